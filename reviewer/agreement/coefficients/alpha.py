"""Krippendorff's alpha for four metrics; any number of raters, any ratings missing."""

import numpy as np

from reviewer.agreement.cells import MOST_COMPARED, Distances, nominal, one_group, ratio, squared, summed
from reviewer.agreement.figures import Figure, FloatArray, Statement, from_influence, statement, undefined
from reviewer.agreement.ratings import Ratings, Scale, evened


def method(metric: Scale) -> Statement:
    return statement("method_alpha", metric=statement(f"metric_{metric}"))


def alpha(ratings: Ratings, metric: Scale) -> Figure:
    """1 - observed / expected disagreement over all pairs of ratings of an item.

    Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability" (section E, missing data; metric differences of section E step D).
    The interval is analytic: alpha as a function of how much each item counts, linearised.
    """
    paired = ratings.paired
    counts = np.bincount(paired.category, minlength=len(paired.categories)).astype(np.float64)
    if np.count_nonzero(counts) < 2:
        return undefined(method(metric), statement("no_variation"))
    if metric is Scale.ORDINAL:
        if not ratings.is_ordered:
            return undefined(method(metric), statement("no_order"))
        return _estimated(paired, counts, squared(_middle_ranks(counts)), metric)
    if metric is Scale.NOMINAL:
        return _estimated(paired, counts, nominal(), metric)
    if ratings.values is None:
        return undefined(method(metric), statement("no_numbers"))
    if metric is Scale.INTERVAL:
        return _estimated(paired, counts, squared(evened(ratings.values)), metric)
    return _by_ratio(paired, counts, values=ratings.values)


def _by_ratio(paired: Ratings, counts: FloatArray, *, values: FloatArray) -> Figure:
    if values[0] < 0:
        return undefined(method(Scale.RATIO), statement("below_zero"))
    if max(one_group(counts).compared(), paired.by_item.compared()) > MOST_COMPARED:
        return undefined(method(Scale.RATIO), statement("too_many_values", values=len(values)))
    return _estimated(paired, counts, ratio(values), Scale.RATIO)


def _middle_ranks(counts: FloatArray) -> FloatArray:
    """How many ratings stand below the middle of each category.

    The ordinal difference of c and k is the sum of all counts from c to k less half of both ends: the difference of their middle ranks.
    """
    return np.cumsum(counts) - counts / 2


def _estimated(paired: Ratings, counts: FloatArray, distances: Distances, metric: Scale) -> Figure:
    """Alpha = 1 - (n - 1) O / E with O the disagreement inside items, E that between all ratings; and its slope for each item.

    O = sum over items of (sum of distances) / (raters - 1); E = sum of distances between all n ratings.
    """
    table, size = paired.by_item, paired.per_item
    inside = table.total(distances(table)) / (size - 1)
    to_all = distances(one_group(counts))
    whole, between = float(inside.sum()), float(counts @ to_all)
    if between <= 0:
        return undefined(method(metric), statement("differences_vanish"))
    n = float(counts.sum())
    in_between = 2 * table.total(to_all[table.category])
    if metric is Scale.ORDINAL:
        # More ratings below move the ranks of all above, and so both sums.
        ranks = _middle_ranks(counts)
        in_inside = inside + table.total(_through_ranks(_rank_slopes_inside(paired, ranks))[table.category])
        mean = float(counts @ ranks) / n
        in_between = in_between + table.total(_through_ranks(4 * counts * n * (ranks - mean))[table.category])
    else:
        in_inside = inside
    slope = size * whole / between + (n - 1) * in_inside / between - (n - 1) * whole * in_between / between**2
    return from_influence(1 - (n - 1) * whole / between, -slope, method(metric))


def _rank_slopes_inside(paired: Ratings, ranks: FloatArray) -> FloatArray:
    """How the disagreement inside items changes with the rank of each category."""
    table, size = paired.by_item, paired.per_item
    rank = ranks[table.category]
    mean = table.total(rank) / size
    slope = 4 * table.weight * size[table.group] * (rank - mean[table.group]) / (size[table.group] - 1)
    return summed(table.category, slope, places=len(ranks))


def _through_ranks(slopes: FloatArray) -> FloatArray:
    """Slopes by rank turned into slopes by count: one more rating lifts its own category's rank by a half, and those above by one."""
    return np.asarray(slopes.sum() - np.cumsum(slopes) + slopes / 2, dtype=np.float64)
