"""Listening to a recording once: its sound at 8 kHz mono for exact comparison, and its envelopes for finding the place.

Sample 0 is media time 0, the container's start. A stream that begins later is led in by silence, lost packets become silence, what a
decoder gives before zero (encoder delay) is cut, damaged packets are skipped: what follows stays in its place.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import av.audio.frame
import av.container
import av.error
import av.filter
import numpy as np

from reviewer.errors import Refused
from reviewer.media.alignment.codec_delays import codec_delay_s
from reviewer.media.alignment.envelopes import RATE, Bands, EnvelopeBuilder
from reviewer.media.alignment.sample_store import Samples, SampleStore
from reviewer.media.film import FilmUnreadable, NoSound, opened, sound_stream
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.timebase import base_of, start_us, to_us

_JITTER_S = 0.04
_BATCH = RATE * 8
_LONGEST_SILENCE_S = 10
# Half of swr's usual filter: its slope starts at 3.4 kHz, above which nothing is compared.
_RESAMPLING = f"{RATE}:filter_size=8"


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
    """Decodes the first sound stream; raises NothingToHear, NoRoomToListen, and Stopped when cancelled."""
    with ExitStack() as unless_heard:
        store = SampleStore()
        unless_heard.callback(store.close)
        try:
            hearing = _heard(path, store, progress=progress, cancelled=cancelled)
        except (FilmUnreadable, NoSound) as fault:
            raise NothingToHear(file=path.name) from fault
        if not len(store):
            raise NothingToHear(file=path.name)
        unless_heard.pop_all()
    return hearing


def _heard(path: Path, store: SampleStore, *, progress: Progress | None, cancelled: Cancelled | None) -> Hearing:
    envelopes = EnvelopeBuilder()
    with opened(path) as container:
        stream = sound_stream(container, path)
        length_us = container.duration or 0
        for block in _batches(_placed(container, path)):
            stop_if(cancelled)
            store.append(block)
            envelopes.add(block)
            report(progress, len(store) * 1_000_000 / RATE / length_us if length_us else 0.0)
        delay = codec_delay_s(stream.codec_context.name)
    return Hearing(store, envelopes.finish(), delay)


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
    base, zero_us = base_of(stream), start_us(container)
    reducer: _Reducer | None = None
    position_s: float | None = None
    for frame in _frames(container, stream):
        due_s = (to_us(frame.pts, base) - zero_us) / 1_000_000 if frame.pts is not None else position_s or 0.0
        if reducer is None or not reducer.takes(frame):
            if reducer is not None:
                yield from reducer.rest()
            reducer = _Reducer(frame, skip_s=max(0.0, -due_s) if position_s is None else 0.0)
        if position_s is None:
            position_s = min(due_s, 0.0)
        if due_s - position_s > _JITTER_S or (position_s == 0 and due_s > 0):
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
        self._pushed = 0
        graph = av.filter.Graph()
        source = graph.add_abuffer(
            sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout.name, time_base=Fraction(1, frame.sample_rate)
        )
        chain = [
            source,
            graph.add("asetnsamples", "n=65536:p=0"),
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
        # Places are kept outside; the filters only need stamps that rise evenly.
        frame.pts, frame.time_base = self._pushed, Fraction(1, frame.sample_rate)
        self._pushed += frame.samples
        self._source.push(frame)
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
