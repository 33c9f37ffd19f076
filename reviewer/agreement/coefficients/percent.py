"""The share of agreeing pairs of ratings, as it was seen, without correction for chance."""

from reviewer.agreement.cells import nominal
from reviewer.agreement.coefficients.chance import observed
from reviewer.agreement.figures import Figure, share, statement
from reviewer.agreement.ratings import Ratings

METHOD = statement("method_percent")


def percent(ratings: Ratings) -> Figure:
    """The mean over items of the share of pairs of raters that agree (0 to 1); for two raters the plain share of items.

    Ratings without pairs are not looked at: there must be an item rated twice.
    """
    agreement = 1 - observed(ratings.paired, nominal())
    return share(float(agreement.mean()), float(agreement.var()) / len(agreement), items=len(agreement), method=METHOD)
