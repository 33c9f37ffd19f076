"""From confirmed lines to pieces of the recording: who is right from when to when."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from reviewer.media.alignment.certainty import uncertainty_s
from reviewer.media.alignment.decoding import RATE
from reviewer.media.alignment.fine import Survey, lags_along
from reviewer.media.alignment.line import Line, Numbers
from reviewer.media.alignment.tracing import Pair, Trace
from reviewer.media.progress import Cancelled

_CLOSE = Survey(reach_s=0.02, group_s=0.0, most=10_000, step=2048)
_CLOSE_STEP_S = _CLOSE.step / RATE
_MARGIN_S = 20.0
_ON_LINE_S = 0.002
_MOST_STRENGTH = 10.0


@dataclass(frozen=True)
class Stretch:
    """A line and the part of the other recording (seconds) that it holds for; `agreeing` of `measured` groups lie on it."""

    line: Line
    start_s: float
    end_s: float
    uncertainty_s: float
    agreeing: int
    measured: int

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s

    def inverted(self) -> "Stretch":
        """The same seen from the other side: the reference's time on the other's clock."""
        scale = 1 + self.line.slope
        turned = Line(-self.line.offset / scale, 1 / scale - 1)
        start_s, end_s = (at + float(self.line.ahead(np.array(at))) for at in (self.start_s, self.end_s))
        return replace(self, line=turned, start_s=start_s, end_s=end_s)


def stretch_of(trace: Trace) -> Stretch:
    """What a trace claims for itself: from its first to its last agreeing group."""
    on_line = trace.measured.at[trace.fit.on_it]
    uncertain_s = uncertainty_s(trace.measured, trace.fit, trace.lags)
    return Stretch(trace.line, float(on_line.min()), float(on_line.max()), uncertain_s, trace.agreeing, len(trace.measured))


def joined(claims: list[Stretch], pair: Pair, *, cancelled: Cancelled | None = None) -> list[Stretch]:
    """The claims in order of time, meeting where the sound changes from one to the next, from the recording's start to its end."""
    ordered = sorted(claims, key=lambda claim: claim.start_s + claim.end_s)
    meetings = [_meeting(earlier, later, pair=pair, cancelled=cancelled) for earlier, later in pairwise(ordered)]
    edges = [0.0, *np.maximum.accumulate(meetings).tolist(), pair[1].length_s]
    return [replace(claim, start_s=low, end_s=high) for claim, (low, high) in zip(ordered, pairwise(edges), strict=True)]


def _meeting(earlier: Stretch, later: Stretch, *, pair: Pair, cancelled: Cancelled | None) -> float:
    """The moment at which agreement passes from one line to the other, to about a quarter of a second."""
    low, high = sorted((earlier.end_s, later.start_s))
    within = (max(0.0, earlier.start_s, low - _MARGIN_S), min(later.end_s, pair[1].length_s, high + _MARGIN_S))
    apart = earlier.line.moved(Line(-later.line.offset, -later.line.slope)).ahead(np.array((low, high)))
    if within[1] <= within[0] or np.abs(apart).max() < _ON_LINE_S:
        return (low + high) / 2
    before, after = (_strengths(claim.line, pair, within, cancelled) for claim in (earlier, later))
    moments = np.unique(np.concatenate((before[0], after[0])))
    if not len(moments):
        return (low + high) / 2
    gained = np.concatenate(([0.0], np.cumsum(before[1])))[np.searchsorted(before[0], moments)]
    lost = np.concatenate(([0.0], np.cumsum(after[1])))[np.searchsorted(after[0], moments)]
    value = gained - lost
    best = np.flatnonzero(value == value.max())
    # The last block of the earlier line lies one step before the first moment that counts it.
    return float(moments[best].mean()) - _CLOSE_STEP_S / 2


def _strengths(line: Line, pair: Pair, within: tuple[float, float], cancelled: Cancelled | None) -> tuple[Numbers, Numbers]:
    """Middles of overlapping blocks of a second, and how strongly each agrees with the line."""
    lags = lags_along(line, pair, within=within, survey=_CLOSE, cancelled=cancelled)
    if not len(lags):
        return np.zeros(0), np.zeros(0)
    places = lags.lag_s(np.arange(lags.profiles.shape[1], dtype=np.float64))
    heights = lags.normal()[:, np.abs(places) <= _ON_LINE_S].max(axis=1)
    return lags.at, np.clip(heights - 3.0, 0.0, _MOST_STRENGTH).astype(np.float64)
