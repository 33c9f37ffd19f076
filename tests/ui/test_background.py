"""The media pool and what it prepares, with real work in real threads."""

import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from reviewer.media.progress import Stopped, report, stop_if
from reviewer.media.thumbnails import PhotoUnreadable, photo, photo_still
from reviewer.ui.background import MediaPool
from reviewer.ui.preparation import Preparation
from tests.ui.cases import a_case, a_photo


def patient(started, *, cancelled=None):
    """Runs until it is stopped."""
    started.set()
    while True:
        stop_if(cancelled)


def counting(steps, *, progress=None, cancelled=None):
    for step in range(steps):
        report(progress, (step + 1) / steps)
        stop_if(cancelled)
    return steps


def refusing(path, *, cancelled=None):
    return photo(path)


def test_results_come_back_on_the_thread_of_the_window(pool, qtbot):
    came = []
    pool.prepare(counting, 3, then=lambda result: came.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: pool.is_idle)
    assert came == [(3, threading.main_thread())]


def test_progress_is_told_in_steps_of_a_percent_up_to_the_end(pool, qtbot):
    told, done = [], []
    pool.prepare(counting, 10_000, then=done.append, progress=told.append)
    qtbot.waitUntil(lambda: bool(done) and told[-1:] == [1.0])
    assert told == sorted(told)
    assert len(told) <= 101


def test_an_error_goes_to_who_asked_and_otherwise_to_everybody(pool, qtbot, tmp_path):
    mine, everybodys = [], []
    pool.failed.connect(everybodys.append)
    pool.prepare(refusing, tmp_path / "none.jpg", then=mine.append, failed=mine.append)
    pool.prepare(refusing, tmp_path / "none.jpg", then=mine.append)
    qtbot.waitUntil(lambda: pool.is_idle)
    assert [type(error) for error in mine] == [type(error) for error in everybodys] == [PhotoUnreadable]


def test_what_is_forgotten_stops_and_delivers_nothing(pool, qtbot):
    started, came = threading.Event(), []
    for _ in range(4):
        pool.prepare(patient, started, then=came.append, failed=came.append)
    assert started.wait(10)
    pool.forget()
    pool.prepare(counting, 1, then=came.append)
    qtbot.waitUntil(lambda: came == [1])


def test_a_pool_of_another_kind_may_be_given(qapp, qtbot, tmp_path):
    path, _ = a_photo(tmp_path)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        pool, came = MediaPool(executor), []
        pool.prepare(photo, path, then=came.append)
        qtbot.waitUntil(lambda: pool.is_idle, timeout=30_000)
        pool.close()
    assert came[0].shape == (120, 160, 3)


def test_a_case_is_prepared_whole_and_once(pool, qtbot, tmp_path, case):
    preparation = Preparation(pool, tmp_path / "previews")
    ready = []
    preparation.ready.connect(ready.append)
    preparation.follow(case)
    preparation.follow(case)
    qtbot.waitUntil(lambda: pool.is_idle)
    assert sorted(ready) == ["E-01", "E-01", "E-01", "E-02", "E-03"]
    assert set(preparation.sounds) == {"E-01", "E-02"}
    assert set(preparation.strips) == set(preparation.times) == {"E-01"}
    assert set(preparation.photos) == {"E-03"}
    preparation.follow(None)
    assert not preparation.sounds


def test_an_original_that_cannot_be_read_fails_alone(pool, qtbot, tmp_path):
    case = a_case(tmp_path)
    case.exhibits[1].original.write_bytes(b"rubbish")
    case = replace(case)
    preparation = Preparation(pool, tmp_path / "previews")
    failed = []
    preparation.failed.connect(lambda code, error: failed.append((code, str(error))))
    preparation.follow(case)
    qtbot.waitUntil(lambda: pool.is_idle)
    ((code, sentence),) = failed
    assert code == "E-02"
    assert "sound.wav cannot be decoded" in sentence
    assert set(preparation.sounds) == {"E-01"}


def test_stopping_is_an_error_that_says_what_happens_next():
    with pytest.raises(Stopped, match="begins anew"):
        stop_if(lambda: True)


def test_a_thumbnail_can_be_stopped_before_it_begins(tmp_path):
    path, _ = a_photo(tmp_path)
    with pytest.raises(Stopped):
        photo_still(path, "ab" * 32, previews=tmp_path, cancelled=lambda: True)
