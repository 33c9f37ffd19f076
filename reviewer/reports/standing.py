"""How the site stands: the total's band, the topics of the radar, what was lost and how much was played."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import VerdictState
from reviewer.domain.scorecard import ItemScore
from reviewer.reports.edition import Edition
from reviewer.rubric.rubric import Band

NOT_COUNTED = frozenset({None, VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE})


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


def topics_of(edition: Edition) -> tuple[Topic, ...]:
    """The rubric's topics in its order, with what was kept of what could be judged."""
    found = []
    for code, title in edition.card.rubric.topics.items():
        counted = [score for score in edition.scores.values() if _is_of_topic(edition, score, topic=code)]
        possible = sum((score.points for score in counted), Decimal(0))
        taken = sum((abs(score.deduction) for score in counted), Decimal(0))
        found.append(Topic(code, title.shown(edition.language), possible - taken, possible))
    return tuple(found)


def _is_of_topic(edition: Edition, score: ItemScore, *, topic: str) -> bool:
    item = edition.items.get(score.item)
    return item is not None and item.topic == topic and score.state not in NOT_COUNTED


def played_share(edition: Edition) -> Decimal | None:
    """Share of all recorded time that was played, weighted by duration; None without recordings."""
    weighted = [
        (line.share, edition.codes[line.exhibit_code].facts.duration_us)
        for line in edition.card.played
        if line.exhibit_code in edition.codes
    ]
    total = sum(length for _, length in weighted)
    return sum((share * length for share, length in weighted), Decimal(0)) / total if total else None


def played_within(edition: Edition, exhibit_code: str, bracket: tuple[int, int]) -> Decimal:
    """Share of a stretch of the timeline in which an exhibit was played."""
    begin, end = bracket
    spans = next((line.spans for line in edition.card.played if line.exhibit_code == exhibit_code), ())
    played = sum(max(0, min(end, last) - max(begin, first)) for first, last in spans)
    return Decimal(played) / max(1, end - begin)


def band_of(edition: Edition) -> Band | None:
    return next((one for one in edition.card.rubric.bands if one.code == edition.card.scorecard.band), None)


def total_lost(edition: Edition) -> Decimal:
    """All that was taken off the total."""
    return sum((abs(score.effect) for score in edition.card.scorecard.items), Decimal(0))
