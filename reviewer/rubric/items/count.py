"""Count items: a number of something against a limit, such as rings before the telephone is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge, counts
from reviewer.rubric.rubric import EntryForm, Item, ItemKind, LocalText

COUNTED = "count"


@dataclass(frozen=True)
class CountRule(Ordinary):
    """`per_occurrence` points for each one too many (too few, where `is_at_least`), never more than the item.

    Where a verdict enters a count, the count decides and not the state.
    """

    limit: int
    unit: LocalText
    is_at_least: bool
    per_occurrence: Decimal
    kind: ItemKind = ItemKind.COUNT

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        counted = counts(verdict, (COUNTED,)).get(COUNTED)
        if counted is None:
            return charge(item, verdict, self.per_occurrence)
        off = max(0, self.limit - counted if self.is_at_least else counted - self.limit)
        cost = min(item.points, off * self.per_occurrence)
        rule = ("count_at_least_" if self.is_at_least else "count_at_most_") + ("missed" if off else "met")
        inputs = (
            ("count", Decimal(counted)),
            ("limit", Decimal(self.limit)),
            ("off", Decimal(off)),
            ("per_occurrence", self.per_occurrence),
        )
        return cost, (TraceStep(rule, item.code, inputs, cost),)

    def forms(self) -> Mapping[str, EntryForm]:
        return {COUNTED: EntryForm.COUNT}


def read(fields: Fields, points: Decimal) -> CountRule:
    """`limit` (a whole number) with its `unit` in three languages, `at_least` for a minimum, `per_occurrence` (default: all the points)."""
    return CountRule(
        limit=fields.whole("limit", low=0),
        unit=fields.local_text("unit"),
        is_at_least=fields.truth("at_least"),
        per_occurrence=fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True)
        if fields.has("per_occurrence")
        else points,
    )
