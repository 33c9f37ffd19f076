"""A bundle that lies as a folder: no links, no special files, and each file opened is the file that was judged."""

import os
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from reviewer.intake.limits import Limits
from reviewer.intake.names import check_collisions, check_name, printable
from reviewer.intake.source import (
    BLOCK,
    BundleTooLarge,
    BundleUnreadable,
    Entry,
    FileChanged,
    FileTooLarge,
    SpecialFile,
    TooManyFiles,
)

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REPARSE_POINT = 0x400


class Folder:
    """A folder that passed every check; a `Source`. Device and inode of each file are remembered and compared when it is opened."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.label = path.resolve().name
        self._root = path.resolve()
        self._limits = limits
        self._files: dict[str, os.stat_result] = {}
        names: list[tuple[str, bool]] = []
        try:
            names.extend((name, stat.S_ISDIR(status.st_mode)) for name, status in self._walk(""))
        except OSError as error:
            raise BundleUnreadable(bundle=self.label, reason=error.strerror or str(error)) from error
        check_collisions(names)
        self.entries = tuple(Entry(name, status.st_size) for name, status in sorted(self._files.items()))
        total = sum(entry.size for entry in self.entries)
        if total > limits.total_bytes:
            raise BundleTooLarge(bundle=self.label, size=total, limit=limits.total_bytes)

    def close(self) -> None:
        """Nothing is held open between files."""

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        try:
            descriptor = os.open(self._root / entry.name, _READ)
        except OSError as error:
            raise BundleUnreadable(bundle=printable(entry.name), reason=error.strerror or str(error)) from error
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if not os.path.samestat(os.fstat(descriptor), self._files[entry.name]):
                raise FileChanged(file=printable(entry.name))
            read = 0
            while block := self._read(file, entry):
                read += len(block)
                if read > entry.size:
                    break
                yield block
        if read != entry.size:
            raise FileChanged(file=printable(entry.name))

    def _walk(self, folder: str) -> Iterator[tuple[str, os.stat_result]]:
        with os.scandir(self._root / folder) as listing:
            members = sorted(member.name for member in listing)
        for member in members:
            name = f"{folder}/{member}" if folder else member
            check_name(name, self._limits)
            status = (self._root / name).lstat()
            yield name, self._judged(name, status)
            if stat.S_ISDIR(status.st_mode):
                yield from self._walk(name)

    def _judged(self, name: str, status: os.stat_result) -> os.stat_result:
        limits = self._limits
        if getattr(status, "st_file_attributes", 0) & _REPARSE_POINT or not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
            raise SpecialFile(file=printable(name))
        if stat.S_ISREG(status.st_mode):
            self._files[name] = status
            if len(self._files) > limits.entries:
                raise TooManyFiles(bundle=self.label, count=len(self._files), limit=limits.entries)
            if status.st_size > limits.file_bytes:
                raise FileTooLarge(file=printable(name), size=status.st_size, limit=limits.file_bytes)
        return status

    def _read(self, file: FileIO, entry: Entry) -> bytes:
        try:
            return file.read(BLOCK)
        except OSError as error:
            raise BundleUnreadable(bundle=printable(entry.name), reason=error.strerror or str(error)) from error
