"""The child process that decodes a recording: 8 kHz mono on its standard output, so that a broken file costs it and not the program.

`hearing` starts it. First a line of JSON, `{"codec", "length_us"}` or `{"nothing": true}`, then
samples, 16 bits each in the machine's order. A process of its own also because decoding holds the interpreter's lock in half a million
short calls: two recordings decoded by two threads take longer than one after the other.

Sample 0 is media time 0, the container's start. A stream that begins later is led in by silence, lost packets become silence, what a
decoder gives before zero (encoder delay) is cut, damaged packets are skipped: what follows stays in its place.
"""

import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import av.audio.frame
import av.container
import av.error
import av.filter
import numpy as np
from numpy.typing import NDArray

from reviewer.media.film import FilmUnreadable, NoSound, opened, sound_stream
from reviewer.media.timebase import base_of, start_us

RATE = 8_000
Samples = NDArray[np.int16]
_JITTER_S = 0.04
_SAMPLE_S = 1 / RATE
_BATCH = RATE * 8
_AT_ONCE = 65_536
_LONGEST_SILENCE_S = 10
# Half of swr's usual filter: its slope starts at 3.4 kHz, above which nothing is compared.
_RESAMPLING = f"{RATE}:filter_size=8"
_LONGEST_CPU_S = 1800
_MEMORY_BYTES = 2 * 2**30


def serve() -> None:
    """The child's life: limits itself, then decodes the file named on the command line."""
    _limit_process()
    av.logging.set_level(av.logging.PANIC)
    _decode(Path(sys.argv[1]))


def _decode(path: Path) -> None:
    """Writes the head and the samples of the first sound stream to standard output."""
    out = sys.stdout.buffer
    try:
        with opened(path) as container:
            stream = sound_stream(container, path)
            head = {"codec": stream.codec_context.name, "length_us": container.duration or 0}
            out.write(json.dumps(head).encode() + b"\n")
            for block in _batches(_placed(container, path)):
                out.write(block.tobytes())
    except (FilmUnreadable, NoSound):
        out.write(b'{"nothing": true}\n')
    out.flush()


def _batches(blocks: Iterator[Samples]) -> Iterator[Samples]:
    held: list[Samples] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += len(block)
        if count >= _BATCH:
            yield np.concatenate(held)
            held, count = [], 0
    if held:
        yield np.concatenate(held)


def _placed(container: av.container.InputContainer, path: Path) -> Iterator[Samples]:
    """Blocks at 8 kHz, each where its time stamp says, to within the jitter of a container's clock."""
    stream = sound_stream(container, path)
    # As floats: a fraction multiplied for each of half a million frames would take as long as decoding them.
    tick_s, zero_s = float(base_of(stream)), start_us(container) / 1_000_000
    reducer: _Reducer | None = None
    position_s: float | None = None
    for frame in _frames(container, stream):
        due_s = frame.pts * tick_s - zero_s if frame.pts is not None else position_s or 0.0
        if reducer is None or not reducer.takes(frame):
            if reducer is not None:
                yield from reducer.rest()
            reducer = _Reducer(frame, skip_s=max(0.0, -due_s) if position_s is None else 0.0)
        if position_s is None:
            position_s = min(due_s, 0.0)
        if due_s - position_s > _JITTER_S or (position_s == 0 and due_s > _SAMPLE_S):
            yield from reducer.silence(due_s - position_s)
            position_s = due_s
        position_s += frame.samples / frame.sample_rate
        yield from reducer.add(frame)
    if reducer is not None:
        yield from reducer.rest()


def _frames(container: av.container.InputContainer, stream: av.audio.stream.AudioStream) -> Iterator[av.audio.frame.AudioFrame]:
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, av.error.InvalidDataError, av.error.EOFError):
            # What can be read ends here.
            return
        try:
            frames = packet.decode()
        except (av.error.InvalidDataError, av.error.EOFError):
            continue
        for frame in frames:
            if frame.samples:
                yield frame


class _Reducer:
    """Brings frames of one form to 8 kHz mono, many at a time, since a call per frame costs more than the work."""

    def __init__(self, frame: av.audio.frame.AudioFrame, *, skip_s: float) -> None:
        """`skip_s`: how much to leave out at the start."""
        self._form = _form(frame)
        self._skip = round(skip_s * RATE)
        self._waiting = 0
        graph = av.filter.Graph()
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout.name, time_base=Fraction(1, frame.sample_rate)
        )
        chain = [
            source,
            graph.add("asetnsamples", f"n={_AT_ONCE}:p=0"),
            graph.add("aresample", _RESAMPLING),
            graph.add("aformat", "sample_fmts=s16:channel_layouts=mono"),
            graph.add("abuffersink"),
        ]
        for link, following in pairwise(chain):
            link.link_to(following)
        graph.configure()
        self._source, self._sink, self._graph = source, chain[-1], graph

    def takes(self, frame: av.audio.frame.AudioFrame) -> bool:
        """Whether the frame has the form this reducer was made for."""
        return _form(frame) == self._form

    def add(self, frame: av.audio.frame.AudioFrame) -> Iterator[Samples]:
        # Places are kept outside; the filters would stumble over stamps that jump.
        frame.pts = None
        self._source.push(frame)
        self._waiting += frame.samples
        if self._waiting >= _AT_ONCE:
            self._waiting = 0
            yield from self._made()

    def silence(self, seconds: float) -> Iterator[Samples]:
        name, rate, layout = self._form
        left = round(seconds * rate)
        while left > 0:
            frame = av.audio.frame.AudioFrame(format=name, layout=layout, samples=min(left, rate * _LONGEST_SILENCE_S))
            frame.sample_rate = rate
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            left -= frame.samples
            yield from self.add(frame)

    def rest(self) -> Iterator[Samples]:
        """What is still inside the filters."""
        self._source.push(None)
        yield from self._made()

    def _made(self) -> Iterator[Samples]:
        while True:
            try:
                frame = self._sink.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if not isinstance(frame, av.audio.frame.AudioFrame):
                raise TypeError(f"sound went in and {type(frame).__name__} came out")
            block = np.asarray(frame.to_ndarray(), np.int16).reshape(-1)
            skip = min(self._skip, len(block))
            self._skip -= skip
            yield block[skip:]


def _form(frame: av.audio.frame.AudioFrame) -> tuple[str, int, str]:
    return frame.format.name, frame.sample_rate, frame.layout.name


def _limit_process() -> None:
    """No core dumped, no more memory and processor time than a whole day's recording could want. Systems without `resource` go without."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_CPU_S, _LONGEST_CPU_S))
