"""Net promoter items: promoters (9 and 10) minus detractors (0 to 6), in percent of all answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.items.answers import distribution
from reviewer.rubric.items.charging import Costed, Ordinary, charge, lost_share
from reviewer.rubric.rubric import EntryForm, Item, ItemKind

ANSWERS = tuple(str(answer) for answer in range(11))
PROMOTER_FROM, DETRACTOR_TO = 9, 6


@dataclass(frozen=True)
class NpsRule(Ordinary):
    """-100 keeps nothing, +100 everything, in proportion. Entries count the answers 0 to 10; where none is entered, the state decides."""

    per_occurrence: Decimal
    kind: ItemKind = ItemKind.NPS

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        chosen = distribution(verdict, self.forms())
        if chosen is None:
            return charge(item, verdict, self.per_occurrence)
        answers = sum(chosen.values())
        promoters = sum(times for answer, times in chosen.items() if int(answer) >= PROMOTER_FROM)
        detractors = sum(times for answer, times in chosen.items() if int(answer) <= DETRACTOR_TO)
        net = Fraction(promoters - detractors, answers)
        inputs = (("promoters", Decimal(promoters)), ("detractors", Decimal(detractors)), ("answers", Decimal(answers)))
        cost, steps = lost_share(item, (net + 1) / 2)
        return cost, (TraceStep("nps", item.code, inputs, written(net)), *steps)

    def forms(self) -> Mapping[str, EntryForm]:
        return dict.fromkeys(ANSWERS, EntryForm.COUNT)
