"""Copying out of a bundle into the staging folder: each byte read once, digested and written once."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewer.errors import Fault
from reviewer.intake.bag import Bag, DigestDiffers
from reviewer.intake.bundle import Cancelled, Progress
from reviewer.intake.names import printable
from reviewer.intake.source import Entry
from reviewer.media.progress import Stopped

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SPARE_BYTES = 16 * 2**20


class DiskFull(Fault):
    key = "intake.disk_full"


class StagingFailed(Fault):
    key = "intake.staging_failed"


class ReadingStopped(Stopped):
    """The person stopped it; nothing was kept."""

    key = "intake.reading_stopped"


def never() -> bool:
    """The answer of a caller who does not cancel."""
    return False


def unheard(_done: int, _total: int) -> None:
    """The ear of a caller who does not watch."""


class Staging:
    """The caller's empty folder while it fills."""

    def __init__(self, folder: Path, progress: Progress | None, cancelled: Cancelled | None) -> None:
        if any(folder.iterdir()):
            raise ValueError(f"the staging folder {folder} is not empty")
        self._folder = folder
        self._progress = progress or unheard
        self._cancelled = cancelled or never
        self._done = 0
        self._total = 0

    def copy(self, bag: Bag) -> dict[str, Path]:
        """Copies the whole payload and compares every digest. Returns where each payload path lies.

        The copies carry numbers for names, so that no name of the bundle reaches the file system. Raises DigestDiffers,
        ReadingStopped, DiskFull, StagingFailed, or what the source refuses.
        """
        self._total = sum(entry.size for entry in bag.payload.values())
        self._check_room()
        staged: dict[str, Path] = {}
        for number, (path, entry) in enumerate(sorted(bag.payload.items())):
            target = self._folder / f"{number:05d}"
            if self._copied(bag, entry, target) != bag.digests[path]:
                raise DigestDiffers(file=printable(path))
            staged[path] = target
        return staged

    def check_wanted(self) -> None:
        """Raises ReadingStopped once the caller has cancelled."""
        if self._cancelled():
            raise ReadingStopped

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Whatever stops the reading, a half-filled folder does not outlive it."""
        is_whole = False
        try:
            yield
            is_whole = True
        finally:
            if not is_whole:
                for member in self._folder.iterdir():
                    member.unlink()

    def _check_room(self) -> None:
        free = shutil.disk_usage(self._folder).free
        if free < self._total + _SPARE_BYTES:
            raise DiskFull(folder=self._folder, needed=self._total + _SPARE_BYTES, free=free)

    def _copied(self, bag: Bag, entry: Entry, target: Path) -> str:
        """Writes one file to the disk itself and returns its SHA-256."""
        digest = hashlib.sha256()
        blocks = bag.source.blocks(entry)
        descriptor = self._opened(target)
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            for block in blocks:
                self.check_wanted()
                digest.update(block)
                self._write(file.fileno(), block)
                self._done += len(block)
                self._progress(self._done, self._total)
            self._sync(file.fileno())
        return digest.hexdigest()

    def _opened(self, target: Path) -> int:
        try:
            return os.open(target, _WRITE, 0o600)
        except OSError as error:
            raise self._fault(error) from error

    def _write(self, descriptor: int, block: bytes) -> None:
        view = memoryview(block)
        try:
            while view:
                view = view[os.write(descriptor, view) :]
        except OSError as error:
            raise self._fault(error) from error

    def _sync(self, descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:
            raise self._fault(error) from error

    def _fault(self, error: OSError) -> Fault:
        if error.errno in _FULL:
            return DiskFull(folder=self._folder, needed=self._total + _SPARE_BYTES, free=shutil.disk_usage(self._folder).free)
        return StagingFailed(folder=self._folder, reason=error.strerror or str(error))
