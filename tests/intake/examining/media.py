"""Faulty photos, sounds and films, made from the worked cases' photos and from tones; and what intake says of them."""

import hashlib
from dataclasses import replace
from pathlib import Path

import av
import cv2
import numpy as np
from PIL import Image

from reviewer.domain.evidence import ExhibitKind
from reviewer.places import resource
from tests.intake.examining.cases import a_file, a_submission, kinds_of

RATE = 16_000


def photos() -> list[Path]:
    return sorted(resource("samples").glob("*/data/photo/*.jpg"))


def a_picture(number: int = 0):
    """One of the worked cases' photos as BGR."""
    return cv2.imread(str(photos()[number]))


def saved(folder: Path, picture, name: str = "a.jpg", *, quality: int = 90, camera: bool = True, software: str = "") -> Path:
    exif = Image.Exif()
    if camera:
        exif[0x010F], exif[0x0110] = "Huawei", "P60"
    if software:
        exif[0x0131] = software
    path = folder / name
    Image.fromarray(cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_BGR2RGB)).save(path, quality=quality, exif=exif)
    return path


def staged(path: Path, kind: ExhibitKind | str, seconds: float = 0):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    made = a_file(path.name, ExhibitKind(kind), seconds=seconds, staged=path, sha256=digest)
    return replace(made, facts=replace(made.facts, has_film=kind is ExhibitKind.FILM))


def a_photo_file(path: Path):
    return staged(path, ExhibitKind.PHOTO)


def kinds_for(*files) -> list[str]:
    return kinds_of(a_submission(), *files, measures=None)


def speech(seconds: float, *, level: float = 0.2, seed: int = 1):
    """Syllables of a voice-like buzz, four a second with pauses, over a faint hiss: what matters to a level meter."""
    generator = np.random.default_rng(seed)
    time = np.arange(int(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * 140 * harmonic * time) / harmonic for harmonic in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 4 * time), 0, 1) * (np.sin(2 * np.pi * 0.4 * time) > -0.3)
    return level * 0.4 * buzz * syllables + generator.normal(0, 0.0008, len(time))


def a_sound_file(folder: Path, samples, name: str = "a.wav"):
    path = folder / name
    with av.open(str(path), "w") as output:
        stream = output.add_stream("pcm_s16le", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray((np.clip(samples, -1, 1) * 32767).astype(np.int16)[None], format="s16", layout="mono")
        frame.sample_rate = RATE
        output.mux([*stream.encode(frame), *stream.encode(None)])
    return staged(path, ExhibitKind.SOUND, len(samples) / RATE)


def a_film_file(folder: Path, pictures, *, rate: int = 10, gap_after: int | None = None, gap_s: int = 0):
    """A film of BGR pictures; after picture `gap_after` the clock of the film jumps by `gap_s`."""
    path = folder / "a.mp4"
    count = 0
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=rate, width=320, height=180, pix_fmt="yuv420p", options={"g": "20"})
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="bgr24")
            frame.pts = count + (gap_s * rate if gap_after is not None and count > gap_after else 0)
            count += 1
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return staged(path, ExhibitKind.FILM, count / rate + gap_s)


def a_scene(shift: float = 0, down: float = 0, *, seed: int = 3, noise: float = 3.0):
    """A picture of a worked case seen through a window that wanders, with the noise of a sensor."""
    large = cv2.resize(a_picture(1), (480, 360))
    top, left = int(90 + down), int(80 + shift)
    seen = large[top : top + 180, left : left + 320].astype(np.float32)
    return np.clip(seen + np.random.default_rng(seed).normal(0, noise, seen.shape), 0, 255).astype(np.uint8)
