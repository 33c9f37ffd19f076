"""What was done on a review, from the journal."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.ids import ReviewId
from reviewer.store.journal import StepKind
from reviewer.store.moments import from_text
from reviewer.store.reading import Reading


@dataclass(frozen=True)
class HistoryLine:
    """One step. `label` is the wording key of what was done; an undo or redo names what it undid or did again, at step `undoes`.

    `is_standing` is False for an act that was undone since.
    """

    step: int
    at: datetime
    actor: str
    label: str
    kind: StepKind
    undoes: int | None
    is_standing: bool
    digest: str


def history(reading: Reading, review_id: ReviewId) -> tuple[HistoryLine, ...]:
    """Oldest first; what was merely played is left out."""
    steps = [step for step in reading.steps(review_id) if step.kind is not StepKind.RECORD]
    reversed_by = {step.undoes: step.step for step in steps if step.undoes is not None}
    return tuple(
        HistoryLine(
            step=step.step,
            at=from_text(step.at),
            actor=step.actor,
            label=step.label,
            kind=step.kind,
            undoes=step.undoes,
            is_standing=_stands(step.step, reversed_by),
            digest=step.digest,
        )
        for step in steps
    )


def _stands(step: int, reversed_by: dict[int, int]) -> bool:
    """A step stands unless what reversed it stands."""
    stands = True
    while step in reversed_by:
        step = reversed_by[step]
        stands = not stands
    return stands
