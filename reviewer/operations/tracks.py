"""Where exhibits lie on the timeline: aligned by their sound, or laid by hand.

Tracks belong to the submission, so every open review of it sees the change; it stands in the undo list of the review it was made in.
Markers keep to what they were read off, and measured times are measured again. Once a review is signed, its clock stands still.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from reviewer.domain.evidence import FULL_PPM, ClockSource, Track
from reviewer.domain.ids import ExhibitId, ReviewId, TrackId
from reviewer.domain.review import Review, ReviewState
from reviewer.errors import Refused
from reviewer.media.alignment.result import Alignment
from reviewer.operations.evidence import ForeignExhibit
from reviewer.operations.measuring import together_us
from reviewer.operations.operation import Operation
from reviewer.operations.relaying import relay
from reviewer.operations.subject import Subject
from reviewer.store.records import exhibits, reviews
from reviewer.store.unit import Unit

HAND_US = 100_000
"""How exactly a hand lays a track, where it does not say: a drag or a nudge is good to a tenth of a second."""

MOST_DRIFT_PPM = Decimal(1000)
"""Recorders' clocks differ by some hundred parts in a million at the very worst."""

_PLACES = Decimal("0.000001")
Pieces = tuple[Track, ...]


class TracksSigned(Refused):
    """A review of the submission is signed."""

    key = "operations.tracks_signed"


class NotOnTimeline(Refused):
    """The exhibit has no place on the timeline yet."""

    key = "operations.not_on_timeline"


class AnchorsUnusable(Refused):
    """One pair of moments, or two that lie apart and make a clock that could be."""

    key = "operations.anchors_unusable"


class UnknownDevice(Refused):
    """No exhibit on the timeline came from this device."""

    key = "operations.unknown_device"


@dataclass(frozen=True)
class AlignTracks(Operation[int]):
    """Lay recordings on the clock of one of them, by what listening found; returns how many were laid.

    What was not found to be aligned stays as it is. Drifts multiply; against the wall the reference's uncertainty adds to each.
    """

    review_id: ReviewId
    reference: ExhibitId
    found: tuple[tuple[ExhibitId, Alignment], ...]
    label: ClassVar[str] = "operations.align_tracks"

    def perform(self, unit: Unit) -> int:
        subject = _changing(unit, self.review_id)
        reference = _pieces(subject, self.reference)[0]
        laid = {
            exhibit_id: tuple(_laid_on(reference, exhibit_id, alignment))
            for exhibit_id, alignment in self.found
            if alignment.aligned and exhibit_id != self.reference
        }
        for exhibit_id in laid:
            _refuse_foreign(subject, exhibit_id)
        _lay(subject, laid)
        return len(laid)


@dataclass(frozen=True)
class MoveTrack(Operation[None]):
    """Put the start of an exhibit at an instant of the timeline; what was aligned on it moves along."""

    review_id: ReviewId
    exhibit_id: ExhibitId
    offset_us: int
    uncertainty_us: int = HAND_US
    label: ClassVar[str] = "operations.move_track"

    def perform(self, unit: Unit) -> None:
        subject = _changing(unit, self.review_id)
        _refuse_foreign(subject, self.exhibit_id)
        held = exhibits.pieces_of(unit, self.exhibit_id)
        if not held:
            anew = Track(TrackId(0), self.exhibit_id, self.offset_us, Decimal(0), self.uncertainty_us, ClockSource.HAND)
            _lay(subject, {self.exhibit_id: (anew,)})
            return
        _shift(subject, [self.exhibit_id], self.offset_us - held[0].offset_us, uncertainty_us=self.uncertainty_us)


@dataclass(frozen=True)
class NudgeTrack(Operation[None]):
    """Move an exhibit a little: later for positive microseconds."""

    review_id: ReviewId
    exhibit_id: ExhibitId
    by_us: int
    uncertainty_us: int = HAND_US
    label: ClassVar[str] = "operations.nudge_track"

    def perform(self, unit: Unit) -> None:
        subject = _changing(unit, self.review_id)
        _pieces(subject, self.exhibit_id)
        _shift(subject, [self.exhibit_id], self.by_us, uncertainty_us=self.uncertainty_us)


@dataclass(frozen=True)
class MoveDevice(Operation[int]):
    """Correct one clock error of a device: all it recorded moves alike; returns how many exhibits did."""

    review_id: ReviewId
    device: str
    by_us: int
    uncertainty_us: int = HAND_US
    label: ClassVar[str] = "operations.move_device"

    def perform(self, unit: Unit) -> int:
        subject = _changing(unit, self.review_id)
        held = exhibits.pieces_of_submission(unit, subject.review.submission_id)
        of_device = [each for each in exhibits.of_submission(unit, subject.review.submission_id) if each.facts.device == self.device]
        moved = [exhibit.id for exhibit in of_device if exhibit.id in held]
        if not self.device or not moved:
            raise UnknownDevice(device=self.device)
        _shift(subject, moved, self.by_us, uncertainty_us=self.uncertainty_us)
        return len(moved)


@dataclass(frozen=True)
class AnchorTrack(Operation[None]):
    """Say which moments of an exhibit (media time) lie at which instants of the timeline: one pair gives its place, two its drift too."""

    review_id: ReviewId
    exhibit_id: ExhibitId
    pairs: tuple[tuple[int, int], ...]
    uncertainty_us: int = HAND_US
    label: ClassVar[str] = "operations.anchor_track"

    def perform(self, unit: Unit) -> None:
        subject = _changing(unit, self.review_id)
        _refuse_foreign(subject, self.exhibit_id)
        held = exhibits.pieces_of(unit, self.exhibit_id)
        if len(self.pairs) not in (1, 2):
            raise AnchorsUnusable(count=len(self.pairs), drift="-")
        drift_ppm = self._drift() if len(self.pairs) > 1 else (held[0].drift_ppm if held else Decimal(0))
        media_us, instant_us = self.pairs[0]
        offset_us = instant_us - media_us - round(media_us * drift_ppm / FULL_PPM)
        _lay(subject, {self.exhibit_id: (Track(TrackId(0), self.exhibit_id, offset_us, drift_ppm, self.uncertainty_us, ClockSource.HAND),)})

    def _drift(self) -> Decimal:
        (media_us, instant_us), (other_media_us, other_instant_us) = self.pairs
        apart_us = other_media_us - media_us
        if not apart_us:
            raise AnchorsUnusable(count=2, drift="-")
        drift = (Decimal(other_instant_us - instant_us - apart_us) * FULL_PPM / apart_us).quantize(_PLACES)
        if abs(drift) > MOST_DRIFT_PPM:
            raise AnchorsUnusable(count=2, drift=f"{drift:.0f}")
        return drift


def _changing(unit: Unit, review_id: ReviewId) -> Subject:
    subject = Subject.of(unit, review_id)
    for review in reviews.of_submission(unit, subject.review.submission_id):
        if review.state is ReviewState.SIGNED:
            raise TracksSigned(reviewer=review.reviewer)
    return subject


def _refuse_foreign(subject: Subject, exhibit_id: ExhibitId) -> str:
    exhibit = exhibits.one_of_submission(subject.unit, subject.review.submission_id, exhibit_id)
    if exhibit is None:
        raise ForeignExhibit(exhibit=exhibit_id)
    return exhibit.code


def _pieces(subject: Subject, exhibit_id: ExhibitId) -> Pieces:
    code = _refuse_foreign(subject, exhibit_id)
    held = exhibits.pieces_of(subject.unit, exhibit_id)
    if not held:
        raise NotOnTimeline(exhibit=code)
    return held


def _laid_on(reference: Track, exhibit_id: ExhibitId, alignment: Alignment) -> list[Track]:
    pieces = []
    for number, piece in enumerate(alignment.pieces):
        pace = (1 + piece.drift_ppm / FULL_PPM) * (1 + reference.drift_ppm / FULL_PPM)
        is_last = number + 1 == len(alignment.pieces)
        pieces.append(
            Track(
                id=TrackId(0),
                exhibit_id=exhibit_id,
                offset_us=reference.timeline_us(piece.offset_us),
                drift_ppm=((pace - 1) * FULL_PPM).quantize(_PLACES),
                uncertainty_us=together_us(reference.uncertainty_us, piece.uncertainty_us),
                source=ClockSource.ALIGNMENT,
                start_us=piece.start_us if number else 0,
                end_us=None if is_last else piece.end_us,
                reference=reference.exhibit_id,
                relative_us=piece.uncertainty_us,
            )
        )
    return pieces


def _shift(subject: Subject, moved: Sequence[ExhibitId], by_us: int, *, uncertainty_us: int) -> None:
    """Moves exhibits by hand, and with them what was aligned on them, which keeps its relation to them."""
    laid: dict[ExhibitId, Pieces] = {}
    for exhibit_id, pieces in exhibits.pieces_of_submission(subject.unit, subject.review.submission_id).items():
        if exhibit_id in moved:
            laid[exhibit_id] = _each(pieces, lambda piece: _by_hand(piece, by_us, uncertainty_us=uncertainty_us))
        elif pieces[0].reference in moved:
            laid[exhibit_id] = _each(pieces, lambda piece: _along(piece, by_us, uncertainty_us=uncertainty_us))
    _lay(subject, laid)


def _each(pieces: Pieces, change: Callable[[Track], Track]) -> Pieces:
    return tuple(change(piece) for piece in pieces)


def _by_hand(piece: Track, by_us: int, *, uncertainty_us: int) -> Track:
    placed = replace(piece, offset_us=piece.offset_us + by_us, uncertainty_us=uncertainty_us)
    return replace(placed, source=ClockSource.HAND, reference=None, relative_us=None)


def _along(piece: Track, by_us: int, *, uncertainty_us: int) -> Track:
    return replace(piece, offset_us=piece.offset_us + by_us, uncertainty_us=together_us(uncertainty_us, piece.relative_us or 0))


def _lay(subject: Subject, laid: dict[ExhibitId, Pieces]) -> None:
    unit = subject.unit
    signed = {exhibit: _each(pieces, lambda piece: replace(piece, laid_by=unit.actor, laid_at=unit.at)) for exhibit, pieces in laid.items()}
    relay(unit, _open_reviews(subject), signed)


def _open_reviews(subject: Subject) -> list[Review]:
    return list(reviews.of_submission(subject.unit, subject.review.submission_id))
