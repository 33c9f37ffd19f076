"""Packing a folder into a bundle: a BagIt zip that `read_bundle` takes."""

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from reviewer.errors import Fault, Refused
from reviewer.intake import bag, media_types
from reviewer.intake.document import DocumentNotJson, read_document
from reviewer.intake.drafting import Found, completed, drafted, system_zone
from reviewer.intake.folder import Folder
from reviewer.intake.limits import Limits
from reviewer.intake.names import check_name, printable
from reviewer.intake.reading import FileNotDescribed, check_content
from reviewer.intake.source import BundleMissing, Entry
from reviewer.media.probe import examine
from reviewer.media.sandbox import Sandbox, SandboxLimits

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = (stat.S_IFREG | 0o644) << 16
_TAG_FILES = frozenset({bag.DECLARATION, bag.ABOUT, bag.MANIFEST, bag.TAG_MANIFEST, bag.DOCUMENT})
# What file managers leave behind; never a shopper's evidence.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})
_WIDE = 2**31
"""Sizes from here on get 64-bit fields, which must be promised before the first byte is written."""


class NothingToPack(Refused):
    key = "intake.nothing_to_pack"


class TargetInsideFolder(Refused):
    key = "intake.target_inside_folder"


class TargetFailed(Fault):
    key = "intake.target_failed"


@dataclass(frozen=True)
class Packed:
    """What was packed. `is_drafted` is True when submission.json was drafted and a person should look at it."""

    files: int
    size: int
    document: str
    is_drafted: bool


@dataclass(frozen=True)
class _Plan:
    """The payload as `data/...` paths with where each lies in the folder, and the document the folder holds."""

    payload: dict[str, Entry]
    document: Mapping[str, Any] | None


def pack(
    folder: Path, out_zip: Path, *, document: Mapping[str, Any] | None = None, zone: str | None = None, limits: Limits | None = None
) -> Packed:
    """Packs a folder of loose files, or one with submission.json (and data/), or a bag, into `out_zip`.

    `document` stands for the folder's submission.json and may leave out what can be found: sizes, digests, media types, roles,
    bundle_id. Without either one is drafted, with times in `zone`, or the machine's own. The same folder and document give the same
    bytes. `out_zip` appears whole or not at all. Raises a Refused for what no reader would take, TargetFailed when the disk fails.
    """
    bounds = limits or Limits()
    if not folder.is_dir():
        raise BundleMissing(bundle=folder, reason="no folder")
    if out_zip.resolve().is_relative_to(folder.resolve()):
        raise TargetInsideFolder(target=out_zip)
    source = Folder(folder, bounds)
    plan = _planned(source, document, bounds)
    part = out_zip.with_name(f".{out_zip.name}.part")
    try:
        packed = _Packing(source, folder, plan, bounds).write(part, _top(out_zip), zone=zone or system_zone())
        part.replace(out_zip)
    except OSError as error:
        raise TargetFailed(target=out_zip, reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return packed


def _top(out_zip: Path) -> str:
    """The one folder of a serialised bag, named as the zip (RFC 8493, 4)."""
    try:
        check_name(out_zip.stem, Limits())
    except Refused:
        return "bundle"
    return out_zip.stem


def _planned(source: Folder, given: Mapping[str, Any] | None, limits: Limits) -> _Plan:
    entries = {entry.name: entry for entry in source.entries if not _is_litter(entry.name)}
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
    return _Plan(dict(sorted(payload.items())), given if given is not None or held is None else _held_document(source, held))


def _is_litter(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last in _LITTER or last.startswith("._")


def _held_document(source: Folder, entry: Entry) -> Mapping[str, Any]:
    try:
        parsed = json.loads(b"".join(source.blocks(entry)))
    except (ValueError, RecursionError) as error:
        raise DocumentNotJson(place="1:1") from error
    if not isinstance(parsed, dict):
        raise DocumentNotJson(place="1:1")
    return parsed


class _Packing:
    """One run of packing: payload first, digested as it is written, then the tag files that pin it."""

    def __init__(self, source: Folder, folder: Path, plan: _Plan, limits: Limits) -> None:
        self._source = source
        self._folder = folder
        self._plan = plan
        self._limits = limits

    def write(self, part: Path, top: str, *, zone: str) -> Packed:
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w") as archive, Sandbox(SandboxLimits(self._limits.probe_seconds, self._limits.probe_bytes)) as box:
                found = [self._put(archive, f"{top}/{path}", path=path, box=box) for path in self._plan.payload]
                text = self._document(found, zone)
                for name, content in _tag_files(found, text).items():
                    archive.writestr(_entry(f"{top}/{name}", deflated=True), content)
            file.flush()
            os.fsync(file.fileno())
        return Packed(len(found), part.stat().st_size, text, is_drafted=self._plan.document is None)

    def _put(self, archive: zipfile.ZipFile, name: str, *, path: str, box: Sandbox) -> Found:
        entry = self._plan.payload[path]
        original = self._folder / entry.name
        digest = hashlib.sha256()
        blocks = self._source.blocks(entry)
        first = next(blocks, b"")
        media_type = media_types.sniffed(first[: media_types.HEAD_BYTES], path)
        examination = examine(original, media_types.kind_of(media_type), box)
        # A long text can shrink so far that a reader takes it for a bomb.
        is_deflated = media_types.is_text(media_type) and entry.size <= self._limits.ratio_from_bytes
        with archive.open(_entry(name, deflated=is_deflated), "w", force_zip64=entry.size >= _WIDE) as target:
            for block in chain((first,), blocks):
                digest.update(block)
                target.write(block)
        media_type, kind = media_types.settled(media_type, examination.content)
        modified = datetime.fromtimestamp(original.stat().st_mtime, UTC)
        return Found(path, entry.size, digest.hexdigest(), media_type, kind, modified, examination)

    def _document(self, found: Sequence[Found], zone: str) -> str:
        given = self._plan.document
        document = drafted(found, self._source.label, zone=zone) if given is None else completed(given, found)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        read = read_document(text.encode("utf-8"))
        examinations = {file.path: file.examination for file in found}
        for entry in read.files:
            check_content(entry, examinations[entry.path])
        return text


def _tag_files(found: Sequence[Found], document: str) -> dict[str, bytes]:
    about = f"Bag-Software-Agent: reviewer\nPayload-Oxum: {sum(file.size for file in found)}.{len(found)}\n"
    tags = {
        bag.DECLARATION: _DECLARATION,
        bag.ABOUT: about.encode("utf-8"),
        bag.MANIFEST: _manifest({file.path: file.sha256 for file in found}),
        bag.DOCUMENT: document.encode("utf-8"),
    }
    pinned = _manifest({name: hashlib.sha256(content).hexdigest() for name, content in tags.items()})
    return {**tags, bag.TAG_MANIFEST: pinned}


def _manifest(digests: Mapping[str, str]) -> bytes:
    """Digest, two spaces, path, as sha256sum and bagit write it; `%` is escaped (RFC 8493, 2.1.3)."""
    return "".join(f"{digest}  {path.replace('%', '%25')}\n" for path, digest in digests.items()).encode("utf-8")


def _entry(name: str, *, deflated: bool) -> zipfile.ZipInfo:
    """The same header for the same name on every machine and day."""
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.create_system = 3
    entry.external_attr = _ORDINARY_FILE
    entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    return entry
