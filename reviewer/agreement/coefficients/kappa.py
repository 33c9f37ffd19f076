"""Cohen's kappa for two raters, plain and weighted, and Conger's for more."""

import numpy as np

from reviewer.agreement.cells import Cells, Distances, cells, linear, nominal, one_group, squared, summed
from reviewer.agreement.coefficients.chance import NOTHING, observed
from reviewer.agreement.figures import Figure, FloatArray, Statement, bounded, from_influence, statement, undefined
from reviewer.agreement.ratings import Ratings

NONE = statement("weights_none")
LINEAR = statement("weights_linear")
QUADRATIC = statement("weights_quadratic")


def unweighted(ratings: Ratings) -> Figure:
    """Cohen 1960, "A coefficient of agreement for nominal scales"."""
    return _kappa(ratings, nominal(), weights=NONE)


def linearly_weighted(ratings: Ratings) -> Figure:
    """Cicchetti and Allison 1971: weights 1 - |x - y| / (highest - lowest)."""
    if ratings.steps is None:
        return undefined(method(ratings, LINEAR), statement("no_order"))
    return _kappa(ratings, linear(ratings.steps), weights=LINEAR)


def quadratically_weighted(ratings: Ratings) -> Figure:
    """Cohen 1968; Fleiss and Cohen 1973: weights 1 - (x - y)^2 / (highest - lowest)^2."""
    if ratings.steps is None:
        return undefined(method(ratings, QUADRATIC), statement("no_order"))
    return _kappa(ratings, squared(ratings.steps), weights=QUADRATIC)


def method(ratings: Ratings, weights: Statement) -> Statement:
    return statement("method_cohen" if ratings.raters == 2 else "method_conger", weights=weights)


def _kappa(ratings: Ratings, distances: Distances, *, weights: Statement) -> Figure:
    """1 - observed / expected, chance from each rater's own use of the categories.

    Conger 1980, "Integration and generalization of kappas for multiple raters", which for two raters is Cohen's kappa. Two raters are
    compared on the items both rated; of more, whoever rated says what that rater tends to. The variance is the large-sample one
    (for two raters that of Fleiss, Cohen and Everitt 1969), linearised by item.
    """
    told = method(ratings, weights)
    used = ratings.paired if ratings.raters == 2 else ratings.rated
    if used.raters < 2:
        return undefined(told, statement("one_rater_left"))
    by_rater = cells(used.rater, used.category, groups=used.raters, categories=len(used.categories))
    given = np.bincount(used.rater, minlength=used.raters)
    own = by_rater.weighted(by_rater.weight / given[by_rater.group])
    pull = _pull(own, distances, len(used.categories))
    expected = float((own.weight * pull).sum()) / 2
    if expected <= NOTHING:
        return undefined(told, statement("no_variation"))
    is_paired = used.per_item >= 2
    disagreement = observed(used, distances)
    seen = float(disagreement[is_paired].mean())
    value = bounded(1 - seen / expected)
    if value is None:
        return undefined(told, statement("chance_unlike"))
    moved = (pull - own.total(pull)[own.group]) / given[own.group]
    in_expected = summed(used.item, moved[own.cell_of], places=used.items)
    in_seen = np.where(is_paired, disagreement - seen, 0.0) / is_paired.sum()
    return from_influence(value, seen * in_expected / expected**2 - in_seen / expected, told)


def _pull(own: Cells, distances: Distances, categories: int) -> FloatArray:
    """For each rater's categories the mean distance to the other raters' choices, twice over the number of raters: the slope of chance."""
    everybody = summed(own.category, own.weight, places=categories)
    to_all = distances(one_group(everybody))[own.category]
    return 2 * (to_all - distances(own)) / (own.groups * (own.groups - 1))
