"""The way of a clock that one line does not describe: sound lost now and then, or an oscillator that drifts with the warmth of a pocket.

The most likely way through the lag profiles of every ten seconds (Viterbi, IEEE Trans. IT 13, 1967): small steps are free, a jump must pay.
It is then cut into straight runs. Jumps to and fro are not the clock but people speaking from different places: one line stays.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reviewer.media.alignment.certainty import uncertainty_s
from reviewer.media.alignment.fine import Lags, Profiles, Survey, lags_along, vertices
from reviewer.media.alignment.line import STEEPEST, Fit, Line, Measurements, Numbers
from reviewer.media.alignment.pieces import Stretch
from reviewer.media.alignment.tracing import Pair, Trace
from reviewer.media.progress import Cancelled

_EVERYWHERE = Survey(reach_s=0.1, group_s=10.0, most=100_000)
_SAMPLED = Survey(reach_s=0.1, group_s=10.0, most=24)
_TILTS = tuple(ppm * 1e-6 for ppm in range(-120, 121, 20))
_RESTLESS_S = 0.0004
"""A line whose clear measurements stay within this is taken as it is."""
_POOLED = 8
_MOST_STRENGTH = 15.0
_JUMP_COSTS = 9.0
_STEP_COSTS = 0.3
_STEPS = 3
_WEAK = 5.0
_FEWEST = 3
_STRAIGHT_S = 0.00015
_NEAR_S = 0.0005
_LEAST_FOLLOWED = 0.6

Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Way:
    """Moments, how far the reference is ahead there beyond the line, and where the way jumped: before group k when `jumps[k]`."""

    measured: Measurements
    lags: Lags
    jumps: NDArray[np.bool_]
    slope: float


def followed(trace: Trace, pair: Pair, *, claim: Stretch, cancelled: Cancelled | None = None) -> list[Stretch]:
    """The claim itself where its line holds; else its runs, when they account for more of the sound than the line does."""
    clear = trace.measured.strength > _WEAK + 3
    if np.quantile(np.abs(trace.fit.residuals[clear]), 0.95) <= _RESTLESS_S if clear.any() else trace.share > 0.9:
        return [claim]
    tilt = _tilt(trace, pair, cancelled)
    lags = lags_along(trace.line, pair, within=trace.within, survey=replace(_EVERYWHERE, tilt=tilt), cancelled=cancelled)
    if len(lags) < 2 * _FEWEST:
        return [claim]
    way = _way(lags, slope=tilt - trace.line.slope)
    if _is_to_and_fro(way):
        return [claim]
    runs = [run for whole in _between_jumps(way) for run in _straight(way, whole)]
    taken = sum(len(run) for run in runs)
    if len(runs) < 2 or taken < _LEAST_FOLLOWED * len(way.measured):
        return [claim]
    return [_stretch(way, run, line=line, on=trace.line) for run, line in zip(runs, _lines(way, runs), strict=True)]


def _tilt(trace: Trace, pair: Pair, cancelled: Cancelled | None) -> float:
    """The slope along which ten seconds of sound add up best: the clock's own drift, whatever line the pieces make together."""
    tilts = (trace.line.slope, *_TILTS)
    heights = []
    for tilt in tilts:
        lags = lags_along(trace.line, pair, within=trace.within, survey=replace(_SAMPLED, tilt=tilt), cancelled=cancelled)
        heights.append(float(lags.highest().strength.mean()) if len(lags) else 0.0)
    return tilts[int(np.argmax(heights))]


def _way(lags: Lags, *, slope: float) -> Way:
    """The path of the greatest summed strength through the profiles, and each group's peak on it.

    `slope` against the line is what a clock does that neither jumps nor wanders.
    """
    heights = lags.normal()
    count = heights.shape[1] // _POOLED
    pooled = heights[:, : count * _POOLED].reshape(len(heights), count, _POOLED).max(axis=2)
    # Scaled rather than cut off, or the foothills of a high peak would be as good as its top.
    pooled *= np.minimum(1.0, _MOST_STRENGTH / (pooled.max(axis=1, keepdims=True) + 1e-9))
    state_s = lags.lag_s(np.array([float(_POOLED)]))[0] + lags.reach_s
    drifted = np.rint(slope * np.diff(lags.at) / state_s).astype(np.intp)
    path = _best_path(pooled.astype(np.float64), drifted)
    low = np.clip((path - 1) * _POOLED, 0, heights.shape[1] - 3 * _POOLED)
    near = heights[np.arange(len(path))[:, None], low[:, None] + np.arange(3 * _POOLED)]
    peak = low + near.argmax(axis=1)
    strength = heights[np.arange(len(path)), peak].astype(np.float64)
    jumps = np.concatenate(([False], np.abs(np.diff(path) - drifted) > _STEPS))
    return Way(Measurements(lags.at, lags.lag_s(peak + vertices(heights, peak)), strength), lags, jumps, slope)


def _best_path(strengths: Numbers, drifted: Places) -> Places:
    """One state per row of `strengths`: states near the one that drifted along cost little, any other a jump."""
    value, states = strengths[0].copy(), np.arange(strengths.shape[1])
    came: list[Places] = []
    for row, drift in zip(strengths[1:], drifted, strict=True):
        best, origin = np.full(len(value), -np.inf), states.copy()
        for beside in range(-_STEPS, _STEPS + 1):
            step = int(np.clip(drift + beside, -len(value), len(value)))
            shifted = np.roll(value, step) - _STEP_COSTS * abs(beside)
            shifted[: max(0, step)] = -np.inf
            shifted[len(shifted) + min(0, step) :] = -np.inf
            better = shifted > best
            best[better], origin[better] = shifted[better], (states - step)[better]
        top = int(np.argmax(value))
        better = value[top] - _JUMP_COSTS > best
        best[better], origin[better] = value[top] - _JUMP_COSTS, top
        came.append(origin)
        value = best + row
    path = [int(np.argmax(value))]
    for origin in reversed(came):
        path.append(int(origin[path[-1]]))
    return np.array(path[::-1], np.intp)


def _is_to_and_fro(way: Way) -> bool:
    leaps = (np.diff(way.measured.ahead) - way.slope * np.diff(way.measured.at))[way.jumps[1:]]
    return len(leaps) >= 2 and abs(float(leaps.sum())) < 0.5 * float(np.abs(leaps).sum())


def _between_jumps(way: Way) -> list[Places]:
    """Groups between jumps, without the weak ones; runs too short to show a line are left out."""
    runs = np.split(np.arange(len(way.measured)), np.flatnonzero(way.jumps))
    clear = [run[way.measured.strength[run] > _WEAK] for run in runs]
    return [run for run in clear if len(run) >= _FEWEST]


def _straight(way: Way, run: Places) -> list[Places]:
    """The run cut where two lines fit best, again and again, until each part is straight."""
    if _bend_s(way, run) <= _STRAIGHT_S or len(run) < 2 * _FEWEST:
        return [run]
    cuts = range(_FEWEST, len(run) - _FEWEST + 1, max(1, len(run) // 64))
    best = min(cuts, key=lambda cut: _misfit(way, run[:cut]) + _misfit(way, run[cut:]))
    return [*_straight(way, run[:best]), *_straight(way, run[best:])]


def _bend_s(way: Way, run: Places) -> float:
    """How far the run leaves its line, outliers aside."""
    measured = way.measured.where(run)
    return float(np.quantile(np.abs(measured.ahead - _through(measured).ahead(measured.at)), 0.9))


def _misfit(way: Way, run: Places) -> float:
    measured = way.measured.where(run)
    return float(np.minimum(np.abs(measured.ahead - _through(measured).ahead(measured.at)), 0.002).sum())


def _through(measured: Measurements, slope: float | None = None) -> Line:
    """The line of least squares; of the given slope where there is one."""
    centre = float(measured.at.mean())
    since = measured.at - centre
    if slope is None:
        slope = float(np.clip((since * measured.ahead).sum() / max(float((since**2).sum()), 1e-9), -2 * STEEPEST, 2 * STEEPEST))
    level = float(np.median(measured.ahead - slope * since))
    return Line(level - slope * centre, slope)


def _lines(way: Way, runs: list[Places]) -> list[Line]:
    """A line per run, all of one slope if that describes them as well: a clock that loses sound still runs evenly in between."""
    parts = [way.measured.where(run) for run in runs]
    own = [_through(part) for part in parts]
    since = np.concatenate([part.at - part.at.mean() for part in parts])
    ahead = np.concatenate([part.ahead - np.median(part.ahead) for part in parts])
    common, near = 0.0, np.ones(len(since), np.bool_)
    for _ in range(3):
        common = float((since * ahead)[near].sum() / max(float((since**2)[near].sum()), 1e-9))
        near = np.abs(ahead - common * since) < _NEAR_S
    shared = [_through(part, common) for part in parts]
    return shared if _error_s(parts, shared) < 1.5 * _error_s(parts, own) + 50e-6 else own


def _error_s(parts: list[Measurements], lines: list[Line]) -> float:
    return float(np.median(np.abs(np.concatenate([part.ahead - line.ahead(part.at) for part, line in zip(parts, lines, strict=True)]))))


def _stretch(way: Way, run: Places, *, line: Line, on: Line) -> Stretch:
    measured = way.measured.where(run)
    residuals = measured.ahead - line.ahead(measured.at)
    fit = Fit(line, np.ones(len(run), np.bool_), residuals)
    # The profiles lie along the old line; each is looked at around its own peak.
    lags = replace(way.lags, at=measured.at, profiles=_centred(way.lags, run, measured.ahead))
    uncertain_s = uncertainty_s(measured, fit, lags)
    return Stretch(on.moved(line), float(measured.at[0]), float(measured.at[-1]), uncertain_s, len(run), len(run))


def _centred(lags: Lags, run: Places, ahead: Numbers) -> Profiles:
    middle = lags.profiles.shape[1] // 2
    steps = np.rint(ahead * middle / lags.reach_s).astype(np.intp)
    return np.stack([np.roll(lags.profiles[row], -step) for row, step in zip(run, steps, strict=True)])
