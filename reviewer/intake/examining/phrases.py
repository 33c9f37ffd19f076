"""Durations, clock times and limits as shoppers and checklists write them, in Chinese and English."""

import re
from dataclasses import dataclass
from datetime import timedelta

_UNITS = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "秒": 1, "秒钟": 1, "秒鐘": 1,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60, "分": 60, "分钟": 60, "分鐘": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "小时": 3600, "小時": 3600,
}  # fmt: skip
_LATIN = "seconds|second|secs|sec|minutes|minute|mins|min|hours|hour|s|h"
_HAN = "秒钟|秒鐘|秒|分钟|分鐘|分|小时|小時"
_PART = rf"(\d+(?:\.\d+)?)\s*(?:({_HAN})|({_LATIN})\b)"
_DURATION = re.compile(rf"{_PART}(?:\s*(?:and|又|零)?\s*{_PART})?", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d):([0-5]\d)(?!:?\d)")
_WITHIN_LATIN = re.compile(rf"\b(?:within|in (?:under|less than)|in at most|at most|under)\s+{_PART}", re.IGNORECASE)
_WITHIN_HAN = re.compile(rf"{_PART}\s*(?:之内|之內|以内|以內|内|內)")
_ASKS_SECONDS = re.compile(r"in seconds|how many seconds|多少秒|几秒|幾秒|秒数|秒數", re.IGNORECASE)
_ASKS_MINUTES = re.compile(r"in minutes|how many minutes|多少分钟|多少分鐘|几分钟|幾分鐘", re.IGNORECASE)
_EXPOSURE = re.compile(
    r"(role|identity|cover)\b.{0,40}\b(noticed|exposed|discovered|recognised|recognized|blown)|身份.{0,8}(识破|識破|暴露|发现|發現)",
    re.IGNORECASE,
)
_ASKS_QUOTE = re.compile(r"verbatim|exact words|word for word|原话|原話|逐字|原句", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|«[^»]*»")
_PHOTOGRAPHED = re.compile(r"photo|picture|snapshot|拍照|拍摄|拍攝|照片|相片", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;。；！!？?\n]+")


@dataclass(frozen=True)
class Said:
    """A duration in a text: its length in seconds, and its half-open character span."""

    seconds: float
    start: int
    end: int


def durations(text: str) -> tuple[Said, ...]:
    """`88 s`, `1 min 28 s`, `约2秒`, `1分28秒`, in the order they stand."""
    found = []
    for match in _DURATION.finditer(text):
        seconds = float(match[1]) * _unit(match[2] or match[3])
        if match[4]:
            seconds += float(match[4]) * _unit(match[5] or match[6])
        found.append(Said(seconds, match.start(), match.end()))
    return tuple(found)


def limit_s(question: str) -> float | None:
    """The limit a question speaks of, as in `within 3 s` or `3秒内`; None without any, or with several."""
    found = [*_WITHIN_LATIN.finditer(question), *_WITHIN_HAN.finditer(question)]
    if len(found) != 1:
        return None
    match = found[0]
    return float(match[1]) * _unit(match[2] or match[3])


def asked_unit_s(question: str) -> int | None:
    """Seconds in the unit a question asks its number in; None where it asks for no duration."""
    if _ASKS_SECONDS.search(question):
        return 1
    return 60 if _ASKS_MINUTES.search(question) else None


def clock_times(text: str) -> tuple[timedelta, ...]:
    """Clock times with seconds, as time since midnight, in the order they stand; `10:30` is left alone, for it may be a ratio."""
    return tuple(timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=int(match[3])) for match in _CLOCK.finditer(text))


def photographed_at(text: str) -> tuple[timedelta, ...]:
    """Clock times in sentences that speak of taking a picture at exactly one moment."""
    found = []
    for sentence in _SENTENCE.findall(text):
        times = clock_times(sentence)
        if len(times) == 1 and _PHOTOGRAPHED.search(sentence):
            found.append(times[0])
    return tuple(found)


def asks_about_exposure(question: str) -> bool:
    """True for the question whether the shopper was recognised as one."""
    return bool(_EXPOSURE.search(question))


def asks_for_words(question: str) -> bool:
    return bool(_ASKS_QUOTE.search(question))


def holds_quote(text: str) -> bool:
    return bool(_QUOTED.search(text))


def unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked out, position by position: it is not the writer's own wording."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _unit(word: str) -> int:
    return _UNITS[word.lower()]
