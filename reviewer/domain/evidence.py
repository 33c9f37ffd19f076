"""Evidence: the original files, how they lie on the timeline, and the places in them that findings cite."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.ids import ExhibitId, TrackId
from reviewer.domain.moments import Span

FULL_PPM = 1_000_000


class ExhibitKind(StrEnum):
    FILM = "film"
    SOUND = "sound"
    PHOTO = "photo"
    DOCUMENT = "document"


@dataclass(frozen=True)
class MediaFacts:
    """What a probe found in a file. Sizes in pixels as shown (after rotation), durations in microseconds.

    `start_us` is the first presentation time in the file's own clock; `rotation` is clockwise degrees to apply.
    `is_readable` is False when the file's digest is right but no decoder could open it; `fault` says why.
    """

    duration_us: int = 0
    start_us: int = 0
    width: int = 0
    height: int = 0
    rotation: int = 0
    frame_rate: str = ""
    has_film: bool = False
    has_sound: bool = False
    sample_rate: int = 0
    channels: int = 0
    codec: str = ""
    latitude: float | None = None
    longitude: float | None = None
    device: str = ""
    is_readable: bool = True
    fault: str = ""


@dataclass(frozen=True)
class Exhibit:
    """One original file of a submission. `code` is its name on the desk and on paper, e.g. `E-03`."""

    id: ExhibitId
    code: str
    kind: ExhibitKind
    path: str
    original_name: str
    size: int
    sha256: str
    media_type: str
    captured_at: datetime | None
    facts: MediaFacts


class ClockSource(StrEnum):
    """Where a track's place on the timeline came from."""

    METADATA = "metadata"
    STATED = "stated"
    FILE_TIME = "file_time"
    ALIGNMENT = "alignment"
    HAND = "hand"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Track:
    """One exhibit laid on the timeline.

    timeline_us = offset_us + media_us x (1 + drift_ppm x 1e-6), where media_us counts from the exhibit's start.

    A recorder that was paused has several, each for its piece `[start_us, end_us)` of media time; `end_us` None is to the exhibit's end.
    One that was aligned by its sound names the exhibit it was laid on as `reference`, and how exactly it lies against that one as
    `relative_us`; `uncertainty_us` is against the clock on the wall. `laid_by` and `laid_at` say who changed it last; empty as imported.
    """

    id: TrackId
    exhibit_id: ExhibitId
    offset_us: int
    drift_ppm: Decimal
    uncertainty_us: int
    source: ClockSource
    start_us: int = 0
    end_us: int | None = None
    reference: ExhibitId | None = None
    relative_us: int | None = None
    laid_by: str = ""
    laid_at: datetime | None = None

    def reach(self, duration_us: int) -> Span:
        """The part of the timeline that this piece of an exhibit of the given duration covers."""
        end_us = duration_us if self.end_us is None else min(self.end_us, duration_us)
        return self.on_timeline(Span(self.start_us, max(self.start_us, end_us)))

    def timeline_us(self, media_us: int) -> int:
        """Where a moment of the exhibit lies on the timeline, to the nearest microsecond."""
        return self.offset_us + media_us + round(media_us * self.drift_ppm / FULL_PPM)

    def media_us(self, timeline_us: int) -> int:
        """Which moment of the exhibit lies at a timeline instant, to the nearest microsecond."""
        return round((timeline_us - self.offset_us) / (1 + self.drift_ppm / FULL_PPM))

    def on_timeline(self, span: Span) -> Span:
        return Span(self.timeline_us(span.start_us), self.timeline_us(span.end_us))


@dataclass(frozen=True)
class Region:
    """A rectangle in the upright picture, in millionths of its width and height, so that it survives any scaling."""

    left_ppm: int
    top_ppm: int
    width_ppm: int
    height_ppm: int

    def __post_init__(self) -> None:
        inside = self.left_ppm >= 0 and self.top_ppm >= 0 and self.width_ppm > 0 and self.height_ppm > 0
        if not inside or self.left_ppm + self.width_ppm > FULL_PPM or self.top_ppm + self.height_ppm > FULL_PPM:
            raise ValueError("a region lies inside its picture and has an area")


class CitationKind(StrEnum):
    """What a citation points at."""

    SPAN = "span"
    FRAME = "frame"
    REGION = "region"
    ANSWER = "answer"
    QUOTE = "quote"
    ABSENCE = "absence"


@dataclass(frozen=True)
class Citation:
    """A place in the evidence that proves a finding.

    SPAN    `exhibit_id`, `span` (media time of that exhibit)
    FRAME   `exhibit_id`, `span` (the frame's own display time), `region` where part of the frame is meant
    REGION  `exhibit_id` of a photo, `region`
    ANSWER  `question`
    QUOTE   `exhibit_id` of film or sound, `span`, `words` verbatim; or `question` and `words` from a note
    ABSENCE `exhibit_id` of film or sound, `span`: throughout, what `words` names did not happen; whoever signs it has played it all

    Spans are in the exhibit's media time, not on the timeline, so a corrected offset never moves a citation.
    Raises ValueError when the fields do not make the kind.
    """

    kind: CitationKind
    exhibit_id: ExhibitId | None = None
    span: Span | None = None
    region: Region | None = None
    question: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        if not self._is_whole():
            raise ValueError(f"a citation of kind {self.kind} lacks what it points at")

    def _is_whole(self) -> bool:
        placed = self.exhibit_id is not None and self.span is not None
        match self.kind:
            case CitationKind.SPAN:
                return placed and self.span is not None and self.span.duration_us > 0
            case CitationKind.FRAME:
                return placed
            case CitationKind.REGION:
                return self.exhibit_id is not None and self.region is not None
            case CitationKind.ANSWER:
                return bool(self.question)
            case CitationKind.QUOTE:
                return bool(self.words.strip()) and (placed or bool(self.question))
            case CitationKind.ABSENCE:
                return placed and self.span is not None and self.span.duration_us > 0 and bool(self.words.strip())
