"""The ruler: ticks of the wall clock, and the lines that run down from full minutes."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QRectF

from reviewer.domain.moments import SECOND_US, WallClock
from reviewer.ui.theme import look
from reviewer.ui.timeline.axis import TimeAxis
from reviewer.ui.timeline.canvas import FIGURE, Canvas, Tick, painted_lines
from reviewer.ui.timeline.lane import Head, Lane

_LABEL_ROOM = 84
# Labelled step, small step and the step whose lines run down, in milliseconds.
_STEPS_MS = (
    (10, 2, 100), (20, 4, 100), (50, 10, 500), (100, 20, 1_000), (200, 40, 1_000), (500, 100, 1_000), (1_000, 200, 5_000),
    (2_000, 500, 10_000), (5_000, 1_000, 30_000), (10_000, 2_000, 60_000), (30_000, 5_000, 60_000), (60_000, 10_000, 60_000),
    (120_000, 30_000, 600_000), (300_000, 60_000, 900_000), (600_000, 120_000, 3_600_000), (900_000, 300_000, 3_600_000),
    (1_800_000, 300_000, 3_600_000), (3_600_000, 600_000, 3_600_000), (7_200_000, 1_800_000, 7_200_000),
    (21_600_000, 3_600_000, 86_400_000), (86_400_000, 21_600_000, 86_400_000),
)  # fmt: skip


def ticks(axis: TimeAxis, clock: WallClock) -> Iterator[Tick]:
    """The ticks on the screen, at round times of the clock on the wall."""
    labelled, small, major = (step * 1000 for step in _step(axis.us_per_px))
    at_zero = clock.at(0)
    since_midnight_us = ((at_zero.hour * 60 + at_zero.minute) * 60 + at_zero.second) * SECOND_US + at_zero.microsecond
    first = (int(axis.start_us) + since_midnight_us) // small * small
    for wall_us in range(first, int(axis.end_us) + since_midnight_us + small, small):
        yield Tick(wall_us - since_midnight_us, wall_us % labelled == 0, wall_us % major == 0)


def _step(us_per_px: float) -> tuple[int, int, int]:
    return next((step for step in _STEPS_MS if step[0] * 1000 / us_per_px >= _LABEL_ROOM), _STEPS_MS[-1])


class Ruler(Lane):
    """Painted first, because its lines lie under the lanes."""

    heights: ClassVar[tuple[int, int]] = (26, 20)

    def head(self, canvas: Canvas) -> Head:
        if canvas.clock is None:
            return Head("")
        moment = canvas.clock.at(0)
        day = QLocale().toString(moment.date(), QCoreApplication.translate("Timeline", "ddd d MMM"))  # type: ignore[call-overload]
        return Head(f"{day}, {_offset(canvas.clock)}" if look().sizes.is_wide else day)

    def paint(self, canvas: Canvas) -> None:
        tokens, painter = look().tokens, canvas.painter
        painter.fillRect(QRectF(canvas.axis.left, canvas.top, canvas.axis.width, canvas.height), tokens.panel)
        if canvas.clock is None:
            return
        shown = canvas.ticks
        decimals = 2 if _step(canvas.axis.us_per_px)[0] < 1_000 else 0
        for length, chosen, colour in (
            (4, [tick for tick in shown if not tick.is_labelled], tokens.edge),
            (7, [tick for tick in shown if tick.is_labelled and not tick.is_major], tokens.edge),
            (10, [tick for tick in shown if tick.is_major], tokens.text3),
        ):
            xs = [canvas.axis.x(tick.instant_us) for tick in chosen]
            painted_lines(painter, xs, top=canvas.bottom - length, bottom=canvas.bottom, colour=colour)
        lift = 11 if look().sizes.is_wide else 8
        for tick in shown:
            if tick.is_labelled:
                text = canvas.clock.shown(tick.instant_us, decimals).removeprefix("0")
                x = canvas.axis.x(tick.instant_us) + 4
                canvas.text((x, canvas.bottom - lift), text, tone="text2" if tick.is_major else "text3", pixels=FIGURE)


def _offset(clock: WallClock) -> str:
    """`UTC+8`, `UTC+5:30`."""
    offset = clock.at(0).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes >= 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
