"""The Qt application around the window: made once, dressed, run, or only lived long enough for a picture."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLoggingCategory, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.ui.preferences import Preferences
from reviewer.ui.theme import dress

_LOOK_MS = 40
_STILL_LOOKS = 5


def the_application() -> QApplication:
    """The one QApplication of this process, dressed."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Qt's multimedia tells which libraries it found or misses each time a sound begins; its other warnings are still heard.
    QLoggingCategory.setFilterRules("qt.multimedia*.info=false\nqt.multimedia*.debug=false\nqt.multimedia.symbolsresolver=false")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("reviewer")
    application.setOrganizationName("reviewer")
    dress(application)
    return application


def preferences() -> Preferences:
    """This person's choices for the window, kept where this system keeps such things."""
    return Preferences(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "reviewer", "desk"))


def live_until_still(is_still: Callable[[], bool]) -> None:
    """Let the window live until nothing is left to read, decode or draw for a while; for pictures of it, and for tests."""
    loop, watch = QEventLoop(), QTimer()
    watch.setInterval(_LOOK_MS)
    looks = 0

    def look_at_it() -> None:
        nonlocal looks
        looks = looks + 1 if is_still() else 0
        if looks >= _STILL_LOOKS:
            loop.quit()

    watch.timeout.connect(look_at_it)
    watch.start()
    loop.exec()


def draw(widget: QWidget, out: Path) -> None:
    """The widget as it looks now, as a PNG."""
    out.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(out), "PNG")
