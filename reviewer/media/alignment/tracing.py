"""From a line that the envelopes suggest to one that the sound itself confirms, or to the way the clock really went beside it."""

from dataclasses import dataclass

import numpy as np

from reviewer.media.alignment.coarse import Candidates
from reviewer.media.alignment.fine import BLOCK, Lags, Survey, lags_along
from reviewer.media.alignment.hearing import Hearing
from reviewer.media.alignment.hypotheses import Hypothesis
from reviewer.media.alignment.line import Fit, Line, Measurements, robust_line
from reviewer.media.alignment.significance import (
    Evidence,
    coarse_chance,
    likeness,
    log10_at_least,
    shared_bands,
    single_stretch_chance,
    steepening,
)
from reviewer.media.progress import Cancelled

_WIDE_S, _WIDE_TOLERANCE_S = 0.06, 0.004
_NARROW_S, _NARROW_TOLERANCE_S = 0.02, 0.0015
_SHORT_S = 150.0
_CHANCE_ON_LINE = 1.5 * _NARROW_TOLERANCE_S / _NARROW_S

Pair = tuple[Hearing, Hearing]


@dataclass(frozen=True, eq=False)
class Trace:
    """A confirmed or refuted line: where it was looked at, what was measured there, and what that is worth."""

    line: Line
    within: tuple[float, float]
    measured: Measurements
    fit: Fit
    lags: Lags
    evidence: Evidence
    score: float

    @property
    def agreeing(self) -> int:
        return int(self.fit.on_it.sum())

    @property
    def share(self) -> float:
        """Part of the groups that lie on the line."""
        return self.agreeing / max(1, len(self.measured))

    @property
    def strength(self) -> float:
        """Mean height of the peaks on the line."""
        return float(self.measured.strength[self.fit.on_it].mean()) if self.agreeing else 0.0

    @property
    def is_confirmed(self) -> bool:
        return self.evidence.is_enough and self.agreeing >= min(4, len(self.measured))


def traced(
    hypothesis: Hypothesis, pair: Pair, *, found: Candidates, within: tuple[float, float], cancelled: Cancelled | None = None
) -> Trace | None:
    """Looks along a hypothesis, first widely and then narrowly; None where too little sound lies on it to tell."""
    line = hypothesis.line
    length_s = within[1] - within[0]
    least = 1 if length_s < _SHORT_S else 3
    wide, narrow = _surveys(length_s)
    around = lags_along(line, pair, within=within, survey=wide, cancelled=cancelled)
    rough = robust_line(around.highest(), tolerance_s=_WIDE_TOLERANCE_S)
    if rough is None:
        return None
    line = line.moved(rough.line)
    lags = lags_along(line, pair, within=within, survey=narrow, cancelled=cancelled)
    measured = lags.highest()
    fit = robust_line(measured, tolerance_s=_NARROW_TOLERANCE_S)
    if fit is None or len(lags) < least:
        return None
    line = line.moved(fit.line)
    shared = shared_bands((pair[0].bands, pair[1].bands), line, within=_extent(measured, fit, within))
    evidence = Evidence(
        coarse=_coarse(hypothesis, pair, found),
        fine=log10_at_least(int(fit.on_it.sum()), len(measured), chance=min(0.5, _CHANCE_ON_LINE)),
        likeness=likeness(*shared),
        steepening=steepening(*shared),
    )
    return Trace(line, within, measured, fit, lags, evidence, hypothesis.score)


def _surveys(length_s: float) -> tuple[Survey, Survey]:
    """The wide look and the narrow one; short recordings in shorter groups of overlapping blocks."""
    if length_s < _SHORT_S:
        step = BLOCK // 4
        return Survey(_WIDE_S, max(1.0, length_s / 12), 90, step), Survey(_NARROW_S, max(1.0, length_s / 10), 180, step)
    return Survey(_WIDE_S, 12.0, 60), Survey(_NARROW_S, 20.0, 180)


def _coarse(hypothesis: Hypothesis, pair: Pair, found: Candidates) -> float:
    lengths_s = (pair[0].length_s, pair[1].length_s)
    if found.tried < 3:
        return single_stretch_chance(hypothesis.strongest, lengths_s=lengths_s)
    return coarse_chance(hypothesis.votes, found.tried, lengths_s=lengths_s)


def _extent(measured: Measurements, fit: Fit, within: tuple[float, float]) -> tuple[float, float]:
    on_line = measured.at[fit.on_it]
    if len(on_line) < 2:
        return within
    half = (within[1] - within[0]) / (2 * max(1, len(measured)))
    return max(within[0], float(np.min(on_line)) - half), min(within[1], float(np.max(on_line)) + half)
