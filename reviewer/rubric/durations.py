"""Lengths of time as rubrics write them (`3 s`, `24 h`) and as people read them."""

import re
from decimal import Decimal

from reviewer.domain.moments import SECOND_US
from reviewer.wording import Language, say

_UNIT_US = {"s": SECOND_US, "min": 60 * SECOND_US, "h": 3600 * SECOND_US, "d": 86_400 * SECOND_US}
_WRITTEN = re.compile(r"(\d{1,9}(?:\.\d{1,3})?) (s|min|h|d)", re.ASCII)


def duration_us(text: str) -> int | None:
    """Microseconds of `<number> <s|min|h|d>`; None when the text is not one, or names no time at all."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    length = int(Decimal(match[1]) * _UNIT_US[match[2]])
    return length if length > 0 else None


def shown(length_us: int, language: Language) -> str:
    """`3 s`, `36.2 s`, `2 min 41.2 s`, `24 h`: seconds to one decimal, more only where the length has them."""
    hours, rest = divmod(length_us, _UNIT_US["h"])
    minutes, rest = divmod(rest, _UNIT_US["min"])
    seconds = f"{Decimal(rest) / SECOND_US:f}".rstrip("0").rstrip(".") if rest % SECOND_US else str(rest // SECOND_US)
    parts = [("hours", str(hours)), ("minutes", str(minutes)), ("seconds", seconds)]
    kept = [say(f"rubric.{unit}", language, count=count) for unit, count in parts if count != "0"]
    return " ".join(kept) or say("rubric.seconds", language, count="0")
