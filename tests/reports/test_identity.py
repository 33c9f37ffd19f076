"""A reviewer's identity: made once, sealed under a passphrase, never overwritten."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

from reviewer.reports.identity import (
    DOCUMENT_SIGNING,
    Identity,
    IdentityDamaged,
    IdentityExists,
    IdentityMissing,
    IdentityNameless,
    PassphraseShort,
    PassphraseWrong,
)
from tests.reports.conftest import PASSPHRASE


def test_an_identity_opens_again_from_its_folder(identity: Identity):
    opened = Identity.open(identity.folder)
    assert opened == identity
    assert (opened.name, opened.organisation) == ("周岚 Zhou Lan", "衡川评测 Hengchuan")


def test_the_right_passphrase_gives_the_key_of_the_certificate(identity: Identity):
    signer = identity.unlock(PASSPHRASE)
    assert signer.key.public_key().public_numbers() == identity.certificate.public_key().public_numbers()  # type: ignore[union-attr]


def test_a_wrong_passphrase_is_refused(identity: Identity):
    with pytest.raises(PassphraseWrong):
        identity.unlock("wrong horse battery")


def test_keys_lie_on_disk_only_sealed_and_only_for_their_owner(identity: Identity):
    for path in identity.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"PRIVATE KEY" not in path.read_bytes()


def test_an_existing_identity_is_never_overwritten(identity: Identity):
    before = {path.name: path.read_bytes() for path in identity.folder.iterdir()}
    with pytest.raises(IdentityExists):
        Identity.create(identity.folder, "Someone", organisation="Else", passphrase=PASSPHRASE)
    assert {path.name: path.read_bytes() for path in identity.folder.iterdir()} == before


@pytest.mark.parametrize(("name", "organisation"), [("", "Studio"), ("  ", "Studio"), ("Name", "")])
def test_an_identity_needs_a_name_and_an_organisation(tmp_path: Path, name: str, organisation: str):
    with pytest.raises(IdentityNameless):
        Identity.create(tmp_path / "new", name, organisation=organisation, passphrase=PASSPHRASE)


def test_a_short_passphrase_is_refused_and_leaves_nothing(tmp_path: Path):
    with pytest.raises(PassphraseShort):
        Identity.create(tmp_path / "new", "Name", organisation="Studio", passphrase="seven77")
    assert not (tmp_path / "new").exists()


def test_a_folder_without_identity_says_so(tmp_path: Path):
    with pytest.raises(IdentityMissing):
        Identity.open(tmp_path)


def test_a_damaged_certificate_is_a_fault_of_the_disk(identity: Identity, tmp_path: Path):
    for path in identity.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes()[: 40 if path.name == "reviewer.pem" else None])
    with pytest.raises(IdentityDamaged):
        Identity.open(tmp_path)


def test_a_key_envelope_of_another_certificate_does_not_open(identity: Identity, tmp_path: Path):
    for path in identity.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "reviewer.key.json").write_bytes((identity.folder / "root.key.json").read_bytes())
    with pytest.raises(PassphraseWrong):
        Identity.open(tmp_path).unlock(PASSPHRASE)


def test_the_certificates_are_a_root_that_signs_no_documents_and_a_leaf_that_signs_only_documents(identity: Identity):
    root, leaf = identity.root, identity.certificate
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value == x509.BasicConstraints(ca=True, path_length=0)
    assert root.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    extended = leaf.extensions.get_extension_for_oid(ExtensionOID.EXTENDED_KEY_USAGE).value
    assert DOCUMENT_SIGNING in extended
    assert ExtendedKeyUsageOID.SERVER_AUTH not in extended
    assert leaf.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)[0].value == "Reviewer"
    leaf.verify_directly_issued_by(root)


def test_openssl_accepts_the_chain(identity: Identity):
    command = ["openssl", "verify", "-CAfile", str(identity.root_path), str(identity.folder / "reviewer.pem")]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    assert checked.stdout.endswith("OK\n"), checked.stderr


def test_a_very_long_chinese_name_is_cut_between_characters(tmp_path: Path):
    made = Identity.create(tmp_path / "new", "澄" * 40, organisation="评" * 40, passphrase=PASSPHRASE)
    assert made.name == "澄" * 21
    assert set(made.organisation) == {"评"}
