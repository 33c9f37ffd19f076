"""The rules of BagIt 1.0 (RFC 8493): every payload file listed, every listed file there, every tag file as its digest says.

Bags that say version 0.97 are read too: bagit-python writes it, and what is checked here did not change between the two.
"""

import hashlib
import re
from dataclasses import dataclass

from reviewer.errors import Refused
from reviewer.intake.limits import Limits
from reviewer.intake.names import check_name, printable
from reviewer.intake.source import Entry, NotABundle, Source

DECLARATION = "bagit.txt"
ABOUT = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
DOCUMENT = "submission.json"
SIGNATURE = "tagmanifest-sha256.txt.p7s"
FETCH = "fetch.txt"
PAYLOAD = "data/"

_VERSIONS = frozenset({"0.97", "1.0"})
_DECLARATION = re.compile(r"BagIt-Version: (\d+\.\d+)\nTag-File-Character-Encoding: UTF-8\n?")
_MANIFEST_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?([^ \t].*)")
_ANY_TAG_MANIFEST = re.compile(r"tagmanifest-[a-z0-9]+\.txt")
_ESCAPE = re.compile(r"%(25|0A|0D)", re.IGNORECASE)
_OXUM = re.compile(r"^Payload-Oxum:[ \t]*(\d+)\.(\d+)[ \t]*$", re.MULTILINE)
_MUST_PIN = (DECLARATION, MANIFEST, DOCUMENT)


class TagFileMissing(Refused):
    key = "intake.tag_file_missing"


class TagFileTooLarge(Refused):
    key = "intake.tag_file_too_large"


class TagFileNotText(Refused):
    key = "intake.tag_file_not_text"


class TagFileNotPinned(Refused):
    key = "intake.tag_file_not_pinned"


class BagVersionUnknown(Refused):
    key = "intake.bag_version_unknown"


class BagFetches(Refused):
    key = "intake.bag_fetches"


class ManifestLineBroken(Refused):
    key = "intake.manifest_line_broken"


class ManifestListsTwice(Refused):
    key = "intake.manifest_lists_twice"


class FileMissing(Refused):
    key = "intake.file_missing"


class FileNotListed(Refused):
    key = "intake.file_not_listed"


class DigestDiffers(Refused):
    key = "intake.digest_differs"


class OxumDiffers(Refused):
    key = "intake.oxum_differs"


@dataclass(frozen=True)
class Bag:
    """A bag whose tag files are verified and whose payload is complete; the payload's bytes are not read yet.

    `payload` maps `data/...` paths to their entry in the source, `digests` the same paths to lower-case SHA-256.
    """

    source: Source
    payload: dict[str, Entry]
    digests: dict[str, str]
    document: bytes
    tag_manifest: bytes
    signature: bytes | None = None

    @property
    def tag_digest(self) -> str:
        return hashlib.sha256(self.tag_manifest).hexdigest()


def open_bag(source: Source, limits: Limits) -> Bag:
    """Checks everything about a bag but the bytes of its payload. Raises a Refused at the first fault."""
    entries = _rooted(source)
    if FETCH in entries:
        raise BagFetches(bundle=source.label)
    tags = _read_tags(source, entries, limits)
    _check_declaration(source, tags)
    pinned = _read_manifest(tags, TAG_MANIFEST, limits)
    _check_tags(source, tags, pinned)
    payload = {name: entry for name, entry in entries.items() if name.startswith(PAYLOAD)}
    digests = _read_manifest(tags, MANIFEST, limits)
    _check_complete(payload, digests)
    _check_oxum(source, tags, payload)
    return Bag(source, payload, digests, tags[DOCUMENT], tags[TAG_MANIFEST], tags.get(SIGNATURE))


def _rooted(source: Source) -> dict[str, Entry]:
    """The entries by their path inside the bag: bagit.txt at the top, or everything below one folder that holds it."""
    names = {entry.name for entry in source.entries}
    if DECLARATION in names:
        return {entry.name: entry for entry in source.entries}
    tops = {name.partition("/")[0] for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    if f"{top}/{DECLARATION}" not in names:
        raise NotABundle(bundle=source.label)
    return {entry.name.removeprefix(f"{top}/"): entry for entry in source.entries}


def _read_tags(source: Source, entries: dict[str, Entry], limits: Limits) -> dict[str, bytes]:
    """The bytes of every file outside the payload, by path."""
    tags: dict[str, bytes] = {}
    left = limits.tag_bytes
    for name, entry in entries.items():
        if name.startswith(PAYLOAD):
            continue
        left -= entry.size
        if left < 0:
            raise TagFileTooLarge(file=printable(name), limit=limits.tag_bytes)
        tags[name] = b"".join(source.blocks(entry))
    for name in (*_MUST_PIN, TAG_MANIFEST):
        if name not in tags:
            raise TagFileMissing(file=name, bundle=source.label)
    return tags


def _text(tags: dict[str, bytes], name: str) -> str:
    try:
        text = tags[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise TagFileNotText(file=name) from error
    if text.startswith("\ufeff"):
        raise TagFileNotText(file=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_declaration(source: Source, tags: dict[str, bytes]) -> None:
    match = _DECLARATION.fullmatch(_text(tags, DECLARATION))
    if match is None or match[1] not in _VERSIONS:
        raise BagVersionUnknown(bundle=source.label)


def _read_manifest(tags: dict[str, bytes], name: str, limits: Limits) -> dict[str, str]:
    digests: dict[str, str] = {}
    for number, line in enumerate(_text(tags, name).split("\n"), start=1):
        if not line:
            continue
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None:
            raise ManifestLineBroken(file=name, line=number)
        path = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), match[2].removeprefix("./"))
        check_name(path, limits)
        if path.startswith(PAYLOAD) is not (name == MANIFEST):
            raise ManifestLineBroken(file=name, line=number)
        if path in digests:
            raise ManifestListsTwice(file=printable(path), manifest=name)
        digests[path] = match[1].lower()
    return digests


def _check_tags(source: Source, tags: dict[str, bytes], pinned: dict[str, str]) -> None:
    """Each tag file but the tag manifest itself is pinned by its digest, so that nobody can slip in or change one."""
    for name in pinned:
        if name not in tags:
            raise FileMissing(file=printable(name), manifest=TAG_MANIFEST)
    for name, content in tags.items():
        # A tag manifest lists no tag manifest (RFC 8493, 2.2.1); those of other algorithms are not ours to read.
        # A signature over the tag manifest cannot be pinned by it.
        if _ANY_TAG_MANIFEST.fullmatch(name) or name == SIGNATURE:
            continue
        if name not in pinned:
            raise TagFileNotPinned(file=printable(name), bundle=source.label)
        if hashlib.sha256(content).hexdigest() != pinned[name]:
            raise DigestDiffers(file=printable(name))


def _check_complete(payload: dict[str, Entry], digests: dict[str, str]) -> None:
    for path in digests:
        if path not in payload:
            raise FileMissing(file=printable(path), manifest=MANIFEST)
    for path in payload:
        if path not in digests:
            raise FileNotListed(file=printable(path), manifest=MANIFEST)


def _check_oxum(source: Source, tags: dict[str, bytes], payload: dict[str, Entry]) -> None:
    """Payload-Oxum (RFC 8493, 2.2.2): bytes and number of files, where bag-info.txt states it."""
    if ABOUT not in tags or (match := _OXUM.search(_text(tags, ABOUT))) is None:
        return
    if (int(match[1]), int(match[2])) != (sum(entry.size for entry in payload.values()), len(payload)):
        raise OxumDiffers(bundle=source.label)
