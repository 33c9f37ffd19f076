"""Which pictures a scorecard needs, and cutting them: planned from the store, cut outside every transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind, Region, Track
from reviewer.domain.findings import Finding
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.media.exhibit_pictures import film_picture, photo_picture
from reviewer.media.pcm import prepare_sound
from reviewer.media.progress import Progress, report
from reviewer.reports.card import Picture, WavePicture
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, findings, reviews

WAVE_COLUMNS = 600
_LEAST_AROUND_US = 2 * SECOND_US
_RECORDINGS = (CitationKind.SPAN, CitationKind.QUOTE)


@dataclass(frozen=True)
class Place:
    """One exhibit as a citation meets it: the original to read and the track that puts it on the timeline."""

    exhibit: Exhibit
    original: Path
    track: Track | None

    def instant_us(self, media_us: int) -> int | None:
        return self.track.timeline_us(media_us) if self.track else None

    @property
    def uncertainty_us(self) -> int:
        return self.track.uncertainty_us if self.track else 0


@dataclass(frozen=True)
class PictureRequest:
    """A frame (at `media_us`) or a photo that proves a finding, with the region meant."""

    place: Place
    finding_code: str
    media_us: int
    region: Region | None


@dataclass(frozen=True)
class WaveRequest:
    """The sound around a cited span of media time."""

    place: Place
    finding_code: str
    span: Span


@dataclass(frozen=True)
class PicturePlan:
    """What to cut for one card, in the order of its findings."""

    pictures: tuple[PictureRequest, ...]
    waves: tuple[WaveRequest, ...]


@dataclass(frozen=True)
class CutPictures:
    pictures: tuple[Picture, ...]
    waves: tuple[WavePicture, ...]


def picture_plan(reading: Reading, review_id: ReviewId) -> PicturePlan:
    """Every frame and photo cited; a finding that cites none but a span of film shows that span's middle; its first sound as a wave."""
    review = reviews.get(reading, review_id)
    tracks = exhibits.tracks_of_submission(reading, review.submission_id)
    places = {
        held.id: Place(held, reading.originals.path(held.sha256), tracks.get(held.id))
        for held in exhibits.of_submission(reading, review.submission_id)
    }
    established = findings.of_review(reading, review_id)
    return PicturePlan(
        tuple(request for finding in established for request in _pictures(finding, places)),
        tuple(request for finding in established for request in _waves(finding, places)),
    )


def cut_pictures(plan: PicturePlan, folder: Path, *, previews: Path, progress: Progress | None = None) -> CutPictures:
    """Cuts a plan into `folder`, which the card's rendering needs until it is done; sound is cached under `previews`.

    Raises the Faults of the decoders.
    """
    total = max(1, len(plan.pictures) + len(plan.waves))
    pictures, waves = [], []
    for number, request in enumerate(plan.pictures, start=1):
        pictures.append(_cut(request, folder))
        report(progress, number / total)
    for number, wave in enumerate(plan.waves, start=len(plan.pictures) + 1):
        waves.append(_drawn(wave, previews))
        report(progress, number / total)
    return CutPictures(tuple(pictures), tuple(waves))


def _pictures(finding: Finding, places: dict[ExhibitId, Place]) -> Iterator[PictureRequest]:
    cited = [placed.citation for placed in finding.citations]
    shown = [citation for citation in cited if citation.kind in (CitationKind.FRAME, CitationKind.REGION)]
    for citation in shown or list(_films(cited, places))[:1]:
        if citation.exhibit_id is not None:
            yield PictureRequest(places[citation.exhibit_id], finding.code, _moment(citation), citation.region)


def _films(cited: Iterable[Citation], places: dict[ExhibitId, Place]) -> Iterator[Citation]:
    for citation in cited:
        is_recording = citation.kind in _RECORDINGS and citation.exhibit_id is not None
        if is_recording and places[ExhibitId(citation.exhibit_id or 0)].exhibit.kind is ExhibitKind.FILM:
            yield citation


def _moment(citation: Citation) -> int:
    if citation.span is None:
        return 0
    is_frame = citation.kind is CitationKind.FRAME
    return citation.span.start_us if is_frame else citation.span.start_us + citation.span.duration_us // 2


def _waves(finding: Finding, places: dict[ExhibitId, Place]) -> Iterator[WaveRequest]:
    for placed in finding.citations:
        citation = placed.citation
        if citation.kind in _RECORDINGS and citation.exhibit_id is not None and citation.span is not None:
            place = places[citation.exhibit_id]
            if place.exhibit.facts.has_sound and place.track is not None:
                yield WaveRequest(place, finding.code, citation.span)
                return


def _cut(request: PictureRequest, folder: Path) -> Picture:
    place = request.place
    is_film = place.exhibit.kind is ExhibitKind.FILM
    if is_film:
        cut = film_picture(place.original, request.media_us, folder=folder, region=request.region)
    else:
        cut = photo_picture(place.original, folder=folder, region=request.region)
    return Picture(
        exhibit_code=place.exhibit.code,
        finding_code=request.finding_code,
        path=str(cut.path),
        sha256=cut.sha256,
        width=cut.width,
        height=cut.height,
        region=cut.region,
        instant_us=place.instant_us(request.media_us),
        uncertainty_us=place.uncertainty_us,
    )


def _drawn(request: WaveRequest, previews: Path) -> WavePicture:
    place, cited = request.place, request.span
    around_us = max(_LEAST_AROUND_US, cited.duration_us // 2)
    start_us, end_us = max(0, cited.start_us - around_us), min(place.exhibit.facts.duration_us, cited.end_us + around_us)
    waveform = prepare_sound(place.original, place.exhibit.sha256, previews=previews).waveform
    columns = waveform.columns(start_us, (end_us - start_us) / WAVE_COLUMNS, width=WAVE_COLUMNS)
    track = place.track
    if track is None:
        raise ValueError("a wave is drawn against the wall clock; its exhibit has no track")
    return WavePicture(
        exhibit_code=place.exhibit.code,
        finding_code=request.finding_code,
        start_us=track.timeline_us(start_us),
        end_us=track.timeline_us(end_us),
        cited_start_us=track.timeline_us(cited.start_us),
        cited_end_us=track.timeline_us(cited.end_us),
        peaks=tuple((int(low), int(high)) for low, high in columns[:, :2]),
    )
