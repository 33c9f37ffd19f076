"""From the mixer to an output: a running stretch of the timeline at some speed, and the output for machines without a sound card."""

import threading
import time
from typing import Protocol

import numpy as np

from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.mixer import Block, Mixer
from reviewer.media.engine.stretch import TimeStretch
from reviewer.media.pcm import RATE

_STRETCH_BLOCK = 2048
_NULL_PERIOD_S = 0.01
_NULL_LEAST = 256


class SoundFeed:
    """Gives an output its next samples. `read` is called by the output's thread; `begin` while no output runs or from any other."""

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._lock = threading.Lock()
        self._next = 0
        self._stretch: TimeStretch | None = None
        self._ready: Block = np.zeros((0, 2), np.float32)
        self._peaks = (0.0, 0.0)

    @property
    def peaks(self) -> tuple[float, float]:
        """The loudest sample of the last block, left and right, 0 to 1: for the meters."""
        return self._peaks

    def begin(self, instant_us: int, speed: float) -> None:
        """Go on from a timeline instant at a speed between 0.25 and 4."""
        with self._lock:
            self._next = round(instant_us * RATE / 1_000_000)
            self._stretch = TimeStretch(speed) if speed != 1.0 else None
            self._ready = np.zeros((0, 2), np.float32)

    def read(self, count: int) -> Block:
        """The next `count` samples of sound, shape (count, 2)."""
        with self._lock:
            block = self._plain(count) if self._stretch is None else self._stretched(self._stretch, count)
        loudest = np.abs(block).max(axis=0, initial=0.0)
        self._peaks = float(loudest[0]), float(loudest[1])
        return block

    def _plain(self, count: int) -> Block:
        block = self._mixer.render(self._next, count)
        self._next += count
        return block

    def _stretched(self, stretch: TimeStretch, count: int) -> Block:
        while len(self._ready) < count:
            self._ready = np.concatenate((self._ready, stretch.push(self._plain(_STRETCH_BLOCK))))
        block, self._ready = self._ready[:count], self._ready[count:]
        return block


class SoundOutput(Protocol):
    """What takes samples from a feed at its own pace and tells a clock how much was presented."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class NullOutput:
    """Consumes sound in real time on a machine that cannot sound, so that film and playhead run all the same."""

    def __init__(self, feed: SoundFeed, clock: OutputClock) -> None:
        self._feed = feed
        self._clock = clock
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self._presented = 0

    def start(self) -> None:
        """Begin to consume, counting from zero."""
        self.stop()
        self._presented = 0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(self._ending,), name="sound-null")
        self._thread.start()

    def stop(self) -> None:
        """End; the thread is gone when this returns."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def step(self, count: int) -> Block:
        """Present `count` samples at once: what `start` does over time, and what a test does without waiting."""
        block = self._feed.read(count)
        self._presented += count
        self._clock.report(self._presented / RATE)
        return block

    def _run(self, ending: threading.Event) -> None:
        began = time.perf_counter()
        self._clock.report(0.0)
        while not ending.wait(_NULL_PERIOD_S):
            due = int((time.perf_counter() - began) * RATE) - self._presented
            if due >= RATE:
                # The machine slept; presenting the gap at once would count as played what nobody saw.
                began += (due - _NULL_LEAST) / RATE
                due = _NULL_LEAST
            if due >= _NULL_LEAST:
                self.step(due)
