"""Rules on a signed scorecard's bytes and objects that go beyond the signature itself.

Each closes a door that a general verifier leaves open: bytes outside the signed ranges, extra revisions, foreign fields and annotations,
scripts and actions, hidden layers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from reviewer.reports.signing import QUALITY_FIELD, REVIEWER_FIELD
from reviewer.reports.verification import Reason, because

FIELDS = (REVIEWER_FIELD, QUALITY_FIELD)
BANNED_KEYS = frozenset({"/JavaScript", "/JS", "/XFA", "/RichMedia", "/OCProperties", "/OpenAction", "/AA", "/URI", "/OC", "/Encrypt"})
ALLOWED_ANNOTATIONS = frozenset({"/Widget", "/Link"})
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HEX = re.compile(rb"[0-9A-F]+\Z")


@dataclass(frozen=True)
class SignedRange:
    """Bytes `[0, gap_start)` and `[gap_end, end)` are signed; the gap holds `<hex>` and nothing else."""

    gap_start: int
    gap_end: int
    end: int


def byte_faults(content: bytes) -> tuple[Reason, ...]:
    """What is wrong with the raw bytes, before anything is parsed."""
    if not content.startswith(b"%PDF-1."):
        return (because("not_a_pdf"),)
    ranges = signed_ranges(content)
    if not ranges:
        return (because("not_signed"),)
    faults = []
    if content[content.rfind(b"%%EOF") + 5 :].strip(b"\r\n"):
        faults.append(because("bytes_after_end"))
    if len(ranges) > len(FIELDS):
        faults.append(because("too_many_signatures", count=len(ranges)))
    if ranges[-1].end != len(content):
        faults.append(because("not_whole_file"))
    if not all(_is_framed(content[signed.gap_start : signed.gap_end]) for signed in ranges):
        faults.append(because("signature_frame"))
    ends = content.count(b"%%EOF"), content.count(b"startxref")
    if ends != (len(ranges) + 1, len(ranges) + 1):
        faults.append(because("revisions", found=max(ends), expected=len(ranges) + 1))
    return tuple(faults)


def _is_framed(gap: bytes) -> bool:
    return gap[:1] == b"<" and gap[-1:] == b">" and _HEX.match(gap[1:-1]) is not None


def signed_ranges(content: bytes) -> tuple[SignedRange, ...]:
    """Every signature's byte range that starts at 0, in the order of the file."""
    found = []
    for match in _BYTE_RANGE.finditer(content):
        start, first, second, rest = (int(number) for number in match.groups())
        if start == 0 and first < second:
            found.append(SignedRange(first, second, second + rest))
    return tuple(found)


def object_faults(reader: PdfFileReader, signatures: int) -> tuple[Reason, ...]:
    """What is wrong with the parsed file: revisions, fields, scripts, annotations."""
    faults = []
    if reader.xrefs.total_revisions != signatures + 1:
        faults.append(because("revisions", found=reader.xrefs.total_revisions, expected=signatures + 1))
    if _field_names(reader) != list(FIELDS):
        faults.append(because("fields"))
    for number, banned in _banned(reader):
        faults.append(because("banned_object", number=number, what=banned))
    return tuple(faults)


def _field_names(reader: PdfFileReader) -> list[str]:
    """Names of the signature fields; a field of another type or with children counts as foreign."""
    names = []
    for entry in reader.root["/AcroForm"]["/Fields"]:
        field = entry.get_object()
        is_ours = field.get("/FT") == "/Sig" and "/Kids" not in field
        names.append(str(field.get("/T")) if is_ours else "foreign")
    return names


def _banned(reader: PdfFileReader) -> Iterator[tuple[int, str]]:
    if "/Encrypt" in reader.trailer:
        yield 0, "/Encrypt"
    for reference in _references(reader):
        number = reference.idnum
        found = reader.get_object(reference, never_decrypt=True)  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
        if not isinstance(found, generic.DictionaryObject):
            continue
        for key in sorted(BANNED_KEYS & set(found.keys())):
            yield number, str(key)
        is_annotation = "/Subtype" in found and "/Rect" in found
        if is_annotation and str(found["/Subtype"]) not in ALLOWED_ANNOTATIONS:
            yield number, str(found["/Subtype"])
        if is_annotation and "/A" in found:
            yield number, "/A"


def _references(reader: PdfFileReader) -> list[generic.Reference]:
    """Every object any revision writes, by number."""
    revisions = range(reader.xrefs.total_revisions)
    written = {reference for revision in revisions for reference in reader.xrefs.explicit_refs_in_revision(revision)}
    return sorted(written, key=lambda reference: (reference.idnum, reference.generation))
