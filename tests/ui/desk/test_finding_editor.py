"""Writing and proving findings, with real widgets on a real store."""

import pytest
from PySide6.QtCore import Qt

from reviewer.domain.evidence import CitationKind, Region
from reviewer.domain.moments import Span
from reviewer.operations.findings import DeductPoints
from reviewer.ui.findings.attaching import NoFindingChosen, NothingMarked, NothingThere
from reviewer.ui.findings.editor import FindingEditor
from reviewer.ui.kit.chips import Chip

AT = 31_000_000


@pytest.fixture
def editor(qtbot, session, settled):
    editor = FindingEditor(session)
    qtbot.addWidget(editor)
    editor.resize(476, 400)
    editor.show()
    session.select_item("B-02")
    session.workbench.perform(DeductPoints(session.desk.review.id, "B-02"))
    settled()
    return editor


def shown_chip(qtbot, editor):
    """The first chip; Qt shows what a layout was given a moment later."""
    qtbot.waitUntil(lambda: any(chip.isVisible() for chip in editor.findChildren(Chip)))
    return next(chip for chip in editor.findChildren(Chip) if chip.isVisible())


def type_fact(qtbot, editor, words):
    editor.fields.start_writing("fact")
    field = editor.fields._fields["fact"]
    qtbot.keyClicks(field, words)
    return field


def test_what_is_typed_is_on_disk_when_the_field_is_left(qtbot, editor, session, settled):
    type_fact(qtbot, editor, "bin overflowing at the north-west corner").clearFocus()
    editor.commit()
    settled()
    assert session.finding.text.fact == "bin overflowing at the north-west corner"


def test_what_is_typed_is_on_disk_after_a_pause(qtbot, editor, session):
    type_fact(qtbot, editor, "three stains")
    qtbot.waitUntil(lambda: session.finding.text.fact == "three stains")


def test_typing_is_not_overwritten_when_the_case_changes_meanwhile(qtbot, editor, session, settled):
    field = type_fact(qtbot, editor, "half a sen")
    session.workbench.perform(DeductPoints(session.desk.review.id, "A-01"))
    settled()
    assert field.toPlainText() == "half a sen"


def test_a_finding_has_its_own_short_statement_and_until_then_its_items_title(qtbot, editor, session, settled):
    title = session.desk.rubric.item("B-02").title.en
    assert editor.fields.headline.placeholderText() == title
    assert editor.head._title.accessibleName() == f"B-02 {title}"
    qtbot.keyClicks(editor.fields.headline, "Bin overflowing at the gate")
    qtbot.keyClick(editor.fields.headline, Qt.Key.Key_Return)
    settled()
    assert session.finding.text.headline == "Bin overflowing at the gate"
    assert editor.head._title.accessibleName() == "B-02 Bin overflowing at the gate"


def test_a_short_statement_stays_when_another_text_is_written(qtbot, editor, session, settled):
    qtbot.keyClicks(editor.fields.headline, "Bin overflowing")
    type_fact(qtbot, editor, "at the north-west corner")
    editor.commit()
    settled()
    assert (session.finding.text.headline, session.finding.text.fact) == ("Bin overflowing", "at the north-west corner")


def test_choosing_another_finding_keeps_what_was_typed(qtbot, editor, session, settled):
    type_fact(qtbot, editor, "kept")
    finding = session.finding.id
    session.select_item("A-01")
    settled()
    session.select_item("B-02")
    assert (session.finding.id, session.finding.text.fact) == (finding, "kept")


def test_the_marked_span_is_attached_in_the_time_of_its_exhibit(qtbot, editor, session, settled):
    session.mark_span(Span(AT, AT + 2_000_000))
    session.activate_exhibit("E-02")
    editor.attach("span")
    settled()
    (placed,) = session.finding.citations
    track = session.desk.exhibit("E-02").track
    assert placed.citation.kind is CitationKind.SPAN
    assert track.on_timeline(placed.citation.span) == Span(AT, AT + 2_000_000)
    assert shown_chip(qtbot, editor).text().startswith("E-02 10:30:")


def test_a_frame_is_attached_with_the_region_drawn_on_it(editor, session, settled):
    film = session.desk.exhibit("E-01")
    session.activate_exhibit("E-01")
    session.move_playhead(film.span.start_us + 100_000)
    session.mark_region(Region(100_000, 100_000, 200_000, 200_000))
    editor.attach("region")
    settled()
    (placed,) = session.finding.citations
    assert placed.citation.kind is CitationKind.FRAME
    assert placed.citation.region == Region(100_000, 100_000, 200_000, 200_000)


def test_a_photo_in_front_is_attached_whole(editor, session, settled):
    session.activate_exhibit("E-03")
    editor.attach("frame")
    settled()
    assert session.finding.citations[0].citation.kind is CitationKind.REGION


@pytest.mark.parametrize(
    ("span", "error"),
    [(None, NothingMarked), (Span(-90_000_000, -80_000_000), NothingThere)],
)
def test_what_cannot_be_attached_is_refused_beside_the_chips(editor, session, span, error):
    session.mark_span(span)
    editor.attach("span")
    assert editor.refused.isVisible()
    assert editor.refused._label.text() == str(error())


def test_attaching_without_a_finding_says_what_to_do(editor, session):
    session.select_item("A-01")
    editor.attach("span")
    assert editor.refused._label.text() == str(NoFindingChosen())


def test_delete_on_a_chip_removes_its_citation(qtbot, editor, session, settled):
    session.activate_exhibit("E-03")
    editor.attach("frame")
    settled()
    qtbot.keyClick(shown_chip(qtbot, editor), Qt.Key.Key_Delete)
    settled()
    assert session.finding.citations == ()


def test_a_pressed_chip_asks_to_play_its_span(qtbot, editor, session, settled):
    session.mark_span(Span(AT, AT + 2_000_000))
    editor.attach("span")
    settled()
    with qtbot.waitSignal(editor.play_requested) as heard:
        qtbot.mouseClick(shown_chip(qtbot, editor), Qt.MouseButton.LeftButton)
    assert heard.args[0] == Span(AT, AT + 2_000_000)


def test_vague_words_are_named_at_the_foot(qtbot, editor, settled):
    type_fact(qtbot, editor, "bad attitude at the desk")
    editor.commit()
    settled()
    assert "bad attitude" in editor.foot._words.text()


def test_praise_can_be_put_on_record(editor, session, settled):
    editor.commend()
    settled()
    assert session.finding.code == "K-01"
