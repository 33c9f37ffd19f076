"""What a scorecard carries inside: its figures as JSON, the originals' digests, the head of the log; and whether they agree."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from reviewer.errors import Refused
from reviewer.reports.card import Card
from reviewer.reports.card_json import log_head_of, to_json
from reviewer.reports.log_proof import is_included
from reviewer.reports.verification import Reason, because

SCORECARD = "scorecard.json"
MANIFEST = "manifest-sha256.txt"
LOG_HEAD = "log-head.json"
EXPECTED = frozenset({SCORECARD, MANIFEST, LOG_HEAD})


class NoScorecard(Refused):
    """A file that holds no scorecard's data."""

    key = "reports.no_scorecard"


def manifest_text(card: Card) -> str:
    """One line per original as `sha256sum -c` reads it, sorted by path; an empty line without originals.

    No stream of ours is empty: readers disagree whether a compressed one of no length is whole.
    """
    return "".join(f"{exhibit.sha256}  {exhibit.path}\n" for exhibit in sorted(card.exhibits, key=lambda one: one.path)) or "\n"


def contents(card: Card) -> Mapping[str, bytes]:
    """The three attachments by name."""
    head = json.dumps(log_head_of(card), indent=1, sort_keys=True) + "\n"
    return {SCORECARD: to_json(card).encode(), MANIFEST: manifest_text(card).encode(), LOG_HEAD: head.encode()}


def attachments_of(pdf: Path) -> dict[str, bytes]:
    """The attachments of a file as they are, unchecked; verify the file first. Raises NoScorecard."""
    try:
        with pdf.open("rb") as file:
            found = read_attachments(PdfFileReader(file))
    except (OSError, PdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoScorecard(file=pdf.name) from error
    if set(found) != EXPECTED:
        raise NoScorecard(file=pdf.name)
    return found


def read_attachments(reader: PdfFileReader) -> dict[str, bytes]:
    """Every embedded file by name; ValueError when two carry one name."""
    names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    found: dict[str, bytes] = {}
    for place in range(0, len(names), 2):
        specification = names[place + 1].get_object()
        name = str(specification["/UF"])
        if name in found or name != str(names[place]):
            raise ValueError("two attachments of one name")
        found[name] = specification["/EF"]["/F"].get_object().data
    return found


def attachment_faults(found: Mapping[str, bytes], originals: Mapping[str, str] | None) -> tuple[Reason, ...]:
    """What does not agree: the attachments among each other, and the manifest with the originals where they are given.

    `originals` maps each payload path of the bundle to its SHA-256. Raises ValueError, KeyError or TypeError on rubbish.
    """
    if set(found) != EXPECTED:
        return (because("attachments"),)
    card = json.loads(found[SCORECARD])
    manifest = _manifest(found[MANIFEST].decode())
    faults = []
    if {exhibit["path"]: exhibit["sha256"] for exhibit in card["exhibits"]} != manifest:
        faults.append(because("manifest_disagrees"))
    if json.loads(found[LOG_HEAD]) != card["log_head"]:
        faults.append(because("log_head_disagrees"))
    if not _is_proved(card["log_head"]):
        faults.append(because("log_proof_broken"))
    if originals is not None:
        faults.extend(_original_faults(manifest, originals))
    return tuple(faults)


def _is_proved(head: Mapping[str, Any]) -> bool:
    proof = [bytes.fromhex(node) for node in head["proof"]]
    return is_included(bytes.fromhex(head["last"]), proof, size=int(head["size"]), root=bytes.fromhex(head["root"]))


def _original_faults(manifest: Mapping[str, str], originals: Mapping[str, str]) -> list[Reason]:
    faults = []
    for path in sorted(manifest.keys() | originals.keys()):
        if path not in originals:
            faults.append(because("original_missing", file=path))
        elif path not in manifest:
            faults.append(because("original_unknown", file=path))
        elif originals[path].lower() != manifest[path]:
            faults.append(because("original_differs", file=path))
    return faults


def _manifest(text: str) -> dict[str, str]:
    lines = [line.split("  ", 1) for line in text.splitlines() if line]
    return {path: digest for digest, path in lines}
