"""From verdicts to points: what each item lost and what each dimension could be judged on."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import NEEDS_REASON, Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import as_decimal, settled, written
from reviewer.rubric.rubric import Amount, Dimension, Item, ItemKind, Rubric

NOTHING = Decimal(0)
NIL = Fraction(0)


@dataclass(frozen=True)
class JudgedItem:
    """One item with what it lost; `worst` is what it could still lose while open or too close to call.

    `is_out` says that its condition took it out, `is_pending` that the item its condition names is still open. `beside` is what it
    earned or cost outside the points the dimension weighs.
    """

    item: Item
    verdict: Verdict | None
    deduction: Fraction = NIL
    worst: Fraction = NIL
    beside: Fraction = NIL
    is_too_close: bool = False
    is_small_sample: bool = False
    is_out: bool = False
    is_pending: bool = False

    @property
    def state(self) -> VerdictState | None:
        return None if self.verdict is None else self.verdict.state

    @property
    def applies(self) -> bool:
        return not self.is_out and self.state not in NEEDS_REASON

    @property
    def is_open(self) -> bool:
        return self.verdict is None and not self.is_out and not self.item.is_beside

    @property
    def has_failed(self) -> bool:
        """A critical item that lost points."""
        return self.item.is_critical and bool(self.deduction)


@dataclass(frozen=True)
class JudgedDimension:
    """A dimension's points: all of them, those that apply, those lost (after its cap), and those lost at worst.

    While an item is open the cap does not count for the worst: points that leave as not applicable under a cap can hurt more than lost
    ones.
    """

    dimension: Dimension
    items: tuple[JudgedItem, ...]
    points: Decimal
    applicable: Decimal
    deducted: Fraction
    worst: Fraction
    steps: tuple[TraceStep, ...]


def judge(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> tuple[JudgedDimension, ...]:
    """Every dimension: item deductions floored at the item, proportional sampling, the dimension's cap, removal of what does not apply.

    Needs an exact decimal context around it. Items stand in the rubric's order, whatever the order of the verdicts.
    """
    conditions = _conditions(rubric, verdicts)
    return tuple(_judge_dimension(dimension, verdicts, conditions) for dimension in rubric.dimensions)


def _conditions(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> dict[str, bool | None]:
    """Of items with a condition: whether it is fulfilled, None while the item it names is open. An item taken out fulfils nothing."""
    needs = {item.code: item.condition for item in rubric.items() if item.condition is not None}
    found: dict[str, bool | None] = {}

    def fulfilled(code: str) -> bool | None:
        condition = needs.get(code)
        if condition is None:
            return True
        if code not in found:
            before, verdict = fulfilled(condition.item), verdicts.get(condition.item)
            if before and verdict is not None:
                before = verdict.state in condition.states
            elif before:
                before = None
            found[code] = before
        return found[code]

    for code in needs:
        fulfilled(code)
    return found


def _judge_dimension(dimension: Dimension, verdicts: Mapping[str, Verdict], conditions: Mapping[str, bool | None]) -> JudgedDimension:
    items = []
    steps: list[TraceStep] = []
    for item in dimension.items:
        judged, made = _judge_item(item, verdicts.get(item.code), conditions.get(item.code, True))
        items.append(judged)
        steps.extend(made)
    removed = {VerdictState.NOT_APPLICABLE: NOTHING, VerdictState.NOT_VERIFIABLE: NOTHING}
    points = NOTHING
    for each in items:
        points += each.item.points if not each.item.is_beside else NOTHING
        if not each.applies and not each.item.is_beside:
            removed[VerdictState.NOT_APPLICABLE if each.is_out or each.state is None else each.state] += each.item.points
    not_applicable, not_verifiable = removed.values()
    applicable = points - not_applicable - not_verifiable
    inputs = (("points", points), ("not_applicable", not_applicable), ("not_verifiable", not_verifiable))
    steps.append(TraceStep("applicable", dimension.code, inputs, applicable))
    deducted, told = _deducted(dimension, items)
    worst = sum((each.worst for each in items if each.worst), NIL)
    if not any(each.is_open or each.is_pending for each in items):
        worst = _capped(dimension, worst)
    return JudgedDimension(dimension, tuple(items), points, applicable, deducted, worst, (*steps, *told))


def _deducted(dimension: Dimension, items: list[JudgedItem]) -> tuple[Fraction, list[TraceStep]]:
    """What all items of a dimension lost together, no more than its cap; the printed parts add up to the printed sum."""
    lost = [each for each in items if each.deduction]
    parts = settled([each.deduction for each in lost])
    whole = as_decimal(sum(parts))
    inputs = tuple((each.item.code, as_decimal(part)) for each, part in zip(lost, parts, strict=True))
    steps = [TraceStep("deducted", dimension.code, inputs, whole)]
    deducted = sum((each.deduction for each in lost), NIL)
    capped = _capped(dimension, deducted)
    if capped != deducted:
        cap = written(capped)
        steps.append(TraceStep("dimension_cap", dimension.code, (("deducted", whole), ("cap", cap)), cap))
    return capped, steps


def _capped(dimension: Dimension, amount: Fraction) -> Fraction:
    return amount if dimension.cap is None else min(amount, Fraction(dimension.cap))


def _judge_item(item: Item, verdict: Verdict | None, is_fulfilled: bool | None) -> tuple[JudgedItem, tuple[TraceStep, ...]]:
    if is_fulfilled is False:
        return JudgedItem(item, verdict, is_out=True), (TraceStep("condition_unmet", item.code, (("points", item.points),), NOTHING),)
    if verdict is None:
        return _without_verdict(item, is_pending=is_fulfilled is None)
    if verdict.state in NEEDS_REASON:
        return JudgedItem(item, verdict), (TraceStep(verdict.state.value, item.code, (("points", item.points),), NOTHING),)
    amount, steps = item.rule.deduction(item, verdict)
    if item.is_beside:
        return JudgedItem(item, verdict, beside=Fraction(amount)), steps
    is_too_close = item.rule.is_too_close(verdict)
    worst = item.rule.worst(item, verdict) if is_too_close else amount
    if item.is_sampled and verdict.observed and amount:
        amount, step = _sampled(item, verdict, Fraction(amount))
        steps, worst = (*steps, step), amount
    if is_fulfilled is None:
        pending = TraceStep("condition_pending", item.code, (("points", item.points),), NOTHING)
        return JudgedItem(item, verdict, worst=_fraction(worst), is_pending=True), (pending,)
    judged = JudgedItem(
        item,
        verdict,
        _fraction(amount),
        _fraction(worst),
        is_too_close=is_too_close,
        is_small_sample=item.rule.is_small_sample(verdict),
    )
    return judged, steps


def _without_verdict(item: Item, *, is_pending: bool) -> tuple[JudgedItem, tuple[TraceStep, ...]]:
    if item.is_beside:
        rule = "not_scored" if item.rule.kind is ItemKind.TEXT else "none_found"
        return JudgedItem(item, None), (TraceStep(rule, item.code, (), NOTHING),)
    step = TraceStep("open", item.code, (("points", item.points),), NOTHING)
    return JudgedItem(item, None, worst=_fraction(item.rule.worst(item, None)), is_pending=is_pending), (step,)


def _sampled(item: Item, verdict: Verdict, whole: Fraction) -> tuple[Fraction, TraceStep]:
    """The cost in proportion of the observed samples that do not conform."""
    conforming, observed = verdict.conforming or 0, verdict.observed or 1
    cost = whole * (1 - Fraction(conforming, observed))
    inputs = (("whole", written(whole)), ("conforming", Decimal(conforming)), ("observed", Decimal(observed)))
    return cost, TraceStep("sampled", item.code, inputs, written(cost))


def _fraction(amount: Amount) -> Fraction:
    return Fraction(amount) if amount else NIL
