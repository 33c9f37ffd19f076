"""From candidate places to lines worth looking at closely: one for a recorder that ran through, several for one that paused."""

from dataclasses import dataclass

import numpy as np

from reviewer.media.alignment.coarse import Candidates
from reviewer.media.alignment.line import STEEPEST, Flags, Line, Numbers

_TOLERANCE_S = 0.03
_SAME_S = 0.1
_LONGEST_BASE_S = 60.0
_MOST = 12
_TRIED = 60


@dataclass(frozen=True)
class Hypothesis:
    """A line that `votes` of the tried stretches lie on, with the sum of their strengths above chance, from `first_s` to `last_s`."""

    line: Line
    votes: int
    score: float
    strongest: float
    first_s: float
    last_s: float


def hypotheses(found: Candidates) -> list[Hypothesis]:
    """Lines by falling score; candidates of one line, and those within a tenth of a second of it, take no part in the next."""
    alive = np.ones(len(found), np.bool_)
    lines: list[Hypothesis] = []
    while alive.any() and len(lines) < _MOST:
        chosen, slope = _best(found, np.flatnonzero(alive))
        at, ahead, strength = found.at[chosen], found.ahead[chosen], found.strength[chosen]
        line = _line(at, ahead, slope=slope)
        votes = len(np.unique(at))
        lines.append(
            Hypothesis(line, votes, float((strength - 4).sum()), float(strength.max()), float(at.min()), float(at.max()) + found.stretch_s)
        )
        alive[chosen] = False
        alive &= np.abs(found.ahead - line.ahead(found.at)) >= _SAME_S
    return lines


def _best(found: Candidates, indices: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> tuple[Flags, float]:
    """The most strength that lies along one line through a strong candidate, level or through a second one."""
    best, best_flags, best_slope = -1.0, np.zeros(len(found), np.bool_), 0.0
    living = np.zeros(len(found), np.bool_)
    living[indices] = True
    for pivot in indices[np.argsort(-found.strength[indices])[:_TRIED]]:
        since, more = found.at - found.at[pivot], found.ahead - found.ahead[pivot]
        far = living & (np.abs(since) > _LONGEST_BASE_S) & (np.abs(more) <= _TOLERANCE_S + STEEPEST * np.abs(since))
        slopes = np.concatenate(([0.0], np.clip(more[far] / since[far], -STEEPEST, STEEPEST)))
        near = living & (np.abs(more - slopes[:, None] * since) < _TOLERANCE_S)
        scores = near @ (found.strength - 4)
        top = int(np.argmax(scores))
        if scores[top] > best:
            best, best_flags, best_slope = float(scores[top]), near[top], float(slopes[top])
    return best_flags, best_slope


def _line(at: Numbers, ahead: Numbers, *, slope: float) -> Line:
    if len(at) >= 3 and np.ptp(at) > 200:
        centre = float(at.mean())
        slope = float(np.clip(np.sum((at - centre) * ahead) / np.sum((at - centre) ** 2), -STEEPEST, STEEPEST))
    return Line(float(np.mean(ahead - slope * at)), slope)
