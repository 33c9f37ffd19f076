"""The tag files of a bag, written from what its payload is."""

import hashlib
from collections.abc import Mapping, Sequence

from reviewer.intake import bag
from reviewer.intake.found import Found

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def tag_files(found: Sequence[Found], document: str) -> dict[str, bytes]:
    """Every tag file by name; the same payload and document give the same bytes."""
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
