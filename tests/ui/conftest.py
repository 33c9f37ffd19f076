"""A player on an open case with real small originals, without a sound card and without a workspace."""

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.media.engine.sound_feed import NullOutput
from reviewer.ui.background import MediaPool
from reviewer.ui.player.panel import PlayerPanel
from reviewer.ui.preparation import Preparation
from tests.ui.cases import a_case, a_session


@pytest.fixture
def pool(qapp):
    made = MediaPool()
    yield made
    made.close()


@pytest.fixture
def session(qapp):
    made = a_session()
    yield made
    made.workbench.close()


@pytest.fixture
def preparation(pool, tmp_path):
    return Preparation(pool, tmp_path / "previews")


@pytest.fixture
def case(tmp_path):
    return a_case(tmp_path)


@pytest.fixture
def panel(qtbot, session, preparation, pool, case):
    """Open on the case, everything prepared."""
    made = PlayerPanel(session, preparation, make_output=NullOutput)
    qtbot.addWidget(made)
    made.resize(950, 480)
    made.show()
    session.show(case)
    qtbot.waitUntil(lambda: pool.is_idle)
    yield made
    made.shut()
    QApplication.processEvents()
