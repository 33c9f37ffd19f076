"""Ratings as they are compared: who rated which item how."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from reviewer.agreement.cells import Cells, cells
from reviewer.agreement.figures import FloatArray, IntArray
from reviewer.errors import Refused

MISSING = -1
LARGE = 1e307


class Scale(StrEnum):
    """What the ratings mean: names, an order, equal steps, or amounts with a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class RatingNotANumber(Refused):
    key = "agreement.rating_not_a_number"


class RatingUnknown(Refused):
    key = "agreement.rating_unknown"


class RatedTwice(Refused):
    key = "agreement.rated_twice"


@dataclass(frozen=True, eq=False)
class Sheet:
    """Ratings as written, one entry per line of the sheet: positions in `items`, `raters` and `labels`; `MISSING` for no rating."""

    items: tuple[str, ...]
    raters: tuple[str, ...]
    labels: tuple[str, ...]
    item: IntArray
    rater: IntArray
    label: IntArray

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, str | None]]) -> "Sheet":
        """A sheet of `(item, rater, rating)`; an empty rating or None is missing."""
        items: dict[str, int] = {}
        raters: dict[str, int] = {}
        labels: dict[str, int] = {}
        rows = [
            (
                items.setdefault(item, len(items)),
                raters.setdefault(rater, len(raters)),
                labels.setdefault(rating, len(labels)) if rating else MISSING,
            )
            for item, rater, rating in entries
        ]
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return cls(tuple(items), tuple(raters), tuple(labels), table[:, 0], table[:, 1], table[:, 2])

    def place_of(self, label: int) -> tuple[str, str]:
        """The first item and rater that have a label."""
        row = int(np.argmax(self.label == label))
        return self.items[self.item[row]], self.raters[self.rater[row]]


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings that were given, one entry each in `item`, `rater` and `category`; what is missing is left out.

    `categories` stand in their order where they have one. `values` are their numbers, None for words. `scale` is None when nobody said
    what the ratings mean. `items` counts all items of the sheet, rated or not.
    """

    items: int
    raters: int
    categories: tuple[str, ...]
    item: IntArray
    rater: IntArray
    category: IntArray
    values: FloatArray | None
    is_ordered: bool
    scale: Scale | None
    item_names: tuple[str, ...] = ()
    rater_names: tuple[str, ...] = ()

    @cached_property
    def per_item(self) -> IntArray:
        """How many ratings each item has."""
        return np.bincount(self.item, minlength=self.items)

    @cached_property
    def paired_items(self) -> int:
        """Items rated at least twice: only these can show agreement."""
        return int(np.count_nonzero(self.per_item >= 2))

    @cached_property
    def steps(self) -> FloatArray | None:
        """How far apart the categories are for weights: their numbers for interval and ratio, else their places in the order."""
        if self.scale in (Scale.INTERVAL, Scale.RATIO) and self.values is not None:
            return evened(self.values)
        return np.arange(len(self.categories), dtype=np.float64) if self.is_ordered else None

    @cached_property
    def by_item(self) -> Cells:
        return cells(self.item, self.category, groups=self.items, categories=len(self.categories))

    def kept(self, keep: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> "Ratings":
        """Only the ratings that `keep` marks, with items and raters numbered anew without gaps."""
        if keep.all() and self.per_item.all() and np.bincount(self.rater, minlength=self.raters).all():
            return self
        items, item = np.unique(self.item[keep], return_inverse=True)
        raters, rater = np.unique(self.rater[keep], return_inverse=True)
        return Ratings(
            len(items),
            len(raters),
            self.categories,
            item.astype(np.int64),
            rater.astype(np.int64),
            self.category[keep],
            self.values,
            self.is_ordered,
            self.scale,
            tuple(self.item_names[place] for place in items) if self.item_names else (),
            tuple(self.rater_names[place] for place in raters) if self.rater_names else (),
        )

    @cached_property
    def rated(self) -> "Ratings":
        """The same ratings; items and raters without any rating are left out of the count."""
        return self.kept(np.ones(len(self.item), dtype=np.bool_))

    @cached_property
    def paired(self) -> "Ratings":
        """Only the items rated at least twice."""
        return self.kept(self.per_item[self.item] >= 2)


def evened(values: FloatArray) -> FloatArray:
    """Values moved and scaled to 0 to 1: what is compared by differences does not change, and no square of it overflows."""
    if not len(values):
        return values
    # Halved where the distance between the largest numbers would overflow, and only there: the smallest would vanish.
    scaled = values / 2 if np.abs(values).max() > LARGE else values
    width = scaled.max() - scaled.min()
    return (scaled - scaled.min()) / width if width > 0 else np.zeros(len(values))


def arrange(sheet: Sheet, *, scale: Scale | None = None, order: Sequence[str] = (), name: str = "") -> Ratings:
    """Ratings from a sheet, with their categories in order.

    `order` lists the permitted ratings from lowest to highest; without it numbers are ordered as numbers. Raises RatedTwice,
    RatingUnknown and RatingNotANumber, which name item and rater; `name` is the sheet's file.
    """
    _refuse_twice(sheet, name)
    numbers = _numbers(sheet, scale=scale, order=order, name=name)
    if order:
        categories, recoded = tuple(order), _in_order(sheet, order, name)
        listed = np.array([_number(label) for label in order])
        values = None if np.isnan(listed).any() else listed
    elif numbers is not None:
        values, first, places = np.unique(numbers, return_index=True, return_inverse=True)
        categories, recoded = tuple(sheet.labels[label] for label in first), places.astype(np.int64)
    else:
        categories, values, recoded = sheet.labels, None, np.arange(len(sheet.labels))
    given = sheet.label != MISSING
    return Ratings(
        len(sheet.items),
        len(sheet.raters),
        categories,
        sheet.item[given],
        sheet.rater[given],
        recoded[sheet.label[given]],
        values,
        bool(order) or values is not None,
        scale,
        sheet.items,
        sheet.raters,
    )


def _refuse_twice(sheet: Sheet, name: str) -> None:
    pairs = sheet.item * max(1, len(sheet.raters)) + sheet.rater
    ordered = np.sort(pairs)
    again = np.flatnonzero(ordered[1:] == ordered[:-1])
    if len(again):
        item, rater = divmod(int(ordered[again[0]]), len(sheet.raters))
        raise RatedTwice(file=name, item=sheet.items[item], rater=sheet.raters[rater])


def _in_order(sheet: Sheet, order: Sequence[str], name: str) -> IntArray:
    places = {label: place for place, label in enumerate(order)}
    for code, label in enumerate(sheet.labels):
        if label not in places:
            item, rater = sheet.place_of(code)
            raise RatingUnknown(file=name, item=item, rater=rater, rating=label, known=", ".join(order))
    return np.array([places[label] for label in sheet.labels], dtype=np.int64)


def _numbers(sheet: Sheet, *, scale: Scale | None, order: Sequence[str], name: str) -> FloatArray | None:
    """The number of each label; None for words, which only names and a stated order permit."""
    numbers = np.fromiter((_number(label) for label in sheet.labels), dtype=np.float64, count=len(sheet.labels))
    words = np.flatnonzero(np.isnan(numbers))
    if len(words) and (scale in (Scale.INTERVAL, Scale.RATIO) or (scale is Scale.ORDINAL and not order)):
        item, rater = sheet.place_of(int(words[0]))
        raise RatingNotANumber(file=name, item=item, rater=rater, rating=sheet.labels[words[0]], scale=scale)
    if len(words) or not len(numbers):
        return None
    # As names, 1 and 1.0 are two; as numbers they are one.
    return None if scale is Scale.NOMINAL and len(np.unique(numbers)) < len(numbers) else numbers


def _number(label: str) -> float:
    """The finite number a label writes, else NaN; separators that only Python reads as part of a number do not count."""
    try:
        number = float(label)
    except ValueError:
        return math.nan
    return number + 0.0 if math.isfinite(number) and "_" not in label else math.nan
