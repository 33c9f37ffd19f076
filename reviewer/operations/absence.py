"""Proof of absence: that something did not happen, shown by recordings that ran all the time in which it should have."""

from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.coverage import uncovered
from reviewer.domain.evidence import Citation, CitationKind, Exhibit, Track
from reviewer.domain.ids import CitationId, ExhibitId, FindingId
from reviewer.domain.moments import SECOND_US, Span, WallClock
from reviewer.errors import Refused
from reviewer.operations.operation import Operation
from reviewer.operations.subject import Subject
from reviewer.store.records import exhibits, findings
from reviewer.store.unit import Unit

Recording = tuple[Exhibit, Track]


class AbsenceNotRecorded(Refused):
    """No recording covers some of the bracket."""

    key = "operations.absence_not_recorded"


class AbsenceOutside(Refused):
    """The chosen recording does not cover the whole bracket."""

    key = "operations.absence_outside"


@dataclass(frozen=True)
class CiteAbsence(Operation[tuple[CitationId, ...]]):
    """Hang on a finding that throughout `bracket`, on the timeline, what `words` names did not happen.

    Each exhibit named must cover the whole bracket, and each becomes a citation of its own, all to be played before signing. With none
    named, the one recording that covers it whole and most surely is cited; where a recorder stopped and another went on, the fewest that
    cover it together, each with its own part.
    """

    finding_id: FindingId
    bracket: Span
    words: str
    exhibits: tuple[ExhibitId, ...] = ()
    label: ClassVar[str] = "operations.cite_absence"

    def perform(self, unit: Unit) -> tuple[CitationId, ...]:
        subject = Subject.of(unit, findings.review_of(unit, self.finding_id))
        clock = WallClock.starting(subject.submission.visit.start, subject.submission.visit.zone)
        recordings = exhibits.recordings(unit, subject.review.submission_id)
        chosen = self._named(recordings, clock) if self.exhibits else self._fewest(recordings, clock)
        return tuple(findings.cite(unit, self.finding_id, self._citation(recording, part)) for recording, part in chosen)

    def _citation(self, recording: Recording, part: Span) -> Citation:
        exhibit, track = recording
        start_us, end_us = max(0, track.media_us(part.start_us)), min(exhibit.facts.duration_us, track.media_us(part.end_us))
        return Citation(CitationKind.ABSENCE, exhibit.id, Span(start_us, end_us), words=self.words)

    def _named(self, recordings: list[Recording], clock: WallClock) -> list[tuple[Recording, Span]]:
        chosen = []
        for exhibit_id in self.exhibits:
            pieces = [recording for recording in recordings if recording[0].id == exhibit_id]
            if uncovered(self.bracket, [_reach(*piece) for piece in pieces]):
                code = pieces[0][0].code if pieces else str(exhibit_id)
                raise AbsenceOutside(exhibit=code, start=clock.shown(self.bracket.start_us), end=clock.shown(self.bracket.end_us))
            chosen += [(piece, part) for piece in pieces if (part := _common(_reach(*piece), self.bracket)).duration_us]
        return chosen

    def _fewest(self, recordings: list[Recording], clock: WallClock) -> list[tuple[Recording, Span]]:
        missing = uncovered(self.bracket, [_reach(*recording) for recording in recordings])
        if missing or not self.bracket.duration_us:
            seconds = f"{sum(span.duration_us for span in missing) / SECOND_US:.1f}"
            raise AbsenceNotRecorded(seconds=seconds, start=clock.shown(self.bracket.start_us), end=clock.shown(self.bracket.end_us))
        chosen: list[tuple[Recording, Span]] = []
        left = self.bracket
        while left.duration_us:
            # The one that reaches farthest from here; among those that reach the end, the surest.
            here = [recording for recording in recordings if _reach(*recording).holds(left.start_us)]
            best = max(here, key=lambda found: (min(_reach(*found).end_us, left.end_us), -found[1].uncertainty_us))
            part = _common(_reach(*best), left)
            chosen.append((best, part))
            left = Span(part.end_us, left.end_us)
        return chosen


def _reach(exhibit: Exhibit, track: Track) -> Span:
    return track.reach(exhibit.facts.duration_us)


def _common(reach: Span, bracket: Span) -> Span:
    start_us = max(reach.start_us, bracket.start_us)
    return Span(start_us, max(start_us, min(reach.end_us, bracket.end_us)))
