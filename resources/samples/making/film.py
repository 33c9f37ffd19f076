"""Draws the films frame by frame and writes them as MP4 (H.264 and AAC) with their true start as creation time."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from canvas import MARGIN, Picture, application, backdrop, painter_on, pixels, renderer
from clockface import burn
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from speech import RATE, Samples
from stage import Film, Scene, Shot, Stage, glide, seconds

WIDTH, HEIGHT, FRAMES_A_SECOND = 1280, 720, 10
RECORDER_BITS, PHONE_BITS, QUALITY = 16_000, 20_000, 32
"""Bits a second of the two sounds; constant rate factor of the picture: flat drawings stay sharp at a high one."""
DETAIL = 1.5


def aim(shot: Shot, now: float) -> tuple[float, float, float]:
    """Centre and zoom of the camera."""
    across = tuple((clock, x) for clock, x, _, _ in shot.camera)
    down = tuple((clock, y) for clock, _, y, _ in shot.camera)
    closer = tuple((clock, zoom) for clock, _, _, zoom in shot.camera)
    return glide(now, across), glide(now, down), glide(now, closer)


def layer(painter: QPainter, svg: str) -> None:
    if svg:
        painter.drawImage(QRectF(-MARGIN, -MARGIN, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN), backdrop(svg, DETAIL))


def draw(scene: Scene, stage: Stage, camera: tuple[float, float, float]) -> Picture:
    """One frame of a scene through the camera."""
    application()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = painter_on(image)
    x, y, zoom = camera
    painter.translate(WIDTH / 2, HEIGHT / 2)
    painter.scale(zoom, zoom)
    painter.translate(-x, -y)
    layer(painter, scene.back)
    box = QRectF(0, 0, WIDTH, HEIGHT)
    for svg in (scene.actors(stage), None, scene.over(stage)):
        if svg is None:
            layer(painter, scene.front)
        elif svg:
            renderer(svg, (0, 0, WIDTH, HEIGHT)).render(painter, box)
    painter.end()
    return pixels(image)


def frame_at(film: Film, now: float, mouth: Callable[[str], float]) -> Picture:
    """The picture of a film at a clock time, without its burnt-in clock."""
    shot = [each for each in film.shots if seconds(each.at) <= now][-1]
    return draw(shot.scene, Stage(now, mouth), aim(shot, now))


def frames(film: Film, mouths: Callable[[float, str], float], midnight: datetime) -> Iterator[Picture]:
    """Every frame of a film with its clock; `mouths` says how far at a clock time somebody's mouth is open."""
    for index in range(round(film.length_s * FRAMES_A_SECOND)):
        now = seconds(film.start) + index / FRAMES_A_SECOND
        picture = frame_at(film, now, partial(mouths, now))
        burn(picture, midnight + timedelta(milliseconds=round(now * 1000)))
        yield picture


def opened(path: Path, start: datetime) -> OutputContainer:
    """A new MP4 or M4A whose creation time is `start` in UTC; its header first, its writer not named."""
    target = av.open(str(path), "w", format="mp4", container_options={"movflags": "+faststart", "fflags": "+bitexact"})
    target.metadata["creation_time"] = f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000000Z}"
    return target


def sound_stream(target: OutputContainer, bits: int) -> AudioStream:
    stream = target.add_stream("aac", rate=RATE, layout="mono")
    stream.bit_rate = bits
    return stream


def sound_frames(samples: Samples, size: int = 1024) -> Iterator[av.AudioFrame]:
    """Mono float samples as the encoder wants them, with their presentation times."""
    for begin in range(0, len(samples) - size + 1, size):
        frame = av.AudioFrame.from_ndarray(samples[None, begin : begin + size].astype(np.float32), format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
        yield frame


def write_sound(path: Path, samples: Samples, start: datetime) -> None:
    """A sound file of one AAC track."""
    with opened(path, start) as target:
        stream = sound_stream(target, RECORDER_BITS)
        for frame in sound_frames(samples):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))


def film_stream(target: OutputContainer) -> VideoStream:
    stream = target.add_stream("libx264", rate=FRAMES_A_SECOND)
    stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
    stream.options = {"crf": str(QUALITY), "preset": "slow", "tune": "animation", "g": str(FRAMES_A_SECOND * 10), "threads": "1", "bf": "3"}
    stream.time_base = stream.codec_context.time_base = Fraction(1, FRAMES_A_SECOND)
    return stream


def write_film(path: Path, pictures: Iterator[Picture], samples: Samples, start: datetime) -> None:
    """A film with its sound; picture and sound are interleaved as they come."""
    with opened(path, start) as target:
        film, sound = film_stream(target), sound_stream(target, PHONE_BITS)
        heard = sound_frames(samples)
        reached = 0.0
        for index, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, FRAMES_A_SECOND)
            target.mux(film.encode(frame))
            while reached < (index + 1) / FRAMES_A_SECOND and (piece := next(heard, None)) is not None:
                reached += piece.samples / RATE
                target.mux(sound.encode(piece))
        target.mux(film.encode(None))
        target.mux(sound.encode(None))
