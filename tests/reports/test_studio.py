"""A studio grants, revokes and puts its key away; time stamps come from a server of our own."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reviewer.reports.identity import Identity, IdentityExists, PassphraseWrong, Role, Signer
from reviewer.reports.signing import CannotSign, WrongRole, countersign, sign
from reviewer.reports.studio import (
    CertificateForeign,
    RequestBroken,
    RootKeyAway,
    accept,
    days_left,
    export_identity,
    grant,
    import_identity,
    put_root_away,
    request_certificate,
    revoke,
)
from reviewer.reports.time_stamps import ServerStamps, StampServerSilent, StampServerUnclear
from reviewer.reports.verification import State
from reviewer.reports.verifying import Reliance, verify
from reviewer.wording import Language
from tests.reports.conftest import PASSPHRASE

OTHER = "another long passphrase"


@pytest.fixture(scope="module")
def quality(identity: Identity, tmp_path_factory: pytest.TempPathFactory) -> Identity:
    """An identity of quality assurance that asked the reviewer's studio for its certificate."""
    folder = tmp_path_factory.mktemp("quality") / "identity"
    asked = request_certificate(folder, "何以宁 He Yining", organisation="衡川评测 Hengchuan", role=Role.QUALITY, passphrase=OTHER)
    granted = folder.parent / "granted.pem"
    granted.write_bytes(grant(identity, asked, role=Role.QUALITY, passphrase=PASSPHRASE))
    return accept(folder, granted, root_file=identity.root_path, passphrase=OTHER)


def test_a_granted_identity_countersigns_and_the_card_is_genuine(signed: Path, identity: Identity, quality: Identity, tmp_path: Path):
    out = tmp_path / "both.pdf"
    countersign(signed, out, signer=quality.unlock(OTHER), language=Language.SIMPLIFIED)
    found = verify(out, trust=[identity.root_path])
    assert found.state is State.GENUINE, found.sentences(Language.ENGLISH)
    assert [one.name for one in found.signers] == ["周岚 Zhou Lan", "何以宁 He Yining"]
    assert out.read_bytes().startswith(signed.read_bytes())


def test_the_counter_signature_comes_second_and_once_and_from_its_role(
    signed: Path, unsigned: Path, signer: Signer, quality: Identity, tmp_path: Path
):
    theirs = quality.unlock(OTHER)
    with pytest.raises(CannotSign):
        countersign(unsigned, tmp_path / "out.pdf", signer=theirs, language=Language.ENGLISH)
    with pytest.raises(WrongRole):
        countersign(signed, tmp_path / "out.pdf", signer=signer, language=Language.ENGLISH)
    countersign(signed, tmp_path / "both.pdf", signer=theirs, language=Language.ENGLISH)
    with pytest.raises(CannotSign):
        countersign(tmp_path / "both.pdf", tmp_path / "out.pdf", signer=theirs, language=Language.ENGLISH)
    assert not (tmp_path / "out.pdf").exists()


def test_what_the_studio_never_granted_is_not_accepted(identity: Identity, stranger: Identity, tmp_path: Path):
    asked = request_certificate(tmp_path / "id", "Lin", organisation="S", role=Role.REVIEWER, passphrase=OTHER)
    granted = tmp_path / "granted.pem"
    granted.write_bytes(grant(stranger, asked, role=Role.REVIEWER, passphrase=PASSPHRASE))
    with pytest.raises(CertificateForeign):
        accept(tmp_path / "id", granted, root_file=identity.root_path, passphrase=OTHER)
    with pytest.raises(PassphraseWrong):
        accept(tmp_path / "id", granted, root_file=stranger.root_path, passphrase="wrong passphrase")
    (tmp_path / "rubbish.pem").write_text("rubbish")
    with pytest.raises(RequestBroken):
        grant(identity, tmp_path / "rubbish.pem", role=Role.REVIEWER, passphrase=PASSPHRASE)


def test_a_revoked_signer_cannot_be_relied_on(signed: Path, identity: Identity, stranger: Identity):
    revoked = revoke(identity, identity.folder / "reviewer.pem", passphrase=PASSPHRASE)
    found = verify(signed, reliance=Reliance.read([identity.root_path], [revoked]))
    assert (found.state, [reason.key for reason in found.reasons]) == (State.CANNOT_TELL, ["reports.certificate_revoked"])
    foreign = revoke(stranger, stranger.folder / "reviewer.pem", passphrase=PASSPHRASE)
    assert verify(signed, reliance=Reliance.read([identity.root_path], [foreign])).is_genuine
    with pytest.raises(CertificateForeign):
        revoke(identity, stranger.folder / "reviewer.pem", passphrase=PASSPHRASE)


def test_an_identity_is_carried_to_another_folder(identity: Identity, tmp_path: Path):
    export_identity(identity, tmp_path / "carried.p12", passphrase=PASSPHRASE)
    with pytest.raises(PassphraseWrong):
        import_identity(tmp_path / "there", tmp_path / "carried.p12", passphrase="wrong passphrase")
    there = import_identity(tmp_path / "there", tmp_path / "carried.p12", passphrase=PASSPHRASE)
    assert there.fingerprint == identity.fingerprint == there.unlock(PASSPHRASE).fingerprint
    with pytest.raises(IdentityExists):
        import_identity(tmp_path / "there", tmp_path / "carried.p12", passphrase=PASSPHRASE)


def test_a_root_key_that_was_put_away_grants_nothing(tmp_path: Path):
    studio = Identity.create(tmp_path / "id", "Lin", organisation="S", passphrase=PASSPHRASE)
    put_root_away(studio, tmp_path / "drive.json")
    with pytest.raises(RootKeyAway):
        revoke(studio, studio.folder / "reviewer.pem", passphrase=PASSPHRASE)
    with pytest.raises(RootKeyAway):
        put_root_away(studio, tmp_path / "again.json")
    assert studio.unlock(PASSPHRASE).name == "Lin"
    assert days_left(studio, datetime.now(UTC) + timedelta(days=365 * 3 - 10)) == 9


@pytest.fixture(scope="module")
def stamps() -> tuple[DummyTimeStamper, str]:
    """A time-stamp authority in this process, and the SHA-256 of its certificate, which is its own root."""
    key = generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Local stamps")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(made.public_bytes(Encoding.DER)), private, certs_to_embed=SimpleCertificateStore()
    )
    return stamper, made.fingerprint(hashes.SHA256()).hex()


def test_a_stamped_card_tells_its_time_and_by_whom(unsigned: Path, signer: Signer, identity: Identity, stamps, tmp_path: Path):
    stamper, root = stamps
    out = tmp_path / "stamped.pdf"
    sign(unsigned, out, signer=signer, language=Language.ENGLISH, stamps=stamper)
    ours = identity.root.fingerprint(hashes.SHA256()).hex()
    trusting = verify(out, reliance=Reliance(frozenset({ours, root})))
    assert trusting.is_genuine, trusting.sentences(Language.ENGLISH)
    assert "reports.stamped_by" in [reason.key for reason in trusting.reasons]
    assert trusting.signers[0].stamped_at is not None
    doubting = verify(out, reliance=Reliance(frozenset({ours})))
    assert "reports.stamp_untrusted" in [reason.key for reason in doubting.reasons]


def test_a_server_that_is_not_there_leaves_no_file(unsigned: Path, signer: Signer, tmp_path: Path):
    with pytest.raises(StampServerSilent):
        sign(unsigned, tmp_path / "out.pdf", signer=signer, language=Language.ENGLISH, stamps=ServerStamps("http://127.0.0.1:9/stamps"))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StampServerUnclear):
        ServerStamps("ftp://example.org")
