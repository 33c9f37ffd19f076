"""From the weighted score to the total: bonus, cap, special deductions, floor, and the rubric's critical rule, in this order."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import as_decimal, nearest, written
from reviewer.rubric.judging import NIL, NOTHING, JudgedDimension, JudgedItem
from reviewer.rubric.rubric import CriticalRule, ItemKind, Rubric, SpecialEffect


@dataclass(frozen=True)
class Totalled:
    """The exact total in units (None when the critical rule stopped the scoring), with what was done to the weighted score."""

    exact: int | None
    adjustments: tuple[tuple[str, Decimal], ...]
    steps: tuple[TraceStep, ...]
    zeroed: frozenset[str]


def beside(judged: Sequence[JudgedDimension], kind: ItemKind) -> Fraction:
    """What all commendations earned, or all special deductions cost."""
    return sum((each.beside for dimension in judged for each in dimension.items if each.item.rule.kind is kind), NIL)


def failures(judged: Sequence[JudgedDimension], *, at_worst: bool = False) -> tuple[str, ...]:
    """Critical items that failed, or still could."""
    return tuple(
        each.item.code
        for dimension in judged
        for each in dimension.items
        if each.has_failed or (at_worst and each.item.is_critical and each.worst)
    )


def total(rubric: Rubric, judged: Sequence[JudgedDimension], weighted: int, *, scores: dict[str, int], failed: Sequence[str]) -> Totalled:
    """The total of a weighted score and the dimensions' scores it is made of, all in units."""
    amount, adjustments, steps = _adjusted(rubric, judged, weighted)
    rule = CriticalRule(rubric.settings.critical)
    if not failed or rule in {CriticalRule.NONE, CriticalRule.FLAG, CriticalRule.SEPARATE_SCORE}:
        told = [_critical("critical_flag", failed, before=amount, after=amount)] if failed and rule is CriticalRule.FLAG else []
        return Totalled(amount, tuple(adjustments), (*steps, *told), frozenset())
    if rule is CriticalRule.STOP:
        return Totalled(None, (), (*steps, _critical("critical_stop", failed, before=amount, after=0)), frozenset())
    if rule is CriticalRule.TOTAL_ZERO:
        moved = [("critical", as_decimal(-amount))] if amount else []
        return Totalled(0, (*adjustments, *moved), (*steps, _critical("critical_total_zero", failed, before=amount, after=0)), frozenset())
    zeroed = frozenset(rubric.dimension_of(code).code for code in failed)
    gone = sum(scores[code] for code in zeroed)
    left = max(0, amount - gone)
    lifted = [("critical", as_decimal(left - (amount - gone)))] if left != amount - gone else []
    step = _critical("critical_dimension_zero", failed, before=amount, after=left, lost=gone)
    return Totalled(left, (*adjustments, *lifted), (*steps, step), zeroed)


def critical_score(judged: Sequence[JudgedDimension]) -> Fraction | None:
    """Points kept by critical items out of those that apply, in percent; None when there are none."""
    held = [each for dimension in judged for each in dimension.items if each.item.is_critical and each.applies]
    points = sum((each.item.points for each in held), NOTHING)
    lost = sum((each.deduction for each in held), NIL)
    return 100 * (Fraction(points) - lost) / Fraction(points) if points else None


def separate_score_step(judged: Sequence[JudgedDimension], rate: Fraction) -> TraceStep:
    held = [each for dimension in judged for each in dimension.items if each.item.is_critical and each.applies]
    points = sum((each.item.points for each in held), NOTHING)
    lost = written(sum((each.deduction for each in held), NIL))
    return TraceStep("critical_score", "total", (("points", points), ("lost", lost)), written(rate))


def _adjusted(rubric: Rubric, judged: Sequence[JudgedDimension], weighted: int) -> tuple[int, list[tuple[str, Decimal]], list[TraceStep]]:
    """Bonus, cap, special deductions, floor; a step that changes nothing is left out, unless it states special deductions."""
    settings = rubric.settings
    amount = weighted
    adjustments: list[tuple[str, Decimal]] = []
    steps: list[TraceStep] = []

    def move(rule: str, to: int, *inputs: tuple[str, Decimal]) -> None:
        nonlocal amount
        if to != amount:
            adjustments.append((rule, as_decimal(to - amount)))
            steps.append(TraceStep(rule, "total", (("before", as_decimal(amount)), *inputs), as_decimal(to)))
            amount = to

    earned = beside(judged, ItemKind.COMMENDATION)
    granted = min(earned, Fraction(settings.bonus_cap))
    move("bonus", amount + nearest(granted), ("earned", written(earned)), ("bonus_cap", settings.bonus_cap), ("granted", written(granted)))
    move("cap", min(amount, nearest(Fraction(settings.total_cap))), ("cap", settings.total_cap))
    outside = beside(judged, ItemKind.SPECIAL)
    if settings.special == SpecialEffect.SUBTRACT:
        move("special", amount - nearest(outside), ("special", written(outside)))
    elif outside:
        steps.append(TraceStep("special_beside", "total", (("special", written(outside)),), as_decimal(amount)))
    move("floor", max(amount, nearest(Fraction(settings.floor))), ("floor", settings.floor))
    return amount, adjustments, steps


def _critical(rule: str, failed: Sequence[str], *, before: int, after: int, lost: int = 0) -> TraceStep:
    """Failed items stand among the inputs by their codes, with nothing as their figure."""
    inputs = [("before", as_decimal(before))]
    if lost:
        inputs.append(("lost", as_decimal(lost)))
    return TraceStep(rule, "total", (*inputs, *((code, NOTHING) for code in failed)), as_decimal(after))


def remedies(items: Sequence[JudgedItem]) -> tuple[str, ...]:
    """Special deductions that were found: what they name must be put right."""
    return tuple(each.item.code for each in items if each.item.rule.kind is ItemKind.SPECIAL and each.beside)
