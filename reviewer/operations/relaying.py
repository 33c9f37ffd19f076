"""What follows when tracks change: markers keep to the moment they were read off, and measured times are measured again."""

from collections.abc import Mapping, Sequence

from reviewer.domain.evidence import Track
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import Span
from reviewer.domain.pieces import piece_of_media, piece_of_timeline
from reviewer.domain.review import Marker, Review
from reviewer.operations import measuring
from reviewer.operations.evidence import MeasuredBackwards, ends_of, measure_between
from reviewer.operations.subject import Subject
from reviewer.store.records import exhibits, markers, rubrics, verdicts
from reviewer.store.records.markers import Reckoned
from reviewer.store.unit import Unit


def relay(unit: Unit, reviews: Sequence[Review], laid: Mapping[ExhibitId, tuple[Track, ...]]) -> None:
    """Lays exhibits anew in all these reviews of their submission. Raises MeasuredBackwards where a measured end would come first."""
    before = {exhibit_id: exhibits.pieces_of(unit, exhibit_id) for exhibit_id in laid}
    for pieces in laid.values():
        exhibits.lay(unit, pieces)
    for review in reviews:
        for marker in markers.of_review(unit, review.id):
            if marker.exhibit_id is not None and marker.exhibit_id in laid:
                markers.move(unit, marker.id, _carried(unit, marker, before=before[marker.exhibit_id], after=laid[marker.exhibit_id]))
        _measure_again(unit, review)


def _carried(unit: Unit, marker: Marker, *, before: Sequence[Track], after: Sequence[Track]) -> Reckoned:
    exhibit_id = before[0].exhibit_id
    duration_us = exhibits.get(unit, exhibit_id).facts.duration_us
    start = piece_of_timeline(before, marker.span.start_us, duration_us=duration_us) or before[0]
    media_us = start.media_us(marker.span.start_us)
    piece = piece_of_media(after, media_us)
    start_us = piece.timeline_us(media_us)
    return Reckoned(Span(start_us, start_us + marker.span.duration_us), exhibit_id, piece.uncertainty_us)


def _measure_again(unit: Unit, review: Review) -> None:
    subject = Subject(unit, review, rubrics.of_review(unit, review))
    for verdict in verdicts.of_review(unit, review.id).values():
        measured = verdict.measure
        if measured is None or measured.start_marker is None or measured.end_marker is None:
            continue
        start, end = ends_of(unit, verdict)
        if end.span.start_us < start.span.start_us:
            raise MeasuredBackwards(item=verdict.item)
        if measuring.measure(unit, start=start, end=end) != measured:
            measure_between(subject, verdict.item, start=start, end=end)
