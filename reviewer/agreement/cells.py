"""Ratings counted: how often each category stands in each group (an item, a rater, or everything), without empty cells.

Every coefficient here is built from one sum: for each cell, the weighted distances to all cells of its group. For names, equal
steps and squared steps that sum has a closed form, so a million ratings cost one sort, however many categories there are.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from reviewer.agreement.figures import FloatArray, IntArray

Distances = Callable[["Cells"], FloatArray]

# Ratio distances have no closed form: every two different values of a group are compared, at about 20 ns each.
MOST_COMPARED = 30_000_000


@dataclass(frozen=True, eq=False)
class Cells:
    """Cells sorted by group, then category. `weight` is how often the category stands in the group, or its share.

    `cell_of` gives the cell of each rating that was counted.
    """

    group: IntArray
    category: IntArray
    weight: FloatArray
    groups: int
    cell_of: IntArray

    def whole(self) -> FloatArray:
        """The sum of each group's weights."""
        return summed(self.group, self.weight, places=self.groups)

    def total(self, amount: FloatArray) -> FloatArray:
        """The sum of weight x amount over each group's cells; 0 for a group without any."""
        return summed(self.group, self.weight * amount, places=self.groups)

    def weighted(self, weight: FloatArray) -> "Cells":
        return replace(self, weight=weight)

    def compared(self) -> int:
        """How many pairs of different cells share a group."""
        sizes = np.bincount(self.group, minlength=self.groups)
        return int((sizes * (sizes - 1) // 2).sum())


def summed(place: IntArray, amount: FloatArray, *, places: int) -> FloatArray:
    """The sum of the amounts that belong to each place."""
    return np.asarray(np.bincount(place, weights=amount, minlength=places), dtype=np.float64)


def cells(group: IntArray, category: IntArray, *, groups: int, categories: int) -> Cells:
    """Counts how often each category stands in each group."""
    keys, cell_of, counts = np.unique(group * max(1, categories) + category, return_inverse=True, return_counts=True)
    return Cells(keys // max(1, categories), keys % max(1, categories), counts.astype(np.float64), groups, cell_of)


def one_group(weight: FloatArray) -> Cells:
    """All categories as one group with the weights given."""
    places = np.arange(len(weight))
    return Cells(np.zeros(len(weight), dtype=np.int64), places, weight, 1, places)


def nominal() -> Distances:
    """0 to the same category, 1 to every other."""
    return _to_others


def linear(scores: FloatArray) -> Distances:
    """|x - y| between the categories' scores, which ascend."""
    return partial(_absolute, scores)


def squared(scores: FloatArray) -> Distances:
    """(x - y)^2 between the categories' scores."""
    return partial(_squares, scores)


def ratio(scores: FloatArray) -> Distances:
    """((x - y) / (x + y))^2 between the categories' scores, none negative; 0 between two zeros."""
    return partial(_ratios, scores)


def _to_others(table: Cells) -> FloatArray:
    return table.whole()[table.group] - table.weight


def _squares(scores: FloatArray, table: Cells) -> FloatArray:
    x = scores[table.category]
    weight = table.whole()
    # Around the group's own mean, so that equal ratings are at distance 0 and not at a rounding error.
    away = x - (table.total(x) / np.where(weight > 0, weight, 1))[table.group]
    return weight[table.group] * away**2 - 2 * away * table.total(away)[table.group] + table.total(away**2)[table.group]


def _absolute(scores: FloatArray, table: Cells) -> FloatArray:
    x = scores[table.category]
    begins = np.searchsorted(table.group, np.arange(table.groups))
    # From the group's lowest score on, for the same reason.
    first = begins[table.group]
    above = x - x[first]
    # Step by step in one array: with a million categories each further one is felt.
    sums = 2 * _running(table.weight, first)
    sums -= table.whole()[table.group]
    sums *= above
    sums += table.total(above)[table.group]
    sums -= 2 * _running(table.weight * above, first)
    return sums


def _running(amount: FloatArray, begins: IntArray) -> FloatArray:
    """What stands before each cell inside its group."""
    before = np.cumsum(amount) - amount
    return before - before[begins]


def _ratios(scores: FloatArray, table: Cells) -> FloatArray:
    x = scores[table.category]
    sums = np.zeros(len(x))
    ends = np.searchsorted(table.group, np.arange(table.groups), side="right")[table.group]
    first = np.arange(len(x))
    for lag in range(1, len(x)):
        first = first[first + lag < ends[first]]
        if not len(first):
            break
        second = first + lag
        # The second is the larger, and so above zero; divided first, numbers of any size neither overflow nor vanish.
        share = x[first] / x[second]
        distance = ((1 - share) / (1 + share)) ** 2
        sums[first] += table.weight[second] * distance
        sums[second] += table.weight[first] * distance
    return sums
