"""Times of day as people write them down: 13:45:30, 1:45 PM, 下午1点45分, 13时45分30秒, 13点半, with or without a date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = r"(?:(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?[ T]*)?"
_PART = r"(?P<part>上午|下午|晚上|傍晚|中午|凌晨|早上|AM|PM)?\s*"
_COLON = r"(?P<hour>\d{1,2})\s*[:：]\s*(?P<minute>\d{2})(?:\s*[:：]\s*(?P<second>\d{2})(?:\.\d+)?)?(?!\d)"
# A bare 3点 may also be three points of a list; only what follows makes it a time.
_WORDS = (
    r"(?P<hour_>\d{1,2})\s*[点點时時]\s*"
    r"(?:(?P<half>半)|整|(?P<minute_>\d{1,2})\s*分?(?:\s*(?P<second_>\d{1,2})\s*秒)?|(?=[\s,，。:：、—-]|$))"
)
_CLOCK = re.compile(
    rf"[\s\-*•·\[(（【]*{_DAY}{_PART}(?:{_COLON}|{_WORDS})\s*(?P<after>[AaPp]\.?[Mm]\.?)?[\])）】]?[\s,，:：、–—-]*", re.IGNORECASE
)
_LATER = frozenset({"下午", "晚上", "傍晚", "中午", "pm"})
_EARLIER = frozenset({"凌晨", "上午", "早上", "am"})
_HALF_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Clock:
    """A time of day, with its date where one was written."""

    time: time
    day: date | None = None

    def near(self, moment: datetime, zone: str) -> datetime:
        """The aware moment meant: on the written day, or else the one nearest to `moment`."""
        local = ZoneInfo(zone)
        if self.day is not None:
            return datetime.combine(self.day, self.time, local)
        at = datetime.combine(moment.astimezone(local).date(), self.time, local)
        if at - moment > _HALF_DAY:
            return at - timedelta(days=1)
        return at + timedelta(days=1) if moment - at > _HALF_DAY else at


def read_clock_words(text: str) -> tuple[Clock, str] | None:
    """The time a text begins with, and the text after it; None where it begins with none."""
    match = _CLOCK.match(text)
    if match is None:
        return None
    hour, minute, second = (int(match[name] or match[f"{name}_"] or 0) for name in ("hour", "minute", "second"))
    minute = 30 if match["half"] else minute
    part = (match["part"] or match["after"] or "").lower().replace(".", "")
    if part in _LATER and hour < 12 and not (part == "中午" and hour >= 10):
        hour += 12
    if part in _EARLIER and hour == 12:
        hour = 0
    try:
        written = date(int(match["year"]), int(match["month"]), int(match["day"])) if match["year"] else None
        return Clock(time(hour, minute, second), written), text[match.end() :].strip()
    except ValueError:
        return None
