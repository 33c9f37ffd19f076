"""Places and moments out of a GPX track (GPX 1.0 and 1.1). Child process only."""

from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

_MOST_POINTS = 20_000
_ASSUMED_M = 30.0
_METRES_PER_DILUTION = 5.0
"""User-equivalent range error of a phone's receiver; horizontal dilution times this is the usual estimate of its accuracy."""
_POINTS = ("trkpt", "rtept", "wpt")


def read_gpx(path: str) -> dict[str, Any]:
    """`{"points": [[moment, latitude, longitude, accuracy_m], ...]}` by moment; points without moment or place are left out.

    Every tenth, hundredth, ... point where a track has more than a child's answer holds. `{}` for what is no GPX.
    """
    try:
        # The child has its own bounds, and expat (2.4.1 and later) stops entities that swell.
        root = ET.parse(path).getroot()  # noqa: S314 - in the child only
    except ET.ParseError:
        return {}
    points = sorted(point for element in root.iter() if _local(element.tag) in _POINTS if (point := _point(element)))
    step = -(-len(points) // _MOST_POINTS) or 1
    return {"points": points[::step]} if points else {}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _point(element: ET.Element) -> tuple[str, float, float, float] | None:
    said = {_local(child.tag): (child.text or "").strip() for child in element}
    try:
        at = datetime.fromisoformat(said["time"])
        latitude, longitude = float(element.get("lat", "")), float(element.get("lon", ""))
        accuracy_m = float(said["hdop"]) * _METRES_PER_DILUTION if "hdop" in said else _ASSUMED_M
    except (KeyError, ValueError):
        return None
    is_place = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0.0, 0.0)
    return (at.isoformat(), latitude, longitude, accuracy_m) if at.tzinfo and is_place and 0 <= accuracy_m <= 100_000 else None
