"""The photographs of the commercial case: drawings of 1280 x 960 units."""

from scenery import rect, words


def dark_corner() -> str:
    """The corner by the north-west stair on floor 2: two of four lamps are out."""
    walls = (
        rect((0, 0, 1280, 960), "#5C574F")
        + '<path d="M0 0H640V700L0 960Z" fill="#4A463F"/><path d="M640 0H1280V960L640 700Z" fill="#57524A"/>'
    )
    floor = '<path d="M0 960L640 700 1280 960Z" fill="#3E3A34"/>'
    lamps = "".join(
        rect((x, 60, 130, 34), "#F8F0D6" if lit else "#3A3630", 6)
        + (f'<path d="M{x} 94h130l90 420h-310z" fill="#FFF6DC" fill-opacity="0.14"/>' if lit else "")
        for x, lit in ((120, True), (420, False), (740, False), (1040, True))
    )
    door = (
        rect((770, 330, 190, 420), "#3B4640")
        + rect((806, 360, 118, 56), "#2F7A5C", 4)
        + words("安全出口", (865, 398), 26, "#DFF3EA", "bold")
    )
    return walls + floor + door + lamps + words("2F 西北角", (300, 300), 44, "#8C867A", "bold")


def worn_sign() -> str:
    """The direction sign by escalator 2, so worn that one line can no longer be read."""
    board = rect((0, 0, 1280, 960), "#CFC8BB") + rect((190, 200, 900, 540), "#3E5166", 10)
    lines = "".join(words(text, (260, y), 64, "#F4F1EA", "bold start") for text, y in (("← 影院 Cinema 4F", 330), ("↑ 母婴室 3F-B", 640)))
    faded = words("→ 停车场 P2 Parking", (260, 485), 64, "#566980", "bold start")
    scratches = "".join(
        f'<path d="M{x} {y}l{dx} {dy}" stroke="#8796A6" stroke-width="{width}"/>'
        for x, y, dx, dy, width in (
            (240, 440, 300, 60, 9),
            (420, 500, 260, -70, 12),
            (620, 430, 240, 70, 7),
            (700, 500, 280, -50, 10),
            (300, 520, 420, -30, 6),
        )
    )
    return board + lines + faded + scratches


def nursing_room() -> str:
    """The nursing room: table, basin, seat, bin, call button, all clean."""
    walls = rect((0, 0, 1280, 960), "#F1E4DC") + rect((0, 690, 1280, 270), "#D9C5B4") + rect((0, 680, 1280, 14), "#C9B3A1")
    plate = rect((500, 60, 280, 80), "#C77F86", 10) + words("母婴室", (640, 118), 48, "#FFFFFF", "bold")
    table = rect((110, 470, 380, 40), "#FFFFFF", 8) + rect((130, 510, 340, 250), "#B99B7F", 6) + rect((150, 440, 300, 34), "#BFD9E6", 14)
    basin = rect((600, 500, 220, 30), "#FFFFFF", 8) + rect((620, 530, 180, 230), "#C9CED1", 6)
    basin += '<path d="M700 500V430Q700 404 728 404H752V426H734Q722 426 722 440V500Z" fill="#9AA4AA"/>' + words(
        "温水 38 ℃", (710, 380), 26, "#7A5A50"
    )
    seat = '<path d="M930 520q0-70 80-70h60q80 0 80 70v150H930z" fill="#8FA6B8"/>' + rect((915, 640, 250, 90), "#7E96A9", 16)
    bin_drawn = rect((1190, 640, 70, 130), "#6F7C85", 8) + rect((1184, 624, 82, 22), "#4B555C", 8)
    bell = '<circle cx="870" cy="330" r="30" fill="#D9503F"/>' + words("呼叫", (870, 390), 24, "#7A5A50")
    record = rect((90, 190, 250, 160), "#FFFFFF", 6) + words("清洁记录 6月7日", (215, 230), 24, "#444444", "bold")
    record += words("12:00  王", (215, 275), 22, "#444444") + words("14:00  王", (215, 315), 22, "#444444")
    return walls + plate + table + basin + seat + bin_drawn + bell + record


def promotion() -> str:
    """The poster of the day's promotion beside the information desk."""
    board = rect((0, 0, 1280, 960), "#DDD5C7") + rect((300, 60, 680, 840), "#F6D35B", 14)
    lines = (
        ("今日活动", 190, 84),
        ("满 300 减 50", 400, 110),
        ("6月7日（周六）10:00-22:00", 540, 44),
        ("全场参加，服务台领券", 640, 44),
        ("每人限一张", 730, 36),
    )
    return board + "".join(words(text, (640, y), size, "#8A2F26", "bold") for text, y, size in lines)
