"""Choice items: one of several answers, each worth a part of the points, for one respondent or many."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.answers import distribution, mean
from reviewer.rubric.items.charging import Costed, Ordinary, charge, lost_share
from reviewer.rubric.rubric import EntryForm, Item, ItemKind, LocalText


@dataclass(frozen=True)
class Option:
    """`worth` is the part of the points it keeps, 0 to 1."""

    code: str
    title: LocalText
    worth: Decimal


@dataclass(frozen=True)
class ChoiceRule(Ordinary):
    """Entries count how often each option was chosen. Where none is entered, the state decides."""

    options: tuple[Option, ...]
    per_occurrence: Decimal
    kind: ItemKind = ItemKind.CHOICE

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        chosen = distribution(verdict, self.forms())
        if chosen is None:
            return charge(item, verdict, self.per_occurrence)
        kept = mean(chosen, {option.code: option.worth for option in self.options})
        cost, steps = lost_share(item, kept)
        told = tuple((code, Decimal(times)) for code, times in chosen.items() if times)
        return cost, (TraceStep("choice", item.code, told, written(kept)), *steps)

    def forms(self) -> Mapping[str, EntryForm]:
        return {option.code: EntryForm.COUNT for option in self.options}


def read(fields: Fields, points: Decimal) -> ChoiceRule:
    """`options` of `{code, title, worth}`, worth in percent."""
    options = []
    for table in fields.coded("options"):
        options.append(Option(table.text("code"), table.local_text("title"), table.percent("worth")))
        table.finish()
    return ChoiceRule(tuple(options), points)
