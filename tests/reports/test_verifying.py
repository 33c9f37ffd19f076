"""Genuine is only the untouched file under a trusted root; whatever else comes in gets a plain answer."""

import json
import random
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import hashes
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reviewer.reports.identity import Identity, Role, Signer, make_leaf, unseal
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import WrongRole, sign
from reviewer.reports.verification import State
from reviewer.reports.verifying import CannotRead, NotACertificate, verify, verify_bytes
from reviewer.wording import Language
from tests.reports.conftest import PASSPHRASE


@pytest.fixture
def trusted(identity: Identity) -> frozenset[str]:
    return frozenset({identity.root.fingerprint(hashes.SHA256()).hex()})


def _keys(content: bytes, trusted: frozenset[str], **more: object) -> set[str]:
    return {reason.key for reason in verify_bytes(content, trusted=trusted, **more).reasons}  # type: ignore[arg-type]


def test_the_untouched_file_is_genuine(signed: Path, identity: Identity):
    found = verify(signed, trust=[identity.root_path])
    assert found.state is State.GENUINE
    assert found.is_genuine
    assert [(one.name, one.role) for one in found.signers] == [("周岚 Zhou Lan", "Reviewer")]


@pytest.mark.parametrize(
    ("language", "answer"), [(Language.ENGLISH, "Genuine"), (Language.SIMPLIFIED, "真实"), (Language.TRADITIONAL, "真實")]
)
def test_the_answer_is_told_in_three_languages(signed: Path, identity: Identity, language: Language, answer: str):
    told = verify(signed, trust=[identity.root_path]).sentences(language)
    assert told[0] == answer
    assert len(told) > 1


def test_without_a_trusted_root_nobody_can_tell(signed: Path):
    found = verify(signed)
    assert found.state is State.CANNOT_TELL
    assert [reason.key for reason in found.reasons] == ["reports.root_untrusted"]


def test_a_stranger_of_the_same_name_is_not_trusted(unsigned: Path, stranger: Identity, identity: Identity, tmp_path: Path):
    forged = tmp_path / "forged.pdf"
    sign(unsigned, forged, signer=stranger.unlock(PASSPHRASE), language=Language.ENGLISH)
    assert verify(forged, trust=[identity.root_path]).state is State.CANNOT_TELL


def test_the_originals_agree_with_the_manifest(signed: Path, identity: Identity, originals: dict[str, str]):
    found = verify(signed, trust=[identity.root_path], originals=originals)
    assert found.is_genuine
    assert found.originals_checked == len(originals)


@pytest.mark.parametrize("fault", ["original_differs", "original_missing", "original_unknown"])
def test_originals_that_do_not_agree_are_named(signed: Path, identity: Identity, originals: dict[str, str], fault: str):
    path = "data/IMG_1031.jpg"
    if fault == "original_differs":
        originals[path] = "0" * 64
    elif fault == "original_missing":
        del originals[path]
    else:
        path = "data/slipped-in.jpg"
        originals[path] = "1" * 64
    found = verify(signed, trust=[identity.root_path], originals=originals)
    assert found.state is State.ALTERED
    assert [(reason.key, dict(reason.facts)) for reason in found.reasons] == [(f"reports.{fault}", {"file": path})]


def test_an_unsigned_scorecard_is_not_genuine(unsigned: Path, identity: Identity):
    found = verify(unsigned, trust=[identity.root_path])
    assert found.state is State.ALTERED
    assert [reason.key for reason in found.reasons] == ["reports.not_signed"]


def _places(content: bytes) -> list[int]:
    """Bytes all over the file: its ends, the signature's container and its frame, the cross-reference tables, anywhere."""
    chance = random.Random(20261121)  # noqa: S311 - repeatable choice, not secrecy
    frame = content.rindex(b"/Contents <") + 11
    tables = content.rindex(b"\nxref"), content.rindex(b"startxref")
    return [
        0,
        len(content) - 1,
        frame - 1,
        frame,
        content.index(b">", frame) - 1,
        *chance.sample(range(len(content)), 20),
        *chance.sample(range(frame, frame + 6300), 30),
        *chance.sample(range(content.index(b">", frame), len(content)), 10),
        *chance.sample(range(*sorted(tables)), 6),
    ]


def test_one_changed_bit_anywhere_is_seen(signed: Path, trusted: frozenset[str]):
    content = signed.read_bytes()
    missed = []
    for place in _places(content):
        changed = bytearray(content)
        changed[place] ^= 1
        if verify_bytes(bytes(changed), trusted=trusted).state is not State.ALTERED:
            missed.append(place)
    assert missed == []


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_altered(signed: Path, trusted: frozenset[str], share: float):
    content = signed.read_bytes()
    assert verify_bytes(content[: int(len(content) * share)], trusted=trusted).state is State.ALTERED


@pytest.mark.parametrize("tail", [b"x", b"\n%%EOF\n", b"\nstartxref\n0\n%%EOF\n", b"\n4 0 obj\n<<>>\nendobj\n", b"\0" * 4096])
def test_an_appended_file_is_altered(signed: Path, trusted: frozenset[str], tail: bytes):
    assert verify_bytes(signed.read_bytes() + tail, trusted=trusted).state is State.ALTERED


def test_bytes_before_the_file_are_seen(signed: Path, trusted: frozenset[str]):
    assert _keys(b"\n" + signed.read_bytes(), trusted) == {"reports.not_a_pdf"}


@given(content=st.binary(max_size=300) | st.binary(max_size=300).map(lambda tail: b"%PDF-1.7\n" + tail))
@settings(max_examples=150)
def test_any_bytes_get_an_answer(content: bytes):
    assert verify_bytes(content).state is State.ALTERED


def _revised(content: bytes, change) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _page_covered(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[generic.pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"1 1 1 rg 0 0 600 900 re f"))
    writer.update_container(page)


def _note_added(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {generic.pdf_name("/Type"): generic.pdf_name("/Annot"), generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText")}
    )
    note[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (50, 500, 400, 700)))
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])


def _script_added(writer: IncrementalPdfFileWriter) -> None:
    action = {generic.pdf_name("/S"): generic.pdf_name("/JavaScript"), generic.pdf_name("/JS"): generic.pdf_string("1")}
    writer.root[generic.pdf_name("/OpenAction")] = generic.DictionaryObject(action)
    writer.update_root()


@pytest.mark.parametrize("change", [_page_covered, _note_added, _script_added, lambda writer: writer.update_root()])
def test_a_later_revision_is_seen(signed: Path, trusted: frozenset[str], change):
    assert verify_bytes(_revised(signed.read_bytes(), change), trusted=trusted).state is State.ALTERED


def test_a_swapped_attachment_in_a_file_saved_again_is_seen(signed: Path, trusted: frozenset[str], tmp_path: Path):
    forged = tmp_path / "forged.pdf"
    with pikepdf.open(signed) as pdf:
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(b"{}")
        pdf.save(forged)
    assert verify_bytes(forged.read_bytes(), trusted=trusted).state is State.ALTERED


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("scorecard.json", "reports.manifest_disagrees"),
        ("manifest-sha256.txt", "reports.manifest_disagrees"),
        ("log-head.json", "reports.log_head_disagrees"),
    ],
)
def test_attachments_that_disagree_are_seen_even_when_signed_so(
    unsigned: Path, signer: Signer, trusted: frozenset[str], tmp_path: Path, name: str, key: str
):
    with pikepdf.open(unsigned) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        stream = next(names[place + 1].EF.F for place in range(0, len(names), 2) if str(names[place]) == name)
        stream.write(_told_otherwise(name, stream.read_bytes()))
        pdf.save(tmp_path / "changed.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    sign(tmp_path / "changed.pdf", tmp_path / "signed.pdf", signer=signer, language=Language.ENGLISH)
    assert _keys((tmp_path / "signed.pdf").read_bytes(), trusted) == {key}


def _told_otherwise(name: str, content: bytes) -> bytes:
    if name == "manifest-sha256.txt":
        return b"0" * 64 + content[64:]
    document = json.loads(content)
    if name == "log-head.json":
        return json.dumps({**document, "size": 1}).encode()
    document["exhibits"][0]["sha256"] = "0" * 64
    return json.dumps(document).encode()


def test_a_quality_certificate_may_not_sign_as_reviewer(unsigned: Path, identity: Identity, tmp_path: Path):
    root_key = unseal((identity.folder / "root.key.json").read_text(), PASSPHRASE, bound_to=identity.root.fingerprint(hashes.SHA256()))
    key, certificate = make_leaf(root_key, identity.root, name="何以宁", role=Role.QUALITY)
    with pytest.raises(WrongRole):
        sign(unsigned, tmp_path / "wrong.pdf", signer=Signer(certificate, identity.root, key), language=Language.ENGLISH)


def test_another_program_agrees_that_a_changed_page_breaks_the_signature(signed: Path, tmp_path: Path):
    content = bytearray(signed.read_bytes())
    content[len(content) // 2 - 4000] ^= 1
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(content)
    told = subprocess.run(["pdfsig", str(changed)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." not in told


def test_a_missing_file_is_a_fault_and_a_bad_root_is_refused(signed: Path, tmp_path: Path):
    with pytest.raises(CannotRead):
        verify(tmp_path / "missing.pdf")
    with pytest.raises(CannotRead):
        verify(signed, trust=[tmp_path / "missing.pem"])
    (tmp_path / "bad.pem").write_text("no certificate")
    with pytest.raises(NotACertificate):
        verify(signed, trust=[tmp_path / "bad.pem"])


@pytest.mark.parametrize("language", Language)
def test_a_card_in_any_language_verifies(card, signer: Signer, identity: Identity, tmp_path: Path, language: Language):
    from dataclasses import replace

    render(replace(card, language=language), tmp_path / "card.pdf")
    sign(tmp_path / "card.pdf", tmp_path / "signed.pdf", signer=signer, language=language)
    assert verify(tmp_path / "signed.pdf", trust=[identity.root_path]).is_genuine
