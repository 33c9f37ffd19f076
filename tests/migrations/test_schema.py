"""The migrations lead to the tables, and back, with rows in every one of them."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
import sqlalchemy.dialects.postgresql
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from reviewer.domain.moments import Span
from reviewer.domain.reuse import KnownText
from reviewer.operations.amending import WithdrawScorecard
from reviewer.operations.evidence import CiteEvidence, MeasureItem, PlaceMarker, RecordPlayed
from reviewer.operations.examining import ReturnSubmission, TakeUpSubmission, examine
from reviewer.operations.findings import DeductPoints
from reviewer.operations.transcripts import ImportTranscript
from reviewer.operations.workspace import DATABASE, Workspace
from reviewer.queries.desk import desk
from reviewer.store.engine import SchemaNewer, SchemaOlder, alembic_config, open_engine
from reviewer.store.tables import metadata
from tests.builders import REVIEWER, a_review, a_span_citation, all_met, exhibit_id
from tests.operations.cards import issued


def migrate(engine: sa.Engine, revision: str) -> None:
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "base" else command.upgrade)(config, revision)


def schema(engine: sa.Engine) -> dict[str, list[str]]:
    """Every table and index as the database itself tells it; spaces, quotes and the order in which columns and constraints stand aside."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL").all()
    return {name: parts_of(sql) for name, sql in rows if not name.startswith(("sqlite_", "alembic_"))}


def parts_of(statement: str) -> list[str]:
    """A statement's parts between the commas of its outermost parentheses, sorted: a column added later stands at the end."""
    parts, depth = [""], 0
    for character in " ".join(statement.replace('"', "").split()):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if (character == "," and depth == 1) or (character in "()" and depth == (character == "(")):
            parts.append("")
        else:
            parts[-1] += character
    return sorted(part.strip() for part in parts)


def contents(engine: sa.Engine) -> dict[str, list[tuple]]:
    with engine.connect() as connection:
        return {table.name: [tuple(row) for row in connection.execute(sa.select(table))] for table in metadata.sorted_tables}


@pytest.fixture
def engine(tmp_path: Path):
    made = open_engine(tmp_path / "workspace.db")
    yield made
    made.dispose()


def test_the_head_of_the_migrations_equals_the_tables(engine: sa.Engine):
    migrate(engine, "head")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_head_has_the_very_constraints_of_the_tables(engine: sa.Engine, tmp_path: Path):
    migrate(engine, "head")
    declared = open_engine(tmp_path / "declared.db")
    metadata.create_all(declared)
    assert schema(engine) == schema(declared)
    declared.dispose()


def test_every_constraint_has_a_name():
    nameless = [(table.name, constraint) for table in metadata.sorted_tables for constraint in table.constraints if not constraint.name]
    assert nameless == []


def test_the_tables_use_nothing_that_only_sqlite_knows():
    for table in metadata.sorted_tables:
        statement = str(sa.schema.CreateTable(table).compile(dialect=sa.dialects.postgresql.dialect()))
        assert statement.strip().startswith("CREATE TABLE")
        assert {column.type.__class__ for column in table.columns} <= {sa.Integer, sa.BigInteger, sa.Text}


def test_up_down_up_leads_to_the_same_schema(engine: sa.Engine):
    migrate(engine, "head")
    first = schema(engine)
    migrate(engine, "base")
    assert schema(engine) == {}
    migrate(engine, "head")
    assert schema(engine) == first


def test_up_down_up_with_rows_in_every_table(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        fill(workspace)
    engine = open_engine(tmp_path / DATABASE)
    before = contents(engine)
    assert [name for name, rows in before.items() if not rows] == []
    migrate(engine, "base")
    assert schema(engine) == {}
    migrate(engine, "head")
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            # A signed review refuses rows; so it is signed last, as it was in life.
            late = {"state": "open", "signed_at": None} if table.name == "review" else {}
            connection.execute(sa.insert(table), [{**dict(zip(table.c.keys(), row, strict=True)), **late} for row in before[table.name]])
    after = contents(engine)
    engine.dispose()
    assert (before.pop("review"), after.pop("review")) != ([], [])
    assert after == before


def fill(workspace: Workspace) -> None:
    """At least one row in every table, by the program's own operations."""
    review_id = a_review(workspace)
    start = workspace.perform(PlaceMarker(review_id, "arrived", Span(31_000_000, 31_000_000))).result
    end = workspace.perform(PlaceMarker(review_id, "first_question", Span(32_000_000, 32_000_000))).result
    workspace.perform(MeasureItem(review_id, "A-01", start, end))
    finding = workspace.perform(DeductPoints(review_id, "A-02")).result
    workspace.perform(CiteEvidence(finding, a_span_citation(workspace, review_id)))
    workspace.perform(RecordPlayed(review_id, exhibit_id(workspace, review_id, "E-01"), (Span(0, 1000),)))
    workspace.perform(ImportTranscript(review_id, "said.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n"))
    submission_id = workspace.fetch(desk, review_id).review.submission_id
    workspace.perform(replace(examine(workspace, submission_id), texts=(KnownText("1", "/", (1, 2)),)))
    workspace.perform(ReturnSubmission(submission_id, datetime(2099, 1, 1, tzinfo=UTC), "Send the photo again."))
    workspace.perform(TakeUpSubmission(submission_id))
    all_met(workspace, review_id)
    workspace.perform(issued(review_id, workspace.folder / "card.pdf"))
    workspace.perform(WithdrawScorecard(review_id, "Wrong site."))


def test_a_workspace_of_a_later_version_is_refused_and_left_as_it_was(tmp_path: Path):
    Workspace.open(tmp_path, actor=REVIEWER).close()
    with sqlite3.connect(tmp_path / DATABASE) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(SchemaNewer, match="9999"):
        Workspace.open(tmp_path, actor=REVIEWER)
    with pytest.raises(SchemaNewer, match="9999"):
        Workspace.open(tmp_path, actor=REVIEWER, read_only=True)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_workspace_without_our_schema_is_not_read(tmp_path: Path):
    sqlite3.connect(tmp_path / DATABASE).close()
    with pytest.raises(SchemaOlder):
        Workspace.open(tmp_path, actor=REVIEWER, read_only=True)
