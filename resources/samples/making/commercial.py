"""The commercial case: Xinlan Plaza, Saturday 7 June 2025, 14:30, at the peak. What is heard, filmed and photographed."""

import commercial_photos as photos
from commercial_scenes import DESK, ESCALATOR, PHONE
from stage import Case, Film, Line, Noise, Photo, Shot, Voice

VOICES = {
    "staff": Voice("cmn-latn-pinyin+f4", 54, 162, 0.6, 0.68),
    "customer": Voice("cmn-latn-pinyin+f1", 44, 158, 0.55, 0.6),
    "shopper": Voice("cmn-latn-pinyin+m2", 40, 165, 0.85, 0.75),
    "broadcast": Voice("cmn-latn-pinyin+f2", 60, 140, 0.5, 0.4),
}
LINES = (
    Line("14:30:18.2", "staff", "您好，请稍等，马上为您服务。", "nin2 hao3, qing3 shao1 deng3, ma3 shang4 wei4 nin2 fu2 wu4."),
    Line("14:30:24.0", "staff", "您的发票开好了，请收好。", "nin2 de5 fa1 piao4 kai1 hao3 le5, qing3 shou1 hao3."),
    Line("14:30:28.6", "customer", "好的，还要一张停车券。", "hao3 de5, hai2 yao4 yi4 zhang1 ting2 che1 quan4."),
    Line("14:30:33.4", "staff", "这是停车券，两小时有效。", "zhe4 shi4 ting2 che1 quan4, liang3 xiao3 shi2 you3 xiao4."),
    Line("14:30:38.4", "customer", "谢谢，再见。", "xie4 xie5, zai4 jian4."),
    Line(
        "14:30:46.6",
        "staff",
        "您好，让您久等了，请问有什么可以帮您？",
        "nin2 hao3, rang4 nin2 jiu3 deng3 le5, qing3 wen4 you3 shen2 me5 ke3 yi3 bang1 nin2?",
    ),
    Line("14:30:52.0", "shopper", "请问母婴室在哪里？", "qing3 wen4 mu3 ying1 shi4 zai4 na3 li3?"),
    Line(
        "14:30:54.8",
        "staff",
        "母婴室在三楼B区，出电梯右转，第二个门。",
        "mu3 ying1 shi4 zai4 san1 lou2 bi1 qu1, chu1 dian4 ti1 you4 zhuan3, di4 er4 ge4 men2.",
    ),
    Line("14:31:00.8", "shopper", "停车怎么付费？", "ting2 che1 zen3 me5 fu4 fei4?"),
    Line("14:31:03.0", "staff", "用我们的小程序，扫这个码就可以。", "yong4 wo3 men5 de5 xiao3 cheng2 xu4, sao3 zhe4 ge4 ma3 jiu4 ke3 yi3."),
    Line("14:31:07.4", "shopper", "好的，谢谢。", "hao3 de5, xie4 xie5."),
    Line("14:31:09.2", "staff", "不客气，还有其他需要吗？", "bu2 ke4 qi5, hai2 you3 qi2 ta1 xu1 yao4 ma5?"),
    Line("14:31:12.6", "shopper", "没有了，再见。", "mei2 you3 le5, zai4 jian4."),
    Line("14:31:14.6", "staff", "祝您购物愉快，再见。", "zhu4 nin2 gou4 wu4 yu2 kuai4, zai4 jian4."),
    Line("14:35:06.0", "shopper", "您好，我的蓝色雨伞丢了，在二楼。", "nin2 hao3, wo3 de5 lan2 se4 yu3 san3 diu1 le5, zai4 er4 lou2."),
    Line("14:35:10.6", "staff", "请您别着急，我马上安排广播。", "qing3 nin2 bie2 zhao2 ji2, wo3 ma3 shang4 an1 pai2 guang3 bo1."),
    Line(
        "14:38:24.0",
        "broadcast",
        "各位顾客请注意，有人在二楼遗失蓝色雨伞一把，请拾到者送到一楼服务台。",
        "ge4 wei4 gu4 ke4 qing3 zhu4 yi4, you3 ren2 zai4 er4 lou2 yi2 shi1 lan2 se4 yu3 san3 yi4 ba3, "
        "qing3 shi2 dao4 zhe3 song4 dao4 yi1 lou2 fu2 wu4 tai2.",
    ),
)
ROOMS = (("14:29:00", "mall"),)
NOISES = (
    Noise("14:29:56", "footsteps", "14:30:16"),
    Noise("14:30:00", "murmur", "14:32:50", 0.8),
    Noise("14:30:42", "footsteps", "14:30:47", 0.5),
    Noise("14:31:18", "footsteps", "14:31:56"),
    Noise("14:31:30.5", "shutter"),
    Noise("14:32:28", "beep", "", 0.5),
    Noise("14:32:51", "chime", "", 0.5),
    Noise("14:33:00", "beep"),
    Noise("14:33:28", "chime"),
    Noise("14:33:00", "murmur", "14:35:00", 1.3),
    Noise("14:33:32", "footsteps", "14:33:58"),
    Noise("14:34:02.6", "shutter"),
    Noise("14:34:08", "footsteps", "14:34:20"),
    Noise("14:34:25", "rattle", "14:34:42"),
    Noise("14:34:50.2", "shutter"),
    Noise("14:34:52", "footsteps", "14:35:04"),
    Noise("14:35:20", "murmur", "14:38:16", 1.2),
    Noise("14:35:30", "footsteps", "14:35:56"),
    Noise("14:36:00", "beep"),
    Noise("14:36:31", "chime"),
    Noise("14:36:52.9", "shutter"),
    Noise("14:37:10", "beep"),
    Noise("14:37:41", "chime"),
    Noise("14:37:44", "footsteps", "14:38:10"),
    Noise("14:38:22", "chime", "", 1.4),
    Noise("14:38:36", "murmur", "14:38:58", 1.1),
)
FILMS = (
    Film("data/film/VID_3301.mp4", "14:30:10", 70, (Shot("14:30:10", DESK, (("14:30:11", 640, 370, 0.96), ("14:30:16", 640, 376, 1.14))),)),
    Film("data/film/VID_3302.mp4", "14:32:00", 56, (Shot("14:32:00", PHONE, (("14:32:00", 640, 360, 1.0),)),)),
    Film("data/film/VID_3303.mp4", "14:34:20", 26, (Shot("14:34:20", ESCALATOR, (("14:34:20", 640, 380, 1.0),)),)),
)
PHOTOS = (
    Photo("data/photo/PIC_0701.jpg", "14:31:30.52", photos.promotion()),
    Photo("data/photo/PIC_0702.jpg", "14:34:02.61", photos.dark_corner()),
    Photo("data/photo/PIC_0703.jpg", "14:34:50.24", photos.worn_sign()),
    Photo("data/photo/PIC_0704.jpg", "14:36:52.93", photos.nursing_room()),
)
CASE = Case(
    name="commercial",
    date="2025-06-07",
    latitude=31.21908,
    longitude=121.47556,
    recorder="data/sound/REC_3300.m4a",
    recorder_start="14:29:50",
    recorder_length_s=550,
    voices=VOICES,
    lines=LINES,
    rooms=ROOMS,
    noises=NOISES,
    films=FILMS,
    photos=PHOTOS,
    seed=330,
)
