"""Killing a process that works, as a power switch or an impatient person would."""

import os
import signal
import time
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is forked from the test, which this system cannot")


def killed(work: Callable[[Callable[[str], None]], None], *, after: int, delay_ms: float, meanwhile=None) -> list[str]:
    """What a child process said that was killed (SIGKILL) `delay_ms` after its line number `after`.

    `work` runs in the child, gets a function that says a line, and must not end by itself. The delay picks the instant of death; nothing
    waits for anything by it. `meanwhile` is called before the kill.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda line: os.write(writing, f"{line}\n".encode()))
        finally:
            os._exit(1)  # never back into the test runner
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        said = [lines.readline() for _ in range(after)]
        if meanwhile is not None:
            meanwhile()
        time.sleep(delay_ms / 1000)
        os.kill(child, signal.SIGKILL)
        said += lines.readlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended before it was killed"
    return [line.removesuffix("\n") for line in said if line.endswith("\n")]
