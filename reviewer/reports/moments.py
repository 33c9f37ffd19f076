"""When things happened, on the wall clock of the visit, and how sure that is."""

from dataclasses import dataclass

from reviewer.domain.evidence import Citation, Track
from reviewer.domain.findings import Finding
from reviewer.domain.ids import ExhibitId
from reviewer.reports.card import Card
from reviewer.reports.figures import uncertainty

LATE = 1 << 62


@dataclass(frozen=True)
class Moments:
    """Looks up instants of one card; `tracks` by exhibit."""

    card: Card
    tracks: dict[ExhibitId, Track]

    def instant(self, finding: Finding) -> tuple[int, int]:
        """Timeline instant and uncertainty of a finding: its first placed citation; very late when none is placed."""
        for placed in finding.citations:
            found = self.citation_instant(placed.citation)
            if found is not None:
                return found
        return LATE, 0

    def citation_instant(self, citation: Citation) -> tuple[int, int] | None:
        """Where a citation lies on the timeline and how sure that is, in microseconds; None without a clock."""
        if citation.exhibit_id is not None:
            track = self.tracks.get(citation.exhibit_id)
            if track is None:
                return None
            return track.timeline_us(citation.span.start_us if citation.span else 0), track.uncertainty_us
        answer = next((one for one in self.card.submission.answers if one.question == citation.question), None)
        return (self.card.clock.instant_us(answer.at), 0) if answer is not None and answer.at is not None else None

    def clock(self, finding: Finding) -> str:
        instant, _ = self.instant(finding)
        return "—" if instant == LATE else self.card.clock.shown(instant)

    def shown(self, instant_us: int, uncertainty_us: int, *, decimals: int = 1) -> str:
        """`10:57:20.4 ±12 ms`."""
        shown = self.card.clock.shown(instant_us, decimals if uncertainty_us < 500_000 else 0)
        return f"{shown} {uncertainty(uncertainty_us)}" if uncertainty_us else shown

    @property
    def site_day(self) -> str:
        """`2026-05-16 10:30`: the visit's start on the site's own clock."""
        start = self.card.clock.at(self.card.clock.instant_us(self.card.submission.visit.start))
        return f"{start:%Y-%m-%d %H:%M}"
