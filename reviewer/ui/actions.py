"""Everything that can be done at the desk: one row per action, with its name, its keys, when it applies and what it does.

Menus, the command palette, the sheet of keys and the keyboard all read this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from reviewer.ui.findings.editor import FindingEditor
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.rubric.panel import RubricPanel
from reviewer.ui.rubric.tree import RubricTree
from reviewer.ui.session import Session
from reviewer.ui.timeline.panel import TimelinePanel
from reviewer.ui.transport import Transport


class Stage(Protocol):
    """What actions act on; the main window is one."""

    session: Session
    rubric: RubricPanel
    findings: FindingEditor
    transport: Transport
    timeline: TimelinePanel

    @property
    def is_at_desk(self) -> bool:
        """Whether the open case is on the screen; keys never act on what cannot be seen."""

    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def sign(self) -> None: ...
    def show_queue(self) -> None: ...
    def show_palette(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_history(self) -> None: ...
    def import_bundles(self) -> None: ...
    def toggle_following(self) -> None: ...


def _always(_stage: Stage) -> bool:
    return True


def _at_desk(stage: Stage) -> bool:
    return stage.is_at_desk and stage.session.desk is not None


def _open(stage: Stage) -> bool:
    return stage.is_at_desk and stage.session.is_open


def _item(stage: Stage) -> bool:
    return _open(stage) and stage.session.item is not None


def _finding(stage: Stage) -> bool:
    return _open(stage) and stage.session.finding is not None


Applies = Callable[[Stage], bool]
Do = Callable[[Stage], None]


@dataclass(frozen=True)
class Act:
    """One action. `name` is its identity, `group` and `text` are English sources of the catalogue's context `Action`."""

    name: str
    group: str
    text: str
    keys: tuple[str, ...]
    applies: Applies
    do: Do

    @property
    def shown(self) -> str:
        """Its name in the language of the window."""
        return QCoreApplication.translate("Action", self.text)

    @property
    def group_shown(self) -> str:
        return QCoreApplication.translate("Action", self.group)

    @property
    def key_shown(self) -> str:
        """Its first key as this system writes it; "" without one."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


# Qt's stubs give `object` for the marked texts, so Act turns them back into str.
_GROUPS: tuple[tuple[object, tuple[tuple[str, object, str, Applies, Do], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Action", "Playing"),
        (
            ("play", QT_TRANSLATE_NOOP("Action", "Play or pause"), "Space K", _at_desk, lambda s: s.transport.toggle()),
            ("slower", QT_TRANSLATE_NOOP("Action", "Slower"), ", J", _at_desk, lambda s: s.transport.change_speed(-1)),
            ("faster", QT_TRANSLATE_NOOP("Action", "Faster"), ". L", _at_desk, lambda s: s.transport.change_speed(1)),
            ("normal_speed", QT_TRANSLATE_NOOP("Action", "Normal speed"), "/", _at_desk, lambda s: s.transport.change_speed(0)),
            ("frame_back", QT_TRANSLATE_NOOP("Action", "One frame back"), "Left", _at_desk, lambda s: s.transport.step(-1)),
            ("frame_on", QT_TRANSLATE_NOOP("Action", "One frame on"), "Right", _at_desk, lambda s: s.transport.step(1)),
            ("second_back", QT_TRANSLATE_NOOP("Action", "One second back"), "Shift+Left", _at_desk, lambda s: s.transport.jump(-1)),
            ("second_on", QT_TRANSLATE_NOOP("Action", "One second on"), "Shift+Right", _at_desk, lambda s: s.transport.jump(1)),
            ("five_back", QT_TRANSLATE_NOOP("Action", "Five seconds back"), "Ctrl+Left", _at_desk, lambda s: s.transport.jump(-5)),
            ("five_on", QT_TRANSLATE_NOOP("Action", "Five seconds on"), "Ctrl+Right", _at_desk, lambda s: s.transport.jump(5)),
            ("loop", QT_TRANSLATE_NOOP("Action", "Loop the marked span"), "\\", _at_desk, lambda s: s.transport.toggle_loop()),
            ("home", QT_TRANSLATE_NOOP("Action", "To the start of the visit"), "Home", _at_desk, lambda s: s.transport.to_start()),
            ("end", QT_TRANSLATE_NOOP("Action", "To the end of the visit"), "End", _at_desk, lambda s: s.transport.to_end()),
            ("previous_mark", QT_TRANSLATE_NOOP("Action", "Previous mark"), "Alt+Left", _at_desk, lambda s: s.timeline.step_mark(-1)),
            ("next_mark", QT_TRANSLATE_NOOP("Action", "Next mark"), "Alt+Right", _at_desk, lambda s: s.timeline.step_mark(1)),
            ("align", QT_TRANSLATE_NOOP("Action", "Align the recordings by their sound"), "", _open, lambda s: s.timeline.clocks.align()),
            (
                "anchor",
                QT_TRANSLATE_NOOP("Action", "This moment is the same in two recordings"),
                "S",
                _open,
                lambda s: s.timeline.clocks.anchor(),
            ),
            (
                "earlier",
                QT_TRANSLATE_NOOP("Action", "Track 10 ms earlier"),
                "Ctrl+Alt+Left",
                _open,
                lambda s: s.timeline.clocks.nudge(-10_000),
            ),
            ("later", QT_TRANSLATE_NOOP("Action", "Track 10 ms later"), "Ctrl+Alt+Right", _open, lambda s: s.timeline.clocks.nudge(10_000)),
            (
                "much_earlier",
                QT_TRANSLATE_NOOP("Action", "Track 100 ms earlier"),
                "Ctrl+Alt+Shift+Left",
                _open,
                lambda s: s.timeline.clocks.nudge(-100_000),
            ),
            (
                "much_later",
                QT_TRANSLATE_NOOP("Action", "Track 100 ms later"),
                "Ctrl+Alt+Shift+Right",
                _open,
                lambda s: s.timeline.clocks.nudge(100_000),
            ),
            ("follow", QT_TRANSLATE_NOOP("Action", "Let the rubric follow the moment"), "", _always, lambda s: s.toggle_following()),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "Marking and attaching"),
        (
            (
                "mark_in",
                QT_TRANSLATE_NOOP("Action", "Mark start here"),
                "I [",
                _at_desk,
                lambda s: s.session.mark_in(s.session.playhead_us),
            ),
            (
                "mark_out",
                QT_TRANSLATE_NOOP("Action", "Mark end here"),
                "O ]",
                _at_desk,
                lambda s: s.session.mark_out(s.session.playhead_us),
            ),
            ("bookmark", QT_TRANSLATE_NOOP("Action", "Bookmark here"), "M", _open, lambda s: s.timeline.bookmark()),
            ("moment", QT_TRANSLATE_NOOP("Action", "Mark a moment of the rubric"), "Shift+M", _open, lambda s: s.timeline.choose_moment()),
            ("remove_moment", QT_TRANSLATE_NOOP("Action", "Remove the chosen moment"), "Del", _open, lambda s: s.timeline.remove_moment()),
            ("unmark", QT_TRANSLATE_NOOP("Action", "Clear the marks"), "X", _at_desk, lambda s: s.session.mark_span(None)),
            (
                "attach_span",
                QT_TRANSLATE_NOOP("Action", "Attach the marked span"),
                "Return Enter",
                _open,
                lambda s: s.findings.attach("span"),
            ),
            (
                "attach_frame",
                QT_TRANSLATE_NOOP("Action", "Attach the frame or photo shown"),
                "F",
                _open,
                lambda s: s.findings.attach("frame"),
            ),
            (
                "absence",
                QT_TRANSLATE_NOOP("Action", "Name what did not happen"),
                "Shift+A",
                _finding,
                lambda s: s.timeline.marking.name_absence(),
            ),
            ("draw_region", QT_TRANSLATE_NOOP("Action", "Draw a region"), "R", _open, lambda s: s.transport.toggle_region()),
            (
                "attach_region",
                QT_TRANSLATE_NOOP("Action", "Attach the drawn region"),
                "Shift+R",
                _open,
                lambda s: s.findings.attach("region"),
            ),
            ("attach_quote", QT_TRANSLATE_NOOP("Action", "Attach the quote noted here"), "Q", _open, lambda s: s.findings.attach("quote")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "Scoring"),
        (
            ("met", QT_TRANSLATE_NOOP("Action", "Met"), "Y", _item, lambda s: s.rubric.choose_verdict(Glyph.MET)),
            ("not_met", QT_TRANSLATE_NOOP("Action", "Not met: take points"), "N", _item, lambda s: s.rubric.choose_verdict(Glyph.FAIL)),
            (
                "not_applicable",
                QT_TRANSLATE_NOOP("Action", "Not applicable"),
                "A",
                _item,
                lambda s: s.rubric.choose_verdict(Glyph.NOT_APPLICABLE),
            ),
            (
                "not_verifiable",
                QT_TRANSLATE_NOOP("Action", "Can’t verify"),
                "V",
                _item,
                lambda s: s.rubric.choose_verdict(Glyph.NOT_VERIFIABLE),
            ),
            (
                "clear_verdict",
                QT_TRANSLATE_NOOP("Action", "Leave the item open again"),
                "Ctrl+Backspace",
                _item,
                lambda s: s.rubric.clear_verdict(),
            ),
            (
                "start_here",
                QT_TRANSLATE_NOOP("Action", "Timed item: start here"),
                "Shift+I",
                _item,
                lambda s: s.rubric.place_moment("start"),
            ),
            ("end_here", QT_TRANSLATE_NOOP("Action", "Timed item: end here"), "Shift+O", _item, lambda s: s.rubric.place_moment("end")),
            ("previous_item", QT_TRANSLATE_NOOP("Action", "Previous item"), "Up", _at_desk, lambda s: s.rubric.step(-1)),
            ("next_item", QT_TRANSLATE_NOOP("Action", "Next item"), "Down", _at_desk, lambda s: s.rubric.step(1)),
            (
                "next_gap",
                QT_TRANSLATE_NOOP("Action", "Next deduction without proof"),
                "Ctrl+E",
                _at_desk,
                lambda s: s.rubric.choose_next_gap(),
            ),
            ("write", QT_TRANSLATE_NOOP("Action", "Write the finding"), "W", _finding, lambda s: s.findings.fields.start_writing()),
            ("commend", QT_TRANSLATE_NOOP("Action", "Commend on this item"), "Ctrl+P", _item, lambda s: s.findings.commend()),
            ("observe", QT_TRANSLATE_NOOP("Action", "Note an observation"), "Ctrl+N", _item, lambda s: s.findings.observe()),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "Case"),
        (
            ("undo", QT_TRANSLATE_NOOP("Action", "Undo"), "Ctrl+Z", _open, lambda s: s.undo()),
            ("redo", QT_TRANSLATE_NOOP("Action", "Redo"), "Ctrl+Shift+Z Ctrl+Y", _open, lambda s: s.redo()),
            (
                "clip",
                QT_TRANSLATE_NOOP("Action", "Export the marked span"),
                "Ctrl+Shift+E",
                _at_desk,
                lambda s: s.timeline.exporting.ask_clip(),
            ),
            (
                "still",
                QT_TRANSLATE_NOOP("Action", "Export the frame shown"),
                "Ctrl+Shift+F",
                _at_desk,
                lambda s: s.timeline.exporting.ask_still(),
            ),
            ("marks", QT_TRANSLATE_NOOP("Action", "Export moments and findings"), "", _at_desk, lambda s: s.timeline.exporting.ask_marks()),
            ("sign", QT_TRANSLATE_NOOP("Action", "Before signing"), "Ctrl+Return Ctrl+Enter", _at_desk, lambda s: s.sign()),
            ("history", QT_TRANSLATE_NOOP("Action", "History of this review"), "Ctrl+H", _at_desk, lambda s: s.show_history()),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "Window"),
        (
            ("queue", QT_TRANSLATE_NOOP("Action", "Show the queue"), "Ctrl+L", _always, lambda s: s.show_queue()),
            ("import", QT_TRANSLATE_NOOP("Action", "Import bundles"), "Ctrl+O", _always, lambda s: s.import_bundles()),
            ("palette", QT_TRANSLATE_NOOP("Action", "Find an item, words, a command"), "Ctrl+K", _always, lambda s: s.show_palette()),
            ("keys", QT_TRANSLATE_NOOP("Action", "Sheet of keys"), "F1", _always, lambda s: s.show_keys()),
        ),
    ),
)

ACTS: tuple[Act, ...] = tuple(
    Act(name, str(group), str(text), tuple(keys.split()), applies, do) for group, rows in _GROUPS for name, text, keys, applies, do in rows
)

# Controls that need the arrow keys themselves; the rubric's tree moves over items by the actions above.
_MOVES_ITSELF = (QComboBox, QAbstractSpinBox, QAbstractSlider, QAbstractItemView, QTabBar)
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Keyboard(QObject):
    """Binds the table to a window. Text fields keep their letters, lists and combos their arrows."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window)
        self._stage = stage
        self.actions: dict[str, QAction] = {}
        for act in ACTS:
            action = QAction(window)
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(partial(self.perform, act))
            window.addAction(action)
            self.actions[act.name] = action
        self.speak()
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def speak(self) -> None:
        for act in ACTS:
            self.actions[act.name].setText(act.shown)

    def perform(self, act: Act, _checked: bool = False) -> None:
        if act.applies(self._stage):
            act.do(self._stage)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        # On the one widget with the keyboard only: a filter on the application would see every event of every widget.
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _keeps(watched, event):
            event.accept()
            return True
        return False


def _keeps(watched: QObject, event: QKeyEvent) -> bool:
    """Whether a control needs a key itself that is also a shortcut of the window."""
    plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier}
    if isinstance(watched, (QLineEdit, QPlainTextEdit)):
        return plain and (event.key() in _MOVES | _ENTERS or (not watched.isReadOnly() and event.key() not in _function_keys()))
    if isinstance(watched, RubricTree):
        return False
    if isinstance(watched, QAbstractItemView) and event.key() in _ENTERS:
        return plain
    return plain and isinstance(watched, _MOVES_ITSELF) and event.key() in _MOVES


def _function_keys() -> frozenset[Qt.Key]:
    return frozenset({Qt.Key.Key_F1, Qt.Key.Key_Escape})
