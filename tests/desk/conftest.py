"""The whole program on an empty workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from reviewer.app import OpenDesk, desk_room
from reviewer.ui.application import live_until_still
from reviewer.ui.preferences import Preferences
from reviewer.ui.speech import speak
from reviewer.ui.theme import WIDE_FROM_PX, dress, look
from reviewer.wording import Language

REVIEWER = "Lin Qing"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "工作区 one"


@pytest.fixture
def opened(qapp, tmp_path, workspace):
    """Opens the desk on the workspace; each call is the program started anew."""
    dress(qapp, "light")
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    settings.setValue("language", "en")
    settings.setValue("theme", "light")

    @contextmanager
    def opened() -> Iterator[OpenDesk]:
        with desk_room(workspace, Preferences(settings), reviewer=REVIEWER) as room:
            room.window.resize(1366, 768)
            room.window.show()
            room.window.activateWindow()
            live_until_still(room.is_still)
            yield room

    yield opened
    look().wear("light")
    look().fit(WIDE_FROM_PX)
    speak(Language.ENGLISH)
