"""Evidence clips: exactly what was marked, stamped with where it comes from, and the untouched stretch of the original beside it.

A clip of film shows every frame that was on screen within the mark and none else, each at its own time, above a strip that names the
exhibit, the wall clock and the digest of the original. A clip of sound is PCM cut at the sample. Both are read back and compared with the
mark before they count as made.
"""

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import av.audio.frame
import av.audio.stream
import av.container
import av.video.frame
import av.video.stream
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from reviewer.domain.evidence import Track
from reviewer.domain.moments import Span, WallClock
from reviewer.errors import Fault
from reviewer.media.film import decoding, opened
from reviewer.media.frames import FilmReader, Picture, frame_at, rgb, upright
from reviewer.media.levelling import levelled
from reviewer.media.pcm import RATE, Samples
from reviewer.media.progress import Cancelled, stop_if
from reviewer.media.timebase import base_of, start_us, to_ticks, to_us
from reviewer.places import resource

_TICKS = 90_000
_MICROSECONDS = 1_000_000
_CHUNK = 1024
_STRIP_SHARE = 22
_INK, _PLATE = (232, 234, 237), (17, 18, 20)


class ClipDiffers(Fault):
    """The clip as written does not hold exactly what was marked."""

    key = "playback.clip_differs"


class ClipNotWritten(Fault):
    key = "playback.clip_not_written"


@dataclass(frozen=True)
class Origin:
    """Where a clip comes from: the original, its name on the desk, and its place on the wall clock."""

    original: Path
    code: str
    sha256: str
    track: Track
    clock: WallClock

    def line(self, media_us: int) -> str:
        """`E-03 10:42:17.480 sha256 0a1b2c3d4e5f6071`: the stamp of one moment."""
        moment = self.clock.at(self.track.timeline_us(media_us))
        return f"{self.code}  {moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03}  sha256 {self.sha256[:16]}"


@dataclass(frozen=True)
class Clip:
    """What was written: the stamped clip, and for recordings the same stretch of the original as it is, from the key frame before it."""

    path: Path
    untouched: Path | None
    frames: int = 0


def film_clip(
    origin: Origin,
    span: Span,
    out: Path,
    *,
    sound: Samples | None = None,
    cancelled: Cancelled | None = None,
) -> Clip:
    """Writes `out` (MP4) and the untouched stretch beside it. `span` is media time; `sound` is what `cut_sound` gives.

    Raises FilmUnreadable, NoPictures, ClipNotWritten, ClipDiffers; Stopped when cancelled, and then nothing is left.
    """
    part = out.with_name(f".{out.name}")
    shown: list[int] = []
    try:
        with decoding(origin.original), FilmReader(origin.original) as reader, av.open(str(part), "w", format="mp4") as made:
            made.metadata["title"] = origin.line(span.start_us)
            made.metadata["comment"] = f"sha256:{origin.sha256} media {span.start_us}-{span.end_us} us"
            writer: _FilmWriter | None = None
            for frame, on_screen in reader.frames_from(span.start_us):
                if on_screen.start_us >= span.end_us and shown:
                    break
                stop_if(cancelled)
                picture = stamped(upright(rgb(frame), frame.rotation), origin.line(max(span.start_us, on_screen.start_us)))
                writer = writer or _FilmWriter(made, picture, sound)
                shown.append(max(0, on_screen.start_us - span.start_us))
                writer.add(picture, shown[-1])
            if writer is not None:
                writer.finish(sound)
        _refuse_other(part, shown)
        part.replace(out)
    except OSError as error:
        raise ClipNotWritten(file=out.name, fault=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return Clip(out, untouched(origin.original, span, out=out.with_suffix(".original.mkv")), len(shown))


def sound_clip(origin: Origin, span: Span, out: Path, *, sound: Samples) -> Clip:
    """Writes `out` (WAV) from what `cut_sound` gave, and the untouched stretch beside it. Raises ClipNotWritten, ClipDiffers."""
    try:
        with wave.open(str(out), "wb") as made:
            made.setnchannels(sound.shape[1])
            made.setsampwidth(2)
            made.setframerate(RATE)
            made.writeframes(sound.astype("<i2").tobytes())
        with wave.open(str(out), "rb") as read:
            if read.getnframes() != len(sound):
                raise ClipDiffers(file=out.name)
    except OSError as error:
        raise ClipNotWritten(file=out.name, fault=error.strerror or str(error)) from error
    return Clip(out, untouched(origin.original, span, out=out.with_suffix(".original.mkv")))


def cut_sound(samples: Samples, span: Span, *, is_levelled: bool = False) -> Samples:
    """The samples of a span of media time, of an exhibit's samples from media time 0 on, levelled when asked."""
    first, last = (round(edge * RATE / _MICROSECONDS) for edge in (span.start_us, span.end_us))
    part = np.asarray(samples[first:last], np.int16)
    return levelled(part) if is_levelled and len(part) else part


def still(origin: Origin, media_us: int, out: Path) -> Clip:
    """Writes the exact frame at a moment as PNG with its stamp below. Raises FilmUnreadable, NoPictures, ClipNotWritten."""
    picture = stamped(frame_at(origin.original, media_us).picture, origin.line(media_us))
    try:
        Image.fromarray(picture).save(out, "PNG")
    except OSError as error:
        raise ClipNotWritten(file=out.name, fault=error.strerror or str(error)) from error
    return Clip(out, None, 1)


def stamped(picture: Picture, line: str) -> Picture:
    """A picture with a strip below it that bears a line; the picture itself is not touched. Even in width and height."""
    height, width = picture.shape[0] // 2 * 2, picture.shape[1] // 2 * 2
    strip = max(16, height // _STRIP_SHARE // 2 * 2)
    image = Image.new("RGB", (width, strip), _PLATE)
    type_ = ImageFont.truetype(str(resource("fonts", "Inter-Regular.ttf")), round(strip * 0.62))
    draw = ImageDraw.Draw(image)
    while type_.size > 6 and draw.textlength(line, type_) > width - strip:
        type_ = type_.font_variant(size=type_.size - 1)
    draw.text((strip / 2, strip / 2), line, _INK, type_, anchor="lm")
    return np.concatenate((picture[:height, :width], np.asarray(image, np.uint8)))


def untouched(original: Path, span: Span, *, out: Path) -> Path:
    """Copies the packets of a stretch as they are, from the key frame before it, so that nothing is lost to encoding."""
    with opened(original) as source, av.open(str(out), "w", format="matroska") as made:
        streams = {each: made.add_stream_from_template(each) for each in source.streams if each.type in ("video", "audio")}
        zero, lead = start_us(source), next(iter(source.streams.video), None) or next(iter(source.streams.audio))
        source.seek(max(0, to_ticks(span.start_us + zero, base_of(lead))), stream=lead, backward=True)
        ended: set[int] = set()
        for packet in source.demux(list(streams)):
            if packet.dts is None or packet.stream.index in ended:
                continue
            if to_us(packet.dts, base_of(packet.stream)) - zero >= span.end_us:
                ended.add(packet.stream.index)
                if len(ended) == len(streams):
                    break
                continue
            packet.stream = streams[packet.stream]
            made.mux(packet)
    return out


class _FilmWriter:
    """H.264 and AAC into an open MP4, at the frames' own times."""

    def __init__(self, made: av.container.OutputContainer, first: Picture, sound: Samples | None) -> None:
        self._made = made
        self._film: av.video.stream.VideoStream = made.add_stream(
            "libx264", rate=30, options={"preset": "veryfast", "crf": "18", "bf": "0"}
        )
        self._film.width, self._film.height, self._film.pix_fmt = first.shape[1], first.shape[0], "yuv420p"
        self._film.codec_context.time_base = Fraction(1, _TICKS)
        self._sound: av.audio.stream.AudioStream | None = None
        if sound is not None:
            self._sound = made.add_stream("aac", rate=RATE, layout="mono" if sound.shape[1] == 1 else "stereo")

    def add(self, picture: Picture, at_us: int) -> None:
        frame = av.video.frame.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        frame.pts, frame.time_base = round(at_us * _TICKS / _MICROSECONDS), Fraction(1, _TICKS)
        self._made.mux(self._film.encode(frame))

    def finish(self, sound: Samples | None) -> None:
        self._made.mux(self._film.encode(None))
        if self._sound is not None and sound is not None:
            for frame in _frames_of(sound):
                self._made.mux(self._sound.encode(frame))
            self._made.mux(self._sound.encode(None))


def _frames_of(sound: Samples) -> Iterator[av.audio.frame.AudioFrame]:
    layout = "mono" if sound.shape[1] == 1 else "stereo"
    for start in range(0, len(sound), _CHUNK):
        block = np.ascontiguousarray(sound[start : start + _CHUNK]).reshape(1, -1)
        frame = av.audio.frame.AudioFrame.from_ndarray(block, format="s16", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        yield frame


def _refuse_other(made: Path, shown: list[int]) -> None:
    """Reads a clip back: as many frames as were marked, each at its time to within a tick."""
    with FilmReader(made) as reader:
        found = [on_screen.start_us for _, on_screen in reader.frames_from(0)]
    is_same = len(found) == len(shown) and all(abs(at - due) <= _MICROSECONDS // 1000 for at, due in zip(found, shown, strict=True))
    if not shown or not is_same:
        raise ClipDiffers(file=made.name)
