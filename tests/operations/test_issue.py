"""Issuing: the gates, the seal, and nothing by halves."""

import hashlib
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.findings import FindingText
from reviewer.domain.moments import Span
from reviewer.domain.review import ReviewState, Verdict, VerdictState
from reviewer.errors import Fault
from reviewer.operations.card import Issue, prepare_card
from reviewer.operations.evidence import CiteEvidence, MeasureItem, PlaceMarker, RecordPlayed, RemoveCitation
from reviewer.operations.findings import Commend, DeductPoints, EditFinding, Observe, WithdrawFinding
from reviewer.operations.issue import CardNotPlaced, CardNotWritten, EvidenceMissing, IssueScorecard, ItemsOpen
from reviewer.operations.review import ClearVerdict, Decide
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.queries.history import history
from reviewer.queries.journal import log_head, log_report
from reviewer.queries.readiness import readiness
from reviewer.reports.log_proof import is_included
from reviewer.store.records.reviews import ReviewSigned
from reviewer.wording import Language
from tests.builders import REVIEWER, a_review, a_span_citation, all_met, exhibit_id
from tests.crashing import killed, needs_fork
from tests.operations.cards import SIGNER, drawn, issued

S = 1_000_000


class PrinterBroken(Fault):
    key = "operations.card_not_written"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "for the client" / "成绩单.pdf"


def everything(workspace):
    vault = sorted(path for path in (workspace.folder / "originals").rglob("*") if path.is_file())
    return workspace.fetch(log_head), vault, sorted((workspace.folder / "incoming").iterdir())


def test_a_ready_review_is_issued_recorded_and_sealed(workspace, review_id, out):
    all_met(workspace, review_id)
    assert workspace.fetch(readiness, review_id) == ()
    result = workspace.perform(issued(review_id, out)).result
    assert (result.number, result.version, result.signer) == ("SC-2026Q3-0001", 1, SIGNER)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == result.pdf_sha256
    assert workspace.verify_original(result.pdf_sha256).read_bytes() == out.read_bytes()
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    review = workspace.fetch(desk, review_id).review
    assert (review.state, review.signed_at) == (ReviewState.SIGNED, result.issued_at)
    assert workspace.fetch(log_report).troubles == ()


ACTS_ON_A_REVIEW = [
    lambda review: Decide(review, Verdict("A-02", VerdictState.MET)),
    lambda review: ClearVerdict(review, "A-02"),
    lambda review: DeductPoints(review, "A-02"),
    lambda review: Commend(review, "A-02"),
    lambda review: Observe(review, "A-02"),
    lambda review: PlaceMarker(review, "", Span(0, 0)),
    lambda review: issued(review, Path("again.pdf")),
]


@pytest.fixture
def signed(workspace, review_id, out):
    """A signed review with one finding and one citation: their ids."""
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    citation = workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id))).result
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, out))
    return finding, citation


def test_a_signed_review_is_changed_by_nothing(workspace, review_id, signed):
    finding, citation = signed
    before = workspace.fetch(desk, review_id), everything(workspace)
    acts = [act(review_id) for act in ACTS_ON_A_REVIEW]
    acts += [EditFinding(finding, text=FindingText(fact="x")), WithdrawFinding(finding), RemoveCitation(citation)]
    acts += [CiteEvidence(finding, a_span_citation(workspace, review_id))]
    acts += [RecordPlayed(review_id, exhibit_id(workspace, review_id, "E-02"), (Span(0, S),))]
    for act in acts:
        with pytest.raises(ReviewSigned):
            workspace.perform(act)
    assert (workspace.fetch(desk, review_id), everything(workspace)) == before


def test_open_items_stand_in_the_way_and_are_counted(workspace, review_id, out):
    workspace.perform(Decide(review_id, Verdict("A-01", VerdictState.MET)))
    assert [(found.key, found.item) for found in workspace.fetch(readiness, review_id)][:2] == [
        ("operations.item_open", "A-02"),
        ("operations.item_open", "A-03"),
    ]
    with pytest.raises(ItemsOpen, match="53 items are still open, the first is A-02"):
        workspace.perform(issued(review_id, out))
    assert not out.parent.exists()


@pytest.mark.parametrize(("make", "code"), [(DeductPoints, "F-01"), (Commend, "K-01")])
def test_a_deduction_or_commendation_without_evidence_stands_in_the_way(workspace, review_id, out, make, code):
    finding = workspace.perform(make(review_id, "D-01")).result
    all_met(workspace, review_id)
    assert [(found.key, found.item, found.finding) for found in workspace.fetch(readiness, review_id)] == [
        ("operations.proof_missing", "D-01", code)
    ]
    before = everything(workspace)
    with pytest.raises(EvidenceMissing, match=f"{code} on item D-01"):
        workspace.perform(issued(review_id, out))
    assert everything(workspace) == before
    workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
    workspace.perform(issued(review_id, out))


def test_an_observation_needs_no_evidence(workspace, review_id, out):
    workspace.perform(Observe(review_id, "D-01"))
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, out))


def test_when_the_pdf_cannot_be_made_nothing_is_recorded(workspace, review_id, out):
    all_met(workspace, review_id)
    out.parent.mkdir()
    out.write_bytes(b"an earlier file")
    before = everything(workspace)

    def failing(card, path):
        path.write_bytes(b"%PDF half")
        raise PrinterBroken(file=path, reason="broken")

    with pytest.raises(PrinterBroken):
        workspace.perform(issued(review_id, out, failing))
    assert everything(workspace) == before
    assert workspace.fetch(desk, review_id).review.state is ReviewState.OPEN
    assert [(path.name, path.read_bytes()) for path in out.parent.iterdir()] == [(out.name, b"an earlier file")]


def test_when_the_place_cannot_be_written_nothing_is_recorded(workspace, review_id, tmp_path):
    all_met(workspace, review_id)
    (tmp_path / "file").write_bytes(b"")
    before = everything(workspace)
    with pytest.raises(CardNotWritten):
        workspace.perform(issued(review_id, tmp_path / "file" / "card.pdf"))
    assert everything(workspace) == before
    with pytest.raises(CardNotWritten):
        workspace.perform(issued(review_id, tmp_path))
    assert everything(workspace) == before
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))


def test_when_the_place_is_taken_away_at_the_last_instant_the_vault_still_has_the_card(workspace, review_id, out):
    all_met(workspace, review_id)

    class Racing(IssueScorecard):
        def perform(self, unit):
            issued = super().perform(unit)
            self.out.mkdir()
            return issued

    with pytest.raises(CardNotPlaced) as caught:
        workspace.perform(Racing(review_id, SIGNER, out, Language.ENGLISH, drawn))
    assert workspace.fetch(desk, review_id).review.state is ReviewState.SIGNED
    assert caught.value.facts["kept"].read_bytes().startswith(b"%PDF")


@needs_fork
def test_a_process_that_dies_before_the_commit_has_issued_nothing(tmp_path, out):
    with Workspace.open(tmp_path / "w", actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
        all_met(workspace, review_id)
        before = everything(workspace)

    def work(say):
        class Dying(IssueScorecard):
            def perform(self, unit):
                super().perform(unit)
                say("signed")
                signal.pause()

        with Workspace.open(tmp_path / "w", actor="child") as workspace:
            workspace.perform(Dying(review_id, SIGNER, out, Language.ENGLISH, drawn))

    assert killed(work, after=1, delay_ms=0) == ["signed"]
    with Workspace.open(tmp_path / "w", actor=REVIEWER) as workspace:
        assert everything(workspace) == before
        assert not out.exists()
        workspace.perform(issued(review_id, out))


def test_numbers_run_by_the_quarter_of_the_visit(workspace, out):
    numbers = []
    for name in ("1.pdf", "2.pdf"):
        review_id = a_review(workspace)
        all_met(workspace, review_id)
        numbers.append(workspace.perform(issued(review_id, out.with_name(name))).result.number)
    assert numbers == ["SC-2026Q3-0001", "SC-2026Q3-0002"]


def test_the_card_says_what_the_store_holds(workspace, review_id, out):
    start = workspace.perform(PlaceMarker(review_id, "arrived", Span(31 * S, 31 * S))).result
    end = workspace.perform(PlaceMarker(review_id, "first_question", Span(36 * S, 36 * S))).result
    finding = workspace.perform(MeasureItem(review_id, "A-01", start, end)).result
    workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
    workspace.perform(RecordPlayed(review_id, exhibit_id(workspace, review_id, "E-02"), (Span(0, 10 * S),)))
    all_met(workspace, review_id)
    shown, head = workspace.fetch(desk, review_id), workspace.fetch(log_head)
    cards = []

    def keeping(card, path):
        cards.append(card)
        return drawn(card, path)

    result = workspace.perform(issued(review_id, out, keeping)).result
    (card,) = cards
    assert (card.number, card.reviewer, card.language) == (result.number, REVIEWER, Language.ENGLISH)
    proof, leaf, root = (bytes.fromhex(node) for node in card.log_head.proof), bytes.fromhex(head.last), bytes.fromhex(head.root)
    assert replace(card.log_head, proof=()) == head
    assert is_included(leaf, tuple(proof), size=head.size, root=root)
    assert (card.submission, card.scorecard, card.findings, card.clock) == (shown.submission, shown.scorecard, shown.findings, shown.clock)
    assert [(line.item, line.measured_us, line.limit_us, line.outcome) for line in card.measures] == [("A-01", 5 * S, 3 * S, "over")]
    assert [(line.exhibit_code, line.spans, str(line.share)) for line in card.played] == [("E-02", ((30 * S, 40 * S),), "0.333")]
    assert [(line.label, line.actor) for line in card.custody] == [
        ("operations.import_submission", REVIEWER),
        ("operations.open_review", REVIEWER),
    ]
    assert len(card.verdicts) == 54
    assert [exhibit.code for exhibit in card.exhibits] == ["E-01", "E-02", "E-03", "E-04"]
    assert len(card.tracks) == 3
    assert workspace.fetch(history, review_id)[-1].label == "operations.issue_scorecard"


def test_a_preview_of_the_card_can_be_had_at_any_time_and_writes_nothing(workspace, review_id):
    head = workspace.fetch(log_head)
    card = workspace.fetch(prepare_card, review_id, Issue(workspace.fetch(desk, review_id).review.opened_at, Language.SIMPLIFIED))
    assert (card.verdicts, card.number) == ((), "SC-2026Q3-0001")
    assert workspace.fetch(log_head) == head
