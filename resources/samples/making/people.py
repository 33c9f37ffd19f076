"""People in the scenes: flat figures that turn, nod, speak, blink and reach."""

import math
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True)
class Look:
    """Who somebody is. `hair` is short, bun, bob or bald; a badge is drawn only where one is worn."""

    coat: str
    hair: str = "short"
    hair_colour: str = "#2E2825"
    skin: str = "#D7AA8B"
    shirt: str = "#E9E6E0"
    tie: str = ""
    cap: str = ""
    badge: bool = False
    glasses: bool = False


@dataclass(frozen=True)
class Pose:
    """What somebody does now. `turn` -1 (their head to the left of the picture) to 1, `nod` and `mouth` 0 to 1.

    Hands are points in the figure's own units (100 is about the height of a bust, 0,0 the top of the neck); None: arm hangs.
    """

    turn: float = 0.0
    nod: float = 0.0
    mouth: float = 0.0
    smile: float = 0.0
    left: Point | None = None
    right: Point | None = None
    holds: dict[str, str] = field(default_factory=dict)
    blink: bool = False


def joint(shoulder: Point, hand: Point, side: int) -> Point:
    """Where the elbow lies, for two halves of 36 units: bent down, or to `side` where the hand is above or below."""
    across, down = hand[0] - shoulder[0], hand[1] - shoulder[1]
    reach = math.hypot(across, down)
    bend = math.sqrt(max(0.0, 36.0**2 - (reach / 2) ** 2))
    middle = ((shoulder[0] + hand[0]) / 2, (shoulder[1] + hand[1]) / 2)
    away = (-down / reach, across / reach) if reach else (0.0, 1.0)
    level = abs(across) > abs(down) * 0.9
    sign = (1 if away[1] > 0 else -1) if level else (side if away[0] > 0 else -side)
    return middle[0] + sign * away[0] * bend, middle[1] + sign * away[1] * bend


def darker(colour: str, share: float = 0.82) -> str:
    """The same colour with less light."""
    parts = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
    return "#" + "".join(f"{round(part * share):02X}" for part in parts)


def arm(look: Look, side: int, hand: Point | None, holds: str) -> str:
    """One arm from the shoulder to the hand, with what the hand holds."""
    shoulder = (side * 27.0, 46.0)
    hand = hand or (side * 31.0, 112.0)
    elbow = joint(shoulder, hand, side)
    sleeve = darker(look.coat, 0.88)
    path = f"M{shoulder[0]:.1f} {shoulder[1]:.1f}L{elbow[0]:.1f} {elbow[1]:.1f}L{hand[0]:.1f} {hand[1]:.1f}"
    drawn = f'<path d="{path}" fill="none" stroke="{sleeve}" stroke-width="13" stroke-linecap="round" stroke-linejoin="round"/>'
    thing = f'<g transform="translate({hand[0]:.1f} {hand[1]:.1f})">{holds}</g>' if holds else ""
    return f'{drawn}{thing}<circle cx="{hand[0]:.1f}" cy="{hand[1]:.1f}" r="6.4" fill="{look.skin}"/>'


def hair_back(look: Look) -> str:
    if look.hair == "bob":
        return f'<path d="M-18 6c-3-22 7-30 18-30s21 8 18 30c0 9 1 17-2 24H-16c-3-7-2-15-2-24z" fill="{look.hair_colour}"/>'
    if look.hair == "bun":
        return f'<circle cx="0" cy="-20" r="8" fill="{look.hair_colour}"/>'
    return ""


def hair_front(look: Look, shift: float) -> str:
    if look.cap:
        peak = f'<path d="M{-17 + shift:.1f} -7q{17 - shift / 2:.1f} 7 34 0l-2 6q-15 5-30 0z" fill="{darker(look.cap, 0.7)}"/>'
        badge = f'<circle cx="{shift:.1f}" cy="-13" r="3.2" fill="#D9B45A"/>'
        return f'<path d="M-18-6c-2-16 6-21 18-21s20 5 18 21q-18 8-36 0z" fill="{look.cap}"/>{peak}{badge}'
    if look.hair == "bald":
        return ""
    brow = {"short": 13, "bun": 13, "bob": 11}[look.hair]
    fringe = f"c-2-9-5-{brow} {-16.5 + shift:.1f}-{brow}s{-14.5 - shift / 2:.1f} 5 {-16.5 - shift:.1f} {brow}z"
    return f'<path d="M-16.500 8c-2-20 6-27 16.500-27s18.500 7 16.500 27{fringe}" fill="{look.hair_colour}"/>'


def face(look: Look, pose: Pose) -> str:
    """Eyes, brows, nose, mouth: shifted sideways by the turn and down by the nod."""
    across, down = pose.turn * 7, 5 + pose.nod * 5
    eye_height = 0.7 if pose.blink or pose.nod > 0.6 else 2.3
    eyes = "".join(
        f'<ellipse cx="{across + side * 6.2:.1f}" cy="{down + 2:.1f}" rx="1.9" ry="{eye_height}" fill="#2A2320"/>'
        f'<path d="M{across + side * 6.2 - 3.4:.1f} {down - 3:.1f}h6.8" stroke="#4A3C34" stroke-width="1.4"/>'
        for side in (-1, 1)
    )
    glasses = f'<path d="M{across - 10:.1f} {down + 2:.1f}h8m4 0h8" stroke="#333" stroke-width="1.2"/>' if look.glasses else ""
    nose = f'<path d="M{across + pose.turn:.1f} {down + 3:.1f}l{1 + pose.turn:.1f} 4h-2" fill="none" stroke="#B98B6C" stroke-width="1.2"/>'
    lips = down + 12
    if pose.mouth > 0.08:
        mouth = f'<ellipse cx="{across:.1f}" cy="{lips:.1f}" rx="{4.4 - pose.mouth:.1f}" ry="{0.8 + 3.2 * pose.mouth:.1f}" fill="#7A3B36"/>'
    else:
        bend = 2.6 * pose.smile
        mouth = f'<path d="M{across - 4.5:.1f} {lips:.1f}q4.500 {bend:.1f} 9 0" fill="none" stroke="#8A4B42" stroke-width="1.6"/>'
    return eyes + glasses + nose + mouth


def head(look: Look, pose: Pose) -> str:
    tilt = pose.nod * 4
    skull = f'<ellipse cx="0" cy="8" rx="15.500" ry="18.500" fill="{look.skin}"/>'
    ear = "" if look.hair == "bob" else f'<circle cx="{-15 if pose.turn >= 0 else 15}" cy="9" r="3.4" fill="{darker(look.skin, 0.93)}"/>'
    return f'<g transform="translate({pose.turn * 2:.1f} {tilt:.1f})">{ear}{skull}{face(look, pose)}{hair_front(look, pose.turn * 3)}</g>'


def legs(place: tuple[float, float, float]) -> str:
    """Trousers and shoes under a bust at the same place, for somebody who is seen whole."""
    moved = f"translate({place[0]:.1f} {place[1]:.1f}) scale({place[2]})"
    return f'<path transform="{moved}" d="M-33 124h66l-3 116h-24l-6-86-6 86h-24z" fill="#2A313B"/>'


def bust(look: Look, pose: Pose, place: tuple[float, float, float]) -> str:
    """Somebody from the hips up at `place` (x, y, size); x, y is the middle of the brow, size 1 makes a head 37 pixels high."""
    torso = f'<path d="M-36 130c0-76 4-98 36-98s36 22 36 98z" fill="{look.coat}"/>'
    neck = f'<path d="M-8 22h16v14l-8 8-8-8z" fill="{darker(look.skin, 0.93)}"/>'
    collar = f'<path d="M-9 32 0 47 9 32l8 4-17 28-17-28z" fill="{look.shirt}"/>'
    tie = f'<path d="M-3.500 46h7l2 26-5.500 7-5.500-7z" fill="{look.tie}"/>' if look.tie else ""
    badge = '<rect x="12" y="62" width="15" height="8" rx="1" fill="#F3EFE4"/><path d="M14 66h11" stroke="#777"/>' if look.badge else ""
    arms = arm(look, -1, pose.left, pose.holds.get("left", "")) + arm(look, 1, pose.right, pose.holds.get("right", ""))
    body = hair_back(look) + torso + neck + collar + tie + badge + head(look, pose) + arms
    return f'<g transform="translate({place[0]:.1f} {place[1]:.1f}) scale({place[2]})">{body}</g>'


def walker(look: Look, stride: float, place: tuple[float, float, float], facing: int = 1) -> str:
    """A passer-by seen from the side, `stride` in turns of the legs; x, y is where the feet stand."""
    swing = math.sin(stride * math.tau)
    lift = abs(math.cos(stride * math.tau)) * 2
    legs = "".join(
        f'<path d="M0-62L{side * swing * 10:.1f}-32L{side * swing * 22 - 3:.1f} 0" fill="none" stroke="{colour}" stroke-width="11" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
        for side, colour in ((-1, "#2B2E36"), (1, "#3A3E48"))
    )
    far, near = (
        f'<path d="M0-112L{side * swing * 13:.1f}-88L{side * swing * 20 + 5:.1f}-68" fill="none" stroke="{darker(look.coat, shade)}" '
        'stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>'
        for side, shade in ((1, 0.7), (-1, 0.85))
    )
    body = f'<path d="M-13-60c-3-34-3-58 11-60 14 2 17 28 14 60z" fill="{look.coat}"/>'
    skull = f'<ellipse cx="3" cy="-136" rx="10.500" ry="13" fill="{look.skin}"/><circle cx="9" cy="-137" r="1.4" fill="#2A2320"/>'
    hair = f'<path d="M-9-132c-3-18 6-20 12-20 8 0 10 5 10 8-8 0-13 2-14 8z" fill="{look.hair_colour}"/>'
    figure = far + legs + body + skull + hair + near
    return f'<g transform="translate({place[0]:.1f} {place[1] - lift:.1f}) scale({place[2] * facing} {place[2]})">{figure}</g>'


def own_hand(tip: Point, sleeve: str, holds: str = "") -> str:
    """The shopper's own forearm, reaching into the picture from below."""
    x, y = tip
    arm_path = f"M{x + 120:.0f} 900L{x + 34:.0f} {y + 90:.0f}"
    fist = f'<path d="M{x + 30:.0f} {y + 96:.0f}C{x - 6:.0f} {y + 70:.0f} {x - 8:.0f} {y + 20:.0f} {x + 6:.0f} {y:.0f}'
    fist += f'C{x + 30:.0f} {y + 2:.0f} {x + 56:.0f} {y + 40:.0f} {x + 62:.0f} {y + 84:.0f}z" fill="#D7AA8B"/>'
    return (
        f'<path d="{arm_path}" stroke="{sleeve}" stroke-width="74" stroke-linecap="round"/>'
        f'<g transform="translate({x:.0f} {y:.0f})">{holds}</g>{fist}'
    )


CARD = (
    '<rect x="-15" y="-14" width="30" height="19" rx="2.5" fill="#EEF2F4" stroke="#8FA2AE"/>'
    '<rect x="4" y="-10" width="8" height="10" fill="#A9B7C0"/>'
)
PHONE = '<rect x="-7" y="-22" width="14" height="25" rx="2.5" fill="#15171A"/><rect x="-5" y="-19" width="10" height="18" fill="#3D5C7A"/>'
PEN = '<path d="M-2 2L8-14" stroke="#20242A" stroke-width="2.5"/>'
