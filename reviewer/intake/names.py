"""File names from outside: what a safe one is, so that it means the same on every system and nothing outside its folder."""

import re
import unicodedata
from collections.abc import Iterable

from reviewer.errors import Refused
from reviewer.intake.limits import Limits

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = frozenset('<>"|?*')
_DRIVE = re.compile(r"[A-Za-z]:")
# Control, format (joiners, marks of direction), surrogates, private use, unassigned, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SHOWN_LENGTH = 120


class NameAbsolute(Refused):
    key = "intake.name_absolute"


class NameClimbs(Refused):
    key = "intake.name_climbs"


class NameHasEmptySegment(Refused):
    key = "intake.name_has_empty_segment"


class NameHasCharacter(Refused):
    key = "intake.name_has_character"


class NameNotNormal(Refused):
    key = "intake.name_not_normal"


class NameEndsBadly(Refused):
    key = "intake.name_ends_badly"


class NameIsDevice(Refused):
    key = "intake.name_is_device"


class NameTooLong(Refused):
    key = "intake.name_too_long"


class NameTooDeep(Refused):
    key = "intake.name_too_deep"


class NameTwice(Refused):
    key = "intake.name_twice"


class FileIsAlsoFolder(Refused):
    key = "intake.file_is_also_folder"


def printable(untrusted_name: str) -> str:
    """The name with everything unseen escaped and its length cut, safe to print in a sentence."""
    shown = "".join(c if unicodedata.category(c) not in _UNSEEN else f"<U+{ord(c):04X}>" for c in untrusted_name)
    return shown if len(shown) <= _SHOWN_LENGTH else shown[: _SHOWN_LENGTH - 1] + "…"


def check_name(untrusted_name: str, limits: Limits) -> None:
    """Raises a Refused that names the fault unless the name is a safe relative path with `/` between its segments."""
    shown = printable(untrusted_name)
    if untrusted_name.startswith(("/", "\\")) or _DRIVE.match(untrusted_name):
        raise NameAbsolute(file=shown)
    segments = untrusted_name.replace("\\", "/").split("/")
    if ".." in segments:
        raise NameClimbs(file=shown)
    _check_characters(untrusted_name, shown)
    if len(untrusted_name.encode()) > limits.name_bytes:
        raise NameTooLong(file=shown, limit=limits.name_bytes)
    if len(segments) > limits.depth:
        raise NameTooDeep(file=shown, limit=limits.depth)
    for segment in segments:
        _check_segment(segment, shown)


def _check_characters(untrusted_name: str, shown: str) -> None:
    for character in untrusted_name:
        if character in _FORBIDDEN or character in "\\:" or unicodedata.category(character) in _UNSEEN:
            raise NameHasCharacter(file=shown, character=f"U+{ord(character):04X}")
    if not unicodedata.is_normalized("NFC", untrusted_name):
        raise NameNotNormal(file=shown)


def _check_segment(segment: str, shown: str) -> None:
    if segment in {"", "."}:
        raise NameHasEmptySegment(file=shown)
    if segment[-1] in " ." or segment[0].isspace() or segment[-1].isspace():
        raise NameEndsBadly(file=shown)
    if _DEVICE.fullmatch(segment):
        raise NameIsDevice(file=shown)


def check_collisions(names: Iterable[tuple[str, bool]]) -> None:
    """Refuses names that some file system holds for one: equal, or equal but for case or Unicode compatibility.

    `names` are pairs of a safe name without a trailing slash and whether it is a folder.
    """
    seen: dict[str, str] = {}
    files: set[str] = set()
    parents: dict[str, str] = {}
    for name, is_folder in names:
        folded = _folded(name)
        if folded in seen:
            raise NameTwice(file=printable(name), other=printable(seen[folded]))
        seen[folded] = name
        if not is_folder:
            files.add(folded)
        _note_parents(f"{name}/" if is_folder else name, parents)
    for folded in files & parents.keys():
        raise FileIsAlsoFolder(file=printable(seen[folded]))


def _note_parents(name: str, parents: dict[str, str]) -> None:
    """Folders that differ only in case would merge their files on some systems: they collide like files."""
    segments = name.split("/")
    for depth in range(1, len(segments)):
        parent = "/".join(segments[:depth])
        known = parents.setdefault(_folded(parent), parent)
        if known != parent:
            raise NameTwice(file=printable(parent), other=printable(known))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
