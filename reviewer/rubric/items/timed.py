"""Timed items: two moments on the timeline, a limit, and what it costs to be over it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from reviewer.domain.review import Measure, Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.errors import Refused
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge
from reviewer.rubric.rubric import Amount, Item, ItemKind


class GradesOutOfOrder(Refused):
    key = "rubric.grades_out_of_order"


class Outcome(StrEnum):
    """How a measure stands to a limit."""

    MET = "met"
    OVER = "over"
    TOO_CLOSE = "too_close"


@dataclass(frozen=True)
class Grade:
    """Longer than `over_us` costs `deduction` in all."""

    over_us: int
    deduction: Decimal

    def outcome(self, measure: Measure) -> Outcome:
        """Exactly at the limit is met; within the uncertainty of it, nobody can tell."""
        distance = measure.duration_us - self.over_us
        if measure.uncertainty_us > 0 and abs(distance) <= measure.uncertainty_us:
            return Outcome.TOO_CLOSE
        return Outcome.OVER if distance > 0 else Outcome.MET


@dataclass(frozen=True)
class TimedRule(Ordinary):
    """Time from marker `start` to marker `end`, against grades of rising limits; the first grade's limit is the standard.

    Where a verdict carries a measure, the measure decides and not the state; without one the state does.
    """

    start: str
    end: str
    grades: tuple[Grade, ...]
    kind: ItemKind = ItemKind.TIMED

    @property
    def limit_us(self) -> int:
        return self.grades[0].over_us

    @property
    def per_occurrence(self) -> Decimal:
        return self.grades[0].deduction

    def outcome(self, measure: Measure) -> Outcome:
        """Against the standard itself, whatever the later grades."""
        return self.grades[0].outcome(measure)

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        measure = verdict.measure
        if measure is None:
            return charge(item, verdict, self.per_occurrence)
        met = [grade for grade in self.grades if grade.outcome(measure) is Outcome.OVER]
        cost = met[-1].deduction if met else NOTHING
        against = met[-1] if met else self.grades[0]
        if self.is_too_close(verdict):
            against = next(grade for grade in self.grades if grade.outcome(measure) is Outcome.TOO_CLOSE)
            rule = "timed_too_close"
        else:
            rule = "timed_over" if met else "timed_met"
        inputs = (
            ("measured_us", Decimal(measure.duration_us)),
            ("uncertainty_us", Decimal(measure.uncertainty_us)),
            ("limit_us", Decimal(against.over_us)),
        )
        return cost, (TraceStep(rule, item.code, inputs, cost),)

    def is_too_close(self, verdict: Verdict) -> bool:
        measure = verdict.measure
        return measure is not None and any(grade.outcome(measure) is Outcome.TOO_CLOSE for grade in self.grades)

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:
        if verdict is None:
            return item.points
        measure = verdict.measure
        if measure is None:
            return self.deduction(item, verdict)[0]
        return max((grade.deduction for grade in self.grades if grade.outcome(measure) is not Outcome.MET), default=NOTHING)


def read(fields: Fields, points: Decimal, moments: frozenset[str]) -> TimedRule:
    """`start`, `end` (moments), `limit` with its unit, and optionally `deduction` with `grades` of `{over, deduction}`.

    Limits and deductions rise from grade to grade, and the last costs all the item's points.
    """
    start, end = fields.name("start", sorted(moments)), fields.name("end", sorted(moments))
    first = fields.number("deduction", low=NOTHING, high=points, is_above_low=True) if fields.has("deduction") else points
    grades = [Grade(fields.duration_us("limit"), first)]
    for step in fields.tables("grades", code="over") if fields.has("grades") else []:
        grades.append(Grade(step.duration_us("over"), step.number("deduction", low=NOTHING, high=points, is_above_low=True)))
        step.finish()
    rising = all(a.over_us < b.over_us and a.deduction < b.deduction for a, b in pairwise(grades))
    if not rising or grades[-1].deduction != points:
        raise GradesOutOfOrder(file=fields.file, place=fields.place, field="grades", points=points)
    return TimedRule(start, end, tuple(grades))
