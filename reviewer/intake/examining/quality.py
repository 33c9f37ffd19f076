"""What can hardly be seen or heard. The limits were set on real photos, speech and films and are told in docs/manual/intake-findings.md."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.moments import SECOND_US, Span
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining.material import Material, found_in
from reviewer.media.quality import FilmMeasures, PhotoMeasures, SoundMeasures

LEAST_PIXELS = 250_000
BLURRED = 0.62
"""Sharp real photos measure 0.13 to 0.33, the same ones blurred with a standard deviation of 3 pixels in 960 measure 0.62 to 0.81."""

TEXTURED = 0.25
DARK_TONE = 45.0
BURNT = 0.35
DRAWN = 0.85
"""Photos that a chat program saved small and without their camera measure up to 0.65, a night sky among them."""

DRAWN_ON_SCREEN = 0.6
LONG_SCREEN = 1.85
GRID = 5.2
"""Real photos measure 2.2 to 4.2, photographs of a pixel grid 5.3 to 8.6."""

LEAST_SOUND_US = 3 * SECOND_US
QUIET_DB = -50.0
OVER_NOISE_DB = 12.0
"""Clear real speech stands 24 to 60 dB over what is between it; speech in babble of its own level 11 dB."""

CLIPPED = 0.03
WINDY = 0.2
SILENT = 0.5
SHAKING = 40.0
LEAST_FILM_US = 5 * SECOND_US
_SHARE = 0.1
"""Black, covered or frozen pictures count from this share of a film, or from _LONG."""

_LONG_US = 30 * SECOND_US

_Spans = tuple[tuple[int, int], ...]


def hard_to_judge(material: Material) -> Iterator[IntakeFinding]:
    for file in material.files:
        measures = material.measures.get(file.path)
        if measures is None:
            continue
        if measures.photo:
            yield from _photo(file, measures.photo)
        if measures.film:
            yield from _film(file, measures.film)
        if measures.sound:
            yield from _sound(file, measures.sound)


def _photo(file: StagedFile, photo: PhotoMeasures) -> Iterator[IntakeFinding]:
    yield from _exposure(file, photo)
    if photo.width * photo.height < LEAST_PIXELS:
        yield _at(file, found_in("photo_tiny", Severity.MINOR, file, width=photo.width, height=photo.height))
    if _is_screenshot(photo):
        yield _at(file, found_in("photo_screenshot", Severity.MINOR, file))
    elif photo.grid >= GRID and photo.bright_tone >= DARK_TONE:
        yield _at(file, found_in("photo_of_screen", Severity.MINOR, file))
    if photo.software:
        yield _at(file, found_in("photo_edited", Severity.MAJOR, file, software=photo.software))
    if photo.has_credentials:
        yield _at(file, found_in("photo_credentials", Severity.MINOR, file))


def _exposure(file: StagedFile, photo: PhotoMeasures) -> Iterator[IntakeFinding]:
    """Too dark, burnt out or blurred; in the dark nothing can be said of sharpness."""
    if photo.bright_tone < DARK_TONE:
        yield _at(file, found_in("photo_dark", Severity.MINOR, file))
    elif photo.texture >= TEXTURED and photo.blur >= BLURRED:
        yield _at(file, found_in("photo_blurred", Severity.MINOR, file))
    if photo.burnt_share > BURNT and not _is_screenshot(photo):
        yield _at(file, found_in("photo_burnt", Severity.MINOR, file, percent=round(photo.burnt_share * 100)))


def _is_screenshot(photo: PhotoMeasures) -> bool:
    """Drawn areas of exactly one tone and no camera named; a phone's screen is long besides, a window's may have any shape."""
    long, short = max(photo.width, photo.height), max(1, min(photo.width, photo.height))
    least = DRAWN_ON_SCREEN if long / short >= LONG_SCREEN else DRAWN
    return not photo.has_camera and photo.flat_share >= least


def _sound(file: StagedFile, sound: SoundMeasures) -> Iterator[IntakeFinding]:
    """A film need not have speech in it; a sound recording is made for it."""
    if sound.duration_us < LEAST_SOUND_US:
        return
    if file.kind is ExhibitKind.SOUND:
        silent_us = sum(end - start for start, end in sound.silent)
        is_silent = silent_us > SILENT * sound.duration_us
        if is_silent or sound.speech_db < QUIET_DB:
            facts = {"level": round(sound.speech_db), "seconds": silent_us // SECOND_US}
            yield _at(file, found_in("sound_silent" if is_silent else "sound_quiet", Severity.MAJOR, file, **facts))
            return
        for start, end in sound.silent:
            yield _spanned(file, "sound_pause", start, end)
        if sound.over_noise_db < OVER_NOISE_DB:
            yield _at(file, found_in("sound_noisy", Severity.MINOR, file, level=round(sound.over_noise_db)))
    yield from _spoilt(file, sound)


def _spoilt(file: StagedFile, sound: SoundMeasures) -> Iterator[IntakeFinding]:
    if sound.clipped_share > CLIPPED:
        yield _at(file, found_in("sound_clipped", Severity.MINOR, file, percent=round(sound.clipped_share * 100)))
    if sound.wind_share > WINDY:
        yield _at(file, found_in("sound_windy", Severity.MINOR, file, percent=round(sound.wind_share * 100)))
    if sound.dropouts:
        (start, end), count = sound.dropouts[0], len(sound.dropouts)
        total = sum(end - start for start, end in sound.dropouts) / SECOND_US
        finding = _spanned(file, "sound_dropouts", start, end)
        yield replace(finding, facts=(*finding.facts, ("count", count), ("total", f"{total:.1f}")))


def _film(file: StagedFile, film: FilmMeasures) -> Iterator[IntakeFinding]:
    for kind, spans in (("film_black", film.black), ("film_frozen", film.frozen), ("film_covered", film.obstructed)):
        if _counts(spans, film.duration_us):
            finding = _spanned(file, kind, *spans[0])
            seconds = sum(end - start for start, end in spans) / SECOND_US
            yield replace(finding, facts=(*finding.facts, ("total", f"{seconds:.0f}")))
    for start, end in film.gaps:
        yield _spanned(file, "film_gap", start, end)
    if film.duration_us >= LEAST_FILM_US and film.shake > SHAKING:
        yield _at(file, found_in("film_shaking", Severity.MINOR, file))


def _counts(spans: _Spans, duration_us: int) -> bool:
    total = sum(end - start for start, end in spans)
    return total > 0 and (total >= _SHARE * duration_us or total >= _LONG_US)


def _spanned(file: StagedFile, kind: str, *span_us: int) -> IntakeFinding:
    """A finding at a span of the file, told in its own time; on the clock where the file has a place there."""
    start_us, end_us = span_us
    facts = {"start": _shown(start_us), "end": _shown(end_us), "seconds": f"{(end_us - start_us) / SECOND_US:.1f}"}
    finding = replace(found_in(kind, Severity.MINOR, file, **facts), media=Span(start_us, end_us))
    return replace(finding, at=None if (at := _at(file, finding).at) is None else at + timedelta(microseconds=start_us))


def _at(file: StagedFile, finding: IntakeFinding) -> IntakeFinding:
    return replace(finding, at=file.captured_at if file.clock_source is not ClockSource.UNKNOWN else None)


def _shown(media_us: int) -> str:
    seconds = media_us // SECOND_US
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
