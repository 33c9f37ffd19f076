"""The one door from widgets to operations and queries: onto the store thread and back to the window."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.domain.changes import Changes
from reviewer.domain.ids import ReviewId
from reviewer.errors import Refused, ReviewerError


class Outcome(Protocol):
    """What a performed operation left: what it touched, and what it made."""

    @property
    def changes(self) -> Changes: ...

    @property
    def result(self) -> Any: ...  # noqa: ANN401 - each operation has its own


class OpenWorkspace(Protocol):
    """The part of a workspace that the window uses; `operations.workspace.Workspace` is one."""

    @property
    def is_read_only(self) -> bool: ...

    def perform(self, operation: Any, /) -> Outcome: ...  # noqa: ANN401  each operation is a class of its own

    def undo(self, review_id: ReviewId, /) -> Changes: ...

    def redo(self, review_id: ReviewId, /) -> Changes: ...

    def fetch(self, query: Callable[..., Any], /, *args: Any) -> Any: ...  # noqa: ANN401  each query has its own arguments and result

    def staging(self) -> AbstractContextManager[Path]: ...

    def close(self) -> None: ...


@dataclass(frozen=True, eq=False)
class Staging:
    """A folder of the workspace for files on their way in, and what removes it."""

    folder: Path
    held: ExitStack


Then = Callable[[Any], None]
OnError = Callable[[ReviewerError], None]


@dataclass(frozen=True)
class _Takers:
    """Who takes an error in place of everybody."""

    refused: OnError | None = None
    failed: OnError | None = None

    def of(self, error: ReviewerError) -> OnError | None:
        return self.refused if isinstance(error, Refused) else self.failed


_NOBODY = _Takers()


@dataclass(frozen=True)
class _Asked:
    """One task as it was asked for, so that it can be asked for again."""

    task: Callable[[OpenWorkspace], Any]
    then: Then
    takers: _Takers


class Workbench(QObject):
    """Performs operations and queries one at a time, in the order they were asked for, and announces what changed.

    The workspace is opened, used and closed on the store thread and never touched by another. Callbacks and signals come on the
    thread of the window. An error that is no `ReviewerError` is a bug and is raised there, for the crash report.

    Signals:
        changed: a step was committed; carries its `Changes`. Comes before the operation's own `then`.
        failed: a `ReviewerError` nobody else took, and what to call to try again; nothing was written.
        busy: how many tasks wait or run; 0 when everything asked for is done and on disk.
    """

    changed = Signal(object)
    failed = Signal(object, object)
    busy = Signal(int)
    _finished = Signal(object, object)

    def __init__(self, opening: Callable[[], OpenWorkspace], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0
        self._is_closed = False
        self._stagings: list[ExitStack] = []
        self._opened: Future[OpenWorkspace] = self._executor.submit(opening)

    @property
    def is_idle(self) -> bool:
        return self._waiting == 0

    def wait_until_open(self) -> None:
        """Block until the workspace is open; raises the `ReviewerError` that kept it shut."""
        self._opened.result()

    @property
    def is_read_only(self) -> bool:
        """Whether the workspace is only shown here; waits until it is open, and is False for one that could not be opened."""
        return self._opened.exception() is None and self._opened.result().is_read_only

    def perform(
        self, operation: object, then: Then | None = None, *, refused: OnError | None = None, failed: OnError | None = None
    ) -> None:
        """Perform an operation. `then` gets its result; `refused` and `failed` take the error that a control wants to show itself."""

        def done(outcome: Outcome) -> None:
            self.changed.emit(outcome.changes)
            if then is not None:
                then(outcome.result)

        self._run(lambda workspace: workspace.perform(operation), done, _Takers(refused, failed))

    def undo(self, review_id: ReviewId) -> None:
        self._run(lambda workspace: workspace.undo(review_id), self.changed.emit)

    def redo(self, review_id: ReviewId) -> None:
        self._run(lambda workspace: workspace.redo(review_id), self.changed.emit)

    def fetch(self, query: Callable[..., Any], *args: object, then: Then) -> None:
        """Read with a query of `reviewer.queries`; `then` gets its frozen read model."""
        self._run(lambda workspace: workspace.fetch(query, *args), then)

    def stage(self, then: Callable[[Staging], None]) -> None:
        """Make an empty folder for files on their way in; `then` gets it and gives it back with `clear_away`."""
        self._run(self._staged, then)

    def clear_away(self, staging: Staging) -> None:
        """Remove a staging folder with whatever was not imported from it."""
        self._run(lambda _: staging.held.close(), _nothing_more)

    def close(self) -> None:
        """Finish what was asked for, close the workspace and end the store thread. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        if not self._opened.cancel() and self._opened.exception() is None:
            self._executor.submit(self._shut, self._opened.result())
        self._executor.shutdown(wait=True)

    def _staged(self, workspace: OpenWorkspace) -> Staging:
        held = ExitStack()
        staging = Staging(held.enter_context(workspace.staging()), held)
        self._stagings.append(held)
        return staging

    def _shut(self, workspace: OpenWorkspace) -> None:
        for held in self._stagings:
            held.close()
        workspace.close()

    def _run(self, task: Callable[[OpenWorkspace], Any], then: Then, takers: _Takers = _NOBODY) -> None:
        if self._is_closed:
            return
        self._waiting += 1
        self.busy.emit(self._waiting)
        asked = _Asked(task, then, takers)
        future = self._executor.submit(lambda: task(self._opened.result()))
        future.add_done_callback(lambda done: self._finished.emit(done, asked))

    @Slot(object, object)
    def _deliver(self, future: Future[Any], asked: _Asked) -> None:
        self._waiting -= 1
        self.busy.emit(self._waiting)
        error = future.exception()
        if error is None:
            if not self._is_closed:
                asked.then(future.result())
        elif not isinstance(error, ReviewerError):
            raise error
        elif (taker := asked.takers.of(error)) is not None:
            taker(error)
        else:
            self.failed.emit(error, partial(self._run, asked.task, asked.then, asked.takers))


def _nothing_more(_: object) -> None:
    """For tasks whose end nobody waits for."""
