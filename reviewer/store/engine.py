"""Opening the embedded database: one file, write-ahead log, migrated to the program's schema."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from reviewer.errors import Fault, Refused

# A broken constraint or a wrong statement is a bug of ours; what else the driver complains of is the disk's or the file's fault.
_OURS = (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError, sa.exc.NotSupportedError)
_MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaNewer(Refused):
    """A later version of the program made this workspace."""

    key = "store.schema_newer"


class SchemaOlder(Refused):
    """Opened for reading only, so that it cannot be migrated."""

    key = "store.schema_older"


class NotAWorkspace(Refused):
    """There is no database in the folder."""

    key = "store.not_a_workspace"


class WorkspaceInUse(Refused):
    """Another process writes to this workspace."""

    key = "store.in_use"


class StoreUnavailable(Fault):
    """The database could not be read or written: disk full, folder gone, file damaged."""

    key = "store.unavailable"


class WriterLock:
    """Held by the one process that may write to a workspace; the system releases it when that process dies.

    The lock is an exclusive transaction on a small database of its own: the same on every system, with no stale lock files.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)

    @classmethod
    def taken(cls, path: Path) -> Self:
        """Raises WorkspaceInUse when another holds it."""
        lock = cls(path)
        try:
            lock._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.release()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise StoreUnavailable(reason=error) from error
            raise WorkspaceInUse(folder=path.parent) from error
        return lock

    def release(self) -> None:
        self._connection.close()


def open_engine(database: Path, *, read_only: bool = False) -> sa.Engine:
    """An engine on one database file.

    synchronous=FULL: an acknowledged operation survives a power cut as well as a kill; it costs one fsync, 0.2 ms on the machine
    this was measured on, against a budget of 5 ms.
    """
    mode = "ro" if read_only else "rwc"
    # The URI form is the only one that can open read-only; '?' and '#' in folder names have to be escaped for it.
    uri = f"{database.resolve().as_uri()}?mode={mode}"
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False),
        poolclass=sa.pool.NullPool,
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # or INSERT OR REPLACE would slip past the delete triggers
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")  # the driver is in autocommit mode: transactions begin where we say

    return engine


class Database:
    """One connection to a workspace's database, at the schema this program knows."""

    def __init__(self, engine: sa.Engine, connection: sa.Connection) -> None:
        self._engine = engine
        self._connection = connection

    @classmethod
    def writing(cls, path: Path) -> Self:
        """Made and migrated when need be. Raises SchemaNewer or StoreUnavailable."""
        with ExitStack() as failing:
            database = cls._connected(open_engine(path))
            failing.callback(database.close)
            database.migrate()
            failing.pop_all()
        return database

    @classmethod
    def reading(cls, path: Path) -> Self:
        """Never written to. Raises NotAWorkspace, SchemaNewer, SchemaOlder or StoreUnavailable."""
        if not path.is_file():
            raise NotAWorkspace(folder=path.parent)
        with ExitStack() as failing:
            database = cls._connected(open_engine(path, read_only=True))
            failing.callback(database.close)
            with database.transaction() as connection:
                if _known_revision(connection) != _script().get_current_head():
                    raise SchemaOlder(folder=path.parent)
            failing.pop_all()
        return database

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Commits at the end, rolls back on any error; what the disk refuses becomes StoreUnavailable."""
        with _world_faults(), self._connection.begin():
            yield self._connection

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    def migrate(self) -> None:
        """Bring the schema to this program's, in one transaction."""
        with self.transaction() as connection:
            if _known_revision(connection) != _script().get_current_head():
                config = alembic_config()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")

    @classmethod
    def _connected(cls, engine: sa.Engine) -> Self:
        with _world_faults():
            return cls(engine, engine.connect())


def make_folders(workspace: Path, names: Sequence[str]) -> None:
    """The workspace's folder and those inside it; raises StoreUnavailable."""
    try:
        for name in names:
            (workspace / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(reason=error.strerror) from error


@contextmanager
def _world_faults() -> Iterator[None]:
    try:
        yield
    except _OURS:
        raise
    except sa.exc.DatabaseError as error:
        raise StoreUnavailable(reason=error.orig) from error


def alembic_config() -> Config:
    """The configuration of our migrations; the caller puts its connection into `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _script() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())


def _known_revision(connection: sa.Connection) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in {script.revision for script in _script().walk_revisions()}:
        raise SchemaNewer(revision=revision)
    return revision
