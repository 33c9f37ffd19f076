"""The places of the office case as filmed: reception, the face gate, the lift hall, the tenants' desk."""

from people import CARD, PEN, Look, Pose, bust, own_hand, walker
from scenery import counter, lift, monitor, panelled, plant, rect, room, tree, wall_clock, words
from stage import Scene, Stage, seconds, still_air

RECEPTION = Look(coat="#4A3F55", hair="bun", shirt="#F1EDE4", badge=True)
GUARD = Look(coat="#2F3742", hair="short", shirt="#D6DCE2", tie="#222831", badge=True)
CLERK = Look(coat="#3E5166", hair="short", shirt="#F3F0E8", tie="#8A4B46", badge=True, glasses=True)
VISITORS = (Look(coat="#56687C", hair="short"), Look(coat="#7C6A58", hair="short", hair_colour="#514237"))
SLEEVE = "#3C434D"
HANDSET = '<rect x="-5" y="-24" width="10" height="32" rx="4" fill="#1E2124"/>'


def reception_back() -> str:
    wall = panelled((330, 140, 620, 250), "#5A6470").replace("#96775A", "#667180").replace("#7B5E45", "#4F5966")
    sign = words("锦宇中心 JINYU TOWER", (600, 212), 36, "#F4F1EA", "bold") + words("访客接待 Visitors", (600, 250), 22, "#DDE3E8")
    glass = '<path d="M24 85L253 168V485L24 675Z" fill="#CBDCE2" stroke="#4F565C" stroke-width="8"/>'
    glass += '<path d="M139 127V583" stroke="#4F565C" stroke-width="5"/>'
    return room("#D9D7D3", "#A3A19D", "#E6E4DF") + glass + wall + sign + plant(1040, 452, 1.2)


def reception_front() -> str:
    notice = rect((300, 418, 150, 66), "#F4F1EA", 3) + words("请出示身份证", (375, 446), 19, "#333A42", "bold")
    return counter(260, 1020, 500, 800) + notice + words("Identity card, please", (375, 470), 12, "#555C64") + monitor(800, 488, 1.4)


def reception_pose(stage: Stage) -> Pose:
    """Looks up at once, takes the card, telephones the host with the card in view, returns it."""
    turn = stage.glide(
        ("09:15:18.4", 0.6), ("09:15:19.4", 0.0), ("09:15:32.4", 0.0), ("09:15:33.4", 0.5), ("09:15:43.0", 0.5), ("09:15:44.0", 0.0)
    )
    nod = stage.glide(
        ("09:15:18.4", 0.5), ("09:15:19.4", 0.0), ("09:15:28.6", 0.0), ("09:15:29.2", 0.7), ("09:15:31.0", 0.7), ("09:15:31.8", 0.0)
    )
    right = stage.hand(("09:15:32.6", 31, 106), ("09:15:33.6", 19, 14), ("09:15:42.6", 19, 14), ("09:15:43.6", 31, 106))
    left = stage.hand(
        *(("09:15:26.8", -31, 106), ("09:15:27.8", -30, 100), ("09:15:28.8", -6, 84), ("09:15:47.4", -6, 84), ("09:15:48.4", -30, 100)),
        ("09:15:49.6", -31, 106),
    )
    holds = {"right": HANDSET} if stage.during("09:15:32.9", "09:15:43.3") else {}
    holds |= {"left": CARD} if stage.during("09:15:28.0", "09:15:48.6") else {}
    return Pose(turn, nod, stage.mouth("reception"), 0.8, left, right, holds, stage.blinks(0.3))


def reception_actors(stage: Stage) -> str:
    passer = ""
    if stage.during("09:15:33", "09:15:42"):
        walked = stage.now - seconds("09:15:33")
        passer = walker(VISITORS[0], stage.now * 1.0, (60 + walked * 22, 520 - walked * 6, 1.1 - walked * 0.02))
    return wall_clock(stage.now, 858, 156, 0.8) + passer + bust(RECEPTION, reception_pose(stage), (600, 324, 1.5))


def reception_hand(stage: Stage) -> str:
    """The shopper's hand gives the identity card and takes it back."""
    x, y = stage.hand(
        *(("09:15:25.4", 430, 830), ("09:15:27.2", 540, 474), ("09:15:28.2", 546, 468), ("09:15:29.6", 430, 830)),
        *(("09:15:46.6", 430, 830), ("09:15:48.2", 540, 474), ("09:15:49.0", 540, 474), ("09:15:50.6", 430, 830)),
    )
    held = stage.now < seconds("09:15:28.0") or stage.now > seconds("09:15:48.6")
    return own_hand((x, y), SLEEVE, CARD if held else "") if y < 820 else ""


def gate_back() -> str:
    far = (
        lift(330, 70, 240, 230, "▲ 6") + lift(430, 70, 240, 230, "▼ 11") + lift(770, 70, 240, 230, "▲ 18") + lift(870, 70, 240, 230, "▼ 22")
    )
    sign = rect((560, 170, 160, 44), "#2E3A46", 4) + words("访客通道 Visitors", (640, 199), 18, "#F1EFEA", "bold")
    return room("#D9D7D3", "#A3A19D", "#E6E4DF") + far + sign


def gate_front() -> str:
    posts = "".join(rect((x, 430, 70, 300), "#4A525B", 10) + rect((x + 8, 438, 54, 14), "#2C3238", 4) for x in (150, 400, 900, 1130))
    arms = rect((220, 500, 84, 150), "#BFD4DC", 4, 'fill-opacity="0.7"') + rect((316, 500, 84, 150), "#BFD4DC", 4, 'fill-opacity="0.7"')
    arms += rect((970, 500, 76, 150), "#BFD4DC", 4, 'fill-opacity="0.7"') + rect((1054, 500, 76, 150), "#BFD4DC", 4, 'fill-opacity="0.7"')
    return posts + arms + rect((600, 540, 80, 200), "#3A4149", 8) + rect((478, 210, 324, 348), "#23282E", 16)


def gate_screen(stage: Stage) -> str:
    """The terminal: waits for a face, compares it with the card for a long while, opens."""
    begin, end = seconds("09:17:55"), seconds("09:18:47")
    screen = rect((496, 228, 288, 312), "#101A22", 6)
    if stage.now < begin:
        return screen + words("请看镜头", (640, 360), 40, "#DCE6EC", "bold") + words("Look into the camera", (640, 400), 22, "#9FB3C0")
    if stage.now >= end:
        tick = '<circle cx="640" cy="350" r="64" fill="#2F9E73"/>'
        tick += '<path d="M610 352l22 24 40-50" stroke="#FFFFFF" stroke-width="12" fill="none"/>'
        return screen + tick + words("通过 Pass", (640, 470), 36, "#DFF3EA", "bold")
    share = int((stage.now - begin) / (end - begin) * 100)
    portrait = '<circle cx="566" cy="330" r="46" fill="#34495A"/>'
    portrait += '<circle cx="566" cy="318" r="20" fill="#D7AA8B"/><path d="M532 366q34-46 68 0z" fill="#5B6670"/>'
    card = (
        rect((652, 290, 104, 72), "#E8EEF2", 6)
        + rect((716, 302, 30, 38), "#B5C3CC")
        + rect((662, 304, 44, 6), "#8FA2AE")
        + rect((662, 318, 36, 6), "#8FA2AE")
    )
    bar = rect((516, 440, 248, 18), "#2C3A45", 9) + rect((516, 440, max(4, share * 2.48), 18), "#4FA3D1", 9)
    return (
        screen
        + portrait
        + card
        + bar
        + words("人证比对中", (640, 420), 26, "#DCE6EC", "bold")
        + words(f"Comparing {share} %", (640, 494), 22, "#9FB3C0")
    )


def gate_actors(stage: Stage) -> str:
    queue = ""
    for index, look in enumerate(VISITORS):
        since = stage.now - seconds("09:18:04") - 12 * index
        if since > 0:
            short = max(0.0, 3 - since)
            stride = stage.now if short else 0.0
            queue += walker(look, stride, (80 + 110 * index - short * 110, 650 + 40 * index, 1.7))
    guard = Pose(0.3 * (int(stage.now / 4) % 2), 0.0, 0.0, 0.0, (-20, 96), (20, 96), {}, stage.blinks(0.6))
    return wall_clock(stage.now, 930, 150, 0.7) + bust(GUARD, guard, (1010, 330, 1.15)) + queue


def lifts_back() -> str:
    low = rect((330, 150, 290, 44), "#2F6F8F", 4) + words("低区 Low 1-12", (475, 181), 25, "#FFFFFF", "bold")
    high = rect((660, 150, 290, 44), "#8A5A2B", 4) + words("高区 High 13-24", (805, 181), 25, "#FFFFFF", "bold")
    entrances = (
        lift(350, 100, 250, 220, "▲ 3")
        + lift(500, 100, 250, 220, "▼ 9")
        + lift(680, 100, 250, 220, "▲ 15")
        + lift(830, 100, 250, 220, "▼ 14")
    )
    return room("#DAD8D4", "#9F9D99", "#E6E4DF") + low + high + entrances


def lifts_actors(stage: Stage) -> str:
    apart = stage.glide(("09:19:20", 0.0), ("09:19:21.6", 46.0))
    car = rect((830, 250, 100, 220), "#E9DFC8") + rect((850, 300, 60, 6), "#BFB49C")
    doors = rect((830, 250, 50 - apart, 220), "#AEB2B3") + rect((880 + apart, 250, 50 - apart, 220), "#A2A7A9")
    people = "".join(
        walker(look, stage.now * 0.9 if stage.now > seconds("09:19:22") else 0.0, (760 + 60 * index, 560 + 26 * index, 1.35), 1)
        for index, look in enumerate(VISITORS)
    )
    return wall_clock(stage.now, 596, 210, 0.7) + car + doors + people


def desk_back() -> str:
    wall = (
        rect((290, 128, 700, 342), "#E4E1DB")
        + rect((330, 150, 420, 70), "#3E5166", 4)
        + words("租户服务台 Tenant service", (540, 197), 30, "#F4F1EA", "bold")
    )
    window = rect((800, 160, 160, 190), "#C9DBE4", 2, 'stroke="#8B9299" stroke-width="6"') + tree(860, 350, 0.9) + tree(915, 350, 0.7)
    return room("#E0DDD7", "#9C9A95", "#EAE7E1") + wall + window + plant(330, 452, 0.9)


def desk_front() -> str:
    wifi = (
        rect((860, 420, 110, 66), "#FFFFFF", 4, 'stroke="#8B9299"')
        + words("访客 Wi-Fi", (915, 448), 18, "#2F6F8F", "bold")
        + words("JINYU-GUEST", (915, 472), 13, "#444B52")
    )
    return counter(200, 1080, 500, 800) + wifi + monitor(420, 488, 1.4)


def desk_pose(stage: Stage) -> Pose:
    """The clerk answers at once, prints the permit, hands over the card with the Wi-Fi code, and is done."""
    nod = stage.glide(
        ("09:20:14.6", 0.0), ("09:20:15.4", 0.6), ("09:20:18.4", 0.6), ("09:20:19.2", 0.0), ("09:20:31", 0.0), ("09:20:32", 0.6)
    )
    turn = stage.glide(("09:20:14.6", 0.0), ("09:20:15.4", -0.6), ("09:20:18.4", -0.6), ("09:20:19.2", 0.0))
    right = stage.hand(("09:20:23.2", 30, 106), ("09:20:24.2", 58, 88), ("09:20:27.0", 58, 88), ("09:20:28.2", 30, 106))
    return Pose(turn, nod, stage.mouth("clerk"), 0.5, (-18, 104), right, {"left": PEN} if nod > 0.3 else {}, stage.blinks(0.8))


def desk_actors(stage: Stage) -> str:
    return wall_clock(stage.now, 620, 240, 0.7) + bust(CLERK, desk_pose(stage), (640, 326, 1.5))


FACE_GATE = Scene(gate_back(), gate_actors, gate_front(), gate_screen)
ARRIVAL = Scene(reception_back(), reception_actors, reception_front(), reception_hand)
LIFTS = Scene(lifts_back(), lifts_actors, "", still_air)
DESK = Scene(desk_back(), desk_actors, desk_front(), still_air)
