"""Loose files: what of a zip or folder that is no bag is evidence, and where it would lie in a bundle."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.errors import Refused
from reviewer.intake import bag
from reviewer.intake.document import DocumentNotJson, FileNotDescribed
from reviewer.intake.limits import Limits
from reviewer.intake.names import check_name, printable
from reviewer.intake.source import Entry, FileTooLarge, Source
from reviewer.intake.spelling import RawName, is_bag

_TAG_FILES = frozenset({bag.DECLARATION, bag.ABOUT, bag.MANIFEST, bag.TAG_MANIFEST, bag.DOCUMENT})
# What file managers and office programs leave behind; never a shopper's evidence.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
_LITTER_STARTS = ("._", "~$")


class NothingToPack(Refused):
    key = "intake.nothing_to_pack"


class BagInside(Refused):
    key = "intake.bag_inside"


@dataclass(frozen=True)
class Loose:
    """`payload` are the files by the `data/...` path they get; `document` is the submission.json among them, whole or in part.

    `title` is what the material is called: its own folder's name, else the name of the zip without its ending.
    """

    source: Source
    payload: dict[str, Entry]
    document: Mapping[str, Any] | None
    title: str


def is_bagged(source: Source) -> bool:
    """True for a bag, which is read by the rules of bags alone."""
    return is_bag([RawName(entry.name.encode()) for entry in source.entries])


def laid_open(source: Source, limits: Limits) -> Loose:
    """The files of a source that is no bag, or of a bag whose tag files are to be made anew.

    Raises NothingToPack, FileNotDescribed for a file beside `data/`, and what the rules of names refuse.
    """
    entries, title = _rooted(source)
    _check_no_bag_inside(source, entries)
    held = entries.pop(bag.DOCUMENT, None)
    has_payload_folder = any(name.startswith(bag.PAYLOAD) for name in entries)
    if bag.DECLARATION in entries or (held is not None and has_payload_folder):
        for name in entries.keys() - _TAG_FILES:
            if not name.startswith(bag.PAYLOAD):
                raise FileNotDescribed(file=printable(name))
        payload = {name: entry for name, entry in entries.items() if name.startswith(bag.PAYLOAD)}
    else:
        payload = {bag.PAYLOAD + name: entry for name, entry in entries.items()}
    if not payload:
        raise NothingToPack(folder=source.label)
    for path in payload:
        check_name(path, limits)
    return Loose(source, dict(sorted(payload.items())), None if held is None else _document(source, held, limits), title)


def _check_no_bag_inside(source: Source, entries: Mapping[str, Entry]) -> None:
    """Several bags at once, or half of one, are not taken apart for their files: their digests would go unread."""
    for name in entries:
        if name.endswith(f"/{bag.DECLARATION}"):
            raise BagInside(file=printable(name), bundle=source.label)
    if bag.MANIFEST in entries and bag.DECLARATION not in entries:
        raise bag.TagFileMissing(file=bag.DECLARATION, bundle=source.label)


def _rooted(source: Source) -> tuple[dict[str, Entry], str]:
    """The evidence by name, without the one folder around it in which zips of a folder wrap everything."""
    entries = {entry.name: entry for entry in source.entries if not _is_litter(entry.name)}
    title = source.label.removesuffix(".zip").removesuffix(".ZIP")
    tops = {name.partition("/")[0] for name in entries}
    top = tops.copy().pop() if len(tops) == 1 else ""
    is_wrapped = bool(top) and top not in entries and f"{top}/" != bag.PAYLOAD
    if not is_wrapped or not (title != source.label or f"{top}/{bag.DOCUMENT}" in entries):
        return entries, title
    return {name.removeprefix(f"{top}/"): entry for name, entry in entries.items()}, top


def _is_litter(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last in _LITTER or last.startswith(_LITTER_STARTS)


def _document(source: Source, entry: Entry, limits: Limits) -> Mapping[str, Any]:
    if entry.size > limits.tag_bytes:
        raise FileTooLarge(file=bag.DOCUMENT, size=entry.size, limit=limits.tag_bytes)
    return read_partial(b"".join(source.blocks(entry)))


def read_partial(content: bytes) -> Mapping[str, Any]:
    """A submission.json that may leave out what can be found; only that it is a JSON object is checked here.

    Raises DocumentNotJson.
    """
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DocumentNotJson(place="1:1") from error
    if not isinstance(parsed, dict):
        raise DocumentNotJson(place="1:1")
    return parsed
