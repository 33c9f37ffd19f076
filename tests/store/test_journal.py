"""The journal finds every change that did not come through it."""

import json
import sqlite3
from pathlib import Path

import pytest

from reviewer.domain.findings import FindingText
from reviewer.operations.findings import DeductPoints, EditFinding
from reviewer.operations.workspace import DATABASE, Workspace
from reviewer.queries.journal import log_head, log_report
from reviewer.store.journal import GENESIS, canonical, digest_of
from tests.builders import REVIEWER, a_review


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace with a few steps in its journal."""
    with Workspace.open(tmp_path / "w", actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
        for item in ("A-02", "B-01", "D-01"):
            workspace.perform(DeductPoints(review_id, item, FindingText(fact=f"没有问候 {item}")))
        workspace.undo(review_id)
        workspace.redo(review_id)
    return tmp_path / "w"


def tamper(folder: Path, statement: str, *rows: dict) -> None:
    """As somebody with the file and a database tool would, triggers dropped; the statement is run for each of the rows."""
    with sqlite3.connect(folder / DATABASE) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.executemany(statement, rows or [{}])
    database.close()


def troubles(folder: Path) -> list[tuple]:
    with Workspace.open(folder, actor=REVIEWER, read_only=True) as workspace:
        return [(found.key.removeprefix("store."), found.step, found.table, found.row) for found in workspace.fetch(log_report).troubles]


def test_a_journal_left_alone_is_sound(folder: Path):
    assert troubles(folder) == []


def test_the_head_of_the_whole_journal_is_what_appending_step_by_step_gave(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
        heads = []
        for item in ("A-02", "B-01", "D-01"):
            workspace.perform(DeductPoints(review_id, item))
            heads.append(workspace.fetch(log_head))
        report = workspace.fetch(log_report)
    assert [head.size for head in heads] == [3, 4, 5]
    assert len({head.root for head in heads}) == 3
    assert report.head == heads[-1]


def test_the_head_survives_reopening(folder: Path):
    with Workspace.open(folder, actor=REVIEWER) as workspace:
        head = workspace.fetch(log_head)
        assert head == workspace.fetch(log_report).head
    with Workspace.open(folder, actor=REVIEWER, read_only=True) as workspace:
        assert workspace.fetch(log_head) == head


def test_an_empty_journal_has_the_head_of_nothing(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        head = workspace.fetch(log_head)
    assert (head.size, head.last) == (0, GENESIS)
    assert head.root == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE finding SET fact = 'kind words' WHERE id = 1", ("row_altered", None, "finding", 1)),
        ("DELETE FROM finding WHERE id = 2", ("row_gone", None, "finding", 2)),
        ("UPDATE exhibit SET sha256 = replace(sha256, 'a', 'b') WHERE id = 1", ("row_altered", None, "exhibit", 1)),
        ("UPDATE submission SET document = document || ' ' WHERE id = 1", ("row_altered", None, "submission", 1)),
        (
            "INSERT INTO note (submission_id, at, text, kind) VALUES (1, '2026-07-18T02:30:00.000000Z', 'invented', '')",
            ("row_unknown", None, "note", 2),
        ),
        ("UPDATE journal SET actor = 'somebody else' WHERE step = 3", ("step_altered", 3, "", None)),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000Z' WHERE step = 1", ("step_altered", 1, "", None)),
        ("UPDATE journal SET row_changes = 'rubbish' WHERE step = 3", ("step_altered", 3, "", None)),
        ("UPDATE journal SET digest = 'rubbish' || substr(digest, 8) WHERE step = 3", ("step_altered", 3, "", None)),
        ("DELETE FROM journal WHERE step = 4", ("step_missing", 4, "", None)),
    ],
)
def test_a_change_behind_the_journals_back_is_found(folder: Path, statement: str, expected: tuple):
    tamper(folder, statement)
    assert expected in troubles(folder)


def test_a_chain_recomputed_by_a_forger_still_disagrees_with_the_rows(folder: Path):
    with sqlite3.connect(folder / DATABASE) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM journal ORDER BY step")]
    database.close()
    changes = json.loads(rows[2]["row_changes"])
    for change in changes:
        if change["table"] == "finding":
            change["after"]["fact"] = "all was well"
    rows[2]["row_changes"] = canonical(changes)
    previous = GENESIS
    for row in rows:
        row["previous"] = previous
        previous = digest_of(row)
        row["digest"] = previous
    tamper(folder, "UPDATE journal SET row_changes = :row_changes, previous = :previous, digest = :digest WHERE step = :step", *rows)
    assert troubles(folder) == [("row_altered", None, "finding", 1)]


def test_an_edit_and_its_undo_leave_both_in_the_journal(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
        finding = workspace.perform(DeductPoints(review_id, "A-02")).result
        workspace.perform(EditFinding(finding, text=FindingText(fact="no check")))
        workspace.undo(review_id)
        assert workspace.fetch(log_head).size == 5
