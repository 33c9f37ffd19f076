"""The exact arithmetic of the score, one pass in one order.

1. each item's deduction, never more than the item     2. proportional sampling     3. the cap of the dimension
4. removal of what is not applicable, by verdict or by condition, or not verifiable
5. renormalisation: within the dimension, across the rubric, or none     6. weights, scaled to 100
7. bonus     8. cap     9. special deductions, outside the score     10. floor     11. critical rule
12. band of the exact total     13. one rounding, half up

Steps 1 to 4 are `judging`, 5 and 6 `weighing`, 7 to 11 `totalling`. Points are Decimal in a context that raises rather than rounds;
quotients are fractions, written once (see `apportioning`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import DimensionScore, ItemScore, Scorecard, TraceStep
from reviewer.rubric.apportioning import EXACT, as_decimal, nearest, rounded, settled, written
from reviewer.rubric.judging import JudgedDimension, judge
from reviewer.rubric.rubric import CriticalRule, Renormalise, Rubric, Weighting
from reviewer.rubric.totalling import Totalled, critical_score, failures, remedies, separate_score_step, total
from reviewer.rubric.weighing import Amounts, Weighed, amounts, mean, weigh

FAILING = frozenset({CriticalRule.TOTAL_ZERO, CriticalRule.DIMENSION_ZERO, CriticalRule.FLAG, CriticalRule.STOP})


def score(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> Scorecard:
    """The scorecard of one set of verdicts.

    An item without a verdict is open and counts as met, and so does a measure too close to call; `lowest` says what the total could
    still come to if all of them were lost. Verdicts for items the rubric does not have are ignored (`read_verdicts` refuses them).
    All items not applicable or not verifiable gives a total of None. Never raises for verdicts that `read_verdicts` accepts.
    """
    with localcontext(EXACT):
        judged = judge(rubric, verdicts)
        if any(dimension.applicable for dimension in judged):
            return _scored(rubric, judged)
        return _unscored(rubric, judged)


@dataclass(frozen=True)
class _Sums:
    """What the dimensions came to and what was made of it."""

    weighed: tuple[Weighed, ...]
    parts: tuple[Amounts, ...]
    weighted: int
    done: Totalled


def _sums(rubric: Rubric, judged: tuple[JudgedDimension, ...]) -> _Sums:
    weighed = weigh(judged, rubric.settings)
    weighted, parts = amounts(weighed)
    scores = {each.dimension.code: part.score for each, part in zip(judged, parts, strict=True)}
    return _Sums(weighed, parts, weighted, total(rubric, judged, weighted, scores=scores, failed=failures(judged)))


def _scored(rubric: Rubric, judged: tuple[JudgedDimension, ...]) -> Scorecard:
    sums = _sums(rubric, judged)
    dimensions = tuple(_dimension_score(each, part, sums) for each, part in zip(judged, sums.parts, strict=True))
    trace = [step for each in judged for step in each.steps]
    for each, scored in zip(sums.weighed, dimensions, strict=True):
        trace += _dimension_steps(rubric, each, scored)
    scores = tuple((each.dimension, each.score) for each in dimensions if each.score is not None)
    trace += [TraceStep("total", "total", scores, as_decimal(sums.weighted)), *sums.done.steps]
    card = replace(
        _frame(rubric, judged),
        dimensions=tuple(_zeroed(each, sums) for each in dimensions),
        items=_item_scores(judged, sums),
        adjustments=sums.done.adjustments,
        open_items=tuple(each.item.code for dimension in judged for each in dimension.items if each.is_open),
        remedies=remedies([each for dimension in judged for each in dimension.items]),
    )
    if sums.done.exact is None:
        stop = card.critical_failed[0]
        codes = [item.code for item in rubric.items()]
        required = tuple(code for code in card.open_items if codes.index(code) < codes.index(stop))
        return replace(card, is_stopped=True, is_comparable=False, open_items=required, trace=(*trace, *card.trace))
    return _with_total(rubric, judged, replace(card, trace=(*trace, *card.trace)), sums)


def _with_total(rubric: Rubric, judged: tuple[JudgedDimension, ...], card: Scorecard, sums: _Sums) -> Scorecard:
    """The scorecard with its band, its one rounding and the least it could still come to; the steps stand before the share's."""
    exact = sums.done.exact or 0
    band = next(band for band in rubric.bands if exact >= nearest(Fraction(band.floor)))
    found, shown = as_decimal(exact), rounded(exact, rubric.settings.decimals)
    lowest = min(shown, rounded(_lowest(rubric, judged, sums), rubric.settings.decimals))
    steps = [
        TraceStep("band", "total", (("exact", found),), band.floor),
        TraceStep("rounded", "total", (("exact", found),), shown),
    ]
    if lowest != shown:
        steps.append(TraceStep("lowest", "total", (("total", shown),), lowest))
    *before, share = card.trace
    return replace(
        card, exact=found, total=shown, lowest=lowest, highest=shown, band=band.code, light=band.light, trace=(*before, *steps, share)
    )


def _lowest(rubric: Rubric, judged: tuple[JudgedDimension, ...], sums: _Sums) -> int:
    """The least the total could come to, in units, were everything open or too close to call lost."""
    if all(each.worst == each.deducted for each in judged):
        return sums.done.exact or 0
    worst = tuple(replace(each, deducted=each.worst) for each in judged)
    weighed = weigh(worst, rubric.settings)
    weighted = nearest(mean(weighed, [each.deducted for each in worst]))
    _, parts = amounts(weighed)
    scores = {each.dimension.code: part.score for each, part in zip(worst, parts, strict=True)}
    settled_rule = rubric if rubric.settings.critical != CriticalRule.STOP else _without_stop(rubric)
    return total(settled_rule, worst, weighted, scores=scores, failed=failures(judged, at_worst=True)).exact or 0


def _without_stop(rubric: Rubric) -> Rubric:
    return replace(rubric, settings=replace(rubric.settings, critical=CriticalRule.NONE.value))


def _unscored(rubric: Rubric, judged: tuple[JudgedDimension, ...]) -> Scorecard:
    """Nothing applies: there is no total, which is not the same as a total of zero."""
    card = _frame(rubric, judged)
    sums = _Sums((), tuple(Amounts(0, 0, (0,) * len(each.items)) for each in judged), 0, Totalled(None, (), (), frozenset()))
    return replace(
        card,
        is_comparable=False,
        dimensions=tuple(_dimension_score(each, part, sums) for each, part in zip(judged, sums.parts, strict=True)),
        items=_item_scores(judged, sums),
        trace=(*(step for each in judged for step in each.steps), *card.trace),
        remedies=remedies([each for dimension in judged for each in dimension.items]),
    )


def _frame(rubric: Rubric, judged: tuple[JudgedDimension, ...]) -> Scorecard:
    """A scorecard without a total: the share that could be judged, critical items, and their steps."""
    share, failed = _applicable_share(judged), failures(judged)
    rule = CriticalRule(rubric.settings.critical)
    apart = critical_score(judged) if rule is CriticalRule.SEPARATE_SCORE else None
    told = [] if apart is None else [separate_score_step(judged, apart)]
    floor = rubric.settings.comparable_floor
    return Scorecard(
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        exact=None,
        total=None,
        lowest=None,
        highest=None,
        band="",
        light="",
        applicable_share=written(share),
        is_comparable=share >= Fraction(floor),
        dimensions=(),
        items=(),
        trace=(*told, TraceStep("applicable_share", "total", (("comparable_floor", floor),), written(share))),
        critical_failed=failed,
        critical_score=None if apart is None else rounded(nearest(apart), rubric.settings.decimals),
        is_failed=bool(failed) and rule in FAILING,
    )


def _dimension_score(judged: JudgedDimension, part: Amounts, _sums: _Sums) -> DimensionScore:
    return DimensionScore(
        dimension=judged.dimension.code,
        weight=as_decimal(part.weight),
        applicable=judged.applicable,
        deducted=as_decimal(nearest(judged.deducted)),
        score=as_decimal(part.score) if judged.applicable else None,
    )


def _zeroed(scored: DimensionScore, sums: _Sums) -> DimensionScore:
    return replace(scored, score=Decimal(0), is_zeroed=True) if scored.dimension in sums.done.zeroed else scored


def _item_scores(judged: tuple[JudgedDimension, ...], sums: _Sums) -> tuple[ItemScore, ...]:
    found = []
    for dimension, part in zip(judged, sums.parts, strict=True):
        deductions = settled([each.deduction for each in dimension.items])
        is_zeroed = dimension.dimension.code in sums.done.zeroed
        failed = next((index for index, each in enumerate(dimension.items) if each.has_failed), None) if is_zeroed else None
        for index, (each, lost, effect) in enumerate(zip(dimension.items, deductions, part.effects, strict=True)):
            taken = effect + part.score if index == failed else effect
            found.append(
                ItemScore(
                    item=each.item.code,
                    state=each.state,
                    points=each.item.points,
                    deduction=as_decimal(lost),
                    effect=as_decimal(taken),
                    is_too_close=each.is_too_close,
                    is_small_sample=each.is_small_sample,
                    beside=written(each.beside),
                )
            )
    return tuple(found)


def _dimension_steps(rubric: Rubric, weighed: Weighed, scored: DimensionScore) -> list[TraceStep]:
    code, judged = scored.dimension, weighed.judged
    steps = [TraceStep(*_weight_rule(rubric, judged, code), scored.weight)]
    if scored.score is not None:
        inputs = [("weight", scored.weight), ("applicable", scored.applicable), ("deducted", scored.deducted)]
        rule = "dimension"
        if rubric.settings.renormalise == Renormalise.NONE:
            rule = "dimension_unscaled"
            inputs.append(("points", judged.points))
        steps.append(TraceStep(rule, code, tuple(inputs), scored.score))
    return steps


def _weight_rule(rubric: Rubric, judged: JudgedDimension, code: str) -> tuple[str, str, tuple[tuple[str, Decimal], ...]]:
    is_across, weight = rubric.settings.renormalise == Renormalise.ACROSS, ("rubric_weight", judged.dimension.weight)
    if rubric.settings.weighting == Weighting.TIMES_POINTS:
        return "weight_times_points", code, (weight, ("points", judged.applicable if is_across else judged.points))
    if is_across:
        return "weight_across", code, (weight, ("applicable", judged.applicable), ("points", judged.points))
    return "weight", code, (weight,)


def _applicable_share(judged: Sequence[JudgedDimension]) -> Fraction:
    """The part of all weight that could be judged, each dimension by its points, 0 to 1."""
    weights = got = Fraction(0)
    for each in judged:
        weight = Fraction(each.dimension.weight)
        weights += weight
        got += weight if each.applicable == each.points else weight * Fraction(each.applicable) / Fraction(each.points)
    return got / weights
