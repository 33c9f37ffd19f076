"""Faster and slower speech at its own pitch: libavfilter's atempo, fed block by block."""

import av.audio.frame
import av.error
import av.filter
import av.filter.context
import numpy as np
from numpy.typing import NDArray

from reviewer.media.pcm import RATE

Block = NDArray[np.float32]
SLOWEST, FASTEST = 0.25, 4.0
# One atempo keeps voices natural between half and double speed only.
_LEAST, _MOST = 0.5, 2.0
# One atempo gives sound this much too early, measured with clicks at every speed; later stages scale what earlier ones did.
_EARLY_S = 0.0145


class TimeStretch:
    """Changes speed and keeps pitch. Blocks are stereo float32, shape (samples, 2), at 48 kHz."""

    def __init__(self, speed: float) -> None:
        """`speed` from 0.25 to 4; ValueError outside."""
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"speed {speed} is outside {SLOWEST} to {FASTEST}")
        self._pts = 0
        self._lead = round(_early_s(_shares(speed)) * RATE)
        self._graph = av.filter.Graph()
        self._source = self._graph.add_abuffer(format="flt", sample_rate=RATE, layout="stereo")
        last = self._source
        for share in _shares(speed):
            tempo = self._graph.add("atempo", f"{share:.6f}")
            last.link_to(tempo)
            last = tempo
        self._sink = self._graph.add("abuffersink")
        last.link_to(self._sink)
        self._graph.configure()

    def push(self, block: Block) -> Block:
        """Takes sound at its own speed and gives what is ready at the new one, which lags by up to 0.2 s."""
        frame = av.audio.frame.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate, frame.pts = RATE, self._pts
        self._pts += len(block)
        self._source.push(frame)
        made = [np.zeros((self._lead, 2), np.float32)]
        self._lead = 0
        while True:
            try:
                made.append(np.asarray(self._pulled(), np.float32).reshape(-1, 2))
            except (av.error.BlockingIOError, av.error.EOFError):
                break
        return np.concatenate(made)

    def _pulled(self) -> NDArray[np.float32]:
        frame = self._sink.pull()
        if not isinstance(frame, av.audio.frame.AudioFrame):
            raise TypeError(type(frame))
        return frame.to_ndarray()  # type: ignore[return-value]


def _early_s(shares: list[float]) -> float:
    early_s = 0.0
    for share in shares:
        early_s = early_s / share + _EARLY_S
    return early_s


def _shares(speed: float) -> list[float]:
    """The speed as a product of factors that one filter does well."""
    shares = []
    while speed > _MOST:
        shares.append(_MOST)
        speed /= _MOST
    while speed < _LEAST:
        shares.append(_LEAST)
        speed /= _LEAST
    return [*shares, speed]
