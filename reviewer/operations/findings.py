"""What a reviewer can do to findings."""

from dataclasses import dataclass, replace
from typing import ClassVar

from reviewer.domain.findings import Cause, FindingKind, FindingText, Severity
from reviewer.domain.ids import FindingId, ReviewId
from reviewer.domain.review import Verdict, VerdictState
from reviewer.errors import Refused
from reviewer.operations import judging
from reviewer.operations.operation import Operation
from reviewer.operations.subject import Subject
from reviewer.store.records import findings, verdicts
from reviewer.store.unit import Unit

NO_TEXT = FindingText()


class NoOccurrence(Refused):
    """A fault was seen at least once."""

    key = "operations.no_occurrence"


class UnknownPosition(Refused):
    """The rubric has no such position."""

    key = "operations.unknown_position"


@dataclass(frozen=True)
class DeductPoints(Operation[FindingId]):
    """Take points off an item, and say why: the verdict becomes not met and a finding asks for proof.

    The rubric gives cause, position and points. A second deduction on the same item adds its occurrences to the first.
    """

    review_id: ReviewId
    item: str
    text: FindingText = NO_TEXT
    occurrences: int = 1
    label: ClassVar[str] = "operations.deduct_points"

    def perform(self, unit: Unit) -> FindingId:
        item = Subject.of(unit, self.review_id).item(self.item)
        _refuse_none(self.occurrences)
        made = findings.add(unit, self.review_id, judging.draft(FindingKind.DEDUCTION, item, self.text, occurrences=self.occurrences))
        earlier = verdicts.get(unit, self.review_id, item.code)
        # A measure that found the item met does not stand beside a deduction made by hand.
        is_kept = earlier is not None and earlier.state in judging.COSTS_POINTS
        verdict = earlier if earlier is not None and is_kept else Verdict(item.code, VerdictState.NOT_MET)
        judging.put_verdict(unit, self.review_id, item, replace(verdict, state=VerdictState.NOT_MET, share=None))
        return made


@dataclass(frozen=True)
class Commend(Operation[FindingId]):
    """Put praise on record; it needs evidence as a deduction does."""

    review_id: ReviewId
    item: str
    text: FindingText = NO_TEXT
    label: ClassVar[str] = "operations.commend"

    def perform(self, unit: Unit) -> FindingId:
        item = Subject.of(unit, self.review_id).item(self.item)
        return findings.add(unit, self.review_id, judging.draft(FindingKind.COMMENDATION, item, self.text))


@dataclass(frozen=True)
class Observe(Operation[FindingId]):
    """Put something on record that costs nothing."""

    review_id: ReviewId
    item: str
    text: FindingText = NO_TEXT
    label: ClassVar[str] = "operations.observe"

    def perform(self, unit: Unit) -> FindingId:
        item = Subject.of(unit, self.review_id).item(self.item)
        return findings.add(unit, self.review_id, judging.draft(FindingKind.OBSERVATION, item, self.text))


@dataclass(frozen=True)
class EditFinding(Operation[None]):
    """Change what is given and leave the rest."""

    finding_id: FindingId
    text: FindingText | None = None
    cause: Cause | None = None
    position: str | None = None
    severity: Severity | None = None
    occurrences: int | None = None
    label: ClassVar[str] = "operations.edit_finding"

    def perform(self, unit: Unit) -> None:
        finding = findings.get(unit, self.finding_id)
        review_id = findings.review_of(unit, self.finding_id)
        subject = Subject.of(unit, review_id)
        if self.occurrences is not None:
            _refuse_none(self.occurrences)
        if self.position and self.position not in subject.rubric.positions:
            raise UnknownPosition(position=self.position, rubric=subject.rubric.id)
        given = {name: value for name in _EDITABLE if (value := getattr(self, name)) is not None}
        findings.change(unit, replace(finding, **given))
        if finding.kind is FindingKind.DEDUCTION:
            judging.recount(unit, review_id, finding.item)


@dataclass(frozen=True)
class WithdrawFinding(Operation[None]):
    """Take a finding back with its citations; an item whose last deduction it was is open again."""

    finding_id: FindingId
    label: ClassVar[str] = "operations.withdraw_finding"

    def perform(self, unit: Unit) -> None:
        finding = findings.get(unit, self.finding_id)
        review_id = findings.review_of(unit, self.finding_id)
        Subject.of(unit, review_id)
        findings.remove(unit, self.finding_id)
        if finding.kind is FindingKind.DEDUCTION:
            judging.recount(unit, review_id, finding.item)


_EDITABLE = ("text", "cause", "position", "severity", "occurrences")


def _refuse_none(occurrences: int) -> None:
    if occurrences < 1:
        raise NoOccurrence(occurrences=occurrences)
