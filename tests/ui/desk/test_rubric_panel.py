"""Scoring on the rubric panel, with real widgets on a real store."""

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.review import VerdictState
from reviewer.domain.submission import Answer
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.rubric.model import LINE_ROLE
from reviewer.ui.rubric.panel import RubricPanel
from reviewer.ui.speech import speak
from reviewer.ui.theme import WIDE_FROM_PX, look
from reviewer.wording import Language

GREETED_NO = Answer("Q09", "Did the host greet you within 3 s?", value=False, items=("D-01",), met_when=True)


@pytest.fixture
def panel(qtbot, session):
    panel = RubricPanel(session)
    qtbot.addWidget(panel)
    panel.resize(476, 700)
    panel.show()
    session.desk_changed.emit(session.desk)
    return panel


def line_of(panel, code):
    return panel.tree.rows.index_of(code).data(LINE_ROLE)


def press(qtbot, panel, glyph):
    qtbot.mouseClick(panel.tree.detail.verdicts.segment(glyph), Qt.MouseButton.LeftButton)


def test_every_item_of_the_rubric_is_listed_open(panel, session):
    codes = [item.code for item in session.desk.rubric.items()]
    assert [line_of(panel, code).code for code in codes] == codes
    assert {line_of(panel, code).glyph for code in codes} == {Glyph.OPEN}


def test_a_chosen_item_opens_its_detail_in_its_row(panel, session):
    session.select_item("B-02")
    row = panel.tree.visualRect(panel.tree.rows.index_of("B-02"))
    assert panel.tree.detail.isVisible()
    assert row.contains(panel.tree.detail.geometry())


def test_choosing_in_another_dimension_folds_the_one_before(panel, session):
    session.select_item("A-01")
    session.select_item("B-02")
    assert not panel.tree.isExpanded(panel.tree.rows.index(0, 0))
    assert panel.tree.isExpanded(panel.tree.rows.index(1, 0))


def test_met_is_decided_by_its_segment_and_shown(qtbot, panel, session, settled):
    session.select_item("A-01")
    press(qtbot, panel, Glyph.MET)
    settled()
    assert line_of(panel, "A-01").glyph is Glyph.MET
    assert panel.tree.detail.verdicts.segment(Glyph.MET).isChecked()


def test_not_met_takes_points_and_asks_for_proof(qtbot, panel, session, settled):
    session.select_item("B-02")
    press(qtbot, panel, Glyph.FAIL)
    settled()
    line = line_of(panel, "B-02")
    assert (line.glyph, line.proof, line.lacks_proof) == (Glyph.FAIL, 0, True)
    assert line.points.startswith("−")
    assert session.finding is not None


def test_not_applicable_asks_why_in_place_and_is_decided_with_the_reason(qtbot, panel, session, settled):
    session.select_item("C-01")
    press(qtbot, panel, Glyph.NOT_APPLICABLE)
    assert panel.tree.detail.reason.isVisible()
    assert session.item.verdict is None
    qtbot.keyClicks(panel.tree.detail.reason, "no visitor desk at this site")
    qtbot.keyClick(panel.tree.detail.reason, Qt.Key.Key_Return)
    settled()
    assert session.item.verdict.state is VerdictState.NOT_APPLICABLE
    assert session.item.verdict.reason == "no visitor desk at this site"


def test_the_reason_of_a_verdict_is_in_the_tool_tip_and_the_detail_and_not_between_title_and_verdict(qtbot, panel, session, settled):
    session.select_item("C-01")
    panel.decide(VerdictState.NOT_APPLICABLE, "no visitor desk at this site")
    settled()
    line = line_of(panel, "C-01")
    assert line.measure == ""
    assert "no visitor desk at this site" in panel.tree.rows.index_of("C-01").data(Qt.ItemDataRole.ToolTipRole)
    assert panel.tree.detail.reason.text() == "no visitor desk at this site"


def test_the_whole_test_of_the_chosen_item_is_read_on_a_narrow_window_too(qtbot, panel, session):
    look().fit(WIDE_FROM_PX - 1)
    panel.resize(look().sizes.side, 700)
    longest = max(session.desk.rubric.items(), key=lambda item: len(item.test.en))
    session.select_item(longest.code)
    test = panel.tree.detail._test
    assert test.text() == longest.test.en
    qtbot.waitUntil(lambda: test.height() >= test.heightForWidth(test.width()))


def test_the_head_names_the_kind_of_site_and_the_edition_and_the_rest_in_its_tool_tip(panel, session):
    assert panel._rubric.accessibleName() == f"Residential {session.desk.rubric.version.rsplit('.', 1)[0]}"
    assert panel._rubric.toolTip() == f"{session.desk.rubric.title.en} {session.desk.rubric.version}"


def test_escape_takes_the_question_for_a_reason_back(qtbot, panel, session, settled):
    session.select_item("C-01")
    press(qtbot, panel, Glyph.NOT_VERIFIABLE)
    qtbot.keyClick(panel.tree.detail.reason, Qt.Key.Key_Escape)
    settled()
    assert not panel.tree.detail.reason.isVisible()
    assert session.item.verdict is None


@pytest.mark.parametrize("changes", [{"answers": (GREETED_NO,)}])
def test_a_verdict_against_the_shoppers_answer_asks_for_its_reason_in_place(qtbot, panel, session, settled):
    session.select_item("D-01")
    assert not panel.tree.detail.reason.isVisible()
    press(qtbot, panel, Glyph.MET)
    settled()
    reason = panel.tree.detail.reason
    assert reason.isVisible()
    assert reason.placeholderText() == "The shopper says otherwise: why? Enter to keep"
    qtbot.keyClicks(reason, "The film shows a nod after 2 s.")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settled()
    assert (session.item.verdict.state, session.item.verdict.reason) == (VerdictState.MET, "The film shows a nod after 2 s.")


@pytest.mark.parametrize("changes", [{"answers": (GREETED_NO,)}])
def test_a_verdict_that_agrees_with_the_shopper_asks_for_nothing(qtbot, panel, session, settled):
    session.select_item("D-01")
    press(qtbot, panel, Glyph.FAIL)
    settled()
    assert not panel.tree.detail.reason.isVisible()


def test_a_reason_given_for_points_taken_takes_no_more_points(qtbot, panel, session, settled):
    session.select_item("B-02")
    press(qtbot, panel, Glyph.FAIL)
    settled()
    panel.decide(VerdictState.NOT_MET, "the shopper stood elsewhere")
    settled()
    assert len(session.item.findings) == 1
    assert session.item.verdict.reason == "the shopper stood elsewhere"


def test_the_next_gap_is_the_next_deduction_without_proof(qtbot, panel, session, settled):
    for code in ("A-01", "D-01"):
        session.select_item(code)
        press(qtbot, panel, Glyph.FAIL)
        settled()
    session.select_item("B-02")
    panel.choose_next_gap()
    assert session.selected_item == "D-01"
    panel.choose_next_gap()
    assert session.selected_item == "A-01"


def test_only_open_items_can_be_shown(qtbot, panel, session, settled):
    session.select_item("A-01")
    press(qtbot, panel, Glyph.MET)
    settled()
    panel._decided.click()
    assert not panel.tree.rows.index_of("A-01").isValid()
    assert panel.tree.rows.index_of("A-02").isValid()


def test_a_timed_item_is_measured_once_both_moments_are_placed(qtbot, panel, session, settled):
    timed = next(item for item in session.desk.rubric.items() if item.rule.kind.value == "timed")
    session.select_item(timed.code)
    session.move_playhead(31_000_000)
    panel.place_moment("start")
    settled()
    session.move_playhead(33_000_000)
    panel.place_moment("end")
    qtbot.waitUntil(lambda: session.item.verdict is not None)
    assert session.item.verdict.measure.duration_us == 2_000_000


def test_the_panel_speaks_the_language_of_the_window_at_once(qtbot, panel, session):
    item = session.desk.rubric.item("A-01")
    speak(Language.SIMPLIFIED)
    qtbot.waitUntil(lambda: line_of(panel, "A-01").title == item.title.zh_hans)
