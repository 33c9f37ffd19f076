"""Distances on the ground."""

from math import asin, cos, radians, sin, sqrt

_EARTH_M = 6_371_008.8
"""Mean radius of the earth, IUGG."""


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two places given as degrees north and east, by the haversine formula on a sphere (error below 0.6 %)."""
    north, east = (radians(b - a) for a, b in zip(one, other, strict=True))
    half = sin(north / 2) ** 2 + cos(radians(one[0])) * cos(radians(other[0])) * sin(east / 2) ** 2
    return 2 * _EARTH_M * asin(min(1.0, sqrt(half)))
