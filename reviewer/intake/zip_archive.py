"""A zip file read strictly: the whole directory is judged before one byte of content is unpacked.

The usual readers trust one of the three places where a zip names its entries; here all must agree, and entries, descriptors,
directory and end records must fill the file without a gap or an overlap, so that no two programs can see two different bundles.
"""

import os
import stat
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from isal import isal_zlib

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
    SpecialFile,
    differing,
)
from reviewer.intake.spelling import NameEncoding, RawName, spelled
from reviewer.intake.zip_directory import ZipDirectory, ZipHasGap
from reviewer.intake.zip_records import EndRecord, LocalHeader, ZipRecord

_FLAGS_COMPARED = zip_records.FLAGS_ENCRYPTED | zip_records.FLAG_DESCRIPTOR | zip_records.FLAG_UTF8
# Its stub takes the class for an instance.
_INFLATING_FAILED: type[Exception] = isal_zlib.error  # type: ignore[assignment]
_PACKED_BLOCK = 2**18
_FLAG_PATCH = 0x0020
_DOS_FOLDER = 0x10
_REPARSE_POINT = 0x400


class ZipContradictsItself(Refused):
    key = "intake.zip_contradicts_itself"


class ZipEntryOverlaps(Refused):
    key = "intake.zip_entry_overlaps"


class ZipEntryEncrypted(Refused):
    key = "intake.zip_entry_encrypted"


class ZipMethodUnknown(Refused):
    key = "intake.zip_method_unknown"


class ZipFolderHasContent(Refused):
    key = "intake.zip_folder_has_content"


class ZipBomb(Refused):
    key = "intake.zip_bomb"


class ZipContentDamaged(Refused):
    key = "intake.zip_content_damaged"


class ZipArchive:
    """A zip file whose structure passed every check; a `Source` that has to be closed.

    Names that do not say their letters are read in `names`, or in the likeliest where that is plain; those of a bag are UTF-8.
    """

    def __init__(self, path: Path, limits: Limits, names: NameEncoding | None = None) -> None:
        self.label = path.name
        self._limits = limits
        self._names = names
        self._file = _opened(path)
        with ExitStack() as on_refusal:
            on_refusal.callback(self._file.close)
            self._directory = ZipDirectory(self._file, path.name, limits)
            self._contents = self._inspect(os.fstat(self._file.fileno()).st_size)
            on_refusal.pop_all()
        files = (record for record, _ in self._contents.values() if not record.is_folder)
        self.entries = tuple(
            Entry(record.name, record.unpacked, differing(record.raw_name, record.name), record.modified) for record in files
        )

    def close(self) -> None:
        self._file.close()

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        record, start = self._contents[entry.name]
        checksum = unpacked = 0
        try:
            for block in self._unpacked(record, start):
                unpacked += len(block)
                checksum = isal_zlib.crc32(block, checksum)
                if unpacked > record.unpacked:
                    break
                yield block
        except _INFLATING_FAILED as error:
            raise ZipContentDamaged(file=printable(entry.name), bundle=self.label) from error
        if unpacked != record.unpacked or checksum != record.crc:
            raise ZipContentDamaged(file=printable(entry.name), bundle=self.label)

    def _unpacked(self, record: ZipRecord, start: int) -> Iterator[bytes]:
        packed = self._packed(record, start)
        if record.method == zip_records.STORED:
            yield from packed
            return
        inflater = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
        for block in packed:
            while block:
                yield inflater.decompress(block, BLOCK)
                block = inflater.unconsumed_tail  # noqa: PLW2901 - the rest of the same block
                if inflater.eof:
                    break
            # What did not fit into the last block of output and needs no more input.
            while not inflater.eof and (held := inflater.decompress(b"", BLOCK)):
                yield held
            if inflater.unused_data:
                raise ZipContentDamaged(file=printable(record.name), bundle=self.label)
        if not inflater.eof:
            raise ZipContentDamaged(file=printable(record.name), bundle=self.label)

    def _packed(self, record: ZipRecord, start: int) -> Iterator[bytes]:
        left = record.packed
        # Small pieces when inflating: what does not fit into a block of output is copied and offered again.
        size = BLOCK if record.method == zip_records.STORED else _PACKED_BLOCK
        while left:
            block = self._directory.read(start + record.packed - left, min(size, left))
            left -= len(block)
            yield block

    def _inspect(self, size: int) -> dict[str, tuple[ZipRecord, int]]:
        """Every entry's record and the offset of its packed bytes, by name; raises a Refused at the first fault."""
        end = self._directory.end(size)
        records = self._named(self._directory.records(end))
        for record in records:
            self._check_record(record)
        names = {_name(record): record for record in records}
        check_collisions((_name(record), record.is_folder) for record in records)
        self._check_sizes(records, size)
        starts = self._check_layout(records, end)
        return {name: (record, starts[record.offset]) for name, record in names.items()}

    def _named(self, records: list[ZipRecord]) -> list[ZipRecord]:
        """The records with their names as they are to be read."""
        for record in records:
            self._check_stated_name(record)
        names = spelled([raw_name(record) for record in records], self._names, bundle=self.label)
        return [replace(record, name=name) for record, name in zip(records, names, strict=True)]

    def _check_stated_name(self, record: ZipRecord) -> None:
        """A second name counts where the first cannot speak for itself; otherwise two programs would see two bundles."""
        stated = record.stated_name
        if stated is None:
            return
        is_needed = not record.raw_name.isascii() and not record.flags & zip_records.FLAG_UTF8
        if not (is_needed and stated.is_current and _is_utf8(stated.text)):
            raise ZipContradictsItself(bundle=self.label, file=_shown(record))

    def _check_record(self, record: ZipRecord) -> None:
        check_name(_name(record), self._limits)
        name = printable(record.name)
        if record.flags & (zip_records.FLAGS_ENCRYPTED | _FLAG_PATCH):
            raise ZipEntryEncrypted(file=name)
        if record.method not in {zip_records.STORED, zip_records.DEFLATED}:
            raise ZipMethodUnknown(file=name, method=record.method)
        if record.comment or record.disk:
            raise ZipContradictsItself(bundle=self.label, file=name)
        if record.method == zip_records.STORED and record.packed != record.unpacked:
            raise ZipContradictsItself(bundle=self.label, file=name)
        self._check_type(record, name)

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
            name = printable(record.name)
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
            name = printable(record.name)
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
            length = zip_records.local_length(self._directory.read(record.offset, min(zip_records.LOCAL_SIZE, room)))
            header = zip_records.read_local(self._directory.read(record.offset, min(length, room)))
        except (ValueError, struct.error) as error:
            raise ZipContradictsItself(bundle=self.label, file=name) from error
        same = (header.raw_name, header.method, header.flags & _FLAGS_COMPARED) == (
            record.raw_name,
            record.method,
            record.flags & _FLAGS_COMPARED,
        ) and header.stated_name in {None, record.stated_name}
        sizes = (header.crc, header.packed, header.unpacked)
        follows = bool(record.flags & zip_records.FLAG_DESCRIPTOR) and not any(sizes)
        if not same or not (follows or sizes == (record.crc, record.packed, record.unpacked)):
            raise ZipContradictsItself(bundle=self.label, file=name)
        return header

    def _descriptor_length(self, record: ZipRecord, position: int, *, stop: int) -> int:
        length = zip_records.is_descriptor(self._directory.read(position, min(24, stop - position)), record)
        if not length:
            raise ZipContradictsItself(bundle=self.label, file=printable(record.name))
        return length


def raw_names(path: Path, limits: Limits) -> list[RawName]:
    """The names of a zip file as its directory spells them, before anything else about it is judged."""
    with _opened(path) as file:
        directory = ZipDirectory(file, path.name, limits)
        records = directory.records(directory.end(os.fstat(file.fileno()).st_size))
    return [raw_name(record) for record in records]


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise BundleUnreadable(bundle=path.name, reason=error.strerror or str(error)) from error


def raw_name(record: ZipRecord) -> RawName:
    """An entry's name with what the archive says of its letters."""
    stated = record.stated_name.text.decode("utf-8") if record.stated_name else ""
    return RawName(record.raw_name, bool(record.flags & zip_records.FLAG_UTF8), stated)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _shown(record: ZipRecord) -> str:
    return printable(record.raw_name.decode("ascii", "backslashreplace"))


def _name(record: ZipRecord) -> str:
    return record.name.removesuffix("/")
