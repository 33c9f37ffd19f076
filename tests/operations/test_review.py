"""Deciding, deducting and withdrawing: verdicts and findings keep step."""

from decimal import Decimal

import pytest

from reviewer.domain.findings import Cause, FindingKind, FindingText, Severity
from reviewer.domain.ids import FindingId, ReviewId, SubmissionId
from reviewer.domain.review import ReviewState, Round, Verdict, VerdictState
from reviewer.operations.evidence import CiteEvidence
from reviewer.operations.findings import Commend, DeductPoints, EditFinding, NoOccurrence, Observe, UnknownPosition, WithdrawFinding
from reviewer.operations.review import AlreadyOpened, ClearVerdict, Decide, OpenReview, ReasonMissing, ReviewerMissing
from reviewer.operations.subject import UnknownItem
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_head
from reviewer.rubric.library import RubricUnknown, shipped
from reviewer.store.reading import RowUnknown
from tests.builders import REVIEWER, a_span_citation, a_submission

REASONED = [VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE]


def on(workspace, review_id, code):
    return next(line for line in workspace.fetch(desk, review_id).items if line.item.code == code)


def test_a_review_is_opened_with_the_exact_rubric_its_submission_names(workspace):
    submission_id = a_submission(workspace)
    review = workspace.fetch(desk, workspace.perform(OpenReview(submission_id, REVIEWER)).result).review
    assert (review.submission_id, review.reviewer, review.round, review.state) == (submission_id, REVIEWER, Round.FIRST, ReviewState.OPEN)
    assert review.rubric_sha256 == shipped("property-residential").sha256


def test_the_same_rubric_text_is_kept_once(workspace):
    rubrics = [workspace.fetch(desk, workspace.perform(OpenReview(a_submission(workspace), REVIEWER)).result).rubric for _ in range(2)]
    assert rubrics[0].sha256 == rubrics[1].sha256
    assert workspace.fetch(lambda reading: len(reading.rows("rubric_version"))) == 1


def test_a_reviewer_opens_a_submission_only_once(workspace):
    submission_id = a_submission(workspace)
    workspace.perform(OpenReview(submission_id, REVIEWER))
    with pytest.raises(AlreadyOpened, match="江湾花园"):
        workspace.perform(OpenReview(submission_id, REVIEWER))


def test_a_review_needs_a_reviewer_a_submission_and_a_known_rubric(workspace, review_id):
    with pytest.raises(ReviewerMissing):
        workspace.perform(OpenReview(SubmissionId(1), "  "))
    with pytest.raises(RowUnknown):
        workspace.perform(OpenReview(SubmissionId(99), REVIEWER))
    with pytest.raises(RubricUnknown, match="no-such-rubric"):
        workspace.perform(OpenReview(a_submission(workspace, rubric="no-such-rubric"), REVIEWER))


def test_a_verdict_is_on_the_desk_and_in_the_score(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    assert on(workspace, review_id, "A-02").verdict == Verdict("A-02", VerdictState.MET)
    assert len(workspace.fetch(desk, review_id).scorecard.open_items) == 53


@pytest.mark.parametrize("state", REASONED)
def test_not_applicable_and_not_verifiable_need_a_reason(workspace, review_id, state):
    before = workspace.fetch(log_head)
    with pytest.raises(ReasonMissing, match="A-02"):
        workspace.perform(Decide(review_id, Verdict("A-02", state, reason="  ")))
    assert workspace.fetch(log_head) == before
    workspace.perform(Decide(review_id, Verdict("A-02", state, reason="closed for repair")))
    assert on(workspace, review_id, "A-02").verdict.state is state


@pytest.mark.parametrize(
    "make",
    [
        lambda review: Decide(review, Verdict("Z-99", VerdictState.MET)),
        lambda review: ClearVerdict(review, "Z-99"),
        lambda review: DeductPoints(review, "Z-99"),
        lambda review: Commend(review, "Z-99"),
        lambda review: Observe(review, "Z-99"),
    ],
)
def test_an_item_the_rubric_does_not_have_is_refused(workspace, review_id, make):
    with pytest.raises(UnknownItem, match=r"property-residential 1\.1\.0 has no item Z-99"):
        workspace.perform(make(review_id))


@pytest.mark.parametrize(
    "operation",
    [
        Decide(ReviewId(99), Verdict("A-02", VerdictState.MET)),
        DeductPoints(ReviewId(99), "A-02"),
        EditFinding(FindingId(99), occurrences=2),
        WithdrawFinding(FindingId(99)),
    ],
)
def test_what_does_not_exist_is_refused(workspace, operation):
    with pytest.raises(RowUnknown, match="99"):
        workspace.perform(operation)


def test_a_deduction_sets_not_met_and_takes_cause_position_and_points_from_the_rubric(workspace, review_id):
    text = FindingText("no check of the card", "请进", "the standard asks for look, ask, check", "train the look-ask-check method")
    finding_id = workspace.perform(DeductPoints(review_id, "A-02", text)).result
    line = on(workspace, review_id, "A-02")
    (finding,) = line.findings
    assert (finding.id, finding.code, finding.kind, finding.text, finding.occurrences) == (
        finding_id,
        "F-01",
        FindingKind.DEDUCTION,
        text,
        1,
    )
    assert (finding.cause, finding.position, finding.severity) == (line.item.cause, "guard", Severity.MINOR)
    assert line.verdict == Verdict("A-02", VerdictState.NOT_MET)
    assert line.lacks_proof
    score = next(score for score in workspace.fetch(desk, review_id).scorecard.items if score.item == "A-02")
    assert score.deduction == line.item.rule.per_occurrence > 0


def test_several_deductions_on_an_item_add_their_occurrences(workspace, review_id):
    first = workspace.perform(DeductPoints(review_id, "B-01", occurrences=2)).result
    second = workspace.perform(DeductPoints(review_id, "B-01")).result
    assert on(workspace, review_id, "B-01").verdict.occurrences == 3
    workspace.perform(EditFinding(second, occurrences=4))
    assert on(workspace, review_id, "B-01").verdict.occurrences == 6
    workspace.perform(WithdrawFinding(first))
    assert on(workspace, review_id, "B-01").verdict.occurrences == 4
    workspace.perform(WithdrawFinding(second))
    assert on(workspace, review_id, "B-01").verdict is None


def test_withdrawing_takes_the_citations_along(workspace, review_id):
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
    workspace.perform(WithdrawFinding(finding))
    assert workspace.fetch(lambda reading: (reading.rows("finding"), reading.rows("citation"))) == ([], [])


def test_deciding_met_withdraws_the_deductions_and_leaves_praise_and_observations(workspace, review_id):
    workspace.perform(DeductPoints(review_id, "A-02"))
    workspace.perform(Commend(review_id, "A-02"))
    workspace.perform(Observe(review_id, "A-02"))
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    assert [finding.kind for finding in on(workspace, review_id, "A-02").findings] == [FindingKind.COMMENDATION, FindingKind.OBSERVATION]
    workspace.undo(review_id)
    assert [finding.code for finding in on(workspace, review_id, "A-02").findings] == ["F-01", "K-01", "F-02"]


def test_partly_met_costs_points_and_so_makes_a_finding_that_asks_for_proof(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.PARTLY, share=Decimal("0.5"))))
    line = on(workspace, review_id, "A-02")
    assert (line.verdict.state, line.verdict.share) == (VerdictState.PARTLY, Decimal("0.5"))
    assert [finding.kind for finding in line.findings] == [FindingKind.DEDUCTION]
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.PARTLY, share=Decimal("0.25"))))
    assert len(on(workspace, review_id, "A-02").findings) == 1


def test_clearing_a_verdict_leaves_the_item_open(workspace, review_id):
    workspace.perform(DeductPoints(review_id, "A-02"))
    workspace.perform(ClearVerdict(review_id, "A-02"))
    line = on(workspace, review_id, "A-02")
    assert (line.verdict, line.findings) == (None, ())


def test_codes_run_in_order_of_making_and_are_never_given_twice(workspace, review_id):
    def codes():
        return [finding.code for finding in workspace.fetch(desk, review_id).findings]

    made = [workspace.perform(DeductPoints(review_id, item)).result for item in ("A-02", "B-01")]
    workspace.perform(Commend(review_id, "D-01"))
    workspace.perform(WithdrawFinding(made[1]))
    workspace.perform(DeductPoints(review_id, "B-01"))
    assert codes() == ["F-01", "K-01", "F-03"]
    workspace.undo(review_id)
    workspace.perform(DeductPoints(review_id, "D-01"))
    assert codes() == ["F-01", "K-01", "F-04"]


def test_an_edit_changes_what_is_given_and_leaves_the_rest(workspace, review_id):
    finding_id = workspace.perform(DeductPoints(review_id, "A-02", FindingText(fact="fact"))).result
    (before,) = on(workspace, review_id, "A-02").findings
    workspace.perform(EditFinding(finding_id, cause=Cause.LACK_OF_SKILL, severity=Severity.CRITICAL, position="butler"))
    (after,) = on(workspace, review_id, "A-02").findings
    assert (after.cause, after.severity, after.position) == (Cause.LACK_OF_SKILL, Severity.CRITICAL, "butler")
    assert (after.text, after.occurrences, after.code) == (before.text, 1, "F-01")


def test_an_edit_with_an_unknown_position_or_no_occurrence_is_refused(workspace, review_id):
    finding_id = workspace.perform(DeductPoints(review_id, "A-02")).result
    with pytest.raises(UnknownPosition, match="astronaut"):
        workspace.perform(EditFinding(finding_id, position="astronaut"))
    with pytest.raises(NoOccurrence):
        workspace.perform(EditFinding(finding_id, occurrences=0))
    with pytest.raises(NoOccurrence):
        workspace.perform(DeductPoints(review_id, "A-02", occurrences=0))


def test_deciding_the_same_again_leaves_no_step(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    head = workspace.fetch(log_head)
    performed = workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    assert (workspace.fetch(log_head), performed.changes.step, performed.changes.touched) == (head, head.size, frozenset())


def test_changes_name_the_tables_that_panels_listen_for(workspace, review_id):
    changes = workspace.perform(DeductPoints(review_id, "A-02")).changes
    assert changes.concern("finding")
    assert changes.concern("verdict")
    assert not changes.concern("marker", "citation")
    assert changes.label == "operations.deduct_points"
