"""Silence is a pass condition: a warning of Qt, of Python or in the log, a thread or a window left behind fails the test.

Qt warnings are watched by pytest-qt and Python warnings by pytest itself (see pyproject.toml); the rest is watched here.
"""

import gc
import json
import logging
import os
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

# The size the desk is drawn for; Qt's own choice is 800 x 800.
SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96}
PATIENCE_S = 5.0
PASSED = pytest.StashKey[bool]()
# Qt keeps its own tool-tip label alive between uses.
WIDGETS_OF_QT = frozenset({"QTipLabel"})

# No test asserts a time; a slow machine is not a failure.
settings.register_profile("reviewer", deadline=None, print_blob=True)
settings.load_profile("reviewer")


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home, so that no test reads or writes what belongs to the person who runs it; its name is awkward on purpose."""
    folder = tmp_path_factory.mktemp("家 home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        patch.delenv("REVIEWER_WORKSPACE", raising=False)
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Windows need no display, unless whoever runs the tests chose one by QT_QPA_PLATFORM."""
    # Qt reads this variable as Latin-1: the file cannot lie in the clone, whose path may be Chinese.
    file = tmp_path_factory.mktemp("screen") / "screen.json"
    file.write_text(json.dumps({"screens": [SCREEN]}), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        if "QT_QPA_PLATFORM" not in os.environ:
            patch.setenv("QT_QPA_PLATFORM", f"offscreen:configfile={file}")
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report


class _Collecting(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def logged_warnings() -> Iterator[list[str]]:
    """Log messages of level WARNING and above, as `logger: message`. Whoever expects one takes it out of this list."""
    handler = _Collecting()
    logging.getLogger().addHandler(handler)
    yield handler.messages
    logging.getLogger().removeHandler(handler)
    assert handler.messages == [], "logged unexpectedly"


@pytest.fixture(autouse=True)
def _no_thread_is_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = set(threading.enumerate())
    started: weakref.WeakSet[QThread] = weakref.WeakSet()
    start = QThread.start

    def start_watched(thread: QThread, *priority: QThread.Priority) -> None:
        started.add(thread)
        start(thread, *priority)

    monkeypatch.setattr(QThread, "start", start_watched)
    yield
    if request.node.stash.get(PASSED, False):
        assert [*_running(before), *_running_in_qt(started)] == [], "threads outlived the test"


def _running(before: set[threading.Thread]) -> list[str]:
    """Names of the threads that are new and do not end when waited for."""
    # Qt's threads appear as dummies once Python ran in them, and stay listed after their end.
    new = [thread for thread in threading.enumerate() if thread not in before and not isinstance(thread, threading._DummyThread)]
    for thread in new:
        thread.join(PATIENCE_S)
    return [thread.name for thread in new if thread.is_alive()]


def _running_in_qt(started: "weakref.WeakSet[QThread]") -> list[str]:
    living = [thread for thread in started if Shiboken.isValid(thread)]
    return [thread.objectName() or type(thread).__name__ for thread in living if thread.isRunning()]


@pytest.fixture(autouse=True)
def _no_widget_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    before = {Shiboken.getCppPointer(widget) for widget in _top_level_widgets()}
    yield
    if not request.node.stash.get(PASSED, False):
        return
    left = _new_widgets(before)
    if left:
        gc.collect()
        left = _new_widgets(before)
    assert left == [], "widgets outlived the test; hand them to qtbot.addWidget or close them"


def _top_level_widgets() -> list[QWidget]:
    return QApplication.topLevelWidgets() if QApplication.instance() else []


def _new_widgets(before: set[tuple[int, ...]]) -> list[str]:
    """Top-level widgets without a parent that were not there before, once those told to go are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in _top_level_widgets()
        if widget.parent() is None and widget.metaObject().className() not in WIDGETS_OF_QT and Shiboken.getCppPointer(widget) not in before
    ]
