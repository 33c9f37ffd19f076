"""Quantiles of Student's t and of F, from the incomplete beta function; nothing else of a statistics library is needed."""

import math
from functools import cache
from statistics import NormalDist

NORMAL_975 = NormalDist().inv_cdf(0.975)
_TINY = 1e-300
_ENOUGH = 1e-15


@cache
def student_quantile(probability: float, freedom: float) -> float:
    """The t below which a share `probability` (at least 0.5) of Student's distribution with `freedom` degrees lies."""
    # P(T <= t) = 1 - I_x(freedom/2, 1/2) / 2 with x = freedom / (freedom + t^2): NIST DLMF 8.17, Abramowitz and Stegun 26.7.1.
    x = _beta_quantile(2 * (1 - probability), a=freedom / 2, b=0.5)
    return math.sqrt(freedom * (1 - x) / x)


@cache
def f_quantile(probability: float, *, between: float, within: float) -> float:
    """The F with `between` and `within` degrees of freedom below which a share `probability` lies (Abramowitz and Stegun 26.6.2)."""
    x = _beta_quantile(1 - probability, a=within / 2, b=between / 2)
    return within * (1 - x) / (between * x)


def _beta_quantile(probability: float, *, a: float, b: float) -> float:
    """The x with I_x(a, b) = probability, by halving until neighbouring floats are reached."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return high
        if incomplete_beta(middle, a=a, b=b) < probability:
            low = middle
        else:
            high = middle


def incomplete_beta(x: float, *, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b) by its continued fraction (NIST DLMF 8.17.22), 0 < x < 1."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, a=b, b=a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    return front / _continued_fraction(x, a=a, b=b)


def _continued_fraction(x: float, *, a: float, b: float) -> float:
    """Lentz's method: 1 + d1 / (1 + d2 / (1 + ...))."""
    value = ratio = 1.0
    inverse = 0.0
    step = 0
    while True:
        step += 1
        m = step // 2
        if step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        inverse = 1 / (1 + term * inverse or _TINY)
        ratio = 1 + term / ratio or _TINY
        value *= inverse * ratio
        if abs(inverse * ratio - 1) < _ENOUGH:
            return value
