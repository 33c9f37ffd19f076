"""From points to the weighted score: what each dimension weighs, what it scored, what each of its items took, in units that add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reviewer.rubric.apportioning import UNIT, apportion, nearest
from reviewer.rubric.judging import NIL, JudgedDimension
from reviewer.rubric.rubric import Renormalise, Settings, Weighting

ALL = 100 * UNIT


@dataclass(frozen=True)
class Weighed:
    """A dimension before its score is written: `weight` in proportion to the others, points kept of `out_of`.

    `out_of` is 0 when nothing in the dimension counts.
    """

    judged: JudgedDimension
    weight: Fraction
    out_of: Fraction

    def kept(self, lost: Fraction) -> Fraction:
        """Its part of its own weight, 0 to 1, had it lost so many points."""
        return (Fraction(self.judged.applicable) - lost) / self.out_of


@dataclass(frozen=True)
class Amounts:
    """One dimension in units: what it weighs, what it scored, what each of its items took."""

    weight: int
    score: int
    effects: tuple[int, ...]


def weigh(judged: Sequence[JudgedDimension], settings: Settings) -> tuple[Weighed, ...]:
    """Each dimension's weight under the rubric's settings, not yet scaled to 100.

    Within the dimension: its weight stays, its points are divided by those that apply, and it leaves when none does. Across: its weight
    shrinks with its points. None: what does not apply counts as not earned.
    """
    return tuple(_weigh(each, settings) for each in judged)


def _weigh(each: JudgedDimension, settings: Settings) -> Weighed:
    points, applicable = Fraction(each.points), Fraction(each.applicable)
    weight = Fraction(each.dimension.weight) * (points if settings.weighting == Weighting.TIMES_POINTS else 1)
    if settings.renormalise == Renormalise.NONE:
        return Weighed(each, weight, points)
    if not applicable:
        return Weighed(each, NIL, NIL)
    if settings.renormalise == Renormalise.ACROSS and applicable != points:
        weight = weight * applicable / points
    return Weighed(each, weight, applicable)


def mean(weighed: Sequence[Weighed], lost: Sequence[Fraction]) -> Fraction:
    """100 x the weighted mean of what each dimension kept."""
    got = weights = NIL
    for each, gone in zip(weighed, lost, strict=True):
        if each.weight:
            weights += each.weight
            got += each.weight if not gone and each.out_of == each.judged.applicable else each.weight * each.kept(gone)
    return 100 * got / weights


def amounts(weighed: Sequence[Weighed]) -> tuple[int, tuple[Amounts, ...]]:
    """The weighted score and each dimension's share of it, in units that add up without a remainder.

    A dimension that kept everything scores its weight and one that kept nothing scores nothing; the units that quotients leave over fall to
    the dimensions in between.
    """
    weights = apportion([each.weight for each in weighed], ALL)
    kept, between = [], []
    for each, weight in zip(weighed, weights, strict=True):
        share = _share(each)
        kept.append(weight if share == 1 else 0)
        between.append(NIL if share in (0, 1) else weight * share)
    exact = nearest(mean(weighed, [each.judged.deducted for each in weighed])) if any(between) else sum(kept)
    shared = apportion(between, exact - sum(kept))
    found = []
    for each, weight, whole, part in zip(weighed, weights, kept, shared, strict=True):
        gone = weight - whole - part
        found.append(Amounts(weight, whole + part, tuple(_effects(each, gone))))
    return exact, tuple(found)


def _share(each: Weighed) -> Fraction:
    if not each.weight:
        return NIL
    return Fraction(1) if not each.judged.deducted and each.out_of == each.judged.applicable else each.kept(each.judged.deducted)


def _effects(each: Weighed, gone: int) -> list[int]:
    """What each item took: by its deduction, and where nothing is renormalised by its points when it does not apply."""
    if not gone:
        return [0] * len(each.judged.items)
    is_unscaled = each.out_of != each.judged.applicable
    shares = [
        Fraction(item.item.points) if is_unscaled and not item.applies and not item.item.is_beside else item.deduction
        for item in each.judged.items
    ]
    return apportion(shares, gone)
