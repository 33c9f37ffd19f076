"""Special deductions: a breach of law or rules costs points outside the score, and its remedy is mandatory."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary
from reviewer.rubric.rubric import Amount, Item, ItemKind, LocalText


@dataclass(frozen=True)
class SpecialRule(Ordinary):
    """`per_occurrence` points off the finished score for each proved breach (a verdict of not met), `points` at most."""

    per_occurrence: Decimal
    remedy: LocalText
    kind: ItemKind = ItemKind.SPECIAL

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        occurrences = Decimal(0 if verdict.state is VerdictState.MET else verdict.occurrences)
        cost = min(item.points, occurrences * self.per_occurrence)
        inputs = (("occurrences", occurrences), ("per_occurrence", self.per_occurrence), ("points", item.points))
        return cost, (TraceStep("special_found" if cost else "special_clear", item.code, inputs, cost),)

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:  # noqa: ARG002 - the shape is the protocol's
        return NOTHING


def read(fields: Fields, points: Decimal) -> SpecialRule:
    """`remedy` (what must be put right), and `per_occurrence` (default: all the points)."""
    each = fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True) if fields.has("per_occurrence") else points
    return SpecialRule(each, fields.local_text("remedy"))
