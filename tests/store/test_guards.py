"""What the database itself refuses, whoever asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reviewer.operations.workspace import DATABASE, Workspace
from tests.builders import REVIEWER
from tests.migrations.test_schema import fill

FIXED = ("submission", "answer", "note", "quote", "exhibit", "rubric_version", "scorecard", "scorecard_fate", "journal")
OF_A_REVIEW = ("verdict", "finding", "marker", "played", "playing", "citation", "track")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a row in every table and its one review signed."""
    folder = tmp_path_factory.mktemp("signed")
    with Workspace.open(folder, actor=REVIEWER) as workspace:
        fill(workspace)
    return folder / DATABASE


def refused(database: Path, statement: str) -> str:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        with pytest.raises(sqlite3.IntegrityError) as caught:
            connection.execute(statement)
    return str(caught.value)


@pytest.mark.parametrize("table", FIXED)
@pytest.mark.parametrize("change", ["UPDATE {0} SET rowid = rowid", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"])
def test_what_was_filed_issued_or_journalled_is_never_changed(signed: Path, table: str, change: str):
    assert refused(signed, change.format(table)) == f"{table} rows are never changed"


@pytest.mark.parametrize("table", OF_A_REVIEW)
@pytest.mark.parametrize("change", ["UPDATE {0} SET id = id", "DELETE FROM {0}", "INSERT INTO {0} SELECT * FROM {0}"])
def test_rows_of_a_signed_review_are_never_changed(signed: Path, table: str, change: str):
    assert refused(signed, change.format(table)) == f"a {table} of a signed review is never changed"


REOPENED = "UPDATE review SET state = 'open', signed_at = NULL"


@pytest.mark.parametrize("change", [REOPENED, "UPDATE review SET reviewer = 'x'", "DELETE FROM review"])
def test_a_signed_review_is_never_changed(signed: Path, change: str):
    assert refused(signed, change) == "a signed review is never changed"


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        (
            "INSERT INTO track (exhibit_id, offset_us, drift_ppm, uncertainty_us, source) VALUES (5, 0, '0', 0, 'guess')",
            "ck_track_source_known",
        ),
        (
            "INSERT INTO track (exhibit_id, offset_us, drift_ppm, uncertainty_us, source) VALUES (5, 0, '0', -1, 'hand')",
            "ck_track_uncertainty",
        ),
        (
            "INSERT INTO review (submission_id, rubric_version_id, reviewer, round, state, opened_at, findings_given, commendations_given) "
            "VALUES (1, 1, 'x', 'first', 'closed', '', 0, 0)",
            "ck_review_state_known",
        ),
        (
            "INSERT INTO review (submission_id, rubric_version_id, reviewer, round, state, opened_at, findings_given, commendations_given) "
            "VALUES (1, 1, 'x', 'first', 'signed', '', 0, 0)",
            "ck_review_signed_at_when_signed",
        ),
    ],
)
def test_states_and_ranges_are_held_by_the_database(signed: Path, statement: str, constraint: str):
    assert constraint in refused(signed, statement)
