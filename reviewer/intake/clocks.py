"""When an exhibit began, by the clocks that speak of it: the file's own, what the app stated, the file's name, then nobody's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ClockSource
from reviewer.domain.moments import SECOND_US
from reviewer.domain.shop import Visit
from reviewer.domain.submission import Submission
from reviewer.intake.file_names import named_moment, named_time
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
class Claims:
    """What speaks of an exhibit's beginning: the file itself, the app with its own uncertainty in seconds, and the file's name."""

    embedded: Moment | None
    stated: datetime | None = None
    stated_uncertainty_s: float | None = None
    name: str = ""


@dataclass(frozen=True)
class Reading:
    """An exhibit's beginning with its source and uncertainty.

    `claimed_at` is what the file, or else the app, or else the name claims, used or not; `nonsense` a date that cannot be.
    """

    at: datetime
    source: ClockSource
    uncertainty_us: int
    claimed_at: datetime | None
    nonsense: datetime | None = None


@dataclass(frozen=True)
class _Claim:
    at: datetime
    source: ClockSource
    uncertainty_us: int


def read_clock(claims: Claims, submission: Submission) -> Reading:
    """Chooses between the claims: the file's own, the app's, the name's.

    A claim counts when it is sensible and lies within FAR of the visit. Without any the exhibit is put at the visit's start, with
    the visit's length as uncertainty.
    """
    visit = submission.visit
    made = _claims(claims, visit)
    sensible = [claim for claim in made if _is_sensible(claim.at, submission)]
    nonsense = next((claim.at for claim in made if claim.source is not ClockSource.FILE_TIME and claim not in sensible), None)
    claimed_at = sensible[0].at if sensible else None
    for claim in sensible:
        if is_near(claim.at, visit):
            return Reading(claim.at, claim.source, claim.uncertainty_us, claimed_at, nonsense)
    length_us = (visit.end - visit.start) // _MICROSECOND
    return Reading(visit.start, ClockSource.UNKNOWN, max(_UNKNOWN_AT_LEAST_US, length_us), claimed_at, nonsense)


def _claims(claims: Claims, visit: Visit) -> list[_Claim]:
    """Every claim, the best first, in the visit's zone where it names none."""
    found = []
    if (embedded := claims.embedded) is not None:
        uncertainty_us = max(embedded.spread_us, _EXACT_US if embedded.is_exact else _WHOLE_SECOND_US)
        found.append(_Claim(_zoned(embedded.at, visit), ClockSource.METADATA, uncertainty_us))
    if claims.stated is not None:
        stated_s = claims.stated_uncertainty_s
        found.append(_Claim(claims.stated, ClockSource.STATED, _STATED_US if stated_s is None else round(stated_s * SECOND_US)))
    named = named_moment(claims.name) or named_time(claims.name, visit.start.astimezone(ZoneInfo(visit.zone)))
    if named is not None:
        found.append(_Claim(_zoned(named.at, visit), ClockSource.FILE_TIME, named.uncertainty_us))
    return found


def is_near(moment: datetime, visit: Visit) -> bool:
    return visit.start - FAR <= moment <= visit.end + FAR


def _zoned(at: datetime, visit: Visit) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(visit.zone))


def _is_sensible(claim: datetime, submission: Submission) -> bool:
    """False for nonsense: years before 2000 (clocks never set count from 1904, 1970 or 1980) and later than a day after filing."""
    return _FIRST_SENSIBLE_YEAR <= claim.year < _FIRST_SENSIBLE_YEAR + 200 and claim <= submission.filed_at + FAR
