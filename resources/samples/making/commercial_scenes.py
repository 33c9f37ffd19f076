"""The places of the commercial case as filmed: the information desk, the app on the phone, escalator 2."""

from people import PEN, Look, Pose, bust, own_hand, walker
from scenery import counter, monitor, plant, rect, room, wall_clock, words
from stage import Scene, Stage, seconds

INFORMATION = Look(coat="#A8473E", hair="bun", shirt="#FBF3E8", badge=True)
CUSTOMER = Look(coat="#5D7C93", hair="bob", hair_colour="#5A4433")
CROWD = tuple(
    Look(coat=coat, hair_colour=hair)
    for coat, hair in (("#7B6D8A", "#2E2825"), ("#9A7B4F", "#4A4038"), ("#56806B", "#2E2825"), ("#8A5F57", "#3A302A"))
)
SLEEVE = "#4C5560"


def shop(x: float, name: str, colour: str) -> str:
    """A shop front with its name above the window."""
    glass = (
        rect((x, 250, 190, 220), "#E9EEF0")
        + rect((x + 70, 290, 50, 180), "#D3DBDF")
        + rect((x + 10, 330, 44, 140), "#C9BFAF")
        + rect((x + 136, 350, 44, 120), "#C2CBB8")
    )
    return (
        rect((x - 8, 196, 206, 276), "#5B5650")
        + rect((x, 204, 190, 44), colour)
        + words(name, (x + 95, 235), 24, "#FFFFFF", "bold")
        + glass
    )


def atrium_back() -> str:
    upper = rect((290, 128, 700, 62), "#E8E2D6") + '<path d="M290 186H990M290 140H990" stroke="#9C9588" stroke-width="5"/>'
    posts = "".join(rect((x, 140, 4, 48), "#B3AC9E") for x in range(300, 990, 30))
    shops = shop(300, "果然茶", "#4E8A63") + shop(796, "云上书店", "#3F5F86")
    hanging = rect((470, 60, 340, 66), "#A8473E", 4) + words("服务台 Information", (640, 104), 32, "#FFF6EA", "bold")
    offer = (
        rect((1060, 250, 170, 280), "#F6D35B", 6)
        + words("今日活动", (1145, 300), 30, "#8A2F26", "bold")
        + words("满 300", (1145, 370), 44, "#8A2F26", "bold")
    )
    offer += (
        words("减 50", (1145, 425), 44, "#8A2F26", "bold")
        + words("6月7日 全场", (1145, 480), 22, "#5A3A1E")
        + rect((1138, 530, 14, 130), "#8B8378")
    )
    return room("#E3DCCF", "#B5AB9C", "#EFEAE0") + upper + posts + shops + hanging + offer


def atrium_front() -> str:
    return counter(330, 950, 500, 780) + monitor(800, 488, 1.3) + plant(290, 560, 1.3)


def information_pose(stage: Stage) -> Pose:
    """Nods to the shopper at once, finishes with the customer before, then answers, pointing the way."""
    turn = stage.glide(
        *(("14:30:17.6", -0.7), ("14:30:18.2", 0.1), ("14:30:20.4", 0.1), ("14:30:21.2", -0.7), ("14:30:45.4", -0.7), ("14:30:46.4", 0.0)),
    )
    nod = stage.glide(
        ("14:30:22", 0.0),
        ("14:30:23", 0.5),
        ("14:30:30", 0.5),
        ("14:30:31", 0.0),
        ("14:31:04", 0.0),
        ("14:31:05", 0.5),
        ("14:31:06.4", 0.0),
    )
    right = stage.hand(("14:30:54.2", 30, 106), ("14:30:55.2", 70, 44), ("14:30:59.0", 70, 44), ("14:31:00.2", 30, 106))
    return Pose(turn, nod, stage.mouth("staff"), 0.9, (-18, 104), right, {"left": PEN} if nod > 0.3 else {}, stage.blinks(0.5))


def passers(stage: Stage) -> str:
    """Two people who cross the atrium behind the desk, one each way, again and again."""
    drawn = ""
    for index, look in enumerate(CROWD[:2]):
        across = (stage.now * 46 + index * 470) % 1900 - 300
        facing = 1 - 2 * index
        drawn += walker(look, stage.now * 0.95 + index * 0.3, (across if facing == 1 else 1280 - across, 486, 0.84), facing)
    return drawn


def atrium_actors(stage: Stage) -> str:
    return passers(stage) + wall_clock(stage.now, 700, 142, 0.8) + bust(INFORMATION, information_pose(stage), (640, 324, 1.5))


def atrium_over(stage: Stage) -> str:
    """The customer before, who leaves at 14:30:42."""
    leaves = max(0.0, stage.now - seconds("14:30:42"))
    if leaves >= 7:
        return ""
    return walker(CUSTOMER, stage.now * 0.9 if leaves else 0.0, (470 - leaves * 110, 690, 1.9), -1 if leaves else 1)


def phone_front() -> str:
    """The shopper's phone held before the mall; what it shows is drawn by the actors."""
    return rect((470, 40, 340, 640), "#17191C", 34) + rect((488, 66, 304, 588), "#F7F8F9", 18)


def navigation(stage: Stage) -> str:
    """The app leads to the nursing room: plan, route, arrow, distance."""
    walked = stage.glide(("14:32:04", 0.0), ("14:32:22", 1.0))
    plan = rect((500, 150, 280, 340), "#E7ECEF") + "".join(
        rect((512 + column * 92, 166 + row * 112, 74, 84), "#CBD5DA", 4) for row in range(3) for column in range(3)
    )
    route = '<path d="M596 470V268H688V180" stroke="#2F7FD1" stroke-width="9" fill="none" stroke-linejoin="round"/>'
    legs = ((596, 470), (596, 268), (688, 268), (688, 180))
    part = min(2, int(walked * 3))
    share = walked * 3 - part
    x, y = (legs[part][axis] + share * (legs[part + 1][axis] - legs[part][axis]) for axis in (0, 1))
    head = words("室内导航", (640, 112), 30, "#22303A", "bold") + words("母婴室 3F-B 区", (640, 140), 18, "#55626C")
    left = f"剩余 {round(86 * (1 - walked))} 米" if walked < 1 else "已到达"
    dot = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="13" fill="#2F7FD1" stroke="#FFFFFF" stroke-width="4"/>'
    dot += '<circle cx="688" cy="180" r="9" fill="#D9503F"/>'
    return head + plan + route + dot + words(left, (640, 550), 44, "#22303A", "bold") + words("沿蓝线前行", (640, 596), 22, "#55626C")


def payment(stage: Stage) -> str:
    """The parking payment: pressed at 14:32:28, confirmed only at 14:32:51, 23 s later."""
    head = words("停车缴费", (640, 112), 30, "#22303A", "bold") + words("沪A·8K217", (640, 220), 40, "#22303A", "bold")
    head += words("停车 1 小时 52 分", (640, 268), 22, "#55626C") + words("¥ 16.00", (640, 350), 58, "#22303A", "bold")
    if stage.now < seconds("14:32:28"):
        return head + rect((520, 470, 240, 76), "#2F7FD1", 12) + words("立即支付", (640, 520), 32, "#FFFFFF", "bold")
    if stage.now < seconds("14:32:51"):
        waited = stage.now - seconds("14:32:28")
        turn = round(waited * 2) * 45
        arc = '<path d="M0-34A34 34 0 0 1 34 0" stroke="#2F7FD1" stroke-width="9" fill="none"/>'
        wheel = f'<g transform="translate(640 490) rotate({turn})">{arc}</g>'
        ring = '<circle cx="640" cy="490" r="34" fill="none" stroke="#D5DEE5" stroke-width="9"/>'
        return head + ring + wheel + words("支付处理中，请稍候…", (640, 580), 24, "#55626C")
    tick = '<circle cx="640" cy="480" r="48" fill="#2F9E73"/><path d="M618 482l16 18 30-38" stroke="#FFFFFF" stroke-width="9" fill="none"/>'
    return head + tick + words("支付成功", (640, 580), 34, "#2F7A5C", "bold")


def app_screen(stage: Stage) -> str:
    return navigation(stage) if stage.now < seconds("14:32:25") else payment(stage)


def thumb(stage: Stage) -> str:
    x, y = stage.hand(("14:32:26.4", 700, 860), ("14:32:27.8", 652, 524), ("14:32:28.4", 652, 524), ("14:32:29.8", 700, 860))
    return app_screen(stage) + (own_hand((x, y), SLEEVE) if y < 840 else "")


def escalator_back() -> str:
    shell = rect((-160, -160, 1600, 1040), "#D9D2C5") + rect((-160, 560, 1600, 400), "#A89F91")
    sign = rect((150, 90, 260, 84), "#2E3A46", 6) + words("2 号扶梯", (280, 144), 40, "#F4F1EA", "bold")
    frame = '<path d="M120 720L760 150H1100V230L480 760Z" fill="#4A5056"/>'
    warn = (
        rect((930, 300, 210, 110), "#F6D35B", 6)
        + words("请握紧扶手", (1035, 346), 30, "#333333", "bold")
        + words("Hold the handrail", (1035, 384), 20, "#333333")
    )
    return shell + sign + frame + warn


def escalator_actors(stage: Stage) -> str:
    """Steps that move up, people who stand on them, and the handrail whose line trembles."""
    move = (stage.now * 46) % 96
    steps = ""
    for step in range(12):
        along = step * 48 + move
        steps += (
            f'<path d="M{170 + along * 0.98:.1f} {722 - along * 0.87:.1f}h318v20h-318z" fill="{"#7D858B" if step % 2 else "#8D949A"}"/>'
        )
    riders = "".join(walker(CROWD[2 + index], 0.0, (420 + index * 210, 520 - index * 187, 1.15)) for index in range(2))
    shake = 5.0 * (int(stage.now * 10) % 2)
    line = 'fill="none" stroke-linejoin="round"'
    rail = f'<path d="M60 {640 + shake:.0f}L{700 + shake:.0f} 70H1120" stroke="#1E2226" stroke-width="30" {line}/>'
    shine = f'<path d="M60 {634 + shake:.0f}L{700 + shake:.0f} 64H1120" stroke="#4A525A" stroke-width="5" {line}/>'
    return steps + riders + rail + shine


def rail_hand(stage: Stage) -> str:
    shake = 5.0 * (int(stage.now * 10) % 2)
    return own_hand((262 + shake, 452 + shake), SLEEVE) if stage.during("14:34:25", "14:34:42") else ""


DESK = Scene(atrium_back(), atrium_actors, atrium_front(), atrium_over)
PHONE = Scene(atrium_back(), passers, phone_front(), thumb)
ESCALATOR = Scene(escalator_back(), escalator_actors, "", rail_hand)
