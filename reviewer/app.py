"""The composition root: the only place where the window, the workspace and the background are put together."""

import getpass
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.ids import ReviewId
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.reports.identity import Identity
from reviewer.ui import application
from reviewer.ui.background import MediaPool
from reviewer.ui.crash import report_crashes
from reviewer.ui.desk_parts import DeskParts
from reviewer.ui.main_window import MainWindow
from reviewer.ui.preferences import Preferences
from reviewer.ui.preparation import Preparation
from reviewer.ui.queue.incoming import Arrivals
from reviewer.ui.scorecard.issuing import Signing
from reviewer.ui.session import Session
from reviewer.ui.workbench import Workbench

PICTURE_SIZE = (1366, 768)


@dataclass(frozen=True)
class OpenDesk:
    """A window with everything behind it; `media` prepares the open case, `intake` reads what comes in and cuts exhibits."""

    window: MainWindow
    parts: DeskParts
    media: MediaPool
    intake: MediaPool

    def is_still(self) -> bool:
        """Whether nothing that was asked for is under way."""
        return self.parts.workbench.is_idle and self.media.is_idle and self.intake.is_idle


@contextmanager
def desk_room(workspace: Path, preferences: Preferences, *, reviewer: str = "") -> Iterator[OpenDesk]:
    """A window on a workspace, not yet shown; at the end everything it began is finished, on disk and closed.

    Where another process writes to the workspace, the window only shows it and says so.
    Raises the `ReviewerError` that keeps the workspace shut.
    """
    name = reviewer or reviewer_of(workspace)
    workbench = Workbench(lambda: Workspace.open_or_read(workspace, actor=name))
    media, intake = MediaPool(), MediaPool()
    with ExitStack() as closing:
        for part in (workbench, media, intake):
            closing.callback(part.close)
        workbench.wait_until_open()
        previews = workspace / "previews"
        parts = DeskParts(
            reviewer=name,
            workbench=workbench,
            session=Session(workbench, desk),
            preparation=Preparation(media, previews),
            arrivals=Arrivals(workbench, intake),
            signing=Signing(workspace / "identity", workspace / "cards", previews, intake),
            preferences=preferences,
        )
        preferences.apply()
        window = MainWindow(parts)
        closing.callback(window.deleteLater)
        closing.callback(window.close)
        yield OpenDesk(window, parts, media, intake)


def open_desk(workspace: Path, *, bundle: Path | None = None, review_id: int | None = None) -> int:
    """Show the desk until it is closed, on a review or on a bundle to be imported where one is given; returns the exit code."""
    running = application.the_application()
    report_crashes(workspace)
    with desk_room(workspace, application.preferences()) as room:
        room.window.showMaximized()
        if bundle is not None:
            room.window.queue.import_and_open(bundle)
        elif review_id is not None:
            room.parts.session.open(ReviewId(review_id))
            room.window.show_desk()
        return running.exec()


def picture_desk(workspace: Path, review_id: int, *, out: Path) -> None:
    """Draw the window into a PNG as large as a small desk's screen: the review open, the first proved finding chosen and shown."""
    application.the_application()
    with desk_room(workspace, application.preferences()) as room:
        window = room.window
        window.resize(*PICTURE_SIZE)
        window.show()
        room.parts.session.open(ReviewId(review_id))
        window.show_desk()
        application.live_until_still(room.is_still)
        window.show_proof()
        window.centre.player.transport.settle()
        application.live_until_still(room.is_still)
        application.draw(window, out)


def reviewer_of(workspace: Path) -> str:
    """The name of who works here: that of the signing identity, else of the account."""
    folder = workspace / "identity"
    return Identity.open(folder).name if Identity.exists(folder) else getpass.getuser()
