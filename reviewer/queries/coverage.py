"""What was played of the evidence: who, when, how fast, and what a bracket of the timeline still lacks."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.coverage import uncovered
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import Span
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, played, playings, reviews


@dataclass(frozen=True)
class PlayedPart:
    """One sitting before one exhibit; `spans` are its media time, `speed_percent` 100 is as recorded."""

    exhibit_code: str
    spans: tuple[Span, ...]
    speed_percent: int
    played_by: str
    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True)
class BracketCoverage:
    """How far one recording serves to prove an absence in a bracket.

    `reach` is what it recorded of the bracket and `unplayed` the parts of that nobody played, both on the timeline.
    `is_whole` says that it recorded the whole bracket.
    """

    exhibit_id: ExhibitId
    exhibit_code: str
    reach: Span
    is_whole: bool
    unplayed: tuple[Span, ...]

    @property
    def unplayed_us(self) -> int:
        return sum(span.duration_us for span in self.unplayed)


def playing_lines(reading: Reading, review_id: ReviewId) -> tuple[PlayedPart, ...]:
    """Oldest first. Raises RowUnknown."""
    held = exhibits.of_submission(reading, reviews.get(reading, review_id).submission_id)
    codes = {exhibit.id: exhibit.code for exhibit in held}
    return tuple(
        PlayedPart(
            exhibit_code=codes[line.exhibit_id],
            spans=line.spans,
            speed_percent=line.speed_percent,
            played_by=line.played_by,
            started_at=line.started_at,
            ended_at=line.ended_at,
        )
        for line in playings.of_review(reading, review_id)
    )


def bracket_coverage(reading: Reading, review_id: ReviewId, bracket: Span) -> tuple[BracketCoverage, ...]:
    """The recordings that ran in some of a bracket of the timeline, the surest first among those that ran in all of it."""
    ledger = played.of_review(reading, review_id)
    found = []
    for exhibit, track in exhibits.recordings(reading, reviews.get(reading, review_id).submission_id):
        reach = track.reach(exhibit.facts.duration_us)
        common = Span(max(reach.start_us, bracket.start_us), max(reach.start_us, bracket.start_us, min(reach.end_us, bracket.end_us)))
        if common.duration_us:
            spans = [track.on_timeline(span) for span in ledger[exhibit.id].spans] if exhibit.id in ledger else []
            covered = BracketCoverage(exhibit.id, exhibit.code, common, common == bracket, uncovered(common, spans))
            found.append((not covered.is_whole, track.uncertainty_us, covered.exhibit_code, covered))
    return tuple(line[-1] for line in sorted(found, key=lambda line: line[:3]))
