"""The moment a file's name tells: what cameras, phones, chat programs and recorders write into it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reviewer.domain.moments import SECOND_US

# IMG_20260718_103012.jpg, 2026-07-18 10.30.12.m4a, 微信图片_20260718103012.jpg, 录音_20260718_103012.amr, WeChat_20260718103012.mp4
_WHOLE = re.compile(r"(?<!\d)(20\d\d)[-_.年]?(\d\d)[-_.月]?(\d\d)日?[-_ T]*(\d\d)[-_.:：时]?(\d\d)[-_.:：分]?(\d\d)(?!\d{4})")
# 录音 2026-07-18 10.30.m4a, 新录音20260718_1030.m4a
_TO_THE_MINUTE = re.compile(r"(?<!\d)(20\d\d)[-_.年]?(\d\d)[-_.月]?(\d\d)日?[-_ T]*(\d\d)[-_.:：时]?(\d\d)(?!\d)")
# 260718_103012.mp3 and 260718_1030.mp3, as pocket recorders write
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d)[-_](\d\d)(\d\d)(\d\d)?(?!\d)")
# 13-45-30.m4a, 录音 13.45.30.m4a
_TIME_OF_DAY = re.compile(r"(?<![\d.-])([01]\d|2[0-3])[-.：:_时]([0-5]\d)[-.：:_分]([0-5]\d)秒?(?![\d-])")
# wx_camera_1784341812345.jpg, microMsg.1784341812345.mp4: milliseconds since 1970 in UTC. mmexport… is when it was saved, not taken.
_SINCE_1970 = re.compile(r"(?:wx_camera_|microMsg\.)(1\d{12})(?!\d)")


@dataclass(frozen=True)
class NamedMoment:
    """`at` is aware for a name that counts in UTC, and else in the device's own local time; `uncertainty_us` as fine as the name is."""

    at: datetime
    uncertainty_us: int


def named_moment(name: str) -> NamedMoment | None:
    """The moment a file's name tells with its date; None where it tells none, or one no calendar has."""
    if (counted := _SINCE_1970.search(name)) is not None:
        return NamedMoment(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(counted[1])), SECOND_US)
    for pattern, century in ((_WHOLE, 0), (_TO_THE_MINUTE, 0), (_SHORT_YEAR, 2000)):
        match = pattern.search(name)
        if match is None:
            continue
        year, *rest = (int(part) for part in match.groups() if part is not None)
        try:
            at = datetime(century + year, *rest)  # type: ignore[arg-type]  # noqa: DTZ001 - numbers of a name that tells no zone
        except ValueError:
            continue
        return NamedMoment(at, SECOND_US if len(rest) == 5 else 60 * SECOND_US)
    return None


def named_time(name: str, near: datetime) -> NamedMoment | None:
    """The time of day a file's name tells without a date, as the moment nearest to `near`, in whose zone it is taken to be."""
    match = _TIME_OF_DAY.search(name)
    if match is None or named_moment(name) is not None:
        return None
    hour, minute, second = (int(part) for part in match.groups())
    at = near.replace(hour=hour, minute=minute, second=second, microsecond=0)
    days = min((-1, 0, 1), key=lambda day: abs(at + timedelta(days=day) - near))
    return NamedMoment(at + timedelta(days=days), SECOND_US)
