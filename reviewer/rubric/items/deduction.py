"""Deduction items: each proved fault costs points, never more than the item is worth, nor more than its cap."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge
from reviewer.rubric.rubric import Amount, Item, ItemKind


@dataclass(frozen=True)
class DeductionRule(Ordinary):
    """`per_occurrence` points off for each proved fault, `cap` of them at most, down to an item of nothing."""

    per_occurrence: Decimal
    cap: Decimal | None = None
    kind: ItemKind = ItemKind.DEDUCTION

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        cost, steps = charge(item, verdict, self.per_occurrence)
        if self.cap is None or cost <= self.cap:
            return cost, steps
        return self.cap, (*steps, TraceStep("item_cap", item.code, (("cost", cost), ("cap", self.cap)), self.cap))

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:
        if verdict is None:
            return item.points if self.cap is None else self.cap
        return self.deduction(item, verdict)[0]


def read(fields: Fields, points: Decimal) -> DeductionRule:
    """`per_occurrence` (default: all the points) and `cap` (default: none), above 0 and at most the item's points."""
    each = fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True) if fields.has("per_occurrence") else points
    cap = fields.number("cap", low=NOTHING, high=points, is_above_low=True) if fields.has("cap") else None
    return DeductionRule(each, cap)
