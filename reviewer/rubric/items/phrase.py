"""Phrase items: words staff are to use, or must never use, each with the variants it is heard in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge, counts
from reviewer.rubric.rubric import EntryForm, Item, ItemKind

USES = ("required", "forbidden")


@dataclass(frozen=True)
class Phrase:
    """`words` are the phrase and its variants, in any language; the first is the one it is known by."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class PhraseRule(Ordinary):
    """Entries say how often each phrase was heard.

    A forbidden phrase costs `per_occurrence` each time. A required one costs it when its moment came and it was not heard (entered as 0); a
    phrase that is not entered had no occasion. Where nothing is entered, the state decides.
    """

    phrases: tuple[Phrase, ...]
    is_forbidden: bool
    per_occurrence: Decimal
    kind: ItemKind = ItemKind.PHRASE

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        heard = counts(verdict, self.forms())
        if not heard:
            return charge(item, verdict, self.per_occurrence)
        faults = sum(heard.values()) if self.is_forbidden else sum(1 for times in heard.values() if times == 0)
        cost = min(item.points, faults * self.per_occurrence)
        rule = "phrases_heard" if self.is_forbidden else "phrases_missed"
        inputs = (("faults", Decimal(faults)), ("per_occurrence", self.per_occurrence), ("points", item.points))
        return cost, (TraceStep(rule, item.code, inputs, cost),)

    def forms(self) -> Mapping[str, EntryForm]:
        return {phrase.code: EntryForm.COUNT for phrase in self.phrases}


def read(fields: Fields, points: Decimal) -> PhraseRule:
    """`use` (required or forbidden), `phrases` of `{code, words}`, `per_occurrence` (default: all the points)."""
    is_forbidden = fields.name("use", USES) == "forbidden"
    each = fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True) if fields.has("per_occurrence") else points
    phrases = []
    for table in fields.coded("phrases"):
        phrases.append(Phrase(table.text("code"), table.texts("words")))
        table.finish()
    return PhraseRule(tuple(phrases), is_forbidden, each)
