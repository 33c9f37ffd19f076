"""What panels are given."""

from datetime import UTC, datetime

import pytest

from reviewer.domain.findings import FindingText
from reviewer.domain.ids import ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.evidence import PlaceMarker, RecordPlayed
from reviewer.operations.findings import DeductPoints
from reviewer.operations.review import Decide
from reviewer.queries.desk import desk
from reviewer.queries.queue import queue
from reviewer.rubric.scoring import score
from reviewer.store.reading import RowUnknown
from tests.builders import a_review, a_submission, all_met, exhibit_id
from tests.operations.cards import issued

S = 1_000_000


def test_a_new_desk_has_every_item_open_with_the_shoppers_answers_beside_it(workspace, review_id):
    shown = workspace.fetch(desk, review_id)
    assert len(shown.items) == 54
    assert {line.verdict for line in shown.items} == {None}
    asked = {line.item.code: [answer.question for answer in line.answers] for line in shown.items if line.answers}
    assert asked == {"D-01": ["Q07"]}
    assert (shown.undo_label, shown.redo_label, shown.findings, shown.markers, shown.played) == (None, None, (), (), ())


def test_the_desk_lays_exhibits_on_the_visits_clock(workspace, review_id):
    shown = workspace.fetch(desk, review_id)
    assert shown.clock.shown(0) == "10:30:00"
    assert {held.exhibit.code: held.span for held in shown.exhibits} == {
        "E-01": Span(30 * S, 31 * S),
        "E-02": Span(30 * S, 60 * S),
        "E-03": Span(67_250_000, 67_250_000),
        "E-04": None,
    }
    assert all(held.original.is_file() for held in shown.exhibits)


def test_the_score_follows_the_verdicts(workspace, review_id):
    workspace.perform(DeductPoints(review_id, "A-02", FindingText(fact="no check")))
    workspace.perform(Decide(review_id, Verdict("B-01", VerdictState.NOT_APPLICABLE, reason="no lobby")))
    shown = workspace.fetch(desk, review_id)
    verdicts = {line.item.code: line.verdict for line in shown.items if line.verdict}
    assert set(verdicts) == {"A-02", "B-01"}
    assert shown.scorecard == score(shown.rubric, verdicts)


def test_the_journal_step_rises_with_every_act(workspace, review_id):
    before = workspace.fetch(desk, review_id).journal_step
    changes = workspace.perform(PlaceMarker(review_id, "arrived", Span(0, 0))).changes
    assert workspace.fetch(desk, review_id).journal_step == changes.step == before + 1


def test_an_unknown_review_is_refused(workspace):
    with pytest.raises(RowUnknown, match="review 7"):
        workspace.fetch(desk, ReviewId(7))


def test_the_queue_is_empty_in_a_new_workspace(workspace):
    assert workspace.fetch(queue) == ()


def test_the_queue_tells_how_far_each_shop_has_come(workspace, review_id, tmp_path):
    a_submission(workspace)
    signed = a_review(workspace)
    all_met(workspace, signed)
    workspace.perform(issued(signed, tmp_path / "card.pdf"))
    workspace.perform(Decide(review_id, Verdict("B-01", VerdictState.MET)))
    workspace.perform(RecordPlayed(review_id, exhibit_id(workspace, review_id, "E-02"), (Span(0, 15 * S),)))
    rows = workspace.fetch(queue)
    assert [(row.state, row.review_id, row.decided, row.items) for row in rows] == [
        ("open", review_id, 1, 54),
        ("new", None, 0, 0),
        ("signed", signed, 54, 54),
    ]
    assert [row.played_share for row in rows] == [pytest.approx(15 / 31), 0.0, 0.0]
    assert {(row.site, row.client, row.zone) for row in rows} == {("江湾花园", "Harbour Homes", "Asia/Shanghai")}
    assert {row.due_at for row in rows} == {datetime(2026, 7, 20, 3, 20, tzinfo=UTC)}
