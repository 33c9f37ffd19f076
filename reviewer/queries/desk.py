"""What the desk shows of one review."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reviewer.domain.evidence import Exhibit, Track
from reviewer.domain.findings import Finding
from reviewer.domain.moments import Span, WallClock
from reviewer.domain.review import Marker, Review, Verdict
from reviewer.domain.scorecard import Scorecard
from reviewer.domain.submission import Answer, Submission
from reviewer.rubric.rubric import Item, Rubric


@dataclass(frozen=True)
class DeskExhibit:
    """An exhibit with the read-only original it is kept in, and its place on the timeline where it has one."""

    exhibit: Exhibit
    original: Path
    track: Track | None

    @property
    def span(self) -> Span | None:
        """Where the exhibit lies on the timeline; a photo is an instant (empty span)."""
        if self.track is None:
            return None
        return Span(self.track.timeline_us(0), self.track.timeline_us(self.exhibit.facts.duration_us))


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
    """One shop in the queue. `due_at` is 48 h after the visit's end unless the assignment says otherwise."""

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
