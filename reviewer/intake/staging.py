"""The staging folder while it fills: room, progress, the person's wish to stop, and faults of the disk in our own words."""

import errno
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import Fault
from reviewer.intake.bag import DigestDiffers
from reviewer.intake.bundle import LOOK_COST, Cancelled, Progress
from reviewer.intake.copying import Copier
from reviewer.intake.names import printable
from reviewer.intake.source import Entry, Source
from reviewer.media.progress import Stopped

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


class Watch:
    """Tells the work done and asks whether to go on."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress or unheard
        self._cancelled = cancelled or never
        self._done = 0
        self._total = 0

    def expect(self, work: int) -> None:
        """More work than was known before."""
        self._total += work

    def advance(self, work: int) -> None:
        """Some of it is done. Raises ReadingStopped once the caller has cancelled."""
        self.check_wanted()
        self._done += work
        self._progress(self._done, self._total)

    def check_wanted(self) -> None:
        """Raises ReadingStopped once the caller has cancelled."""
        if self._cancelled():
            raise ReadingStopped


@dataclass(frozen=True)
class Copied:
    """A payload file as it lies in the staging folder, with the SHA-256 of what was written."""

    entry: Entry
    staged: Path
    sha256: str


class Staging:
    """The caller's empty folder while it fills."""

    def __init__(self, folder: Path, watch: Watch) -> None:
        if any(folder.iterdir()):
            raise ValueError(f"the staging folder {folder} is not empty")
        self._folder = folder
        self._watch = watch
        self._needed = 0

    def copy(self, source: Source, payload: Mapping[str, Entry], digests: Mapping[str, str] | None = None) -> dict[str, Copied]:
        """Copies the whole payload, each byte read once; with `digests` each file's is compared. Returns them by payload path.

        The copies carry numbers for names, so that no name of the bundle reaches the file system. Raises DigestDiffers,
        ReadingStopped, DiskFull, StagingFailed, or what the source refuses.
        """
        self._needed = sum(entry.size for entry in payload.values()) + _SPARE_BYTES
        self._watch.expect(self._needed - _SPARE_BYTES + LOOK_COST * len(payload))
        self._check_room()
        copied: dict[str, Copied] = {}
        with self._disk(), Copier() as copier:
            for number, (path, entry) in enumerate(sorted(payload.items())):
                target = self._folder / f"{number:05d}"
                sha256 = copier.copy(source.blocks(entry), target, seen=self._watch.advance)
                if digests is not None and sha256 != digests[path]:
                    raise DigestDiffers(file=printable(path))
                copied[path] = Copied(entry, target, sha256)
            copier.settle()
        return copied

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
        if free < self._needed:
            raise DiskFull(folder=self._folder, needed=self._needed, free=free)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Turns what the disk says while copying into our own faults."""
        try:
            yield
        except OSError as error:
            if error.errno in _FULL:
                free = shutil.disk_usage(self._folder).free
                raise DiskFull(folder=self._folder, needed=self._needed, free=free) from error
            raise StagingFailed(folder=self._folder, reason=error.strerror or str(error)) from error
