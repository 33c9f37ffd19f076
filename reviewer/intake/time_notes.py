"""Time notes out of the text a shopper typed on the way: one line a note, each beginning with a time of day."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reviewer.intake.clock_words import Clock, read_clock_words

_MOST_CHARACTERS = 4000
_BARE = "·"
"""Stands for the words of a note that is only a time."""


def read_notes(text: str, *, near: datetime, zone: str) -> list[dict[str, Any]]:
    """The notes as records of submission.json, in their order. A line without a time belongs to the note before it.

    `near` is a moment of the visit, which tells the date; empty where the text holds no time at all.
    """
    return [
        {"at": clock.near(near, zone).isoformat(), "text": ("\n".join(lines).strip() or _BARE)[:_MOST_CHARACTERS]}
        for clock, lines in _noted(text)
    ]


def _noted(text: str) -> Iterator[tuple[Clock, list[str]]]:
    current: tuple[Clock, list[str]] | None = None
    for line in text.replace("\0", "").splitlines():
        read = read_clock_words(line)
        if read is not None:
            if current is not None:
                yield current
            current = read[0], [read[1]]
        elif current is not None and line.strip():
            current[1].append(line.strip())
    if current is not None:
        yield current
