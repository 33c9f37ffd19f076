"""Which parts of a stretch of time are covered by others: what was played of what has to be."""

from collections.abc import Iterable

from reviewer.domain.moments import Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans of which none touches another, covering the same instants; empty ones are left out."""
    out: list[Span] = []
    for span in sorted(span for span in spans if span.duration_us > 0):
        if out and span.start_us <= out[-1].end_us:
            out[-1] = Span(out[-1].start_us, max(out[-1].end_us, span.end_us))
        else:
            out.append(span)
    return tuple(out)


def uncovered(bracket: Span, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The parts of the bracket that no span covers, sorted; empty when every instant of it is covered."""
    left = []
    reached_us = bracket.start_us
    for span in merged(spans):
        if span.start_us > reached_us and reached_us < bracket.end_us:
            left.append(Span(reached_us, min(span.start_us, bracket.end_us)))
        reached_us = max(reached_us, span.end_us)
    if reached_us < bracket.end_us:
        left.append(Span(reached_us, bracket.end_us))
    return tuple(left)
