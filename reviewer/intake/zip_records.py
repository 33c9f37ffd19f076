"""The records of a zip file as its bytes spell them, after PKWARE's APPNOTE 6.3.10, chapter 4.3; no judgement here.

Every function raises ValueError or struct.error when the bytes do not hold the record asked for.
"""

import struct
import zlib
from dataclasses import dataclass
from datetime import datetime

LOCAL = b"PK\x03\x04"
CENTRAL = b"PK\x01\x02"
DESCRIPTOR = b"PK\x07\x08"
END = b"PK\x05\x06"
END_64 = b"PK\x06\x06"
LOCATOR_64 = b"PK\x06\x07"

END_SIZE = 22
END_64_SIZE = 56
LOCATOR_64_SIZE = 20
LOCAL_SIZE = 30

STORED, DEFLATED = 0, 8
FLAG_DESCRIPTOR = 0x0008
FLAG_UTF8 = 0x0800
FLAGS_ENCRYPTED = 0x0001 | 0x0040 | 0x2000

_FULL_16 = 0xFFFF
_FULL_32 = 0xFFFFFFFF
_EXTRA_ZIP64 = 0x0001
_EXTRA_UNICODE_PATH = 0x7075

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True)
class EndRecord:
    """Where the central directory lies; `start` is the offset of the first end record itself."""

    disks: tuple[int, ...]
    entries: tuple[int, int]
    directory_size: int
    directory_offset: int
    start: int


@dataclass(frozen=True)
class ZipRecord:
    """One entry of the central directory; sizes and offsets in bytes, 64-bit fields resolved.

    `stated_name` is the UTF-8 name of Info-ZIP's Unicode path field where it differs from the plain one; `name` is what a reader makes
    of both, empty until one has. `modified` is the packer's own clock, without a zone; None where it was never set.
    """

    raw_name: bytes
    system: int
    flags: int
    method: int
    crc: int
    packed: int
    unpacked: int
    offset: int
    disk: int
    attributes: int
    comment: bytes
    stated_name: "StatedName | None"
    modified: datetime | None
    name: str = ""

    @property
    def is_folder(self) -> bool:
        return self.raw_name.endswith(b"/")


@dataclass(frozen=True)
class StatedName:
    """A second name for an entry (APPNOTE 4.6.9). `is_current` is True where it was made for the plain name that stands there."""

    text: bytes
    is_current: bool


@dataclass(frozen=True)
class LocalHeader:
    """The header before an entry's bytes; `length` is its own size with name and extra fields."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    unpacked: int
    length: int
    stated_name: StatedName | None


def read_end(tail: bytes, file_size: int) -> EndRecord:
    """The end record at the very end of `tail`, the last bytes of the file, with its 64-bit twin where it has one."""
    start = file_size - END_SIZE
    signature, disk, directory_disk, here, total, size, offset, comment = _END.unpack(tail[-END_SIZE:])
    if signature != END or comment:
        raise ValueError("no end record without a comment at the end")
    locator = tail[-END_SIZE - LOCATOR_64_SIZE : -END_SIZE]
    if not locator.startswith(LOCATOR_64):
        return EndRecord((disk, directory_disk), (here, total), size, offset, start)
    return _read_end_64(tail, start, (disk, directory_disk, here, total, size, offset))


def _read_end_64(tail: bytes, start: int, plain: tuple[int, ...]) -> EndRecord:
    record_at = start - LOCATOR_64_SIZE - END_64_SIZE
    _, locator_disk, located, disks = _LOCATOR_64.unpack(tail[-END_SIZE - LOCATOR_64_SIZE : -END_SIZE])
    record = tail[-END_SIZE - LOCATOR_64_SIZE - END_64_SIZE : -END_SIZE - LOCATOR_64_SIZE]
    signature, length, _, _, disk, directory_disk, here, total, size, offset = _END_64.unpack(record)
    if signature != END_64 or length != END_64_SIZE - 12 or located != record_at or disks != 1:
        raise ValueError("the 64-bit end record is not where its locator says")
    full = (_FULL_16, _FULL_16, _FULL_16, _FULL_16, _FULL_32, _FULL_32)
    wide = (disk, directory_disk, here, total, size, offset)
    if any(short not in {limit, long} for short, limit, long in zip(plain, full, wide, strict=True)):
        raise ValueError("the two end records contradict each other")
    return EndRecord((disk, directory_disk, locator_disk), (here, total), size, offset, record_at)


def read_directory(block: bytes, count: int) -> list[ZipRecord]:
    """The `count` entries that fill the whole of the central directory's bytes."""
    records: list[ZipRecord] = []
    position = 0
    for _ in range(count):
        record, position = _read_central(block, position)
        records.append(record)
    if position != len(block):
        raise ValueError("bytes left over in the central directory")
    return records


def _read_central(block: bytes, position: int) -> tuple[ZipRecord, int]:
    fields = _CENTRAL.unpack_from(block, position)
    if fields[0] != CENTRAL:
        raise ValueError("an entry of the central directory lacks its signature")
    name_length, extra_length, comment_length = fields[10:13]
    name_at = position + _CENTRAL.size
    extra_at = name_at + name_length
    comment_at = extra_at + extra_length
    end = comment_at + comment_length
    if end > len(block):
        raise ValueError("an entry runs past the central directory")
    raw_name = block[name_at:extra_at]
    extras = _extras(block[extra_at:comment_at])
    unpacked, packed, offset, disk = _widened(
        (fields[9], fields[8], fields[16], fields[13]), (_FULL_32, _FULL_32, _FULL_32, _FULL_16), extra=extras.get(_EXTRA_ZIP64)
    )
    record = ZipRecord(
        raw_name=raw_name,
        system=fields[1] >> 8,
        flags=fields[3],
        method=fields[4],
        crc=fields[7],
        packed=packed,
        unpacked=unpacked,
        offset=offset,
        disk=disk,
        attributes=fields[15],
        comment=block[comment_at:end],
        stated_name=_stated_name(extras.get(_EXTRA_UNICODE_PATH), raw_name),
        modified=_moment(fields[6], fields[5]),
    )
    return record, end


def local_length(block: bytes) -> int:
    """Length of a local header with its name and extra fields, from its first LOCAL_SIZE bytes."""
    *_, name_length, extra_length = _LOCAL.unpack(block)
    return _LOCAL.size + int(name_length) + int(extra_length)


def read_local(block: bytes) -> LocalHeader:
    """The local header at the start of `block`, which must hold all of it."""
    signature, _, flags, method, _, _, crc, packed, unpacked, name_length, extra_length = _LOCAL.unpack_from(block)
    length = _LOCAL.size + name_length + extra_length
    if signature != LOCAL or length > len(block):
        raise ValueError("no local header")
    name = block[_LOCAL.size : _LOCAL.size + name_length]
    extras = _extras(block[_LOCAL.size + name_length : length])
    unpacked, packed = _widened((unpacked, packed), (_FULL_32, _FULL_32), extra=extras.get(_EXTRA_ZIP64))
    return LocalHeader(name, flags, method, crc, packed, unpacked, length, _stated_name(extras.get(_EXTRA_UNICODE_PATH), name))


def is_descriptor(block: bytes, record: ZipRecord) -> int:
    """Length of the data descriptor at the start of `block` that agrees with the record; 0 when none does.

    APPNOTE 4.3.9: with or without its signature, with 32- or 64-bit sizes.
    """
    for layout, length in (("<3L", 12), ("<L2Q", 20)):
        try:
            body = struct.pack(layout, record.crc, record.packed, record.unpacked)
        except struct.error:
            continue
        if block.startswith(DESCRIPTOR + body):
            return length + len(DESCRIPTOR)
        if block.startswith(body):
            return length
    return 0


def _extras(block: bytes) -> dict[int, bytes]:
    extras: dict[int, bytes] = {}
    position = 0
    while position < len(block):
        kind, length = struct.unpack_from("<2H", block, position)
        position += 4
        if kind in extras or position + length > len(block):
            raise ValueError("an extra field stands twice or runs past its place")
        extras[kind] = block[position : position + length]
        position += length
    return extras


def _widened(values: tuple[int, ...], full: tuple[int, ...], *, extra: bytes | None) -> tuple[int, ...]:
    """The values with those that are full replaced, in order, from the 64-bit extra field (APPNOTE 4.5.3)."""
    wide: list[int] = []
    position = 0
    for value, limit in zip(values, full, strict=True):
        if value != limit:
            wide.append(value)
            continue
        if extra is None:
            raise ValueError("a 64-bit size without its extra field")
        layout = "<L" if limit == _FULL_16 else "<Q"
        wide.append(struct.unpack_from(layout, extra, position)[0])
        position += struct.calcsize(layout)
    if extra is not None and position != len(extra):
        raise ValueError("a 64-bit extra field with more than the sizes need")
    return tuple(wide)


def _stated_name(extra: bytes | None, raw_name: bytes) -> StatedName | None:
    """Info-ZIP's Unicode path field: version, CRC of the plain name, then a name some programs prefer."""
    if extra is None or extra[5:] == raw_name:
        return None
    version, checksum = struct.unpack_from("<BL", extra)
    return StatedName(extra[5:], version == 1 and checksum == zlib.crc32(raw_name))


def _moment(date: int, time: int) -> datetime | None:
    """MS-DOS date and time, two seconds fine (APPNOTE 4.4.6)."""
    try:
        return datetime(1980 + (date >> 9), date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, time % 32 * 2)  # noqa: DTZ001 - it has none
    except ValueError:
        return None
