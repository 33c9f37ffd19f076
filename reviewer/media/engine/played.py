"""What was really presented: collects spans of media time per exhibit while a visit plays, and never what was sought over."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.evidence import Track
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import Span

_LONGEST_STEP_US = 1_000_000


@dataclass(frozen=True)
class Presented:
    """Spans of one exhibit's media time, merged and ascending, presented at one speed."""

    exhibit_id: ExhibitId
    spans: tuple[Span, ...]
    speed: float


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans joined where they touch or overlap, ascending; empty ones vanish."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.duration_us):
        if joined and span.start_us <= joined[-1].end_us:
            joined[-1] = Span(joined[-1].start_us, max(joined[-1].end_us, span.end_us))
        else:
            joined.append(span)
    return tuple(joined)


class PlayedSpans:
    """Told the clock at every tick, it knows what was played between two ticks; a jump between ticks is a seek and counts nothing."""

    def __init__(self) -> None:
        self._last_us: int | None = None
        self._speed = 1.0
        self._spans: dict[ExhibitId, list[Span]] = {}

    def tick(self, now_us: int, speed: float, *, presented: Iterable[tuple[Track, int]]) -> None:
        """`presented` holds the tracks seen or heard now, each with the length of its exhibit in microseconds."""
        last_us, self._last_us, self._speed = self._last_us, now_us, speed
        if last_us is None or not 0 < now_us - last_us <= _LONGEST_STEP_US * max(1.0, speed):
            return
        for track, length_us in presented:
            begins = max(0, track.media_us(last_us))
            ends = min(length_us, track.media_us(now_us))
            if begins < ends:
                self._add(track.exhibit_id, Span(begins, ends))

    def rest(self) -> None:
        """Playing stopped or jumped: the next tick begins anew."""
        self._last_us = None

    def take(self) -> tuple[Presented, ...]:
        """Everything since the last taking."""
        taken = tuple(Presented(exhibit_id, merged(spans), self._speed) for exhibit_id, spans in self._spans.items())
        self._spans.clear()
        return tuple(presented for presented in taken if presented.spans)

    def _add(self, exhibit_id: ExhibitId, span: Span) -> None:
        spans = self._spans.setdefault(exhibit_id, [])
        if spans and spans[-1].end_us >= span.start_us >= spans[-1].start_us:
            spans[-1] = Span(spans[-1].start_us, max(spans[-1].end_us, span.end_us))
        else:
            spans.append(span)
