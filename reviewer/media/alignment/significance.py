"""Whether agreement could be chance: the only thing that stands between two strangers' recordings and a made-up offset."""

from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np

from reviewer.media.alignment.envelopes import FRAMES_PER_SECOND, UNIT, Bands
from reviewer.media.alignment.line import STEEPEST, Line

LEAST = -8.0
"""log10 of the chance above which a line is taken for an accident."""
_FEWEST_FRAMES = 200


@dataclass(frozen=True)
class Evidence:
    """What speaks for a line: log10 of the chance of its coarse votes and of its fine agreement, and likeness of the envelopes (-1..1)."""

    coarse: float
    fine: float
    likeness: float

    @property
    def chance(self) -> float:
        """log10 of the chance that both came about by accident."""
        return self.coarse + self.fine

    @property
    def is_enough(self) -> bool:
        """A fair rule for all: rare as a whole, seen by the fine comparison too, and alike in loudness unless beyond doubt."""
        seen_twice = self.fine < -1.5 or self.coarse < -40
        return self.chance < LEAST and seen_twice and self.likeness > (0.02 if self.chance < -40 else 0.08)


def log10_at_least(hits: int, tries: int, *, chance: float) -> float:
    """log10 of the binomial probability of so many hits or more; 0 where that is no more than expected."""
    if hits <= tries * chance:
        return 0.0
    terms = [
        lgamma(tries + 1) - lgamma(k + 1) - lgamma(tries - k + 1) + k * log(chance) + (tries - k) * log(1 - chance)
        for k in range(hits, tries + 1)
    ]
    highest = max(terms)
    return (highest + log(sum(exp(term - highest) for term in terms))) / log(10)


def coarse_chance(votes: int, tried: int, *, lengths_s: tuple[float, float]) -> float:
    """Stretches that point anywhere in the reference at random, and still to one line."""
    reference_s, other_s = lengths_s
    width = 3 * (0.06 + 2 * STEEPEST * other_s)
    return log10_at_least(votes, tried, chance=min(0.3, width / (reference_s + other_s)))


def single_stretch_chance(strongest: float, *, lengths_s: tuple[float, float]) -> float:
    """One stretch has nothing to agree with: its peak is held against Gaussian noise at half the exponent, over all lags."""
    return min(0.0, -(strongest**2) / 4 / log(10) + log(sum(lengths_s) * FRAMES_PER_SECOND) / log(10))


def likeness(bands: tuple[Bands, Bands], line: Line, *, within: tuple[float, float]) -> float:
    """Mean correlation of the bands of reference and other along a line; 0 where they share less than two seconds."""
    reference, other = bands
    frames = np.arange(int(within[0] * FRAMES_PER_SECOND), min(int(within[1] * FRAMES_PER_SECOND), len(other) - 1))
    there = np.rint(frames + line.ahead(frames / FRAMES_PER_SECOND) * FRAMES_PER_SECOND).astype(np.intp)
    inside = (there >= 0) & (there < len(reference))
    frames, there = frames[inside], there[inside]
    if len(frames) < _FEWEST_FRAMES:
        return 0.0
    step = max(1, len(frames) // 60_000)
    one, two = (bands.astype(np.float32) / UNIT for bands in (reference[there[::step]], other[frames[::step]]))
    one, two = one - one.mean(axis=0), two - two.mean(axis=0)
    power = np.sqrt(np.square(one).sum(axis=0) * np.square(two).sum(axis=0)) + 1e-6
    return float(np.mean((one * two).sum(axis=0) / power))
