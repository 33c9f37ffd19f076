"""Is this scorecard genuine? A verifier bound to our own profile, offline, that answers whatever bytes it is given."""

import json
import logging
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Self

import pikepdf
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko_certvalidator.errors import PathError, ValidationError

from reviewer.errors import Fault, Refused
from reviewer.reports.attachments import SCORECARD, attachment_faults, read_attachments
from reviewer.reports.page_words import page_faults
from reviewer.reports.sealed_file import byte_faults, object_faults
from reviewer.reports.signature_rules import Judged, is_revoked, judge
from reviewer.reports.signing import QUALITY_FIELD, REVIEWER_FIELD
from reviewer.reports.verification import CardName, Reason, SignedBy, State, Verification, because

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
    pikepdf.PdfError,
)

# The parsers report each oddity of a damaged file as a warning; here they are the expected input.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class CannotRead(Fault):
    key = "reports.cannot_read"


class NotARevocationList(Refused):
    key = "reports.not_a_revocation_list"


class NotACertificate(Refused):
    key = "reports.not_a_certificate"


@dataclass(frozen=True)
class Reliance:
    """What a verification rests on: SHA-256 of the roots, revocation lists, and whether a counter-signature is asked for."""

    trusted: frozenset[str] = frozenset()
    revoked: tuple[x509.CertificateRevocationList, ...] = ()
    needs_countersignature: bool = False

    @classmethod
    def read(cls, trust: Sequence[Path], revoked: Sequence[Path] = (), *, needs_countersignature: bool = False) -> Self:
        """From PEM files. Raises CannotRead, NotACertificate or NotARevocationList."""
        lists = tuple(_revocation_list(path) for path in revoked)
        return cls(frozenset(_fingerprint(path) for path in trust), lists, needs_countersignature)


def verify(
    pdf: Path, *, originals: Mapping[str, str] | None = None, trust: Sequence[Path] = (), reliance: Reliance | None = None
) -> Verification:
    """Verifies a signed scorecard without any network.

    `originals` maps each payload path of the submission bundle to the SHA-256 of the file as it lies there now; `trust` are the root
    certificates (PEM) the reader relies on, unless a whole `reliance` is given. Raises CannotRead when the file cannot be opened,
    NotACertificate for a bad root.
    """
    rests_on = reliance or Reliance.read(trust)
    try:
        content = pdf.read_bytes()
    except OSError as error:
        raise CannotRead(file=pdf.name, fault=error.strerror or str(error)) from error
    return verify_bytes(content, originals=originals, reliance=rests_on)


def verify_bytes(
    content: bytes,
    *,
    originals: Mapping[str, str] | None = None,
    trusted: frozenset[str] = frozenset(),
    reliance: Reliance | None = None,
) -> Verification:
    """The same on bytes; `trusted` are SHA-256 fingerprints of root certificates. Never raises for any content."""
    faults = byte_faults(content)
    if faults:
        return Verification(State.ALTERED, faults)
    try:
        return _judged(content, originals, reliance or Reliance(trusted))
    except UNREADABLE:
        return Verification(State.ALTERED, (because("damaged"),))


def _judged(content: bytes, originals: Mapping[str, str] | None, reliance: Reliance) -> Verification:
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
        *_signer_faults(signers),
    ]
    if faults:
        return Verification(State.ALTERED, tuple(faults), signers)
    told = json.loads(found[SCORECARD])
    faults = [*page_faults(content, told), *_missing_countersignature(told, signers, reliance)]
    card = CardName(told["number"], told["version"], (told["replaces"] or {}).get("pdf_sha256", ""))
    if faults:
        return Verification(State.ALTERED, tuple(faults), signers, card=card)
    checked = len(originals) if originals is not None else 0
    doubts = _doubts(judged, reliance)
    if doubts:
        return Verification(State.CANNOT_TELL, doubts, signers, checked, card)
    return Verification(State.GENUINE, _grounds(judged, originals, reliance), signers, checked, card)


def _signer_faults(signers: Sequence[SignedBy]) -> Iterator[Reason]:
    if len({by.fingerprint for by in signers}) != len(signers):
        yield because("same_signer")
    if len({by.root_fingerprint for by in signers}) != 1:
        yield because("two_studios")


def _missing_countersignature(told: Mapping[str, Any], signers: Sequence[SignedBy], reliance: Reliance) -> Iterator[Reason]:
    is_asked = reliance.needs_countersignature or told["countersignature"] == "required"
    if is_asked and QUALITY_FIELD not in {by.field for by in signers}:
        yield because("countersignature_missing")


def _doubts(judged: Sequence[Judged], reliance: Reliance) -> tuple[Reason, ...]:
    doubts = [doubt for one in judged for doubt in one.doubts]
    doubts.extend(
        because("root_untrusted", name=one.by.name, root=one.by.root_fingerprint)
        for one in judged
        if one.by.root_fingerprint not in reliance.trusted
    )
    doubts.extend(because("certificate_revoked", name=one.by.name) for one in judged if is_revoked(one, reliance.revoked))
    return tuple(doubts)


def _grounds(judged: Sequence[Judged], originals: Mapping[str, str] | None, reliance: Reliance) -> tuple[Reason, ...]:
    grounds = [
        because("signed_by", name=one.by.name, organisation=one.by.organisation, at=f"{one.by.at:%Y-%m-%d %H:%M:%S %z}") for one in judged
    ]
    for one in judged:
        if one.by.stamped_at is not None:
            key = "stamped_by" if one.by.stamp_root in reliance.trusted else "stamp_untrusted"
            grounds.append(because(key, name=one.by.name, at=f"{one.by.stamped_at:%Y-%m-%d %H:%M:%S %z}", root=one.by.stamp_root))
    grounds.append(because("covers_whole_file"))
    grounds.append(because("pages_agree"))
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


def is_revocation_list(path: Path) -> bool:
    """Tells a revocation list from a certificate by its first line; False for what cannot be read, which is said elsewhere."""
    try:
        return b"BEGIN X509 CRL" in path.read_bytes()[:200]
    except OSError:
        return False


def _revocation_list(path: Path) -> x509.CertificateRevocationList:
    try:
        return x509.load_pem_x509_crl(path.read_bytes())
    except OSError as error:
        raise CannotRead(file=path.name, fault=error.strerror or str(error)) from error
    except ValueError as error:
        raise NotARevocationList(file=path.name) from error
