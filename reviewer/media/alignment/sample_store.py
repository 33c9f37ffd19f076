"""Samples of a long recording on disk, read back in spans: eight hours at 8 kHz would otherwise fill half a gigabyte."""

from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

import numpy as np

from reviewer.errors import Fault
from reviewer.media.alignment.decoding import Samples

_BYTES = 2


class NoRoomToListen(Fault):
    """The disk for temporary files is full or cannot be written."""

    key = "alignment.no_room"


class SampleStore:
    """Mono samples in a temporary file that vanishes when closed; use it in a `with` statement."""

    def __init__(self) -> None:
        try:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - closed by close
        except OSError as error:
            raise NoRoomToListen(reason=error.strerror or str(error)) from error
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def append(self, block: Samples) -> None:
        """Adds samples at the end; raises NoRoomToListen."""
        try:
            rest = memoryview(block.tobytes())
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise NoRoomToListen(reason=error.strerror or str(error)) from error
        self._count += len(block)

    def span(self, first: int, end: int) -> Samples:
        """The samples from `first` to before `end`; silence where the recording has none."""
        low, high = min(max(first, 0), self._count), min(max(end, 0), self._count)
        samples = np.zeros(max(0, end - first), np.int16)
        if high > low:
            self._file.seek(low * _BYTES)
            read = self._file.read((high - low) * _BYTES)
            samples[low - first : low - first + len(read) // _BYTES] = np.frombuffer(read, np.int16)
        return samples

    def close(self) -> None:
        self._file.close()
