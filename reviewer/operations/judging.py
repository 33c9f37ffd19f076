"""How verdicts and deduction findings keep step: a verdict that costs points has a finding that asks for proof."""

from dataclasses import replace

from reviewer.domain.findings import Finding, FindingKind, FindingText
from reviewer.domain.ids import FindingId, ReviewId
from reviewer.domain.review import Verdict, VerdictState
from reviewer.rubric.rubric import Item
from reviewer.store.records import findings, verdicts
from reviewer.store.records.findings import Draft
from reviewer.store.unit import Unit

COSTS_POINTS = frozenset({VerdictState.NOT_MET, VerdictState.PARTLY})


def draft(kind: FindingKind, item: Item, text: FindingText, *, occurrences: int = 1) -> Draft:
    """A finding with what the rubric already says of its item."""
    return Draft(kind, item.code, text, occurrences, item.cause if kind is FindingKind.DEDUCTION else None, item.position)


def put_verdict(unit: Unit, review_id: ReviewId, item: Item, verdict: Verdict) -> FindingId | None:
    """Set a verdict, and bring the item's deductions in line with it.

    One that costs points keeps the deductions there are, or makes one, whose id is returned; any other withdraws them.
    """
    deductions = deductions_on(unit, review_id, item.code)
    if verdict.state not in COSTS_POINTS:
        for finding in deductions:
            findings.remove(unit, finding.id)
        verdicts.put(unit, review_id, verdict)
        return None
    made = None
    if not deductions:
        new = draft(FindingKind.DEDUCTION, item, FindingText(), occurrences=max(1, verdict.occurrences))
        made = findings.add(unit, review_id, new)
    verdicts.put(unit, review_id, replace(verdict, occurrences=_counted(unit, review_id, item.code)))
    return made


def recount(unit: Unit, review_id: ReviewId, item: str) -> None:
    """After a deduction was changed or withdrawn: the verdict counts what is left, and the item is open again when nothing is."""
    verdict = verdicts.get(unit, review_id, item)
    if verdict is None or verdict.state not in COSTS_POINTS:
        return
    occurrences = _counted(unit, review_id, item)
    if occurrences == 0:
        verdicts.remove(unit, review_id, item)
    else:
        verdicts.put(unit, review_id, replace(verdict, occurrences=occurrences))


def deductions_on(unit: Unit, review_id: ReviewId, item: str) -> list[Finding]:
    return [finding for finding in findings.on_item(unit, review_id, item) if finding.kind is FindingKind.DEDUCTION]


def _counted(unit: Unit, review_id: ReviewId, item: str) -> int:
    return sum(finding.occurrences for finding in deductions_on(unit, review_id, item))
