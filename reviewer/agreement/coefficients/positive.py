"""Agreement on failures: when one reviewer finds a failure, how often does the other?"""

import numpy as np

from reviewer.agreement.figures import Figure, Statement, share, statement, undefined
from reviewer.agreement.ratings import Ratings

UNNAMED = statement("method_positive_unnamed")
# What failures are called in ratings of ours and of others.
FAILURES = ("not_met", "fail", "failed", "failure", "不合格", "不符合", "未达标", "未達標")


def method(ratings: Ratings, failure: str | None = None) -> Statement:
    category = _category(ratings, failure)
    name = failure if category is None else ratings.categories[category]
    return UNNAMED if name is None else statement("method_positive", category=name)


def positive_agreement(ratings: Ratings, failure: str | None = None) -> Figure:
    """Specific agreement on one category: 2a / (2a + b + c) for two raters, all pairs of raters counted alike for more.

    Dice 1945; Cicchetti and Feinstein 1990, "High agreement but low kappa II"; for many raters Fleiss 1981, section 13.1. `failure` names
    the category; else a known word for it, else of two categories the rarer.
    """
    category = _category(ratings, failure)
    if category is None and failure is not None:
        return undefined(method(ratings, failure), statement("no_failure_found", category=failure))
    if category is None:
        return undefined(UNNAMED, statement("no_failure_named"))
    told = statement("method_positive", category=ratings.categories[category])
    paired = ratings.paired
    size = paired.per_item
    found = np.bincount(paired.item, weights=paired.category == category, minlength=paired.items)
    both, either = found * (found - 1), found * (size - 1)
    if not either.any():
        return undefined(told, statement("no_failure_found", category=ratings.categories[category]))
    value = float(both.sum() / either.sum())
    variance = float((((both - value * either) / either.sum()) ** 2).sum())
    figure = share(value, variance, items=int(np.count_nonzero(found)), method=told)
    return figure.noted(*_how_chosen(ratings, category, failure))


def _category(ratings: Ratings, failure: str | None) -> int | None:
    names = [name.casefold() for name in ratings.categories]
    for known in (failure.casefold(),) if failure is not None else FAILURES:
        if known in names:
            return names.index(known)
    if failure is not None or len(names) != 2:
        return None
    # Of two as frequent as each other either gives the same figure.
    return int(np.argmin(np.bincount(ratings.paired.category, minlength=2)))


def _how_chosen(ratings: Ratings, category: int, failure: str | None) -> tuple[Statement, ...]:
    name = ratings.categories[category]
    is_named = failure is not None or name.casefold() in FAILURES
    return () if is_named else (statement("rarer_is_failure", category=name),)
