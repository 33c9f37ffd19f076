"""A child that crashes, hangs, swells or lies costs one answer, and the next file is looked into as if nothing had been."""

import os
import signal
from pathlib import Path

import pytest

from reviewer.media.sandbox import ChildDied, ChildOutOfMemory, ChildTimedOut, Sandbox, SandboxLimits

HERE = Path("/somewhere/大堂.mp4")
MIB = 2**20


def call(sandbox: Sandbox, name: str, path: Path = HERE, *arguments):
    return sandbox.call(f"tests.media.misbehaving:{name}", path, *arguments)


@pytest.fixture
def sandbox():
    with Sandbox(SandboxLimits(seconds=30, memory_bytes=512 * MIB)) as box:
        yield box


def test_one_child_answers_many_calls(sandbox):
    first, second = call(sandbox, "answer"), call(sandbox, "answer", HERE, 7)
    assert first["path"] == str(HERE)
    assert (second["number"], second["process"]) == (7, first["process"])


@pytest.mark.parametrize("name", ["crash", "leave", "fail", "flood"])
def test_a_child_that_dies_costs_one_answer(sandbox, name):
    before = call(sandbox, "answer")["process"]
    with pytest.raises(ChildDied, match=r"大堂\.mp4 made the decoder crash"):
        call(sandbox, name)
    assert call(sandbox, "answer")["process"] != before


@pytest.mark.parametrize("name", ["wait", "spin"])
def test_a_child_that_hangs_is_ended(name):
    with Sandbox(SandboxLimits(seconds=2)) as sandbox:
        with pytest.raises(ChildTimedOut, match="more than 2 s"):
            call(sandbox, name)
        assert call(sandbox, "answer")["number"] == 1


def test_a_child_may_not_take_more_memory_than_allowed(sandbox):
    with pytest.raises(ChildOutOfMemory, match="more than 536870912 bytes"):
        call(sandbox, "swell")
    assert call(sandbox, "answer")["number"] == 1


def test_what_a_decoder_prints_is_not_taken_for_its_answer(sandbox):
    assert call(sandbox, "chatter") == {"is_heard": True}


def test_a_child_inherits_no_secrets(sandbox, monkeypatch):
    monkeypatch.setenv("REVIEWER_PASSPHRASE", "swordfish")
    assert "REVIEWER_PASSPHRASE" not in call(sandbox, "surroundings")["variables"]


def test_a_child_writes_no_files(sandbox, tmp_path):
    with pytest.raises(ChildDied):
        call(sandbox, "write", tmp_path / "x")
    assert not (tmp_path / "x").exists() or (tmp_path / "x").read_bytes() == b""


def test_a_child_killed_from_outside_is_replaced(sandbox):
    os.kill(call(sandbox, "answer")["process"], signal.SIGKILL)
    answers = []
    for _ in range(2):
        try:
            answers.append(call(sandbox, "answer")["number"])
        except ChildDied:
            answers.append(None)
    assert answers[-1] == 1


def test_a_closed_sandbox_leaves_no_process():
    with Sandbox() as sandbox:
        process = call(sandbox, "answer")["process"]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
