from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from reviewer.domain.evidence import Citation, CitationKind, Region
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.media.engine.mixer import Level
from tests.media.films import number_in
from tests.ui.cases import FILM_AT_S, a_finding, later


def shown_number(panel):
    panel.transport.settle()
    return number_in(panel.shown_frame.picture)


def test_seeking_shows_the_frame_of_that_moment_and_moves_the_playhead(panel, session):
    panel.seek(5_300_000)
    assert shown_number(panel) == (5_300_000 - FILM_AT_S * SECOND_US) // 40_000
    assert session.playhead_us == 5_300_000
    assert session.active_exhibit == "E-01"


def test_the_clock_shows_the_wall_and_the_way_into_the_visit(panel):
    panel.seek(5_487_000)
    assert panel.bar.clock.accessibleName() == "10:30:05.48, visit + 00:05.48"


def test_stepping_goes_frame_by_frame(panel):
    panel.seek(4_000_000)
    first = shown_number(panel)
    panel.step(1)
    assert shown_number(panel) == first + 1
    panel.step(-1)
    panel.step(-1)
    assert shown_number(panel) == first - 1


def test_playing_moves_on_and_reports_what_was_really_played(panel, session, qtbot):
    heard = []
    panel.played.connect(heard.append)
    panel.seek(3_000_000)
    panel.toggle()
    qtbot.waitUntil(lambda: session.playhead_us > 3_400_000)
    panel.toggle()
    assert not panel.is_playing
    spans = {presented.exhibit_id: presented.spans for presented in heard}
    assert set(spans) == {1, 2}
    for exhibit_id, offset_s in ((1, 2), (2, 1)):
        (span,) = spans[exhibit_id]
        assert abs(span.start_us - (3 - offset_s) * SECOND_US) < 30_000
        assert abs(span.end_us - (session.playhead_us - offset_s * SECOND_US)) < 30_000


def test_a_span_is_played_once_and_ends_at_its_end(panel, session, qtbot):
    panel.play_span(Span(3_000_000, 3_200_000))
    assert panel.is_playing
    qtbot.waitUntil(lambda: not panel.is_playing)
    assert session.playhead_us == 3_200_000


def test_a_loop_turns_back_at_the_end_of_the_marked_span(panel, session, qtbot):
    session.mark_span(Span(3_000_000, 3_150_000))
    panel.toggle_loop()
    panel.seek(3_000_000)
    seen = []
    session.playhead_moved.connect(seen.append)
    panel.toggle()
    qtbot.waitUntil(lambda: any(later < earlier for earlier, later in pairwise(seen)))
    panel.toggle()
    assert max(seen) < 3_300_000


def test_where_no_film_runs_the_view_says_so(panel, session):
    panel.seek(14_000_000)
    assert panel.shown_frame is None
    assert session.active_exhibit == ""


def test_where_only_a_recorder_runs_the_view_names_it(panel):
    panel.seek(11_000_000)
    assert panel.view.message == "Only sound at this moment: E-02"
    panel.seek(14_000_000)
    assert panel.view.message == "Nothing was recorded at this moment"


def test_where_no_film_runs_the_last_photo_before_stands_until_a_film_begins(panel, session, qtbot, pool):
    panel.seek(16_500_000)
    assert session.active_exhibit == "E-03"
    qtbot.waitUntil(lambda: pool.is_idle)
    assert panel.view.accessibleDescription() == "E-03 photo, 10:30:15 ± 9 ms"
    panel.seek(14_900_000)
    assert session.active_exhibit == ""
    panel.seek(5_000_000)
    assert session.active_exhibit == "E-01"


def test_a_standing_photo_does_not_stop_playing(panel, session, qtbot):
    panel.seek(14_900_000)
    panel.toggle()
    qtbot.waitUntil(lambda: session.active_exhibit == "E-03")
    assert panel.is_playing


def test_a_case_is_entered_where_its_first_film_begins(panel, session):
    assert session.playhead_us == FILM_AT_S * SECOND_US
    assert session.active_exhibit == "E-01"


def test_a_cited_frame_is_shown_with_its_region_rather_than_played_past(panel, session, case):
    region = Region(100_000, 100_000, 300_000, 300_000)
    cited = Citation(CitationKind.FRAME, ExhibitId(1), Span(2_000_000, 2_040_000), region=region)
    session.show(later(case, findings=(a_finding(1, "D-01", (cited,)),)))
    session.select_finding(1)
    panel.play_span(Span(4_000_000, 4_040_000))
    assert not panel.is_playing
    assert shown_number(panel) == 50
    assert [(overlay.region, overlay.label) for overlay in panel.view.overlays] == [(region, "F-01 The host did not look up.")]
    panel.step(1)
    panel.transport.settle()
    assert panel.view.overlays == ()


def test_a_photo_comes_to_the_front_and_leaves_when_playing_goes_on(panel, session, qtbot, pool):
    panel.seek(4_000_000)
    session.activate_exhibit("E-03")
    qtbot.waitUntil(lambda: pool.is_idle)
    assert panel.shown_frame is None
    assert panel.view.accessibleDescription() == "E-03 photo, 10:30:15 ± 9 ms"
    box = panel.view.picture_box
    assert abs(box.width() / box.height() - 4 / 3) < 0.02
    panel.step(1)
    assert session.active_exhibit == "E-01"
    assert shown_number(panel) == 51


def test_a_region_is_drawn_on_the_frozen_picture_in_millionths_of_it(panel, session):
    panel.seek(4_000_000)
    panel.transport.settle()
    panel.toggle()
    panel.toggle_region()
    assert not panel.is_playing
    box = panel.view.picture_box

    def place(across, down):
        return QPointF(box.left() + box.width() * across, box.top() + box.height() * down).toPoint()

    drag(panel.view, place(0.25, 0.25), place(0.75, 0.5))
    region = session.region
    assert abs(region.left_ppm - 250_000) < 4_000
    assert abs(region.width_ppm - 500_000) < 8_000
    assert abs(region.height_ppm - 250_000) < 8_000
    # Its lower right grip makes it larger; the middle moves it, never out of the picture.
    drag(panel.view, place(0.75, 0.5), place(0.8, 0.9))
    assert abs(session.region.height_ppm - 650_000) < 8_000
    drag(panel.view, place(0.5, 0.5), place(1.5, 0.5))
    assert session.region.left_ppm + session.region.width_ppm == 1_000_000
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert session.region is None


def test_a_click_on_what_was_said_goes_there(panel, session):
    lines = panel.side.transcript
    assert [line.words for line in lines.lines.lines] == ["Over there.", "reached the desk", "The room at the end?", "served"]
    lines.clicked.emit(lines.lines.index(2))
    assert session.playhead_us == 7_000_000
    assert lines.lines.now == 2


def test_muting_and_hearing_alone_reach_the_mixer(panel, qtbot):
    panel.seek(4_000_000)
    toggles = {button.text(): button for button in panel.bar.tracks.children() if hasattr(button, "text")}
    assert toggles["E-01"].menu().actions()[0].text() == "E-01"
    assert panel.transport.playback.heard == {"E-01", "E-02"}
    QTest.mouseClick(toggles["E-02"], Qt.MouseButton.LeftButton)
    assert panel.transport.playback.heard == {"E-01"}
    panel.transport.hear("E-02", Level(is_solo=True))
    assert panel.transport.playback.heard == {"E-02"}


def test_the_caption_says_which_original_and_which_frame(panel):
    panel.seek(4_000_000)
    panel.transport.settle()
    assert panel.view.accessibleDescription() == "E-01 film.mp4, frame 50, 25 fps"


def test_a_cited_region_is_shown_where_it_was_cited(panel, session, qtbot):
    panel.seek(4_000_000)
    panel.transport.settle()
    session.mark_region(Region(100_000, 100_000, 300_000, 300_000))
    before = panel.view.grab().toImage()
    session.mark_region(None)
    assert panel.view.grab().toImage() != before


def test_speeds_go_up_and_down_by_steps_and_back_to_as_recorded(panel):
    panel.change_speed(1)
    assert panel.transport.playback.speed == 1.25
    panel.change_speed(-1)
    panel.change_speed(-1)
    assert panel.transport.playback.speed == 0.75
    for _ in range(9):
        panel.change_speed(1)
    assert panel.transport.playback.speed == 4.0
    panel.change_speed(0)
    assert panel.transport.playback.speed == 1.0


def test_every_control_has_a_name(panel):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QSlider

    controls = [*panel.findChildren(QAbstractButton), *panel.findChildren(QSlider), *panel.findChildren(QAbstractItemView)]
    nameless = [control for control in controls if not (control.accessibleName() or getattr(control, "text", str)())]
    assert [type(control).__name__ for control in nameless if control.objectName() not in {"ScrollLeftButton", "ScrollRightButton"}] == []


def drag(widget, start: QPoint, end: QPoint):
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)
