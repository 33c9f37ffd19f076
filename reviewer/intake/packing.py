"""Packing a folder into a bundle: a BagIt zip that `read_bundle` takes."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.errors import Fault, Refused
from reviewer.intake import media_types
from reviewer.intake.document import read_document
from reviewer.intake.drafting import Assumption, completed, drafted, written
from reviewer.intake.folder import Folder
from reviewer.intake.found import Found
from reviewer.intake.limits import Limits
from reviewer.intake.looking import listened, look
from reviewer.intake.loose import Loose, laid_open
from reviewer.intake.names import check_name
from reviewer.intake.opening import Opening
from reviewer.intake.reading import check_content
from reviewer.intake.source import BundleMissing
from reviewer.intake.tag_files import tag_files
from reviewer.media.sandbox import Sandbox

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = (stat.S_IFREG | 0o644) << 16
_WIDE = 2**31
"""Sizes from here on get 64-bit fields, which must be promised before the first byte is written."""


class TargetInsideFolder(Refused):
    key = "intake.target_inside_folder"


class TargetFailed(Fault):
    key = "intake.target_failed"


@dataclass(frozen=True)
class Packed:
    """What was packed. `assumed` is what a drafted submission.json took for granted; a person should look at it."""

    files: int
    size: int
    document: str
    assumed: tuple[Assumption, ...] = ()

    @property
    def is_drafted(self) -> bool:
        return bool(self.assumed)


def pack(folder: Path, out_zip: Path, *, opening: Opening | None = None) -> Packed:
    """Packs a folder of loose files, or one with submission.json (and data/), or a bag, into `out_zip`.

    `opening.document` stands for the folder's submission.json and may leave out what can be found: sizes, digests, media types, roles,
    bundle_id. Without either one is drafted, with times in `opening.zone`, or the machine's own. The same folder and document give the
    same bytes. `out_zip` appears whole or not at all. Raises a Refused for what no reader would take, TargetFailed when the disk fails.
    """
    terms = opening or Opening()
    if not folder.is_dir():
        raise BundleMissing(bundle=folder, reason="no folder")
    if out_zip.resolve().is_relative_to(folder.resolve()):
        raise TargetInsideFolder(target=out_zip)
    source = Folder(folder, terms.limits, terms.names)
    part = out_zip.with_name(f".{out_zip.name}.part")
    try:
        packed = _Packing(source, laid_open(source, terms.limits), terms).write(part, _top(out_zip))
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


class _Packing:
    """One run of packing: payload first, digested as it is written, then the tag files that pin it."""

    def __init__(self, source: Folder, loose: Loose, opening: Opening) -> None:
        self._source = source
        self._loose = loose
        self._opening = opening
        self._given = opening.document if opening.document is not None else loose.document

    def write(self, part: Path, top: str) -> Packed:
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w") as archive, Sandbox(self._opening.limits.sandbox) as box:
                found = [self._put(archive, f"{top}/{path}", path=path, box=box) for path in self._loose.payload]
                text, assumed = self._document(found)
                for name, content in tag_files(found, text).items():
                    archive.writestr(_entry(f"{top}/{name}", deflated=True), content)
            file.flush()
            os.fsync(file.fileno())
        return Packed(len(found), part.stat().st_size, text, assumed)

    def _put(self, archive: zipfile.ZipFile, name: str, *, path: str, box: Sandbox) -> Found:
        entry = self._loose.payload[path]
        digest = hashlib.sha256()
        place = self._source.place(entry)
        found = look(path, entry, place=place, sha256="", sandbox=box)
        if self._given is None:
            found = listened(found, place, box)
        # A long text can shrink so far that a reader takes it for a bomb.
        is_deflated = media_types.is_text(found.media_type) and entry.size <= self._opening.limits.ratio_from_bytes
        with archive.open(_entry(name, deflated=is_deflated), "w", force_zip64=entry.size >= _WIDE) as target:
            for block in self._source.blocks(entry):
                digest.update(block)
                target.write(block)
        return replace(found, sha256=digest.hexdigest())

    def _document(self, found: Sequence[Found]) -> tuple[str, tuple[Assumption, ...]]:
        assumed: tuple[Assumption, ...] = ()
        if self._given is None:
            made = drafted(found, self._loose.title, zone=self._opening.zone, mapping=self._opening.mapping)
            text, assumed = made.to_json(), made.questions
        else:
            text = written(completed(self._given, found))
        read = read_document(text.encode("utf-8"))
        examinations = {file.path: file.examination for file in found}
        for entry in read.files:
            check_content(entry, examinations[entry.path])
        return text, assumed


def _entry(name: str, *, deflated: bool) -> zipfile.ZipInfo:
    """The same header for the same name on every machine and day."""
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.create_system = 3
    entry.external_attr = _ORDINARY_FILE
    entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    return entry
