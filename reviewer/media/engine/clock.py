"""What time it is at the desk: one clock that sound, film and playhead all follow."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

_JUMP_S = 0.15
_PULL = 0.03
_DRIFT_PULL = 0.0004
_MOST_DRIFT = 0.002


class Clock(Protocol):
    """Says which instant of the timeline is heard and seen now."""

    def now_us(self) -> int: ...


class FakeClock:
    """A clock that moves only when told to, for tests and for rendering without a window."""

    def __init__(self, instant_us: int = 0) -> None:
        self._instant_us = instant_us

    def now_us(self) -> int:
        return self._instant_us

    def advance(self, by_us: int) -> None:
        self._instant_us += by_us


class OutputClock:
    """Follows the sound that an output has really presented, smoothed by the monotonic clock.

    Outputs report in steps of a hardware block; between reports time runs on, and a small correction pulls it towards them (a loop of
    second order). A report that is off by more than 150 ms (device change, stalled output) is believed at once. Any thread may call.
    """

    def __init__(self, monotonic: Callable[[], float] = time.perf_counter) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._base_us = 0
        self._speed = 1.0
        self._is_running = False
        self._heard_s = 0.0
        self._at_s: float | None = None
        self._slope = 1.0

    def start(self, instant_us: int, speed: float) -> None:
        """Begin at an instant; the clock stands there until the first report."""
        with self._lock:
            self._base_us, self._speed, self._is_running = instant_us, speed, True
            self._heard_s, self._at_s, self._slope = 0.0, None, 1.0

    def hold(self, instant_us: int) -> None:
        """Stand still at an instant."""
        with self._lock:
            self._base_us, self._is_running, self._at_s = instant_us, False, None

    def report(self, presented_s: float) -> None:
        """Seconds of sound presented since `start`, at the output's own pace."""
        with self._lock:
            at_s = self._monotonic()
            if self._at_s is None:
                self._at_s, self._heard_s = at_s, presented_s
                return
            expected = self._heard_s + (at_s - self._at_s) * self._slope
            error = presented_s - expected
            if abs(error) > _JUMP_S:
                self._heard_s = presented_s
            else:
                self._heard_s = expected + _PULL * error
                self._slope = min(1 + _MOST_DRIFT, max(1 - _MOST_DRIFT, self._slope + _DRIFT_PULL * error))
            self._at_s = at_s

    def now_us(self) -> int:
        with self._lock:
            if not self._is_running or self._at_s is None:
                return self._base_us
            heard_s = self._heard_s + (self._monotonic() - self._at_s) * self._slope
            return self._base_us + round(heard_s * self._speed * 1_000_000)
