"""How well moving pictures can be seen: black, frozen, covered, shaking, missing. Runs in the child process only.

Short films are looked at picture by picture, long ones at their key frames and the few pictures after each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from reviewer.media.quality import MOST_SPANS, FilmMeasures, Measures
from reviewer.media.quality_sound import measured_sound
from reviewer.media.recording_probe import DAMAGED, opened_recording

_WIDTH, _HEIGHT = 160, 90
_ALL_UP_TO_US = 180_000_000
_LOOKS = 120
_STEP_US = 200_000
_BURST = 5
_BLACK = 20.0
_EVEN = 5.0
_BLACK_US = 2_000_000
_COVERED_US = 5_000_000
_FROZEN_US = 10_000_000
_STILL = 0.02
_GAP_US = 2_000_000

Tones = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class _Look:
    """One picture looked at, small and grey. `shift` is the movement since the picture before, in thousandths of the width."""

    at_us: int
    tones: Tones
    shift: complex | None
    change: float | None


def measure(path: str) -> dict[str, Any]:
    """`{"measures": Measures}` of the film or sound at `path`: of its pictures, and of its sound."""
    return {"measures": Measures(film=measured_film(path), sound=measured_sound(path)).to_json()}


def measured_film(path: str) -> FilmMeasures | None:
    """None where there are no pictures that decode."""
    looks: list[_Look] = []
    gaps: list[tuple[int, int]] = []
    try:
        with opened_recording(path) as container:
            stream = next((each for each in container.streams.video if not each.disposition & Disposition.attached_pic), None)
            if stream is None:
                return None
            # Not `list(…)`: what was looked at before the damage stays.
            looks.extend(_looks(container, stream, gaps))
    except DAMAGED:
        # What decoded before the damage is measured; that there is damage, the probe has said.
        pass
    return _summary(looks, gaps) if looks else None


def _summary(looks: list[_Look], gaps: list[tuple[int, int]]) -> FilmMeasures:
    times = [look.at_us for look in looks]
    is_black = [bool(np.percentile(look.tones, 99) < _BLACK) for look in looks]
    is_even = [not black and _is_even(look.tones) for look, black in zip(looks, is_black, strict=True)]
    is_still = [look.change is not None and look.change < _STILL and not black for look, black in zip(looks, is_black, strict=True)]
    jerks = [abs(b.shift - a.shift) for a, b in pairwise(looks) if a.shift is not None and b.shift is not None]
    return FilmMeasures(
        duration_us=times[-1] - times[0],
        black=_lasting(times, is_black, _BLACK_US),
        frozen=_lasting(times, is_still, _FROZEN_US),
        obstructed=_lasting(times, is_even, _COVERED_US),
        gaps=tuple(gaps[:MOST_SPANS]),
        shake=float(np.median(jerks)) if jerks else 0.0,
    )


def _is_even(tones: Tones) -> bool:
    """True for a picture without edges and nearly without tones, as a finger or a pocket makes."""
    return bool(tones.std() < 4 * _EVEN and np.abs(cv2.Laplacian(tones, cv2.CV_32F)).mean() < 1.0)


def _lasting(times: list[int], flags: list[bool], least_us: int) -> tuple[tuple[int, int], ...]:
    """Spans of pictures that follow on each other with the flag set, of at least that length."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at_us, is_set in zip([*times, times[-1]], [*flags, False], strict=True):
        if is_set and start is None:
            start = at_us
        elif not is_set and start is not None:
            if at_us - start >= least_us:
                found.append((start, at_us))
            start = None
    return tuple(found[:MOST_SPANS])


def _looks(container: InputContainer, stream: VideoStream, gaps: list[tuple[int, int]]) -> Iterator[_Look]:
    stream.thread_type = "AUTO"
    length_us = container.duration or 0
    sought = _through(container, stream, gaps) if length_us <= _ALL_UP_TO_US else _spread(container, stream, length_us)
    before: Tones | None = None
    before_us = 0
    for at_us, frame in sought:
        tones = np.asarray(frame.reformat(width=_WIDTH, height=_HEIGHT, format="gray8", interpolation="AREA").to_ndarray(), np.uint8)
        is_next = before is not None and at_us - before_us <= 2 * _STEP_US
        shift = _shift(before, tones) if before is not None and is_next else None
        change = float(np.abs(tones.astype(np.int16) - before).mean()) if before is not None else None
        yield _Look(at_us, tones, shift, change)
        before, before_us = tones, at_us


def _through(container: InputContainer, stream: VideoStream, gaps: list[tuple[int, int]]) -> Iterator[tuple[int, VideoFrame]]:
    """Five pictures a second of the whole film; where none comes for long, that is a gap."""
    zero = container.start_time or 0
    due_us, last_us = 0, None
    for frame in _frames(container, stream):
        at_us = round((frame.time or 0.0) * 1_000_000) - zero
        if last_us is not None and at_us - last_us > _GAP_US:
            gaps.append((last_us, at_us))
        last_us = at_us
        if at_us >= due_us:
            due_us = at_us + _STEP_US
            yield at_us, frame


def _spread(container: InputContainer, stream: VideoStream, length_us: int) -> Iterator[tuple[int, VideoFrame]]:
    """At every due moment a key frame and some pictures after it, for movement is seen between neighbours only."""
    zero = container.start_time or 0
    reached = -1
    for due_us in range(0, length_us, max(1, length_us // _LOOKS)):
        container.seek(due_us + zero)
        first_us, taken = -1, 0
        for frame in _frames(container, stream):
            at_us = round((frame.time or 0.0) * 1_000_000) - zero
            first_us = at_us if first_us < 0 else first_us
            if at_us <= reached or taken == _BURST:
                break
            if at_us - first_us >= taken * _STEP_US:
                taken += 1
                yield at_us, frame
        reached = max(reached, first_us)


def _frames(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    for packet in container.demux(stream):
        try:
            decoded: list[Any] = packet.decode()
        except (av.InvalidDataError, av.EOFError):
            # One damaged packet; a later one may be whole.
            continue
        yield from decoded


def _shift(before: Tones, after: Tones) -> complex:
    """Movement of the whole picture, by phase correlation (Kuglin and Hines, 1975): across and down, in thousandths of the width."""
    window = cv2.createHanningWindow((_WIDTH, _HEIGHT), cv2.CV_32F)
    (across, down), _ = cv2.phaseCorrelate(before.astype(np.float32), after.astype(np.float32), window)
    return complex(across, down) * 1000 / _WIDTH
