"""Work on media off the window's thread: pure functions in a pool, results back by one queued signal.

The pool is any `concurrent.futures.Executor`. Ours is two threads: libav and numpy let go of the interpreter while they work, so a
window waits 3 ms at the worst beside a running decoder (measured; a process of its own gains nothing and takes 0.2 s to start).
"""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reviewer.errors import ReviewerError
from reviewer.media.progress import Stopped

_WORKERS = 2


@dataclass(frozen=True, eq=False)
class Task:
    """One piece of work under way: who gets its result, its progress and its error, all on the window's thread."""

    future: Future[Any]
    then: Callable[[Any], None]
    failed: Callable[[ReviewerError], None]


class MediaPool(QObject):
    """Runs functions of `reviewer.media` in the background.

    Signals:
        failed: a `ReviewerError` that nobody else took.
        busy: how many pieces of work wait or run.
    """

    failed = Signal(object)
    busy = Signal(int)
    _finished = Signal(object)
    _advanced = Signal(object, float)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        """A given `executor` may live in other processes: its work gets no callbacks and cannot be stopped halfway."""
        super().__init__(parent)
        self._is_ours = executor is None
        self._executor = executor or ThreadPoolExecutor(_WORKERS, thread_name_prefix="media")
        self._stopping = threading.Event()
        self._tasks: list[Task] = []
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(_tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        return not self._tasks

    def prepare(
        self,
        work: Callable[..., Any],
        *args: Any,  # noqa: ANN401  whatever the function takes
        then: Callable[[Any], None],
        failed: Callable[[ReviewerError], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Call a function in the pool. With our own pool it must take `cancelled`, and `progress` when that is given."""
        call = partial(work, *args)
        if self._is_ours:
            call = partial(call, cancelled=self._stopping.is_set)
            if progress is not None:
                call = partial(call, progress=_Milestones(partial(self._advanced.emit, progress)))
        future = self._executor.submit(call)
        task = Task(future, then, failed or self.failed.emit)
        self._tasks.append(task)
        self.busy.emit(len(self._tasks))
        future.add_done_callback(lambda _: self._finished.emit(task))

    def forget(self) -> None:
        """Stop what runs, drop what waits, deliver nothing of it: another case is being opened."""
        self._stopping.set()
        self._stopping = threading.Event()
        for task in self._tasks:
            task.future.cancel()
        self._tasks.clear()
        self.busy.emit(0)

    def close(self) -> None:
        """Stop everything and end the pool's threads."""
        self.forget()
        if self._is_ours:
            self._executor.shutdown(wait=True)

    @Slot(object)
    def _deliver(self, task: Task) -> None:
        if task not in self._tasks:
            return
        self._tasks.remove(task)
        self.busy.emit(len(self._tasks))
        try:
            result = task.future.result()
        except (Stopped, CancelledError):
            return
        except ReviewerError as error:
            task.failed(error)
            return
        task.then(result)


class _Milestones:
    """Passes progress on in steps of one percent, so that a fast function does not flood the window's queue."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._last = -1.0

    def __call__(self, share: float) -> None:
        if share - self._last >= 0.01 or share >= 1.0 > self._last:
            self._last = share
            self._tell(share)


@Slot(object, float)
def _tell(progress: Callable[[float], None], share: float) -> None:
    progress(share)
