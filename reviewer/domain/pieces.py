"""One exhibit on the timeline in several pieces, as a recorder leaves that was paused and started again."""

from collections.abc import Iterator, Sequence

from reviewer.domain.evidence import Track
from reviewer.domain.moments import Span


def piece_of_media(pieces: Sequence[Track], media_us: int) -> Track:
    """The piece a moment of the exhibit belongs to; the last one for a moment after all. ValueError when there are none."""
    if not pieces:
        raise ValueError("an exhibit that is not on the timeline has no pieces")
    return next((piece for piece in pieces if piece.end_us is None or media_us < piece.end_us), pieces[-1])


def piece_of_timeline(pieces: Sequence[Track], instant_us: int, *, duration_us: int) -> Track | None:
    """The piece that covers an instant of the timeline, its last one included; None in a pause, before the start and after the end."""
    return next((piece for piece in pieces if _closed(piece.reach(duration_us)).holds(instant_us)), None)


def on_timeline(pieces: Sequence[Track], span: Span, *, duration_us: int) -> Iterator[Span]:
    """Where a span of media time lies on the timeline: one part for each piece it runs through."""
    for piece in pieces:
        end_us = duration_us if piece.end_us is None else piece.end_us
        start_us, end_us = max(span.start_us, piece.start_us), min(span.end_us, end_us)
        if start_us < end_us or (start_us == end_us and span.duration_us == 0):
            yield piece.on_timeline(Span(start_us, end_us))


def _closed(span: Span) -> Span:
    return Span(span.start_us, span.end_us + 1)
