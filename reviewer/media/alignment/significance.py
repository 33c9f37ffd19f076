"""Whether agreement could be chance: the only thing that stands between two strangers' recordings and a made-up offset."""

from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np

from reviewer.media.alignment.envelopes import FRAMES_PER_SECOND, UNIT, Bands, Floats
from reviewer.media.alignment.line import STEEPEST, Line

LEAST = -8.0
"""log10 of the chance above which a line is taken for an accident."""
LEAST_STEEP = 2.6
_FEWEST_FRAMES = 200
_MOST_FRAMES = 60_000
_FEWEST_CELLS = 300
_LOUD = 1.6
_MIDDLING = (0.3, 1.0)


@dataclass(frozen=True)
class Evidence:
    """What speaks for a line.

    log10 of the chance of its coarse votes and of its fine agreement, likeness of the envelopes (-1 to 1), and their steepening.
    """

    coarse: float
    fine: float
    likeness: float
    steepening: float

    @property
    def chance(self) -> float:
        """log10 of the chance that both came about by accident."""
        return self.coarse + self.fine

    @property
    def is_enough(self) -> bool:
        """Rare as a whole, seen by the fine comparison too, alike in loudness, and most alike where it was loudest."""
        seen_twice = self.fine < -1.5 or self.coarse < -40
        is_alike = self.likeness > (0.02 if self.chance < -40 else 0.08)
        return self.chance < LEAST and seen_twice and is_alike and self.steepening > LEAST_STEEP


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


def shared_bands(bands: tuple[Bands, Bands], line: Line, *, within: tuple[float, float]) -> tuple[Floats, Floats]:
    """Bands of reference and other at the same moments along a line, in standard deviations; thinned out where there are very many."""
    reference, other = bands
    frames = np.arange(int(within[0] * FRAMES_PER_SECOND), min(int(within[1] * FRAMES_PER_SECOND), len(other) - 1))
    there = np.rint(frames + line.ahead(frames / FRAMES_PER_SECOND) * FRAMES_PER_SECOND).astype(np.intp)
    inside = (there >= 0) & (there < len(reference))
    step = max(1, int(inside.sum()) // _MOST_FRAMES)
    theirs, ours = reference[there[inside][::step]], other[frames[inside][::step]]
    return np.divide(theirs, UNIT, dtype=np.float32), np.divide(ours, UNIT, dtype=np.float32)


def likeness(theirs: Floats, ours: Floats) -> float:
    """Mean correlation of the bands; 0 where they share less than two seconds."""
    if len(theirs) < _FEWEST_FRAMES:
        return 0.0
    one, two = theirs - theirs.mean(axis=0), ours - ours.mean(axis=0)
    power = np.sqrt(np.square(one).sum(axis=0) * np.square(two).sum(axis=0)) + 1e-6
    return float(np.mean((one * two).sum(axis=0) / power))


def steepening(theirs: Floats, ours: Floats) -> float:
    """How many times more of the loudest than of the middling moments of one recording shows in the other, whichever way shows more.

    Noise of its own hides what is quiet and lets through what is loud, so recordings of one scene give 2.8 and more. Where people spoke
    in two places over the same music, the loudest moments are theirs alone: 0.5 to 2.5.
    """
    return max(_steeper(theirs, ours), _steeper(ours, theirs))


def _steeper(given: Floats, seen: Floats) -> float:
    loud, middling = given > _LOUD, (given > _MIDDLING[0]) & (given <= _MIDDLING[1])
    if np.count_nonzero(loud) < _FEWEST_CELLS or np.count_nonzero(middling) < _FEWEST_CELLS:
        return float("inf")
    return float(seen[loud].mean()) / max(float(seen[middling].mean()), 0.02)
