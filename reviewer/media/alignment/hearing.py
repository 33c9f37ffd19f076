"""Listening to a recording once: its sound at 8 kHz mono for exact comparison, and its envelopes for finding the place."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

import reviewer
from reviewer.errors import Refused
from reviewer.media.alignment.codec_delays import codec_delay_s
from reviewer.media.alignment.decoding import RATE, Samples
from reviewer.media.alignment.envelopes import Bands, EnvelopeBuilder
from reviewer.media.alignment.sample_store import SampleStore
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.sandbox import ChildDied

_CHILD = "from reviewer.media.alignment.decoding import serve; serve()"
_BATCH_BYTES = RATE * 16
_LONGEST_HEAD = 4096
_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")


class NothingToHear(Refused):
    """A file was given that holds no sound, or none that can be decoded."""

    key = "alignment.nothing_to_hear"


@dataclass(frozen=True, eq=False)
class Hearing:
    """One recording as the aligner knows it. `samples` is open until whoever listened closes it."""

    samples: SampleStore
    bands: Bands
    codec_delay_s: float

    @property
    def length_s(self) -> float:
        """Seconds from media time 0 to the last sample."""
        return len(self.samples) / RATE


def listen(path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Hearing:
    """Decodes the first sound stream in a child process; progress counts to 1.

    Raises NothingToHear, NoRoomToListen, ChildDied, and Stopped when cancelled.
    """
    with ExitStack() as unless_heard:
        store = SampleStore()
        unless_heard.callback(store.close)
        envelopes = EnvelopeBuilder()
        with _decoder(path) as sound:
            head = _head(sound, path)
            length = head["length_us"] * RATE / 1_000_000
            for block in _blocks(sound):
                stop_if(cancelled)
                store.append(block)
                envelopes.add(block)
                report(progress, len(store) / length if length else 0.0)
        if not len(store):
            raise NothingToHear(file=path.name)
        unless_heard.pop_all()
    return Hearing(store, envelopes.finish(), codec_delay_s(str(head["codec"])))


@contextmanager
def _decoder(path: Path) -> Iterator[IO[bytes]]:
    """The output of the decoder's process, which is ended here whatever happens; raises ChildDied when it crashed."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(Path(reviewer.__file__).parent.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", _CHILD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as child:
        try:
            if child.stdout is None:
                raise ValueError("a child without a pipe")
            yield child.stdout
            if child.wait():
                raise ChildDied(file=path.name)
        finally:
            child.kill()


def _head(sound: IO[bytes], path: Path) -> dict[str, int]:
    """The decoder's first line; raises NothingToHear, or ChildDied when there is none."""
    try:
        head = json.loads(sound.readline(_LONGEST_HEAD))
    except ValueError as error:
        raise ChildDied(file=path.name) from error
    if "nothing" in head:
        raise NothingToHear(file=path.name)
    return dict(head)


def _blocks(sound: IO[bytes]) -> Iterator[Samples]:
    while held := sound.read(_BATCH_BYTES):
        yield np.frombuffer(held[: len(held) // 2 * 2], np.int16)
