"""A signature over a bundle: CMS (RFC 5652), detached, over the bytes of tagmanifest-sha256.txt, which pin everything else."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import cms, pem
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from reviewer.errors import Fault, Refused

_DIGESTS: dict[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
_LONGEST_CHAIN = 8


class SignatureBroken(Refused):
    """There is a signature and it does not hold."""

    key = "intake.signature_broken"


class TrustUnreadable(Fault):
    key = "intake.trust_unreadable"


@dataclass(frozen=True)
class BundleSignature:
    """A signature that holds. `signer` and `issuer` are as their certificate spells them; `sha256` is the certificate's.

    `is_trusted` is True where the certificate leads to one that was trusted beforehand, and all on the way are in force now.
    """

    signer: str
    issuer: str
    sha256: str
    is_trusted: bool


def verified(signed: bytes, signature: bytes, *, trust: Sequence[Path]) -> BundleSignature:
    """The one signature in `signature` over `signed`. Raises SignatureBroken with what is wrong, or TrustUnreadable."""
    try:
        leaf, others = _signer(signed, signature)
    except InvalidSignature as error:
        raise SignatureBroken(reason="other content was signed") from error
    except (ValueError, TypeError, KeyError, x509.ExtensionNotFound) as error:
        raise SignatureBroken(reason="it cannot be read") from error
    roots = [certificate for path in trust for certificate in _certificates(path)]
    return BundleSignature(
        signer=leaf.subject.rfc4514_string(),
        issuer=leaf.issuer.rfc4514_string(),
        sha256=leaf.fingerprint(hashes.SHA256()).hex(),
        is_trusted=_leads_to(leaf, others=others, roots=roots),
    )


def _signer(signed: bytes, signature: bytes) -> tuple[x509.Certificate, list[x509.Certificate]]:
    """The certificate that signed, verified, and the others that came with it."""
    content = pem.unarmor(signature)[2] if pem.detect(signature) else signature
    data = cms.ContentInfo.load(content, strict=True)["content"]
    (info,) = data["signer_infos"]
    if data["encap_content_info"]["content"].native is not None:
        raise ValueError("the signature brings its own content")
    certificates = [x509.load_der_x509_certificate(choice.chosen.dump()) for choice in data["certificates"]]
    leaf = next(certificate for certificate in certificates if _is_meant(info["sid"], certificate))
    _check(info, leaf, signed)
    return leaf, [certificate for certificate in certificates if certificate != leaf]


def _is_meant(sid: cms.SignerIdentifier, certificate: x509.Certificate) -> bool:
    if sid.name == "issuer_and_serial_number":
        return bool(
            sid.chosen["serial_number"].native == certificate.serial_number
            and sid.chosen["issuer"].dump() == certificate.issuer.public_bytes()
        )
    return bool(sid.chosen.native == certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest)


def _check(info: cms.SignerInfo, leaf: x509.Certificate, signed: bytes) -> None:
    """RFC 5652, 5.4 to 5.6: the attributes state the content's digest, the signature is over the attributes."""
    name = info["digest_algorithm"]["algorithm"].native
    if name not in _DIGESTS:
        raise ValueError(name)
    attributes = {attribute["type"].native: attribute["values"] for attribute in info["signed_attrs"]}
    if attributes["content_type"][0].native != "data" or len(attributes["message_digest"]) != 1:
        raise ValueError("attributes")
    if attributes["message_digest"][0].native != hashlib.new(name, signed).digest():
        raise InvalidSignature
    _verify(leaf, info, info["signed_attrs"].untag().dump(), _DIGESTS[name])


def _verify(leaf: x509.Certificate, info: cms.SignerInfo, content: bytes, digest: hashes.HashAlgorithm) -> None:
    key, value = leaf.public_key(), info["signature"].native
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(value, content, ec.ECDSA(digest))
    elif isinstance(key, rsa.RSAPublicKey):
        is_pss = info["signature_algorithm"]["algorithm"].native == "rsassa_pss"
        scheme = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO) if is_pss else padding.PKCS1v15()
        key.verify(value, content, scheme, digest)
    else:
        raise TypeError("a key of another kind")


def _leads_to(leaf: x509.Certificate, *, others: Sequence[x509.Certificate], roots: Sequence[x509.Certificate]) -> bool:
    current = leaf
    for _ in range(_LONGEST_CHAIN):
        if not _is_in_force(current):
            return False
        if current in roots:
            return True
        parent = next((candidate for candidate in (*roots, *others) if _issued(candidate, current)), None)
        if parent is None:
            return False
        current = parent
    return False


def _is_in_force(certificate: x509.Certificate) -> bool:
    return certificate.not_valid_before_utc <= datetime.now(UTC) <= certificate.not_valid_after_utc


def _issued(parent: x509.Certificate, child: x509.Certificate) -> bool:
    try:
        is_authority = parent.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        child.verify_directly_issued_by(parent)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
        return False
    return is_authority


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise TrustUnreadable(file=path.name, reason=str(error)) from error
