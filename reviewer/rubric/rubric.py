"""A rubric version: dimensions with weights, items with their rules, bands and settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from reviewer.domain.findings import Cause
from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.wording import Language

Amount = Decimal | Fraction
"""Points: a decimal where there is one, a fraction where a quotient has no last digit."""


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
    YES_NO = "yes_no"
    TIMED = "timed"
    RATE = "rate"
    COUNT = "count"
    PHRASE = "phrase"
    SCALE = "scale"
    STARS = "stars"
    NPS = "nps"
    CHOICE = "choice"
    CHECKLIST = "checklist"
    TEXT = "text"
    COMMENDATION = "commendation"
    SPECIAL = "special"


BESIDE = frozenset({ItemKind.TEXT, ItemKind.COMMENDATION, ItemKind.SPECIAL})
"""Kinds whose points no dimension weighs; without a verdict they are not open, there was simply nothing of the sort."""


class EntryForm(StrEnum):
    """How the text of a verdict's entry is written."""

    COUNT = "count"
    PASSED = "passed"
    RATE = "rate"
    DECIMAL = "decimal"
    WORDS = "words"


class ItemRule(Protocol):
    """The arithmetic of one kind of item; implementations are frozen dataclasses in `rubric.items`."""

    @property
    def kind(self) -> ItemKind: ...

    @property
    def per_occurrence(self) -> Decimal:
        """Points one proved fault costs."""

    def deduction(self, item: "Item", verdict: Verdict) -> tuple[Amount, tuple[TraceStep, ...]]:
        """Points taken off the item, floored so that the item never goes below zero, with the steps.

        For commendations the points earned, and for special deductions the points taken outside the score.
        """

    def is_too_close(self, verdict: Verdict) -> bool:
        """True when the measure's uncertainty spans a limit; the limit then counts as kept and costs nothing."""

    def is_small_sample(self, verdict: Verdict) -> bool:
        """True when too few events were observed for a rate to mean much."""

    def worst(self, item: "Item", verdict: Verdict | None) -> Amount:
        """The most the item can still cost: all its points while open, the limit's price while too close, else what it costs."""

    def forms(self) -> Mapping[str, EntryForm]:
        """The entries a verdict on such an item may have, by name."""


@dataclass(frozen=True)
class Condition:
    """An item applies only while `item` has one of these states; otherwise it is not applicable of itself."""

    item: str
    states: frozenset[VerdictState]


@dataclass(frozen=True)
class Item:
    """One scored point. `points` is what it can cost at most; `test` is the objective test two people decide alike by.

    A failed `is_critical` item sets off the rubric's critical rule. An `is_sampled` one costs in proportion to the observed samples that
    do not conform. `needs` are the kinds of evidence, of `rubric.needs`, that a submission must hold for it.
    """

    code: str
    title: LocalText
    test: LocalText
    points: Decimal
    rule: ItemRule
    position: str
    topic: str
    cause: Cause | None
    advice: LocalText | None = None
    is_critical: bool = False
    is_sampled: bool = False
    condition: Condition | None = None
    needs: tuple[str, ...] = ()

    @property
    def is_beside(self) -> bool:
        """True for items whose points no dimension weighs."""
        return self.rule.kind in BESIDE


@dataclass(frozen=True)
class Dimension:
    """`cap` is the most points that may be taken off in it; None for no limit but its own points."""

    code: str
    title: LocalText
    weight: Decimal
    items: tuple[Item, ...]
    cap: Decimal | None = None


@dataclass(frozen=True)
class Band:
    """`floor` is inclusive; bands are listed from the highest. `light` is green, yellow, orange or red."""

    code: str
    title: LocalText
    floor: Decimal
    light: str


@dataclass(frozen=True)
class ScaleStep:
    """One answer of a scale. `worth` is the part of full marks it stands for, 0 to 1."""

    value: int
    worth: Decimal
    title: LocalText


class Renormalise(StrEnum):
    """Where the points of items that do not apply go."""

    WITHIN_DIMENSION = "within_dimension"
    ACROSS = "across"
    NONE = "none"


class Weighting(StrEnum):
    """What a weight weighs: the whole dimension, or each point in it (so that a dimension with more points weighs more)."""

    BY_DIMENSION = "by_dimension"
    TIMES_POINTS = "times_points"


class CriticalRule(StrEnum):
    """What the failure of a critical item does; the field knows all of these."""

    NONE = "none"
    TOTAL_ZERO = "total_zero"
    DIMENSION_ZERO = "dimension_zero"
    FLAG = "flag"
    SEPARATE_SCORE = "separate_score"
    STOP = "stop"


class SpecialEffect(StrEnum):
    """Special deductions come off the finished score, or are only stated beside it."""

    SUBTRACT = "subtract"
    BESIDE = "beside"


@dataclass(frozen=True)
class Settings:
    """The choices on which the field disagrees; each is printed on the scorecard.

    `bonus_cap` is the most that commendations may add, `total_cap` the most a total can be with them, `floor` the least. A rate over fewer
    than `least_sample` observed events carries a warning.
    """

    decimals: int = 1
    comparable_floor: Decimal = Decimal("0.6")
    renormalise: str = Renormalise.WITHIN_DIMENSION.value
    weighting: str = Weighting.BY_DIMENSION.value
    bonus_cap: Decimal = Decimal(100)
    total_cap: Decimal = Decimal(100)
    special: str = SpecialEffect.SUBTRACT.value
    floor: Decimal = Decimal(0)
    critical: str = CriticalRule.NONE.value
    least_sample: int = 5


@dataclass(frozen=True)
class Rubric:
    """A validated rubric. `sha256` is the digest of the exact text it was read from; the effective dates are both inclusive.

    `scales` are the answer scales of its questions, `slots` the times of day its rates may be broken down by, `background` the facts a
    questionnaire asks of its respondents. A client's variant names in `extends` the rubric it changes; its digest covers both texts.
    """

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
    scales: Mapping[str, tuple[ScaleStep, ...]] = field(default_factory=dict)
    slots: Mapping[str, LocalText] = field(default_factory=dict)
    background: Mapping[str, LocalText] = field(default_factory=dict)
    extends: str = ""

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
