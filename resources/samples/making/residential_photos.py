"""The photographs of the residential case: drawings of 1280 x 960 units."""

from people import PEN, Pose, bust
from residential_scenes import CLERK, PRICES, desk_back, desk_front
from scenery import led, price_board, rect, tree, words


def gate_notice() -> str:
    """The notice at the gate that states the rule: a visitor wears a pass."""
    brick = rect((0, 0, 1280, 960), "#B7A594")
    courses = "".join(f'<path d="M0 {y}H1280" stroke="#A59380" stroke-width="4"/>' for y in range(0, 960, 48))
    joints = "".join(
        f'<path d="M{x + (y // 48 % 2) * 60} {y}v48" stroke="#A59380" stroke-width="4"/>'
        for y in range(0, 960, 48)
        for x in range(0, 1280, 120)
    )
    board = rect((230, 130, 820, 690), "#F5F2E9", 10, 'stroke="#5C554D" stroke-width="10"') + rect((235, 135, 810, 120), "#33514A")
    head = words("访客须知  Notice to visitors", (640, 212), 46, "#F4F0E6", style="bold")
    rules = (
        ("1  请出示有效证件并登记", "Show a valid document and register."),
        ("2  进入园区须佩戴访客证", "Inside, wear the visitor pass you are given."),
        ("3  离开时请交还访客证", "Return the pass when you leave."),
        ("4  车辆限速 15 公里/小时", "Drive no faster than 15 km/h."),
    )
    lines = "".join(
        words(rule, (290, 335 + index * 128), 44, "#26302D", style="bold start")
        + words(english, (346, 380 + index * 128), 27, "#55605C", style="start")
        for index, (rule, english) in enumerate(rules)
    )
    return brick + courses + joints + board + head + lines


def service_desk() -> str:
    """The desk while the shopper waits: tidy, one clerk at work in the right dress, no badge."""
    clerk = bust(CLERK, Pose(0.15, 0.3, 0, 0.3, (-16, 104), (16, 104), {"right": PEN}), (430, 330, 1.5))
    inside = desk_back() + led("10:35", 880, 158, 0.8) + clerk + desk_front()
    return rect((0, 0, 1280, 960), "#D6CEC1") + f'<g transform="translate(0 120)">{inside}</g>'


def prices() -> str:
    """The price board on the wall."""
    return rect((0, 0, 1280, 960), "#CBC2B4") + '<path d="M0 870H1280V960H0Z" fill="#A69B8C"/>' + price_board(170, 110, 940, PRICES)


def smudges() -> str:
    """Finger marks where the two doors meet."""
    places = (
        (520, 420, -12),
        (548, 452, 8),
        (500, 476, 20),
        (560, 500, -6),
        (690, 436, 14),
        (716, 470, -10),
        (676, 492, 4),
        (530, 540, 24),
        (704, 540, -18),
    )
    return "".join(
        f'<g transform="translate({x} {y}) rotate({angle})"><ellipse rx="13" ry="21" fill="#7C8386" fill-opacity="0.55"/>'
        '<path d="M-7-10q7-6 14 0M-9-3q9-7 18 0M-9 4q9-7 18 0M-7 11q7-6 14 0" fill="none" stroke="#5F676B" stroke-width="1.6"/></g>'
        for x, y, angle in places
    )


def lift_doors() -> str:
    """The doors of lift 1 from inside the car, with finger marks at the height of a hand."""
    frame = rect((0, 0, 1280, 960), "#C2B7A7") + rect((270, 90, 700, 870), "#6F665C")
    doors = rect((300, 130, 318, 830), "#B4B9BB") + rect((622, 130, 318, 830), "#AAB0B2")
    shine = rect((316, 150, 22, 800), "#C8CDCE") + rect((640, 150, 14, 800), "#BCC1C3")
    plate = rect((540, 22, 160, 56), "#22262A", 6) + words("1 号梯", (620, 62), 34, "#E9A15A", style="bold")
    panel = (
        rect((1030, 260, 170, 470), "#9DA3A6", 8)
        + rect((1062, 282, 106, 60), "#22262A", 4)
        + words("1", (1115, 326), 40, "#E9A15A", style="bold")
    )
    buttons = "".join(
        f'<circle cx="{1078 + floor % 2 * 74}" cy="{694 - floor // 2 * 62}" r="24" fill="#D6DADB"/>'
        + words(str(floor + 1), (1078 + floor % 2 * 74, 703 - floor // 2 * 62), 26, "#3A4044")
        for floor in range(12)
    )
    capacity = words("载重 1000 kg · 13 人", (130, 330), 22, "#4A4038")
    return frame + doors + shine + smudges() + plate + panel + buttons + capacity


def playground() -> str:
    """The playground: slide, swings, soft ground, nothing broken, nobody hurt."""
    sky = rect((0, 0, 1280, 560), "#CFE0E8") + "".join(
        tree(x, 520, 1.5, green) for x, green in ((110, "#86A57F"), (330, "#7FA07A"), (980, "#8DAA84"), (1190, "#79997A"))
    )
    ground = rect((0, 510, 1280, 450), "#9DB48C") + '<path d="M120 640Q640 540 1160 640L1240 900Q640 980 40 900Z" fill="#C98A62"/>'
    slide = (
        '<path d="M430 470L430 800M520 470L520 800" stroke="#4A6C8C" stroke-width="16"/>'
        + "".join(f'<path d="M430 {y}H520" stroke="#4A6C8C" stroke-width="10"/>' for y in range(540, 800, 52))
        + rect((410, 440, 140, 26), "#E0B24A", 6)
        + '<path d="M540 450C640 520 640 740 780 800L760 830C600 780 590 560 528 470Z" fill="#D65F4C"/>'
        + '<path d="M400 440L480 370 560 440Z" fill="#3F7F8A"/>'
    )
    swings = '<path d="M830 820L890 450L950 820M1090 820L1150 450L1200 820M890 456H1150" stroke="#5E6B52" stroke-width="16" fill="none"/>'
    seats = "".join(
        f'<path d="M{x} 460V700M{x + 60} 460V700" stroke="#3A3A3A" stroke-width="4"/>' + rect((x - 6, 700, 72, 14), "#C2493C", 4)
        for x in (930, 1050)
    )
    sign = (
        rect((150, 480, 170, 120), "#F4F0E6", 6)
        + rect((228, 600, 14, 150), "#6F665C")
        + words("儿童乐园", (235, 530), 30, "#33514A", style="bold")
    )
    small = words("3-12 岁 · 请家长陪同", (235, 568), 15, "#4A4F4C") + words("检查 2025-05-26 正常", (235, 590), 13, "#4A4F4C")
    return sky + ground + slide + swings + seats + sign + small


KINDS = (
    ("可回收物", "Recyclable", "#3F6FA8"),
    ("厨余垃圾", "Kitchen", "#5E8C4A"),
    ("有害垃圾", "Hazardous", "#B5544A"),
    ("其他垃圾", "Residual", "#5D6166"),
)


def bins() -> str:
    """Four sorted bins with clear signs; the lids of the second and the fourth stand open."""
    shelter = (
        rect((0, 0, 1280, 960), "#C6CFC0")
        + rect((0, 640, 1280, 320), "#A8A59D")
        + rect((70, 90, 1140, 560), "#DDD7CA")
        + rect((50, 60, 1180, 44), "#6F7C6C", 6)
    )
    drawn = ""
    for index, (name, english, colour) in enumerate(KINDS):
        x = 120 + index * 272
        label = (
            rect((x + 6, 150, 212, 100), colour, 8)
            + words(name, (x + 112, 198), 38, "#FFFFFF", style="bold")
            + words(english, (x + 112, 234), 24, "#FFFFFF")
        )
        body = f'<path d="M{x} 430H{x + 224}L{x + 208} 790H{x + 16}Z" fill="{colour}"/>' + rect(
            (x + 62, 560, 100, 70), "#FFFFFF", 6, 'fill-opacity="0.25"'
        )
        wheels = f'<circle cx="{x + 40}" cy="796" r="20" fill="#2A2D2E"/><circle cx="{x + 184}" cy="796" r="20" fill="#2A2D2E"/>'
        if index in {1, 3}:
            rubbish = f'<path d="M{x + 12} 432q30-44 70-20q34-40 74-6q36-14 56 26z" fill="#D8D2C2"/>'
            rubbish += f'<path d="M{x + 60} 428q14-30 44-24q20 8 26 24z" fill="#A9B88F"/>'
            lid = f'<path d="M{x - 4} 432L{x + 30} 300H{x + 194}L{x + 228} 432Z" fill="#2F3336"/>'
            inside = f'<path d="M{x + 18} 432L{x + 44} 322H{x + 180}L{x + 206} 432Z" fill="#4A5054"/>'
            drawn += label + lid + inside + rubbish + body + wheels
        else:
            drawn += label + body + rect((x - 10, 398, 244, 40), "#2F3336", 12) + wheels
    return shelter + drawn


def sorting_sign() -> str:
    """The sorting sign above the bins: four kinds, each with examples, easy to read."""
    board = rect((0, 0, 1280, 960), "#B9C2B2") + rect((90, 100, 1100, 760), "#F7F5EE", 12, 'stroke="#6F7C6C" stroke-width="10"')
    head = words("生活垃圾分类投放指南", (640, 196), 60, "#26302D", style="bold") + words(
        "How to sort household waste", (640, 246), 30, "#55605C"
    )
    examples = ("纸张 塑料 玻璃 金属", "剩菜 果皮 茶渣", "电池 灯管 药品", "纸巾 陶瓷 尘土")
    columns = ""
    for index, ((name, english, colour), shown) in enumerate(zip(KINDS, examples, strict=True)):
        x = 140 + index * 256
        columns += (
            rect((x, 300, 232, 480), colour, 10)
            + words(name, (x + 116, 376), 42, "#FFFFFF", style="bold")
            + words(english, (x + 116, 418), 26, "#FFFFFF")
        )
        columns += "".join(words(thing, (x + 116, 506 + row * 62), 34, "#FFFFFF") for row, thing in enumerate(shown.split()))
    return (
        board
        + head
        + columns
        + words("投放时间 7:00-9:00  18:00-21:00    投放后请盖好桶盖 Please close the lid", (640, 832), 28, "#26302D", style="bold")
    )
