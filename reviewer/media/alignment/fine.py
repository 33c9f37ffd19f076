"""How exactly two recordings lie along a line: generalized cross-correlation with phase transform, second by second.

Knapp and Carter, "The generalized correlation method for estimation of time delay", IEEE Trans. ASSP 24 (1976). Cross-spectra of blocks
of a second are turned along the line and summed over a group before the one inverse transform, so weak sound adds up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.media.alignment.decoding import RATE
from reviewer.media.alignment.hearing import Hearing
from reviewer.media.alignment.line import Line, Measurements, Numbers
from reviewer.media.progress import Cancelled, stop_if

BLOCK = 8192
"""Samples of a block, 1.024 s."""
_FINER = 4
_LOWEST_HZ, _HIGHEST_HZ = 200, 3_400
# 1 would weigh every line alike; a little less keeps lines that hold only noise from counting in full.
_WHITENING = 0.9
_SILENT = 8

Profiles = NDArray[np.float32]


@dataclass(frozen=True)
class Survey:
    """How to go along a line: groups of `group_s` seconds, at most `most` of them, lags up to `reach_s` to both sides.

    `tilt`: the slope within a group where it is not the line's, as when a line of many pieces is steeper than each of them.
    """

    reach_s: float
    group_s: float
    most: int
    step: int = BLOCK
    tilt: float | None = None


@dataclass(frozen=True, eq=False)
class Lags:
    """Correlation by lag from the line: `profiles[k]` belongs to other's moment `at[k]` (seconds), lags from -reach to +reach."""

    at: Numbers
    profiles: Profiles
    reach_s: float

    def __len__(self) -> int:
        return len(self.at)

    def lag_s(self, index: Numbers) -> Numbers:
        """Seconds of a place in a profile."""
        return index / (RATE * _FINER) - self.reach_s

    def normal(self) -> Profiles:
        """Profiles in scales of their own noise."""
        scale = np.median(np.abs(self.profiles), axis=1, keepdims=True) / np.float32(0.6745)
        return np.divide(self.profiles, scale + np.float32(1e-9), dtype=np.float32)

    def highest(self) -> Measurements:
        """The highest peak of every profile."""
        heights = self.normal()
        rows, peak = np.arange(len(heights)), heights.argmax(axis=1)
        return Measurements(self.at, self.lag_s(peak + vertices(heights, peak)), heights[rows, peak].astype(np.float64))


def vertices(heights: Profiles, peak: NDArray[np.intp]) -> Numbers:
    """Fractions of a step from each peak to the top of the parabola through it and its neighbours."""
    rows, inner = np.arange(len(peak)), np.clip(peak, 1, heights.shape[1] - 2)
    before, own, after = (heights[rows, inner + shift].astype(np.float64) for shift in (-1, 0, 1))
    bend = before - 2 * own + after
    fraction = 0.5 * (before - after) / np.where(bend < 0, bend, -1.0)
    return np.where((bend < 0) & (inner == peak), np.clip(fraction, -0.5, 0.5), 0.0)


def lags_along(
    line: Line, pair: tuple[Hearing, Hearing], *, within: tuple[float, float], survey: Survey, cancelled: Cancelled | None = None
) -> Lags:
    """Goes along a line from `within[0]` to `within[1]` seconds of other's time; groups in which either is silent are left out."""
    kept: list[tuple[float, Profiles]] = []
    for starts in _groups(line, pair, within, survey):
        stop_if(cancelled)
        group = _profile(line, pair, starts, survey)
        if group is not None:
            kept.append(group)
    points = 2 * _reach(survey) + 1
    profiles = np.stack([profile for _, profile in kept]) if kept else np.zeros((0, points), np.float32)
    return Lags(np.array([at for at, _ in kept], np.float64), profiles, survey.reach_s)


def _reach(survey: Survey) -> int:
    return round(survey.reach_s * RATE) * _FINER


def _groups(line: Line, pair: tuple[Hearing, Hearing], within: tuple[float, float], survey: Survey) -> Iterator[NDArray[np.intp]]:
    """First samples of the blocks of each group, only where both recordings have sound to compare."""
    reference, other = pair
    low_s = max(within[0], 0.0, -line.offset)
    high_s = min(within[1], other.length_s, reference.length_s - line.offset)
    first, last = int(low_s * RATE) + 1, int(high_s * RATE) - BLOCK - 1
    if last < first:
        return
    starts = np.arange(first, last + 1, survey.step, dtype=np.intp)
    per_group = max(1, round(survey.group_s * RATE / survey.step))
    firsts = np.arange(0, len(starts), per_group)
    if len(firsts) > survey.most:
        firsts = firsts[np.linspace(0, len(firsts) - 1, survey.most).astype(np.intp)]
    for place in firsts:
        yield starts[place : place + per_group]


def _profile(line: Line, pair: tuple[Hearing, Hearing], starts: NDArray[np.intp], survey: Survey) -> tuple[float, Profiles] | None:
    """The middle moment of the blocks that have sound in both, and their correlation by lag."""
    reference, other = pair
    moments = (starts + BLOCK / 2) / RATE
    centre = float(moments.mean())
    local = line if survey.tilt is None else Line(line.offset + (line.slope - survey.tilt) * centre, survey.tilt)
    ahead = local.ahead(moments) * RATE
    shift = np.rint(ahead).astype(np.intp)
    theirs = _blocks(reference, starts + shift)
    ours = _blocks(other, starts)
    sounding = (np.abs(theirs).max(axis=1) > _SILENT) & (np.abs(ours).max(axis=1) > _SILENT)
    if not sounding.any():
        return None
    lines = slice(round(_LOWEST_HZ * BLOCK / RATE), round(_HIGHEST_HZ * BLOCK / RATE))
    cross = np.fft.rfft(theirs[sounding])[:, lines] * np.fft.rfft(ours[sounding])[:, lines].conj()
    strength = np.abs(cross)
    cross /= strength**_WHITENING + 1e-3 * strength.mean(axis=1, keepdims=True) ** _WHITENING + 1e-9
    turns = (ahead - shift)[sounding, None] * (np.arange(lines.start, lines.stop) * (2 * np.pi / BLOCK))
    cross *= np.exp(1j * turns.astype(np.float32))
    spectrum = np.zeros(BLOCK * _FINER // 2 + 1, np.complex64)
    spectrum[lines] = cross.sum(axis=0)
    correlation = np.fft.irfft(spectrum)
    reach = _reach(survey)
    profile = np.concatenate((correlation[-reach:], correlation[: reach + 1]))
    return (float(moments[sounding].mean()) if survey.tilt is None else centre), (profile / (profile.std() + 1e-20)).astype(np.float32)


def _blocks(hearing: Hearing, starts: NDArray[np.intp]) -> Profiles:
    first = int(starts[0])
    samples = hearing.samples.span(first, int(starts[-1]) + BLOCK).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(samples, BLOCK)
    taken: Profiles = windows[starts - first] * _TAPER
    return taken


_TAPER = np.hanning(BLOCK).astype(np.float32)
