"""Forgeries of our own signed file, made the ways the literature knows (incremental saves, shadows, wrapping, universal forgery).

Each takes the files of a `Case` and gives bytes that no verifier may call genuine.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reviewer.reports import signing
from reviewer.reports.identity import Signer
from reviewer.reports.signing import COUNTERSIGNED, REVIEWED, Act
from reviewer.wording import Language
from tests.reports.later_saves import SAVES, WHITE_PAGE, revised


@dataclass(frozen=True)
class Case:
    """One card unsigned, certified and counter-signed, the people, and a folder to forge in."""

    unsigned: Path
    certified: Path
    countersigned: Path
    reviewer: Signer
    quality: Signer
    stranger: Signer
    folder: Path

    @property
    def content(self) -> bytes:
        return self.countersigned.read_bytes()


Forgery = Callable[[Case], bytes]
FORGERIES: dict[str, Forgery] = {}


def forgery(made: Forgery) -> Forgery:
    FORGERIES[made.__name__] = made
    return made


def saved_again(source: Path, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The file written anew, as an editor does."""
    out = BytesIO()
    with pikepdf.open(source) as pdf:
        change(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _saves() -> Iterator[tuple[str, Forgery]]:
    for title, change in SAVES.items():
        yield f"saved_after_both_{title}", lambda case, change=change: revised(case.countersigned, change)
        yield f"saved_after_first_{title}", lambda case, change=change: revised(case.certified, change)


FORGERIES.update(_saves())


def _shadow(change: Callable[[IncrementalPdfFileWriter], None]) -> Forgery:
    """Prepared before the first signature, shown between the two: the second signer signs what he did not see."""

    def forge(case: Case) -> bytes:
        between = case.folder / "between.pdf"
        between.write_bytes(revised(case.certified, change))
        return signed_by_force(between, case, Act(COUNTERSIGNED.field, certifies=False, title=COUNTERSIGNED.title, meaning=""))

    return forge


FORGERIES.update({f"shadow_{title}": _shadow(SAVES[title]) for title in (
    "contents_replaced", "contents_appended", "annotation_FreeText", "annotation_Stamp", "panel_repainted", "font_substituted",
    "layer_hidden", "page_added", "page_removed", "attachment_swapped", "title_changed", "nothing_changed",
)})  # fmt: skip


def signed_by_force(source: Path, case: Case, act: Act, signer: Signer | None = None) -> bytes:
    """Signs without asking whether the certificate was made for the field; pyHanko itself does the signing."""
    out = case.folder / "forced.pdf"
    panel = case.folder / "panel.pdf"
    words = replace(act, meaning=act.meaning or REVIEWED.meaning)
    person = signer or case.quality
    signing.draw_panel(panel, signing._panel_text(person, words, Language.ENGLISH), Language.ENGLISH)
    signing._write_signed(source, out, pdf_signer=signing._pdf_signer(person, words, panel=panel))
    return out.read_bytes()


@forgery
def quality_signs_as_reviewer(case: Case) -> bytes:
    return signed_by_force(case.unsigned, case, REVIEWED, case.quality)


@forgery
def reviewer_signs_both(case: Case) -> bytes:
    return signed_by_force(case.certified, case, COUNTERSIGNED, case.reviewer)


@forgery
def roles_swapped(case: Case) -> bytes:
    first = case.folder / "swapped.pdf"
    first.write_bytes(signed_by_force(case.unsigned, case, REVIEWED, case.quality))
    return signed_by_force(first, case, COUNTERSIGNED, case.reviewer)


@forgery
def stranger_signs_alone(case: Case) -> bytes:
    return signed_by_force(case.unsigned, case, REVIEWED, case.stranger)


@forgery
def stranger_countersigns(case: Case) -> bytes:
    return signed_by_force(case.certified, case, COUNTERSIGNED, case.stranger)


@forgery
def first_signature_does_not_certify(case: Case) -> bytes:
    return signed_by_force(case.unsigned, case, replace(REVIEWED, certifies=False), case.reviewer)


@forgery
def quality_alone(case: Case) -> bytes:
    return signed_by_force(case.unsigned, case, COUNTERSIGNED, case.quality)


@forgery
def rolled_back_to_the_first_signature(case: Case) -> bytes:
    return case.certified.read_bytes()


@forgery
def rolled_back_to_none(case: Case) -> bytes:
    return case.unsigned.read_bytes()


@forgery
def saved_again_whole(case: Case) -> bytes:
    return saved_again(case.countersigned, lambda _: None)


@forgery
def saved_again_without_signatures_and_signed_by_a_stranger(case: Case) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(WHITE_PAGE)

    changed = case.folder / "changed.pdf"
    changed.write_bytes(saved_again(case.unsigned, change))
    return signed_by_force(changed, case, REVIEWED, case.stranger)


# Universal forgery: the signature is there and says nothing. Wrapping: the signed bytes are moved and others stand in their place.

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def _range(content: bytes, number: int) -> re.Match[bytes]:
    return list(_RANGE.finditer(content))[number]


def _range_replaced(number: int, told: Callable[[re.Match[bytes]], bytes]) -> Forgery:
    def forge(case: Case) -> bytes:
        content = case.content
        found = _range(content, number)
        text = told(found)[: found.end() - found.start()].ljust(found.end() - found.start())
        return content[: found.start()] + text + content[found.end() :]

    return forge


RANGES: dict[str, Callable[[re.Match[bytes]], bytes]] = {
    "null": lambda _: b"/ByteRange null",
    "zero": lambda _: b"/ByteRange [0 0 0 0]",
    "negative": lambda _: b"/ByteRange [-1 -1 -1 -1]",
    "misspelt": lambda _: b"/ByteRangX [0 0]",
    "short": lambda _: b"/ByteRange [0 10]",
    "first_only": lambda found: b"/ByteRange [0 %s 0 0]" % found[2],
    "second_only": lambda found: b"/ByteRange [%s %s 0 0]" % (found[3], found[4]),
    "overlapping": lambda found: b"/ByteRange [0 %s 0 %s]" % (found[2], found[2]),
    "from_one": lambda found: b"/ByteRange [1 %s %s %s]" % (found[2], found[3], found[4]),
    "wider_gap": lambda found: b"/ByteRange [0 %d %s %s]" % (int(found[2]) - 9, found[3], found[4]),
    "shorter_end": lambda found: b"/ByteRange [0 %s %s %d]" % (found[2], found[3], int(found[4]) - 20),
}
FORGERIES.update(
    {f"range_{title}_{number}": _range_replaced(number, told) for title, told in RANGES.items() for number in (0, 1)}
)  # fmt: skip


def _contents_replaced(number: int, told: Callable[[bytes], bytes]) -> Forgery:
    def forge(case: Case) -> bytes:
        content = case.content
        found = _range(content, number)
        start, end = int(found[2]), int(found[3])
        return content[:start] + told(content[start:end]).ljust(end - start)[: end - start] + content[end:]

    return forge


CONTAINERS: dict[str, Callable[[bytes], bytes]] = {
    "zero": lambda old: b"<" + b"0" * (len(old) - 2) + b">",
    "empty": lambda _: b"<>",
    "null": lambda _: b"null",
    "one_byte": lambda _: b"<00>",
    "one_digit": lambda old: old[:200] + (b"0" if old[200:201] != b"0" else b"1") + old[201:],
    "lower_case": lambda old: old[:1] + old[1:-1].lower() + old[-1:],
    "trailing_bytes": lambda old: old[:-5] + b"FFFF" + old[-1:],
    "spaces": lambda old: old[:-40] + b" " * 39 + old[-1:],
    "literal": lambda _: b"(signature)",
}
FORGERIES.update(
    {f"container_{title}_{number}": _contents_replaced(number, told) for title, told in CONTAINERS.items() for number in (0, 1)}
)


@forgery
def containers_exchanged(case: Case) -> bytes:
    content = case.content
    (first, second) = (_range(content, number) for number in (0, 1))
    one, two = content[int(first[2]) : int(first[3])], content[int(second[2]) : int(second[3])]
    exchanged = content[: int(first[2])] + two.ljust(len(one))[: len(one)] + content[int(first[3]) :]
    return exchanged[: int(second[2])] + one.ljust(len(two))[: len(two)] + exchanged[int(second[3]) :]


@forgery
def wrapped(case: Case) -> bytes:
    """The last signed part is pushed back; forged objects lie in the hole, and the range says so."""
    content, hole = case.content, b"\n5 0 obj\n<</Length 6>>\nstream\nFORGED\nendstream\nendobj\n".ljust(3000)
    found = _range(content, 1)
    start = int(found[3])
    told = b"/ByteRange [0 %s %d %s]" % (found[2], start + len(hole), found[4])
    size = found.end() - found.start()
    head = content[: found.start()] + told.ljust(size)[:size] + content[found.end() : start]
    return head + hole + content[start:]


@forgery
def objects_behind_the_end(case: Case) -> bytes:
    return case.content + b"\n4 0 obj\n<</Length 6>>stream\nFORGED\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n"


@forgery
def empty_table_behind_the_end(case: Case) -> bytes:
    content = case.content
    last = re.findall(rb"startxref\s+(\d+)", content)[-1]
    root = re.findall(rb"/Root (\d+ \d+) R", content)[-1]
    body = b"\n5 0 obj\n<</Length 6>>\nstream\nFORGED\nendstream\nendobj\n"
    place = b"%d" % (len(content) + len(body))
    return content + body + b"xref\n0 0\ntrailer\n<</Size 9/Root " + root + b" R/Prev " + last + b">>\nstartxref\n" + place + b"\n%%EOF\n"


@forgery
def bytes_before_the_start(case: Case) -> bytes:
    return b"%PDF-1.4\n" + case.content


@forgery
def another_file_before_it(case: Case) -> bytes:
    return case.unsigned.read_bytes() + case.content


@forgery
def another_file_behind_it(case: Case) -> bytes:
    return case.content + case.unsigned.read_bytes()


@forgery
def version_in_the_header(case: Case) -> bytes:
    return b"%PDF-1.3" + case.content[8:]
