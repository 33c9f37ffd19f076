"""The real window on a real workspace, driven by real keys."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from reviewer.app import desk_room
from reviewer.domain.review import VerdictState
from reviewer.ui.actions import ACTS
from reviewer.ui.application import live_until_still
from reviewer.ui.preferences import Preferences
from reviewer.wording import Language
from tests.builders import REVIEWER


@pytest.fixture
def preferences(tmp_path):
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    settings.setValue("language", "en")
    settings.setValue("theme", "light")
    return Preferences(settings)


@pytest.fixture
def room(qtbot, workspace_folder, review_id, preferences):
    """A window with the review open."""
    with desk_room(workspace_folder, preferences, reviewer=REVIEWER) as room:
        room.window.resize(1366, 768)
        room.window.show()
        room.parts.session.open(review_id)
        room.window.show_desk()
        live_until_still(room.is_still)
        room.window.activateWindow()
        yield room


@pytest.fixture
def window(room):
    return room.window


@pytest.fixture
def press(qtbot, room):
    """Press keys on whatever has the keyboard, and wait until it is done."""

    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(room.window.focusWidget() or room.window, key, modifier)
        live_until_still(room.is_still)

    return press


def test_a_case_opens_with_its_first_open_item_chosen(window):
    assert window.session.selected_item == "A-01"
    assert window.rubric.tree.hasFocus()


def test_scoring_without_a_mouse(window, press):
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_N)
    states = {item.item.code: item.verdict.state for item in window.session.desk.items if item.verdict}
    assert states == {"A-01": VerdictState.MET, "A-02": VerdictState.NOT_MET}


def test_evidence_is_attached_and_undone_by_key(window, press):
    press(Qt.Key.Key_N)
    window.transport.seek(31_000_000)
    press(Qt.Key.Key_I)
    window.transport.seek(33_000_000)
    press(Qt.Key.Key_O)
    press(Qt.Key.Key_Return)
    assert len(window.session.finding.citations) == 1
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.finding.citations == ()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.session.finding.citations) == 1


def test_single_letters_are_dead_in_text_fields(qtbot, room, window, press):
    press(Qt.Key.Key_N)
    window.findings.fields.start_writing("fact")
    qtbot.keyClicks(window.focusWidget(), "yes, an empty bin fits in; very")
    live_until_still(room.is_still)
    assert window.session.item.verdict.state is VerdictState.NOT_MET
    assert window.findings.fields.text.fact == "yes, an empty bin fits in; very"


def test_what_was_typed_is_on_disk_when_the_window_closes(qtbot, workspace_folder, review_id, preferences):
    with desk_room(workspace_folder, preferences, reviewer=REVIEWER) as room:
        room.window.show()
        room.parts.session.open(review_id)
        live_until_still(room.is_still)
        room.window.rubric.decide(VerdictState.NOT_MET)
        live_until_still(room.is_still)
        room.window.findings.fields.start_writing("fact")
        qtbot.keyClicks(room.window.focusWidget(), "not lost")
    with desk_room(workspace_folder, preferences, reviewer=REVIEWER) as room:
        room.parts.session.open(review_id)
        live_until_still(room.is_still)
        assert [finding.text.fact for finding in room.parts.session.desk.findings] == ["not lost"]


def test_undo_after_a_restart(workspace_folder, review_id, preferences, room):
    room.window.rubric.decide(VerdictState.MET)
    live_until_still(room.is_still)
    room.window.undo()
    live_until_still(room.is_still)
    assert room.parts.session.item.verdict is None


def test_switching_language_is_live_and_kept(room, window, preferences):
    preferences.set_language(Language.SIMPLIFIED)
    live_until_still(room.is_still)
    assert window.queue._title.text() == "队列"
    assert window.rubric._title.text() == "评分标准"
    assert preferences.language is Language.SIMPLIFIED


def test_every_control_has_a_name_for_the_screen_reader(window):
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
    own = [widget for kind in kinds for widget in window.findChildren(kind) if not _is_qts_own(widget)]
    unnamed = [f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}" for widget in own if not _name_of(widget)]
    assert unnamed == [], unnamed


def test_no_key_means_two_things():
    keys = [key for act in ACTS for key in act.keys]
    assert sorted(keys) == sorted(set(keys))


def test_the_window_fits_a_small_screen(window):
    window.resize(1366, 768)
    assert window.width() == 1366
    assert window.rail.width() == 44
    assert window.rubric.width() == 372


def test_the_palette_finds_an_item_and_goes_there(qtbot, window, press):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(QWidget, "palette")
    qtbot.keyClicks(palette.field, "B-02")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.session.selected_item == "B-02"


def _name_of(widget):
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "") or widget.toolTip()


def _is_qts_own(widget):
    """Parts that Qt puts inside its controls, such as a combo's list or a spin box's field."""
    parents = []
    parent = widget.parentWidget()
    while parent is not None:
        parents.append(parent)
        parent = parent.parentWidget()
    inside = any(isinstance(each, (QComboBox, QLineEdit)) or each.inherits("QAbstractSpinBox") for each in parents)
    return inside or widget.objectName().startswith("qt_") or widget.metaObject().className() in {"QTableCornerButton", "QHeaderView"}
