"""Exact sums from inexact quotients.

A quotient such as 25 x 5 / 7 has no last digit, yet a scorecard's lines must add up to its total to the last digit. So quotients are
kept as fractions, written to `PLACES` decimals, and the last unit goes where the largest remainder is (Hamilton's method), as
seats are given to parties. Amounts here are whole numbers of units of 10^-PLACES.
"""

from collections.abc import Sequence
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from math import lcm

PLACES = 20
UNIT: int = 10**PLACES
_SIXTEEN_ZEROS = 10**16
NIL = Fraction(0)
NOTHING = Decimal(0)
EXACT = Context(prec=120, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""Sums and products in it are exact or raise; nothing is rounded unseen."""


def nearest(amount: Fraction) -> int:
    """Units of an amount, half up; exact whenever the amount has at most `PLACES` decimals."""
    return (2 * UNIT * amount.numerator + amount.denominator) // (2 * amount.denominator)


def apportion(shares: Sequence[Fraction], units: int) -> list[int]:
    """`units` split in proportion to the shares, each to within one unit, summing to `units` exactly.

    A share of zero gets nothing; equal remainders go to the earlier share. All shares zero gives all zeros.
    """
    parts = [0] * len(shares)
    held = [index for index, share in enumerate(shares) if share]
    if len(held) == 1:
        parts[held[0]] = units
    if len(held) < 2:
        return parts
    # Whole numbers in the same proportion: many times faster than fractions, and as exact.
    common = lcm(*(shares[index].denominator for index in held))
    weights = {index: shares[index].numerator * (common // shares[index].denominator) for index in held}
    whole = sum(weights.values())
    remainders = {}
    for index, weight in weights.items():
        parts[index], remainders[index] = divmod(weight * units, whole)
    left = units - sum(parts)
    if left:
        for index in sorted(held, key=lambda index: (-remainders[index], index))[:left]:
            parts[index] += 1
    return parts


def settled(shares: Sequence[Fraction]) -> list[int]:
    """Units of each share, adding up to the nearest units of their sum; a share with at most `PLACES` decimals keeps its own exactly."""
    units = [nearest(share) if share else 0 for share in shares]
    inexact = [NIL if UNIT % share.denominator == 0 else share for share in shares]
    if not any(inexact):
        return units
    parts = apportion(inexact, nearest(sum(inexact, NIL)))
    return [part if share else whole for share, part, whole in zip(inexact, parts, units, strict=True)]


def written(amount: Fraction) -> Decimal:
    """An amount to the nearest of `PLACES` decimals, half up: what a trace prints of a quotient."""
    return as_decimal(nearest(amount)) if amount else NOTHING


def as_decimal(units: int) -> Decimal:
    """The number of that many units, without trailing zeros: `16.875`, `100`."""
    if not units:
        return NOTHING
    digits, places = units, PLACES
    if digits % _SIXTEEN_ZEROS == 0:
        digits, places = digits // _SIXTEEN_ZEROS, places - 16
    while places and digits % 10 == 0:
        digits //= 10
        places -= 1
    return EXACT.scaleb(Decimal(digits), -places)


def rounded(units: int, decimals: int) -> Decimal:
    """Half up to so many decimals, which are all written: `86.4`, `90.0`. For amounts of 0 or more."""
    step = 10 ** (PLACES - decimals)
    return EXACT.scaleb(Decimal((2 * units + step) // (2 * step)), -decimals)
