"""The studio as a certificate authority: requests granted, certificates revoked, keys carried elsewhere and the root put away.

Requests are PKCS#10 (RFC 2986), revocation lists X.509 CRLs (RFC 5280), carried identities PKCS#12 (RFC 7292).
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PublicFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12, serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from reviewer.errors import Fault, Refused
from reviewer.reports.identity import (
    KEY_BITS,
    SHORTEST_PASSPHRASE,
    Identity,
    IdentityExists,
    IdentityMissing,
    IdentityNameless,
    PassphraseShort,
    PassphraseWrong,
    Role,
    certify,
    keep,
    seal,
    subject_of,
    unseal,
)

REQUEST = "request.pem"
REQUEST_KEY = "request.key.json"
ROOT_KEY = "root.key.json"
REVOKED = "revoked.crl.pem"
LIST_DAYS = 90
WARN_DAYS = 60


class RootKeyAway(Refused):
    """The studio's key is not in this folder: it was put away, or this is not the studio's own identity."""

    key = "reports.root_key_away"


class RequestBroken(Refused):
    key = "reports.request_broken"


class CertificateForeign(Refused):
    """A certificate does not belong to the request or the studio it is said to belong to."""

    key = "reports.certificate_foreign"


class CarriedBroken(Refused):
    key = "reports.carried_broken"


class StudioFileFailed(Fault):
    key = "reports.studio_file_failed"


def request_certificate(folder: Path, name: str, *, organisation: str, role: Role, passphrase: str) -> Path:
    """Makes a sealed key and a request for a certificate of a role in a new folder; returns the request to send to the studio."""
    if Identity.exists(folder) or (folder / REQUEST).exists():
        raise IdentityExists(folder=folder)
    if not name.strip() or not organisation.strip():
        raise IdentityNameless
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseShort(least=SHORTEST_PASSPHRASE)
    key = generate_private_key(65537, KEY_BITS)
    subject = subject_of(name.strip(), organisation=organisation.strip(), role=role)
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, hashes.SHA256())
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        keep(folder / REQUEST_KEY, seal(key, passphrase, _public(request.public_key())))
        keep(folder / REQUEST, request.public_bytes(Encoding.PEM))
    except OSError as error:
        raise StudioFileFailed(file=folder, fault=error.strerror or str(error)) from error
    return folder / REQUEST


def grant(studio: Identity, request_file: Path, *, role: Role, passphrase: str) -> bytes:
    """The certificate (PEM) for a request, under the studio's root. The role is the studio's word, whatever the request says.

    Raises RootKeyAway, PassphraseWrong, RequestBroken.
    """
    try:
        request = x509.load_pem_x509_csr(request_file.read_bytes())
    except OSError as error:
        raise StudioFileFailed(file=request_file, fault=error.strerror or str(error)) from error
    except ValueError as error:
        raise RequestBroken(file=request_file.name) from error
    public = request.public_key()
    names = request.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    if not request.is_signature_valid or not names or getattr(public, "key_size", 0) < KEY_BITS:
        raise RequestBroken(file=request_file.name)
    certificate = certify(_root_key(studio, passphrase), studio.root, public=public, name=str(names[0].value), role=role)
    return certificate.public_bytes(Encoding.PEM)


def accept(folder: Path, certificate_file: Path, *, root_file: Path, passphrase: str) -> Identity:
    """Makes the identity whole: the granted certificate, the studio's root, and the key under its own passphrase."""
    try:
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
        root = x509.load_pem_x509_certificate(root_file.read_bytes())
        sealed = (folder / REQUEST_KEY).read_text(encoding="ascii")
    except OSError as error:
        raise IdentityMissing(folder=folder) from error
    except ValueError as error:
        raise CertificateForeign(file=certificate_file.name) from error
    public = certificate.public_key()
    key = unseal(sealed, passphrase, bound_to=_public(public))
    if _public(key.public_key()) != _public(public) or not _is_issued_by(certificate, root):
        raise CertificateForeign(file=certificate_file.name)
    return _kept(folder, key, certificate, root=root, passphrase=passphrase)


def revoke(studio: Identity, certificate_file: Path, *, passphrase: str) -> Path:
    """Adds a certificate to the studio's revocation list, which is made anew and signed; returns the list to give away."""
    try:
        certificate = x509.load_pem_x509_certificate(certificate_file.read_bytes())
    except OSError as error:
        raise StudioFileFailed(file=certificate_file, fault=error.strerror or str(error)) from error
    except ValueError as error:
        raise CertificateForeign(file=certificate_file.name) from error
    if not _is_issued_by(certificate, studio.root):
        raise CertificateForeign(file=certificate_file.name)
    now = datetime.now(UTC).replace(microsecond=0)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(studio.root.subject)
        .last_update(now)
        .next_update(now + timedelta(days=LIST_DAYS))
    )
    path = studio.folder / REVOKED
    for entry in x509.load_pem_x509_crl(path.read_bytes()) if path.exists() else ():
        if entry.serial_number != certificate.serial_number:
            builder = builder.add_revoked_certificate(entry)
    entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(now).build()
    revoked = builder.add_revoked_certificate(entry).sign(_root_key(studio, passphrase), hashes.SHA256())
    path.unlink(missing_ok=True)
    keep(path, revoked.public_bytes(Encoding.PEM))
    return path


def put_root_away(studio: Identity, out: Path) -> Path:
    """Moves the studio's sealed root key to `out`, a drive that is then taken away; the reviewer's own key stays."""
    source = studio.folder / ROOT_KEY
    if not source.exists():
        raise RootKeyAway(folder=studio.folder)
    try:
        keep(out, source.read_bytes())
        source.unlink()
    except OSError as error:
        raise StudioFileFailed(file=out, fault=error.strerror or str(error)) from error
    return out


def export_identity(identity: Identity, out: Path, *, passphrase: str) -> None:
    """The signing key with its certificates as PKCS#12, under the same passphrase.

    Only as strong against guessing as that container, which is far weaker than our own envelope: for carrying, not for keeping.
    """
    signer = identity.unlock(passphrase)
    protected = BestAvailableEncryption(passphrase.encode())
    content = serialize_key_and_certificates(signer.name.encode(), signer.key, signer.certificate, [signer.root], protected)
    try:
        keep(out, content)
    except OSError as error:
        raise StudioFileFailed(file=out, fault=error.strerror or str(error)) from error


def import_identity(folder: Path, carried: Path, *, passphrase: str) -> Identity:
    """An identity from a PKCS#12 file that holds a key, its certificate and the root that issued it."""
    if Identity.exists(folder):
        raise IdentityExists(folder=folder)
    try:
        found = load_pkcs12(carried.read_bytes(), passphrase.encode())
    except OSError as error:
        raise StudioFileFailed(file=carried, fault=error.strerror or str(error)) from error
    except ValueError as error:
        raise PassphraseWrong from error
    roots = [one.certificate for one in found.additional_certs]
    if not isinstance(found.key, RSAPrivateKey) or found.cert is None or len(roots) != 1:
        raise CarriedBroken(file=carried.name)
    if not _is_issued_by(found.cert.certificate, roots[0]):
        raise CarriedBroken(file=carried.name)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _kept(folder, found.key, found.cert.certificate, root=roots[0], passphrase=passphrase)


def days_left(identity: Identity, now: datetime | None = None) -> int:
    """Whole days until the certificate ends; a caller warns from `WARN_DAYS` on."""
    return (identity.certificate.not_valid_after_utc - (now or datetime.now(UTC))).days


def _kept(folder: Path, key: RSAPrivateKey, certificate: x509.Certificate, *, root: x509.Certificate, passphrase: str) -> Identity:
    try:
        keep(folder / "root.pem", root.public_bytes(Encoding.PEM))
        keep(folder / "reviewer.key.json", seal(key, passphrase, certificate.fingerprint(hashes.SHA256())))
        keep(folder / "reviewer.pem", certificate.public_bytes(Encoding.PEM))
        for name in (REQUEST, REQUEST_KEY):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise StudioFileFailed(file=folder, fault=error.strerror or str(error)) from error
    return Identity(folder, certificate, root)


def _root_key(studio: Identity, passphrase: str) -> RSAPrivateKey:
    try:
        sealed = (studio.folder / ROOT_KEY).read_text(encoding="ascii")
    except OSError as error:
        raise RootKeyAway(folder=studio.folder) from error
    return unseal(sealed, passphrase, bound_to=studio.root.fingerprint(hashes.SHA256()))


def _is_issued_by(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _public(key: object) -> bytes:
    """What binds a sealed key before there is a certificate: the digest of its public half."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))  # type: ignore[attr-defined]  # any public key
    return digest.finalize()
