"""Rate items: events that conform out of those observed, against a limit in percent."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.errors import Refused
from reviewer.rubric.apportioning import written
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge
from reviewer.rubric.rubric import EntryForm, Item, ItemKind


class RateGradesOutOfOrder(Refused):
    key = "rubric.rate_grades_out_of_order"


@dataclass(frozen=True)
class RateGrade:
    """A rate beyond `limit` (a share, 0 to 1) costs `deduction` in all."""

    limit: Decimal
    deduction: Decimal


def read_rate(text: str) -> tuple[int, int]:
    """`12/20` as (12, 20)."""
    conforming, _, observed = text.partition("/")
    return int(conforming), int(observed)


@dataclass(frozen=True)
class RateRule(Ordinary):
    """The share of conforming events against grades; the first grade's limit is the standard.

    A ceiling (`is_ceiling`) is broken by what lies above it, any other limit by what lies below; exactly at the limit is met. Where a
    verdict carries counts, whole or by time of day, they decide and not the state.
    """

    grades: tuple[RateGrade, ...]
    is_ceiling: bool
    state_cost: Decimal
    least: int
    slots: tuple[str, ...] = ()
    kind: ItemKind = ItemKind.RATE

    @property
    def limit(self) -> Decimal:
        return self.grades[0].limit

    @property
    def per_occurrence(self) -> Decimal:
        return self.state_cost

    def observed(self, verdict: Verdict) -> tuple[int, int] | None:
        """Conforming and observed events; None when none were counted."""
        if verdict.observed:
            return verdict.conforming or 0, verdict.observed
        pairs = list(self.by_slot(verdict).values())
        return (sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)) if pairs else None

    def by_slot(self, verdict: Verdict) -> dict[str, tuple[int, int]]:
        """Conforming and observed events by time of day."""
        entered = dict(verdict.entries)
        return {slot: read_rate(entered[slot]) for slot in self.slots if slot in entered}

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        seen = self.observed(verdict)
        if seen is None:
            return charge(item, verdict, self.per_occurrence)
        rate = Fraction(*seen)
        broken = [grade for grade in self.grades if self._is_broken(rate, grade)]
        cost = broken[-1].deduction if broken else NOTHING
        limit = broken[-1].limit if broken else self.limit
        rule = ("rate_ceiling_" if self.is_ceiling else "rate_") + ("missed" if broken else "met")
        inputs = (("conforming", Decimal(seen[0])), ("observed", Decimal(seen[1])), ("rate", written(rate)), ("limit", limit))
        steps = [TraceStep(rule, item.code, inputs, cost)]
        if self.is_small_sample(verdict):
            steps.append(TraceStep("small_sample", item.code, (("observed", Decimal(seen[1])), ("least", Decimal(self.least))), cost))
        rates = {slot: Fraction(*pair) for slot, pair in self.by_slot(verdict).items()}
        if rates:
            worst = max(rates.values()) if self.is_ceiling else min(rates.values())
            told = tuple((slot, written(share)) for slot, share in rates.items())
            steps.append(TraceStep("rate_by_slot", item.code, told, written(worst)))
        return cost, tuple(steps)

    def is_small_sample(self, verdict: Verdict) -> bool:
        seen = self.observed(verdict)
        return seen is not None and seen[1] < self.least

    def forms(self) -> Mapping[str, EntryForm]:
        return dict.fromkeys(self.slots, EntryForm.RATE)

    def _is_broken(self, rate: Fraction, grade: RateGrade) -> bool:
        limit = Fraction(grade.limit)
        return rate > limit if self.is_ceiling else rate < limit


def read(fields: Fields, points: Decimal, *, slots: tuple[str, ...], least: int) -> RateRule:
    """`limit` in percent, `at_most` for ceilings, `deduction` with `grades` of `{beyond, deduction}`, `per_occurrence` where only seen.

    Limits move away from the standard and deductions rise from grade to grade; the last costs all the item's points.
    """
    is_ceiling = fields.truth("at_most")
    first = fields.number("deduction", low=NOTHING, high=points, is_above_low=True) if fields.has("deduction") else points
    grades = [RateGrade(fields.percent("limit"), first)]
    for step in fields.tables("grades", code="beyond") if fields.has("grades") else []:
        grades.append(RateGrade(step.percent("beyond"), step.number("deduction", low=NOTHING, high=points, is_above_low=True)))
        step.finish()
    away = all(a.limit < b.limit if is_ceiling else a.limit > b.limit for a, b in pairwise(grades))
    if not away or any(a.deduction >= b.deduction for a, b in pairwise(grades)) or grades[-1].deduction != points:
        raise RateGradesOutOfOrder(file=fields.file, place=fields.place, field="grades", points=points)
    each = fields.number("per_occurrence", low=NOTHING, high=points, is_above_low=True) if fields.has("per_occurrence") else first
    return RateRule(tuple(grades), is_ceiling, each, least, slots)
