"""Who signs: a small studio certificate authority and a reviewer's certificate under it, keys sealed under a passphrase.

RSA-3072 with SHA-256, because that is what every reader of signed PDFs accepts. The private keys lie in an own envelope (scrypt with
N = 2^17, AES-256-GCM): the usual containers bound guessing by a MAC of 2048 rounds, whatever their key derivation says.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes as PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from reviewer.errors import Fault, Refused

ENVELOPE = "urn:reviewer:sealed-key:1"
COST = 2**17
BLOCK = 8
KEY_BITS = 3072
ROOT_YEARS = 20
LEAF_YEARS = 3
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
MICROSOFT_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.4.1.311.10.3.12")
SHORTEST_PASSPHRASE = 8


class PassphraseWrong(Refused):
    key = "reports.passphrase_wrong"


class PassphraseShort(Refused):
    key = "reports.passphrase_short"


class IdentityExists(Refused):
    key = "reports.identity_exists"


class IdentityMissing(Refused):
    key = "reports.identity_missing"


class IdentityNameless(Refused):
    key = "reports.identity_nameless"


class IdentityDamaged(Fault):
    key = "reports.identity_damaged"


class Role(StrEnum):
    """What a certificate may sign; written into it as its organisational unit, so that a verifier can tell the roles apart."""

    REVIEWER = "Reviewer"
    QUALITY = "Quality assurance"


@dataclass(frozen=True)
class Signer:
    """An unlocked identity: hold it for one act only."""

    certificate: x509.Certificate
    root: x509.Certificate
    key: RSAPrivateKey

    @property
    def name(self) -> str:
        return _attribute(self.certificate, NameOID.COMMON_NAME)

    @property
    def organisation(self) -> str:
        return _attribute(self.certificate, NameOID.ORGANIZATION_NAME)

    @property
    def role(self) -> str:
        """What the certificate was made for, in the words of `Role`."""
        return _attribute(self.certificate, NameOID.ORGANIZATIONAL_UNIT_NAME)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, hexadecimal."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()


@dataclass(frozen=True)
class Identity:
    """A reviewer's identity as it lies in a folder; the keys stay sealed until `unlock`."""

    folder: Path
    certificate: x509.Certificate
    root: x509.Certificate

    @property
    def name(self) -> str:
        return _attribute(self.certificate, NameOID.COMMON_NAME)

    @property
    def organisation(self) -> str:
        return _attribute(self.certificate, NameOID.ORGANIZATION_NAME)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the reviewer's certificate, hexadecimal."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def root_path(self) -> Path:
        """The root certificate in PEM: what a client needs to check a scorecard."""
        return self.folder / "root.pem"

    @classmethod
    def exists(cls, folder: Path) -> bool:
        return (folder / "reviewer.pem").is_file()

    @classmethod
    def create(cls, folder: Path, name: str, *, organisation: str, passphrase: str) -> Self:
        """Makes studio root and reviewer certificate in an empty or new folder (files 0600).

        Raises IdentityExists rather than overwrite, IdentityNameless without a name, PassphraseShort under eight characters.
        """
        if cls.exists(folder):
            raise IdentityExists(folder=folder)
        if not name.strip() or not organisation.strip():
            raise IdentityNameless
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise PassphraseShort(least=SHORTEST_PASSPHRASE)
        root_key, root = _make_root(organisation.strip())
        key, certificate = make_leaf(root_key, root, name=name.strip(), role=Role.REVIEWER)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            keep(folder / "root.key.json", seal(root_key, passphrase, root.fingerprint(hashes.SHA256())))
            keep(folder / "root.pem", root.public_bytes(Encoding.PEM))
            keep(folder / "reviewer.key.json", seal(key, passphrase, certificate.fingerprint(hashes.SHA256())))
            # Written last: an identity whose making was interrupted does not exist.
            keep(folder / "reviewer.pem", certificate.public_bytes(Encoding.PEM))
        except OSError as error:
            raise IdentityDamaged(folder=folder, fault=error.strerror or str(error)) from error
        return cls(folder, certificate, root)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Reads an identity; IdentityMissing when there is none, IdentityDamaged when it cannot be read."""
        if not cls.exists(folder):
            raise IdentityMissing(folder=folder)
        try:
            certificate = x509.load_pem_x509_certificate((folder / "reviewer.pem").read_bytes())
            root = x509.load_pem_x509_certificate((folder / "root.pem").read_bytes())
        except (OSError, ValueError) as error:
            raise IdentityDamaged(folder=folder, fault=str(error)) from error
        return cls(folder, certificate, root)

    def unlock(self, passphrase: str) -> Signer:
        """The signing key in the open; PassphraseWrong when the passphrase does not fit."""
        try:
            sealed = (self.folder / "reviewer.key.json").read_text(encoding="ascii")
        except (OSError, ValueError) as error:
            raise IdentityDamaged(folder=self.folder, fault=str(error)) from error
        return Signer(self.certificate, self.root, unseal(sealed, passphrase, bound_to=self.certificate.fingerprint(hashes.SHA256())))


def seal(key: RSAPrivateKey, passphrase: str, bound_to: bytes) -> bytes:
    """The key as a JSON envelope, bound to the digest of the certificate or request it belongs to."""
    salt, nonce = os.urandom(16), os.urandom(12)
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    sealed = AESGCM(_derived(passphrase, salt)).encrypt(nonce, plain, bound_to)
    envelope = {"schema": ENVELOPE, "kdf": "scrypt", "n": COST, "r": BLOCK, "p": 1}
    envelope |= {"salt": salt.hex(), "nonce": nonce.hex(), "sealed": sealed.hex()}
    return (json.dumps(envelope, indent=1) + "\n").encode("ascii")


def unseal(text: str, passphrase: str, *, bound_to: bytes) -> RSAPrivateKey:
    """The key out of its envelope. Raises PassphraseWrong, or IdentityDamaged when the envelope is not ours."""
    try:
        envelope = json.loads(text)
        if envelope["schema"] != ENVELOPE or envelope["n"] != COST or envelope["r"] != BLOCK:
            raise IdentityDamaged(folder="", fault="envelope")
        salt, nonce, sealed = (bytes.fromhex(envelope[part]) for part in ("salt", "nonce", "sealed"))
    except (ValueError, KeyError, TypeError) as error:
        raise IdentityDamaged(folder="", fault=str(error)) from error
    try:
        plain = AESGCM(_derived(passphrase, salt)).decrypt(nonce, sealed, bound_to)
    except InvalidTag as error:
        raise PassphraseWrong from error
    key = load_der_private_key(plain, password=None)
    if not isinstance(key, RSAPrivateKey):
        raise IdentityDamaged(folder="", fault="not an RSA key")
    return key


def make_leaf(root_key: RSAPrivateKey, root: x509.Certificate, *, name: str, role: Role) -> tuple[RSAPrivateKey, x509.Certificate]:
    """A signing certificate under the studio's root, valid for three years."""
    key = generate_private_key(65537, KEY_BITS)
    return key, certify(root_key, root, public=key.public_key(), name=name, role=role)


def subject_of(name: str, *, organisation: str, role: Role) -> x509.Name:
    """Organisation, role and name, as a certificate carries them."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitted(organisation, 64)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, role.value),
            x509.NameAttribute(NameOID.COMMON_NAME, _fitted(name, 64)),
        ]
    )


def certify(root_key: RSAPrivateKey, root: x509.Certificate, *, public: PublicKey, name: str, role: Role) -> x509.Certificate:
    """A certificate for a public key, under the studio's root."""
    subject = subject_of(name, organisation=_attribute(root, NameOID.ORGANIZATION_NAME), role=role)
    usages = [DOCUMENT_SIGNING, MICROSOFT_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    return (
        _begun(subject, root.subject, public=public, years=LEAF_YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_documents=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _make_root(organisation: str) -> tuple[RSAPrivateKey, x509.Certificate]:
    key = generate_private_key(65537, KEY_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitted(organisation, 64)),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{_fitted(organisation, 50)} Studio Root"),
        ]
    )
    certificate = (
        _begun(subject, subject, public=key.public_key(), years=ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_documents=False), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, certificate


def _begun(subject: x509.Name, issuer: x509.Name, *, public: PublicKey, years: int) -> x509.CertificateBuilder:
    now = datetime.now(UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of readers run behind
        .not_valid_after(now + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _key_usage(*, signs_documents: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_documents,
        content_commitment=signs_documents,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_documents,
        crl_sign=not signs_documents,
        encipher_only=False,
        decipher_only=False,
    )


def _derived(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=1).derive(passphrase.encode())


def _fitted(text: str, octets: int) -> str:
    """X.520 bounds names at 64 octets; a longer one is cut between characters."""
    return text.encode()[:octets].decode(errors="ignore")


def _attribute(certificate: x509.Certificate, oid: ObjectIdentifier) -> str:
    values = certificate.subject.get_attributes_for_oid(oid)
    return str(values[0].value) if values else ""


def keep(path: Path, content: bytes) -> None:
    """Writes a new file only its owner may read, to the disk itself. Raises FileExistsError and other OSErrors."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
