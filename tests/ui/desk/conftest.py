"""A real workspace behind a real workbench, and a session with a case open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.domain.ids import ReviewId
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.ui.session import Session
from reviewer.ui.speech import speak
from reviewer.ui.theme import WIDE_FROM_PX, dress, look
from reviewer.ui.workbench import Workbench
from reviewer.wording import Language
from tests.builders import REVIEWER, a_review


@pytest.fixture(autouse=True)
def _dressed(qapp):
    dress(qapp, "light")
    speak(Language.ENGLISH)
    yield
    look().wear("light")
    look().fit(WIDE_FROM_PX)
    speak(Language.ENGLISH)


@pytest.fixture
def workspace_folder(tmp_path: Path) -> Path:
    return tmp_path / "工作区 #1"


@pytest.fixture
def changes() -> dict[str, object]:
    """Fields of the submission that a test wants otherwise."""
    return {}


@pytest.fixture
def review_id(workspace_folder: Path, changes) -> ReviewId:
    """An open review with nothing decided."""
    with Workspace.open(workspace_folder, actor=REVIEWER) as workspace:
        return a_review(workspace, **changes)


@pytest.fixture
def real_workbench(qapp, workspace_folder) -> Iterator[Workbench]:
    workbench = Workbench(lambda: Workspace.open(workspace_folder, actor=REVIEWER))
    yield workbench
    workbench.close()


@pytest.fixture
def session(qtbot, review_id, real_workbench) -> Session:
    """A session with the review open."""
    session = Session(real_workbench, desk)
    with qtbot.waitSignal(session.case_opened):
        session.open(review_id)
    return session


@pytest.fixture
def settled(qtbot, real_workbench):
    """Wait until everything asked for is on disk and shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: real_workbench.is_idle)

    return wait
