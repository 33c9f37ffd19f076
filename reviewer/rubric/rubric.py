"""A rubric version: dimensions with weights, items with their rules, bands and settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from reviewer.domain.findings import Cause
from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.wording import Language


@dataclass(frozen=True)
class LocalText:
    """One text in the three languages; a rubric without any of them is refused when read."""

    en: str
    zh_hans: str
    zh_hant: str

    def shown(self, language: Language) -> str:
        return {Language.ENGLISH: self.en, Language.SIMPLIFIED: self.zh_hans, Language.TRADITIONAL: self.zh_hant}[language]


class ItemKind(StrEnum):
    """One kind per module of `rubric.items`."""

    DEDUCTION = "deduction"
    TIMED = "timed"


class ItemRule(Protocol):
    """The arithmetic of one kind of item; implementations are frozen dataclasses in `rubric.items`."""

    @property
    def kind(self) -> ItemKind: ...

    @property
    def per_occurrence(self) -> Decimal:
        """Points one proved fault costs."""

    def deduction(self, item: "Item", verdict: Verdict) -> tuple[Decimal, tuple[TraceStep, ...]]:
        """Points taken off the item, floored so that the item never goes below zero, with the steps."""

    def is_too_close(self, verdict: Verdict) -> bool:
        """True when the measure's uncertainty spans a limit; the limit then counts as kept and costs nothing."""

    def worst(self, item: "Item", verdict: Verdict | None) -> Decimal:
        """The most the item can still cost: all its points while open, the limit's price while too close, else what it costs."""


@dataclass(frozen=True)
class Item:
    """One scored point. `points` is what it can cost at most; `test` is the objective test two people decide alike by."""

    code: str
    title: LocalText
    test: LocalText
    points: Decimal
    rule: ItemRule
    position: str
    topic: str
    cause: Cause | None
    advice: LocalText | None = None


@dataclass(frozen=True)
class Dimension:
    code: str
    title: LocalText
    weight: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Band:
    """`floor` is inclusive; bands are listed from the highest. `light` is green, yellow, orange or red."""

    code: str
    title: LocalText
    floor: Decimal
    light: str


@dataclass(frozen=True)
class Settings:
    """The choices on which the field disagrees; each is printed on the scorecard."""

    decimals: int = 1
    comparable_floor: Decimal = Decimal("0.6")
    renormalise: str = "within_dimension"


@dataclass(frozen=True)
class Rubric:
    """A validated rubric. `sha256` is the digest of the exact text it was read from; the effective dates are both inclusive."""

    id: str
    version: str
    title: LocalText
    sha256: str
    dimensions: tuple[Dimension, ...]
    bands: tuple[Band, ...]
    settings: Settings
    positions: Mapping[str, LocalText]
    topics: Mapping[str, LocalText]
    moments: Mapping[str, LocalText]
    effective_from: date | None = None
    effective_to: date | None = None

    def items(self) -> Iterator[Item]:
        for dimension in self.dimensions:
            yield from dimension.items

    def item(self, code: str) -> Item:
        """KeyError when the rubric has no such item."""
        for item in self.items():
            if item.code == code:
                return item
        raise KeyError(code)

    def dimension_of(self, code: str) -> Dimension:
        """The dimension that holds an item; KeyError when none does."""
        for dimension in self.dimensions:
            if any(item.code == code for item in dimension.items):
                return dimension
        raise KeyError(code)
