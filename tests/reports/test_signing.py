"""The reviewer's signature on the scorecard, seen by our own eyes and by other programs."""

import os
import subprocess
from pathlib import Path

import pikepdf
import pytest

from reviewer.reports.identity import Identity, Signer
from reviewer.reports.signing import CannotSign, SigningFailed, sign
from reviewer.wording import Language
from tests.reports.conftest import PASSPHRASE


def _pdfsig(path: Path) -> str:
    return subprocess.run(
        ["pdfsig", str(path)], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
    ).stdout


def test_another_program_finds_the_signature_valid_and_the_whole_document_signed(signed: Path):
    told = _pdfsig(signed)
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert "SHA-256" in told
    assert "周岚 Zhou Lan" in told


def test_signing_only_appends(unsigned: Path, signed: Path):
    assert signed.read_bytes().startswith(unsigned.read_bytes())


def test_the_signature_certifies_and_leaves_the_counter_signature_open(signed: Path):
    with pikepdf.open(signed) as pdf:
        reviewer, quality = pdf.Root.AcroForm.Fields
        assert (str(reviewer.T), str(quality.T)) == ("ReviewerSig", "QASig")
        assert "/V" in reviewer
        assert "/V" not in quality
        assert pdf.Root.Perms.DocMDP.objgen == reviewer.V.objgen
        assert int(reviewer.V.Reference[0].TransformParams.P) == 2


def test_the_panel_names_signer_and_meaning_and_never_says_valid(signed: Path):
    text = subprocess.run(["pdftotext", "-f", "1", "-l", "1", str(signed), "-"], capture_output=True, text=True, check=True).stdout
    assert "周岚 Zhou Lan" in text
    assert "此后只可会签" in text
    assert "有效" not in text
    assert "valid" not in text.lower()


@pytest.mark.parametrize("language", Language)
def test_every_language_has_its_panel(unsigned: Path, signer: Signer, tmp_path: Path, language: Language):
    out = tmp_path / "signed.pdf"
    sign(unsigned, out, signer=signer, language=language)
    assert "Signature is Valid." in _pdfsig(out)


def test_a_signed_scorecard_is_not_signed_again(signed: Path, signer: Signer, tmp_path: Path):
    out = tmp_path / "again.pdf"
    with pytest.raises(CannotSign):
        sign(signed, out, signer=signer, language=Language.ENGLISH)
    assert list(tmp_path.iterdir()) == []


def test_rubbish_is_refused_and_leaves_nothing(signer: Signer, tmp_path: Path):
    rubbish = tmp_path / "rubbish.pdf"
    rubbish.write_bytes(b"%PDF-1.7\nrubbish")
    with pytest.raises(CannotSign):
        sign(rubbish, tmp_path / "out.pdf", signer=signer, language=Language.ENGLISH)
    assert [path.name for path in tmp_path.iterdir()] == ["rubbish.pdf"]


def test_a_missing_file_is_a_fault(signer: Signer, tmp_path: Path):
    with pytest.raises(SigningFailed):
        sign(tmp_path / "missing.pdf", tmp_path / "out.pdf", signer=signer, language=Language.ENGLISH)


def test_a_signer_is_the_identity_unlocked(identity: Identity):
    signer = identity.unlock(PASSPHRASE)
    assert (signer.name, signer.organisation, signer.fingerprint) == (identity.name, identity.organisation, identity.fingerprint)
