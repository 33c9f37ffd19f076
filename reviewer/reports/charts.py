"""Charts drawn to measure: every mark is a datum, every chart one figure whose words give all its values."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reviewer.reports.figures import fixed, percent
from reviewer.reports.palette import (
    BAND,
    BRICK,
    BRICK_TINT,
    GREY,
    HAIRLINE,
    INK,
    INK_2,
    INK_3,
    LIGHTS,
    PETROL,
    TICK,
    WHITE,
    Style,
)
from reviewer.reports.sheet import Point, Sheet
from reviewer.reports.typesetting import height_mm, lines_of

POINT_MM = 2.02
BAR_LABELS = 34.0
LIGHT_ORDER = ("red", "orange", "yellow", "green")


def light_symbol(sheet: Sheet, centre: Point, light: str, size: float = 4.2, *, hollow: bool = False) -> None:
    """Circle, diamond, triangle or square: the shape says what the colour says."""
    x, y = centre
    half = size / 2
    fill = None if hollow else LIGHTS.get(light)
    stroke = INK_3 if hollow else INK if light == "yellow" else None
    shapes: dict[str, list[Point]] = {
        "yellow": [(x, y - half), (x + half, y), (x, y + half), (x - half, y)],
        "orange": [(x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)],
        "red": [
            (x - half * 0.85, y - half * 0.85),
            (x + half * 0.85, y - half * 0.85),
            (x + half * 0.85, y + half * 0.85),
            (x - half * 0.85, y + half * 0.85),
        ],
    }
    if light in shapes:
        sheet.polygon(shapes[light], fill=fill, stroke=stroke, width=0.25)
    else:
        sheet.circle(centre, half * 0.9, fill=fill, stroke=stroke, width=0.25)


@dataclass(frozen=True)
class BandMark:
    """One band of the scale: from `floor` up to `ceiling`."""

    light: str
    floor: float
    ceiling: float
    is_active: bool


@dataclass(frozen=True)
class BandScale:
    total: float
    shown: str
    bands: tuple[BandMark, ...]
    earlier: tuple[tuple[str, float], ...]

    @property
    def start(self) -> float:
        """The scale shows 60 to 100, and everything when the total lies under 60."""
        return 0.0 if min([self.total, *(value for _, value in self.earlier)]) < 60 else 60.0


def draw_band_scale(sheet: Sheet, at: Point, width: float, scale: BandScale) -> None:
    """A position on a scale, not a length: bands, pointer with value above, earlier quarters below; hangs from `at`."""
    left, top = at
    start = scale.start
    bar = top + 6.3

    def x_of(value: float) -> float:
        return left + (min(max(value, start), 100.0) - start) / (100.0 - start) * width

    sheet.rect((left, bar, width, 2.3), fill=BAND)
    for band in scale.bands:
        if band.is_active:
            sheet.rect((x_of(band.floor), bar, x_of(band.ceiling) - x_of(band.floor), 2.3), fill=LIGHTS.get(band.light, GREY))
    for band in scale.bands:
        if band.floor > start:
            sheet.rect((x_of(band.floor) - 0.25, bar - 0.1, 0.5, 2.5), fill=WHITE)
            if abs(x_of(band.floor) - x_of(scale.total)) > 2.5:
                sheet.text((x_of(band.floor), bar - 0.9), f"{band.floor:g}", TICK.inked(INK_2), align="centre")
    pointer = x_of(scale.total)
    sheet.text((pointer, bar - 3.0), scale.shown, Style(8, 10, bold=True), align="centre")
    sheet.polygon([(pointer - 1.4, bar - 2.4), (pointer + 1.4, bar - 2.4), (pointer, bar)], fill=INK)
    sheet.rule((pointer, bar), (pointer, bar + 2.3), colour=INK, width=0.35)
    for number, (label, value) in enumerate(scale.earlier):
        x = x_of(value)
        sheet.rect((x - 0.45, bar - 0.3, 0.9, 5.4), fill=WHITE)
        sheet.rule((x, bar - 0.3), (x, bar + 5.1), colour=INK, width=0.35)
        is_left = number < len(scale.earlier) - 1
        sheet.text((x - 0.9 if is_left else x + 0.9, bar + 5.0), label, TICK, align="right" if is_left else "left")


@dataclass(frozen=True)
class DimensionBar:
    """`weight` sets the length; `score` None when nothing applied; `before` is last quarter's score."""

    code: str
    title: str
    weight: Decimal
    score: Decimal | None
    before: Decimal | None = None


@dataclass(frozen=True)
class BarFrame:
    """Where the bars stand, in millimetres: `zero` of the scale, `unit` for one point, the `right` edge, `pitch` between bars."""

    zero: float
    unit: float
    right: float
    pitch: float


def draw_dimension_bars(sheet: Sheet, at: Point, bars: Sequence[DimensionBar], *, right: float) -> None:
    """One scale for all, 2.02 mm = 1 point: the length is the weight and the tinted end is the loss. `at` is the axis line's left end."""
    left, top = at
    zero = left + BAR_LABELS
    longest = max((float(bar.weight) for bar in bars), default=25.0)
    frame = BarFrame(zero, min(POINT_MM, (right - 22 - zero) / longest), right, min(8.53, 43 / max(1, len(bars))))
    bottom = top + 2.0 + frame.pitch * len(bars)
    step = 5 if longest <= 40 else 10 if longest <= 80 else 20
    for value in range(0, int(longest) + 1, step):
        x = zero + value * frame.unit
        sheet.rule((x, top + 1.3), (x, bottom), colour=HAIRLINE, width=0.18)
        sheet.text((x, top), str(value), TICK, align="centre")
    for number, bar in enumerate(bars):
        _dimension_bar(sheet, (left, top + 2.0 + frame.pitch * (number + 0.5)), bar, frame=frame)


def _dimension_bar(sheet: Sheet, at: Point, bar: DimensionBar, *, frame: BarFrame) -> None:
    zero, unit, right = frame.zero, frame.unit, frame.right
    left, middle = at
    length = float(bar.weight) * unit
    sheet.text((left, middle + 1.0), bar.code, Style(8, 11, colour=INK_2))
    title = lines_of(bar.title, Style(8, 9, bold=True), BAR_LABELS - 5.5)[:2]
    sheet.block((left + 4, middle - height_mm(title) / 2), title)
    if bar.score is None:
        sheet.rect((zero, middle - 2, length, 4), stroke=GREY, width=0.18)
        sheet.text((right, middle + 1.1), "—", Style(9, 12, bold=True), align="right")
        return
    kept = float(bar.score) * unit
    sheet.rect((zero, middle - 2, length, 4), fill=BRICK_TINT if kept < length else None, stroke=INK, width=0.12)
    if kept:
        sheet.rect((zero, middle - 2, kept, 4), fill=PETROL)
    share = percent(bar.score / bar.weight) if bar.weight else ""
    inside = kept > 12
    sheet.text((zero + (1.4 if inside else kept + 1.4), middle + 0.9), share, Style(7, 9, bold=True, colour=WHITE if inside else INK))
    if bar.before is not None:
        x = zero + float(bar.before) * unit
        sheet.rect((x - 0.6, middle - 3.2, 1.2, 6.4), fill=WHITE)
        sheet.rect((x - 0.25, middle - 3.0, 0.5, 6.0), fill=INK)
    weight = f" / {bar.weight.normalize():f}"
    sheet.text(
        (right, middle + 1.1),
        [(fixed(bar.score, 3), Style(9, 12, bold=True)), (weight, Style(9, 12, colour=INK_2))],
        Style(9, 12),
        align="right",
    )


@dataclass(frozen=True)
class Stroke:
    """Colour, width and dash of a line; millimetres."""

    colour: str
    width: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True)
class Axis:
    title: str
    value: float | None
    shown: str
    before: float | None = None


def draw_radar(sheet: Sheet, centre: Point, radius: float, axes: Sequence[Axis], *, not_tested: str) -> None:
    """Rings at 25; an axis that was not tested is dashed with a hollow end, and the line breaks there. No fill."""
    x0, y0 = centre
    count = len(axes)
    angles = [math.pi / 2 - 2 * math.pi * number / count for number in range(count)]

    def point(number: int, share: float) -> Point:
        return x0 + math.cos(angles[number]) * radius * share, y0 - math.sin(angles[number]) * radius * share

    for ring in (0.25, 0.5, 0.75, 1.0):
        sheet.polygon([point(number, ring) for number in range(count)], stroke=GREY if ring == 1.0 else HAIRLINE, width=0.18)
    for number, axis in enumerate(axes):
        dash = (0.7, 0.7) if axis.value is None else None
        sheet.rule(centre, point(number, 1.0), colour=GREY if axis.value is None else HAIRLINE, width=0.18, dash=dash)
    for ring in (25, 50):
        sheet.rect((x0 + 0.6, y0 - radius * ring / 100 - 1.1, 2.8, 2.2), fill=WHITE)
        sheet.text((x0 + 0.8, y0 - radius * ring / 100 + 0.8), str(ring), Style(6, 8, colour=INK_2))
    _radar_line(sheet, [axis.before for axis in axes], point, stroke=Stroke(GREY, 0.25, (1.0, 0.7)))
    _radar_line(sheet, [axis.value for axis in axes], point, stroke=Stroke(PETROL, 0.6))
    for number, axis in enumerate(axes):
        end = point(number, 1.0 if axis.value is None else axis.value / 100)
        if axis.value is None:
            sheet.circle(end, 0.75, fill=WHITE, stroke=GREY, width=0.3)
        else:
            sheet.circle(end, 0.95, fill=PETROL)
        _radar_label(sheet, point(number, 1.0), angles[number], axis, not_tested)


def _radar_line(sheet: Sheet, values: Sequence[float | None], point: Callable[[int, float], Point], *, stroke: Stroke) -> None:
    count = len(values)
    for number in range(count):
        start, end = values[number], values[(number + 1) % count]
        if start is not None and end is not None:
            sheet.rule(
                point(number, start / 100),
                point((number + 1) % count, end / 100),
                colour=stroke.colour,
                width=stroke.width,
                dash=stroke.dash,
            )


def _radar_label(sheet: Sheet, end: Point, angle: float, axis: Axis, not_tested: str) -> None:
    x, y = end
    name = Style(7.2, 9)
    value = Style(7.2, 9, bold=True, colour=PETROL)
    small = Style(6.5, 9, colour=INK_3)
    figures = [(not_tested, small)] if axis.value is None else [(f"{axis.value:.1f}", value), (f" ({axis.shown})", small)]
    sideways = math.cos(angle)
    if abs(sideways) < 0.2:
        below = math.sin(angle) < 0
        sheet.text((x, y + 4.2 if below else y - 2.3), [(axis.title + " ", name), *figures], name, align="centre")
        return
    align = "left" if sideways > 0 else "right"
    x += 1.6 if sideways > 0 else -1.6
    sheet.text((x, y - 0.4), axis.title, name, align=align)
    sheet.text((x, y + 2.7), figures, name, align=align)


def draw_sparkline(sheet: Sheet, at: Point, width: float, shares: Sequence[float]) -> None:
    """Up to three points between 70 and 100 percent of the weight, from left and middle `at`; the last is brick when it fell."""
    left, middle = at
    points = [
        (left + width * number / max(1, len(shares) - 1), middle + 2.2 - (min(max(share, 70), 100) - 70) / 30 * 4.4)
        for number, share in enumerate(shares)
    ]
    for start, end in pairwise(points):
        sheet.rule(start, end, colour=GREY, width=0.3)
    for spot in points[:-1]:
        sheet.circle(spot, 0.5, fill=WHITE, stroke=GREY, width=0.25)
    fell = len(shares) > 1 and shares[-1] < shares[-2]
    sheet.circle(points[-1], 0.85, fill=BRICK if fell else PETROL)
