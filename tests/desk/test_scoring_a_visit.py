"""A reviewer's main job, from the bundle to the signed scorecard, by keys and presses on the real window."""

import hashlib

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.review import ReviewState, VerdictState
from reviewer.reports.verification import State
from reviewer.reports.verifying import verify
from reviewer.ui.application import live_until_still
from tests.builders import a_bundle

SLOW_MS = 60_000
PASSPHRASE = "quiet lobby 41"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bundle(tmp_path):
    return a_bundle(tmp_path / "bundle")


def take_in(qtbot, room, bundle):
    """Import a bundle and open it at the desk."""
    room.window.queue.import_and_open(bundle)
    qtbot.waitUntil(lambda: room.parts.session.desk is not None, timeout=SLOW_MS)
    live_until_still(room.is_still)


def press(qtbot, room, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(room.window.focusWidget(), key, modifier)
    live_until_still(room.is_still)


def come_back_to(qtbot, window):
    """Keys go to the active window only."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def decide_all_as_met(qtbot, room):
    """Y on every item that is still open, going down the rubric."""
    session = room.parts.session
    for item in session.desk.items:
        if item.verdict is None:
            session.select_item(item.item.code)
            qtbot.keyClick(room.window.rubric.tree, Qt.Key.Key_Y)
    live_until_still(room.is_still)


def test_a_visit_is_scored_proved_signed_and_sealed(qtbot, opened, bundle):
    with opened() as room:
        take_in(qtbot, room, bundle)
        session = room.parts.session
        session.select_item("B-02")
        press(qtbot, room, Qt.Key.Key_N)
        decide_all_as_met(qtbot, room)
        dialog = room.window.sign_dialog()
        dialog.show()
        live_until_still(room.is_still)
        assert not dialog.sign.isEnabled()
        with qtbot.waitSignal(dialog.item_requested):
            dialog.list.go_requested.emit("B-02")
        come_back_to(qtbot, room.window)
        session.move_playhead(session.desk.exhibit("E-02").span.start_us + 1_000_000)
        room.window.transport.seek(session.playhead_us)
        press(qtbot, room, Qt.Key.Key_I)
        room.window.transport.seek(session.playhead_us + 2_000_000)
        press(qtbot, room, Qt.Key.Key_O)
        press(qtbot, room, Qt.Key.Key_Return)
        assert [item.item.code for item in session.desk.items if item.lacks_proof] == []
        signed = sign(qtbot, room)
        assert session.desk.review.state is ReviewState.SIGNED
        come_back_to(qtbot, room.window)
        session.select_item("A-01")
        press(qtbot, room, Qt.Key.Key_N)
        assert session.item.verdict.state is VerdictState.MET
    originals = {
        f"data/{path.relative_to(bundle / 'data').as_posix()}": sha256_of(path) for path in (bundle / "data").rglob("*") if path.is_file()
    }
    trusted = room.parts.signing.identity / "root.pem"
    assert verify(signed, originals=originals, trust=[trusted]).state is State.GENUINE


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sign(qtbot, room):
    """Through the dialog, as at first use; returns the path of the scorecard."""
    dialog = room.window.sign_dialog()
    dialog.show()
    live_until_still(room.is_still)
    dialog.form.name.setText("Lin Qing")
    dialog.form.organisation.setText("Clear View Studio")
    dialog.form.secret.setText(PASSPHRASE)
    dialog.form.repeated.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.signed, timeout=SLOW_MS) as heard:
        qtbot.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
    live_until_still(room.is_still)
    dialog.close()
    return heard.args[0]


def test_undo_after_restart(qtbot, opened, bundle):
    with opened() as room:
        take_in(qtbot, room, bundle)
        press(qtbot, room, Qt.Key.Key_Y)
        review = room.parts.session.desk.review.id
    with opened() as room:
        room.parts.session.open(review)
        room.window.show_desk()
        live_until_still(room.is_still)
        first = room.parts.session.desk.items[0]
        assert first.verdict.state is VerdictState.MET
        press(qtbot, room, Qt.Key.Key_Z, CTRL)
        assert room.parts.session.desk.items[0].verdict is None


def test_a_second_desk_on_a_workspace_only_shows_it_and_says_so(qtbot, opened, bundle):
    with opened() as first:
        take_in(qtbot, first, bundle)
        assert not first.window.read_only.isVisible()
        press(qtbot, first, Qt.Key.Key_Y)
        review = first.parts.session.desk.review.id
        with opened() as second:
            assert second.window.read_only.isVisible()
            second.parts.session.open(review)
            second.window.show_desk()
            live_until_still(second.is_still)
            come_back_to(qtbot, second.window)
            second.parts.session.select_item("A-01")
            assert second.parts.session.item.verdict.state is VerdictState.MET
            press(qtbot, second, Qt.Key.Key_N)
            assert not second.window.rubric.tree.detail.verdicts.isEnabled()
            dialog = second.window.sign_dialog()
            live_until_still(second.is_still)
            assert dialog.sign.isHidden()
        assert first.parts.session.desk.items[0].verdict.state is VerdictState.MET


def test_keys_do_nothing_to_a_case_behind_the_queue(qtbot, opened, bundle):
    with opened() as room:
        take_in(qtbot, room, bundle)
        press(qtbot, room, Qt.Key.Key_L, CTRL)
        press(qtbot, room, Qt.Key.Key_N)
        assert room.parts.session.item.verdict is None


def test_a_refused_bundle_says_why_and_the_queue_stays_empty(qtbot, opened, bundle):
    next((bundle / "data").rglob("*.wav")).unlink()
    with opened() as room:
        room.window.queue.import_and_open(bundle)
        qtbot.waitUntil(lambda: room.parts.arrivals.all[0].state == "refused", timeout=SLOW_MS)
        live_until_still(room.is_still)
        assert room.parts.session.desk is None
        assert room.window.queue.rows.rowCount() == 0
