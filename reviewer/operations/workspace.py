"""The one door for change: runs operations, each in its own transaction, and undoes them."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, Generic, ParamSpec, Self, TypeVar

from reviewer.domain.changes import Changes
from reviewer.domain.ids import ReviewId
from reviewer.errors import Refused
from reviewer.operations.operation import Operation
from reviewer.store.engine import Database, WorkspaceInUse, WriterLock, make_folders
from reviewer.store.journal import Step, StepKind
from reviewer.store.originals import Originals
from reviewer.store.reading import Reading, Remembered
from reviewer.store.unit import Intent, Unit, working

DATABASE = "workspace.db"
LOCK = "writer.lock"
PREVIEWS = "previews"
FOLDERS = ("originals", "incoming", "identity", "cards", PREVIEWS)

R = TypeVar("R")
P = ParamSpec("P")


class WorkspaceReadOnly(Refused):
    """Opened for reading only."""

    key = "operations.workspace_read_only"


class NothingToUndo(Refused):
    """No act of this review is left that may be undone."""

    key = "operations.nothing_to_undo"


class NothingToRedo(Refused):
    """Nothing was undone since the last act on this review."""

    key = "operations.nothing_to_redo"


@dataclass(frozen=True)
class Performed(Generic[R]):
    """What a committed operation touched, and what it made (often the id of the new row)."""

    changes: Changes
    result: R


def now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """A folder with the database, the originals and what was made from them.

    One connection, used from one thread at a time. When `perform` returns, the step is on disk.
    """

    def __init__(self, folder: Path, actor: str, database: Database, lock: WriterLock | None) -> None:
        self.folder = folder
        self.actor = actor
        self._database = database
        self._lock = lock
        self._originals = Originals(folder)
        self._remembered = Remembered()

    @classmethod
    def open(cls, folder: Path, *, actor: str, read_only: bool = False) -> Self:
        """Open a workspace, made and migrated when it is ours to write; `actor` is the name in the journal.

        Raises WorkspaceInUse when another process writes to it, SchemaNewer when a later version made it, and, when reading only,
        NotAWorkspace or SchemaOlder; StoreUnavailable when the disk does not give it.
        """
        folder = folder.absolute()
        if read_only:
            return cls(folder, actor, Database.reading(folder / DATABASE), None)
        make_folders(folder, FOLDERS)
        with ExitStack() as failing:
            lock = WriterLock.taken(folder / LOCK)
            failing.callback(lock.release)
            database = Database.writing(folder / DATABASE)
            failing.callback(database.close)
            workspace = cls(folder, actor, database, lock)
            workspace.fetch(lambda reading: reading.originals.sweep(reading.refers_to))
            failing.pop_all()
        return workspace

    @classmethod
    def open_or_read(cls, folder: Path, *, actor: str) -> Self:
        """Open for writing, or for reading only while another process writes to it; `is_read_only` tells which. Raises as `open` does."""
        try:
            return cls.open(folder, actor=actor)
        except WorkspaceInUse:
            return cls.open(folder, actor=actor, read_only=True)

    @property
    def is_read_only(self) -> bool:
        return self._lock is None

    def perform(self, operation: Operation[R]) -> Performed[R]:
        """Do it, in one transaction and one step of the journal. When it raises, nothing was written."""
        intent = Intent(now(), self.actor, type(operation).__name__, operation.label, operation.step_kind, operation.seals)
        with self._working(intent) as unit:
            result = operation.perform(unit)
        return Performed(unit.changes, result)

    def undo(self, review_id: ReviewId) -> Changes:
        """Take back the last act on a review by writing its inverse as a new step. Raises NothingToUndo or RowMovedOn."""
        undoable = self.fetch(lambda reading: reading.undo_list(review_id).undoable)
        if not undoable:
            raise NothingToUndo(review=review_id)
        return self._reverse(undoable[-1], StepKind.UNDO)

    def redo(self, review_id: ReviewId) -> Changes:
        """Do again what was undone last. Raises NothingToRedo or RowMovedOn."""
        redoable = self.fetch(lambda reading: reading.undo_list(review_id).redoable)
        if not redoable:
            raise NothingToRedo(review=review_id)
        return self._reverse(redoable[-1], StepKind.REDO)

    def fetch(self, query: Callable[Concatenate[Reading, P], R], /, *args: P.args, **named: P.kwargs) -> R:
        """Run a query; everything it reads belongs to one moment."""
        with self._database.transaction() as connection:
            return query(Reading(connection, self._originals, self._remembered), *args, **named)

    def staging(self) -> AbstractContextManager[Path]:
        """An empty folder for files on their way in; it is gone at the end, with whatever was not imported."""
        if self.is_read_only:
            raise WorkspaceReadOnly(folder=self.folder)
        return self._originals.staging()

    def verify_original(self, sha256: str) -> Path:
        """The path of an original after reading it whole; raises OriginalMissing or OriginalAltered."""
        return self._originals.verify(sha256)

    def close(self) -> None:
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _reverse(self, step: Step, kind: StepKind) -> Changes:
        with self._working(Intent(now(), self.actor, step.operation, step.label, kind, undoes=step.step)) as unit:
            unit.concerns(submission_id=step.submission_id, review_id=step.review_id)
            unit.reverse(step.step)
        return unit.changes

    def _working(self, intent: Intent) -> AbstractContextManager[Unit]:
        if self.is_read_only:
            raise WorkspaceReadOnly(folder=self.folder)
        return working(self._database, self._originals, self._remembered, intent)
