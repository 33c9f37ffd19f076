"""Text items: an open question, kept and read but never scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary
from reviewer.rubric.rubric import Amount, EntryForm, Item, ItemKind

WORDS = "words"


@dataclass(frozen=True)
class TextRule(Ordinary):
    """Costs nothing, whatever was said."""

    per_occurrence: Decimal = NOTHING
    kind: ItemKind = ItemKind.TEXT

    def deduction(self, item: Item, verdict: Verdict) -> Costed:  # noqa: ARG002 - the shape is the protocol's
        return NOTHING, (TraceStep("not_scored", item.code, (), NOTHING),)

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:  # noqa: ARG002 - the shape is the protocol's
        return NOTHING

    def forms(self) -> Mapping[str, EntryForm]:
        return {WORDS: EntryForm.WORDS}
