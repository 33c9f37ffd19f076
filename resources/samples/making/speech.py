"""Speech from espeak-ng, cut so that the first audible sample is the start of the utterance."""

import shutil
import subprocess
import tempfile
import wave
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from stage import Line, Voice

RATE = 22050
"""Samples a second: what espeak-ng gives, and what the films and recorders carry."""
Samples = NDArray[np.float32]
AUDIBLE = 0.02


def engine() -> str:
    found = shutil.which("espeak-ng")
    if found is None:
        raise SystemExit("The voices need espeak-ng, which is not on this machine. On Debian: apt-get install espeak-ng")
    return found


@cache
def spoken(voice: str, pitch: int, pace: int, text: str) -> Samples:
    """What the engine says, full scale 1, without the silence around it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.wav"
        subprocess.run([engine(), "-v", voice, "-p", str(pitch), "-s", str(pace), "-w", str(path), text], check=True)
        with wave.open(str(path)) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768
    loud = np.flatnonzero(np.abs(samples) > AUDIBLE)
    cut = samples[loud[0] : loud[-1] + 1]
    return np.asarray(cut * (0.9 / np.abs(cut).max()), np.float32)


def utterance(line: Line, voice: Voice) -> Samples:
    return spoken(voice.voice, voice.pitch, voice.pace, line.sounds or line.words)


def length_s(line: Line, voice: Voice) -> float:
    return len(utterance(line, voice)) / RATE


def openness(samples: Samples, at_s: float) -> float:
    """How far a mouth that says this is open `at_s` seconds in, 0 to 1, from the loudness of a twentieth of a second."""
    middle = int(at_s * RATE)
    piece = samples[max(0, middle - RATE // 40) : middle + RATE // 40]
    return float(min(1.0, np.sqrt(np.mean(piece**2)) * 4)) if len(piece) else 0.0
