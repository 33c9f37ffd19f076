"""Star items: one to five stars, for one rating or a whole distribution, beside the trade's mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import TraceStep
from reviewer.rubric.apportioning import written
from reviewer.rubric.items.answers import distribution, mean
from reviewer.rubric.items.charging import NOTHING, Costed, Ordinary, charge, lost_share
from reviewer.rubric.rubric import EntryForm, Item, ItemKind

STARS = {str(stars): Decimal(stars) for stars in range(5, 0, -1)}
MEAN, TRADE = "mean", "trade"


@dataclass(frozen=True)
class StarsRule(Ordinary):
    """Keeps the mean of the stars out of five.

    Entries count the ratings by stars, or give only their `mean`; `trade` is the mean of the trade, which changes no points but is stated
    in percent: 4.8 against 4.3467 reads +10.43 %. Where nothing is entered, the state decides.
    """

    per_occurrence: Decimal
    kind: ItemKind = ItemKind.STARS

    def deduction(self, item: Item, verdict: Verdict) -> Costed:
        average = self.mean(verdict)
        if average is None:
            return charge(item, verdict, self.per_occurrence)
        cost, steps = lost_share(item, average / 5)
        ratings = Decimal(sum((distribution(verdict, STARS) or {}).values()))
        told = [TraceStep("stars", item.code, (("ratings", ratings), ("mean", written(average))), written(average / 5))]
        against = self.against_trade(verdict)
        if against is not None:
            trade = Decimal(dict(verdict.entries)[TRADE])
            told.append(TraceStep("against_trade", item.code, (("mean", written(average)), ("trade", trade)), written(against)))
        return cost, (*told, *steps)

    def mean(self, verdict: Verdict) -> Fraction | None:
        """The mean number of stars; None when nothing is entered."""
        chosen = distribution(verdict, STARS)
        if chosen is not None:
            return mean(chosen, STARS)
        stated = dict(verdict.entries).get(MEAN)
        return None if stated is None else min(Fraction(Decimal(stated)), Fraction(5))

    def against_trade(self, verdict: Verdict) -> Fraction | None:
        """How far the mean lies above (or below) the trade's, as a share of the trade's; None without both."""
        average, stated = self.mean(verdict), dict(verdict.entries).get(TRADE)
        if average is None or stated is None or Decimal(stated) == NOTHING:
            return None
        return average / Fraction(Decimal(stated)) - 1

    def forms(self) -> Mapping[str, EntryForm]:
        return {**dict.fromkeys(STARS, EntryForm.COUNT), MEAN: EntryForm.DECIMAL, TRADE: EntryForm.DECIMAL}
