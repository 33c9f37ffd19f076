"""What stands in the way of signing a review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.review import NEEDS_REASON, Verdict, VerdictState


@dataclass(frozen=True)
class Obstacle:
    """One thing to be done first. `key` is the wording key of its sentence, which is filled with `item` and `finding`."""

    key: str
    item: str
    finding: str = ""


def obstacles(items: Iterable[str], verdicts: Mapping[str, Verdict], findings: Sequence[Finding]) -> tuple[Obstacle, ...]:
    """In the rubric's order of items: not decided, reason missing, lost points without a finding; then findings without proof."""
    found = []
    deducted = {finding.item for finding in findings if finding.kind is FindingKind.DEDUCTION}
    for item in items:
        verdict = verdicts.get(item)
        if verdict is None:
            found.append(Obstacle("operations.item_open", item))
        elif verdict.state in NEEDS_REASON and not verdict.reason.strip():
            found.append(Obstacle("operations.reason_missing_on", item))
        elif verdict.state in (VerdictState.NOT_MET, VerdictState.PARTLY) and item not in deducted:
            found.append(Obstacle("operations.finding_missing", item))
    found += [Obstacle("operations.proof_missing", finding.item, finding.code) for finding in findings if not finding.is_proved]
    return tuple(found)
