"""Rules on one signature: intact, of our profile, by a certificate of the right role under a root of its own.

The unsigned parts of a CMS container can be changed without breaking the signature; they are therefore required to be exactly what
our own signer writes, so that no byte of the file is free.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from reviewer.reports.signing import REVIEWER_FIELD, ROLES
from reviewer.reports.stamp_rules import has_stamp, read_stamp
from reviewer.reports.verification import Reason, SignedBy, because


@dataclass(frozen=True)
class Judged:
    """A signature with what speaks against it; `faults` mean altered, `doubts` mean that trust cannot be established."""

    by: SignedBy
    faults: tuple[Reason, ...]
    doubts: tuple[Reason, ...]
    leaf: x509.Certificate
    root: x509.Certificate


def judge(signature: EmbeddedPdfSignature) -> Judged:
    """Checks one signature against its own chain; whether that chain's root is trusted is the caller's question."""
    leaf, root = _chain(signature)
    stamp = read_stamp(signature)
    by = replace(
        _signed_by(signature, leaf=leaf, root=root), stamped_at=stamp.at if stamp else None, stamp_root=stamp.root if stamp else ""
    )
    faults = [*_container_faults(signature), *_role_faults(signature.field_name, leaf)]
    doubts: list[Reason] = []
    context = ValidationContext(trust_roots=[_asn1(root)], other_certs=[], allow_fetching=False)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    status = validate_pdf_signature(signature, signer_validation_context=context, key_usage_settings=usage)
    if not (status.intact and status.valid):
        faults.append(because("signature_broken", field=signature.field_name))
    if not status.docmdp_ok:
        faults.append(because("changed_after", field=signature.field_name))
    if not status.trusted:
        doubts.append(_doubt(leaf, signature))
    return Judged(by, tuple(faults), tuple(doubts), leaf, root)


def is_revoked(judged: Judged, lists: Sequence[x509.CertificateRevocationList]) -> bool:
    """Whether a list of the signer's own studio names the certificate. A signature's own time is not believed against it."""
    for revoked in lists:
        public = judged.root.public_key()
        is_ours = revoked.issuer == judged.root.subject and isinstance(public, RSAPublicKey) and revoked.is_signature_valid(public)
        if is_ours and revoked.get_revoked_certificate_by_serial_number(judged.leaf.serial_number) is not None:
            return True
    return False


def _chain(signature: EmbeddedPdfSignature) -> tuple[x509.Certificate, x509.Certificate]:
    """Leaf and root out of the container; ValueError unless they are exactly these two and the root signed both."""
    certificates = [x509.load_der_x509_certificate(choice.chosen.dump()) for choice in signature.signed_data["certificates"]]
    leaf = x509.load_der_x509_certificate(signature.signer_cert.dump())
    others = [certificate for certificate in certificates if certificate != leaf]
    if len(certificates) != 2 or len(others) != 1:
        raise ValueError("a signature carries its certificate and its root")
    root = others[0]
    try:
        leaf.verify_directly_issued_by(root)
        root.verify_directly_issued_by(root)
    except InvalidSignature as error:
        raise ValueError("the certificates do not form a chain") from error
    return leaf, root


def _container_faults(signature: EmbeddedPdfSignature) -> list[Reason]:
    subfilter, kind = (str(signature.sig_object.get(key)) for key in ("/SubFilter", "/Type"))
    container = bytes(signature.pkcs7_content)
    expected = _as_we_write_it(signature)
    is_ours = container.startswith(expected) and not container[len(expected) :].strip(b"\0")
    faults = (
        []
        if is_ours and (subfilter, kind) == ("/ETSI.CAdES.detached", "/Sig")
        else [because("signature_profile", field=signature.field_name)]
    )
    if signature.field_name == REVIEWER_FIELD and signature.docmdp_level not in {MDPPerm.NO_CHANGES, MDPPerm.FILL_FORMS}:
        faults.append(because("not_certified"))
    return faults


def _as_we_write_it(signature: EmbeddedPdfSignature) -> bytes:
    """The container our signer makes of these certificates, signed attributes and signature value, in DER."""
    signer, leaf = signature.signer_info, signature.signer_cert
    rebuilt = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": {"issuer": leaf.issuer, "serial_number": leaf.serial_number}}),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "signed_attrs": signer["signed_attrs"],
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            "signature": signer["signature"],
        }
    )
    if has_stamp(signature):
        rebuilt["unsigned_attrs"] = signer["unsigned_attrs"]
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
            "encap_content_info": {"content_type": "data"},
            "certificates": signature.signed_data["certificates"],
            "signer_infos": [rebuilt],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def _role_faults(field: str, leaf: x509.Certificate) -> list[Reason]:
    role = ROLES.get(field)
    return (
        []
        if role is not None and _attribute(leaf, x509.NameOID.ORGANIZATIONAL_UNIT_NAME) == role.value
        else [because("wrong_role", field=field)]
    )


def _doubt(leaf: x509.Certificate, signature: EmbeddedPdfSignature) -> Reason:
    ends = leaf.not_valid_after_utc
    reported = signature.self_reported_timestamp
    if reported is not None and reported > ends:
        return because("signed_after_expiry", at=f"{ends:%Y-%m-%d}")
    return because("certificate_doubtful", at=f"{ends:%Y-%m-%d}")


def _signed_by(signature: EmbeddedPdfSignature, *, leaf: x509.Certificate, root: x509.Certificate) -> SignedBy:
    return SignedBy(
        field=signature.field_name,
        name=_attribute(leaf, x509.NameOID.COMMON_NAME),
        organisation=_attribute(leaf, x509.NameOID.ORGANIZATION_NAME),
        role=_attribute(leaf, x509.NameOID.ORGANIZATIONAL_UNIT_NAME),
        at=signature.self_reported_timestamp,
        fingerprint=leaf.fingerprint(hashes.SHA256()).hex(),
        root_fingerprint=root.fingerprint(hashes.SHA256()).hex(),
    )


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    values = certificate.subject.get_attributes_for_oid(oid)
    return str(values[0].value) if values else ""


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
