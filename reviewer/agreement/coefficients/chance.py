"""What coefficients that treat raters as exchangeable share: disagreement observed in each item, and its correction for chance."""

import numpy as np

from reviewer.agreement.cells import Distances, summed
from reviewer.agreement.figures import Figure, FloatArray, Statement, bounded, from_influence, statement, undefined
from reviewer.agreement.ratings import Ratings

# Below this the disagreement expected by chance is a rounding error.
NOTHING = 1e-12


def observed(ratings: Ratings, distances: Distances) -> FloatArray:
    """The mean distance between two different ratings of each item; 0 where an item has fewer than two."""
    table, size = ratings.by_item, ratings.per_item
    return table.total(distances(table)) / np.maximum(size * (size - 1.0), 1.0)


def shares(ratings: Ratings) -> FloatArray:
    """How often each category is used, each item counting the same, however many rated it (Gwet 2014, pi_k)."""
    table = ratings.by_item
    weight = table.weight / ratings.per_item[table.group]
    return summed(table.category, weight, places=len(ratings.categories)) / ratings.items


def per_item(ratings: Ratings, amount: FloatArray) -> FloatArray:
    """The mean over each item's ratings of an amount per category."""
    table = ratings.by_item
    return table.total(amount[table.category]) / ratings.per_item


def corrected(ratings: Ratings, disagreement: FloatArray, *, expected: FloatArray, method: Statement) -> Figure:
    """1 - observed / expected disagreement, over ratings without unrated items.

    Both are given per item; their means are what is compared. The variance is Gwet 2008, equation 38, as extended to missing ratings
    in Gwet 2014, "Handbook of Inter-Rater Reliability", 4th edition, chapter 5: the expected part counts twice, being a square of shares.
    """
    by_chance = float(expected.mean())
    if by_chance <= NOTHING:
        return undefined(method, statement("no_variation"))
    is_paired = ratings.per_item >= 2
    value = bounded(1 - float(disagreement[is_paired].mean()) / by_chance)
    if value is None:
        return undefined(method, statement("chance_unlike"))
    seen = np.where(is_paired, ratings.items / is_paired.sum() * (by_chance - disagreement) / by_chance, 0.0)
    return from_influence(value, (seen + 2 * (1 - value) * (expected - by_chance) / by_chance) / ratings.items, method)
