"""One module per kind of item; a new kind is a module here and a line in `READERS`."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from reviewer.rubric.fields import Fields
from reviewer.rubric.items import deduction, timed
from reviewer.rubric.rubric import ItemKind, ItemRule

READERS: Mapping[ItemKind, Callable[[Fields, Decimal, frozenset[str]], ItemRule]] = {
    ItemKind.DEDUCTION: lambda fields, points, _: deduction.read(fields, points),
    ItemKind.TIMED: timed.read,
}
"""Reads the fields of its kind from an item's table: (fields, the item's points, the rubric's moments)."""
