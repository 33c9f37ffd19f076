"""The photographs of the office case: drawings of 1280 x 960 units."""

from scenery import rect, words


def zones() -> str:
    """The plate that says which lift serves which floors."""
    drawn = rect((0, 0, 1280, 960), "#CFCBC4") + rect((140, 140, 1000, 640), "#2B323A", 12)
    drawn += words("电梯分区 Lift zones", (640, 250), 60, "#F4F1EA", "bold")
    rows = (("低区 Low", "1-12", "A B", "#2F6F8F"), ("高区 High", "13-24", "C D", "#8A5A2B"))
    for index, (name, floors, lifts, colour) in enumerate(rows):
        y = 320 + index * 210
        drawn += rect((200, y, 880, 170), colour, 8) + words(name, (240, y + 105), 56, "#FFFFFF", "bold start")
        drawn += words(floors, (760, y + 112), 76, "#FFFFFF", "bold") + words(lifts, (1040, y + 108), 52, "#FFFFFF", "bold end")
    return drawn


def air() -> str:
    """The display of the air in the lift lobby of floor 16: good values."""
    drawn = (
        rect((0, 0, 1280, 960), "#D8D4CC")
        + rect((220, 170, 840, 560), "#14191E", 18)
        + words("室内空气 Indoor air · 16F", (640, 260), 44, "#DCE6EC", "bold")
    )
    rows = (("PM2.5", "8 µg/m³"), ("CO₂", "620 ppm"), ("温度 Temperature", "24.2 ℃"), ("湿度 Humidity", "46 %"))
    for index, (name, value) in enumerate(rows):
        y = 350 + index * 90
        drawn += words(name, (290, y), 40, "#9FB3C0", "start") + words(value, (990, y), 46, "#7FE0B0", "bold end")
    return drawn


def basin(x: float, stream: float) -> str:
    """A basin with its tap; `stream` is the width of the water."""
    tap = f'<path d="M{x} 500V430Q{x} 396 {x + 34} 396H{x + 84}V424H{x + 44}Q{x + 28} 424 {x + 28} 442V500Z" fill="#B9C0C5"/>'
    bowl = f'<ellipse cx="{x + 60}" cy="620" rx="150" ry="66" fill="#F7F8F8"/>'
    bowl += f'<ellipse cx="{x + 60}" cy="612" rx="126" ry="48" fill="#DDE3E6"/>'
    drain = f'<circle cx="{x + 70}" cy="622" r="12" fill="#8B949A"/>'
    return bowl + drain + tap + rect((x + 66 - stream / 2 + 8, 424, stream, 190), "#9CCBE6", 2)


def washroom() -> str:
    """The washroom of floor 16: clean; the middle and the right tap give only a thread of water."""
    tiles = rect((0, 0, 1280, 960), "#E4E8E8") + "".join(
        f'<path d="M0 {y}H1280" stroke="#CDD4D5" stroke-width="3"/>' for y in range(0, 520, 80)
    )
    tiles += "".join(f'<path d="M{x} 0V520" stroke="#CDD4D5" stroke-width="3"/>' for x in range(0, 1280, 80))
    mirror = (
        rect((120, 70, 1040, 270), "#C5D8DE", 6, 'stroke="#9AA7AC" stroke-width="10"')
        + '<path d="M200 330L330 80M700 330L830 80" stroke="#D9E7EB" stroke-width="14"/>'
    )
    top = rect((60, 510, 1160, 210), "#CFC8BC", 8) + rect((60, 700, 1160, 60), "#A89F91")
    soap = "".join(rect((x, 380, 44, 110), "#6F7C85", 8) for x in (420, 800))
    card = rect((1010, 780, 200, 130), "#FFFFFF", 4) + words("清洁记录 Cleaning", (1110, 816), 20, "#333A42", "bold")
    signed = "".join(words(line, (1110, 846 + index * 26), 18, "#333A42") for index, line in enumerate(("07:30  Zhou", "09:00  Zhou")))
    return tiles + mirror + top + basin(190, 16) + basin(580, 3) + basin(960, 4) + soap + card + signed


def directory() -> str:
    """The directory of tenants in the lobby: whole, lit, current."""
    drawn = (
        rect((0, 0, 1280, 960), "#C9C5BE")
        + rect((250, 70, 780, 830), "#20262C", 10)
        + words("楼层索引 Directory", (640, 150), 50, "#F4F1EA", "bold")
    )
    tenants = (
        *(
            ("22", "Northwind Legal 北风律所"),
            ("19", "Lotus Analytics 莲析"),
            ("16", "Harbour Design 海港设计"),
            ("12", "Cedar Travel 雪松旅行"),
        ),
        *(("8", "Blue Kiln Ceramics 蓝窑"), ("3", "租户服务台 Tenant service"), ("1", "访客接待 Visitors")),
    )
    for index, (floor, name) in enumerate(tenants):
        y = 240 + index * 90
        drawn += (
            rect((300, y - 46, 80, 66), "#2F6F8F", 6)
            + words(floor, (340, y), 40, "#FFFFFF", "bold")
            + words(name, (420, y), 36, "#DCE2E7", "start")
        )
    return drawn
