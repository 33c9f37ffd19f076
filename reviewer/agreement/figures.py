"""A figure of agreement: its value, its interval, how the interval was made, and what a reader must know about it."""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.distributions import NORMAL_975, student_quantile
from reviewer.wording import Language, say

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

LEVEL = 0.95
UPPER = (1 + LEVEL) / 2
# Above what adding a million numbers in another order changes, below what anyone prints.
ROUNDING = 1e-9
NO_VARIANCE = 1e-15


@dataclass(frozen=True)
class Statement:
    """A sentence of the catalogue with the facts that fill it; a fact that is a statement is said in the same language."""

    key: str
    facts: tuple[tuple[str, object], ...] = ()

    def shown(self, language: Language = Language.ENGLISH) -> str:
        facts = {name: fact.shown(language) if isinstance(fact, Statement) else fact for name, fact in self.facts}
        return say(f"agreement.{self.key}", language, **facts)


def statement(key: str, **facts: object) -> Statement:
    return Statement(key, tuple(facts.items()))


@dataclass(frozen=True)
class Figure:
    """`value` with its 95 % interval `low` to `high`; None where it is undefined or withheld, and then `notes` say why.

    `method` names the estimator, its source and how the interval was made.
    """

    value: float | None
    low: float | None
    high: float | None
    method: Statement
    notes: tuple[Statement, ...] = ()

    def noted(self, *notes: Statement) -> "Figure":
        return replace(self, notes=(*self.notes, *notes))


def undefined(method: Statement, reason: Statement) -> Figure:
    """No value, and the reason in words."""
    return Figure(None, None, None, method, (reason,))


def bounded(value: float) -> float | None:
    """The value, None when it lies below -1 by more than rounding: then the estimate says nothing."""
    return max(value, -1.0) if value > -1 - ROUNDING else None


def from_influence(value: float, influence: FloatArray, method: Statement) -> Figure:
    """A coefficient with the interval of its linearised variance.

    `influence` holds, for each item, how far leaving it out or in moves the coefficient (first order). The variance is
    n / (n - 1) times the sum of the squared centred influences, the interval value +- t(n - 1) standard errors, cut at -1 and 1:
    Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement", section 4; Efron 1982,
    "The jackknife, the bootstrap and other resampling plans", chapter 6 (infinitesimal jackknife).
    """
    items = len(influence)
    if items < 2:
        return Figure(value, None, None, method, (statement("one_item_no_interval"),))
    centred = influence - influence.mean()
    error = math.sqrt(items / (items - 1) * float(centred @ centred))
    half = student_quantile(UPPER, items - 1) * error
    figure = Figure(value, min(value, max(-1.0, value - half)), max(value, min(1.0, value + half)), method)
    return figure.noted(statement("no_width")) if half == 0 else figure


def share(value: float, variance: float, *, items: int, method: Statement) -> Figure:
    """A share between 0 and 1 with Wilson's interval on the number of items that gives this sampling variance.

    Wilson 1927; the effective number of items as in Korn and Graubard 1998. For a plain share of items it is their number.
    `items` is taken where all items say the same and the variance shows nothing.
    """
    spread = value * (1 - value)
    # A variance far below what a million items leave is what rounding leaves of none.
    effective = spread / variance if variance > NO_VARIANCE * spread > 0 else items
    squared = NORMAL_975**2
    centre = (value + squared / (2 * effective)) / (1 + squared / effective)
    half = NORMAL_975 / (1 + squared / effective) * math.sqrt(value * (1 - value) / effective + squared / (4 * effective**2))
    return Figure(value, max(0.0, min(value, centre - half)), min(1.0, max(value, centre + half)), method)
