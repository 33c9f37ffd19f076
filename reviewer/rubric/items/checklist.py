"""Checklist items: a list of points under one heading, lost in proportion or all at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.fields import Fields
from reviewer.rubric.items.charging import HALF, NOTHING, Costed, Ordinary
from reviewer.rubric.rubric import EntryForm, Item, ItemKind, LocalText

MODES = ("proportional", "all_or_nothing")
PASSED = tuple(state.value for state in (VerdictState.MET, VerdictState.NOT_MET, VerdictState.NOT_APPLICABLE))


@dataclass(frozen=True)
class Point:
    code: str
    title: LocalText


@dataclass(frozen=True)
class ChecklistRule(Ordinary):
    """Entries say of each point whether it was met, not met or not applicable; a point without one was met.

    Where nothing is entered the state decides: not met with so many occurrences means so many points failed.
    """

    listed: tuple[Point, ...]
    is_all_or_nothing: bool
    per_occurrence: Decimal
    kind: ItemKind = ItemKind.CHECKLIST

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        if not verdict.entries and verdict.state is VerdictState.MET:
            return NOTHING, (TraceStep("met", item.code, (("points", item.points),), NOTHING),)
        failed, applicable = self._counted(verdict)
        share = Fraction(1 if failed else 0) if self.is_all_or_nothing else Fraction(failed) / max(1, applicable)
        lost = Fraction(item.points) * share
        rule = "checklist_all_or_nothing" if self.is_all_or_nothing else "checklist"
        inputs = (("failed", written(failed)), ("listed", Decimal(applicable)), ("points", item.points))
        return lost, (TraceStep(rule, item.code, inputs, written(lost)),)

    def forms(self) -> Mapping[str, EntryForm]:
        return {point.code: EntryForm.PASSED for point in self.listed}

    def _counted(self, verdict: Verdict) -> tuple[Fraction, int]:
        """Points failed, and points that applied."""
        if not verdict.entries:
            if verdict.state is VerdictState.PARTLY:
                kept = HALF if verdict.share is None else verdict.share
                return (1 - Fraction(kept)) * len(self.listed), len(self.listed)
            return Fraction(min(verdict.occurrences, len(self.listed))), len(self.listed)
        said = [state for name, state in verdict.entries if name in self.forms()]
        failed = sum(1 for state in said if state == VerdictState.NOT_MET.value)
        gone = sum(1 for state in said if state == VerdictState.NOT_APPLICABLE.value)
        return Fraction(failed), len(self.listed) - gone


def read(fields: Fields, points: Decimal) -> ChecklistRule:
    """`listed` of `{code, title}`, and `mode` (proportional or all_or_nothing)."""
    is_all_or_nothing = fields.name("mode", MODES) == "all_or_nothing"
    listed = []
    for table in fields.coded("listed"):
        listed.append(Point(table.text("code"), table.local_text("title")))
        table.finish()
    each = points if is_all_or_nothing else written(Fraction(points) / len(listed))
    return ChecklistRule(tuple(listed), is_all_or_nothing, each)
