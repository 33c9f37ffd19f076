"""From a studio's folder to a counter-signed card in a client's hands, all through the front door."""

import zipfile
from pathlib import Path

import pytest

from reviewer.reports.identity import Identity
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import sign
from reviewer.wording import Language
from tests.reports.cards import Wish, a_card

PASSPHRASE = "a passphrase for all"


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Identity:
    monkeypatch.setenv("REVIEWER_PASSPHRASE", PASSPHRASE)
    return Identity.create(tmp_path / "studio", "Zhou Lan", organisation="Hengchuan", passphrase=PASSPHRASE)


@pytest.fixture
def card(studio: Identity, tmp_path: Path) -> Path:
    """Signed by the reviewer; it counts only with the counter-signature."""
    render(a_card(tmp_path, Wish(extra={"needs_countersignature": True})), tmp_path / "unsigned.pdf")
    sign(tmp_path / "unsigned.pdf", tmp_path / "card.pdf", signer=studio.unlock(PASSPHRASE), language=Language.ENGLISH)
    return tmp_path / "card.pdf"


def test_quality_assurance_joins_the_studio_countersigns_and_the_client_gets_a_pack(say, studio: Identity, card: Path, tmp_path: Path):
    quality, granted, both, pack = tmp_path / "quality", tmp_path / "granted.pem", tmp_path / "both.pdf", tmp_path / "pack.zip"
    role = ("--role", "Quality assurance")
    request = say("identity", "request", "--identity", quality, "--name", "He Yining", "--organisation", "Hengchuan", *role)
    assert request.code == 0, request.err
    assert say("identity", "grant", request.out.strip(), "--identity", studio.folder, "--out", granted, *role).code == 0
    assert say("identity", "accept", granted, "--root", studio.root_path, "--identity", quality).code == 0
    assert say("verify", card, "--trust", studio.root_path).code == 1
    assert say("countersign", card, "--out", both, "--identity", quality).code == 0
    assert say("verify", both, "--trust", studio.root_path, "--json").document["genuine"]

    assert say("client-pack", card, "--out", pack, "--trust", studio.root_path).code == 1
    assert not pack.exists()
    assert say("client-pack", both, "--out", pack, "--trust", studio.root_path).code == 0
    with zipfile.ZipFile(pack) as packed:
        assert packed.read("both.pdf") == both.read_bytes()
        assert {"findings.csv", "scorecard.xlsx", "scorecard.html", "scorecard.json", "manifest-sha256.txt"} <= set(packed.namelist())


def test_a_revoked_certificate_and_a_later_version_are_told(say, studio: Identity, tmp_path: Path):
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    for version, out in ((1, old), (2, new)):
        render(a_card(tmp_path, Wish(version=version, has_media=False, praise=False)), tmp_path / "unsigned.pdf")
        sign(tmp_path / "unsigned.pdf", out, signer=studio.unlock(PASSPHRASE), language=Language.ENGLISH)
    assert say("verify", old, "--trust", studio.root_path).code == 0
    superseded = say("verify", old, new, "--trust", studio.root_path, "--json")
    assert (superseded.code, superseded.document["reasons"][0]["key"]) == (1, "reports.superseded")
    assert say("verify", new, old, "--trust", studio.root_path).code == 0

    revoked = say("identity", "revoke", studio.folder / "reviewer.pem", "--identity", studio.folder).out.strip()
    told = say("verify", new, "--trust", studio.root_path, "--trust", revoked, "--json")
    assert (told.code, told.document["reasons"][0]["key"]) == (1, "reports.certificate_revoked")


def test_an_identity_tells_its_end_is_carried_and_puts_its_root_away(say, studio: Identity, tmp_path: Path):
    assert "Zhou Lan" in say("identity", "show", "--identity", studio.folder).out
    assert say("identity", "export", tmp_path / "me.p12", "--identity", studio.folder).code == 0
    assert say("identity", "import", tmp_path / "me.p12", "--identity", tmp_path / "there").code == 0
    assert say("identity", "put-root-away", tmp_path / "drive.json", "--identity", studio.folder).code == 0
    assert say("identity", "put-root-away", tmp_path / "again.json", "--identity", studio.folder).code == 1
