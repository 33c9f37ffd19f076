"""How the headless twin speaks: one JSON document on stdout with `--json`, sentences on stderr, exit codes by who can act."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from reviewer.errors import Fault, Refused

Document = dict[str, object]


class Exit(IntEnum):
    """Exit codes of every command; 2 (usage) is given by the argument parser."""

    DONE = 0
    REFUSED = 1
    FAULT = 3


@dataclass(frozen=True)
class Voice:
    """Where results and messages go; `as_json` keeps stdout for one JSON document."""

    as_json: bool

    def result(self, document: Document, *lines: str) -> None:
        """The outcome of a command: the document for programs, the lines for people."""
        if self.as_json:
            sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
        else:
            for line in lines:
                sys.stdout.write(line + "\n")

    def message(self, sentence: str) -> None:
        """A sentence beside the result; never on stdout."""
        sys.stderr.write(sentence + "\n")


@contextmanager
def answering(voice: Voice) -> Iterator[None]:
    """Turns what the rules or the world refuse into one sentence and an exit code; a bug keeps its traceback."""
    try:
        yield
    except Refused as refusal:
        _end(voice, Exit.REFUSED, str(refusal))
    except Fault as fault:
        _end(voice, Exit.FAULT, str(fault))


def _end(voice: Voice, code: Exit, sentence: str) -> None:
    if voice.as_json:
        voice.result({"error": sentence, "exit_code": int(code)})
    voice.message(sentence)
    raise typer.Exit(int(code))


@contextmanager
def byte_progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr for `(done_bytes, total_bytes)` callbacks; silent when stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)

        def advance(done_bytes: int, total_bytes: int) -> None:
            bar.update(task, completed=done_bytes, total=total_bytes)

        yield advance
