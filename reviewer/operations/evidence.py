"""Citing evidence, marking moments, measuring times, and keeping the ledger of what was played."""

from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.coverage import merged
from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind
from reviewer.domain.ids import CitationId, ExhibitId, FindingId, MarkerId, ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.review import Marker, Verdict, VerdictState
from reviewer.errors import Refused
from reviewer.operations import judging, measuring
from reviewer.operations.operation import Operation
from reviewer.operations.subject import Subject
from reviewer.rubric.items.timed import Outcome, TimedRule
from reviewer.store.journal import StepKind
from reviewer.store.records import exhibits, findings, markers, played, playings, verdicts
from reviewer.store.records.played import Coverage
from reviewer.store.unit import Unit

_RECORDINGS = frozenset({ExhibitKind.FILM, ExhibitKind.SOUND})
_MAY_BE_CITED = {
    CitationKind.SPAN: _RECORDINGS,
    CitationKind.QUOTE: _RECORDINGS,
    CitationKind.ABSENCE: _RECORDINGS,
    CitationKind.FRAME: frozenset({ExhibitKind.FILM}),
    CitationKind.REGION: frozenset({ExhibitKind.PHOTO}),
}
_WITH_REGION = frozenset({CitationKind.FRAME, CitationKind.REGION})


class ForeignExhibit(Refused):
    """The exhibit belongs to another submission, or to none."""

    key = "operations.foreign_exhibit"


class KindMismatch(Refused):
    """This kind of exhibit cannot be cited in this way."""

    key = "operations.kind_mismatch"


class SpanOutside(Refused):
    """The cited span does not lie inside its exhibit."""

    key = "operations.span_outside"


class RegionMisplaced(Refused):
    """Only a photo or a frame of film has regions."""

    key = "operations.region_misplaced"


class UnknownAnswer(Refused):
    """The shopper answered no such question, and wrote down no such words."""

    key = "operations.unknown_answer"


class UnknownMoment(Refused):
    """The rubric names no such moment."""

    key = "operations.unknown_moment"


class ForeignMarker(Refused):
    """The marker belongs to another review."""

    key = "operations.foreign_marker"


class MarkerMeasured(Refused):
    """A measured time rests on the marker."""

    key = "operations.marker_measured"


class NotTimed(Refused):
    """The item has no time limit."""

    key = "operations.not_timed"


class MomentMismatch(Refused):
    """The item is measured between other moments."""

    key = "operations.moment_mismatch"


class MeasuredBackwards(Refused):
    """The end lies before the start."""

    key = "operations.measured_backwards"


class SpeedUnknown(Refused):
    """Nothing is played at no speed."""

    key = "operations.speed_unknown"


@dataclass(frozen=True)
class CiteEvidence(Operation[CitationId]):
    """Hang a place in the evidence on a finding."""

    finding_id: FindingId
    citation: Citation
    label: ClassVar[str] = "operations.cite_evidence"

    def perform(self, unit: Unit) -> CitationId:
        subject = Subject.of(unit, findings.review_of(unit, self.finding_id))
        self._refuse_region()
        if self.citation.exhibit_id is None:
            self._refuse_unsaid(subject)
        else:
            self._refuse_misplaced(_exhibit_of(subject, self.citation.exhibit_id))
        return findings.cite(unit, self.finding_id, self.citation)

    def _refuse_region(self) -> None:
        if self.citation.region is not None and self.citation.kind not in _WITH_REGION:
            raise RegionMisplaced(kind=self.citation.kind.value)

    def _refuse_unsaid(self, subject: Subject) -> None:
        submission = subject.submission
        noted = {note.text for note in submission.notes} | {quote.words for quote in submission.quotes}
        is_answered = any(answer.question == self.citation.question for answer in submission.answers)
        is_noted = self.citation.kind is CitationKind.QUOTE and self.citation.words in noted
        if not is_answered and not is_noted:
            raise UnknownAnswer(question=self.citation.question)

    def _refuse_misplaced(self, exhibit: Exhibit) -> None:
        allowed = _MAY_BE_CITED.get(self.citation.kind)
        if allowed is not None and exhibit.kind not in allowed:
            raise KindMismatch(kind=self.citation.kind.value, exhibit=exhibit.code, exhibit_kind=exhibit.kind.value)
        span, duration_us = self.citation.span, exhibit.facts.duration_us
        if span is None or exhibit.kind not in _RECORDINGS:
            return
        # The last frame may be shown a little longer than the file says it lasts.
        end_us = span.start_us if self.citation.kind is CitationKind.FRAME else span.end_us
        if span.start_us < 0 or span.start_us >= duration_us or end_us > duration_us:
            raise SpanOutside(exhibit=exhibit.code, start_us=span.start_us, end_us=span.end_us, duration_us=duration_us)


@dataclass(frozen=True)
class RemoveCitation(Operation[None]):
    """Take a citation off its finding."""

    citation_id: CitationId
    label: ClassVar[str] = "operations.remove_citation"

    def perform(self, unit: Unit) -> None:
        Subject.of(unit, findings.review_of(unit, findings.finding_of(unit, self.citation_id)))
        findings.remove_citation(unit, self.citation_id)


@dataclass(frozen=True)
class PlaceMarker(Operation[MarkerId]):
    """Mark a moment on the timeline. `kind` is one of the rubric's moments, or empty for a bookmark.

    `exhibit_id` is the recording it was read off; without one it is the surest that covers the moment.
    """

    review_id: ReviewId
    kind: str
    span: Span
    label_text: str = ""
    exhibit_id: ExhibitId | None = None
    label: ClassVar[str] = "operations.place_marker"

    def perform(self, unit: Unit) -> MarkerId:
        subject = Subject.of(unit, self.review_id)
        if self.kind and self.kind not in subject.rubric.moments:
            raise UnknownMoment(moment=self.kind, rubric=subject.rubric.id)
        if self.exhibit_id is not None:
            _exhibit_of(subject, self.exhibit_id)
        reckoned = measuring.reckon(unit, subject.review.submission_id, self.span, self.exhibit_id)
        return markers.add(unit, self.review_id, reckoned, kind=self.kind, label=self.label_text)


@dataclass(frozen=True)
class MoveMarker(Operation[None]):
    """Put a marker elsewhere; times measured with it are measured again."""

    marker_id: MarkerId
    span: Span
    label: ClassVar[str] = "operations.move_marker"

    def perform(self, unit: Unit) -> None:
        marker = markers.get(unit, self.marker_id)
        subject = Subject.of(unit, markers.review_of(unit, self.marker_id))
        measured = verdicts.measured_with(unit, self.marker_id)
        self._refuse_backwards(unit, measured)
        kept = measuring.reckon(unit, subject.review.submission_id, self.span, marker.exhibit_id)
        reckoned = kept if kept.exhibit_id else measuring.reckon(unit, subject.review.submission_id, self.span)
        markers.move(unit, self.marker_id, reckoned)
        for verdict in measured:
            start, end = ends_of(unit, verdict)
            measure_between(subject, verdict.item, start=start, end=end)

    def _refuse_backwards(self, unit: Unit, measured: tuple[Verdict, ...]) -> None:
        for verdict in measured:
            start, end = (self.span if marker.id == self.marker_id else marker.span for marker in ends_of(unit, verdict))
            if end.start_us < start.start_us:
                raise MeasuredBackwards(item=verdict.item)


@dataclass(frozen=True)
class RemoveMarker(Operation[None]):
    """Take a marker off the timeline, unless a measured time rests on it."""

    marker_id: MarkerId
    label: ClassVar[str] = "operations.remove_marker"

    def perform(self, unit: Unit) -> None:
        Subject.of(unit, markers.review_of(unit, self.marker_id))
        for verdict in verdicts.measured_with(unit, self.marker_id):
            raise MarkerMeasured(item=verdict.item)
        markers.remove(unit, self.marker_id)


@dataclass(frozen=True)
class MeasureItem(Operation[FindingId | None]):
    """Measure a timed item between two markers, and decide it by the rubric's limit.

    Over the limit is not met and makes a deduction finding (its id is returned) that asks for proof; within it, or too close to
    tell, is met, with the measure kept beside the verdict.
    """

    review_id: ReviewId
    item: str
    start_marker: MarkerId
    end_marker: MarkerId
    label: ClassVar[str] = "operations.measure_item"

    def perform(self, unit: Unit) -> FindingId | None:
        subject = Subject.of(unit, self.review_id)
        rule = subject.item(self.item).rule
        if not isinstance(rule, TimedRule):
            raise NotTimed(item=self.item)
        start, end = markers.get(unit, self.start_marker), markers.get(unit, self.end_marker)
        for marker, moment in ((start, rule.start), (end, rule.end)):
            if markers.review_of(unit, marker.id) != self.review_id:
                raise ForeignMarker(marker=marker.id)
            if marker.kind != moment:
                raise MomentMismatch(item=self.item, expected=moment, found=marker.kind)
        if end.span.start_us < start.span.start_us:
            raise MeasuredBackwards(item=self.item)
        return measure_between(subject, self.item, start=start, end=end)


@dataclass(frozen=True)
class RecordPlayed(Operation[None]):
    """Enter what was played into the coverage ledger; `spans` are media time, `speed` 1.0 is as recorded.

    Not an act: undo passes over it. What was played before, as slowly or slower, leaves no step; otherwise when, by whom and how fast
    is kept with it.
    """

    review_id: ReviewId
    exhibit_id: ExhibitId
    spans: tuple[Span, ...]
    speed: float = 1.0
    label: ClassVar[str] = "operations.record_played"
    step_kind: ClassVar[StepKind] = StepKind.RECORD

    def perform(self, unit: Unit) -> None:
        exhibit = _exhibit_of(Subject.of(unit, self.review_id), self.exhibit_id)
        percent = round(self.speed * 100)
        if percent < 1:
            raise SpeedUnknown(speed=self.speed)
        duration_us = exhibit.facts.duration_us
        inside = [
            Span(max(0, span.start_us), min(span.end_us, duration_us)) for span in self.spans if span.overlap_us(Span(0, duration_us))
        ]
        earlier = played.get(unit, self.review_id, self.exhibit_id) or Coverage(self.exhibit_id, (), 1)
        spans = merged((*earlier.spans, *inside))
        if spans != earlier.spans:
            played.put(unit, self.review_id, Coverage(self.exhibit_id, spans, max(percent, earlier.fastest_percent)))
        if inside:
            playings.add(unit, self.review_id, self.exhibit_id, spans=tuple(inside), speed_percent=percent)


def _exhibit_of(subject: Subject, exhibit_id: ExhibitId) -> Exhibit:
    exhibit = exhibits.one_of_submission(subject.unit, subject.review.submission_id, exhibit_id)
    if exhibit is None:
        raise ForeignExhibit(exhibit=exhibit_id)
    return exhibit


def ends_of(unit: Unit, verdict: Verdict) -> tuple[Marker, Marker]:
    """The markers a verdict was measured between."""
    measured = verdict.measure
    if measured is None or measured.start_marker is None or measured.end_marker is None:
        raise ValueError(f"the verdict on {verdict.item} was not measured between markers")
    return markers.get(unit, measured.start_marker), markers.get(unit, measured.end_marker)


def measure_between(subject: Subject, code: str, *, start: Marker, end: Marker) -> FindingId | None:
    """Measures and decides a timed item; see MeasureItem."""
    item = subject.item(code)
    measured = measuring.measure(subject.unit, start=start, end=end)
    is_over = isinstance(item.rule, TimedRule) and item.rule.outcome(measured) is Outcome.OVER
    earlier = verdicts.get(subject.unit, subject.review.id, code)
    state = VerdictState.NOT_MET if is_over else VerdictState.MET
    reason = earlier.reason if earlier else ""
    return judging.put_verdict(subject.unit, subject.review.id, item, Verdict(code, state, measure=measured, reason=reason))
