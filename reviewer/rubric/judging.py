"""From verdicts to points: what each item lost and what each dimension could be judged on."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import NEEDS_REASON, Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.rubric import Dimension, Item

NOTHING = Decimal(0)


@dataclass(frozen=True)
class JudgedItem:
    """One item with what it lost; `worst` is what it could still lose while open or too close to call."""

    item: Item
    verdict: Verdict | None
    deduction: Decimal
    worst: Decimal
    is_too_close: bool

    @property
    def state(self) -> VerdictState | None:
        return None if self.verdict is None else self.verdict.state

    @property
    def applies(self) -> bool:
        return self.state not in NEEDS_REASON


@dataclass(frozen=True)
class JudgedDimension:
    """A dimension's points: all of them, those that apply, those lost, and those lost at worst."""

    dimension: Dimension
    items: tuple[JudgedItem, ...]
    points: Decimal
    applicable: Decimal
    deducted: Decimal
    worst: Decimal
    steps: tuple[TraceStep, ...]


def judge(dimension: Dimension, verdicts: Mapping[str, Verdict]) -> JudgedDimension:
    """Item deductions floored at the item, then the removal of what is not applicable or not verifiable.

    Needs an exact decimal context around it. Items stand in the rubric's order, whatever the order of the verdicts.
    """
    items = []
    steps: list[TraceStep] = []
    removed = {VerdictState.NOT_APPLICABLE: NOTHING, VerdictState.NOT_VERIFIABLE: NOTHING}
    points = deducted = worst = NOTHING
    for item in dimension.items:
        judged, made = _judge_item(item, verdicts.get(item.code))
        items.append(judged)
        steps.extend(made)
        points += item.points
        deducted += judged.deduction
        worst += judged.worst
        if judged.state in removed:
            removed[judged.state] += item.points
    not_applicable, not_verifiable = removed.values()
    applicable = points - not_applicable - not_verifiable
    inputs = (("points", points), ("not_applicable", not_applicable), ("not_verifiable", not_verifiable))
    steps.append(TraceStep("applicable", dimension.code, inputs, applicable))
    lost = tuple((judged.item.code, judged.deduction) for judged in items if judged.deduction)
    steps.append(TraceStep("deducted", dimension.code, lost, deducted))
    return JudgedDimension(dimension, tuple(items), points, applicable, deducted, worst, tuple(steps))


def _judge_item(item: Item, verdict: Verdict | None) -> tuple[JudgedItem, tuple[TraceStep, ...]]:
    if verdict is None:
        step = TraceStep("open", item.code, (("points", item.points),), NOTHING)
        return JudgedItem(item, None, NOTHING, item.rule.worst(item, None), is_too_close=False), (step,)
    if verdict.state in NEEDS_REASON:
        step = TraceStep(verdict.state.value, item.code, (("points", item.points),), NOTHING)
        return JudgedItem(item, verdict, NOTHING, NOTHING, is_too_close=False), (step,)
    deduction, steps = item.rule.deduction(item, verdict)
    judged = JudgedItem(item, verdict, deduction, item.rule.worst(item, verdict), item.rule.is_too_close(verdict))
    return judged, steps
