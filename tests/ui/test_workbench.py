"""The door between the window and the store thread."""

import threading

import pytest

from reviewer.domain.changes import Changes
from reviewer.errors import Fault, Refused
from reviewer.ui.workbench import Workbench


class Done:
    def __init__(self, changes, result):
        self.changes = changes
        self.result = result


class Notebook:
    """The smallest thing with the doors of a workspace: performing appends a word, undoing takes the last away."""

    def __init__(self):
        self.words = []
        self.threads = {threading.current_thread().name}
        self.is_closed = False

    def perform(self, word):
        self.threads.add(threading.current_thread().name)
        if isinstance(word, Exception):
            raise word
        self.words.append(word)
        return Done(Changes(len(self.words), "operations.write", frozenset({("word", len(self.words))})), len(self.words))

    def undo(self, _review_id):
        self.words.pop()
        return Changes(len(self.words), "operations.write", frozenset({("word", len(self.words))}))

    def redo(self, _review_id):
        return Changes(len(self.words), "operations.write", frozenset())

    def fetch(self, query, *args):
        return query(self, *args)

    def close(self):
        self.threads.add(threading.current_thread().name)
        self.is_closed = True


class NotAWord(Refused):
    key = "errors.not_a_word"


class PenLost(Fault):
    key = "errors.pen_lost"


@pytest.fixture
def notebooks():
    return []


@pytest.fixture
def workbench(qapp, notebooks):
    def opening():
        notebooks.append(Notebook())
        return notebooks[0]

    workbench = Workbench(opening)
    yield workbench
    workbench.close()


def test_results_come_back_on_the_thread_of_the_window(qtbot, workbench):
    came_on = []
    with qtbot.waitSignal(workbench.changed):
        workbench.perform("hello", then=lambda result: came_on.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(came_on))
    assert came_on == [(1, threading.main_thread())]


def test_the_workspace_is_opened_used_and_closed_on_one_other_thread(qtbot, workbench, notebooks):
    with qtbot.waitSignal(workbench.changed):
        workbench.perform("hello")
    workbench.close()
    assert notebooks[0].is_closed
    assert len(notebooks[0].threads) == 1
    assert threading.main_thread().name not in notebooks[0].threads


def test_closing_leaves_no_thread_and_may_be_repeated(qtbot, workbench):
    workbench.close()
    workbench.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("store")]


def test_everything_asked_for_before_closing_is_done(qtbot, workbench, notebooks):
    for word in ("one", "two", "three"):
        workbench.perform(word)
    workbench.close()
    assert notebooks[0].words == ["one", "two", "three"]


def test_a_refusal_goes_to_the_control_that_asked_and_nowhere_else(qtbot, workbench):
    taken = []
    with qtbot.assertNotEmitted(workbench.failed, wait=0):
        workbench.perform(NotAWord(), refused=taken.append)
        qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], NotAWord)


def test_a_refusal_nobody_takes_and_every_fault_are_announced(qtbot, workbench):
    for error in (NotAWord(), PenLost()):
        with qtbot.waitSignal(workbench.failed) as heard:
            workbench.perform(error)
        assert heard.args[0] is error


def test_what_failed_can_be_asked_for_again(qtbot, workbench, notebooks):
    faults = [PenLost()]

    def write(notebook):
        if faults:
            raise faults.pop()
        notebook.words.append("written at last")

    with qtbot.waitSignal(workbench.failed) as heard:
        workbench.fetch(write, then=lambda _: None)
    heard.args[1]()
    qtbot.waitUntil(lambda: notebooks[0].words == ["written at last"])


def test_a_bug_is_raised_for_the_crash_report(qtbot, workbench):
    with qtbot.captureExceptions() as raised:
        workbench.perform(ZeroDivisionError("a bug"))
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_busy_counts_what_is_not_done_yet(qtbot, workbench):
    counts = []
    workbench.busy.connect(counts.append)
    workbench.perform("one")
    workbench.fetch(lambda notebook: len(notebook.words), then=lambda count: counts.append(f"{count} read"))
    qtbot.waitUntil(lambda: workbench.is_idle)
    assert counts == [1, 2, 1, 0, "1 read"]


def test_undo_is_announced_as_a_change(qtbot, workbench):
    workbench.perform("one")
    with qtbot.waitSignals([workbench.changed, workbench.changed]):
        workbench.undo(1)
