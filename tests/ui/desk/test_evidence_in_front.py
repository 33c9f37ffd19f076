"""Of several exhibits at one moment the cited one is brought to the front, with the real player beside the real editor and rubric."""

from dataclasses import replace

import pytest

from reviewer.domain.evidence import Citation, CitationKind, ExhibitKind, Region
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.ui.findings.editor import FindingEditor
from reviewer.ui.rubric.panel import RubricPanel
from tests.media.films import make_film, steady
from tests.ui.cases import FILM_AT_S, a_case, a_desk, a_finding, a_photo, a_session, exhibit

SECOND_FILM = Citation(CitationKind.SPAN, ExhibitId(4), Span(0, 2 * SECOND_US))
PHOTO = Citation(CitationKind.REGION, ExhibitId(5), region=Region(0, 0, 500_000, 500_000))


@pytest.fixture
def session(qapp):
    made = a_session()
    yield made
    made.workbench.close()


@pytest.fixture
def case(tmp_path):
    """A visit with a second film, E-04, over the same seconds as the first, and a photo, E-05, taken while both run."""
    case = a_case(tmp_path)
    facts = replace(case.exhibit("E-01").exhibit.facts, has_sound=False)
    path = make_film(tmp_path / "second.mp4", steady(8 * 25), gop=25)
    second = exhibit(4, ExhibitKind.FILM, path, facts, FILM_AT_S * SECOND_US)
    photo = exhibit(5, ExhibitKind.PHOTO, *a_photo(tmp_path, "second.jpg"), (FILM_AT_S + 1) * SECOND_US)
    findings = (a_finding(1, "D-01", (SECOND_FILM, PHOTO)), a_finding(2, "D-04", (PHOTO,)))
    return a_desk(case.submission, (*case.exhibits, second, photo), findings=findings)


@pytest.fixture
def player(panel):
    """The first film in front."""
    panel.seek(FILM_AT_S * SECOND_US + 500_000)
    assert panel.transport.front == "E-01"
    return panel


@pytest.fixture
def editor(qtbot, session, player):
    editor = FindingEditor(session)
    qtbot.addWidget(editor)
    editor.play_requested.connect(player.play_span)
    editor.exhibit_requested.connect(player.show_exhibit)
    editor.show()
    session.desk_changed.emit(session.desk)
    session.select_item("D-01")
    return editor


def test_pressing_a_citation_of_a_film_brings_that_film_to_the_front(editor, player, session):
    editor.chips.pressed.emit(session.finding.citations[0])
    assert player.transport.front == session.active_exhibit == "E-04"


def test_pressing_a_citation_of_a_photo_shows_the_photo_though_films_run_there(editor, player, session):
    editor.chips.pressed.emit(session.finding.citations[1])
    assert session.active_exhibit == player.photo.code == "E-05"


def test_choosing_an_item_brings_what_its_evidence_begins_with_to_the_front(qtbot, player, session):
    rubric = RubricPanel(session)
    qtbot.addWidget(rubric)
    rubric.seek_requested.connect(player.seek)
    session.desk_changed.emit(session.desk)
    rubric.tree.item_chosen.emit("D-01")
    assert (player.transport.front, session.playhead_us) == ("E-04", FILM_AT_S * SECOND_US)
    rubric.tree.item_chosen.emit("D-04")
    assert player.photo.code == "E-05"
