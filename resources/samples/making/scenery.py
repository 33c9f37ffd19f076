"""Furniture of the scenes: rooms, lifts, plants, signs, trees, clocks; SVG text in units of pixels."""

from collections.abc import Sequence

SEGMENTS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}
STROKES = {"a": "M2 1h8", "b": "M11 2v8", "c": "M11 13v8", "d": "M2 22h8", "e": "M1 13v8", "f": "M1 2v8", "g": "M2 11.5h8"}


def rect(box: Sequence[float], fill: str, radius: float = 0, extra: str = "") -> str:
    """A filled rectangle; `box` is left, top, width, height."""
    x, y, width, height = box
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}" {extra}/>'


def words(text: str, place: tuple[float, float], size: float, fill: str, style: str = "") -> str:
    """A line of text centred on `place`; `style` may say bold, and start or end for text that begins or ends there."""
    anchor = next((word for word in ("start", "end") if word in style), "middle")
    weight = 700 if "bold" in style else 400
    placed = f'x="{place[0]}" y="{place[1]}" font-size="{size}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}"'
    return f"<text {placed}>{text.replace('&', '&amp;')}</text>"


def plant(x: float, y: float, size: float) -> str:
    leaves = "".join(
        f'<path d="M0 2C-9-30-8-58 0{-86 + abs(angle) / 3:+.1f}c8 28 9 56 0 {88 - abs(angle) / 3:.1f}z" transform="rotate({angle})" '
        f'fill="{"#4E6E50" if index % 2 else "#5D7F5B"}"/>'
        for index, angle in enumerate((-60, -38, -18, 0, 20, 42, 62))
    )
    return f'<g transform="translate({x} {y}) scale({size})"><path d="M-22 0h44l-7 46h-30z" fill="#71655B"/>{leaves}</g>'


def tree(x: float, y: float, size: float, green: str = "#7FA07A") -> str:
    crown = "".join(
        f'<circle cx="{dx}" cy="{dy}" r="{r}" fill="{green}"/>' for dx, dy, r in ((0, -92, 40), (-30, -70, 30), (30, -72, 32), (0, -56, 34))
    )
    return f'<g transform="translate({x} {y}) scale({size})"><rect x="-6" y="-46" width="12" height="46" fill="#7A6552"/>{crown}</g>'


def led(text: str, x: float, y: float, size: float, colour: str = "#FF6A4D") -> str:
    """A digital wall clock showing `text` (digits and colons) with seven-segment digits."""
    drawn, across = "", 14.0
    for character in text:
        if character == ":":
            drawn += (
                f'<circle cx="{across + 1}" cy="16" r="1.8" fill="{colour}"/><circle cx="{across + 1}" cy="25" r="1.8" fill="{colour}"/>'
            )
            across += 9
            continue
        path = "".join(STROKES[segment] for segment in SEGMENTS[character])
        drawn += (
            f'<path transform="translate({across} 9)" d="{path}" stroke="{colour}" stroke-width="2.6" stroke-linecap="round" fill="none"/>'
        )
        across += 19
    case = rect((0, 0, across + 8, 41), "#17191C", 4)
    return f'<g transform="translate({x} {y}) scale({size})">{case}{drawn}</g>'


def wall_clock(now: float, x: float, y: float, size: float) -> str:
    """The digital clock on the wall at `now` seconds since midnight, in hours and minutes."""
    return led(f"{int(now // 3600):02d}:{int(now % 3600 // 60):02d}", x, y, size)


def lift(x: float, width: float, y: float, height: float, floor: str) -> str:
    """A lift entrance with closed steel doors and its floor display."""
    half = width / 2
    return (
        rect((x - 9, y - 10, width + 18, height + 10), "#776D63")
        + rect((x, y, half - 1, height), "#AEB2B3")
        + rect((x + half + 1, y, half - 1, height), "#A2A7A9")
        + rect((x + 6, y + 6, 8, height - 12), "#C3C7C7")
        + rect((x + half - 24, y - 34, 48, 17), "#2A2D2E")
        + words(floor, (x + half, y - 20.5), 13, "#E9A15A")
    )


def room(wall: str = "#CFC5B6", floor: str = "#A79C8E", ceiling: str = "#DDD7CC") -> str:
    """An empty room in one-point perspective: back wall 290..990 x 128..470, tiled floor, two ceiling lights."""
    shell = (
        rect((-160, -160, 1600, 1040), wall)
        + f'<path d="M-160-160H1440L990 128H290Z" fill="{ceiling}"/>'
        + '<path d="M-160-160V880L290 470V128Z" fill="#B9AE9F"/><path d="M1440-160V880L990 470V128Z" fill="#BDB2A3"/>'
        + f'<path d="M-160 880L290 470H990L1440 880Z" fill="{floor}"/>'
    )
    lines = "".join(f"M{640 + step * 78} 470L{640 + step * 178} 880" for step in range(-4, 5))
    rows = "".join(f"M{290 - (y - 470) * 1.1:.0f} {y}H{990 + (y - 470) * 1.1:.0f}" for y in (478, 491, 510, 536, 573, 624, 690, 780))
    grid = f'<path d="{lines}{rows}" stroke="#94897C" stroke-width="1.4" fill="none"/>'
    lights = '<path d="M440 30h400l-24 34H464z" fill="#F8F4E8"/><path d="M482 84h316l-14 20H496z" fill="#F3EEDF"/>'
    return shell + grid + lights


def panelled(box: Sequence[float], dark: str = "#87694E") -> str:
    """A wall of upright wooden battens."""
    x, y, width, height = box
    battens = "".join(rect((x + 1 + step * 11, y, 6, height), "#96775A" if step % 3 else "#7B5E45") for step in range(int(width // 11)))
    return rect(box, dark) + battens


def counter(left: float, right: float, top: float, bottom: float) -> str:
    """A reception counter with a light top and a darker front."""
    width = right - left
    return (
        rect((left - 12, top - 14, width + 24, 16), "#EFE7DA", 3)
        + f'<path d="M{left} {top}H{right}L{right - 8} {bottom}H{left + 8}Z" fill="#8F7A66"/>'
        + rect((left, top, width, 14), "#6F5D4C")
        + rect((left + width * 0.35, top + 30, width * 0.3, (bottom - top) * 0.55), "#A18B75")
    )


def monitor(x: float, y: float, size: float = 1.0) -> str:
    """The back of a screen standing on a counter at x, y."""
    back = rect((-32, -62, 64, 44), "#2B2F33", 3) + rect((-5, -18, 10, 14), "#2B2F33") + rect((-16, -6, 32, 5), "#2B2F33", 2)
    return f'<g transform="translate({x} {y}) scale({size})">{back}</g>'


def price_board(x: float, y: float, width: float, rows: Sequence[tuple[str, str]]) -> str:
    """The published prices: a head and one row for each (service, price); 100 units of width to 11 of a row."""
    unit = width / 100
    height = unit * (16 + 9.6 * len(rows))
    drawn = rect((x, y, width, height), "#F6F2E8", unit, 'stroke="#6E665A" stroke-width="2"') + rect(
        (x, y, width, unit * 13), "#3F5A53", unit
    )
    drawn += words("服务收费公示", (x + width / 2, y + unit * 9.2), unit * 6.4, "#F4F0E6", style="bold")
    for index, (service, price) in enumerate(rows):
        base = y + unit * (21.6 + 9.6 * index)
        drawn += words(service, (x + unit * 7, base), unit * 4.6, "#3A3732", style="start")
        drawn += words(price, (x + unit * 93, base), unit * 4.6, "#3A3732", style="end")
        drawn += f'<path d="M{x + unit * 6} {base + unit * 2.6}h{unit * 88}" stroke="#D3CBBC" stroke-width="{unit * 0.3}"/>'
    return drawn
