"""Phrases of a rubric found in speech and text: in either script, by sound, and nearly, each with its place.

Transcripts are written by machines, so a phrase is looked for in three ways: the same characters, whatever script and punctuation; the same
syllables, whatever tones and characters; and syllables with an edit or two between them. Only the first two count; the last is offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reviewer.rubric.items.phrase import Phrase, PhraseRule
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.sounding import Sounded, edits_between, sounded

_LONG, _VERY_LONG = 5, 10


class Closeness(StrEnum):
    """How a phrase was recognised, from the surest."""

    SAME = "same"
    SOUND = "sound"
    NEAR = "near"


_ORDER = {closeness: place for place, closeness in enumerate(Closeness)}


@dataclass(frozen=True)
class PhraseHit:
    """One phrase heard. `start` and `end` are places in the text (half-open), `heard` is what stands there."""

    item: str
    phrase: str
    is_forbidden: bool
    heard: str
    start: int
    end: int
    closeness: Closeness

    @property
    def counts(self) -> bool:
        """A near miss is for a person to decide."""
        return self.closeness is not Closeness.NEAR


def spot(rubric: Rubric, text: str) -> tuple[PhraseHit, ...]:
    """Every phrase of the rubric's phrase items in a text, in the order of the text. Times are the caller's: only places are given."""
    heard = sounded(text)
    hits = [
        hit
        for item in rubric.items()
        if isinstance(item.rule, PhraseRule)
        for hit in _without_inner(_hits(item.code, item.rule, text=text, heard=heard))
    ]
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.item, hit.phrase)))


def counted(hits: Sequence[PhraseHit]) -> Mapping[str, Mapping[str, int]]:
    """How often each phrase was heard, by item: the entries a verdict may be begun with. Near misses are left out."""
    found: dict[str, dict[str, int]] = {}
    for hit in hits:
        if hit.counts:
            times = found.setdefault(hit.item, {})
            times[hit.phrase] = times.get(hit.phrase, 0) + 1
    return found


def _hits(item: str, rule: PhraseRule, *, text: str, heard: Sounded) -> list[PhraseHit]:
    found = []
    for phrase in rule.phrases:
        for start, end, closeness in _apart(_places(phrase, heard)):
            first, last = heard.places[start], heard.places[end - 1] + 1
            found.append(PhraseHit(item, phrase.code, rule.is_forbidden, text[first:last], first, last, closeness))
    return found


def _places(phrase: Phrase, heard: Sounded) -> list[tuple[int, int, Closeness]]:
    """Spans of the heard letters in which any variant of a phrase was recognised."""
    found = []
    for words in phrase.words:
        wanted = _wanted(words)
        found += [(start, start + len(wanted.letters), Closeness.SAME) for start in _all(heard.letters, wanted.letters)]
        found += [(start, start + len(wanted.letters), Closeness.SOUND) for start in _stands(wanted.sounds, heard)]
        found += [(start, end, Closeness.NEAR) for start, end in _near(wanted.sounds, heard)]
    return found


@lru_cache(maxsize=1024)
def _wanted(words: str) -> Sounded:
    return sounded(words)


def _all(text: str, wanted: str) -> list[int]:
    found = []
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        found.append(start)
        start = text.find(wanted, start + 1)
    return found


def _stands(wanted: Sequence[str], heard: Sounded) -> list[int]:
    """Where a row of sounds stands in what was heard."""
    if not wanted:
        return []
    return [start for start in heard.where.get(wanted[0], ()) if heard.sounds[start : start + len(wanted)] == tuple(wanted)]


def _allowed(length: int) -> int:
    """Edits a phrase of so many syllables may differ by; short ones none, or everything would be near."""
    return 0 if length < _LONG else 1 if length < _VERY_LONG else 2


def _near(wanted: Sequence[str], heard: Sounded) -> list[tuple[int, int]]:
    """Spans within the allowed edits.

    Cut into one piece more than there are edits, a phrase must keep one piece whole: only there is looked.
    """
    edits = _allowed(len(wanted))
    if not edits:
        return []
    found = []
    size = len(wanted) // (edits + 1)
    for number in range(edits + 1):
        offset = number * size
        piece = wanted[offset:] if number == edits else wanted[offset : offset + size]
        for place in _stands(piece, heard):
            start = max(0, place - offset - edits)
            window = heard.sounds[start : start + len(wanted) + 2 * edits]
            best = edits_between(wanted, window)
            if best is not None and best.edits <= edits:
                found.append((start + best.start, start + best.end))
    return found


def _apart(spans: Sequence[tuple[int, int, Closeness]]) -> list[tuple[int, int, Closeness]]:
    """The surest and longest of spans that overlap: one phrase is heard once in one place."""
    kept: list[tuple[int, int, Closeness]] = []
    for span in sorted(set(spans), key=lambda span: (_ORDER[span[2]], span[0] - span[1], span[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return kept


def _without_inner(hits: Sequence[PhraseHit]) -> list[PhraseHit]:
    """A phrase inside a longer one of the same item is not heard a second time; a near miss over a sure hit is none."""
    return [hit for hit in hits if not any(_covers(other, hit) for other in hits if other is not hit)]


def _covers(other: PhraseHit, hit: PhraseHit) -> bool:
    if not hit.counts and other.counts:
        return other.start < hit.end and hit.start < other.end
    is_inside = other.start <= hit.start and hit.end <= other.end
    return is_inside and other.end - other.start > hit.end - hit.start and other.counts
