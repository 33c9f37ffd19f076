"""The exact arithmetic of the score, one pass in one order.

1. each item's deduction, never more than the item     2. removal of not applicable and not verifiable points
3. renormalisation within the dimension: weight x (applicable - deducted) / applicable
4. weights, scaled to 100; a dimension in which nothing applies leaves and the others fill the 100
5. total, never below 0 because no item is      6. band of the exact total      7. one rounding, half up

Points are Decimal in a context that raises rather than rounds; quotients are fractions, written once (see `apportioning`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import DimensionScore, ItemScore, Scorecard, TraceStep
from reviewer.rubric.apportioning import EXACT, UNIT, apportion, as_decimal, nearest, rounded
from reviewer.rubric.judging import JudgedDimension, judge
from reviewer.rubric.rubric import Band, Rubric

_ALL = 100 * UNIT


def score(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> Scorecard:
    """The scorecard of one set of verdicts.

    An item without a verdict is open and counts as met, and so does a measure too close to call; `lowest` says what the total could
    still come to if all of them were lost. Verdicts for items the rubric does not have are ignored (`read_verdicts` refuses them).
    All items not applicable or not verifiable gives a total of None. Never raises for verdicts that `read_verdicts` accepts.
    """
    with localcontext(EXACT):
        judged = tuple(judge(dimension, verdicts) for dimension in rubric.dimensions)
        share = _applicable_share(judged)
        if any(dimension.applicable for dimension in judged):
            return _scored(rubric, judged, share)
        return _unscored(rubric, judged, share)


@dataclass(frozen=True)
class _Amounts:
    """One dimension in units: what it weighs, what it scored, what each of its items took."""

    weight: int
    score: int
    effects: tuple[int, ...]


def _scored(rubric: Rubric, judged: tuple[JudgedDimension, ...], share: Fraction) -> Scorecard:
    exact, amounts = _amounts(judged)
    decimals = rubric.settings.decimals
    band = _band(rubric, exact)
    total = lowest = rounded(exact, decimals)
    if any(each.worst != each.deducted for each in judged):
        lowest = rounded(nearest(_mean(judged, [each.worst for each in judged])), decimals)
    dimensions = tuple(_dimension_score(each, amount) for each, amount in zip(judged, amounts, strict=True))
    trace = [step for each in judged for step in each.steps]
    trace += [step for each, scored in zip(judged, dimensions, strict=True) for step in _dimension_steps(each, scored)]
    trace += _total_steps(dimensions, exact, band, total)
    if lowest != total:
        trace.append(TraceStep("lowest", "total", (("total", total),), lowest))
    trace.append(_share_step(rubric, share))
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        exact=as_decimal(exact),
        total=total,
        lowest=lowest,
        highest=total,
        band=band.code,
        light=band.light,
        applicable_share=_share(share),
        is_comparable=share >= Fraction(rubric.settings.comparable_floor),
        dimensions=dimensions,
        items=_item_scores(judged, amounts),
        trace=tuple(trace),
        open_items=tuple(each.item.code for dimension in judged for each in dimension.items if each.verdict is None),
    )


def _unscored(rubric: Rubric, judged: tuple[JudgedDimension, ...], share: Fraction) -> Scorecard:
    """Nothing applies: there is no total, which is not the same as a total of zero."""
    amounts = tuple(_Amounts(0, 0, (0,) * len(each.items)) for each in judged)
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        exact=None,
        total=None,
        lowest=None,
        highest=None,
        band="",
        light="",
        applicable_share=_share(share),
        is_comparable=False,
        dimensions=tuple(_dimension_score(each, amount) for each, amount in zip(judged, amounts, strict=True)),
        items=_item_scores(judged, amounts),
        trace=(*(step for each in judged for step in each.steps), _share_step(rubric, share)),
    )


def _mean(judged: Sequence[JudgedDimension], lost: Sequence[Decimal]) -> Fraction:
    """100 x the weighted mean of (applicable - lost) / applicable over the dimensions in which anything applies."""
    got = weights = Fraction(0)
    for each, gone in zip(judged, lost, strict=True):
        if each.applicable:
            weight = Fraction(each.dimension.weight)
            weights += weight
            got += weight if not gone else weight * Fraction(each.applicable - gone) / Fraction(each.applicable)
    return 100 * got / weights


def _amounts(judged: tuple[JudgedDimension, ...]) -> tuple[int, tuple[_Amounts, ...]]:
    """The exact total and each dimension's share of it, in units that add up without a remainder.

    A dimension that lost nothing scores its weight and one that lost everything scores nothing; the units that quotients leave over
    fall to the dimensions in between.
    """
    weights = apportion([Fraction(each.dimension.weight) if each.applicable else Fraction(0) for each in judged], _ALL)
    kept = [weight if each.deducted == 0 else 0 for each, weight in zip(judged, weights, strict=True)]
    between = [
        Fraction(weight) * Fraction(each.applicable - each.deducted) / Fraction(each.applicable)
        if 0 < each.deducted < each.applicable
        else Fraction(0)
        for each, weight in zip(judged, weights, strict=True)
    ]
    exact = nearest(_mean(judged, [each.deducted for each in judged])) if any(between) else sum(kept)
    shared = apportion(between, exact - sum(kept))
    amounts = []
    for each, weight, whole, part in zip(judged, weights, kept, shared, strict=True):
        gone = [Fraction(item.deduction) for item in each.items] if each.deducted else []
        effects = apportion(gone, weight - whole - part) if gone else [0] * len(each.items)
        amounts.append(_Amounts(weight, whole + part, tuple(effects)))
    return exact, tuple(amounts)


def _dimension_score(judged: JudgedDimension, amounts: _Amounts) -> DimensionScore:
    return DimensionScore(
        dimension=judged.dimension.code,
        weight=as_decimal(amounts.weight),
        applicable=judged.applicable,
        deducted=judged.deducted,
        score=as_decimal(amounts.score) if judged.applicable else None,
    )


def _item_scores(judged: tuple[JudgedDimension, ...], amounts: tuple[_Amounts, ...]) -> tuple[ItemScore, ...]:
    return tuple(
        ItemScore(each.item.code, each.state, each.item.points, each.deduction, as_decimal(effect), each.is_too_close)
        for dimension, amount in zip(judged, amounts, strict=True)
        for each, effect in zip(dimension.items, amount.effects, strict=True)
    )


def _dimension_steps(judged: JudgedDimension, scored: DimensionScore) -> list[TraceStep]:
    code = scored.dimension
    steps = [TraceStep("weight", code, (("rubric_weight", judged.dimension.weight),), scored.weight)]
    if scored.score is not None:
        inputs = (("weight", scored.weight), ("applicable", scored.applicable), ("deducted", scored.deducted))
        steps.append(TraceStep("dimension", code, inputs, scored.score))
    return steps


def _total_steps(dimensions: tuple[DimensionScore, ...], exact: int, band: Band, total: Decimal) -> list[TraceStep]:
    scores = tuple((each.dimension, each.score) for each in dimensions if each.score is not None)
    found = as_decimal(exact)
    return [
        TraceStep("total", "total", scores, found),
        TraceStep("band", "total", (("exact", found),), band.floor),
        TraceStep("rounded", "total", (("exact", found),), total),
    ]


def _band(rubric: Rubric, exact: int) -> Band:
    return next(band for band in rubric.bands if exact >= nearest(Fraction(band.floor)))


def _applicable_share(judged: tuple[JudgedDimension, ...]) -> Fraction:
    """The part of all weight that could be judged, each dimension by its points, 0 to 1."""
    weights = got = Fraction(0)
    for each in judged:
        weight = Fraction(each.dimension.weight)
        weights += weight
        got += weight if each.applicable == each.points else weight * Fraction(each.applicable) / Fraction(each.points)
    return got / weights


def _share(share: Fraction) -> Decimal:
    return as_decimal(nearest(share))


def _share_step(rubric: Rubric, share: Fraction) -> TraceStep:
    return TraceStep("applicable_share", "total", (("comparable_floor", rubric.settings.comparable_floor),), _share(share))
