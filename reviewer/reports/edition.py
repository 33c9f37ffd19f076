"""One card in one language: what its pages ask for again and again, worked out once."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind, Track
from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.ids import ExhibitId
from reviewer.domain.review import VerdictState
from reviewer.domain.scorecard import DimensionScore, ItemScore
from reviewer.reports.card import Card, Picture
from reviewer.reports.figures import uncertainty
from reviewer.rubric.rubric import Band, Dimension, Item
from reviewer.wording import Language, say

TRACK_LETTERS = {ExhibitKind.FILM: "V", ExhibitKind.SOUND: "S", ExhibitKind.PHOTO: "P", ExhibitKind.DOCUMENT: "D"}
NOT_COUNTED = frozenset({None, VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE})
LATE = 1 << 62


@dataclass(frozen=True)
class Topic:
    """One axis of the radar: points kept of points that could be judged; `possible` 0 means not tested."""

    code: str
    title: str
    kept: Decimal
    possible: Decimal

    @property
    def share(self) -> Decimal | None:
        return self.kept / self.possible if self.possible else None


@dataclass(frozen=True)
class Edition:
    """The card with its language. Cached lookups; nothing here draws."""

    card: Card

    @property
    def language(self) -> Language:
        return self.card.language

    def say(self, key: str, **facts: object) -> str:
        return say(f"reports.{key}", self.language, **facts)

    @cached_property
    def exhibits(self) -> dict[ExhibitId, Exhibit]:
        return {exhibit.id: exhibit for exhibit in self.card.exhibits}

    @cached_property
    def codes(self) -> dict[str, Exhibit]:
        return {exhibit.code: exhibit for exhibit in self.card.exhibits}

    @cached_property
    def tracks(self) -> dict[ExhibitId, Track]:
        return {track.exhibit_id: track for track in self.card.tracks}

    @cached_property
    def marks(self) -> dict[ExhibitId, str]:
        """`V1`, `S1`, `P3`: what the lanes and captions call an exhibit."""
        counts: dict[str, int] = {}
        marks = {}
        for exhibit in self.card.exhibits:
            letter = TRACK_LETTERS[exhibit.kind]
            counts[letter] = counts.get(letter, 0) + 1
            marks[exhibit.id] = f"{letter}{counts[letter]}"
        return marks

    @cached_property
    def scores(self) -> dict[str, ItemScore]:
        return {score.item: score for score in self.card.scorecard.items}

    @cached_property
    def items(self) -> dict[str, Item]:
        return {item.code: item for item in self.card.rubric.items()}

    @cached_property
    def dimension_scores(self) -> dict[str, DimensionScore]:
        return {score.dimension: score for score in self.card.scorecard.dimensions}

    @cached_property
    def band(self) -> Band | None:
        return next((band for band in self.card.rubric.bands if band.code == self.card.scorecard.band), None)

    @cached_property
    def deductions(self) -> tuple[Finding, ...]:
        """By effect on the total, then by the clock."""
        found = [finding for finding in self.card.findings if finding.kind is FindingKind.DEDUCTION]
        return tuple(sorted(found, key=lambda one: (-self.effect(one), self.instant(one)[0], one.code)))

    @cached_property
    def commendations(self) -> tuple[Finding, ...]:
        return self._by_clock(FindingKind.COMMENDATION)

    @cached_property
    def observations(self) -> tuple[Finding, ...]:
        return self._by_clock(FindingKind.OBSERVATION)

    def _by_clock(self, kind: FindingKind) -> tuple[Finding, ...]:
        found = [finding for finding in self.card.findings if finding.kind is kind]
        return tuple(sorted(found, key=lambda one: (self.instant(one)[0], one.code)))

    def effect(self, finding: Finding) -> Decimal:
        """What the finding took off the total; where an item has several deductions, its effect stands with the first."""
        if finding.kind is not FindingKind.DEDUCTION or finding is not self._carriers.get(finding.item):
            return Decimal(0)
        score = self.scores.get(finding.item)
        return abs(score.effect) if score else Decimal(0)

    @cached_property
    def _carriers(self) -> dict[str, Finding]:
        carriers: dict[str, Finding] = {}
        for finding in self.card.findings:
            if finding.kind is FindingKind.DEDUCTION:
                carriers.setdefault(finding.item, finding)
        return carriers

    @cached_property
    def lost(self) -> Decimal:
        return sum((abs(score.effect) for score in self.card.scorecard.items), Decimal(0))

    def item_title(self, code: str) -> str:
        item = self.items.get(code)
        return item.title.shown(self.language) if item else code

    def position(self, finding: Finding) -> str:
        text = self.card.rubric.positions.get(finding.position)
        return text.shown(self.language) if text else finding.position or "—"

    def dimension_of(self, code: str) -> Dimension:
        return self.card.rubric.dimension_of(code)

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

    def moment(self, instant_us: int, uncertainty_us: int, *, decimals: int = 1) -> str:
        """`10:57:20.4 ±12 ms`."""
        shown = self.card.clock.shown(instant_us, decimals if uncertainty_us < 500_000 else 0)
        return f"{shown} {uncertainty(uncertainty_us)}" if uncertainty_us else shown

    def pictures(self, finding: Finding) -> tuple[Picture, ...]:
        return tuple(picture for picture in self.card.pictures if picture.finding_code == finding.code)

    def quote_citation(self, finding: Finding) -> Citation | None:
        """The citation the printed quote rests on: one with these words, else the first quote."""
        quotes = [placed.citation for placed in finding.citations if placed.citation.kind is CitationKind.QUOTE]
        return next((one for one in quotes if one.words == finding.text.quote), quotes[0] if quotes else None)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The rubric's topics in its order, with what was kept of what could be judged."""
        topics = []
        for code, title in self.card.rubric.topics.items():
            counted = [score for score in self.scores.values() if self._is_of_topic(score, code)]
            possible = sum((score.points for score in counted), Decimal(0))
            lost = sum((abs(score.deduction) for score in counted), Decimal(0))
            topics.append(Topic(code, title.shown(self.language), possible - lost, possible))
        return tuple(topics)

    def _is_of_topic(self, score: ItemScore, topic: str) -> bool:
        item = self.items.get(score.item)
        return item is not None and item.topic == topic and score.state not in NOT_COUNTED

    @cached_property
    def played_share(self) -> Decimal | None:
        """Share of all recorded time that was played, weighted by duration; None without recordings."""
        weighted = [
            (line.share, self.codes[line.exhibit_code].facts.duration_us) for line in self.card.played if line.exhibit_code in self.codes
        ]
        total = sum(length for _, length in weighted)
        return sum((share * length for share, length in weighted), Decimal(0)) / total if total else None

    @cached_property
    def site_day(self) -> str:
        start = self.card.clock.at(self.card.clock.instant_us(self.card.submission.visit.start))
        return f"{start:%Y-%m-%d %H:%M}"
