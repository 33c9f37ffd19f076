"""One scenario on several channels: the same items in each dimension, side by side, so that the differences are the result.

Items of different dimensions belong together when their codes end alike: `A-02`, `B-02` and `C-02` ask the same of three channels.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import NEEDS_REASON
from reviewer.domain.scorecard import ItemScore, Scorecard
from reviewer.rubric.apportioning import nearest, rounded
from reviewer.rubric.rubric import Rubric


@dataclass(frozen=True)
class Compared:
    """One item on every channel, by dimension: the share of its points kept, in percent; None where it was not judged.

    `spread` is the highest less the lowest, in percentage points; None with fewer than two judged channels.
    """

    suffix: str
    kept: tuple[tuple[str, Decimal | None], ...]
    spread: Decimal | None

    @property
    def differs(self) -> bool:
        return bool(self.spread)


@dataclass(frozen=True)
class SideBySide:
    """`share` is the part of comparable items that came out alike on all channels, in percent; None when none can be compared.

    `spread` is the distance between the best and the worst channel's own score, in percentage points.
    """

    items: tuple[Compared, ...]
    share: Decimal | None
    spread: Decimal | None


def side_by_side(rubric: Rubric, scorecard: Scorecard) -> SideBySide:
    """How alike the dimensions of a scorecard came out, item by item and as wholes."""
    scores = {each.item: each for each in scorecard.items}
    suffixes = list(dict.fromkeys(_suffix(item.code) for item in rubric.items() if not item.is_beside))
    items = tuple(_compared(rubric, scores, suffix) for suffix in suffixes)
    comparable = [each for each in items if each.spread is not None]
    alike = sum(not each.differs for each in comparable)
    wholes = [100 * Fraction(each.score) / Fraction(each.weight) for each in scorecard.dimensions if each.score is not None and each.weight]
    return SideBySide(
        items=items,
        share=_percent(Fraction(100 * alike, len(comparable))) if comparable else None,
        spread=_percent(max(wholes) - min(wholes)) if len(wholes) > 1 else None,
    )


def _compared(rubric: Rubric, scores: Mapping[str, ItemScore], suffix: str) -> Compared:
    kept: list[tuple[str, Decimal | None]] = []
    shares = []
    for dimension in rubric.dimensions:
        for item in dimension.items:
            if not item.is_beside and _suffix(item.code) == suffix:
                share = _kept(scores[item.code])
                kept.append((dimension.code, None if share is None else _percent(share)))
                shares += [] if share is None else [share]
    return Compared(suffix, tuple(kept), _percent(max(shares) - min(shares)) if len(shares) > 1 else None)


def _kept(scored: ItemScore) -> Fraction | None:
    if scored.state is None or scored.state in NEEDS_REASON:
        return None
    return 100 * (1 - Fraction(scored.deduction) / Fraction(scored.points))


def _suffix(code: str) -> str:
    """What follows the first hyphen; the whole code where there is none."""
    return code.partition("-")[2] or code


def _percent(share: Fraction) -> Decimal:
    return rounded(nearest(share), 1)
