"""The journal: every change ever made, append-only, each step chained to the one before it.

A step's digest is the RFC 9162 leaf hash of its canonical JSON, which holds the previous digest; so the same digests form the chain
and the leaves of the Merkle tree whose head goes into scorecards.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa

from reviewer.store.merkle import Frontier, leaf_hash
from reviewer.store.tables import STATE_TABLES, journal, metadata

GENESIS = "0" * 64
# Integers, text or None; `Unit` refuses to write anything else.
Row = dict[str, Any]


class StepKind(StrEnum):
    """Acts can be undone; records (what was played) are kept but are no acts, and undo passes over them."""

    ACT = "act"
    UNDO = "undo"
    REDO = "redo"
    RECORD = "record"


@dataclass(frozen=True)
class Step:
    """One line of the journal without its row images."""

    step: int
    at: str
    actor: str
    operation: str
    label: str
    kind: StepKind
    submission_id: int | None
    review_id: int | None
    undoes: int | None
    seals: int
    digest: str


@dataclass(frozen=True)
class RowChange:
    """One row before and after; None where it did not exist."""

    table: str
    key: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True)
class Entry:
    """What a step is made of before it is numbered and chained."""

    at: str
    actor: str
    operation: str
    label: str
    kind: StepKind
    submission_id: int | None
    review_id: int | None
    undoes: int | None
    seals: bool
    row_changes: tuple[RowChange, ...]


@dataclass(frozen=True)
class Head:
    """Number of steps, Merkle root (hex) and digest of the last step (hex; zeros when there is none)."""

    size: int
    root: str
    last: str


@dataclass(frozen=True)
class LogFault:
    """One thing wrong: `key` names the sentence, `step` or `table` and `row` say where."""

    key: str
    step: int | None = None
    table: str = ""
    row: int | None = None


@dataclass(frozen=True)
class LogCheck:
    """The outcome of reading the whole journal; sound when there are no faults."""

    head: Head
    faults: tuple[LogFault, ...]


@dataclass
class UndoList:
    """What can be undone and redone, derived from the steps of one review, so that it survives a restart."""

    undoable: list[Step] = field(default_factory=list)
    redoable: list[Step] = field(default_factory=list)
    seen: int = 0

    def take(self, step: Step) -> None:
        """The next step of the review."""
        self.seen = step.step
        match step.kind:
            case StepKind.ACT if step.seals:
                self.undoable.clear()
                self.redoable.clear()
            case StepKind.ACT:
                self.undoable.append(step)
                self.redoable.clear()
            case StepKind.UNDO:
                self.undoable.pop()
                self.redoable.append(step)
            case StepKind.REDO:
                self.redoable.pop()
                self.undoable.append(step)


_STEP_COLUMNS = [journal.c[name] for name in Step.__dataclass_fields__]
_LAST = sa.select(journal.c.step, journal.c.digest).order_by(journal.c.step.desc()).limit(1)
_OF_REVIEW = (
    sa.select(*_STEP_COLUMNS)
    .where(journal.c.review_id == sa.bindparam("review_id"), journal.c.step > sa.bindparam("after"))
    .order_by(journal.c.step)
)
_OF_SUBMISSION = sa.select(*_STEP_COLUMNS).where(journal.c.submission_id == sa.bindparam("submission_id")).order_by(journal.c.step)
_IN_ORDER = sa.select(journal).order_by(journal.c.step).execution_options(yield_per=500)
_CHANGES = sa.select(journal.c.row_changes).where(journal.c.step == sa.bindparam("step"))


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def append(connection: sa.Connection, entry: Entry) -> int:
    """Write the next step and return its number."""
    last, previous = latest(connection)
    values: dict[str, Any] = {
        **{name: getattr(entry, name) for name in ("at", "actor", "operation", "label", "submission_id", "review_id", "undoes")},
        "step": last + 1,
        "kind": entry.kind.value,
        "seals": int(entry.seals),
        "row_changes": canonical([vars(change) for change in entry.row_changes]),
        "previous": previous,
    }
    connection.execute(sa.insert(journal), {**values, "digest": digest_of(values)})
    return last + 1


def digest_of(values: Mapping[str, Any]) -> str:
    """The digest (hex) of a step's columns, without the digest itself."""
    return leaf_hash(canonical({name: value for name, value in values.items() if name != "digest"}).encode()).hex()


def latest(connection: sa.Connection) -> tuple[int, str]:
    """Number and digest of the last step; 0 and zeros when there is none."""
    row = connection.execute(_LAST).one_or_none()
    return (0, GENESIS) if row is None else (row.step, row.digest)


def steps_of_review(connection: sa.Connection, review_id: int, *, after: int = 0) -> list[Step]:
    """The steps of a review that come after a given one."""
    return [_step(row) for row in connection.execute(_OF_REVIEW, {"review_id": review_id, "after": after})]


def steps_of_submission(connection: sa.Connection, submission_id: int) -> list[Step]:
    """Every step that concerns a submission, those of its reviews included."""
    return [_step(row) for row in connection.execute(_OF_SUBMISSION, {"submission_id": submission_id})]


def _step(row: sa.Row[Any]) -> Step:
    step, at, actor, operation, label, kind, submission_id, review_id, undoes, seals, digest = tuple(row)
    return Step(step, at, actor, operation, label, StepKind(kind), submission_id, review_id, undoes, seals, digest)


def undo_list(connection: sa.Connection, review_id: int, known: UndoList) -> UndoList:
    """Brings the caller's list up to date with the steps it has not seen."""
    for step in steps_of_review(connection, review_id, after=known.seen):
        known.take(step)
    return known


def row_changes(connection: sa.Connection, step: int) -> tuple[RowChange, ...]:
    """The row images of a step; KeyError when there is no such step."""
    text = connection.scalar(_CHANGES, {"step": step})
    if text is None:
        raise KeyError(step)
    return tuple(RowChange(**change) for change in json.loads(text))


def head(connection: sa.Connection, frontier: Frontier) -> Head:
    """The head of the journal; grows the caller's frontier by the steps it has not seen."""
    digests = sa.select(journal.c.digest).where(journal.c.step > frontier.size).order_by(journal.c.step)
    for (digest,) in connection.execute(digests):
        frontier.append(bytes.fromhex(digest))
    return Head(frontier.size, frontier.root().hex(), latest(connection)[1])


def leaves(connection: sa.Connection) -> list[bytes]:
    """The leaf hashes of all steps: what an inclusion proof is made of."""
    return [bytes.fromhex(digest) for (digest,) in connection.execute(sa.select(journal.c.digest).order_by(journal.c.step))]


def verify(connection: sa.Connection) -> LogCheck:
    """Recompute every digest, replay every row image, and compare the outcome with the rows that are there.

    So an edit made behind the journal's back is found even where the journal itself was left alone. Rows are remembered as digests:
    the memory it takes grows with the number of rows, not with what is in them.
    """
    frontier = Frontier()
    state: dict[tuple[str, int], bytes] = {}
    faults: list[LogFault] = []
    previous = GENESIS
    for row in connection.execute(_IN_ORDER).mappings():
        faults.extend(_step_faults(dict(row), expected=frontier.size + 1, previous=previous))
        faults.extend(_replayed(state, row["step"], row["row_changes"]))
        previous = row["digest"]
        frontier.append(_bytes_of(previous))
    faults.extend(_table_faults(connection, state))
    return LogCheck(Head(frontier.size, frontier.root().hex(), previous), tuple(faults))


def as_first_recorded(table: str, image: Row) -> Row:
    """An image without the columns that say no more than their absence did before a migration added them.

    So a step that was recorded under an older schema still speaks of the row that is there.
    """
    later = later_columns(table)
    return {name: value for name, value in image.items() if name not in later or value != later[name]}


@cache
def later_columns(table: str) -> Mapping[str, Any]:
    """What each column that a migration added holds where nothing was said of it."""
    known = metadata.tables.get(table)
    return {column.name: column.info["absent"] for column in (known.columns if known is not None else ()) if "absent" in column.info}


def _bytes_of(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)
    except ValueError:  # a forged digest; _step_faults has told of it
        return digest.encode()


def _step_faults(row: Mapping[str, Any], *, expected: int, previous: str) -> Iterator[LogFault]:
    if row["step"] != expected:
        yield LogFault("store.step_missing", step=expected)
    if row["previous"] != previous:
        yield LogFault("store.chain_broken", step=row["step"])
    if digest_of(row) != row["digest"]:
        yield LogFault("store.step_altered", step=row["step"])


def _replayed(state: dict[tuple[str, int], bytes], step: int, text: str) -> Iterator[LogFault]:
    try:
        changes = [RowChange(**change) for change in json.loads(text)]
    except (ValueError, TypeError):
        yield LogFault("store.step_altered", step=step)
        return
    for change in changes:
        place = (change.table, change.key)
        if state.pop(place, None) != _image_digest(change.table, change.before):
            yield LogFault("store.image_disagrees", step=step, table=change.table, row=change.key)
        after = _image_digest(change.table, change.after)
        if after is not None:
            state[place] = after


def _table_faults(connection: sa.Connection, state: dict[tuple[str, int], bytes]) -> Iterator[LogFault]:
    for table in STATE_TABLES:
        for row in connection.execute(sa.select(table).execution_options(yield_per=500)).mappings():
            expected = state.pop((table.name, row["id"]), None)
            if expected is None:
                yield LogFault("store.row_unknown", table=table.name, row=row["id"])
            elif expected != _image_digest(table.name, dict(row)):
                yield LogFault("store.row_altered", table=table.name, row=row["id"])
    for table_name, key in state:
        yield LogFault("store.row_gone", table=table_name, row=key)


def _image_digest(table: str, image: Row | None) -> bytes | None:
    return None if image is None else leaf_hash(canonical(as_first_recorded(table, image)).encode())
