"""All of the search in order: stretches, hypotheses, traces; sixty stretches first, and all of them where those show nothing."""

from dataclasses import dataclass

from reviewer.media.alignment.coarse import Candidates, candidates, stretches
from reviewer.media.alignment.hypotheses import Hypothesis, hypotheses
from reviewer.media.alignment.tracing import Pair, Trace, traced
from reviewer.media.progress import Cancelled

_FIRST, _ALL = 60, 400
_KEPT = 6
_SHARED = 0.3


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
        confirmed = [trace for trace in _traces(pair, found, cancelled) if trace.is_confirmed]
        if confirmed:
            return Match(tuple(_apart(confirmed)))
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


def _apart(traces: list[Trace]) -> list[Trace]:
    """The most agreeing line, and those that lie beside it rather than on the same part of the recording."""
    kept: list[Trace] = []
    for trace in sorted(traces, key=lambda each: -each.agreeing):
        if all(_shared(trace, other) < _SHARED for other in kept):
            kept.append(trace)
    return kept


def _shared(one: Trace, two: Trace) -> float:
    spans = [(float(t.measured.at[t.fit.on_it].min()), float(t.measured.at[t.fit.on_it].max())) for t in (one, two)]
    common = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return common / (min(high - low for low, high in spans) + 1.0)
