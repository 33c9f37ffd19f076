"""What the desk shows of one review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reviewer.domain.evidence import Exhibit, Track
from reviewer.domain.findings import Finding
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import Span, WallClock
from reviewer.domain.pieces import on_timeline, piece_of_media, piece_of_timeline
from reviewer.domain.review import Marker, Review, Verdict
from reviewer.domain.scorecard import Scorecard
from reviewer.domain.submission import Answer, Submission
from reviewer.rubric.rubric import Item, Rubric
from reviewer.rubric.scoring import score
from reviewer.store.journal import Step
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, findings, markers, played, reviews, rubrics, submissions, verdicts


@dataclass(frozen=True)
class DeskExhibit:
    """An exhibit with the read-only original it is kept in, and its place on the timeline where it has one."""

    exhibit: Exhibit
    original: Path
    track: Track | None
    pieces: tuple[Track, ...] = ()

    @property
    def span(self) -> Span | None:
        """Where the exhibit lies on the timeline, its pauses included; a photo is an instant (empty span)."""
        if self.track is None:
            return None
        duration_us = self.exhibit.facts.duration_us
        return Span(self.track.reach(duration_us).start_us, (self.pieces or (self.track,))[-1].reach(duration_us).end_us)

    @property
    def spans(self) -> tuple[Span, ...]:
        """As `span`, in pieces where the recorder was paused; empty when the exhibit is not on the timeline."""
        return tuple(piece.reach(self.exhibit.facts.duration_us) for piece in self.pieces)

    def timeline_us(self, media_us: int) -> int | None:
        """Where a moment of the exhibit lies on the timeline; None when it does not lie there."""
        return piece_of_media(self.pieces, media_us).timeline_us(media_us) if self.pieces else None

    def media_us(self, instant_us: int) -> int | None:
        """Which moment of the exhibit lies at an instant of the timeline; None where it was not recording."""
        piece = piece_of_timeline(self.pieces, instant_us, duration_us=self.exhibit.facts.duration_us)
        return piece.media_us(instant_us) if piece else None

    def on_timeline(self, span: Span) -> tuple[Span, ...]:
        """A span of media time on the timeline, one part for each piece."""
        return tuple(on_timeline(self.pieces, span, duration_us=self.exhibit.facts.duration_us))


@dataclass(frozen=True)
class DeskItem:
    """One line of the rubric panel."""

    item: Item
    verdict: Verdict | None
    findings: tuple[Finding, ...]
    answers: tuple[Answer, ...]

    @property
    def proof_count(self) -> int:
        return sum(len(finding.citations) for finding in self.findings)

    @property
    def lacks_proof(self) -> bool:
        return any(not finding.is_proved for finding in self.findings)


@dataclass(frozen=True)
class Played:
    """The part of one exhibit that this reviewer really played, in media time, merged and sorted."""

    exhibit_code: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Desk:
    """Everything the panels show of one open or signed review."""

    review: Review
    submission: Submission
    clock: WallClock
    rubric: Rubric
    scorecard: Scorecard
    exhibits: tuple[DeskExhibit, ...]
    items: tuple[DeskItem, ...]
    findings: tuple[Finding, ...]
    markers: tuple[Marker, ...]
    played: tuple[Played, ...]
    journal_step: int
    undo_label: str | None
    redo_label: str | None

    def exhibit(self, code: str) -> DeskExhibit:
        """KeyError when the submission holds no exhibit of that code."""
        for exhibit in self.exhibits:
            if exhibit.exhibit.code == code:
                return exhibit
        raise KeyError(code)


@dataclass(frozen=True)
class QueueRow:
    """One shop in the queue. `due_at` is 48 h after the visit's end; `state` is new, open or signed.

    `played_share` is the part (0 to 1) of its film and sound that its review has played. `stage` is one of `queries.intake.Stage`.
    """

    submission_id: int
    review_id: int | None
    site: str
    site_type: str
    client: str
    wave: str
    visit_start: datetime
    zone: str
    due_at: datetime
    state: str
    decided: int
    items: int
    played_share: float
    stage: str = ""


def desk(reading: Reading, review_id: ReviewId) -> Desk:
    """Everything about one review. Raises RowUnknown."""
    review = reviews.get(reading, review_id)
    submission = submissions.get(reading, review.submission_id)
    rubric = rubrics.of_review(reading, review)
    decided = verdicts.of_review(reading, review_id)
    found = findings.of_review(reading, review_id)
    undoing = reading.undo_list(review_id)
    on_desk = _exhibits(reading, review)
    return Desk(
        review=review,
        submission=submission,
        clock=WallClock.starting(submission.visit.start, submission.visit.zone),
        rubric=rubric,
        scorecard=score(rubric, decided),
        exhibits=on_desk,
        items=_items(rubric, decided, found, submission.answers),
        findings=found,
        markers=markers.of_review(reading, review_id),
        played=_played(reading, review_id, {shown.exhibit.id: shown.exhibit.code for shown in on_desk}),
        journal_step=reading.last_step(),
        undo_label=_label(undoing.undoable),
        redo_label=_label(undoing.redoable),
    )


def _exhibits(reading: Reading, review: Review) -> tuple[DeskExhibit, ...]:
    pieces = exhibits.pieces_of_submission(reading, review.submission_id)
    held = exhibits.of_submission(reading, review.submission_id)
    return tuple(
        DeskExhibit(exhibit, reading.originals.path(exhibit.sha256), pieces.get(exhibit.id, (None,))[0], pieces.get(exhibit.id, ()))
        for exhibit in held
    )


def _items(rubric: Rubric, decided: Mapping[str, Verdict], found: Iterable[Finding], answers: Iterable[Answer]) -> tuple[DeskItem, ...]:
    findings_on: dict[str, list[Finding]] = {}
    for finding in found:
        findings_on.setdefault(finding.item, []).append(finding)
    answers_on: dict[str, list[Answer]] = {}
    for answer in answers:
        for code in answer.items:
            answers_on.setdefault(code, []).append(answer)
    return tuple(
        DeskItem(item, decided.get(item.code), tuple(findings_on.get(item.code, ())), tuple(answers_on.get(item.code, ())))
        for item in rubric.items()
    )


def _played(reading: Reading, review_id: ReviewId, codes: Mapping[ExhibitId, str]) -> tuple[Played, ...]:
    ledger = played.of_review(reading, review_id)
    return tuple(Played(code, ledger[exhibit_id].spans) for exhibit_id, code in codes.items() if exhibit_id in ledger)


def _label(steps: Sequence[Step]) -> str | None:
    return steps[-1].label if steps else None
