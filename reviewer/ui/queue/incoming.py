"""Submissions coming in: dropped or chosen, read and checked off the window's thread, then kept in one step."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.domain.ids import SubmissionId
from reviewer.errors import ReviewerError
from reviewer.intake.bundle import ReadBundle
from reviewer.intake.reading import read_bundle
from reviewer.operations.intake import ImportSubmission
from reviewer.ui.background import MediaPool
from reviewer.ui.workbench import Staging, Workbench


@dataclass(eq=False)
class Arrival:
    """One bundle on its way in. `state` is waiting, reading, keeping, ready, refused or stopped; `share` is 0 to 1."""

    path: Path
    state: str = "waiting"
    share: float = 0.0
    submission_id: SubmissionId | None = None
    error: ReviewerError | None = None
    is_called_off: bool = False

    @property
    def is_under_way(self) -> bool:
        return self.state in {"waiting", "reading", "keeping"}


class Arrivals(QObject):
    """Takes bundles in, several at a time; one that is refused leaves nothing behind.

    Signals:
        changed: an `Arrival` is in another state.
        arrived: the id of a submission that is now in the workspace.
    """

    changed = Signal(object)
    arrived = Signal(object)

    def __init__(self, workbench: Workbench, pool: MediaPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._pool = pool
        self.all: list[Arrival] = []

    def take(self, paths: list[Path]) -> None:
        for path in paths:
            arrival = Arrival(path)
            self.all.append(arrival)
            self.changed.emit(arrival)
            self._workbench.stage(partial(self._read, arrival))

    def call_off(self, arrival: Arrival) -> None:
        """Stop an arrival that is still being read."""
        if arrival.state in {"waiting", "reading"}:
            arrival.is_called_off = True
            self._enter(arrival, "stopped")

    def try_again(self, arrival: Arrival) -> None:
        self.all.remove(arrival)
        self.take([arrival.path])

    def clear_done(self) -> None:
        """Forget what is no longer under way."""
        self.all = [arrival for arrival in self.all if arrival.is_under_way]

    def _read(self, arrival: Arrival, staging: Staging) -> None:
        if arrival.is_called_off:
            self._workbench.clear_away(staging)
            return
        self._enter(arrival, "reading")
        self._pool.prepare(
            partial(_read, arrival, staging.folder),
            then=partial(self._keep, arrival, staging),
            failed=partial(self._refuse, arrival, staging),
            progress=partial(self._advance, arrival),
        )

    def _advance(self, arrival: Arrival, share: float) -> None:
        if arrival.state == "reading":
            arrival.share = share
            self.changed.emit(arrival)

    def _keep(self, arrival: Arrival, staging: Staging, bundle: ReadBundle) -> None:
        if arrival.is_called_off:
            self._workbench.clear_away(staging)
            return
        self._enter(arrival, "keeping")
        fail = partial(self._refuse, arrival, staging)
        self._workbench.perform(ImportSubmission(bundle), partial(self._end, arrival, staging), refused=fail, failed=fail)

    def _end(self, arrival: Arrival, staging: Staging, submission_id: SubmissionId) -> None:
        self._workbench.clear_away(staging)
        arrival.submission_id = submission_id
        self._enter(arrival, "ready")
        self.arrived.emit(submission_id)

    def _refuse(self, arrival: Arrival, staging: Staging, error: ReviewerError) -> None:
        self._workbench.clear_away(staging)
        if not arrival.is_called_off:
            arrival.error = error
            self._enter(arrival, "refused")

    def _enter(self, arrival: Arrival, state: str) -> None:
        arrival.state = state
        self.changed.emit(arrival)


def _read(
    arrival: Arrival, folder: Path, *, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
) -> ReadBundle:
    def is_called_off() -> bool:
        return arrival.is_called_off or (cancelled is not None and cancelled())

    def tell(done: int, total: int) -> None:
        if progress is not None and total:
            progress(done / total)

    return read_bundle(arrival.path, folder, progress=tell, cancelled=is_called_off)
