"""Straight lines through what was measured: the clock of one recording against another's, found among many wrong measurements.

A measurement says: at this moment of the other recording, the reference is that much ahead. Two steady clocks give a line, whose slope
is their drift.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEEPEST = 300e-6
"""Clocks of recorders differ by less than 300 parts per million."""
_SHORTEST_BASE_S = 30.0
_TRIED = 80

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """Seconds by which the reference is ahead at other's moment t: offset + slope * t. So t_reference = t + ahead(t)."""

    offset: float
    slope: float

    def ahead(self, at: Numbers) -> Numbers:
        """Values of the line, in seconds."""
        return self.offset + self.slope * at

    def moved(self, by: "Line") -> "Line":
        """The sum of both lines."""
        return Line(self.offset + by.offset, self.slope + by.slope)


@dataclass(frozen=True, eq=False)
class Measurements:
    """`ahead[k]` seconds measured at `at[k]` (seconds of other's time) with a peak `strength[k]` times the noise's scale."""

    at: Numbers
    ahead: Numbers
    strength: Numbers

    def __len__(self) -> int:
        return len(self.at)

    def where(self, chosen: Flags | NDArray[np.intp]) -> "Measurements":
        return Measurements(self.at[chosen], self.ahead[chosen], self.strength[chosen])


@dataclass(frozen=True, eq=False)
class Fit:
    """A line and which measurements lie on it."""

    line: Line
    on_it: Flags
    residuals: Numbers


def robust_line(measured: Measurements, *, tolerance_s: float) -> Fit | None:
    """The line that most strength lies within the tolerance of, then least squares over what lies there; None without measurements."""
    if not len(measured):
        return None
    chosen = _best_pair(measured, tolerance_s)
    fit = _fitted(measured, chosen, tolerance_s)
    for _ in range(3):
        if fit.on_it.sum() < 2:
            break
        fit = _fitted(measured, fit.on_it, tolerance_s)
    return fit


def _best_pair(measured: Measurements, tolerance_s: float) -> Flags:
    """Tries the lines through any two of the strongest measurements, and level ones through each."""
    strongest = np.argsort(-measured.strength)[:_TRIED]
    first, second = np.triu_indices(len(strongest))
    one, two = strongest[first], strongest[second]
    apart = measured.at[one] - measured.at[two]
    slopes = np.where(
        np.abs(apart) > _SHORTEST_BASE_S,
        (measured.ahead[one] - measured.ahead[two]) / np.where(apart == 0, 1.0, apart),
        0.0,
    )
    keep = np.abs(slopes) <= STEEPEST
    one, slopes = one[keep], slopes[keep]
    weight = np.minimum(measured.strength, 12.0)
    best, best_flags = -1.0, np.zeros(len(measured), np.bool_)
    for start in range(0, len(one), 512):
        part, tilt = one[start : start + 512, None], slopes[start : start + 512, None]
        away = np.abs(measured.ahead - measured.ahead[part] - tilt * (measured.at - measured.at[part])) < tolerance_s
        scores = away @ weight
        top = int(np.argmax(scores))
        if scores[top] > best:
            best, best_flags = float(scores[top]), away[top]
    return best_flags


def _fitted(measured: Measurements, chosen: Flags, tolerance_s: float) -> Fit:
    """Least squares, weighted by strength, over the chosen; level where they span too little to show a slope."""
    at, ahead = measured.at[chosen], measured.ahead[chosen]
    weight = np.minimum(measured.strength[chosen], 20.0)
    centre = float(np.average(at, weights=weight))
    slope = 0.0
    if len(at) >= 3 and np.ptp(at) > 2 * _SHORTEST_BASE_S:
        slope = float(np.sum(weight**2 * (at - centre) * ahead) / np.sum(weight**2 * (at - centre) ** 2))
        middle = float(np.average(ahead - slope * (at - centre), weights=weight**2))
    else:
        middle = float(np.average(ahead, weights=weight))
    line = Line(middle - slope * centre, slope)
    residuals = measured.ahead - line.ahead(measured.at)
    return Fit(line, np.abs(residuals) < tolerance_s, residuals)
