"""What kinds of item share: the price of a verdict by its state, and the answers most kinds give alike."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.rubric import Amount, EntryForm, Item

HALF = Decimal("0.5")
NOTHING = Decimal(0)
ONE = Decimal(1)

Costed = tuple[Amount, tuple[TraceStep, ...]]


def charge(item: Item, verdict: Verdict, per_occurrence: Decimal) -> tuple[Decimal, tuple[TraceStep, ...]]:
    """What a verdict costs by its state alone: occurrences x points each, the unmet share of it when partly met, never more than the item.

    A partly met verdict without a share counts as half met.
    """
    if verdict.state is VerdictState.MET:
        return NOTHING, (TraceStep("met", item.code, (("points", item.points),), NOTHING),)
    occurrences = Decimal(verdict.occurrences)
    cost = occurrences * per_occurrence
    steps = [TraceStep("occurrences", item.code, (("occurrences", occurrences), ("per_occurrence", per_occurrence)), cost)]
    if verdict.state is VerdictState.PARTLY:
        share = HALF if verdict.share is None else verdict.share
        whole, cost = cost, cost * (ONE - share)
        steps.append(TraceStep("partly", item.code, (("whole", whole), ("share", share)), cost))
    if cost > item.points:
        steps.append(TraceStep("item_floor", item.code, (("cost", cost), ("points", item.points)), item.points))
        cost = item.points
    return cost, tuple(steps)


def lost_share(item: Item, kept: Fraction) -> Costed:
    """Points for the part that was not kept (0 to 1), in proportion."""
    lost = Fraction(item.points) * (1 - kept)
    inputs = (("points", item.points), ("kept", written(kept)))
    return lost, (TraceStep("proportion", item.code, inputs, written(lost)),)


def counts(verdict: Verdict, names: Iterable[str]) -> dict[str, int]:
    """The whole numbers a verdict enters under these names, in their order; names without an entry are left out."""
    entered = dict(verdict.entries)
    return {name: int(entered[name]) for name in names if name in entered}


class Ordinary(ABC):
    """What holds for a kind of item unless it says otherwise: nothing is too close, no sample too small, no entries."""

    @abstractmethod
    def deduction(self, item: Item, verdict: Verdict) -> Costed: ...

    def is_too_close(self, verdict: Verdict) -> bool:  # noqa: ARG002 - the shape is the protocol's
        return False

    def is_small_sample(self, verdict: Verdict) -> bool:  # noqa: ARG002 - the shape is the protocol's
        return False

    def worst(self, item: Item, verdict: Verdict | None) -> Amount:
        return item.points if verdict is None else self.deduction(item, verdict)[0]

    def forms(self) -> Mapping[str, EntryForm]:
        return {}
