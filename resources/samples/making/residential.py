"""The residential case: Yunting Gardens, Saturday 31 May 2025, 10:30, as a prospective owner. What is heard, filmed and photographed."""

import residential_photos as photos
from residential_scenes import CORRIDOR, DESK, GATE, LOBBY
from stage import Case, Film, Line, Noise, Photo, Shot, Voice

VOICES = {
    "guard": Voice("cmn-latn-pinyin+m3", 32, 150, 0.5, 0.62),
    "host": Voice("cmn-latn-pinyin+f3", 40, 165, 0.34, 0.42),
    "shopper": Voice("cmn-latn-pinyin+f2", 58, 160, 0.8, 0.7),
    "shopper, English": Voice("en-gb+f2", 58, 165, 0.8, 0.7),
    "clerk": Voice("en-us+f3", 50, 158, 0.48, 0.55),
    "adviser": Voice("en-gb+m1", 40, 160, 0.55, 0.6),
}
LINES = (
    Line("10:30:13.8", "guard", "您好，请问您找哪位？", "nin2 hao3, qing3 wen4 nin2 zhao3 na3 wei4?"),
    Line("10:30:17.2", "shopper", "您好，我想看房子，去服务中心。", "nin2 hao3, wo3 xiang3 kan4 fang2 zi5, qu4 fu2 wu4 zhong1 xin1."),
    Line("10:30:24.0", "guard", "麻烦出示一下证件，我帮您登记。", "ma2 fan5 chu1 shi4 yi2 xia4 zheng4 jian4, wo3 bang1 nin2 deng1 ji4."),
    Line("10:30:36.4", "guard", "请问您的手机号码是多少？", "qing3 wen4 nin2 de5 shou3 ji1 hao4 ma3 shi4 duo1 shao5?"),
    Line("10:30:39.9", "shopper", "一三八，零零一二，三四五六。", "yi1 san1 ba1, ling2 ling2 yi1 er4, san1 si4 wu3 liu4."),
    Line("10:30:44.6", "guard", "请问看几期的房子？", "qing3 wen4 kan4 ji3 qi1 de5 fang2 zi5?"),
    Line("10:30:47.4", "shopper", "三期。", "san1 qi1."),
    Line("10:30:49.4", "guard", "好的，请稍等，我核对一下信息。", "hao3 de5, qing3 shao1 deng3, wo3 he2 dui4 yi2 xia4 xin4 xi1."),
    Line("10:31:21.0", "guard", "系统有点慢，请您再等一下。", "xi4 tong3 you2 dian3 man4, qing3 nin2 zai4 deng3 yi2 xia4."),
    Line("10:31:25.2", "shopper", "没关系。", "mei2 guan1 xi5."),
    Line(
        "10:32:08.0", "guard", "喂，服务中心吗？有一位访客看三期。", "wei2, fu2 wu4 zhong1 xin1 ma5? you3 yi2 wei4 fang3 ke4 kan4 san1 qi1."
    ),
    Line("10:32:14.0", "guard", "好的，好的。", "hao3 de5, hao3 de5."),
    Line(
        "10:32:59.6",
        "guard",
        "登记好了，您直接往里走就行，右手边第二栋。",
        "deng1 ji4 hao3 le5, nin2 zhi2 jie1 wang3 li3 zou3 jiu4 xing2, you4 shou3 bian1 di4 er4 dong4.",
    ),
    Line("10:33:06.0", "shopper", "谢谢。", "xie4 xie5."),
    Line("10:34:06.2", "shopper", "您好，请问服务中心怎么走？", "nin2 hao3, qing3 wen4 fu2 wu4 zhong1 xin1 zen3 me5 zou3?"),
    Line("10:34:10.4", "host", "那边，直走，右边。", "na4 bian1, zhi2 zou3, you4 bian1."),
    Line("10:34:12.9", "shopper", "最里面那间吗？", "zui4 li3 mian4 na4 jian1 ma5?"),
    Line("10:34:15.0", "host", "嗯。", "en4."),
    Line("10:34:32.4", "clerk", "Hello, welcome. How may I help you?"),
    Line("10:34:35.8", "shopper, English", "Hello. I would like to know the fees for phase three."),
    Line("10:34:39.8", "clerk", "Of course. My colleague will tell you. It takes a moment."),
    Line("10:35:43.4", "clerk", "Service centre, good morning. Yes. I will pass it on."),
    Line("10:37:27.0", "adviser", "Thank you for waiting. You asked about the fees of phase three?"),
    Line("10:37:31.6", "shopper, English", "Yes. How much is the property fee, and a parking space?"),
    Line(
        "10:37:35.6",
        "adviser",
        "The property fee is three yuan twenty per square metre a month. It covers security, cleaning and the upkeep of the lifts.",
    ),
    Line("10:37:44.6", "adviser", "A ground parking space is three hundred and eighty a month. That is the same for everyone."),
    Line("10:37:51.0", "shopper, English", "And if something breaks at night?"),
    Line(
        "10:37:53.6",
        "adviser",
        "Call the service line, day or night. Urgent repairs are answered within two hours, the others within twenty four.",
    ),
    Line("10:38:02.4", "shopper, English", "I see. Thank you, goodbye."),
    Line("10:38:05.2", "adviser", "Goodbye."),
)
ROOMS = (
    ("10:29:00", "outdoors"),
    ("10:33:50", "lobby"),
    ("10:34:18", "corridor"),
    ("10:34:27", "office"),
    ("10:38:16", "lobby"),
    ("10:39:06", "outdoors"),
)
NOISES = (
    Noise("10:29:56", "footsteps", "10:30:12"),
    Noise("10:30:29.2", "beep"),
    Noise("10:30:36", "typing", "10:31:20", 0.8),
    Noise("10:31:28", "typing", "10:32:06", 0.8),
    Noise("10:32:17", "typing", "10:32:57.6", 0.8),
    Noise("10:32:58.6", "beep"),
    Noise("10:33:07.6", "motor"),
    Noise("10:33:10", "footsteps", "10:33:23"),
    Noise("10:33:24.4", "shutter"),
    Noise("10:33:27", "footsteps", "10:33:49"),
    Noise("10:33:49.8", "door"),
    Noise("10:33:51.6", "footsteps", "10:33:59"),
    Noise("10:33:55.4", "footsteps", "10:34:03.4", 0.4),
    Noise("10:34:16.8", "footsteps", "10:34:29.8"),
    Noise("10:34:46", "typing", "10:35:38", 0.5),
    Noise("10:34:50", "murmur", "10:35:30", 0.7),
    Noise("10:35:21.6", "shutter"),
    Noise("10:35:39", "telephone", "", 0.7),
    Noise("10:35:50", "typing", "10:37:18", 0.5),
    Noise("10:36:05.3", "shutter"),
    Noise("10:36:20", "murmur", "10:37:10", 0.8),
    Noise("10:36:40", "paper", "10:36:43"),
    Noise("10:37:22", "footsteps", "10:37:24.6", 0.6),
    Noise("10:38:09", "footsteps", "10:38:46"),
    Noise("10:38:49", "chime"),
    Noise("10:38:53.2", "shutter"),
    Noise("10:38:56", "footsteps", "10:39:34"),
    Noise("10:39:10", "children", "10:40:06"),
    Noise("10:39:38.7", "shutter"),
    Noise("10:39:42", "footsteps", "10:40:16"),
    Noise("10:40:19.1", "shutter"),
    Noise("10:40:33.5", "shutter"),
    Noise("10:40:36", "footsteps", "10:40:48"),
)
FILMS = (
    Film(
        "data/film/VID_0406.mp4",
        "10:30:06",
        52,
        (
            Shot(
                "10:30:06",
                GATE,
                (("10:30:07.4", 640, 360, 1.0), ("10:30:12", 900, 392, 1.36), ("10:30:16", 900, 400, 1.36), ("10:30:17.2", 900, 406, 1.36)),
            ),
        ),
    ),
    Film(
        "data/film/VID_0407.mp4",
        "10:32:50",
        32,
        (Shot("10:32:50", GATE, (("10:33:09.4", 900, 400, 1.36), ("10:33:13.6", 760, 376, 1.1), ("10:33:17", 600, 370, 1.1))),),
    ),
    Film(
        "data/film/VID_0408.mp4",
        "10:33:48",
        62,
        (
            Shot(
                "10:33:48",
                LOBBY,
                (("10:33:52", 640, 360, 1.0), ("10:33:57", 640, 352, 1.24), ("10:34:16.6", 640, 352, 1.24), ("10:34:19", 800, 340, 1.3)),
            ),
            Shot("10:34:19.6", CORRIDOR, (("10:34:19.6", 640, 360, 1.0), ("10:34:26.4", 642, 320, 1.9))),
            Shot("10:34:26.8", DESK, (("10:34:26.8", 640, 360, 0.94), ("10:34:30", 640, 372, 1.08))),
        ),
    ),
    Film(
        "data/film/VID_0409.mp4",
        "10:37:18",
        55,
        (
            Shot(
                "10:37:18",
                DESK,
                (("10:37:20", 700, 372, 1.0), ("10:37:25", 640, 376, 1.12), ("10:38:08", 640, 376, 1.12), ("10:38:11", 760, 372, 1.0)),
            ),
        ),
    ),
)
PHOTOS = (
    Photo("data/photo/IMG_0411.jpg", "10:33:24.40", photos.gate_notice()),
    Photo("data/photo/IMG_0412.jpg", "10:35:21.62", photos.service_desk()),
    Photo("data/photo/IMG_0413.jpg", "10:36:05.31", photos.prices()),
    Photo("data/photo/IMG_0414.jpg", "10:38:53.18", photos.lift_doors()),
    Photo("data/photo/IMG_0415.jpg", "10:39:38.74", photos.playground()),
    Photo("data/photo/IMG_0416.jpg", "10:40:19.07", photos.bins()),
    Photo("data/photo/IMG_0417.jpg", "10:40:33.55", photos.sorting_sign()),
)
CASE = Case(
    name="residential",
    date="2025-05-31",
    latitude=31.22871,
    longitude=121.44512,
    recorder="data/sound/REC_0417.m4a",
    recorder_start="10:29:52",
    recorder_length_s=660,
    voices=VOICES,
    lines=LINES,
    rooms=ROOMS,
    noises=NOISES,
    films=FILMS,
    photos=PHOTOS,
    seed=417,
)
