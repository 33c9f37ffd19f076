"""Two versions of a rubric compared, and what the newer would have made of reviews scored by the older. Nothing signed is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.review import Verdict
from reviewer.rubric.rubric import Item, Rubric
from reviewer.rubric.scoring import score


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """One difference: `place` is settings, bands, a dimension or an item; `field` what changed there, `before` and `after` as text."""

    kind: ChangeKind
    place: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Impact:
    """What one review would come to; None where there is no total. `unknown` are decided items that the newer version does not have."""

    before: Decimal | None
    after: Decimal | None
    band_before: str
    band_after: str
    opened: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        return self.before != self.after or self.band_before != self.band_after


def differences(older: Rubric, newer: Rubric) -> tuple[Difference, ...]:
    """Every difference that can change a score or a text, in the order settings, bands, dimensions, items."""
    found = []
    for setting in fields(older.settings):
        found += _changed(
            "settings", setting.name, before=getattr(older.settings, setting.name), after=getattr(newer.settings, setting.name)
        )
    found += _changed("bands", "floor", before=_bands(older), after=_bands(newer))
    dimensions = {each.code: each for each in older.dimensions}, {each.code: each for each in newer.dimensions}
    found += _coded(*dimensions)
    for code in (code for code in dimensions[0] if code in dimensions[1]):
        one, other = dimensions[0][code], dimensions[1][code]
        for name in ("weight", "cap", "title"):
            found += _changed(code, name, before=getattr(one, name), after=getattr(other, name))
    items = {each.code: each for each in older.items()}, {each.code: each for each in newer.items()}
    found += _coded(*items)
    for code, item in items[0].items():
        if code in items[1]:
            found += _item_differences(item, items[1][code])
    return tuple(found)


def impact(older: Rubric, newer: Rubric, *, reviews: Sequence[Mapping[str, Verdict]]) -> tuple[Impact, ...]:
    """Each review's total and band under both versions, in the order given."""
    known = {item.code for item in newer.items()}
    found = []
    for verdicts in reviews:
        before, after = score(older, verdicts), score(newer, verdicts)
        found.append(
            Impact(
                before=before.total,
                after=after.total,
                band_before=before.band,
                band_after=after.band,
                opened=tuple(code for code in after.open_items if code not in before.open_items),
                unknown=tuple(sorted(set(verdicts) - known)),
            )
        )
    return tuple(found)


def _item_differences(older: Item, newer: Item) -> list[Difference]:
    return [
        difference
        for field in fields(older)
        if field.name != "code"
        for difference in _changed(older.code, field.name, before=getattr(older, field.name), after=getattr(newer, field.name))
    ]


def _coded(older: Mapping[str, object], newer: Mapping[str, object]) -> list[Difference]:
    removed = [Difference(ChangeKind.REMOVED, code) for code in older if code not in newer]
    return removed + [Difference(ChangeKind.ADDED, code) for code in newer if code not in older]


def _changed(place: str, field: str, *, before: object, after: object) -> list[Difference]:
    return [] if before == after else [Difference(ChangeKind.CHANGED, place, field, _told(before), _told(after))]


def _bands(rubric: Rubric) -> tuple[tuple[str, Decimal], ...]:
    return tuple((band.code, band.floor) for band in rubric.bands)


def _told(value: object) -> str:
    return "" if value is None else f"{value}"
