"""Scale items: a Likert question of five, ten or any other number of steps, for one respondent or many."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.answers import distribution, mean
from reviewer.rubric.items.charging import Costed, Ordinary, charge, lost_share
from reviewer.rubric.rubric import EntryForm, Item, ItemKind, ScaleStep

RESULTS = ("mean", "share")


@dataclass(frozen=True)
class ScaleRule(Ordinary):
    """Keeps the mean worth of the answers, or the share of answers of at least `satisfied_from` (CSAT).

    Entries count the answers by their value. Where none is entered, the state decides.
    """

    scale: str
    steps: tuple[ScaleStep, ...]
    result: str
    satisfied_from: int
    per_occurrence: Decimal
    kind: ItemKind = ItemKind.SCALE

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        chosen = distribution(verdict, self.forms())
        if chosen is None:
            return charge(item, verdict, self.per_occurrence)
        answers = sum(chosen.values())
        satisfied = sum(times for value, times in chosen.items() if int(value) >= self.satisfied_from)
        average = mean(chosen, {str(step.value): step.worth for step in self.steps})
        kept = average if self.result == "mean" else Fraction(satisfied, answers)
        inputs = (("answers", Decimal(answers)), ("mean", written(average)), ("satisfied", written(Fraction(satisfied, answers))))
        cost, steps = lost_share(item, kept)
        return cost, (TraceStep("scale", item.code, inputs, written(kept)), *steps)

    def forms(self) -> Mapping[str, EntryForm]:
        return {str(step.value): EntryForm.COUNT for step in self.steps}


def read(fields: Fields, points: Decimal, scales: Mapping[str, tuple[ScaleStep, ...]]) -> ScaleRule:
    """`scale` (one of the rubric's), `result` (mean or share; default mean), `satisfied_from` (the lowest answer that is satisfied)."""
    scale = fields.name("scale", sorted(scales))
    steps = scales[scale]
    values = [step.value for step in steps]
    return ScaleRule(
        scale=scale,
        steps=steps,
        result=fields.name("result", RESULTS) if fields.has("result") else RESULTS[0],
        satisfied_from=fields.whole("satisfied_from", low=min(values), high=max(values)),
        per_occurrence=points,
    )
