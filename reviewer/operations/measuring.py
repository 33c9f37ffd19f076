"""How sure an instant on the timeline is, and a time measured between two of them."""

from fractions import Fraction
from math import ceil, isqrt

from reviewer.domain.evidence import Exhibit, ExhibitKind, Track
from reviewer.domain.ids import ExhibitId, SubmissionId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.pieces import piece_of_timeline
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
        reach = track.reach(exhibit.facts.duration_us)
        if is_meant and Span(reach.start_us, reach.end_us + 1).holds(span.start_us):
            covering.append((track.uncertainty_us, exhibit.id))
    if not covering:
        return Reckoned(span, None, NOTED_US)
    uncertainty_us, chosen = min(covering)
    return Reckoned(span, chosen, uncertainty_us)


def measure(reading: Reading, *, start: Marker, end: Marker) -> Measure:
    """The time from the start of one marker to the start of another.

    Read off one recording, its place on the timeline cancels out and one frame or sample remains. Read off two that were laid on one
    clock by their sound, what is uncertain is how exactly they lie against each other; read off any other two, the uncertainties of both
    tracks add as independent errors do: the root of the sum of their squares, rounded up.
    """
    first, last = _piece(reading, start), _piece(reading, end)
    if first is None or last is None:
        uncertainty_us = together_us(start.uncertainty_us, end.uncertainty_us)
    elif first.id == last.id:
        uncertainty_us = tick_us(exhibits.get(reading, first.exhibit_id))
    elif (first.reference or first.exhibit_id) == (last.reference or last.exhibit_id):
        uncertainty_us = together_us(first.relative_us or 0, last.relative_us or 0)
    else:
        uncertainty_us = together_us(start.uncertainty_us, end.uncertainty_us)
    return Measure(end.span.start_us - start.span.start_us, uncertainty_us, start.id, end.id)


def together_us(one_us: int, other_us: int) -> int:
    """Two independent uncertainties as one: the root of the sum of their squares, rounded up."""
    squares = one_us**2 + other_us**2
    return isqrt(squares - 1) + 1 if squares else 0


def _piece(reading: Reading, marker: Marker) -> Track | None:
    """The track a marker was read off."""
    if marker.exhibit_id is None:
        return None
    duration_us = exhibits.get(reading, marker.exhibit_id).facts.duration_us
    return piece_of_timeline(exhibits.pieces_of(reading, marker.exhibit_id), marker.span.start_us, duration_us=duration_us)


def tick_us(exhibit: Exhibit) -> int:
    """How long a frame of a film lasts, or a sample of a sound, rounded up; one second where the file does not say."""
    facts = exhibit.facts
    is_film = exhibit.kind is ExhibitKind.FILM and facts.frame_rate
    rate = Fraction(facts.frame_rate) if is_film else Fraction(facts.sample_rate)
    return ceil(SECOND_US / rate) if rate > 0 else NOTED_US
