"""One pass over a file's bytes: read, written and digested side by side. The only threads of intake.

The caller's thread reads and writes; a second digests what has been read, at most a few blocks behind; a third brings finished files to
the disk itself while the next ones are copied. Digesting, writing and syncing all let go of the interpreter's lock.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from reviewer.intake.source import BLOCK

_BEHIND = 4
"""Blocks that may wait to be digested; with those in hand they bound the memory."""

_SMALL = 2**18
"""Smaller blocks are digested at once: handing them over would cost more."""

_UNSYNCED = 64
_HOLE = bytes(BLOCK)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Copier:
    """Copies files into new places and digests them on the way. Use it in a `with` statement; leaving it waits for the disk."""

    def __init__(self) -> None:
        self._digester = ThreadPoolExecutor(1, "intake-digest")
        self._syncer = ThreadPoolExecutor(1, "intake-sync")
        self._syncing: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._digester.shutdown(cancel_futures=True)
        self._syncer.shutdown(cancel_futures=True)

    def copy(self, blocks: Iterator[bytes], target: Path, *, seen: Callable[[int], None]) -> str:
        """Writes the blocks to `target`, which must not exist, and returns their SHA-256; `seen` is told the length of each.

        Raises OSError when the disk fails, at the latest from `settle`, and whatever the blocks and `seen` raise.
        """
        descriptor = os.open(target, _WRITE, 0o600)
        with ExitStack() as on_failure:
            on_failure.callback(os.close, descriptor)
            digest = self._written(descriptor, blocks, seen=seen)
            on_failure.pop_all()
        self._syncing.append(self._syncer.submit(_sync, descriptor))
        if len(self._syncing) > _UNSYNCED:
            self._syncing.popleft().result()
        return digest

    def settle(self) -> None:
        """Waits until everything copied is on the disk itself; raises OSError where it could not be brought there."""
        while self._syncing:
            self._syncing.popleft().result()

    def _written(self, descriptor: int, blocks: Iterator[bytes], *, seen: Callable[[int], None]) -> str:
        digest = hashlib.sha256()
        behind: deque[Future[None]] = deque()
        length = 0
        for block in blocks:
            if len(block) < _SMALL and not behind:
                digest.update(block)
            else:
                behind.append(self._digester.submit(digest.update, block))
            _write(descriptor, block)
            length += len(block)
            seen(len(block))
            if len(behind) >= _BEHIND:
                behind.popleft().result()
        for future in behind:
            future.result()
        # A hole at the end is only as long as the file is said to be.
        os.ftruncate(descriptor, length)
        return digest.hexdigest()


def _write(descriptor: int, block: bytes) -> None:
    """Blocks of nothing but zeros, as cards that were never filled have, are left as holes."""
    if block == _HOLE:
        os.lseek(descriptor, len(block), os.SEEK_CUR)
        return
    view = memoryview(block)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
