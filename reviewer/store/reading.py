"""Reading rows: what queries are handed, and what a unit of work builds on."""

from functools import cache
from typing import Any

import sqlalchemy as sa

from reviewer.errors import Refused
from reviewer.store import journal
from reviewer.store.journal import Head, LogCheck, Row, Step, UndoList
from reviewer.store.merkle import Frontier
from reviewer.store.originals import Originals
from reviewer.store.tables import metadata


class RowUnknown(Refused):
    """There is no such row; a review, finding, marker or submission that was never made or has been withdrawn."""

    key = "store.row_unknown_asked"


class Remembered:
    """What is derived from the journal and kept between readings, so that each costs only what is new."""

    def __init__(self) -> None:
        self.frontier = Frontier()
        self.undo_lists: dict[int, UndoList] = {}


class Reading:
    """One connection inside one transaction: everything read through it belongs to the same moment."""

    def __init__(self, connection: sa.Connection, originals: Originals, remembered: Remembered) -> None:
        self._connection = connection
        self._remembered = remembered
        self.originals = originals

    def row(self, table: str, key: int) -> Row:
        """The row of a key; raises RowUnknown."""
        found = self.row_or_none(table, key)
        if found is None:
            raise RowUnknown(table=table, id=key)
        return found

    def row_or_none(self, table: str, key: int) -> Row | None:
        return next(iter(self.rows(table, id=key)), None)

    def rows(self, table: str, **equal: int | str) -> list[Row]:
        """The rows whose columns equal the given values, oldest first."""
        statement = _selection(table, tuple(sorted(equal)))
        found = self._connection.execute(statement, equal)
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]

    def some(self, table: str, columns: tuple[str, ...], **equal: int | str) -> list[Row]:
        """As `rows`, but only the named columns: for tables whose rows carry long texts."""
        found = self._connection.execute(_selection(table, tuple(sorted(equal)), wanted=columns), equal)
        return [dict(zip(columns, row, strict=True)) for row in found]

    def counted(self, table: str, by: str) -> dict[int, int]:
        """How many rows of a table there are for each value of a column."""
        column = metadata.tables[table].c[by]
        return {row[0]: row[1] for row in self._connection.execute(sa.select(column, sa.func.count()).group_by(column))}

    def totalled(self, table: str, column: str, *, by: str) -> dict[int, int]:
        """The sum of a column for each value of another."""
        of = metadata.tables[table]
        return {row[0]: int(row[1]) for row in self._connection.execute(sa.select(of.c[by], sa.func.sum(of.c[column])).group_by(of.c[by]))}

    def rows_through(self, table: str, parent: str, **equal: int | str) -> list[Row]:
        """The rows whose parent row (by foreign key) has the given values, oldest first."""
        ((parent_column, value),) = equal.items()
        found = self._connection.execute(_selection_through(table, parent, column=parent_column), {"value": value})
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]

    def refers_to(self, sha256: str) -> bool:
        """Whether any row speaks of the file with this digest."""
        return bool(self.some("exhibit", ("id",), sha256=sha256) or self.some("scorecard", ("id",), pdf_sha256=sha256))

    def undo_list(self, review_id: int) -> UndoList:
        """The caller's to look at and not to change."""
        known = self._remembered.undo_lists.setdefault(review_id, UndoList())
        return journal.undo_list(self._connection, review_id, known)

    def steps(self, review_id: int) -> list[Step]:
        return journal.steps_of_review(self._connection, review_id)

    def steps_of_submission(self, submission_id: int) -> list[Step]:
        return journal.steps_of_submission(self._connection, submission_id)

    def last_step(self) -> int:
        return journal.latest(self._connection)[0]

    def head(self) -> Head:
        return journal.head(self._connection, self._remembered.frontier)

    def leaves(self) -> list[bytes]:
        """The leaf hashes of the journal's steps, in their order."""
        return journal.leaves(self._connection)

    def verify_journal(self) -> LogCheck:
        return journal.verify(self._connection)


@cache
def _selection(table: str, equal: tuple[str, ...], *, wanted: tuple[str, ...] = ()) -> sa.Select[Any]:
    of = metadata.tables[table]
    selected = sa.select(*(of.c[column] for column in wanted)) if wanted else sa.select(of)
    return selected.where(*(of.c[column] == sa.bindparam(column) for column in equal)).order_by(of.c.id)


@cache
def _selection_through(table: str, parent: str, *, column: str) -> sa.Select[Any]:
    of, above = metadata.tables[table], metadata.tables[parent]
    return sa.select(of).join(above, of.c[f"{parent}_id"] == above.c.id).where(above.c[column] == sa.bindparam("value")).order_by(of.c.id)
