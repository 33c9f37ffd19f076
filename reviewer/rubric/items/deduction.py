"""Deduction items: each proved fault costs points, never more than the item is worth."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.rubric import Item, ItemKind

HALF = Decimal("0.5")
NOTHING = Decimal(0)
ONE = Decimal(1)


def charge(item: Item, verdict: Verdict, per_occurrence: Decimal) -> tuple[Decimal, tuple[TraceStep, ...]]:
    """What a verdict costs by its state alone: occurrences x points each, the unmet share of it when partly met, never more than the item.

    A partly met verdict without a share counts as half met.
    """
    if verdict.state is VerdictState.MET:
        return NOTHING, (TraceStep("met", item.code, (("points", item.points),), NOTHING),)
    occurrences = Decimal(verdict.occurrences)
    cost = occurrences * per_occurrence
    steps = [TraceStep("occurrences", item.code, (("occurrences", occurrences), ("per_occurrence", per_occurrence)), cost)]
    if verdict.state is VerdictState.PARTLY:
        share = HALF if verdict.share is None else verdict.share
        whole, cost = cost, cost * (ONE - share)
        steps.append(TraceStep("partly", item.code, (("whole", whole), ("share", share)), cost))
    if cost > item.points:
        steps.append(TraceStep("item_floor", item.code, (("cost", cost), ("points", item.points)), item.points))
        cost = item.points
    return cost, tuple(steps)


@dataclass(frozen=True)
class DeductionRule:
    """`per_occurrence` points off for each proved fault, down to an item of nothing."""

    per_occurrence: Decimal
    kind: ItemKind = ItemKind.DEDUCTION

    def deduction(self, item: Item, verdict: Verdict) -> tuple[Decimal, tuple[TraceStep, ...]]:
        return charge(item, verdict, self.per_occurrence)

    def is_too_close(self, verdict: Verdict) -> bool:  # noqa: ARG002 - the shape is the protocol's
        return False

    def worst(self, item: Item, verdict: Verdict | None) -> Decimal:
        return item.points if verdict is None else self.deduction(item, verdict)[0]


def read(fields: Fields, points: Decimal) -> DeductionRule:
    """`per_occurrence` (default: all the points), above 0 and at most the item's points."""
    if not fields.has("per_occurrence"):
        return DeductionRule(points)
    return DeductionRule(fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True))
