"""Where a bundle's bytes come from: a zip file or a folder, judged in whole before anything is read out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reviewer.errors import Fault, Refused

BLOCK = 4 * 2**20
"""Bytes read at a time; memory stays flat whatever the file's size."""


@dataclass(frozen=True)
class Entry:
    """One file of a bundle by its checked name, with its size in bytes.

    `raw_name` are the name's own bytes where they are not the UTF-8 of `name`. `modified` is the date the source keeps for it, without a
    zone where it names none.
    """

    name: str
    size: int
    raw_name: bytes = b""
    modified: datetime | None = None


def differing(raw: bytes, name: str) -> bytes:
    """The bytes of a name where they are not the UTF-8 of `name`; empty where they are."""
    return raw if raw != name.encode() else b""


class Source(Protocol):
    """A bundle whose structure has passed every check; `label` is the name a person knows it by."""

    @property
    def label(self) -> str: ...

    @property
    def entries(self) -> tuple[Entry, ...]: ...

    def blocks(self, entry: Entry) -> Iterator[bytes]:
        """The file's bytes, in all exactly `entry.size`; raises a Refused when the source holds more, fewer or others."""

    def close(self) -> None: ...


class BundleUnreadable(Fault):
    key = "intake.bundle_unreadable"


class BundleMissing(Fault):
    key = "intake.bundle_missing"


class NotABundle(Refused):
    key = "intake.not_a_bundle"


class TooManyFiles(Refused):
    key = "intake.too_many_files"


class FileTooLarge(Refused):
    key = "intake.file_too_large"


class BundleTooLarge(Refused):
    key = "intake.bundle_too_large"


class FileChanged(Refused):
    key = "intake.file_changed"


class SpecialFile(Refused):
    key = "intake.special_file"
