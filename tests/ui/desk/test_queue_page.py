"""The queue: what is to do, and submissions coming in."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from reviewer.queries.desk import QueueRow
from reviewer.ui.background import MediaPool
from reviewer.ui.kit.buttons import IconButton
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.queue.incoming import Arrivals
from reviewer.ui.queue.model import DUE, STATE, QueueModel, Wish
from reviewer.ui.queue.page import QueuePage
from tests.builders import a_bundle

NOW = datetime(2025, 5, 31, 4, 0, tzinfo=UTC)
ARRIVAL_MS = 60_000


def a_row(number, *, due_in_h=30.0, state="open", site="Yunting Gardens", site_type="residential"):
    return QueueRow(
        submission_id=number,
        review_id=None if state == "new" else number,
        site=site,
        site_type=site_type,
        client="Clear Homes",
        wave="2025-2",
        visit_start=NOW - timedelta(days=1),
        zone="Asia/Shanghai",
        due_at=NOW + timedelta(hours=due_in_h),
        state=state,
        decided=3,
        items=50,
        played_share=0.25,
    )


@pytest.fixture
def rows(qapp):
    return QueueModel()


def numbers(rows):
    return [rows.row(number).submission_id for number in range(rows.rowCount())]


def test_what_is_due_first_stands_first_and_what_is_signed_last(rows):
    rows.show((a_row(1, due_in_h=50), a_row(2, due_in_h=-3, state="signed"), a_row(3, due_in_h=5)), NOW)
    assert numbers(rows) == [3, 1, 2]


@pytest.mark.parametrize(
    ("due_in_h", "words", "light"),
    [(-2.5, "2 h late", Glyph.RED), (3, "today 15:00", Glyph.ORANGE), (20, "tomorrow 08:00", Glyph.YELLOW), (70, "Tue 10:00", Glyph.GREEN)],
)
def test_due_times_are_said_in_the_zone_of_the_site_with_their_light(rows, due_in_h, words, light):
    rows.show((a_row(1, due_in_h=due_in_h),), NOW)
    assert rows.index(0, DUE).data() == words
    assert rows.light(rows.row(0)) is light


def test_filters_and_words_narrow_the_queue_together(rows):
    rows.show(
        (a_row(1, site_type="office"), a_row(2, state="new"), a_row(3, site="Harbour View"), a_row(4, state="new", site="Harbour View")),
        NOW,
    )
    rows.want(Wish(states=frozenset({"new"}), words="harbour"))
    assert numbers(rows) == [4]
    rows.want(Wish(types=frozenset({"office"})))
    assert numbers(rows) == [1]


@pytest.fixture
def page(qtbot, workspace_folder, real_workbench, settled):
    pool = MediaPool()
    page = QueuePage(real_workbench, Arrivals(real_workbench, pool), IconButton("list"))
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.refresh()
    settled()
    yield page
    pool.close()


def test_an_empty_queue_says_one_sentence_and_offers_one_button(page):
    assert page._empty.isVisible()
    assert page._empty.button.text() == "Import…"


def test_a_bundle_dropped_anywhere_on_the_queue_comes_in(qtbot, page, tmp_path, settled):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(a_bundle(tmp_path / "dropped")))])
    event = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    qtbot.waitUntil(lambda: [arrival.state for arrival in page._arrivals.all] == ["ready"], timeout=ARRIVAL_MS)
    settled()


def test_a_bundle_is_imported_and_can_be_opened(qtbot, page, tmp_path, settled):
    bundle = a_bundle(tmp_path / "lakeside")
    page._arrivals.take([bundle])
    qtbot.waitUntil(lambda: page._arrivals.all[0].state == "ready", timeout=ARRIVAL_MS)
    settled()
    assert page.rows.rowCount() == 1
    row = page.incoming._rows[page._arrivals.all[0]]
    with qtbot.waitSignal(page.open_requested) as heard:
        qtbot.mouseClick(row._button, Qt.MouseButton.LeftButton)
    assert heard.args[0].submission_id == page._arrivals.all[0].submission_id


def test_a_broken_bundle_is_refused_in_its_row_and_leaves_nothing_behind(qtbot, page, tmp_path, settled, workspace_folder):
    bundle = a_bundle(tmp_path / "broken")
    next((bundle / "data").rglob("*.wav")).unlink()
    page._arrivals.take([bundle])
    qtbot.waitUntil(lambda: page._arrivals.all[0].state == "refused", timeout=ARRIVAL_MS)
    settled()
    assert "desk.wav" in page.incoming._rows[page._arrivals.all[0]]._state.text()
    assert page.rows.rowCount() == 0
    assert list((workspace_folder / "incoming").iterdir()) == []


def test_two_bundles_come_in_together_and_the_list_is_cleared(qtbot, page, tmp_path, settled):
    page._arrivals.take([a_bundle(tmp_path / "one"), a_bundle(tmp_path / "two")])
    qtbot.waitUntil(lambda: all(arrival.state == "ready" for arrival in page._arrivals.all), timeout=ARRIVAL_MS)
    settled()
    assert page.rows.rowCount() == 2
    page.incoming._clear_done()
    assert page._arrivals.all == []
    assert page.incoming._rows == {}


def test_an_import_that_is_stopped_keeps_nothing(qtbot, page, tmp_path, settled):
    page._arrivals.take([a_bundle(tmp_path / "slow")])
    arrival = page._arrivals.all[0]
    page._arrivals.call_off(arrival)
    settled()
    qtbot.waitUntil(lambda: page._arrivals._pool.is_idle, timeout=ARRIVAL_MS)
    settled()
    assert arrival.state == "stopped"
    assert page.rows.rowCount() == 0


def test_a_bundle_that_was_put_right_is_taken_on_the_second_try(qtbot, page, tmp_path, settled):
    good, bundle = a_bundle(tmp_path / "good"), tmp_path / "case"
    shutil.copytree(good, bundle)
    sound = next((bundle / "data").rglob("*.wav"))
    content = sound.read_bytes()
    sound.unlink()
    page._arrivals.take([bundle])
    qtbot.waitUntil(lambda: page._arrivals.all[0].state == "refused", timeout=ARRIVAL_MS)
    sound.write_bytes(content)
    qtbot.mouseClick(page.incoming._rows[page._arrivals.all[0]]._button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._arrivals.all[0].state == "ready", timeout=ARRIVAL_MS)
    settled()
    assert page.rows.rowCount() == 1


def test_a_shop_in_review_says_whether_it_waits_for_proof_or_is_ready_to_sign(rows):
    stages = ("in_review", "waiting_for_proof", "ready", "")
    rows.show(tuple(replace(a_row(number), stage=stage) for number, stage in enumerate(stages, start=1)), NOW)
    said = {rows.row(number).submission_id: rows.index(number, STATE).data() for number in range(4)}
    assert said == {1: "In review", 2: "Waiting for proof", 3: "Ready to sign", 4: "In review"}
    rows.want(Wish(states=frozenset({"ready"})))
    assert numbers(rows) == [3]
    assert rows.tally().states == {"in_review": 1, "waiting_for_proof": 1, "ready": 1, "open": 1}
