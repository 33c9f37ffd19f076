"""The time stamp on a signature: one token, over this very signature, by an authority whose chain is inside (RFC 3161, RFC 5035)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

STAMP = "signature_time_stamp_token"


@dataclass(frozen=True)
class Stamp:
    """The authority's time and the SHA-256 of its root; whether that root is trusted is the caller's question."""

    at: datetime
    root: str


def has_stamp(signature: EmbeddedPdfSignature) -> bool:
    """True when the signature carries exactly one time-stamp token and no other unsigned attribute."""
    attributes = signature.signer_info["unsigned_attrs"]
    if attributes.native is None:
        return False
    return len(attributes) == 1 and attributes[0]["type"].native == STAMP and len(attributes[0]["values"]) == 1


def read_stamp(signature: EmbeddedPdfSignature) -> Stamp | None:
    """The stamp, checked; None when there is none. Raises ValueError when it is broken or not over this signature."""
    if not has_stamp(signature):
        return None
    token = signature.signer_info["unsigned_attrs"][0]["values"][0]
    content = token["content"]
    told = content["encap_content_info"]["content"].parsed
    imprint = told["message_imprint"]
    if imprint["hash_algorithm"]["algorithm"].native != "sha256":
        raise ValueError("a time stamp of another digest")
    if imprint["hashed_message"].native != hashlib.sha256(signature.signer_info["signature"].native).digest():
        raise ValueError("a time stamp over something else")
    return Stamp(told["gen_time"].native, _checked_root(content, told))


def _checked_root(content: cms.SignedData, told: tsp.TSTInfo) -> str:
    """Follows the token's signature to the root inside it; ValueError where that does not hold."""
    (signer,) = content["signer_infos"]
    digest = hashlib.sha256(told.dump()).digest()
    stated = {attribute["type"].native: attribute["values"][0].native for attribute in signer["signed_attrs"]}
    if stated.get("message_digest") != digest:
        raise ValueError("a time stamp whose content was changed")
    certificates = [x509.load_der_x509_certificate(_whole(choice.chosen)) for choice in content["certificates"]]
    serial = signer["sid"].chosen["serial_number"].native
    leaf = next(one for one in certificates if one.serial_number == serial)
    public, algorithm = leaf.public_key(), signer["digest_algorithm"]["algorithm"].native
    if not isinstance(public, RSAPublicKey) or algorithm != "sha256":
        raise ValueError("a time stamp of another kind of key")
    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    root = next(one for one in certificates if one.subject == one.issuer)
    try:
        public.verify(signer["signature"].native, signer["signed_attrs"].untag().dump(), PKCS1v15(), hashes.SHA256())
        leaf.verify_directly_issued_by(root)
    except InvalidSignature as error:
        raise ValueError("a time stamp whose signature does not hold") from error
    at = told["gen_time"].native
    if ExtendedKeyUsageOID.TIME_STAMPING not in usage or not leaf.not_valid_before_utc <= at <= leaf.not_valid_after_utc:
        raise ValueError("a time stamp by a certificate that may not stamp")
    return root.fingerprint(hashes.SHA256()).hex()


def _whole(certificate: asn1_x509.Certificate) -> bytes:
    return bytes(certificate.dump())
