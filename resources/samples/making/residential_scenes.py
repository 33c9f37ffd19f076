"""The places of the residential case as filmed: the east gate, the lobby, the way to the service centre, its desk."""

from people import CARD, PEN, PHONE, Look, Pose, bust, legs, own_hand, walker
from scenery import counter, lift, monitor, panelled, plant, price_board, rect, room, tree, wall_clock, words
from stage import Scene, Stage, glide, seconds, still_air

GUARD = Look(coat="#2D3C52", cap="#26344A", tie="#1D2836", shirt="#C9D3DC", badge=True)
HOST = Look(coat="#3A4858", hair="short", shirt="#ECE8DF", tie="#7A4A46", badge=True)
CLERK = Look(coat="#37475A", hair="bob", shirt="#F1EDE4", skin="#E0B597")
ADVISER = Look(coat="#37475A", hair="short", shirt="#F1EDE4", tie="#54687A", glasses=True)
RESIDENT = Look(coat="#8A5F57", hair="short", hair_colour="#4A4038")
JOGGER = Look(coat="#5E8C79", hair="short")
SLEEVE = "#5B6670"
PRICES = (
    ("物业服务费 Property fee", "3.20 元/㎡·月"),
    ("地下车位管理费 Garage, upkeep", "80 元/月"),
    ("地面车位租金 Ground parking", "350 元/月"),
    ("临时停车 Short stay", "5 元/小时"),
    ("装修垃圾清运 Refit waste", "600 元/户"),
    ("公示日期 Published", "2025-03-01"),
)


def pass_rack(x: float, y: float) -> str:
    """The rack of visitor passes beside the guard's window: three rows of four, none missing."""
    passes = "".join(
        f'<path d="M{x + 17 + column * 29} {y + 34 + row * 50}l5 8 5-8" stroke="#2F7F6B" stroke-width="3" fill="none"/>'
        + rect((x + 11 + column * 29, y + 42 + row * 50, 22, 30), "#F7F7F2", 2, 'stroke="#7F8C88"')
        + rect((x + 11 + column * 29, y + 42 + row * 50, 22, 9), "#2F7F6B", 2)
        + words(str(1 + row * 4 + column), (x + 22 + column * 29, y + 67 + row * 50), 12, "#333333")
        for row in range(3)
        for column in range(4)
    )
    return (
        rect((x, y, 132, 190), "#8B7358", 4)
        + rect((x, y, 132, 28), "#5F4D3A", 4)
        + words("访客证 PASS", (x + 66, y + 20), 15, "#F4EFE4")
        + passes
    )


def gate_back() -> str:
    towers = "".join(
        rect((x, y, 118, 420 - y), shade)
        + "".join(rect((x + 14 + column * 50, y + 24 + row * 46, 38, 24), "#8C9CA6") for row in range(6) for column in range(2))
        for x, y, shade in ((-120, 150, "#BDB5AA"), (40, 96, "#C6BEB3"), (196, 130, "#B8B0A5"), (352, 88, "#C2BAAF"))
    )
    trees = "".join(
        tree(x, 436, size, green)
        for x, size, green in ((-60, 1, "#7FA07A"), (90, 0.8, "#8DAA84"), (470, 0.9, "#86A57F"), (585, 1.1, "#79997A"))
    )
    ground = (
        rect((-160, 420, 1600, 500), "#A7A49D")
        + '<path d="M-160 900L180 430H500L760 900Z" fill="#8A8883"/>'
        + rect((-160, 414, 1600, 10), "#8FA48A")
    )
    lane = "".join(
        f'<path d="M{338 - step * 6} {470 + step * 62}l10 0 {4 + step * 2} 34h-{16 + step * 2}z" fill="#D9D6CF"/>' for step in range(5)
    )
    house = rect((690, 110, 600, 640), "#E2DCD2") + rect((670, 88, 640, 30), "#5F564C") + rect((690, 118, 600, 66), "#33514A")
    name = words("云庭花园 · 东门", (960, 163), 36, "#F0EDE4", style="bold")
    inside = rect((752, 212, 430, 300), "#B9C4C6") + rect((752, 212, 430, 60), "#CFD8D8") + rect((1100, 230, 70, 230), "#9FAAAC")
    return rect((-160, -160, 1600, 620), "#CBD8DE") + towers + trees + ground + lane + house + name + inside


def gate_front() -> str:
    frame = '<path d="M744 204H1190V520H744Z" fill="none" stroke="#5C554D" stroke-width="14"/>'
    ledge = rect((722, 506, 490, 22), "#EFE7DA", 3) + rect((738, 528, 458, 210), "#CFC6B8")
    sign = (
        rect((786, 556, 236, 84), "#F4F0E6", 4)
        + words("来访登记", (904, 594), 30, "#33514A", style="bold")
        + words("Visitors, please register", (904, 624), 16, "#4A4F4C")
    )
    reader = rect((770, 488, 74, 18), "#30353A", 3) + rect((778, 484, 40, 5), "#57B89A", 2)
    return frame + ledge + sign + reader + pass_rack(1048, 300) + monitor(1000, 512, 1.0)


def barrier(angle: float) -> str:
    stripes = "".join(rect((10 + step * 70, -7, 35, 14), "#F4F1EA") for step in range(6))
    boom = f'<g transform="translate(640 470) rotate({angle:.1f}) scale(-1 1)">{rect((0, -8, 440, 16), "#D9503F", 3)}{stripes}</g>'
    return boom + rect((622, 440, 36, 130), "#E0A33C", 4) + rect((622, 440, 36, 14), "#333333", 4)


GUARD_TURNS = (
    *(("10:30:12.2", -0.6), ("10:30:13.0", 0.0), ("10:30:35.4", 0.0), ("10:30:36.4", 0.7)),
    *(("10:32:58.4", 0.7), ("10:32:59.4", 0.0), ("10:33:09", 0.0), ("10:33:12", -0.7)),
)
GUARD_NODS = (
    *(("10:30:12.2", 0.5), ("10:30:13.0", 0.0), ("10:30:27.0", 0.0), ("10:30:28", 0.9), ("10:30:30.4", 0.9), ("10:30:31.0", 0.0)),
    *(("10:30:32.4", 0.0), ("10:30:33.0", 0.9), ("10:30:34.6", 0.9), ("10:30:35.4", 0.1), ("10:30:42", 0.2), ("10:30:43", 0.5)),
    *(("10:32:58.2", 0.5), ("10:32:59.4", 0.0)),
)
SALUTES_THEN_TAKES_THE_CARD = (
    *(("10:30:12.8", 31, 108), ("10:30:13.6", 17, -6), ("10:30:15.0", 17, -6), ("10:30:15.8", 31, 108)),
    *(("10:30:25.6", 31, 108), ("10:30:26.8", -28, 102), ("10:30:27.4", -24, 98), ("10:30:28.4", 2, 78), ("10:30:35.4", 2, 78)),
    ("10:30:36.4", 36, 100),
)
RETURNS_THE_CARD = (
    *(("10:32:57.8", 36, 100), ("10:32:58.8", 2, 84), ("10:33:03.4", 2, 84), ("10:33:04.4", -28, 100), ("10:33:05.2", -28, 104)),
    ("10:33:06.2", 31, 108),
)
POINTS_THE_WAY = (("10:33:02.0", -31, 108), ("10:33:02.8", -52, 52), ("10:33:04.2", -52, 52), ("10:33:05.2", -31, 108))


def guard_pose(stage: Stage) -> Pose:
    """The guard looks up, salutes, takes and compares the card, types, returns the card and points the way; no pass is touched."""
    keys = int(stage.now * 5)
    if stage.during("10:30:36.4", "10:32:57.8"):
        left, right = (12.0 + 2 * (keys % 2), 102.0), (36.0, 100.0 + 2 * ((keys + 1) % 2))
    else:
        left = stage.hand(*POINTS_THE_WAY)
        right = stage.hand(*(SALUTES_THEN_TAKES_THE_CARD if stage.now < seconds("10:32:00") else RETURNS_THE_CARD))
    carries = stage.during("10:30:27.0", "10:30:35.6") or stage.during("10:32:58.8", "10:33:05.0")
    turn, nod = stage.glide(*GUARD_TURNS), stage.glide(*GUARD_NODS)
    return Pose(turn, nod, stage.mouth("guard"), 0.3, left, right, {"right": CARD} if carries else {}, stage.blinks(0.4))


def gate_actors(stage: Stage) -> str:
    now = stage.now
    jogger = ""
    if stage.during("10:30:31", "10:30:45"):
        jogger = walker(JOGGER, now * 1.3, (620 - (now - seconds("10:30:31")) * 62, 452, 0.62), -1)
    boom = barrier(glide(now, (("10:33:07.6", 0.0), ("10:33:10.4", 62.0))))
    return jogger + boom + bust(GUARD, guard_pose(stage), (900, 330, 1.75))


def gate_hand(stage: Stage) -> str:
    """The shopper's hand: it gives the card at 10:30:27 and takes it back at 10:33:05; nothing else is handed over."""
    if stage.now < seconds("10:32:00"):
        x, y = stage.hand(("10:30:24.4", 720, 800), ("10:30:25.8", 840, 516), ("10:30:27.3", 846, 510), ("10:30:28.6", 720, 800))
        return own_hand((x, y), SLEEVE, CARD if stage.now < seconds("10:30:27.0") else "") if y < 790 else ""
    x, y = stage.hand(("10:33:03.0", 720, 800), ("10:33:04.3", 842, 514), ("10:33:05.2", 842, 514), ("10:33:06.6", 720, 800))
    return own_hand((x, y), SLEEVE, CARD if stage.now >= seconds("10:33:05.0") else "") if y < 790 else ""


def lobby_back() -> str:
    window = '<path d="M24 85L253 168V485L24 675Z" fill="#C6D6D8" stroke="#5C554D" stroke-width="8"/>'
    window += '<path d="M139 127V583M83 107V627M197 148V533" stroke="#5C554D" stroke-width="5"/>'
    garden = '<path d="M29 400L79 376V624L29 667ZM88 368l46-21v229l-46 43zM144 341l49-24v211l-49 45z" fill="#9DB59C"/>'
    wall = (
        panelled((470, 147, 340, 235)) + rect((552, 176, 176, 51), "#EFE9DD") + words("云庭花园", (640, 211), 27, "#4A4038", style="bold")
    )
    lifts = lift(853, 58, 235, 229, "▲ 12") + lift(928, 53, 235, 229, "▼ 3")
    sign = (
        '<path d="M1027 200L1150 155V235L1027 264Z" fill="#3F5A53"/>'
        + f'<g transform="translate(1036 238) skewY(-19)">{words("服务中心 →", (0, 0), 22, "#F0EDE4", style="bold start")}</g>'
    )
    bench = '<path d="M1067 440L1219 523V603L1067 501Z" fill="#6B5A4B"/><path d="M1067 440L1219 523 1163 549 1029 461Z" fill="#B99B7F"/>'
    shadow = '<ellipse cx="640" cy="528" rx="215" ry="12" fill="#8F8476"/>'
    return room() + window + garden + wall + lifts + sign + bench + plant(349, 440, 1.04) + shadow


def lobby_front() -> str:
    desk = counter(452, 828, 400, 522) + monitor(760, 388, 0.9) + rect((498, 360, 28, 26), "#DAD2C4", 2)
    return desk + '<path d="M512 361c-11-13-8-24 0-29 8 5 11 16 0 29z" fill="#B5645A"/>' + plant(980, 478, 1.15)


def host_pose(stage: Stage) -> Pose:
    """The lobby host looks at a phone all the time; asked the way, they glance up for a second and point."""
    nod = stage.glide(("10:34:10.0", 0.95), ("10:34:10.5", 0.35), ("10:34:12.4", 0.35), ("10:34:13", 0.95))
    turn = stage.glide(("10:34:10.0", 0.15), ("10:34:10.6", 0.6), ("10:34:12.4", 0.6), ("10:34:13", 0.15))
    thumb = 1.6 * (int(stage.now * 3) % 2)
    left = stage.hand(("10:34:10.2", -6, 82), ("10:34:10.6", -6, 82))
    right = stage.hand(("10:34:10.2", 10, 84), ("10:34:10.9", 62, 50), ("10:34:12.5", 62, 50), ("10:34:13.3", 10, 84))
    return Pose(turn, nod, stage.mouth("host"), 0.0, left, (right[0], right[1] + thumb), {"left": PHONE})


def lobby_actors(stage: Stage) -> str:
    return wall_clock(stage.now, 738, 158, 0.62) + bust(HOST, host_pose(stage), (588, 282, 1.25))


def lobby_over(stage: Stage) -> str:
    """A resident who walks from the lifts to the bench, and the sliding glass doors that part as the shopper comes in."""
    passer = ""
    if stage.during("10:33:55.4", "10:34:03.4"):
        walked = stage.now - seconds("10:33:55.4")
        passer = walker(RESIDENT, stage.now * 0.9, (905 + walked * 44, 500 + walked * 9, 1.15 + walked * 0.05))
    return passer + lobby_doors(stage)


def lobby_doors(stage: Stage) -> str:
    apart = stage.glide(("10:33:49.8", 0.0), ("10:33:51.8", 1.0)) * 720
    if apart >= 719:
        return ""
    leaf = 'stroke="#5C554D" stroke-width="16" fill-opacity="0.35"'
    return rect((-60 - apart, -60, 700, 860), "#DCE8EA", 0, leaf) + rect((640 + apart, -60, 700, 860), "#DCE8EA", 0, leaf)


def corridor_back() -> str:
    doors = rect((402, 190, 120, 280), "#8A7258") + rect((762, 190, 120, 280), "#8A7258") + rect((566, 170, 150, 300), "#D4DEDF")
    sign = rect((548, 116, 188, 48), "#3F5A53", 3) + words("服务中心", (642, 150), 27, "#F0EDE4", style="bold")
    panel = (
        '<path d="M60 220L220 262V330L60 312Z" fill="#EFE9DD"/>'
        + f'<g transform="translate(74 268) skewY(14)">{words("← 1-3 号楼", (0, 0), 24, "#4A4038", style="start")}</g>'
    )
    return room("#C7C0B4", "#9B9388") + doors + sign + panel + plant(330, 452, 1.1) + plant(950, 452, 1.1)


def desk_back() -> str:
    wall = panelled((300, 140, 680, 250), "#4E6A63").replace("#96775A", "#55736B").replace("#7B5E45", "#48625B")
    sign = words("服务中心", (640, 218), 50, "#F0EDE4", style="bold") + words("SERVICE CENTRE", (640, 248), 19, "#DCE4DF")
    return room("#D6CEC1", "#A69B8C") + wall + sign + price_board(1000, 168, 250, PRICES)


def desk_front() -> str:
    leaflets = "".join(rect((880 + step * 30, 446, 26, 36), shade, 1) for step, shade in enumerate(("#C9D7D0", "#D8CDB8", "#BCC9D6")))
    return counter(180, 1100, 500, 800) + monitor(742, 488, 1.5) + leaflets + plant(226, 448, 0.6)


def clerk_pose(stage: Stage) -> Pose:
    """The clerk by the sign greets 2.4 s after the shopper reached the desk, then goes back to the papers."""
    busy = stage.now > seconds("10:34:46")
    turn = 0.5 if busy else stage.glide(("10:34:31.8", 0.5), ("10:34:32.4", 0.0))
    nod = 0.6 if busy else stage.glide(("10:34:31.8", 0.6), ("10:34:32.4", 0.0))
    right = (
        (14 + 3.0 * (int(stage.now * 4) % 2), 104.0)
        if busy or nod > 0.5
        else stage.hand(("10:34:40", 30, 106), ("10:34:41", 58, 70), ("10:34:43.6", 58, 70), ("10:34:44.6", 30, 106))
    )
    return Pose(turn, nod, stage.mouth("clerk"), 0.5, (-16, 104), right, {"right": PEN} if nod > 0.5 else {}, stage.blinks(0.9))


def adviser_pose(stage: Stage) -> Pose:
    """The adviser who serves from 10:37:27: attentive and correct, never more than asked."""
    talks = stage.mouth("adviser")
    sway = 4.0 * (int(stage.now * 1.5) % 2) if talks > 0.05 else 0.0
    nod = stage.glide(
        ("10:37:24", 0.2),
        ("10:37:26.4", 0.0),
        ("10:37:54", 0.0),
        ("10:37:54.6", 0.4),
        ("10:37:56", 0.0),
        ("10:38:07.4", 0.0),
        ("10:38:08.6", 0.7),
    )
    return Pose(
        stage.glide(("10:37:24", -0.8), ("10:37:26.4", 0.0)),
        nod,
        talks,
        0.1,
        (-18, 100 - sway),
        (18, 102 - sway / 2),
        {},
        stage.blinks(0.2),
    )


def desk_actors(stage: Stage) -> str:
    adviser = ""
    if stage.now > seconds("10:37:00"):
        across = stage.glide(("10:37:21.6", 1180), ("10:37:24.8", 590))
        adviser = legs((across, 318, 1.5)) + bust(ADVISER, adviser_pose(stage), (across, 318, 1.5))
    clerk = bust(CLERK, clerk_pose(stage), (430 if stage.now > seconds("10:37:00") else 520, 330, 1.5))
    return wall_clock(stage.now, 880, 158, 0.8) + adviser + clerk


GATE = Scene(gate_back(), gate_actors, gate_front(), gate_hand)
LOBBY = Scene(lobby_back(), lobby_actors, lobby_front(), lobby_over)
CORRIDOR = Scene(corridor_back(), still_air)
DESK = Scene(desk_back(), desk_actors, desk_front())
