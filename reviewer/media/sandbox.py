"""A child process that looks into shoppers' files, so that a decoder that crashes, hangs or swells costs one file and not the program.

One child serves many calls, since starting one takes a good tenth of a second; after a death the next call starts another. Calls and
results are JSON lines: what a hostile file could make the child say is never unpickled.
"""

import importlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Self

import reviewer
from reviewer.errors import Fault

LONGEST_REPLY = 16 * 2**20
_KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
_OUT_OF_MEMORY = "memory"


class ChildFault(Fault):
    """The child gave no answer about one file."""

    key = "media.child_died"


class ChildDied(ChildFault):
    key = "media.child_died"


class ChildTimedOut(ChildFault):
    key = "media.child_timed_out"


class ChildOutOfMemory(ChildFault):
    key = "media.child_out_of_memory"


@dataclass(frozen=True)
class SandboxLimits:
    """What one call may take: seconds on the wall and of processor time, and bytes of address space for the child."""

    seconds: int = 60
    memory_bytes: int = 2 * 2**30


class Sandbox:
    """Runs functions in a limited child process. Use it in a `with` statement; one thread at a time."""

    def __init__(self, limits: SandboxLimits | None = None) -> None:
        self._limits = limits or SandboxLimits()
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def call(self, function: str, path: Path, *arguments: str | int) -> dict[str, Any]:
        """The JSON object that `module:function(str(path), *arguments)` returns in the child.

        Raises ChildDied, ChildTimedOut or ChildOutOfMemory, each naming the file.
        """
        child = self._running()
        request = json.dumps([function, str(path), *arguments]).encode("utf-8") + b"\n"
        has_expired = threading.Event()

        def expire() -> None:
            has_expired.set()
            child.kill()

        timer = threading.Timer(self._limits.seconds, expire)
        timer.start()
        try:
            reply = _exchanged(child, request)
        finally:
            timer.cancel()
            timer.join()
        return self._judged(reply, path, has_expired.is_set())

    def close(self) -> None:
        """Ends the child; a later call starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                _close_quietly(pipe)

    def _judged(self, reply: bytes, path: Path, has_expired: bool) -> dict[str, Any]:
        try:
            answer = json.loads(reply)
        except ValueError:
            answer = None
        if isinstance(answer, dict) and isinstance(answer.get("result"), dict) and not has_expired:
            return dict(answer["result"])
        self.close()
        if has_expired:
            raise ChildTimedOut(file=path.name, seconds=self._limits.seconds)
        if isinstance(answer, dict) and answer.get("fault") == _OUT_OF_MEMORY:
            raise ChildOutOfMemory(file=path.name, bytes=self._limits.memory_bytes)
        raise ChildDied(file=path.name)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "reviewer.media.sandbox", str(self._limits.seconds), str(self._limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        return self._child


def side_by_side(
    function: str, paths: Sequence[Path], *, limits: SandboxLimits | None = None, children: int = 2
) -> Iterator[dict[str, Any] | ChildFault]:
    """What the function returns for each path, in their order, by several children at once; the fault where one gave no answer.

    Closing the iterator ends the children once their present calls are done.
    """
    idle: SimpleQueue[Sandbox] = SimpleQueue()
    count = max(1, min(children, len(paths)))
    sandboxes = [Sandbox(limits) for _ in range(count)]
    for sandbox in sandboxes:
        idle.put(sandbox)

    def answered(path: Path) -> dict[str, Any] | ChildFault:
        sandbox = idle.get()
        try:
            return sandbox.call(function, path)
        except ChildFault as fault:
            return fault
        finally:
            idle.put(sandbox)

    with ThreadPoolExecutor(count) as pool:
        try:
            yield from pool.map(answered, paths)
        finally:
            pool.shutdown(cancel_futures=True)
            for sandbox in sandboxes:
                sandbox.close()


def _environment() -> dict[str, str]:
    """What the child needs to run the same package as we do, wherever we were started from; none of our secrets."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(reviewer.__file__).parent.parent), "PYTHONUTF8": "1"}


def _exchanged(child: subprocess.Popen[bytes], request: bytes) -> bytes:
    """The child's reply line; empty when it died first."""
    if child.stdin is None or child.stdout is None:
        raise ValueError("a child without pipes")
    try:
        child.stdin.write(request)
        child.stdin.flush()
        return child.stdout.readline(LONGEST_REPLY)
    except BrokenPipeError:
        return b""


def _close_quietly(pipe: IO[bytes] | None) -> None:
    if pipe is None:
        return
    try:
        pipe.close()
    except BrokenPipeError:
        # A request still in the buffer of a child that is gone.
        return


def serve(seconds: int, memory_bytes: int) -> None:
    """The child's life: one JSON line in, one out, until its input ends. Decoders that print do not reach the reply."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_process(memory_bytes)
    for line in sys.stdin.buffer:
        _limit_next_call(seconds)
        function, *arguments = json.loads(line)
        reply: dict[str, Any]
        try:
            reply = {"result": _resolved(function)(*arguments)}
        except MemoryError:
            reply = {"fault": _OUT_OF_MEMORY}
        replies.write(json.dumps(reply).encode("utf-8") + b"\n")


def _resolved(function: str) -> Callable[..., dict[str, Any]]:
    module, _, name = function.partition(":")
    resolved: Callable[..., dict[str, Any]] = getattr(importlib.import_module(module), name)
    return resolved


def _limit_process(memory_bytes: int) -> None:
    """No files written, no core dumped, no more memory than allowed. Systems without `resource` keep only the time limit."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _limit_next_call(seconds: int) -> None:
    """Processor time is counted over the child's life, so each call moves the mark ahead of what is used already."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    # Decoders run several threads; the wall clock is the stricter limit, this one stops a child that outlives its parent.
    mark = used + seconds * (os.cpu_count() or 1)
    resource.setrlimit(resource.RLIMIT_CPU, (mark, resource.RLIM_INFINITY))


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
