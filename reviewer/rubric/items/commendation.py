"""Commendation items: praise that is proved earns points on top, within the rubric's cap."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary
from reviewer.rubric.rubric import Amount, Item, ItemKind


@dataclass(frozen=True)
class CommendationRule(Ordinary):
    """`per_occurrence` points for each proved commendation (a verdict of met), `points` at most; anything else earns nothing."""

    per_occurrence: Decimal
    kind: ItemKind = ItemKind.COMMENDATION

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        occurrences = Decimal(verdict.occurrences if verdict.state is VerdictState.MET else 0)
        earned = min(item.points, occurrences * self.per_occurrence)
        inputs = (("occurrences", occurrences), ("per_occurrence", self.per_occurrence), ("points", item.points))
        return earned, (TraceStep("commended", item.code, inputs, earned),)

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:  # noqa: ARG002 - the shape is the protocol's
        return NOTHING


def read(fields: Fields, points: Decimal) -> CommendationRule:
    """`per_occurrence` (default: all the points), above 0 and at most the item's points."""
    each = fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True) if fields.has("per_occurrence") else points
    return CommendationRule(each)
