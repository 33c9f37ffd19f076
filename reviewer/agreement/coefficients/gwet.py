"""Gwet's AC1 and AC2: chance as raters who are unsure, so that rare failures do not make good raters look bad."""

from reviewer.agreement.cells import Distances, nominal, one_group, squared
from reviewer.agreement.coefficients.chance import corrected, observed, per_item, shares
from reviewer.agreement.figures import Figure, FloatArray, Statement, statement, undefined
from reviewer.agreement.ratings import Ratings

AC1 = statement("method_ac1")
AC2 = statement("method_ac2")


def ac1(ratings: Ratings) -> Figure:
    """Gwet 2008, equation 13, with names as names."""
    return _weighted(ratings, nominal(), farthest=1.0, method=AC1)


def ac2(ratings: Ratings) -> Figure:
    """Gwet 2014, chapter 4, with quadratic weights 1 - (x - y)^2 / (highest - lowest)^2."""
    steps = ratings.steps
    if steps is None:
        return undefined(AC2, statement("no_order"))
    return _weighted(ratings, squared(steps), farthest=_width(steps) ** 2, method=AC2)


def _width(steps: FloatArray) -> float:
    return float(steps[-1] - steps[0]) if len(steps) else 0.0


def _weighted(ratings: Ratings, distances: Distances, *, farthest: float, method: Statement) -> Figure:
    count = len(ratings.categories)
    if count < 2:
        return undefined(method, statement("no_variation"))
    rated = ratings.rated
    used = shares(rated)
    table = one_group(used)
    # Sum of all weights, of which each category has `count`: T_w in Gwet's notation.
    every = table.weighted(used * 0 + 1)
    weights = count**2 - float(distances(every).sum()) / farthest
    by_chance = weights / (count * (count - 1))
    expected = 1 - by_chance * per_item(rated, 1 - used)
    return corrected(rated, observed(rated, distances) / farthest, expected=expected, method=method)
