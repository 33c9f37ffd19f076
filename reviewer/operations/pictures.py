"""Which pictures a scorecard needs, and cutting them: planned from the store, cut outside every transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path

from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind, Region, Track
from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.media.exhibit_pictures import cut, film_picture, photo_picture
from reviewer.media.frames import frame_at
from reviewer.media.pcm import prepare_sound
from reviewer.media.progress import Progress, report
from reviewer.reports.card import AbsencePicture, Picture, StripFrame, WavePicture
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, findings, reviews

WAVE_COLUMNS = 600
STRIP_FRAMES = 6
STRIP_FRAME_MM = 20.0
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
class AbsenceRequest:
    """Film and sound of one bracket; the sound's cited span is the bracket."""

    film: Place
    sound: WaveRequest


@dataclass(frozen=True)
class PicturePlan:
    """What to cut for one card, in the order of its findings."""

    pictures: tuple[PictureRequest, ...]
    waves: tuple[WaveRequest, ...]
    absences: tuple[AbsenceRequest, ...] = ()


@dataclass(frozen=True)
class CutPictures:
    pictures: tuple[Picture, ...]
    waves: tuple[WavePicture, ...]
    absences: tuple[AbsencePicture, ...] = ()


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
        tuple(request for finding in established for request in _absences(finding, places)),
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
    absences = tuple(_bracketed(request, folder, previews=previews) for request in plan.absences)
    return CutPictures(tuple(pictures), tuple(waves), absences)


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


def _absences(finding: Finding, places: dict[ExhibitId, Place]) -> Iterator[AbsenceRequest]:
    """A deduction that cites film and sound of one bracket: what was to happen in it did not."""
    if finding.kind is not FindingKind.DEDUCTION:
        return
    cited = [placed.citation for placed in finding.citations if placed.citation.kind is CitationKind.SPAN]
    films = [one for one in cited if _kind(one, places) is ExhibitKind.FILM]
    sounds = [one for one in cited if _kind(one, places) is ExhibitKind.SOUND]
    for film, sound in product(films, sounds):
        if film.exhibit_id is None or sound.exhibit_id is None or film.span is None or sound.span is None:
            continue
        seen, heard = places[film.exhibit_id], places[sound.exhibit_id]
        if seen.track is None or heard.track is None:
            continue
        shown, told = seen.track.on_timeline(film.span), heard.track.on_timeline(sound.span)
        if 2 * shown.overlap_us(told) >= max(shown.duration_us, told.duration_us):
            yield AbsenceRequest(seen, WaveRequest(heard, finding.code, sound.span))
            return


def _kind(citation: Citation, places: dict[ExhibitId, Place]) -> ExhibitKind | None:
    return places[citation.exhibit_id].exhibit.kind if citation.exhibit_id is not None else None


def _bracketed(request: AbsenceRequest, folder: Path, *, previews: Path) -> AbsencePicture:
    film = request.film
    wave = _drawn(request.sound, previews)
    step_us = (wave.end_us - wave.start_us) // STRIP_FRAMES
    instants = [wave.start_us + step_us * number + step_us // 2 for number in range(STRIP_FRAMES)]
    return AbsencePicture(wave.finding_code, film.exhibit.code, tuple(_small_frame(film, instant, folder) for instant in instants), wave)


def _small_frame(film: Place, instant_us: int, folder: Path) -> StripFrame | None:
    """The frame on screen at an instant of the timeline; None where the film does not run."""
    media_us = film.track.media_us(instant_us) if film.track else -1
    if not 0 <= media_us < film.exhibit.facts.duration_us:
        return None
    small = cut(frame_at(film.original, media_us).picture, folder, width_mm=STRIP_FRAME_MM)
    return StripFrame(str(small.path), small.sha256, small.width, small.height, instant_us)


def _cut(request: PictureRequest, folder: Path) -> Picture:
    place = request.place
    is_film = place.exhibit.kind is ExhibitKind.FILM
    if is_film:
        made = film_picture(place.original, request.media_us, folder=folder, region=request.region)
    else:
        made = photo_picture(place.original, folder=folder, region=request.region)
    return Picture(
        exhibit_code=place.exhibit.code,
        finding_code=request.finding_code,
        path=str(made.path),
        sha256=made.sha256,
        width=made.width,
        height=made.height,
        region=made.region,
        instant_us=place.instant_us(request.media_us),
        uncertainty_us=place.uncertainty_us,
        kept=(Decimal(made.kept.numerator) / made.kept.denominator).quantize(Decimal("0.001")),
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
