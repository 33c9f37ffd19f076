"""Fleiss' kappa."""

from reviewer.agreement.cells import nominal, one_group
from reviewer.agreement.coefficients.chance import corrected, observed, per_item, shares
from reviewer.agreement.figures import Figure, statement
from reviewer.agreement.ratings import Ratings

METHOD = statement("method_fleiss")


def fleiss_kappa(ratings: Ratings) -> Figure:
    """Fleiss 1971, "Measuring nominal scale agreement among many raters", with Gwet's (2014) extension to missing ratings."""
    rated = ratings.rated
    distances = nominal()
    expected = distances(one_group(shares(rated)))
    return corrected(rated, observed(rated, distances), expected=per_item(rated, expected), method=METHOD)
