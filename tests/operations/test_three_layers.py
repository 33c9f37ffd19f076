"""The shopper's answer, the reviewer's verdict, and the reason where the two differ."""

import pytest

from reviewer.domain.findings import FindingText
from reviewer.domain.readiness import differs_from_answers
from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.submission import Answer
from reviewer.operations.findings import DeductPoints, EditFinding
from reviewer.operations.issue import DifferenceUnexplained
from reviewer.operations.review import Decide, OpenReview, UnknownEntry
from reviewer.queries.desk import desk
from reviewer.queries.readiness import readiness
from reviewer.rubric.entries import EntryUnfit
from tests.builders import REVIEWER, a_review, a_submission, all_met
from tests.operations.cards import issued
from tests.rubric.scales import item, of_kind, text_of

MET, NOT_MET = VerdictState.MET, VerdictState.NOT_MET
GREETED = Answer("Q09", "Did the host greet you within 3 s?", value=False, items=("D-01",), met_when=True)


def said(*, value, met_when=True, items=("D-01",)):
    return Answer("Q01", "?", value, items=items, met_when=met_when)


@pytest.mark.parametrize(
    ("answers", "differs_when_met", "differs_when_not_met"),
    [
        ([], False, False),
        ([said(value=True)], False, True),
        ([said(value=False)], True, False),
        ([said(value=False, met_when=False)], False, True),
        ([said(value=True, met_when=False)], True, False),
        ([said(value=True), said(value=False)], False, False),
        ([said(value=False), said(value=True, met_when=False)], True, False),
        ([said(value=False, met_when=None)], False, False),
        ([said(value="no"), said(value=0), said(value=None), said(value=1)], False, False),
        ([said(value=False, items=("D-02",))], False, False),
    ],
)
def test_a_verdict_differs_when_every_clear_answer_says_the_opposite(answers, differs_when_met, differs_when_not_met):
    assert differs_from_answers(Verdict("D-01", MET), answers) is differs_when_met
    assert differs_from_answers(Verdict("D-01", NOT_MET), answers) is differs_when_not_met
    for state in (VerdictState.PARTLY, VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE):
        assert not differs_from_answers(Verdict("D-01", state, reason="x"), answers)


def test_a_differing_verdict_is_signed_only_with_its_reason(workspace, tmp_path):
    review_id = a_review(workspace, answers=(GREETED,))
    all_met(workspace, review_id)
    (obstacle,) = workspace.fetch(readiness, review_id)
    assert obstacle.sentence() == "The verdict on item D-01 contradicts the shopper's answer Q09; give the reason."
    with pytest.raises(DifferenceUnexplained, match="D-01 contradicts the shopper's answer Q09"):
        workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    workspace.perform(Decide(review_id, Verdict("D-01", MET, reason="The film shows a nod after 2 s.")))
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))


def test_a_deduction_that_states_its_fact_gives_the_reason_with_it(workspace):
    review_id = a_review(workspace, answers=(said(value=True),))
    finding = workspace.perform(DeductPoints(review_id, "D-01")).result
    assert "operations.differs_from_answer" in {obstacle.key for obstacle in workspace.fetch(readiness, review_id)}
    workspace.perform(EditFinding(finding, text=FindingText(fact="Greeted after 12 s")))
    assert "operations.differs_from_answer" not in {obstacle.key for obstacle in workspace.fetch(readiness, review_id)}


def test_the_answer_is_kept_with_what_it_means(workspace):
    review_id = a_review(workspace, answers=(GREETED, said(value=True, met_when=False)))
    assert workspace.fetch(desk, review_id).submission.answers == (GREETED, said(value=True, met_when=False))


def test_a_headline_is_kept_and_edited_like_the_other_texts(workspace, review_id):
    finding = workspace.perform(DeductPoints(review_id, "A-02", FindingText(headline="No pass handed over"))).result
    workspace.perform(EditFinding(finding, text=FindingText(headline="No visitor pass handed over")))
    assert workspace.fetch(desk, review_id).findings[0].text.headline == "No visitor pass handed over"
    workspace.undo(review_id)
    assert workspace.fetch(desk, review_id).findings[0].text.headline == "No pass handed over"


@pytest.fixture
def nps(workspace):
    """An open review whose one item asks how many chose each answer."""
    rubric = text_of({"A": 100}, [item("A-01", 10, rule=of_kind("nps"))])
    return workspace.perform(OpenReview(a_submission(workspace), REVIEWER, rubric)).result


def test_entries_of_a_verdict_are_kept_and_undone(workspace, nps):
    workspace.perform(Decide(nps, Verdict("A-01", MET, entries=(("9", "3"), ("10", "2")))))
    workspace.perform(Decide(nps, Verdict("A-01", MET, entries=(("9", "4"),))))
    workspace.undo(nps)
    assert workspace.fetch(desk, nps).items[0].verdict.entries == (("9", "3"), ("10", "2"))


def test_entries_that_the_item_does_not_take_are_refused(workspace, nps):
    with pytest.raises(UnknownEntry, match="no entry 11"):
        workspace.perform(Decide(nps, Verdict("A-01", MET, entries=(("11", "3"),))))
    with pytest.raises(EntryUnfit):
        workspace.perform(Decide(nps, Verdict("A-01", MET, entries=(("9", "many"),))))
    assert workspace.fetch(desk, nps).items[0].verdict is None
