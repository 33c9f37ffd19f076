"""All of the search in order: stretches, hypotheses, traces; sixty stretches first, and all of them where those show nothing."""

from dataclasses import dataclass

import numpy as np

from reviewer.media.alignment.coarse import Candidates, candidates, stretches
from reviewer.media.alignment.hypotheses import Hypothesis, hypotheses
from reviewer.media.alignment.significance import LEAST
from reviewer.media.alignment.tracing import Pair, Trace, traced
from reviewer.media.progress import Cancelled

_FIRST, _ALL = 60, 400
_KEPT = 6
_SHARED = 0.3
_RIVAL = 0.7
_SAME_S = 0.05


@dataclass(frozen=True, eq=False)
class Match:
    """Confirmed lines by falling agreement, at most one for each part of the other recording."""

    traces: tuple[Trace, ...]


def matched(pair: Pair, *, cancelled: Cancelled | None = None) -> Match:
    """Everything that the reference (first) and the other (second) share; no traces where that is nothing."""
    reference, other = pair
    tried = 0
    for most in (_FIRST, _ALL):
        starts, length = stretches(len(other.bands), most=most)
        if len(starts) == tried or not length or not len(reference.bands):
            break
        tried = len(starts)
        found = candidates(reference.bands, other.bands, starts=starts, length=length, cancelled=cancelled)
        noticed = [trace for trace in _traces(pair, found, cancelled) if trace.agreeing and trace.evidence.chance < LEAST]
        if any(trace.is_confirmed for trace in noticed):
            noticed.sort(key=_weight)
            return Match(() if _is_ambiguous(noticed) else tuple(_apart(noticed)))
    return Match(())


def _traces(pair: Pair, found: Candidates, cancelled: Cancelled | None) -> list[Trace]:
    lines = hypotheses(found)
    least = 2.5 if found.tried < 3 else 6.0
    best = max((line.score for line in lines), default=0.0)
    kept = [line for line in lines if line.score > max(least, 0.08 * best)][:_KEPT]
    made = []
    for line in kept:
        within = _within(line, pair, found, is_alone=len(kept) == 1)
        trace = traced(line, pair, found=found, within=within, cancelled=cancelled)
        if trace is not None:
            made.append(trace)
    return made


def _within(line: Hypothesis, pair: Pair, found: Candidates, *, is_alone: bool) -> tuple[float, float]:
    """A line that half of the stretches lie on is looked at everywhere, another only around its votes."""
    whole = pair[1].length_s
    if is_alone or line.votes >= 0.5 * found.tried:
        return 0.0, whole
    return max(0.0, line.first_s - found.stretch_s), min(whole, line.last_s + found.stretch_s)


def _weight(trace: Trace) -> float:
    """The heaviest first."""
    return -trace.strength * trace.agreeing


def _is_ambiguous(traces: list[Trace]) -> bool:
    """True when the heaviest line has a rival on the same part of the recording, as what repeats itself gives: a tune in a loop, clicks."""
    best, *others = traces
    return any(
        _shared(best, other) >= _SHARED
        and other.agreeing >= _RIVAL * best.agreeing
        and other.strength >= _RIVAL * best.strength
        and abs(_between(best, other)) > _SAME_S
        for other in others
    )


def _between(one: Trace, two: Trace) -> float:
    """Seconds between two lines in the middle of the recording."""
    middle = np.array(sum(one.within) / 2)
    return float(one.line.ahead(middle) - two.line.ahead(middle))


def _apart(traces: list[Trace]) -> list[Trace]:
    """The confirmed lines that lie beside all heavier ones rather than on the same part of the recording, be those confirmed or not."""
    kept: list[Trace] = []
    for trace in traces:
        if all(_shared(trace, other) < _SHARED for other in kept):
            kept.append(trace)
    return [trace for trace in kept if trace.is_confirmed]


def _shared(one: Trace, two: Trace) -> float:
    spans = [(float(t.measured.at[t.fit.on_it].min()), float(t.measured.at[t.fit.on_it].max())) for t in (one, two)]
    common = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return common / (min(high - low for low, high in spans) + 1.0)
