"""One card in one language: what its pages ask for again and again, worked out once."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind, Track
from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.ids import ExhibitId
from reviewer.domain.scorecard import DimensionScore, ItemScore
from reviewer.reports.card import Card, Picture
from reviewer.reports.moments import Moments
from reviewer.rubric.rubric import Item
from reviewer.wording import Language, say

TRACK_LETTERS = {ExhibitKind.FILM: "V", ExhibitKind.SOUND: "S", ExhibitKind.PHOTO: "P", ExhibitKind.DOCUMENT: "D"}


@dataclass(frozen=True)
class Edition:
    """The card with its language. Cached lookups; nothing here draws."""

    card: Card

    @property
    def language(self) -> Language:
        return self.card.language

    def say(self, key: str, **facts: object) -> str:
        return say(f"reports.{key}", self.language, **facts)

    def number(self, count: int, *, within: bool = False) -> str:
        """A small count as a word; `within` a sentence it begins small."""
        if not 1 <= count <= 10:
            return str(count)
        word = self.say(f"number_{count}")
        return word.lower() if within else word

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
    def moments(self) -> Moments:
        return Moments(self.card, self.tracks)

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
    def deductions(self) -> tuple[Finding, ...]:
        """By effect on the total, then by the clock."""
        found = [finding for finding in self.card.findings if finding.kind is FindingKind.DEDUCTION]
        return tuple(sorted(found, key=lambda one: (-self.effect(one), self.moments.instant(one)[0], one.code)))

    @cached_property
    def commendations(self) -> tuple[Finding, ...]:
        return self._by_clock(FindingKind.COMMENDATION)

    @cached_property
    def observations(self) -> tuple[Finding, ...]:
        return self._by_clock(FindingKind.OBSERVATION)

    def _by_clock(self, kind: FindingKind) -> tuple[Finding, ...]:
        found = [finding for finding in self.card.findings if finding.kind is kind]
        return tuple(sorted(found, key=lambda one: (self.moments.instant(one)[0], one.code)))

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

    def item_title(self, code: str) -> str:
        item = self.items.get(code)
        return item.title.shown(self.language) if item else code

    def position(self, finding: Finding) -> str:
        text = self.card.rubric.positions.get(finding.position)
        return text.shown(self.language) if text else finding.position or "—"

    def pictures(self, finding: Finding) -> tuple[Picture, ...]:
        return tuple(picture for picture in self.card.pictures if picture.finding_code == finding.code)

    def quote_citation(self, finding: Finding) -> Citation | None:
        """The citation the printed quote rests on: one with these words, else the first quote."""
        quotes = [placed.citation for placed in finding.citations if placed.citation.kind is CitationKind.QUOTE]
        return next((one for one in quotes if one.words == finding.text.quote), quotes[0] if quotes else None)
