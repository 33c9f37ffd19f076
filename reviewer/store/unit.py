"""A unit of work: one transaction, one journal step, one `Changes`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import sqlalchemy as sa

from reviewer.domain.changes import Changes
from reviewer.errors import Refused
from reviewer.store import journal
from reviewer.store.engine import Database
from reviewer.store.journal import Entry, Row, RowChange, StepKind
from reviewer.store.moments import to_text
from reviewer.store.originals import Originals
from reviewer.store.reading import Reading, Remembered
from reviewer.store.tables import metadata


class RowMovedOn(Refused):
    """A later step already changed what this undo would restore."""

    key = "store.row_moved_on"


class RowSealed(Refused):
    """A review that was signed since rests on what this undo would change."""

    key = "store.row_sealed"


@dataclass(frozen=True)
class Intent:
    """Who does what, when: the part of a journal step that is known before anything is written."""

    at: datetime
    actor: str
    operation: str
    label: str
    kind: StepKind
    seals: bool = False
    undoes: int | None = None


class Unit(Reading):
    """Every write goes through here, because here it is recorded."""

    def __init__(self, connection: sa.Connection, originals: Originals, remembered: Remembered, intent: Intent) -> None:
        super().__init__(connection, originals, remembered)
        self._intent = intent
        self._row_changes: list[RowChange] = []
        self._submission_id: int | None = None
        self._review_id: int | None = None
        self._when_committed: list[Callable[[], object]] = []
        self._when_rolled_back: list[Callable[[], object]] = []
        self._changes: Changes | None = None

    @property
    def changes(self) -> Changes:
        """What the step touched, once the unit is committed."""
        if self._changes is None:
            raise RuntimeError("a unit has changes only when it is closed")
        return self._changes

    @property
    def at(self) -> datetime:
        """The moment of this step."""
        return self._intent.at

    @property
    def actor(self) -> str:
        return self._intent.actor

    def concerns(self, *, submission_id: int | None = None, review_id: int | None = None) -> None:
        """Say whose journal this step belongs to."""
        self._submission_id = submission_id if submission_id is not None else self._submission_id
        self._review_id = review_id if review_id is not None else self._review_id

    def when_committed(self, then: Callable[[], object]) -> None:
        """Do something outside the database once the rows are on disk."""
        self._when_committed.append(then)

    def when_rolled_back(self, then: Callable[[], object]) -> None:
        """Take something outside the database back when the rows are not kept."""
        self._when_rolled_back.append(then)

    def settle(self) -> None:
        self.originals.settle()
        for then in self._when_committed:
            then()

    def take_back(self) -> None:
        self.originals.take_back(self.refers_to)
        for then in self._when_rolled_back:
            then()

    def insert(self, table: str, values: Row) -> int:
        """Add a row and return its key; columns that are not given are NULL."""
        of = metadata.tables[table]
        given = {name: values[name] for name in values if name != "id" or values[name] is not None}
        result = self._connection.execute(_insertion(table, tuple(given)), given)
        key = int(result.inserted_primary_key[0])  # type: ignore[index]
        unsaid = journal.later_columns(table)
        image = {column.name: values.get(column.name, unsaid.get(column.name)) for column in of.columns} | {"id": key}
        self._record(table, key, before=None, after=image)
        return key

    def update(self, table: str, key: int, values: Row) -> None:
        """Change columns of a row; nothing is written or recorded when they already have these values."""
        before = self.row(table, key)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        self._connection.execute(
            _update(table, tuple(sorted(changed))), {f"new_{name}": value for name, value in changed.items()} | {"key": key}
        )
        self._record(table, key, before=before, after=before | changed)

    def delete(self, table: str, key: int) -> None:
        before = self.row(table, key)
        self._connection.execute(_deletion(table), {"key": key})
        self._record(table, key, before=before, after=None)

    def reverse(self, step: int) -> None:
        """Write the inverse of an earlier step, newest change first; raises RowMovedOn or RowSealed before the first write."""
        changes = journal.row_changes(self._connection, step)
        for change in changes:
            if self._is_signed_over(change):
                raise RowSealed(table=change.table, id=change.key, step=step)
        self._refuse_moved(changes, step)
        for change in reversed(changes):
            if change.before is None:
                self.delete(change.table, change.key)
            elif change.after is None:
                self.insert(change.table, change.before)
            else:
                self.update(change.table, change.key, _without_counters(change.table, change.before))

    def _refuse_moved(self, changes: tuple[RowChange, ...], step: int) -> None:
        last = {(change.table, change.key): change.after for change in changes}
        for (table, key), after in last.items():
            now = self.row_or_none(table, key)
            if _comparable(table, now) != _comparable(table, after):
                raise RowMovedOn(table=table, id=key, step=step)

    def _is_signed_over(self, change: RowChange) -> bool:
        """Whether the row belongs to a signed review, or says where an exhibit of a reviewed submission lies on its timeline."""
        image = change.after or change.before or {}
        if "review_id" in image:
            found = self.some("review", ("state",), id=image["review_id"])
        elif change.table == "track":
            found = self.some("review", ("state",), submission_id=self.row("exhibit", image["exhibit_id"])["submission_id"])
        else:
            found = []
        return any(row["state"] == "signed" for row in found)

    def close(self) -> None:
        """Append the step to the journal; a unit that changed no row leaves no step."""
        intent = self._intent
        if not self._row_changes:
            self._changes = Changes(self.last_step(), intent.label, frozenset())
            return
        entry = Entry(
            at=to_text(intent.at),
            actor=intent.actor,
            operation=intent.operation,
            label=intent.label,
            kind=intent.kind,
            submission_id=self._submission_id,
            review_id=self._review_id,
            undoes=intent.undoes,
            seals=intent.seals,
            row_changes=tuple(self._row_changes),
        )
        step = journal.append(self._connection, entry)
        self._changes = Changes(step, intent.label, frozenset((change.table, change.key) for change in self._row_changes))

    def _record(self, table: str, key: int, *, before: Row | None, after: Row | None) -> None:
        for name, value in (after or {}).items():
            if type(value) not in (int, str, type(None)):
                raise TypeError(f"{table}.{name} holds {value!r}: rows are integers, text or nothing")
        self._row_changes.append(RowChange(table, key, before, after))


@contextmanager
def working(database: Database, originals: Originals, remembered: Remembered, intent: Intent) -> Iterator[Unit]:
    """A unit that is committed at the end, or rolled back whole, files in the vault included."""
    with ExitStack() as failing:
        with database.transaction() as connection:
            unit = Unit(connection, originals, remembered, intent)
            failing.callback(_take_back, database, unit)
            yield unit
            unit.close()
        failing.pop_all()
    unit.settle()


def _take_back(database: Database, unit: Unit) -> None:
    with database.transaction():
        unit.take_back()


def _comparable(table: str, image: Row | None) -> Row:
    return journal.as_first_recorded(table, _without_counters(table, image))


def _without_counters(table: str, image: Row | None) -> Row:
    counters = {column.name for column in metadata.tables[table].columns if column.info.get("grows")}
    return {name: value for name, value in (image or {}).items() if name not in counters}


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> sa.Insert:
    return sa.insert(metadata.tables[table]).values({name: sa.bindparam(name) for name in columns})


@cache
def _update(table: str, columns: tuple[str, ...]) -> sa.Update:
    of = metadata.tables[table]
    return sa.update(of).where(of.c.id == sa.bindparam("key")).values({name: sa.bindparam(f"new_{name}") for name in columns})


@cache
def _deletion(table: str) -> sa.Delete:
    of = metadata.tables[table]
    return sa.delete(of).where(of.c.id == sa.bindparam("key"))
