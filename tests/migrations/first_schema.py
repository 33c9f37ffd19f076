"""A workspace as the first version of the program left it: its tables, and a journal that knows none of the later columns."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command

from reviewer.operations.workspace import DATABASE
from reviewer.store.engine import alembic_config, open_engine
from reviewer.store.journal import GENESIS, as_first_recorded, canonical, digest_of


def set_back(folder: Path, revision: str = "0001") -> None:
    """Takes a workspace to an earlier schema; it may hold no rows of tables that came later."""
    engine = open_engine(folder / DATABASE)
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()
    _chain_anew(folder / DATABASE)


def _chain_anew(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.row_factory = sqlite3.Row
        previous = GENESIS
        for row in connection.execute("SELECT * FROM journal ORDER BY step").fetchall():
            values = {**dict(row), "row_changes": _as_then(row["row_changes"]), "previous": previous}
            previous = digest_of(values)
            changed = (values["row_changes"], values["previous"], previous, row["step"])
            connection.execute("UPDATE journal SET row_changes = ?, previous = ?, digest = ? WHERE step = ?", changed)
        for _, statement in guards:
            connection.execute(statement)
        connection.commit()


def _as_then(text: str) -> str:
    def image(table, row):
        return None if row is None else as_first_recorded(table, row)

    changes = json.loads(text)
    then = [
        {**change, "before": image(change["table"], change["before"]), "after": image(change["table"], change["after"])}
        for change in changes
    ]
    return canonical(then)
