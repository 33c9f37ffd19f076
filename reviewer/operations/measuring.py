"""How sure an instant on the timeline is, and a time measured between two of them."""

from fractions import Fraction
from math import ceil, isqrt

from reviewer.domain.evidence import Exhibit, ExhibitKind
from reviewer.domain.ids import ExhibitId, SubmissionId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.review import Marker, Measure
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits
from reviewer.store.records.markers import Reckoned

NOTED_US = SECOND_US
"""An instant no recording covers rests on the shopper's written clock, which tells seconds."""


def reckon(reading: Reading, submission_id: SubmissionId, span: Span, exhibit_id: ExhibitId | None = None) -> Reckoned:
    """The recording that a marker was read off, and that track's uncertainty.

    Where none is named it is the one that is surest among those that cover the marker's start.
    """
    covering = []
    for exhibit, track in exhibits.recordings(reading, submission_id):
        is_meant = exhibit_id is None or exhibit_id == exhibit.id
        if is_meant and track.on_timeline(Span(0, exhibit.facts.duration_us + 1)).holds(span.start_us):
            covering.append((track.uncertainty_us, exhibit.id))
    if not covering:
        return Reckoned(span, None, NOTED_US)
    uncertainty_us, chosen = min(covering)
    return Reckoned(span, chosen, uncertainty_us)


def measure(reading: Reading, *, start: Marker, end: Marker) -> Measure:
    """The time from the start of one marker to the start of another.

    Read off one recording, its place on the timeline cancels out and one frame or sample remains; read off two, the uncertainties
    of both tracks add as independent errors do: the root of the sum of their squares, rounded up.
    """
    if start.exhibit_id is not None and start.exhibit_id == end.exhibit_id:
        uncertainty_us = tick_us(exhibits.get(reading, start.exhibit_id))
    else:
        squares = start.uncertainty_us**2 + end.uncertainty_us**2
        uncertainty_us = isqrt(squares - 1) + 1 if squares else 0
    return Measure(end.span.start_us - start.span.start_us, uncertainty_us, start.id, end.id)


def tick_us(exhibit: Exhibit) -> int:
    """How long a frame of a film lasts, or a sample of a sound, rounded up; one second where the file does not say."""
    facts = exhibit.facts
    is_film = exhibit.kind is ExhibitKind.FILM and facts.frame_rate
    rate = Fraction(facts.frame_rate) if is_film else Fraction(facts.sample_rate)
    return ceil(SECOND_US / rate) if rate > 0 else NOTED_US
