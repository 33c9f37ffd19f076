"""Text as it is compared: letters in one script, and syllables without tones, each with its place in the original."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from opencc import OpenCC
from pypinyin import lazy_pinyin


@dataclass(frozen=True)
class Sounded:
    """`letters` and `sounds` have one entry for each letter, digit or Chinese character of the text, at `places` in it.

    `where` finds a sound: every index at which it stands.
    """

    letters: str
    sounds: tuple[str, ...]
    places: tuple[int, ...]
    where: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Alignment:
    """The part of a text nearest to a phrase: half-open, with the edits between them."""

    start: int
    end: int
    edits: int


def sounded(text: str) -> Sounded:
    """Letters in simplified script and small, marks and spaces left out; syllables without tones."""
    letters, places = [], []
    for place, char in enumerate(text):
        for folded in unicodedata.normalize("NFKC", char).casefold():
            if folded.isalnum():
                letters.append(_simplified(folded))
                places.append(place)
    joined = "".join(letters)
    sounds = tuple(_syllables(joined))
    where: dict[str, list[int]] = {}
    for index, sound in enumerate(sounds):
        where.setdefault(sound, []).append(index)
    return Sounded(joined, sounds, tuple(places), where)


def edits_between(wanted: Sequence[str], text: Sequence[str]) -> Alignment | None:
    """The stretch of a text with the fewest edits to a phrase, the first of several; None in an empty text.

    Sellers' algorithm: the edit distance with a free beginning and a free end.
    """
    row = [(0, start) for start in range(len(text) + 1)]
    for deleted, char in enumerate(wanted, start=1):
        following = [(deleted, 0)]
        for place, heard in enumerate(text, start=1):
            kept, kept_start = row[place - 1]
            following.append(
                min(
                    (kept + (char != heard), kept_start),
                    (row[place][0] + 1, row[place][1]),
                    (following[-1][0] + 1, following[-1][1]),
                )
            )
        row = following
    if not text:
        return None
    end = min(range(len(row)), key=lambda place: row[place][0])
    return Alignment(row[end][1], end, row[end][0]) if end > row[end][1] else None


def _syllables(letters: str) -> list[str]:
    """One syllable for each character; what is not Chinese stands for itself. Words are read whole, for the sake of 银行 and 行走."""
    found: list[str] = []
    for is_chinese, group in groupby(letters, _is_chinese):
        run = "".join(group)
        read = lazy_pinyin(run) if is_chinese else list(run)
        found += read if len(read) == len(run) else list(run)
    return found


def _is_chinese(char: str) -> bool:
    return char > "\u2e7f"


@cache
def _simplified(char: str) -> str:
    """Character by character, because places must not shift."""
    return _converter().convert(char) if _is_chinese(char) else char


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
