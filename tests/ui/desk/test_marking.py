"""Moments placed, moved and removed on the timeline, on disk."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from reviewer.domain.moments import SECOND_US, Span
from reviewer.operations.evidence import PlaceMarker
from reviewer.ui.background import MediaPool
from reviewer.ui.preparation import Preparation
from reviewer.ui.timeline.marks import MarkKind
from reviewer.ui.timeline.panel import TimelinePanel


@pytest.fixture
def timeline(qtbot, session, tmp_path):
    pool = MediaPool()
    made = TimelinePanel(session, Preparation(pool, tmp_path / "previews"))
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    made.grab()
    yield made
    pool.close()


def middle_of_moments(timeline):
    (placed,) = [placed for placed in timeline.view.stage.lanes if type(placed.lane).__name__ == "MomentLane"]
    return placed.top + 12


def test_a_bookmark_is_placed_at_the_playhead_or_over_the_marked_span(timeline, session, settled):
    session.move_playhead(5 * SECOND_US)
    timeline.bookmark()
    settled()
    session.mark_span(Span(7 * SECOND_US, 9 * SECOND_US))
    timeline.bookmark()
    settled()
    assert [marker.span for marker in session.desk.markers] == [Span(5 * SECOND_US, 5 * SECOND_US), Span(7 * SECOND_US, 9 * SECOND_US)]
    assert {marker.kind for marker in session.desk.markers} == {""}


def test_the_menu_places_each_moment_of_the_rubric_and_removes_the_one_under_it(timeline, session, settled):
    menu = timeline.marking.menu(Span(3 * SECOND_US, 3 * SECOND_US), None)
    moments = [action for action in menu.actions() if action.isCheckable()]
    assert len(moments) == len(session.desk.rubric.moments)
    moments[0].trigger()
    settled()
    (marker,) = session.desk.markers
    assert marker.kind == next(iter(session.desk.rubric.moments))
    (mark,) = timeline.view.stage.content.moments.all
    timeline.marking.menu(mark.span, mark).actions()[0].trigger()
    settled()
    assert session.desk.markers == ()


def test_a_moment_is_dragged_elsewhere_and_the_drag_can_be_undone(timeline, session, settled, real_workbench):
    real_workbench.perform(PlaceMarker(session.desk.review.id, "", Span(5 * SECOND_US, 5 * SECOND_US), "here"))
    settled()
    timeline.grab()
    timeline.pointer.is_snapping = False
    view = timeline.view
    start = QPoint(round(view.axis.x(5 * SECOND_US)) + 3, middle_of_moments(timeline))
    end = start + QPoint(round(200 * SECOND_US / view.axis.us_per_px), 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    settled()
    (marker,) = session.desk.markers
    assert abs(marker.span.start_us - 205 * SECOND_US) < 2 * view.axis.us_per_px
    real_workbench.undo(session.desk.review.id)
    settled()
    assert session.desk.markers[0].span.start_us == 5 * SECOND_US


def test_a_click_on_a_moment_chooses_it_without_moving_it(timeline, session, settled, real_workbench):
    real_workbench.perform(PlaceMarker(session.desk.review.id, "", Span(5 * SECOND_US, 5 * SECOND_US), "here"))
    settled()
    timeline.grab()
    place = QPoint(round(timeline.view.axis.x(5 * SECOND_US)) + 3, middle_of_moments(timeline))
    QTest.mouseClick(timeline.view, Qt.MouseButton.LeftButton, pos=place)
    settled()
    assert session.desk.markers[0].span.start_us == 5 * SECOND_US
    timeline.remove_moment()
    settled()
    assert session.desk.markers == ()


def test_an_edge_of_the_marked_span_is_dragged_in_the_ruler(timeline, session):
    view = timeline.view
    timeline.pointer.is_snapping = False
    session.mark_span(Span(70 * SECOND_US, 400 * SECOND_US))
    start = QPoint(round(view.axis.x(400 * SECOND_US)), 8)
    end = start + QPoint(40, 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert session.span == Span(70 * SECOND_US, view.axis.us(end.x()))


def test_a_screen_reader_finds_every_mark_with_its_time_and_place(timeline, session, settled, real_workbench):
    real_workbench.perform(PlaceMarker(session.desk.review.id, "", Span(5 * SECOND_US, 5 * SECOND_US), "At the gate"))
    settled()
    marks = timeline.view.stage.all_marks()
    found = QAccessible.queryAccessibleInterface(timeline.view)
    assert found.childCount() == len(marks)
    names = [found.child(index).text(QAccessible.Text.Name) for index in range(found.childCount())]
    (gate,) = [index for index, mark in enumerate(marks) if mark.kind is MarkKind.MOMENT]
    assert names[gate] == f"{session.desk.clock.shown(5 * SECOND_US)} At the gate"
    box = found.child(gate).rect()
    assert box.contains(timeline.view.mapToGlobal(QPoint(round(timeline.view.axis.x(5 * SECOND_US)) + 2, middle_of_moments(timeline))))
