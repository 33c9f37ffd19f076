"""Is this scorecard genuine? A verifier bound to our own profile, offline, that answers whatever bytes it is given."""

import logging
import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko_certvalidator.errors import PathError, ValidationError

from reviewer.errors import Fault, Refused
from reviewer.reports.attachments import attachment_faults, read_attachments
from reviewer.reports.sealed_file import byte_faults, object_faults
from reviewer.reports.signature_rules import Judged, judge
from reviewer.reports.signing import REVIEWER_FIELD
from reviewer.reports.verification import Reason, State, Verification, because

# What damaged bytes make the parsers raise; all of it means the same to the reader: this is no intact scorecard.
UNREADABLE = (
    PdfError,
    PathError,
    ValidationError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    EOFError,
    OSError,
    MemoryError,
    zlib.error,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)

# The parsers report each oddity of a damaged file as a warning; here they are the expected input.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class CannotRead(Fault):
    key = "reports.cannot_read"


class NotACertificate(Refused):
    key = "reports.not_a_certificate"


def verify(pdf: Path, *, originals: Mapping[str, str] | None = None, trust: Sequence[Path] = ()) -> Verification:
    """Verifies a signed scorecard without any network.

    `originals` maps each payload path of the submission bundle to the SHA-256 of the file as it lies there now; `trust` are the root
    certificates (PEM) the reader relies on. Raises CannotRead when the file cannot be opened, NotACertificate for a bad root.
    """
    trusted = frozenset(_fingerprint(path) for path in trust)
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise CannotRead(file=pdf.name, fault=error.strerror or str(error)) from error
    return verify_bytes(content, originals=originals, trusted=trusted)


def verify_bytes(content: bytes, *, originals: Mapping[str, str] | None = None, trusted: frozenset[str] = frozenset()) -> Verification:
    """The same on bytes; `trusted` are SHA-256 fingerprints of root certificates. Never raises for any content."""
    faults = byte_faults(content)
    if faults:
        return Verification(State.ALTERED, faults)
    try:
        return _judged(content, originals, trusted)
    except UNREADABLE:
        return Verification(State.ALTERED, (because("damaged"),))


def _judged(content: bytes, originals: Mapping[str, str] | None, trusted: frozenset[str]) -> Verification:
    reader = PdfFileReader(BytesIO(content), strict=True)
    signatures = list(reader.embedded_signatures)
    if not signatures or signatures[0].field_name != REVIEWER_FIELD:
        return Verification(State.ALTERED, (because("not_signed"),))
    found = read_attachments(reader)
    judged = [judge(signature) for signature in signatures]
    signers = tuple(one.by for one in judged)
    faults = [
        *object_faults(reader, len(signatures)),
        *(fault for one in judged for fault in one.faults),
        *attachment_faults(found, originals),
    ]
    if len({by.fingerprint for by in signers}) != len(signers):
        faults.append(because("same_signer"))
    if faults:
        return Verification(State.ALTERED, tuple(faults), signers)
    checked = len(originals) if originals is not None else 0
    doubts = _doubts(judged, trusted)
    if doubts:
        return Verification(State.CANNOT_TELL, doubts, signers, checked)
    return Verification(State.GENUINE, _grounds(judged, originals), signers, checked)


def _doubts(judged: Sequence[Judged], trusted: frozenset[str]) -> tuple[Reason, ...]:
    doubts = [doubt for one in judged for doubt in one.doubts]
    doubts.extend(
        because("root_untrusted", name=one.by.name, root=one.by.root_fingerprint)
        for one in judged
        if one.by.root_fingerprint not in trusted
    )
    return tuple(doubts)


def _grounds(judged: Sequence[Judged], originals: Mapping[str, str] | None) -> tuple[Reason, ...]:
    grounds = [
        because("signed_by", name=one.by.name, organisation=one.by.organisation, at=f"{one.by.at:%Y-%m-%d %H:%M:%S %z}") for one in judged
    ]
    grounds.append(because("covers_whole_file"))
    if originals is not None:
        grounds.append(because("originals_agree", count=len(originals)))
    return tuple(grounds)


def _fingerprint(path: Path) -> str:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes()).fingerprint(hashes.SHA256()).hex()
    except OSError as error:
        raise CannotRead(file=path.name, fault=error.strerror or str(error)) from error
    except ValueError as error:
        raise NotACertificate(file=path.name) from error
