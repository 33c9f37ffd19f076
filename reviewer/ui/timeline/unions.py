"""Unions of spans, and what one leaves of another."""

from collections.abc import Iterable, Sequence

from reviewer.domain.moments import Span


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans as a union, ascending."""
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start_us <= union[-1].end_us:
            union[-1] = Span(union[-1].start_us, max(union[-1].end_us, span.end_us))
        else:
            union.append(span)
    return tuple(union)


def missing(whole: Iterable[Span], parts: Sequence[Span]) -> tuple[Span, ...]:
    """What of a union of spans another union leaves out."""
    left: list[Span] = []
    for span in whole:
        begins = span.start_us
        for part in parts:
            if part.end_us <= begins or part.start_us >= span.end_us:
                continue
            if part.start_us > begins:
                left.append(Span(begins, part.start_us))
            begins = max(begins, part.end_us)
        if begins < span.end_us:
            left.append(Span(begins, span.end_us))
    return tuple(left)
