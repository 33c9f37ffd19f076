"""A bundle that lies as a folder: no links, no special files, and each file opened is the file that was judged."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
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
    differing,
)
from reviewer.intake.spelling import NameEncoding, RawName, spelled

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REPARSE_POINT = 0x400


class Folder:
    """A folder that passed every check; a `Source`. Device and inode of each file are remembered and compared when it is opened.

    Names that are no UTF-8, as unpacked from old archives, are read in `names`, or in the likeliest encoding where that is plain.
    """

    def __init__(self, path: Path, limits: Limits, names: NameEncoding | None = None) -> None:
        self.label = path.resolve().name
        self._root = os.fsencode(path.resolve())
        self._limits = limits
        self._files: dict[str, tuple[bytes, os.stat_result]] = {}
        found = _found(path, limits)
        spellings = spelled([_raw_name(raw) for raw, _ in found], names, bundle=self.label)
        for name, (raw, status) in zip(spellings, found, strict=True):
            check_name(name, limits)
            self._judge(name, raw, status)
        check_collisions((name, stat.S_ISDIR(status.st_mode)) for name, (_, status) in zip(spellings, found, strict=True))
        self.entries = tuple(_entry(name, raw, status) for name, (raw, status) in sorted(self._files.items()))
        total = sum(entry.size for entry in self.entries)
        if total > limits.total_bytes:
            raise BundleTooLarge(bundle=self.label, size=total, limit=limits.total_bytes)

    def place(self, entry: Entry) -> Path:
        """Where the file lies."""
        return Path(os.fsdecode(self._place(entry)))

    def close(self) -> None:
        """Nothing is held open between files."""

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        try:
            descriptor = os.open(self._place(entry), _READ)
        except OSError as error:
            raise BundleUnreadable(bundle=printable(entry.name), reason=error.strerror or str(error)) from error
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if not os.path.samestat(os.fstat(descriptor), self._files[entry.name][1]):
                raise FileChanged(file=printable(entry.name))
            read = 0
            while block := self._read(file, entry):
                read += len(block)
                if read > entry.size:
                    break
                yield block
        if read != entry.size:
            raise FileChanged(file=printable(entry.name))

    def _place(self, entry: Entry) -> bytes:
        return os.path.join(self._root, self._files[entry.name][0])  # noqa: PTH118 - paths of bytes

    def _judge(self, name: str, raw: bytes, status: os.stat_result) -> None:
        limits = self._limits
        if getattr(status, "st_file_attributes", 0) & _REPARSE_POINT or not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
            raise SpecialFile(file=printable(name))
        if stat.S_ISREG(status.st_mode):
            self._files[name] = raw, status
            if len(self._files) > limits.entries:
                raise TooManyFiles(bundle=self.label, count=len(self._files), limit=limits.entries)
            if status.st_size > limits.file_bytes:
                raise FileTooLarge(file=printable(name), size=status.st_size, limit=limits.file_bytes)

    def _read(self, file: FileIO, entry: Entry) -> bytes:
        try:
            return file.read(BLOCK)
        except OSError as error:
            raise BundleUnreadable(bundle=printable(entry.name), reason=error.strerror or str(error)) from error


def raw_names(path: Path, limits: Limits) -> list[RawName]:
    """The names below a folder as the file system spells them."""
    return [_raw_name(raw) for raw, _ in _found(path, limits)]


def _found(path: Path, limits: Limits) -> list[tuple[bytes, os.stat_result]]:
    try:
        return list(_walk(path, os.fsencode(path.resolve()), limits=limits))
    except OSError as error:
        raise BundleUnreadable(bundle=path.name, reason=error.strerror or str(error)) from error


def _walk(path: Path, root: bytes, *, limits: Limits, folder: bytes = b"") -> Iterator[tuple[bytes, os.stat_result]]:
    """Every member below by its raw path, with what the file system says of it; a link is not followed."""
    with os.scandir(os.path.join(root, folder)) as listing:  # noqa: PTH118 - paths of bytes
        members = sorted(listing, key=lambda member: member.name)
    if len(members) > 2 * limits.entries:
        raise TooManyFiles(bundle=path.name, count=len(members), limit=limits.entries)
    for member in members:
        raw = folder + b"/" + member.name if folder else member.name
        status = member.stat(follow_symlinks=False)
        yield raw, status
        # A name that lies deeper is refused, so there is no need to see what is below.
        if stat.S_ISDIR(status.st_mode) and raw.count(b"/") <= limits.depth:
            yield from _walk(path, root, limits=limits, folder=raw)


def _raw_name(raw: bytes) -> RawName:
    """File systems keep bytes; those that are UTF-8 are taken for it, as everything written today is."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return RawName(raw)
    return RawName(raw, is_utf8=True)


def _entry(name: str, raw: bytes, status: os.stat_result) -> Entry:
    return Entry(name, status.st_size, differing(raw, name), datetime.fromtimestamp(status.st_mtime, UTC))
