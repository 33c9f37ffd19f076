"""Zip files written field by field, so that each lie a zip can tell can be told one at a time."""

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

UTF8 = 0x0800
DESCRIPTOR = 0x0008
ORDINARY = 0o100644 << 16


@dataclass
class Member:
    """One entry; every field of both headers can be set, and is right where it is not."""

    name: bytes
    content: bytes
    method: int = 0
    flags: int = 0
    attributes: int = ORDINARY
    system: int = 3
    comment: bytes = b""
    local_name: bytes | None = None
    local_method: int | None = None
    crc: int | None = None
    stated_size: int | None = None
    local_size: int | None = None
    packed_tail: bytes = b""
    before: bytes = b""
    after: bytes = b""
    descriptor: bytes | None = None
    extra: bytes = b""
    local_extra: bytes = b""
    offset: int | None = None
    disk: int = 0
    wide: bool = False
    at: int = field(default=0, init=False)

    @property
    def packed(self) -> bytes:
        if self.method != 8:
            return self.content + self.packed_tail
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return squeezer.compress(self.content) + squeezer.flush() + self.packed_tail

    @property
    def sums(self) -> tuple[int, int, int]:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        return crc, len(self.packed), len(self.content) if self.stated_size is None else self.stated_size


def local(member: Member) -> bytes:
    name = member.name if member.local_name is None else member.local_name
    method = member.method if member.local_method is None else member.local_method
    crc, packed, size = (0, 0, 0) if member.flags & DESCRIPTOR else member.sums
    size = size if member.local_size is None else member.local_size
    extra = member.local_extra
    if member.wide:
        extra += struct.pack("<2H2Q", 1, 16, size, packed)
        packed = size = 0xFFFFFFFF
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, member.flags, method, 0, 0x21, crc, packed, size, len(name), len(extra)) + name + extra


def central(member: Member) -> bytes:
    crc, packed, size = member.sums
    extra = member.extra
    if member.wide:
        extra += struct.pack("<2H2Q", 1, 16, size, packed)
        packed = size = 0xFFFFFFFF
    offset = member.at if member.offset is None else member.offset
    fixed = struct.pack(
        "<4s6H3L5H2L",
        b"PK\1\2",
        (member.system << 8) | 20,
        20,
        member.flags,
        member.method,
        0,
        0x21,
        crc,
        packed,
        size,
        len(member.name),
        len(extra),
        len(member.comment),
        member.disk,
        0,
        member.attributes,
        offset,
    )
    return fixed + member.name + extra + member.comment


def archive(members: list[Member], *, before_directory=b"", before_end=b"", comment=b"", after=b"", count=None, wide_end=False) -> bytes:
    held = b""
    for member in members:
        held += member.before
        member.at = len(held)
        held += local(member) + member.packed
        if member.flags & DESCRIPTOR:
            held += member.descriptor if member.descriptor is not None else b"PK\7\x08" + struct.pack("<3L", *member.sums)
        held += member.after
    held += before_directory
    directory = b"".join(map(central, members))
    number = len(members) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(directory), len(held), len(comment))
    if wide_end:
        at = len(held) + len(directory)
        wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, number, number, len(directory), len(held))
        before_end += wide + struct.pack("<4sLQL", b"PK\6\7", 0, at, 1)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, len(comment))
    return held + directory + before_end + end + comment + after


def members_of(bag: dict[str, bytes], **of_first) -> list[Member]:
    """The bag's files as entries; `of_first` sets fields of the first one."""
    members = [Member(name.encode(), content, flags=0 if name.isascii() else UTF8) for name, content in bag.items()]
    for name, value in of_first.items():
        setattr(members[0], name, value)
    return members


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def unicode_path(raw: bytes, name: str) -> bytes:
    """Info-ZIP's extra field: `name` in UTF-8, made for the plain name `raw`."""
    text = name.encode()
    return struct.pack("<2HBL", 0x7075, 5 + len(text), 1, zlib.crc32(raw)) + text
