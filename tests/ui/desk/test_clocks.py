"""Recordings laid on one clock by hand, on disk and undoable."""

import pytest

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.moments import SECOND_US
from reviewer.ui.background import MediaPool
from reviewer.ui.preparation import Preparation
from reviewer.ui.timeline.panel import TimelinePanel


@pytest.fixture
def timeline(qtbot, session, tmp_path):
    pool = MediaPool()
    made = TimelinePanel(session, Preparation(pool, tmp_path / "previews"))
    qtbot.addWidget(made)
    yield made
    pool.close()


@pytest.fixture
def recordings(session):
    """Codes of the film and of the sound of the case."""
    of = {
        kind: each.exhibit.code
        for kind in (ExhibitKind.FILM, ExhibitKind.SOUND)
        for each in session.desk.exhibits
        if each.exhibit.kind is kind
    }
    return of[ExhibitKind.FILM], of[ExhibitKind.SOUND]


def track_of(session, code):
    return session.desk.exhibit(code).track


def test_keys_nudge_the_recording_whose_head_was_clicked(timeline, session, settled, recordings, real_workbench):
    _, sound = recordings
    before = track_of(session, sound).offset_us
    timeline.view.head_pressed.emit(sound)
    timeline.clocks.nudge(10_000)
    settled()
    assert track_of(session, sound).offset_us == before + 10_000
    assert track_of(session, sound).source is ClockSource.HAND
    real_workbench.undo(session.desk.review.id)
    settled()
    assert track_of(session, sound).offset_us == before


def test_without_a_held_recording_the_film_in_front_is_nudged(timeline, session, settled, recordings):
    film, _ = recordings
    session.activate_exhibit(film)
    before = track_of(session, film).offset_us
    timeline.clocks.nudge(-100_000)
    settled()
    assert track_of(session, film).offset_us == before - 100_000


def test_a_dragged_recording_stands_where_it_was_let_go(timeline, session, settled, recordings):
    film, _ = recordings
    before = track_of(session, film).offset_us
    timeline.view.track_moved.emit(film, 3 * SECOND_US)
    settled()
    assert track_of(session, film).offset_us == before + 3 * SECOND_US


def test_two_moments_said_to_be_the_same_lie_at_the_same_instant(timeline, session, settled, recordings):
    film, sound = recordings
    session.activate_exhibit(film)
    start_us = session.desk.exhibit(film).span.start_us
    session.move_playhead(start_us + SECOND_US)
    timeline.clocks.anchor()
    heard_us = session.desk.exhibit(sound).span.start_us + 2 * SECOND_US
    session.move_playhead(heard_us)
    timeline.clocks.hold(sound)
    media_us = track_of(session, sound).media_us(heard_us)
    timeline.clocks.anchor()
    settled()
    assert track_of(session, sound).timeline_us(media_us) == start_us + SECOND_US
