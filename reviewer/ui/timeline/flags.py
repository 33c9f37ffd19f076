"""Where the labels of moments and measures go, so that none is ever drawn over another. Pixels; no painting."""

from collections.abc import Sequence
from dataclasses import dataclass

FAR = 10**9
# A flag that cannot bear even this much of its text bears none.
LEAST_TEXT = 44
BARE = 7
POINT = 4
_PAD = 12
_GAP = 3
Edges = tuple[float, float]


@dataclass(frozen=True)
class Flag:
    """`width` of the flag without its point; `is_left` when it points left of its stem; `room` for text, 0 for a bare one."""

    width: float
    is_left: bool = False
    room: int = 0

    def edges(self, x: float) -> Edges:
        """What it covers when its stem stands at `x`."""
        reach = self.width + POINT
        return (x - reach, x) if self.is_left else (x, x + reach)


def flags(xs: Sequence[int], widths: Sequence[float], chosen: int = -1, *, left: int = -FAR) -> list[Flag]:
    """One flag for each stem, stems ascending. `widths` are those of the texts; the chosen one shows all of its text.

    Flags whose stem lies right of `left` do not reach over it.
    """
    laid = [Flag(BARE) for _ in xs]
    held: Edges = (-FAR, -FAR)
    if 0 <= chosen < len(xs):
        laid[chosen] = Flag(widths[chosen] + _PAD, room=int(widths[chosen]) + 1)
        held = laid[chosen].edges(xs[chosen])
    taken_to = -float(FAR)
    for index, (x, width) in enumerate(zip(xs, widths, strict=True)):
        taken_to = max(taken_to, left) if x >= left else taken_to
        if index != chosen:
            free = _free(xs, index, taken_to=taken_to, held=held)
            laid[index] = _flag(width, before=x - free[0], after=free[1] - x)
        taken_to = max(taken_to, laid[index].edges(x)[1])
    return laid


def _free(xs: Sequence[int], index: int, *, taken_to: float, held: Edges) -> Edges:
    """From where to where a flag at a stem may reach: to the flag before it, the stem after it and the chosen flag."""
    x = xs[index]
    low, high = taken_to, float(xs[index + 1] if index + 1 < len(xs) else FAR)
    if held[0] <= x < held[1]:
        return x, x
    return (max(low, held[1]) if held[1] <= x else low), (min(high, held[0]) if held[0] > x else high)


def _flag(width: float, *, before: float, after: float) -> Flag:
    whole = width + _PAD
    for room, is_left in ((after, False), (before, True)):
        if whole + POINT + _GAP <= room:
            return Flag(whole, is_left, int(width) + 1)
    cut = int(after) - POINT - _GAP - _PAD
    if cut >= LEAST_TEXT:
        return Flag(cut + _PAD, room=cut)
    return Flag(min(BARE, max(0.0, after - POINT - 1)))


def plates(lines: Sequence[Edges], widths: Sequence[float]) -> list[float | None]:
    """The left end of each measure's text: in the middle of its line, else right of it, else nowhere (None).

    A text covers no other text and no other line.
    """
    laid: list[float | None] = []
    taken: list[Edges] = []
    for index, ((left, right), width) in enumerate(zip(lines, widths, strict=True)):
        others = [*taken, *(line for number, line in enumerate(lines) if number != index)]
        places = [(left + right - width) / 2] if right - left >= width + 2 * _GAP else []
        place = next((each for each in (*places, right + POINT) if _is_free((each, each + width), others)), None)
        laid.append(place)
        if place is not None:
            taken.append((place, place + width))
    return laid


def _is_free(wanted: Edges, taken: Sequence[Edges]) -> bool:
    return all(wanted[1] + _GAP <= low or wanted[0] >= high + _GAP for low, high in taken)
