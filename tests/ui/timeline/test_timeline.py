from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.media.frames import frame_times
from reviewer.queries.desk import Played
from reviewer.ui.theme import look
from reviewer.ui.timeline.content import content_of
from reviewer.ui.timeline.panel import TimelinePanel
from reviewer.ui.timeline.ruler import ticks
from tests.ui.cases import a_case, a_desk, a_finding, later


@pytest.fixture
def timeline(qtbot, session, preparation, pool, case):
    made = TimelinePanel(session, preparation)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    preparation.follow(case)
    session.show(case)
    qtbot.waitUntil(lambda: pool.is_idle)
    made.grab()
    return made


def middle_of(timeline, lane_name):
    stage = timeline.view.stage
    (placed,) = [placed for placed in stage.lanes if type(placed.lane).__name__ == lane_name]
    return (placed.top + placed.bottom) // 2


def at(timeline, second, lane_name):
    return QPoint(round(timeline.view.axis.x(second * SECOND_US)) + 3, middle_of(timeline, lane_name))


def click(timeline, place, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(timeline.view, Qt.MouseButton.LeftButton, keys, place)


def test_lanes_stand_in_their_order_and_heights(timeline):
    lanes = timeline.view.stage.lanes
    names = [type(placed.lane).__name__ for placed in lanes]
    assert names == [
        "Ruler", "FilmLane", "WaveLane", "WaveLane", "PhotoLane", "NoteLane", "MomentLane", "FindingLane", "CoverageLane",
    ]  # fmt: skip
    assert [placed.height for placed in lanes] == [26, 66, 58, 58, 46, 28, 46, 30, 20]
    look().fit(1366)
    assert [placed.height for placed in timeline.view.stage.lanes] == [20, 36, 30, 30, 30, 22, 36, 22, 17]
    look().fit(1920)


def test_a_click_asks_for_the_moment_under_it(timeline):
    asked = []
    timeline.seek_requested.connect(asked.append)
    timeline.pointer.is_snapping = False
    click(timeline, at(timeline, 13, "FilmLane"))
    assert abs(asked[0] - 13 * SECOND_US) < 4 * timeline.view.axis.us_per_px


def test_a_click_on_a_finding_chooses_it_and_its_item(timeline, session):
    click(timeline, at(timeline, FILM_FINDING_S, "FindingLane"))
    assert session.selected_finding == 1
    assert session.selected_item == "D-01"


FILM_FINDING_S = 3.5


def test_a_click_on_an_answer_chooses_the_item_it_speaks_to(timeline, session):
    click(timeline, at(timeline, 9, "NoteLane"))
    assert session.selected_item == "D-04"


def test_a_click_on_a_photo_brings_it_to_the_front(timeline, session):
    click(timeline, at(timeline, 15, "PhotoLane"))
    assert session.active_exhibit == "E-03"


def test_snapping_pulls_a_click_to_the_mark_beside_it(timeline):
    asked = []
    timeline.seek_requested.connect(asked.append)
    place = at(timeline, 6, "FilmLane")
    click(timeline, place)
    timeline.pointer.is_snapping = False
    click(timeline, place)
    assert asked[0] == 6 * SECOND_US != asked[1]


def test_shift_and_drag_marks_a_span(timeline, session):
    timeline.pointer.is_snapping = False
    start, end = at(timeline, 10, "FilmLane"), at(timeline, 12, "FilmLane")
    QTest.mousePress(timeline.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start)
    QTest.mouseMove(timeline.view, end)
    QTest.mouseRelease(timeline.view, Qt.MouseButton.LeftButton, pos=end)
    assert session.span == Span(timeline.view.axis.us(start.x()), timeline.view.axis.us(end.x()))


def test_the_wheel_zooms_around_the_pointer(timeline):
    view = timeline.view
    place = at(timeline, 8, "FilmLane")
    before = view.axis.us(place.x())
    turn(view, place, 360)
    assert view.axis.us_per_px < 0.7 * view.axis.extent.duration_us / view.axis.width
    assert abs(view.axis.us(place.x()) - before) <= 2 * view.axis.us_per_px
    narrow = view.axis.us_per_px
    turn(view, place, -2400)
    assert view.axis.us_per_px > narrow


def test_choosing_an_item_brings_its_proof_onto_the_screen(timeline, session):
    view = timeline.view
    view.show_axis(view.axis.zoomed(20, view.axis.right))
    session.select_item("D-01")
    assert view.axis.start_us <= 3 * SECOND_US <= view.axis.end_us


def test_while_playing_the_window_follows_the_playhead(timeline, session):
    view = timeline.view
    view.show_axis(view.axis.zoomed(10, view.axis.left))
    timeline.set_playing(True)
    session.move_playhead(17 * SECOND_US)
    assert view.axis.start_us <= 17 * SECOND_US <= view.axis.end_us
    timeline.set_playing(False)
    session.move_playhead(1 * SECOND_US)
    assert not view.axis.start_us <= 1 * SECOND_US <= view.axis.end_us


def test_keys_step_from_mark_to_mark(timeline, session):
    asked = []
    timeline.seek_requested.connect(asked.append)
    timeline.seek_requested.connect(session.move_playhead)
    for _ in range(3):
        timeline.step_mark(1)
    timeline.step_mark(-1)
    assert asked == [3_000_000, 4_000_000, 6_000_000, 4_000_000]
    assert "Q01" in timeline.view.accessibleDescription()


def test_the_playhead_is_the_only_thing_drawn_anew_while_it_runs(timeline, session):
    session.move_playhead(5 * SECOND_US)
    x = round(timeline.view.axis.x(5 * SECOND_US))
    picture = timeline.view.grab().toImage()
    assert picture.pixelColor(x, timeline.view.stage.height - 12) == look().tokens.play
    session.move_playhead(7 * SECOND_US)
    assert timeline.view.grab().toImage().pixelColor(x, timeline.view.stage.height - 12) != look().tokens.play


def test_what_was_not_played_is_grey(timeline, session, case):
    view = timeline.view
    y = next(placed for placed in view.stage.lanes if type(placed.lane).__name__ == "WaveLane")
    middle = (y.top + y.bottom) // 2
    picture = view.grab().toImage()

    def colours(second):
        x = round(view.axis.x(second * SECOND_US))
        return {picture.pixelColor(x + dx, middle + dy).name() for dx in (-1, 0, 1) for dy in range(-20, 20)}

    # The film's sound clicks one second in, which was played; nothing of the recorder was.
    assert look().tokens.wave1_soft.name() in colours(3) or look().tokens.wave1.name() in colours(3)
    session.show(later(case, played=()))
    picture = view.grab().toImage()
    assert look().tokens.wave1_soft.name() not in colours(3)


def test_the_ruler_marks_round_times_of_the_wall_clock(timeline, case):
    moments = [case.clock.at(tick.instant_us) for tick in ticks(timeline.view.axis, case.clock) if tick.is_labelled]
    assert len(moments) > 3
    steps = {(later_ - earlier).total_seconds() for earlier, later_ in pairwise(moments)}
    assert len(steps) == 1
    assert all(moment.second % 1 == 0 and moment.microsecond == 0 for moment in moments)


def test_a_measure_hangs_between_its_moments_and_a_finding_without_proof_is_open(tmp_path):
    case = a_case(tmp_path)
    verdict = Verdict("A-01", VerdictState.MET, measure=Measure(3_000_000, 100_000, case.markers[0].id, case.markers[1].id))
    desk = a_desk(case.submission, case.exhibits, findings=case.findings, markers=case.markers, verdicts=(verdict,))
    content = content_of(desk)
    (measure,) = content.measures.all
    assert measure.span == Span(3_000_000, 6_000_000)
    assert [mark.is_open for mark in content.findings.all] == [False, True]
    assert "no proof" in content.findings.all[1].label


def test_a_photo_of_a_camera_a_day_wrong_does_not_shrink_the_visit(case):
    photo = case.exhibits[2]
    wrong = replace(photo, track=replace(photo.track, offset_us=86_400 * SECOND_US))
    content = content_of(replace(case, exhibits=(*case.exhibits[:2], wrong)))
    assert content.opening == Span(0, 60 * SECOND_US)
    assert content.extent.end_us == 86_400 * SECOND_US


def test_thousands_of_marks_are_drawn_as_a_raster_and_still_found(timeline, session, case):
    notes = tuple(replace(case.submission.notes[0], text=str(number)) for number in range(3_000))
    session.show(replace(later(case), submission=replace(case.submission, notes=notes)))
    timeline.view.grab()
    mark = timeline.view.stage.mark_at(at(timeline, 6, "NoteLane"))
    assert mark is not None


def test_leaving_a_case_empties_the_lanes(timeline, session):
    session.leave()
    assert timeline.view.stage.content.recordings == ()
    timeline.view.grab()


def turn(view, place, angle):
    buttons, keys, phase, is_inverted = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    event = QWheelEvent(QPointF(place), QPointF(view.mapToGlobal(place)), QPoint(), QPoint(0, angle), buttons, keys, phase, is_inverted)
    assert event.type() is QEvent.Type.Wheel
    QApplication.sendEvent(view, event)


def test_an_absence_is_bracketed_over_all_lanes_and_its_coverage_turns_when_all_was_played(timeline, session, case):
    cited = Citation(CitationKind.ABSENCE, ExhibitId(1), Span(1 * SECOND_US, 3 * SECOND_US), words="no greeting")
    absent = a_finding(1, "D-01", (cited,))
    session.show(later(case, findings=(absent,)))
    session.select_finding(1)
    view, tokens = timeline.view, look().tokens
    (absence,) = view.stage.content.absences
    assert (absence.span, absence.words, absence.is_played) == (Span(3 * SECOND_US, 5 * SECOND_US), "no greeting", True)
    picture = view.grab().toImage()
    left = round(view.axis.x(3 * SECOND_US))
    heights = [y for y in range(view.stage.ruler_height + 1, view.stage.height - 1) if picture.pixelColor(left, y) == tokens.fail]
    assert len(heights) > 0.9 * (view.stage.height - view.stage.ruler_height - 2) - 30
    middle = round(view.axis.x(4 * SECOND_US))
    assert picture.pixelColor(middle, middle_of(timeline, "CoverageLane")) == tokens.met
    session.show(later(case, findings=(absent,), played=(Played("E-01", (Span(0, 2_900_000),)),)))
    assert not view.stage.content.absences[0].is_played
    assert view.grab().toImage().pixelColor(middle, middle_of(timeline, "CoverageLane")) != tokens.met


def test_the_marked_span_is_cut_from_the_recording_in_front(timeline, case, qtbot, tmp_path):
    written = []
    timeline.exporting.written.connect(written.append)
    timeline.exporting.write_clip(case.exhibits[0], Span(1 * SECOND_US, 2 * SECOND_US), tmp_path / "clip.mp4", is_levelled=True)
    qtbot.waitUntil(lambda: bool(written), timeout=20_000)
    assert len(frame_times(tmp_path / "clip.mp4").starts_us) == 25
    assert (tmp_path / "clip.original.mkv").exists()


def test_a_paused_recorder_shares_one_lane_and_leaves_its_pause_empty(case):
    sound = case.exhibits[1]
    first = replace(sound.track, end_us=4 * SECOND_US)
    second = replace(sound.track, offset_us=sound.track.offset_us + 5 * SECOND_US, start_us=4 * SECOND_US)
    paused = replace(sound, track=first, pieces=(first, second))
    content = content_of(replace(case, exhibits=(case.exhibits[0], paused, case.exhibits[2])))
    lane = content.waves[1]
    assert [recording.span for recording in lane] == [Span(1 * SECOND_US, 5 * SECOND_US), Span(10 * SECOND_US, 18 * SECOND_US)]
