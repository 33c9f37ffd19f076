"""A signed scorecard is never changed: another version supersedes it, or it is withdrawn."""

import hashlib

import pytest

from reviewer.operations.amending import AmendScorecard, FateReasonMissing, NothingIssued, ScorecardWithdrawn, WithdrawScorecard
from reviewer.operations.workspace import NothingToUndo
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_report
from reviewer.queries.scorecards import issued_scorecards
from tests.builders import REVIEWER, all_met
from tests.operations.cards import issued


@pytest.fixture
def signed(workspace, review_id, tmp_path):
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    return review_id


def test_an_amendment_is_a_new_version_that_supersedes_the_one_before(workspace, signed, tmp_path):
    before, (first,) = workspace.fetch(desk, signed), workspace.fetch(issued_scorecards, signed)
    made = workspace.perform(AmendScorecard(issued(signed, tmp_path / "second.pdf"), "The studio's name was wrong.")).result
    assert (made.number, made.version) == (first.number, 2)
    old, new = workspace.fetch(issued_scorecards, signed)
    assert (old.pdf_sha256, old.fate, old.reason, old.ended_by) == (
        first.pdf_sha256,
        "superseded",
        "The studio's name was wrong.",
        REVIEWER,
    )
    assert (new.fate, hashlib.sha256((tmp_path / "second.pdf").read_bytes()).hexdigest()) == ("", new.pdf_sha256)
    after = workspace.fetch(desk, signed)
    assert (after.review, after.items, after.findings) == (before.review, before.items, before.findings)
    with pytest.raises(NothingToUndo):
        workspace.undo(signed)
    assert workspace.fetch(log_report).troubles == ()


def test_a_withdrawn_scorecard_stays_on_record_and_is_not_amended(workspace, signed, tmp_path):
    workspace.perform(WithdrawScorecard(signed, "It was another site."))
    (shown,) = workspace.fetch(issued_scorecards, signed)
    assert (shown.fate, shown.reason, shown.pdf.is_file()) == ("withdrawn", "It was another site.", True)
    for again in (WithdrawScorecard(signed, "x"), AmendScorecard(issued(signed, tmp_path / "second.pdf"), "x")):
        with pytest.raises(ScorecardWithdrawn, match="version 1"):
            workspace.perform(again)


def test_what_was_never_issued_is_neither_amended_nor_withdrawn(workspace, review_id, tmp_path):
    for operation in (WithdrawScorecard(review_id, "x"), AmendScorecard(issued(review_id, tmp_path / "card.pdf"), "x")):
        with pytest.raises(NothingIssued):
            workspace.perform(operation)
    assert not (tmp_path / "card.pdf").exists()


def test_amending_and_withdrawing_say_why(workspace, signed, tmp_path):
    for operation in (WithdrawScorecard(signed, " "), AmendScorecard(issued(signed, tmp_path / "second.pdf"), "")):
        with pytest.raises(FateReasonMissing):
            workspace.perform(operation)
    assert len(workspace.fetch(issued_scorecards, signed)) == 1
