"""Yes/no items: met, or all the points are lost; there is no half of a yes."""

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary
from reviewer.rubric.rubric import Item, ItemKind


@dataclass(frozen=True)
class YesNoRule(Ordinary):
    """Whatever is not met loses everything; verdicts of partly are refused when read, and lose everything too."""

    per_occurrence: Decimal
    kind: ItemKind = ItemKind.YES_NO

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        points = (("points", item.points),)
        if verdict.state is VerdictState.MET:
            return NOTHING, (TraceStep("met", item.code, points, NOTHING),)
        return item.points, (TraceStep("lost_all", item.code, points, item.points),)
