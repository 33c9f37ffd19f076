"""Sound to the loudspeaker of this machine, from a thread of its own, so that a busy window does not stutter.

QtMultimedia is loaded only when sound begins: it takes longer than a window to open, and talks about every library it misses.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Slot

from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.sound_feed import SoundFeed
from reviewer.media.pcm import RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

_BUFFER_S = 0.1
_PERIOD_MS = 8
_LEAST = 240
_FRAME_BYTES = 8
_FATAL = frozenset({"OpenError", "IOError", "FatalError"})


class QtSoundOutput:
    """Pushes what the feed gives to a QAudioSink and tells the clock what was heard."""

    def __init__(self, feed: SoundFeed, clock: OutputClock) -> None:
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._pump = _Pump(feed, clock)
        self._pump.moveToThread(self._thread)

    def start(self) -> None:
        self._thread.start()
        QMetaObject.invokeMethod(self._pump, "begin", Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """The thread is gone when this returns."""
        if self._thread.isRunning():
            QMetaObject.invokeMethod(self._pump, "end", Qt.ConnectionType.BlockingQueuedConnection)
            self._thread.quit()
            self._thread.wait()


class _Pump(QObject):
    """Lives in the sound thread: fills the sink a little ahead of what it plays."""

    def __init__(self, feed: SoundFeed, clock: OutputClock) -> None:
        super().__init__()
        self._feed = feed
        self._clock = clock
        self._sink: QAudioSink | None = None
        self._timer: QTimer | None = None
        self._heard_s = 0.0
        self._silent_since_s = 0.0

    @Slot()
    def begin(self) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(2)
        form.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), form, self)
        self._sink.setBufferSize(int(RATE * _FRAME_BYTES * _BUFFER_S))
        self._device = self._sink.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fill)
        self._timer.start(_PERIOD_MS)
        self._fill()

    @Slot()
    def end(self) -> None:
        if self._timer is not None and self._sink is not None:
            self._timer.stop()
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = self._timer = None

    def _fill(self) -> None:
        if self._sink is None:
            return
        if self._is_gone(self._sink):
            self._keep_time()
            return
        free = self._sink.bytesFree() // _FRAME_BYTES
        if free >= _LEAST and self._device is not None:
            self._device.write(self._feed.read(free).tobytes())
        self._heard_s = self._sink.processedUSecs() / 1_000_000
        self._clock.report(self._heard_s)

    @staticmethod
    def _is_gone(sink: "QAudioSink") -> bool:
        """Whether the device vanished or never opened; running dry for a moment is no such error."""
        return sink.isNull() or sink.error().name in _FATAL

    def _keep_time(self) -> None:
        """Without a device the case plays on silently, from where it was heard last."""
        now_s = time.perf_counter()
        self._silent_since_s = self._silent_since_s or now_s - self._heard_s
        due = int((now_s - self._silent_since_s - self._heard_s) * RATE)
        if due > 0:
            self._feed.read(due)
            self._heard_s += due / RATE
        self._clock.report(self._heard_s)
