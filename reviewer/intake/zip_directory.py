"""Where a zip file keeps its table of contents, and that nothing else could be taken for it."""

import struct
from typing import BinaryIO

from reviewer.errors import Refused
from reviewer.intake import zip_records
from reviewer.intake.limits import Limits
from reviewer.intake.source import BundleUnreadable, NotABundle, TooManyFiles
from reviewer.intake.zip_records import EndRecord, ZipRecord

_TAIL = 0xFFFF + zip_records.END_SIZE
_DIRECTORY_BYTES = 64 * 2**20


class ZipEmpty(Refused):
    key = "intake.zip_empty"


class ZipTruncated(Refused):
    key = "intake.zip_truncated"


class ZipHasComment(Refused):
    key = "intake.zip_has_comment"


class ZipHasTrailingBytes(Refused):
    key = "intake.zip_has_trailing_bytes"


class ZipHasPrefix(Refused):
    key = "intake.zip_has_prefix"


class ZipHasGap(Refused):
    key = "intake.zip_has_gap"


class ZipDirectoryDamaged(Refused):
    key = "intake.zip_directory_damaged"


class ZipHasSeveralEnds(Refused):
    key = "intake.zip_has_several_ends"


class ZipOnSeveralDisks(Refused):
    key = "intake.zip_on_several_disks"


class ZipDirectory:
    """Finds and reads the central directory of an open zip file; `label` is the name a person knows the file by."""

    def __init__(self, file: BinaryIO, label: str, limits: Limits) -> None:
        self._file = file
        self._label = label
        self._limits = limits

    def read(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes; the layout was checked, so fewer mean that the file shrank or the disk fails."""
        try:
            self._file.seek(offset)
            block = self._file.read(length)
        except OSError as error:
            raise BundleUnreadable(bundle=self._label, reason=error.strerror or str(error)) from error
        if len(block) != length:
            raise ZipTruncated(bundle=self._label)
        return block

    def end(self, size: int) -> EndRecord:
        """The end record of a file of `size` bytes, its place and that of the directory checked."""
        if size == 0:
            raise ZipEmpty(bundle=self._label)
        if size < zip_records.END_SIZE:
            raise ZipTruncated(bundle=self._label)
        starts_like_zip = self.read(0, len(zip_records.LOCAL)) in {zip_records.LOCAL, zip_records.END}
        tail = self.read(max(0, size - _TAIL), min(size, _TAIL))
        self._check_end_is_last(tail, starts_like_zip)
        try:
            end = zip_records.read_end(tail, size)
        except (ValueError, struct.error) as error:
            raise ZipDirectoryDamaged(bundle=self._label) from error
        if any(end.disks) or end.entries[0] != end.entries[1]:
            raise ZipOnSeveralDisks(bundle=self._label)
        if end.entries[1] == 0:
            raise ZipEmpty(bundle=self._label)
        if end.entries[1] > self._limits.entries:
            raise TooManyFiles(bundle=self._label, count=end.entries[1], limit=self._limits.entries)
        self._check_directory_place(end)
        return end

    def _check_end_is_last(self, tail: bytes, starts_like_zip: bool) -> None:
        at = tail.rfind(zip_records.END)
        if at < 0 or at + zip_records.END_SIZE > len(tail):
            raise ZipTruncated(bundle=self._label) if starts_like_zip else NotABundle(bundle=self._label)
        if not starts_like_zip:
            raise ZipHasPrefix(bundle=self._label)
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if at + zip_records.END_SIZE + comment != len(tail):
            raise ZipHasTrailingBytes(bundle=self._label)
        if comment:
            raise ZipHasComment(bundle=self._label)

    def _check_directory_place(self, end: EndRecord) -> None:
        """The directory ends where the end records begin; a second end record or a prefix would leave a gap there."""
        stop = end.directory_offset + end.directory_size
        if stop > end.start:
            raise ZipDirectoryDamaged(bundle=self._label)
        between = self.read(stop, min(end.start - stop, _TAIL))
        if zip_records.END in between:
            raise ZipHasSeveralEnds(bundle=self._label)
        if between:
            raise ZipHasGap(bundle=self._label)
        if end.directory_size > _DIRECTORY_BYTES:
            raise ZipDirectoryDamaged(bundle=self._label)

    def records(self, end: EndRecord) -> list[ZipRecord]:
        try:
            return zip_records.read_directory(self.read(end.directory_offset, end.directory_size), end.entries[1])
        except (ValueError, struct.error) as error:
            raise ZipDirectoryDamaged(bundle=self._label) from error
