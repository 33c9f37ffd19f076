"""Workspaces of earlier versions are brought up to date when they are opened, and nothing in them changes its meaning."""

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.findings import FindingText
from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.evidence import CiteEvidence, PlaceMarker, RemoveCitation
from reviewer.operations.findings import DeductPoints, EditFinding
from reviewer.operations.review import Decide
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_report
from reviewer.store.engine import SchemaOlder
from tests.builders import REVIEWER, a_review, a_span_citation, a_workspace, all_met
from tests.migrations.first_schema import set_back
from tests.operations.cards import issued


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """One review open, with an undone act and a citation taken off, and one signed; as the first schema kept them."""
    with a_workspace(tmp_path) as workspace:
        review_id = a_review(workspace)
        finding = workspace.perform(DeductPoints(review_id, "A-02", FindingText(fact="no check", advice="check"))).result
        workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
        second = workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id, 0, 1000))).result
        workspace.perform(RemoveCitation(second))
        workspace.perform(PlaceMarker(review_id, "arrived", Span(0, 0)))
        workspace.undo(review_id)
        signed = a_review(workspace)
        all_met(workspace, signed)
        workspace.perform(issued(signed, tmp_path / "card.pdf"))
    set_back(tmp_path)
    return tmp_path


def test_an_old_workspace_shows_the_same_after_it_was_brought_up_to_date(first: Path):
    with pytest.raises(SchemaOlder):
        Workspace.open(first, actor=REVIEWER, read_only=True)
    with Workspace.open(first, actor=REVIEWER) as workspace:
        shown = workspace.fetch(desk, 1)
        assert [(finding.text, len(finding.citations)) for finding in shown.findings] == [(FindingText(fact="no check", advice="check"), 1)]
        assert {line.verdict.entries for line in workspace.fetch(desk, 2).items} == {()}
        assert workspace.fetch(log_report).troubles == ()


def test_what_was_done_under_an_old_schema_can_still_be_undone(first: Path):
    with Workspace.open(first, actor=REVIEWER) as workspace:
        workspace.redo(1)
        assert len(workspace.fetch(desk, 1).markers) == 1
        while workspace.fetch(desk, 1).undo_label:
            workspace.undo(1)
        shown = workspace.fetch(desk, 1)
        assert (shown.findings, shown.markers) == ((), ())
        assert workspace.fetch(log_report).troubles == ()


def test_keys_given_under_an_old_schema_are_not_given_again(first: Path):
    with Workspace.open(first, actor=REVIEWER) as workspace:
        finding = workspace.fetch(desk, 1).findings[0]
        assert workspace.perform(CiteEvidence(finding.id, a_span_citation(workspace, 1))).result == 3


def test_rows_of_an_old_schema_take_what_is_new(first: Path):
    with Workspace.open(first, actor=REVIEWER) as workspace:
        (finding,) = workspace.fetch(desk, 1).findings
        workspace.perform(EditFinding(finding.id, text=replace(finding.text, headline="Nobody checked")))
        assert workspace.fetch(desk, 1).findings[0].text.headline == "Nobody checked"
        workspace.undo(1)
        assert workspace.fetch(desk, 1).findings == (finding,)
        workspace.perform(Decide(1, Verdict("B-01", VerdictState.MET)))
        assert workspace.fetch(log_report).troubles == ()
