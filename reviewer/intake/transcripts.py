"""Reads subtitles in SRT and WebVTT (W3C, Candidate Recommendation 2019-04-04) into lines with their spans and speakers."""

import html
import re
import unicodedata

from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.transcript import TranscriptLine
from reviewer.errors import Refused

MOST_LINES = 50_000

_TIME = r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^}]*\}")
_SPEAKER = re.compile(r"([^\W\d_][\w .'-]{0,29})[:：]\s*(?=\S)")
# A block that tells no words.
_ASIDE = re.compile(r"(WEBVTT|NOTE|STYLE|REGION)\b")


class TranscriptUnreadable(Refused):
    """It is in neither format."""

    key = "operations.transcript_unreadable"


class TranscriptTooLong(Refused):
    key = "operations.transcript_too_long"


def read_transcript(untrusted_text: str, *, file: str) -> tuple[TranscriptLine, ...]:
    """The lines in order of time. Styling is left out, a speaker is taken from `<v Name>` or `Name: words`.

    Raises TranscriptUnreadable, naming the line, and TranscriptTooLong.
    """
    text = unicodedata.normalize("NFC", untrusted_text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    found = []
    for start, block in _blocks(text):
        at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
        if at is None:
            if _ASIDE.match(block[0]):
                continue
            raise TranscriptUnreadable(file=file, reason="-->", line=start)
        line = _line(block[at], block[at + 1 :], file=file, number=start + at)
        if line is not None:
            found.append(line)
        if len(found) > MOST_LINES:
            raise TranscriptTooLong(file=file, most=MOST_LINES)
    if not found:
        raise TranscriptUnreadable(file=file, reason="-->", line=1)
    return tuple(sorted(found, key=lambda each: each.span))


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """Runs of lines that are not empty, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    is_inside = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            is_inside = False
        elif is_inside:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
            is_inside = True
    return blocks


def _line(times: str, said: list[str], *, file: str, number: int) -> TranscriptLine | None:
    match = _TIMES.fullmatch(times)
    if match is None:
        raise TranscriptUnreadable(file=file, reason=times.strip()[:60], line=number)
    start_us, end_us = _microseconds(match.groups()[:4]), _microseconds(match.groups()[4:])
    if end_us < start_us:
        raise TranscriptUnreadable(file=file, reason=times.strip()[:60], line=number)
    words = " ".join(" ".join(said).split())
    voice = _VOICE.search(words)
    plain = html.unescape(_TAG.sub("", words)).replace("\0", "").strip()
    speaker = html.unescape(voice.group(1)).strip() if voice else ""
    named = None if voice else _SPEAKER.match(plain)
    if named:
        speaker, plain = named.group(1).strip(), plain[named.end() :]
    return TranscriptLine(Span(start_us, end_us), plain, speaker) if plain else None


def _microseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = parts
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * SECOND_US + int((fraction or "0").ljust(3, "0")) * 1000
