"""Bundles sealed with age and bundles signed with CMS: opened, verified, and refused when key or signature do not hold."""

from datetime import UTC, datetime, timedelta

import pyrage
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from reviewer.intake import Opening, check_bundle, draft, read_bundle
from reviewer.intake.sealing import BundleSealed, KeyDoesNotOpen, KeyUnreadable
from reviewer.intake.signature import SignatureBroken
from tests.intake import bundles

NOW = datetime.now(UTC)
FILES = {"data/notes.txt": b"10:31 a note"}


@pytest.fixture
def plain(tmp_path):
    return bundles.zipped(tmp_path / "visit.zip", bundles.a_bag(FILES))


@pytest.fixture
def key(tmp_path):
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# created by age-keygen\n{identity}\n", encoding="ascii")
    return identity, tmp_path / "key.txt"


def test_a_sealed_bundle_opens_with_its_key_and_leaves_nothing_unsealed(tmp_path, plain, staging, key):
    identity, file = key
    sealed = tmp_path / "visit.zip.age"
    pyrage.encrypt_file(str(plain), str(sealed), [identity.to_public()])
    bundle = read_bundle(sealed, staging, opening=Opening(identity=file))
    assert [one.path for one in bundle.files] == list(FILES)
    assert {one.staged for one in bundle.files} == set(staging.iterdir())


def test_a_sealed_bundle_opens_with_its_passphrase(tmp_path, plain, staging):
    sealed = tmp_path / "visit.zip.age"
    sealed.write_bytes(pyrage.passphrase.encrypt(plain.read_bytes(), "seven rooms"))
    assert read_bundle(sealed, staging, opening=Opening(passphrase="seven rooms")).files
    with pytest.raises(KeyDoesNotOpen):
        read_bundle(sealed, sealed_staging(tmp_path), opening=Opening(passphrase="eight rooms"))


def sealed_staging(tmp_path):
    folder = tmp_path / "another"
    folder.mkdir()
    return folder


def test_a_sealed_bundle_is_refused_without_or_with_another_key(tmp_path, plain, key, refused):
    sealed = tmp_path / "visit.zip.age"
    pyrage.encrypt_file(str(plain), str(sealed), [pyrage.x25519.Identity.generate().to_public()])
    assert isinstance(refused(sealed), BundleSealed)
    report = check_bundle(sealed, opening=Opening(identity=key[1]))
    assert isinstance(report.refusal, KeyDoesNotOpen)


def test_a_sealed_bundle_with_one_changed_byte_is_refused(tmp_path, plain, staging, key):
    identity, file = key
    sealed = tmp_path / "visit.zip.age"
    pyrage.encrypt_file(str(plain), str(sealed), [identity.to_public()])
    content = bytearray(sealed.read_bytes())
    content[-20] ^= 1
    sealed.write_bytes(content)
    with pytest.raises(KeyDoesNotOpen):
        read_bundle(sealed, staging, opening=Opening(identity=file))
    assert list(staging.iterdir()) == []


def test_a_file_that_holds_no_key_is_named(tmp_path, plain, staging, key):
    sealed = tmp_path / "visit.zip.age"
    pyrage.encrypt_file(str(plain), str(sealed), [key[0].to_public()])
    (tmp_path / "nothing.txt").write_text("hello", encoding="ascii")
    with pytest.raises(KeyUnreadable, match=r"nothing\.txt"):
        read_bundle(sealed, staging, opening=Opening(identity=tmp_path / "nothing.txt"))


def test_sealed_loose_files_are_drafted(tmp_path, key):
    sealed = tmp_path / "loose.zip.age"
    loose = bundles.zipped(tmp_path / "loose.zip", {"a.txt": b"10:31 x"})
    pyrage.encrypt_file(str(loose), str(sealed), [key[0].to_public()])
    assert draft(sealed, opening=Opening(identity=key[1])).document["assignment"]["site"] == "loose"


def a_certificate(name, key, issuer=None, *, days=30, is_authority=False):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    parent, signer = issuer or (None, key)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(parent.subject if parent else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=90))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(signer, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def keys():
    return {"ec": ec.generate_private_key(ec.SECP256R1()), "rsa": rsa.generate_private_key(65537, 2048)}


def signed_bag(certificate, key, signed=None, others=(), encoding=serialization.Encoding.DER):
    bag = bundles.a_bag(FILES)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(signed or bag["tagmanifest-sha256.txt"])
    builder = builder.add_signer(certificate, key, hashes.SHA256())
    for other in others:
        builder = builder.add_certificate(other)
    made = builder.sign(encoding, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary])
    return {**bag, "tagmanifest-sha256.txt.p7s": made}


def trusted(tmp_path, certificate):
    file = tmp_path / "trusted.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Opening(trust=(file,))


@pytest.mark.parametrize("kind", ["ec", "rsa"])
@pytest.mark.parametrize("encoding", [serialization.Encoding.DER, serialization.Encoding.PEM])
def test_a_signature_is_verified_and_its_signer_named(tmp_path, staging, keys, kind, encoding):
    root = a_certificate("Field office", keys["rsa"], is_authority=True)
    leaf = a_certificate("Shopper 042", keys[kind], (root, keys["rsa"]))
    path = bundles.zipped(tmp_path / "b.zip", signed_bag(leaf, keys[kind], encoding=encoding))
    signature = read_bundle(path, staging, opening=trusted(tmp_path, root)).signature
    assert signature is not None
    assert (signature.signer, signature.issuer, signature.is_trusted) == ("CN=Shopper 042", "CN=Field office", True)


def test_a_signer_nobody_trusts_is_shown_as_such(tmp_path, staging, keys):
    leaf = a_certificate("Somebody", keys["ec"])
    path = bundles.zipped(tmp_path / "b.zip", signed_bag(leaf, keys["ec"]))
    signature = read_bundle(path, staging).signature
    assert signature is not None
    assert not signature.is_trusted
    assert '"is_trusted": false' in check_bundle(path).to_json()


def test_trust_ends_with_the_certificate_and_needs_an_authority(tmp_path, keys):
    expired_root = a_certificate("Field office", keys["rsa"], days=-1, is_authority=True)
    no_authority = a_certificate("Another shopper", keys["rsa"])
    for number, parent in enumerate((expired_root, no_authority)):
        leaf = a_certificate("Shopper 042", keys["ec"], (parent, keys["rsa"]))
        path = bundles.zipped(tmp_path / f"{number}.zip", signed_bag(leaf, keys["ec"], others=[parent]))
        report = check_bundle(path, opening=trusted(tmp_path, parent))
        assert report.signature is not None
        assert not report.signature.is_trusted


def test_a_signature_over_something_else_or_of_rubbish_refuses_the_bundle(tmp_path, refused, keys):
    leaf = a_certificate("Shopper 042", keys["ec"])
    other = bundles.zipped(tmp_path / "other.zip", signed_bag(leaf, keys["ec"], signed=b"another manifest"))
    assert isinstance(refused(other), SignatureBroken)
    rubbish = bundles.zipped(tmp_path / "rubbish.zip", {**bundles.a_bag(FILES), "tagmanifest-sha256.txt.p7s": b"0\x82rubbish"})
    assert isinstance(refused(rubbish), SignatureBroken)
    impostor = signed_bag(leaf, keys["ec"])
    flipped = bytearray(impostor["tagmanifest-sha256.txt.p7s"])
    flipped[-5] ^= 1
    path = bundles.zipped(tmp_path / "flipped.zip", {**impostor, "tagmanifest-sha256.txt.p7s": bytes(flipped)})
    assert isinstance(refused(path), SignatureBroken)
