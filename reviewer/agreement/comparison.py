"""All figures of agreement of one set of ratings, and when they are not shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from reviewer.agreement.coefficients import alpha, fleiss, gwet, icc, kappa, percent, positive
from reviewer.agreement.figures import Figure, Statement, statement, undefined
from reviewer.agreement.ratings import Ratings, Scale

# Below 30 items rated twice the intervals of these coefficients are too narrow to be believed (Educ Psychol Meas 76(4):609, tables of
# coverage: 52 % at n = 10, 77 % at n = 20, about 94 % at n = 50).
MIN_ITEMS = 30
INDICATIVE_BELOW = 50


@dataclass(frozen=True)
class CohenKappa:
    unweighted: Figure
    linear: Figure
    quadratic: Figure


@dataclass(frozen=True)
class KrippendorffAlpha:
    nominal: Figure
    ordinal: Figure
    interval: Figure
    ratio: Figure


@dataclass(frozen=True)
class Agreement:
    """What `compare` found. `items` and `raters` count all that the ratings name; `paired_items` those rated at least twice."""

    items: int
    raters: int
    paired_items: int
    percent: Figure
    cohen_kappa: CohenKappa
    krippendorff_alpha: KrippendorffAlpha
    gwet_ac1: Figure
    gwet_ac2: Figure
    fleiss_kappa: Figure
    icc_2_1: Figure
    positive_agreement: Figure


def compare(ratings: Ratings, *, min_items: int = MIN_ITEMS, failure: str | None = None) -> Agreement:
    """Every figure, each withheld with a reason when fewer than `min_items` items were rated twice.

    `failure` names the category of `positive_agreement`. Never raises for what the ratings are: what cannot be said is None with a note.
    """
    rules = _Rules(ratings, min_items, ratings.paired_items)
    told, ordered = rules.told, partial(rules.told, takes=Scale.ORDINAL)
    whole = replace(rules, items=icc.whole_items(ratings))
    return Agreement(
        items=ratings.items,
        raters=ratings.raters,
        paired_items=ratings.paired_items,
        percent=told(percent.METHOD, percent.percent),
        cohen_kappa=CohenKappa(
            told(kappa.method(ratings, kappa.NONE), kappa.unweighted),
            ordered(kappa.method(ratings, kappa.LINEAR), kappa.linearly_weighted),
            ordered(kappa.method(ratings, kappa.QUADRATIC), kappa.quadratically_weighted),
        ),
        krippendorff_alpha=KrippendorffAlpha(
            *(told(alpha.method(metric), partial(alpha.alpha, metric=metric), takes=metric) for metric in Scale)
        ),
        gwet_ac1=told(gwet.AC1, gwet.ac1),
        gwet_ac2=ordered(gwet.AC2, gwet.ac2),
        fleiss_kappa=told(fleiss.METHOD, fleiss.fleiss_kappa),
        icc_2_1=whole.told(icc.METHOD, icc.icc_2_1, takes=Scale.INTERVAL),
        positive_agreement=told(positive.method(ratings, failure), partial(positive.positive_agreement, failure=failure)),
    )


@dataclass(frozen=True)
class _Rules:
    """When a figure is shown: `items` are those it can use, of which there must be `least`."""

    ratings: Ratings
    least: int
    items: int

    def told(self, method: Statement, computed: Callable[[Ratings], Figure], *, takes: Scale = Scale.NOMINAL) -> Figure:
        """The figure with what must be known about it; `takes` is what it reads the ratings as."""
        ratings = self.ratings
        if ratings.paired_items == 0:
            return undefined(method, statement("no_pairs"))
        if ratings.paired_items < self.least:
            return undefined(method, statement("too_few_items", items=ratings.paired_items, least=self.least))
        if self.items < self.least:
            return undefined(method, statement("too_few_whole_items", items=self.items, least=self.least))
        figure = computed(ratings)
        if figure.value is None:
            return figure
        notes: list[Statement] = []
        if self.items < INDICATIVE_BELOW:
            notes.append(statement("indicative", items=self.items, below=INDICATIVE_BELOW))
        if ratings.paired_items < ratings.items:
            notes.append(statement("some_unpaired", items=ratings.paired_items, of=ratings.items))
        if ratings.scale is not None and _ORDER.index(takes) > _ORDER.index(ratings.scale):
            notes.append(statement("beyond_scale", scale=statement(f"scale_{ratings.scale}"), takes=statement(f"scale_{takes}")))
        return figure.noted(*notes)


_ORDER = tuple(Scale)
