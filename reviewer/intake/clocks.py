"""When an exhibit began, by the clocks that speak of it: the file's own, then what the app stated, then nobody's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ClockSource
from reviewer.domain.moments import SECOND_US
from reviewer.domain.shop import Visit
from reviewer.domain.submission import Submission
from reviewer.media.examination import Moment

FAR = timedelta(days=1)
"""A clock this far from the visit is plainly wrong: it is shown, never used. Time zones explain at most 26 hours of error."""

_FIRST_SENSIBLE_YEAR = 2000
_EXACT_US = SECOND_US // 2
_WHOLE_SECOND_US = SECOND_US
_STATED_US = SECOND_US
_UNKNOWN_AT_LEAST_US = 60 * SECOND_US
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Reading:
    """An exhibit's beginning with its source and uncertainty; `claimed_at` is what the file, or else the app, claims, used or not."""

    at: datetime
    source: ClockSource
    uncertainty_us: int
    claimed_at: datetime | None


def read_clock(moment: Moment | None, stated: datetime | None, stated_uncertainty_s: float | None, submission: Submission) -> Reading:
    """Chooses between the claims.

    A claim counts when it is sensible and lies within FAR of the visit. Without any the exhibit is put at the visit's start, with
    the visit's length as uncertainty.
    """
    visit = submission.visit
    embedded = _sensible(_zoned(moment, visit), submission)
    stated = _sensible(stated, submission)
    claimed = embedded or stated
    if moment is not None and embedded is not None and is_near(embedded, visit):
        return Reading(embedded, ClockSource.METADATA, _EXACT_US if moment.is_exact else _WHOLE_SECOND_US, claimed)
    if stated is not None and is_near(stated, visit):
        uncertainty_us = _STATED_US if stated_uncertainty_s is None else round(stated_uncertainty_s * SECOND_US)
        return Reading(stated, ClockSource.STATED, uncertainty_us, claimed)
    length_us = (visit.end - visit.start) // _MICROSECOND
    return Reading(visit.start, ClockSource.UNKNOWN, max(_UNKNOWN_AT_LEAST_US, length_us), claimed)


def is_near(moment: datetime, visit: Visit) -> bool:
    return visit.start - FAR <= moment <= visit.end + FAR


def _zoned(moment: Moment | None, visit: Visit) -> datetime | None:
    """The file's own claim, in the visit's zone where it names none."""
    if moment is None:
        return None
    return moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=ZoneInfo(visit.zone))


def _sensible(claim: datetime | None, submission: Submission) -> datetime | None:
    """None for nonsense: years before 2000 (clocks never set count from 1904, 1970 or 1980) and later than a day after filing."""
    if claim is None or not _FIRST_SENSIBLE_YEAR <= claim.year < _FIRST_SENSIBLE_YEAR + 200:
        return None
    return claim if claim <= submission.filed_at + FAR else None
