"""Clocks that are off: what the satellites told a device, held against what its own clock said, and every file of it set right.

A camera's clock is set by hand and may be hours or a day wrong, or keep another zone's time; all files of the device share its one error.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from reviewer.domain.moments import SECOND_US
from reviewer.media.examination import Examination, Moment

_AGREEING = 2
_AGREE_WITHIN = timedelta(seconds=90)
"""A fix may be as old as this when a photo is taken; errors of one clock further apart are not one error."""

_WORTH_IT = timedelta(minutes=2)
_LEAST_SPREAD_US = 5 * SECOND_US
_QUARTER = timedelta(minutes=15)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class ClockError:
    """How far a device's clock is ahead (negative: behind) when its local time is read in a zone, by how many photos, how surely."""

    ahead: timedelta
    photos: int
    spread: timedelta

    @property
    def is_zone(self) -> bool:
        """True for whole quarters of an hour up to 14 hours: another zone rather than a clock set wrong."""
        rest = abs(self.ahead) % _QUARTER
        return abs(self.ahead) <= timedelta(hours=14) and min(rest, _QUARTER - rest) <= _AGREE_WITHIN


def clock_errors(examinations: Iterable[Examination], zone: str) -> dict[str, ClockError]:
    """The error of each device that two photos or more agree upon and that is worth mending, by the device's name."""
    seen: dict[str, list[timedelta]] = defaultdict(list)
    for one in examinations:
        if one.gps_at is not None and one.moment is not None and one.facts.device:
            seen[one.facts.device].append(_zoned(one.moment, zone) - one.gps_at)
    found = {}
    for device, errors in seen.items():
        middle = median(error / _MICROSECOND for error in errors) * _MICROSECOND
        agreeing = [error for error in errors if abs(error - middle) <= _AGREE_WITHIN]
        # Most must agree: two of ten that do may be two wrong fixes.
        if len(agreeing) >= max(_AGREEING, len(errors) / 2) and abs(middle) > _WORTH_IT:
            found[device] = ClockError(middle, len(agreeing), max(agreeing) - min(agreeing))
    return found


def set_right(examinations: Mapping[str, Examination], zone: str) -> dict[str, Examination]:
    """The examinations by path, the moments of devices whose clock is off replaced by right ones, in UTC.

    A moment that names its own zone is right where only the zone was mistaken.
    """
    errors = clock_errors(examinations.values(), zone)
    return {path: _set_right(one, errors.get(one.facts.device), zone) for path, one in examinations.items()}


def _set_right(one: Examination, error: ClockError | None, zone: str) -> Examination:
    if error is None or one.moment is None or (one.moment.at.tzinfo is not None and error.is_zone):
        return one
    at = _zoned(one.moment, zone) - error.ahead
    spread_us = max(_LEAST_SPREAD_US, error.spread // _MICROSECOND)
    return replace(one, moment=Moment(at, one.moment.is_exact, -(error.ahead // _MICROSECOND), spread_us))


def _zoned(moment: Moment, zone: str) -> datetime:
    at = moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=ZoneInfo(zone))
    return at.astimezone(UTC)
