"""A zip file read strictly: the whole directory is judged before one byte of content is unpacked.

The usual readers trust one of the three places where a zip names its entries; here all must agree, and entries, descriptors,
directory and end records must fill the file without a gap or an overlap, so that no two programs can see two different bundles.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from reviewer.errors import Refused
from reviewer.intake import zip_records
from reviewer.intake.limits import Limits
from reviewer.intake.names import check_collisions, check_name, printable
from reviewer.intake.source import (
    BLOCK,
    BundleTooLarge,
    BundleUnreadable,
    Entry,
    FileTooLarge,
    NotABundle,
    SpecialFile,
    TooManyFiles,
)
from reviewer.intake.zip_records import EndRecord, LocalHeader, ZipRecord

_TAIL = 0xFFFF + zip_records.END_SIZE
_DIRECTORY_BYTES = 64 * 2**20
_FLAGS_COMPARED = zip_records.FLAGS_ENCRYPTED | zip_records.FLAG_DESCRIPTOR | zip_records.FLAG_UTF8
_FLAG_PATCH = 0x0020
_DOS_FOLDER = 0x10
_REPARSE_POINT = 0x400


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


class ZipContradictsItself(Refused):
    key = "intake.zip_contradicts_itself"


class ZipEntryOverlaps(Refused):
    key = "intake.zip_entry_overlaps"


class ZipEntryEncrypted(Refused):
    key = "intake.zip_entry_encrypted"


class ZipMethodUnknown(Refused):
    key = "intake.zip_method_unknown"


class ZipNameNotUtf8(Refused):
    key = "intake.zip_name_not_utf8"


class ZipFolderHasContent(Refused):
    key = "intake.zip_folder_has_content"


class ZipBomb(Refused):
    key = "intake.zip_bomb"


class ZipContentDamaged(Refused):
    key = "intake.zip_content_damaged"


class ZipArchive:
    """A zip file that passed `inspect`; a `Source`. Close it, or use it in a `with` statement."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.label = path.name
        self._limits = limits
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as error:
            raise BundleUnreadable(bundle=path.name, reason=error.strerror or str(error)) from error
        with ExitStack() as on_refusal:
            on_refusal.callback(self._file.close)
            self._contents = self._inspect(os.fstat(self._file.fileno()).st_size)
            on_refusal.pop_all()
        self.entries = tuple(Entry(name, record.unpacked) for name, (record, _) in self._contents.items() if not record.is_folder)

    def close(self) -> None:
        self._file.close()

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        record, start = self._contents[entry.name]
        checksum = unpacked = 0
        try:
            for block in self._unpacked(record, start):
                unpacked += len(block)
                checksum = zlib.crc32(block, checksum)
                if unpacked > record.unpacked:
                    break
                yield block
        except zlib.error as error:
            raise ZipContentDamaged(file=printable(entry.name), bundle=self.label) from error
        if unpacked != record.unpacked or checksum != record.crc:
            raise ZipContentDamaged(file=printable(entry.name), bundle=self.label)

    def _unpacked(self, record: ZipRecord, start: int) -> Iterator[bytes]:
        packed = self._packed(record, start)
        if record.method == zip_records.STORED:
            yield from packed
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        for block in packed:
            while block:
                yield inflater.decompress(block, BLOCK)
                block = inflater.unconsumed_tail  # noqa: PLW2901 - the rest of the same block
                if inflater.eof:
                    break
            if inflater.unused_data:
                raise ZipContentDamaged(file=printable(_decoded(record)), bundle=self.label)
        if not inflater.eof:
            raise ZipContentDamaged(file=printable(_decoded(record)), bundle=self.label)

    def _packed(self, record: ZipRecord, start: int) -> Iterator[bytes]:
        left = record.packed
        while left:
            block = self._read(start + record.packed - left, min(BLOCK, left))
            left -= len(block)
            yield block

    def _read(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes; the layout was checked, so fewer mean that the file shrank or the disk fails."""
        try:
            self._file.seek(offset)
            block = self._file.read(length)
        except OSError as error:
            raise BundleUnreadable(bundle=self.label, reason=error.strerror or str(error)) from error
        if len(block) != length:
            raise ZipTruncated(bundle=self.label)
        return block

    def _inspect(self, size: int) -> dict[str, tuple[ZipRecord, int]]:
        """Every entry's record and the offset of its packed bytes, by name; raises a Refused at the first fault."""
        end = self._find_end(size)
        records = self._read_directory(end)
        for record in records:
            self._check_record(record)
        names = {_name(record): record for record in records}
        check_collisions((_name(record), record.is_folder) for record in records)
        self._check_sizes(records, size)
        starts = self._check_layout(records, end)
        return {name: (record, starts[record.offset]) for name, record in names.items()}

    def _find_end(self, size: int) -> EndRecord:
        if size == 0:
            raise ZipEmpty(bundle=self.label)
        if size < zip_records.END_SIZE:
            raise ZipTruncated(bundle=self.label)
        starts_like_zip = self._read(0, len(zip_records.LOCAL)) in {zip_records.LOCAL, zip_records.END}
        tail = self._read(max(0, size - _TAIL), min(size, _TAIL))
        self._check_end_is_last(tail, starts_like_zip)
        try:
            end = zip_records.read_end(tail, size)
        except (ValueError, struct.error) as error:
            raise ZipDirectoryDamaged(bundle=self.label) from error
        if any(end.disks) or end.entries[0] != end.entries[1]:
            raise ZipOnSeveralDisks(bundle=self.label)
        if end.entries[1] == 0:
            raise ZipEmpty(bundle=self.label)
        if end.entries[1] > self._limits.entries:
            raise TooManyFiles(bundle=self.label, count=end.entries[1], limit=self._limits.entries)
        self._check_directory_place(end)
        return end

    def _check_end_is_last(self, tail: bytes, starts_like_zip: bool) -> None:
        at = tail.rfind(zip_records.END)
        if at < 0 or at + zip_records.END_SIZE > len(tail):
            raise ZipTruncated(bundle=self.label) if starts_like_zip else NotABundle(bundle=self.label)
        if not starts_like_zip:
            raise ZipHasPrefix(bundle=self.label)
        comment = int.from_bytes(tail[at + 20 : at + 22], "little")
        if at + zip_records.END_SIZE + comment != len(tail):
            raise ZipHasTrailingBytes(bundle=self.label)
        if comment:
            raise ZipHasComment(bundle=self.label)

    def _check_directory_place(self, end: EndRecord) -> None:
        """The directory ends where the end records begin; a second end record or a prefix would leave a gap there."""
        stop = end.directory_offset + end.directory_size
        if stop > end.start:
            raise ZipDirectoryDamaged(bundle=self.label)
        between = self._read(stop, min(end.start - stop, _TAIL))
        if zip_records.END in between:
            raise ZipHasSeveralEnds(bundle=self.label)
        if between:
            raise ZipHasGap(bundle=self.label)
        if end.directory_size > _DIRECTORY_BYTES:
            raise ZipDirectoryDamaged(bundle=self.label)

    def _read_directory(self, end: EndRecord) -> list[ZipRecord]:
        try:
            return zip_records.read_directory(self._read(end.directory_offset, end.directory_size), end.entries[1])
        except (ValueError, struct.error) as error:
            raise ZipDirectoryDamaged(bundle=self.label) from error

    def _check_record(self, record: ZipRecord) -> None:
        name = self._checked_name(record)
        if record.flags & (zip_records.FLAGS_ENCRYPTED | _FLAG_PATCH):
            raise ZipEntryEncrypted(file=name)
        if record.method not in {zip_records.STORED, zip_records.DEFLATED}:
            raise ZipMethodUnknown(file=name, method=record.method)
        if record.comment or record.has_other_name or record.disk:
            raise ZipContradictsItself(bundle=self.label, file=name)
        if record.method == zip_records.STORED and record.packed != record.unpacked:
            raise ZipContradictsItself(bundle=self.label, file=name)
        self._check_type(record, name)

    def _checked_name(self, record: ZipRecord) -> str:
        """The printable name of a record whose name passed every rule."""
        try:
            name = record.raw_name.decode("utf-8" if record.flags & zip_records.FLAG_UTF8 else "ascii")
        except UnicodeDecodeError as error:
            raise ZipNameNotUtf8(file=record.raw_name.decode("ascii", "backslashreplace"), bundle=self.label) from error
        check_name(name.removesuffix("/"), self._limits)
        return printable(name)

    def _check_type(self, record: ZipRecord, name: str) -> None:
        kind = stat.S_IFMT(record.attributes >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or record.attributes & _REPARSE_POINT:
            raise SpecialFile(file=name)
        says_folder = kind == stat.S_IFDIR or (kind == 0 and bool(record.attributes & _DOS_FOLDER))
        if record.is_folder and (record.unpacked or record.packed or kind == stat.S_IFREG):
            raise ZipFolderHasContent(file=name)
        if says_folder and not record.is_folder:
            raise SpecialFile(file=name)

    def _check_sizes(self, records: list[ZipRecord], size: int) -> None:
        limits = self._limits
        for record in records:
            name = printable(_decoded(record))
            if record.unpacked > limits.file_bytes:
                raise FileTooLarge(file=name, size=record.unpacked, limit=limits.file_bytes)
            if record.unpacked > max(limits.ratio_from_bytes, limits.ratio * record.packed):
                raise ZipBomb(file=name, size=record.unpacked, packed=record.packed, limit=limits.ratio)
        total = sum(record.unpacked for record in records)
        if total > limits.total_bytes:
            raise BundleTooLarge(bundle=self.label, size=total, limit=limits.total_bytes)
        if total > max(limits.ratio_from_bytes, limits.ratio * size):
            raise ZipBomb(file=self.label, size=total, packed=size, limit=limits.ratio)

    def _check_layout(self, records: list[ZipRecord], end: EndRecord) -> dict[int, int]:
        """Entries stand one after another from byte 0 to the directory. Returns the packed bytes' offset by header offset."""
        starts: dict[int, int] = {}
        position = 0
        for record in sorted(records, key=lambda record: record.offset):
            name = printable(_decoded(record))
            if record.offset < position:
                raise ZipEntryOverlaps(file=name, bundle=self.label)
            if record.offset > position:
                raise ZipHasGap(bundle=self.label)
            header = self._local_header(record, end, name)
            starts[record.offset] = position + header.length
            position += header.length + record.packed
            if position > end.directory_offset:
                raise ZipEntryOverlaps(file=name, bundle=self.label)
            if record.flags & zip_records.FLAG_DESCRIPTOR:
                position += self._descriptor_length(record, position, stop=end.directory_offset)
        if position != end.directory_offset:
            raise ZipHasGap(bundle=self.label)
        return starts

    def _local_header(self, record: ZipRecord, end: EndRecord, name: str) -> LocalHeader:
        room = end.directory_offset - record.offset
        try:
            length = zip_records.local_length(self._read(record.offset, min(zip_records.LOCAL_SIZE, room)))
            header = zip_records.read_local(self._read(record.offset, min(length, room)))
        except (ValueError, struct.error) as error:
            raise ZipContradictsItself(bundle=self.label, file=name) from error
        same = (header.raw_name, header.method, header.flags & _FLAGS_COMPARED) == (
            record.raw_name,
            record.method,
            record.flags & _FLAGS_COMPARED,
        )
        sizes = (header.crc, header.packed, header.unpacked)
        follows = bool(record.flags & zip_records.FLAG_DESCRIPTOR) and not any(sizes)
        if not same or not (follows or sizes == (record.crc, record.packed, record.unpacked)):
            raise ZipContradictsItself(bundle=self.label, file=name)
        return header

    def _descriptor_length(self, record: ZipRecord, position: int, *, stop: int) -> int:
        length = zip_records.is_descriptor(self._read(position, min(24, stop - position)), record)
        if not length:
            raise ZipContradictsItself(bundle=self.label, file=printable(_decoded(record)))
        return length


def _decoded(record: ZipRecord) -> str:
    return record.raw_name.decode("utf-8", "replace")


def _name(record: ZipRecord) -> str:
    return _decoded(record).removesuffix("/")
