"""A review: one reviewer's scoring of one submission."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.ids import ExhibitId, MarkerId, ReviewId, SubmissionId
from reviewer.domain.moments import Span


class VerdictState(StrEnum):
    """Not applicable and not verifiable are two states and are never merged."""

    MET = "met"
    NOT_MET = "not_met"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"
    NOT_VERIFIABLE = "not_verifiable"


NEEDS_REASON = frozenset({VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE})


@dataclass(frozen=True)
class Measure:
    """A measured time in microseconds with the uncertainty of its two ends combined."""

    duration_us: int
    uncertainty_us: int
    start_marker: MarkerId | None = None
    end_marker: MarkerId | None = None


@dataclass(frozen=True)
class Verdict:
    """What the reviewer decided on one item.

    `occurrences` counts proved faults for items that cost points each time; `share` (0 to 1) is the part met for PARTLY;
    `conforming` of `observed` events belong to rate items and to sampled ones; `measure` to timed items. `entries` holds by name
    what else the kind of item asks for, as text: how many chose each answer, which points of a checklist failed, how often each phrase
    was heard, `12/20` for a time of day. `reason` is required for not applicable and not verifiable, and wherever the verdict differs from
    the shopper's answer.
    """

    item: str
    state: VerdictState
    occurrences: int = 1
    share: Decimal | None = None
    measure: Measure | None = None
    conforming: int | None = None
    observed: int | None = None
    reason: str = ""
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Marker:
    """A labelled instant or span on the timeline; `kind` is one of the rubric's moments, e.g. `greeted`.

    `exhibit_id` is the exhibit it was read off, whose track's uncertainty it has; None when no recording covers it.
    """

    id: MarkerId
    kind: str
    label: str
    span: Span
    uncertainty_us: int
    exhibit_id: ExhibitId | None = None


class ReviewState(StrEnum):
    OPEN = "open"
    SIGNED = "signed"


class Round(StrEnum):
    FIRST = "first"
    BLIND = "blind"
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True)
class Review:
    """One reviewer's work on one submission, bound to the exact rubric text by its digest."""

    id: ReviewId
    submission_id: SubmissionId
    reviewer: str
    round: Round
    state: ReviewState
    rubric_id: str
    rubric_version: str
    rubric_sha256: str
    opened_at: datetime
    signed_at: datetime | None = None
