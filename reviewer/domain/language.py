"""Wording that judges, feels or guesses where an observation is asked for, found in texts of three languages."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reviewer.places import resource


class LapseKind(StrEnum):
    """What is wrong with a wording; the value names its lists in `resources/language/lapses.toml`."""

    VAGUE = "vague"
    EMOTIONAL = "emotional"
    OPINION = "opinion"
    UNACTIONABLE = "unactionable"


@dataclass(frozen=True)
class Lapse:
    """One such wording as it is written, its half-open character span, and the wording key of what to write instead."""

    kind: LapseKind
    words: str
    start: int
    end: int
    suggestion_key: str


@dataclass(frozen=True)
class _Lists:
    pattern: re.Pattern[str]
    harmless: re.Pattern[str]
    meaning: dict[str, tuple[LapseKind, str]]


def lapses(text: str) -> tuple[Lapse, ...]:
    """Every such wording of a text in the order they stand; where one lies inside another, the longer counts."""
    lists = _lists()
    # Blanked rather than cut, so that positions stay true.
    masked = lists.harmless.sub(lambda match: " " * len(match.group()), text)
    found = []
    for match in lists.pattern.finditer(masked):
        kind, suggestion = lists.meaning[match.group().lower()]
        found.append(Lapse(kind, text[match.start() : match.end()], match.start(), match.end(), suggestion))
    return tuple(found)


@cache
def _lists() -> _Lists:
    listed = tomllib.loads(resource("language", "lapses.toml").read_text(encoding="utf-8"))
    meaning: dict[str, tuple[LapseKind, str]] = {}
    for kind in LapseKind:
        for group in listed[kind.value]:
            for word in group["words"]:
                meaning.setdefault(word.lower(), (kind, f"examining.suggest_{group['suggestion']}"))
    return _Lists(_any_of(list(meaning)), _any_of(listed["harmless"]["words"]), meaning)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Longer words first, for an alternation takes the first that fits; Latin ones as whole words."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in ordered), re.IGNORECASE)
