"""The watch that fails noisy tests (tests/conftest.py) is itself watched: each kind of noise, made on purpose, must fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

NOISY = """
import logging
import threading
import warnings
from PySide6.QtCore import QThread, qWarning
from PySide6.QtWidgets import QWidget

kept = []
ending = threading.Event()

def test_logs_a_warning():
    logging.getLogger("somewhere").warning("odd")

def test_takes_out_the_warning_it_expects(logged_warnings):
    logging.getLogger("somewhere").warning("odd")
    assert logged_warnings.pop() == "somewhere: odd"

def test_warns():
    warnings.warn("odd")

def test_makes_qt_warn(qapp):
    qWarning("odd")

def test_leaves_a_window(qapp):
    kept.append(QWidget())

def test_hands_its_window_over(qtbot):
    kept.append(QWidget())
    qtbot.addWidget(kept[-1])

def test_leaves_a_thread():
    threading.Thread(target=ending.wait, daemon=True).start()

def test_ends_its_thread():
    ending.set()
    thread = threading.Thread(target=ending.wait)
    thread.start()
    thread.join()

def test_leaves_a_thread_of_qt(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_ends_the_thread_of_qt(qapp):
    kept[-1].quit()
    kept[-1].wait()
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What became of each test above, run with our conftest in a clone of its own: passed, failed, error (after it passed)."""
    clone = tmp_path_factory.mktemp("clone")
    (clone / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", clone)
    # Waiting for a thread that never ends is what takes time here.
    watch = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8").replace("PATIENCE_S = 5.0", "PATIENCE_S = 0.1")
    (clone / "tests" / "conftest.py").write_text(watch, encoding="utf-8")
    (clone / "tests" / "test_noisy.py").write_text(NOISY, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider"]
    finished = subprocess.run(command, cwd=clone, capture_output=True, text=True, timeout=300, check=False)
    return _outcomes(finished.stdout)


@pytest.mark.parametrize("name", ["test_logs_a_warning", "test_leaves_a_window", "test_leaves_a_thread", "test_leaves_a_thread_of_qt"])
def test_noise_left_behind_fails_a_test_that_passed(outcomes: dict[str, set[str]], name: str):
    assert outcomes[name] == {"PASSED", "ERROR"}


@pytest.mark.parametrize("name", ["test_warns", "test_makes_qt_warn"])
def test_warnings_fail_the_test_that_makes_them(outcomes: dict[str, set[str]], name: str):
    assert outcomes[name] == {"FAILED"}


@pytest.mark.parametrize(
    "name",
    ["test_takes_out_the_warning_it_expects", "test_hands_its_window_over", "test_ends_its_thread", "test_ends_the_thread_of_qt"],
)
def test_a_tidy_test_passes(outcomes: dict[str, set[str]], name: str):
    assert outcomes[name] == {"PASSED"}


def _outcomes(output: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in output.splitlines():
        outcome, _, rest = line.partition(" ")
        if outcome in {"PASSED", "FAILED", "ERROR"} and "::" in rest:
            found.setdefault(Path(rest.split()[0]).name.split("::")[1], set()).add(outcome)
    return found
