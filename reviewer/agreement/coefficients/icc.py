"""The intraclass correlation ICC(2,1): absolute agreement of single totals by raters drawn at random."""

from dataclasses import dataclass

import numpy as np

from reviewer.agreement.distributions import f_quantile
from reviewer.agreement.figures import UPPER, Figure, FloatArray, bounded, statement, undefined
from reviewer.agreement.ratings import Ratings, evened

METHOD = statement("method_icc")


def whole_items(ratings: Ratings) -> int:
    """How many items every rater rated who rated any."""
    rated = ratings.rated
    return int(np.count_nonzero(rated.per_item == rated.raters))


def icc_2_1(ratings: Ratings) -> Figure:
    """ICC(2,1) of Shrout and Fleiss 1979, "Intraclass correlations: uses in assessing rater reliability", with their interval.

    Only items that every rater rated are used, for the analysis of variance needs a full table.
    """
    if ratings.values is None:
        return undefined(METHOD, statement("no_numbers"))
    rated = ratings.rated
    items = whole_items(ratings)
    if rated.raters < 2:
        return undefined(METHOD, statement("one_rater_left"))
    if items < 2:
        return undefined(METHOD, statement("too_few_whole", items=items))
    whole = rated.kept(rated.per_item[rated.item] == rated.raters)
    table = np.zeros((whole.items, whole.raters))
    table[whole.item, whole.rater] = evened(ratings.values)[whole.category]
    figure = _estimated(table)
    return figure.noted(statement("whole_items_only", items=items, of=rated.items)) if items < rated.items else figure


@dataclass(frozen=True)
class _Squares:
    """Mean squares of a table of n items by k raters: between items, between raters, and the rest."""

    n: int
    k: int
    items: float
    raters: float
    rest: float


def _estimated(table: FloatArray) -> Figure:
    n, k = table.shape
    mean = table.mean()
    by_item, by_rater = table.mean(axis=1), table.mean(axis=0)
    rest = ((table - by_item[:, None] - by_rater[None, :] + mean) ** 2).sum() / ((n - 1) * (k - 1))
    squares = _Squares(
        n, k, _cleaned(k * ((by_item - mean) ** 2).sum() / (n - 1)), _cleaned(n * ((by_rater - mean) ** 2).sum() / (k - 1)), _cleaned(rest)
    )
    below = squares.items + (k - 1) * squares.rest + k * (squares.raters - squares.rest) / n
    if below <= 0:
        return undefined(METHOD, statement("no_variation"))
    value = bounded((squares.items - squares.rest) / below)
    if value is None:
        return undefined(METHOD, statement("raters_scatter", items=n))
    if squares.raters == squares.rest == 0:
        return Figure(value, value, value, METHOD, (statement("no_width"),))
    if squares.items == squares.rest == 0:
        return Figure(value, None, None, METHOD, (statement("items_alike"),))
    low, high = _limits(squares, value)
    return Figure(value, min(low, value), max(high, value), METHOD)


def _cleaned(square: float) -> float:
    """Totals lie between 0 and 1 here: a mean square this small is what rounding leaves of none."""
    return float(square) if square > 1e-25 else 0.0


def _limits(squares: _Squares, value: float) -> tuple[float, float]:
    """Shrout and Fleiss 1979, page 424, with both sides of their F multiplied out so that the rest may be zero."""
    n, k = squares.n, squares.k
    first = k * value * squares.raters
    second = (n * (1 + (k - 1) * value) - k * value) * squares.rest
    # Where the correlation is negative the two may cancel; one degree is the widest interval that still means something.
    freedom = max(1.0, (k - 1) * (n - 1) * (first + second) ** 2 / ((n - 1) * first**2 + second**2))
    others = k * squares.raters + (k * n - k - n) * squares.rest
    above = f_quantile(UPPER, between=n - 1, within=freedom)
    below = f_quantile(UPPER, between=freedom, within=n - 1)
    low = n * (squares.items - above * squares.rest) / (above * others + n * squares.items)
    high = n * (below * squares.items - squares.rest) / (others + n * below * squares.items)
    return max(-1.0, low), min(1.0, high)
