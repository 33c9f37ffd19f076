"""Who is harsh and who changes: each reviewer's points beside those of peers, on the same shops."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from reviewer.agreement.distributions import student_quantile
from reviewer.agreement.figures import UPPER, Figure, FloatArray, IntArray, statement, undefined

SEVERITY = statement("method_severity")
TREND = statement("method_trend")
PERIOD = timedelta(days=30)


@dataclass(frozen=True)
class Scored:
    """One reviewer's points for one case (a submission, or one rubric item of it)."""

    case: str
    reviewer: str
    points: float
    at: datetime


@dataclass(frozen=True)
class ReviewerSeverity:
    """`severity` is in points, above 0 for harsher than peers; `trend` is its change per 30 days. `cases` are those shared with peers."""

    reviewer: str
    cases: int
    severity: Figure
    trend: Figure


@dataclass(frozen=True, eq=False)
class _Fit:
    case: IntArray
    reviewer: IntArray
    points: FloatArray
    leniency: FloatArray
    spread: FloatArray
    freedom: int


def severities(scores: Sequence[Scored]) -> tuple[ReviewerSeverity, ...]:
    """One per reviewer, by name. Only cases scored by two reviewers or more say anything.

    The additive model points = difficulty of the case + leniency of the reviewer, by least squares; leniencies sum to 0 among
    reviewers linked by shared cases. (Searle 1971, "Linear models", chapter 7: the two-way classification without interaction.)
    """
    names = sorted({score.reviewer for score in scores})
    counts: dict[str, int] = {}
    for score in scores:
        counts[score.case] = counts.get(score.case, 0) + 1
    shared = [score for score in scores if counts[score.case] > 1]
    if not shared:
        reason = statement("nobody_to_compare")
        return tuple(ReviewerSeverity(name, 0, undefined(SEVERITY, reason), undefined(TREND, reason)) for name in names)
    fit = _fitted(shared, names)
    apart = _apart_from_peers(fit)
    days = np.array([score.at.timestamp() for score in shared]) / PERIOD.total_seconds()
    found = []
    for place, name in enumerate(names):
        mine = fit.reviewer == place
        found.append(ReviewerSeverity(name, int(mine.sum()), _severity(fit, place), _trend(days[mine], -apart[mine])))
    return tuple(found)


def _fitted(shared: Sequence[Scored], names: Sequence[str]) -> _Fit:
    cases = {case: place for place, case in enumerate(dict.fromkeys(score.case for score in shared))}
    places = {name: place for place, name in enumerate(names)}
    case = np.array([cases[score.case] for score in shared], dtype=np.int64)
    reviewer = np.array([places[score.reviewer] for score in shared], dtype=np.int64)
    points = np.array([score.points for score in shared], dtype=np.float64)
    size = np.bincount(case)
    # The normal equations with the cases eliminated; their generalised inverse gives leniencies that sum to 0 in each linked group.
    table = np.zeros((len(cases), len(names)))
    np.add.at(table, (case, reviewer), 1.0)
    normal = np.diag(table.sum(axis=0)) - table.T @ (table / size[:, None])
    inverse = np.linalg.pinv(normal, hermitian=True)
    above = points - (np.bincount(case, weights=points) / size)[case]
    leniency = inverse @ np.bincount(reviewer, weights=above, minlength=len(names))
    rest = above - leniency[reviewer] + (np.bincount(case, weights=leniency[reviewer]) / size)[case]
    freedom = len(points) - len(cases) - int(np.linalg.matrix_rank(normal, hermitian=True))
    variance = float(rest @ rest) / freedom if freedom > 0 else 0.0
    return _Fit(case, reviewer, points, leniency, np.sqrt(variance * np.maximum(np.diag(inverse), 0.0)), freedom)


def _severity(fit: _Fit, place: int) -> Figure:
    if not (fit.reviewer == place).any():
        return undefined(SEVERITY, statement("nobody_to_compare"))
    value = 0.0 - float(fit.leniency[place])
    if fit.freedom <= 0:
        return Figure(value, None, None, SEVERITY, (statement("too_few_ratings"),))
    half = student_quantile(UPPER, fit.freedom) * float(fit.spread[place])
    return Figure(value, value - half, value + half, SEVERITY)


def _apart_from_peers(fit: _Fit) -> FloatArray:
    """Each score less what the other reviewers of its case, their leniency taken off, say the case deserves."""
    adjusted = fit.points - fit.leniency[fit.reviewer]
    size = np.bincount(fit.case)[fit.case]
    whole = np.bincount(fit.case, weights=adjusted)[fit.case]
    return np.asarray(fit.points - (whole - adjusted) / (size - 1), dtype=np.float64)


def _trend(when: FloatArray, severity: FloatArray) -> Figure:
    """The slope of a straight line through a reviewer's severity over time, in points per 30 days."""
    count = len(when)
    if count == 0:
        return undefined(TREND, statement("nobody_to_compare"))
    away = when - when.mean()
    width = float(away @ away)
    if width <= 0:
        return undefined(TREND, statement("one_moment"))
    slope = float(away @ severity) / width
    if count < 3:
        return Figure(slope, None, None, TREND, (statement("too_few_ratings"),))
    rest = severity - severity.mean() - slope * away
    half = student_quantile(UPPER, count - 2) * math.sqrt(float(rest @ rest) / (count - 2) / width)
    return Figure(slope, slope - half, slope + half, TREND)
