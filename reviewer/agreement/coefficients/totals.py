"""Two reviewers' totals: how far apart they are on average, and how far apart a single pair may be."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.agreement.distributions import NORMAL_975, student_quantile
from reviewer.agreement.figures import UPPER, Figure, FloatArray, share, statement, undefined

MEAN = statement("method_mean_difference")
LOWER_LIMIT = statement("method_lower_limit")
UPPER_LIMIT = statement("method_upper_limit")
WITHIN_POINTS = 10.0


@dataclass(frozen=True)
class Totals:
    """Differences are second minus first, in points. Between the limits lie 95 % of differences, if they are normal.

    `deviation` is their standard deviation, None below two pairs.
    """

    pairs: int
    mean_difference: Figure
    deviation: float | None
    lower_limit: Figure
    upper_limit: Figure
    within_ten: Figure


def compared_totals(first: Sequence[float], second: Sequence[float]) -> Totals:
    """Bland and Altman 1986, "Statistical methods for assessing agreement between two methods of clinical measurement", and 1999.

    The limits are mean +- 1.96 standard deviations; their intervals use the standard error sqrt(3 / n) x deviation of the first paper.
    Pairs in which either total is not a finite number are left out. ValueError when the two are not equally long.
    """
    differences = _differences(first, second)
    pairs = len(differences)
    if pairs == 0:
        reason = statement("no_pairs")
        return Totals(
            0, undefined(MEAN, reason), None, undefined(LOWER_LIMIT, reason), undefined(UPPER_LIMIT, reason), _within(differences)
        )
    mean = float(differences.mean())
    if pairs == 1:
        reason = statement("one_item_no_interval")
        alone = Figure(mean, None, None, MEAN, (reason,))
        return Totals(1, alone, None, undefined(LOWER_LIMIT, reason), undefined(UPPER_LIMIT, reason), _within(differences))
    deviation = float(differences.std(ddof=1))
    t = student_quantile(UPPER, pairs - 1)
    sure, less_sure = t * deviation / math.sqrt(pairs), t * deviation * math.sqrt(3 / pairs)
    lower, upper = mean - NORMAL_975 * deviation, mean + NORMAL_975 * deviation
    return Totals(
        pairs,
        Figure(mean, mean - sure, mean + sure, MEAN),
        deviation,
        Figure(lower, lower - less_sure, lower + less_sure, LOWER_LIMIT),
        Figure(upper, upper - less_sure, upper + less_sure, UPPER_LIMIT),
        _within(differences),
    )


def _differences(first: Sequence[float], second: Sequence[float]) -> FloatArray:
    if len(first) != len(second):
        raise ValueError(f"{len(first)} totals cannot be paired with {len(second)}")
    table = np.array([first, second], dtype=np.float64).reshape(2, -1)
    table = table[:, np.isfinite(table).all(axis=0)]
    return np.asarray(table[1] - table[0], dtype=np.float64)


def _within(differences: FloatArray) -> Figure:
    """The share of pairs at most ten points apart: what contact centres call calibrated."""
    method = statement("method_within", points=f"{WITHIN_POINTS:g}")
    if not len(differences):
        return undefined(method, statement("no_pairs"))
    value = float((np.abs(differences) <= WITHIN_POINTS).mean())
    return share(value, value * (1 - value) / len(differences), items=len(differences), method=method)
