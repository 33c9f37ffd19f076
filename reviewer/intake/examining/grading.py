"""The grade of a submission, by the rules in resources/grading, each lost point with the finding it was lost for."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reviewer.domain.intake_findings import IntakeFinding
from reviewer.places import resource
from reviewer.wording import Language, say


@dataclass(frozen=True)
class Price:
    """What findings of one kind cost, and what the shopper is asked to do: `mend` is the stem of a sentence, empty for nothing."""

    points: int
    each: int
    most: int
    mend: str

    def of(self, count: int) -> int:
        return min(self.most, self.points + self.each * (count - 1))


@dataclass(frozen=True)
class Rules:
    best: int
    worst: int
    answer_within_hours: int
    prices: Mapping[str, Price]


@dataclass(frozen=True)
class Loss:
    """Points lost for all findings of one kind; at most what was left to lose."""

    points: int
    findings: tuple[IntakeFinding, ...]

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """`-2: …`, with the first finding's sentence and how many more there are."""
        first, more = self.findings[0].sentence(language), len(self.findings) - 1
        key = "examining.lost_several" if more else "examining.lost"
        return say(key, language, points=self.points, what=first, more=more)


@dataclass(frozen=True)
class Grade:
    """`points` from 1 to 10, a proposal that the reviewer confirms or changes; `losses` add up to what is missing from 10."""

    points: int
    best: int
    losses: tuple[Loss, ...]

    def explained(self, language: Language = Language.ENGLISH) -> tuple[str, ...]:
        return tuple(loss.sentence(language) for loss in self.losses)


@cache
def rules() -> Rules:
    read = tomllib.loads(resource("grading", "submission.toml").read_text(encoding="utf-8"))
    prices = {kind: Price(price["points"], price["each"], price["most"], price.get("mend", "")) for kind, price in read["kinds"].items()}
    return Rules(read["best"], read["worst"], read["answer_within_hours"], prices)


def graded(findings: Iterable[IntakeFinding]) -> Grade:
    """The grade the rules give; kinds in the order they were first found."""
    by_kind: dict[str, list[IntakeFinding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    held = rules()
    left = held.best
    losses = []
    for kind, found in by_kind.items():
        price = held.prices.get(kind)
        lost = min(price.of(len(found)), left - held.worst) if price else 0
        if lost > 0:
            left -= lost
            losses.append(Loss(lost, tuple(found)))
    return Grade(left, held.best, tuple(losses))
