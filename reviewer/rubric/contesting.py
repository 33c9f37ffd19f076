"""The score with and without contested findings: what an appeal is about, in points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reviewer.domain.review import NEEDS_REASON, Verdict, VerdictState
from reviewer.domain.scorecard import Scorecard
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.scoring import score


@dataclass(frozen=True)
class ContestedScore:
    """`as_decided` counts every finding; `if_upheld` counts those under appeal as if they had been withdrawn."""

    as_decided: Scorecard
    if_upheld: Scorecard


def score_contested(rubric: Rubric, verdicts: Mapping[str, Verdict], contested: Mapping[str, int]) -> ContestedScore:
    """Both scorecards. `contested` says of how many occurrences of each item a finding is under appeal."""
    return ContestedScore(score(rubric, verdicts), score(rubric, without(verdicts, contested)))


def without(verdicts: Mapping[str, Verdict], contested: Mapping[str, int]) -> dict[str, Verdict]:
    """The verdicts had the contested occurrences not been found; an item with none left is met."""
    return {code: _less(verdict, contested.get(code, 0)) for code, verdict in verdicts.items()}


def _less(verdict: Verdict, occurrences: int) -> Verdict:
    if not occurrences or verdict.state in NEEDS_REASON:
        return verdict
    left = verdict.occurrences - occurrences
    if left > 0:
        return replace(verdict, occurrences=left)
    return Verdict(verdict.item, VerdictState.MET, reason=verdict.reason)
