"""From a ready review to a signed file with its pictures, and back through the verifier, with nothing faked."""

import json

import pytest

from reviewer.domain.evidence import Citation, CitationKind, Region
from reviewer.domain.moments import Span
from reviewer.operations.evidence import CiteEvidence
from reviewer.operations.findings import DeductPoints
from reviewer.operations.issuing import issue_scorecard
from reviewer.operations.pictures import cut_pictures, picture_plan
from reviewer.operations.verification import verify_scorecard
from reviewer.reports.identity import Identity
from reviewer.reports.known_roots import keep_root
from reviewer.reports.verification import State
from reviewer.store.records.reviews import ReviewSigned
from reviewer.wording import Language
from tests.builders import a_bundle, all_met, exhibit_id, some_files
from tests.intake.bundles import a_bag, a_document, laid_out

HALF = Region(250_000, 250_000, 500_000, 500_000)


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("identity") / "mine"
    return Identity.create(folder, name="Lin Qing", organisation="Studio", passphrase="a long passphrase").unlock("a long passphrase")


@pytest.fixture(scope="module")
def root(tmp_path_factory, signer):
    from cryptography.hazmat.primitives.serialization import Encoding

    path = tmp_path_factory.mktemp("root") / "root.pem"
    path.write_bytes(signer.root.public_bytes(Encoding.PEM))
    return path


@pytest.fixture
def proved(workspace, review_id):
    """One deduction with every kind of proof that has a place in a recording or a photo."""
    all_met(workspace, review_id)
    finding = workspace.perform(DeductPoints(review_id, "A-04")).result
    film, sound, photo = (exhibit_id(workspace, review_id, code) for code in ("E-01", "E-02", "E-03"))
    for citation in (
        Citation(CitationKind.FRAME, film, Span(250_000, 250_000), HALF),
        Citation(CitationKind.REGION, photo, region=HALF),
        Citation(CitationKind.QUOTE, sound, Span(2_000_000, 4_000_000), words="就往里走"),
    ):
        workspace.perform(CiteEvidence(finding, citation))
    return review_id


def test_the_plan_shows_each_cited_frame_and_photo_and_the_first_sound(workspace, proved, tmp_path):
    plan = workspace.fetch(picture_plan, proved)
    cut = cut_pictures(plan, tmp_path, previews=workspace.folder / "previews")

    assert [picture.exhibit_code for picture in cut.pictures] == ["E-01", "E-03"]
    assert all(picture.region.width_ppm > HALF.width_ppm for picture in cut.pictures)  # cropped outward from the region
    assert all(picture.width > picture.height > 0 for picture in cut.pictures)
    (wave,) = cut.waves
    assert (wave.cited_end_us - wave.cited_start_us, wave.exhibit_code) == (2_000_000, "E-02")
    assert wave.start_us < wave.cited_start_us < wave.cited_end_us < wave.end_us
    assert any(high > low for low, high in wave.peaks)


def test_a_finding_that_cites_only_a_span_of_film_shows_the_middle_of_it(workspace, review_id, tmp_path):
    finding = workspace.perform(DeductPoints(review_id, "A-04")).result
    film = exhibit_id(workspace, review_id, "E-01")
    workspace.perform(CiteEvidence(finding, Citation(CitationKind.SPAN, film, Span(200_000, 600_000))))

    (request,) = workspace.fetch(picture_plan, review_id).pictures

    assert (request.media_us, request.region) == (400_000, None)


def test_an_issued_scorecard_is_genuine_and_one_flipped_byte_makes_it_altered(workspace, proved, signer, root, tmp_path):
    out = tmp_path / "card.pdf"
    issued = issue_scorecard(workspace, proved, signer, out=out, language=Language.ENGLISH)

    assert verify_scorecard(out, trust=(root,)).state is State.GENUINE
    assert json.loads(issued.document)["number"] == issued.number
    with pytest.raises(ReviewSigned):
        workspace.perform(DeductPoints(proved, "A-04"))

    content = bytearray(out.read_bytes())
    content[len(content) // 2] ^= 1
    out.write_bytes(bytes(content))
    assert verify_scorecard(out, trust=(root,)).state is State.ALTERED


def test_without_a_known_root_the_answer_is_that_it_cannot_be_told(workspace, proved, signer, tmp_path):
    out = tmp_path / "card.pdf"
    issue_scorecard(workspace, proved, signer, out=out, language=Language.SIMPLIFIED)

    assert verify_scorecard(out).state is State.CANNOT_TELL


def test_the_root_of_an_identity_made_here_is_known_here(workspace, proved, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    identity = Identity.create(tmp_path / "own", name="Own", organisation="Own studio", passphrase="a long passphrase")
    keep_root(identity)
    out = tmp_path / "card.pdf"
    issue_scorecard(workspace, proved, identity.unlock("a long passphrase"), out=out, language=Language.ENGLISH)

    assert verify_scorecard(out).state is State.GENUINE


def test_originals_of_another_bundle_do_not_pass_as_those_of_the_card(workspace, proved, signer, root, tmp_path):
    out = tmp_path / "card.pdf"
    issue_scorecard(workspace, proved, signer, out=out, language=Language.ENGLISH)
    same = a_bundle(tmp_path / "same")
    another_text = {**some_files(), "data/notes.txt": b"another text"}
    other = laid_out(tmp_path / "other", a_bag(another_text, a_document(another_text)))

    found = verify_scorecard(out, bundle=same, trust=(root,))
    assert (found.state, found.originals_checked) == (State.GENUINE, 4)
    assert verify_scorecard(out, bundle=other, trust=(root,)).state is State.ALTERED
