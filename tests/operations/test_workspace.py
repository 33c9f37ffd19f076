"""One door: who may open it, what survives, what is undone."""

import random
import signal
import sqlite3
from pathlib import Path

import pytest

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.domain.findings import FindingText
from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.errors import Refused
from reviewer.operations.evidence import CiteEvidence, MeasureItem, MoveMarker, PlaceMarker, RecordPlayed, RemoveCitation, RemoveMarker
from reviewer.operations.findings import Commend, DeductPoints, EditFinding, Observe, WithdrawFinding
from reviewer.operations.operation import Operation
from reviewer.operations.review import ClearVerdict, Decide
from reviewer.operations.workspace import DATABASE, NothingToRedo, NothingToUndo, Workspace, WorkspaceReadOnly
from reviewer.queries.desk import desk
from reviewer.queries.history import history
from reviewer.queries.journal import log_report
from reviewer.store.engine import NotAWorkspace, StoreUnavailable, WorkspaceInUse
from reviewer.store.tables import STATE_TABLES
from reviewer.store.unit import RowMovedOn
from reviewer.wording import Language, say
from tests.builders import REVIEWER, a_review, all_met, exhibit_id
from tests.crashing import killed, needs_fork
from tests.operations.cards import issued

MET = VerdictState.MET


def rows(workspace) -> dict[str, list[dict]]:
    """Every row of every table but the journal; the counters that only grow left out."""
    everything = workspace.fetch(lambda reading: {table.name: reading.rows(table.name) for table in STATE_TABLES})
    for row in everything["review"]:
        del row["findings_given"], row["commendations_given"]
    return everything


def test_a_second_writer_is_told_and_a_reader_is_let_in(tmp_path: Path):
    with Workspace.open(tmp_path / "w", actor=REVIEWER) as first:
        review_id = a_review(first)
        with pytest.raises(WorkspaceInUse):
            Workspace.open(tmp_path / "w", actor="second")
        with Workspace.open(tmp_path / "w", actor="second", read_only=True) as reader:
            first.perform(Decide(review_id, Verdict("A-02", MET)))
            assert reader.fetch(desk, review_id) == first.fetch(desk, review_id)
            with pytest.raises(WorkspaceReadOnly):
                reader.perform(Decide(review_id, Verdict("B-01", MET)))
            with pytest.raises(WorkspaceReadOnly):
                reader.undo(review_id)
            with pytest.raises(WorkspaceReadOnly):
                reader.staging()
    Workspace.open(tmp_path / "w", actor="second").close()


@needs_fork
def test_a_second_desk_on_one_workspace_opens_it_for_reading_and_is_told(tmp_path: Path):
    with Workspace.open_or_read(tmp_path / "w", actor=REVIEWER) as first:
        review_id = a_review(first)
        with Workspace.open_or_read(tmp_path / "w", actor="second") as second:
            assert (first.is_read_only, second.is_read_only) == (False, True)
            assert second.fetch(desk, review_id).review.reviewer == REVIEWER
            with pytest.raises(WorkspaceReadOnly):
                second.perform(Decide(review_id, Verdict("A-02", MET)))
    with Workspace.open_or_read(tmp_path / "w", actor="second") as second:
        assert not second.is_read_only


def test_the_lock_of_another_process_ends_with_that_process(tmp_path: Path):
    def work(say):
        with Workspace.open(tmp_path, actor="child"):
            say("open")
            try:
                Workspace.open(tmp_path, actor="the same process again")
            except WorkspaceInUse:
                say("refused within the process")
            signal.pause()

    def meanwhile():
        with pytest.raises(WorkspaceInUse):
            Workspace.open(tmp_path, actor=REVIEWER)

    assert killed(work, after=2, delay_ms=0, meanwhile=meanwhile) == ["open", "refused within the process"]
    Workspace.open(tmp_path, actor=REVIEWER).close()


def test_every_operation_has_a_name_in_every_language():
    operations = Operation.__subclasses__()
    assert len(operations) >= 17
    for language in Language:
        assert all(say(operation.label, language) for operation in operations)


def test_reading_where_there_is_no_workspace_makes_none(tmp_path: Path):
    with pytest.raises(NotAWorkspace):
        Workspace.open(tmp_path / "w", actor=REVIEWER, read_only=True)
    assert not (tmp_path / "w").exists()


def test_a_file_that_is_no_database_is_a_fault_and_is_left_alone(tmp_path: Path):
    (tmp_path / DATABASE).write_bytes(b"not a database at all, " * 50)
    with pytest.raises(StoreUnavailable):
        Workspace.open(tmp_path, actor=REVIEWER)
    assert (tmp_path / DATABASE).read_bytes() == b"not a database at all, " * 50
    (tmp_path / DATABASE).unlink()
    Workspace.open(tmp_path, actor=REVIEWER).close()


def test_a_place_that_cannot_be_a_folder_is_a_fault(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        Workspace.open(tmp_path / "file", actor=REVIEWER)


def test_everything_is_there_after_reopening_undo_included(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
        workspace.perform(DeductPoints(review_id, "A-02", FindingText(fact="未核验")))
        workspace.perform(Decide(review_id, Verdict("B-01", MET)))
        workspace.undo(review_id)
        before = workspace.fetch(desk, review_id)
    with Workspace.open(tmp_path, actor="another") as workspace:
        assert workspace.fetch(desk, review_id) == before
        assert (before.undo_label, before.redo_label) == ("operations.deduct_points", "operations.decide")
        workspace.redo(review_id)
        workspace.undo(review_id)
        workspace.undo(review_id)
        assert workspace.fetch(desk, review_id).findings == ()


def test_undo_and_redo_restore_the_exact_rows_and_lengthen_the_history(workspace, review_id):
    start = rows(workspace)
    workspace.perform(DeductPoints(review_id, "A-02"))
    workspace.perform(Decide(review_id, Verdict("A-02", MET)))
    workspace.perform(Commend(review_id, "A-02"))
    end = rows(workspace)
    for _ in range(3):
        workspace.undo(review_id)
    assert rows(workspace) == start
    with pytest.raises(NothingToUndo):
        workspace.undo(review_id)
    for _ in range(3):
        workspace.redo(review_id)
    assert rows(workspace) == end
    with pytest.raises(NothingToRedo):
        workspace.redo(review_id)
    assert len(workspace.fetch(history, review_id)) == 10


def test_a_new_act_empties_the_redo_list(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", MET)))
    workspace.undo(review_id)
    workspace.perform(Decide(review_id, Verdict("B-01", MET)))
    with pytest.raises(NothingToRedo):
        workspace.redo(review_id)


def test_each_review_has_its_own_undo(workspace, review_id):
    other = a_review(workspace)
    workspace.perform(Decide(review_id, Verdict("A-02", MET)))
    workspace.perform(Decide(other, Verdict("A-02", MET)))
    workspace.undo(review_id)
    assert workspace.fetch(desk, review_id).items[1].verdict is None
    assert workspace.fetch(desk, other).items[1].verdict is not None
    with pytest.raises(NothingToUndo):
        workspace.undo(review_id)


def test_undo_refuses_to_overwrite_what_was_changed_elsewhere(workspace, review_id):
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    with sqlite3.connect(workspace.folder / DATABASE) as database:
        database.execute("UPDATE finding SET fact = 'changed elsewhere'")
    database.close()
    before = rows(workspace)
    with pytest.raises(RowMovedOn, match=f"finding {finding}"):
        workspace.undo(review_id)
    assert rows(workspace) == before


def test_a_refused_operation_writes_nothing(workspace, review_id):
    before = rows(workspace), workspace.fetch(history, review_id)
    with pytest.raises(Refused):
        workspace.perform(DeductPoints(review_id, "Z-99"))
    assert (rows(workspace), workspace.fetch(history, review_id)) == before


def test_history_says_which_acts_still_stand(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", MET)))
    workspace.perform(Decide(review_id, Verdict("B-01", MET)))
    workspace.undo(review_id)
    workspace.redo(review_id)
    workspace.undo(review_id)
    lines = workspace.fetch(history, review_id)
    assert [(line.kind.value, line.undoes and line.undoes - lines[0].step, line.is_standing) for line in lines] == [
        ("act", None, True),
        ("act", None, True),
        ("act", None, False),
        ("undo", 2, True),
        ("redo", 3, False),
        ("undo", 4, True),
    ]
    assert {line.actor for line in lines} == {REVIEWER}


class Hand:
    """Does random things to a review, as a reviewer might, and forgets whatever is refused."""

    def __init__(self, workspace, review_id, seed: int) -> None:
        self.workspace, self.review_id, self.random = workspace, review_id, random.Random(seed)  # noqa: S311 - a choice that can be repeated, no secret
        self.film = exhibit_id(workspace, review_id, "E-01")

    def act(self) -> bool:
        try:
            return bool(self.workspace.perform(self.choose()).changes.touched)
        except Refused:
            return False

    def choose(self):
        pick, review, item = self.random.choice, self.review_id, self.random.choice(["A-01", "A-02", "B-01", "D-01"])
        shown = self.workspace.fetch(desk, review)
        findings = [finding.id for finding in shown.findings] or [0]
        citations = [placed.id for finding in shown.findings for placed in finding.citations] or [0]
        markers = [marker.id for marker in shown.markers] or [0]
        at_us = self.random.randrange(60_000_000)
        return pick(
            [
                Decide(review, Verdict(item, pick(list(VerdictState)), reason=pick(["", "closed"]))),
                ClearVerdict(review, item),
                DeductPoints(review, item, FindingText(fact=pick(["", "未问候"])), pick([1, 2])),
                Commend(review, item),
                Observe(review, item),
                EditFinding(pick(findings), text=FindingText(advice=pick(["a", "b"])), occurrences=pick([None, 1, 3])),
                WithdrawFinding(pick(findings)),
                CiteEvidence(pick(findings), Citation(CitationKind.SPAN, self.film, Span(0, pick([10, 2_000_000])))),
                RemoveCitation(pick(citations)),
                PlaceMarker(review, pick(["arrived", "first_question", ""]), Span(at_us, at_us)),
                MoveMarker(pick(markers), Span(at_us, at_us)),
                RemoveMarker(pick(markers)),
                MeasureItem(review, "A-01", pick(markers), pick(markers)),
                RecordPlayed(review, self.film, (Span(at_us // 100, at_us // 100 + 1000),)),
            ]
        )


@pytest.mark.parametrize("seed", range(12))
def test_undoing_everything_and_redoing_it_restores_the_exact_rows_whatever_was_done(workspace, review_id, seed: int):
    hand = Hand(workspace, review_id, seed)
    start = rows(workspace)
    for _ in range(60):
        hand.act()
        if hand.random.random() < 0.2 and workspace.fetch(desk, review_id).undo_label:
            workspace.undo(review_id)
    ledger = {table: rows(workspace)[table] for table in ("played", "playing")}
    end = rows(workspace)
    undone = 0
    while workspace.fetch(desk, review_id).undo_label:
        workspace.undo(review_id)
        undone += 1
    assert undone > 5
    assert rows(workspace) == {**start, **ledger}
    for _ in range(undone):
        workspace.redo(review_id)
    assert {name: by_id(found) for name, found in rows(workspace).items()} == {name: by_id(found) for name, found in end.items()}
    assert workspace.fetch(log_report).troubles == ()


def by_id(found: list[dict]) -> list[dict]:
    return sorted(found, key=lambda row: row["id"])


def test_a_signed_review_has_nothing_to_undo(workspace, review_id, tmp_path):
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, tmp_path / "card.pdf"))
    with pytest.raises(NothingToUndo):
        workspace.undo(review_id)
    assert workspace.fetch(desk, review_id).undo_label is None
