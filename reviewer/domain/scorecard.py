"""The scorecard: computed, never edited; every number with the rule that made it."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import VerdictState


@dataclass(frozen=True)
class TraceStep:
    """One step of the arithmetic: `rule` names it, `subject` is an item, a dimension or `total`.

    `inputs` are the figures that went in, by name; `result` came out. Steps are in canonical order.
    """

    rule: str
    subject: str
    inputs: tuple[tuple[str, Decimal], ...]
    result: Decimal


@dataclass(frozen=True)
class ItemScore:
    """What one item came to. `points` is what it could cost at most, `effect` what it took off the total.

    `beside` is what a commendation earned or a special deduction costs: points outside those that the dimensions weigh.
    """

    item: str
    state: VerdictState | None
    points: Decimal
    deduction: Decimal
    effect: Decimal
    is_too_close: bool = False
    is_small_sample: bool = False
    beside: Decimal = Decimal(0)


@dataclass(frozen=True)
class DimensionScore:
    """score = weight x (applicable - deducted) / applicable; None when nothing in it applies.

    Where the rubric does not renormalise, the divisor is all its points. 0 when a critical item zeroed the dimension.
    """

    dimension: str
    weight: Decimal
    applicable: Decimal
    deducted: Decimal
    score: Decimal | None
    is_zeroed: bool = False


@dataclass(frozen=True)
class Scorecard:
    """The result of scoring one set of verdicts with one rubric.

    `exact` is the total before the one rounding, `total` after it; both None when nothing applies. `lowest` and `highest` bound the
    total while items are open or too close to call (equal to `total` when none is). `applicable_share` is the part of all weight
    that could be judged, 0 to 1; under the rubric's floor the total is not comparable.

    The dimensions' scores and the signed `adjustments` (rule and amount: bonus, cap, special, floor, critical) add up to `exact`.
    `critical_failed` names the critical items that failed; `is_failed` says that the rubric's critical rule makes that a failure,
    `is_stopped` that it ends the scoring without a total, `critical_score` is the separate score of critical items where the rule is
    that. `remedies` names the special deductions whose remedy is mandatory.
    """

    rubric_id: str
    rubric_version: str
    exact: Decimal | None
    total: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    band: str
    light: str
    applicable_share: Decimal
    is_comparable: bool
    dimensions: tuple[DimensionScore, ...]
    items: tuple[ItemScore, ...]
    trace: tuple[TraceStep, ...]
    open_items: tuple[str, ...] = ()
    adjustments: tuple[tuple[str, Decimal], ...] = ()
    critical_failed: tuple[str, ...] = ()
    critical_score: Decimal | None = None
    is_failed: bool = False
    is_stopped: bool = False
    remedies: tuple[str, ...] = ()
