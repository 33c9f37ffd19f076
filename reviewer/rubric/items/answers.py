"""Questions answered by one person or by many: how many chose each answer, and what the answers are worth on average."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.rubric.items.charging import counts


def distribution(verdict: Verdict, names: Mapping[str, object]) -> dict[str, int] | None:
    """How many chose each answer; None when nobody's answer is entered."""
    chosen = counts(verdict, names)
    return chosen if any(chosen.values()) else None


def mean(chosen: Mapping[str, int], worths: Mapping[str, Decimal]) -> Fraction:
    """The mean worth of the answers chosen, each as often as it was."""
    return sum((Fraction(worths[name]) * times for name, times in chosen.items()), Fraction(0)) / sum(chosen.values())
