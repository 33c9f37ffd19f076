"""One module per kind of item; a new kind is a module here and a line in `READERS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.rubric.fields import Fields
from reviewer.rubric.items import (
    checklist,
    choice,
    commendation,
    conformity,
    count,
    deduction,
    nps,
    phrase,
    scale,
    special,
    stars,
    text,
    timed,
    yes_no,
)
from reviewer.rubric.rubric import ItemKind, ItemRule, LocalText, ScaleStep


@dataclass(frozen=True)
class Vocabulary:
    """What items of a rubric may name."""

    positions: Mapping[str, LocalText]
    topics: Mapping[str, LocalText]
    moments: Mapping[str, LocalText]
    scales: Mapping[str, tuple[ScaleStep, ...]]
    slots: Mapping[str, LocalText]
    least_sample: int


READERS: Mapping[ItemKind, Callable[[Fields, Decimal, Vocabulary], ItemRule]] = {
    ItemKind.DEDUCTION: lambda fields, points, _: deduction.read(fields, points),
    ItemKind.YES_NO: lambda _fields, points, _: yes_no.YesNoRule(points),
    ItemKind.TIMED: lambda fields, points, known: timed.read(fields, points, frozenset(known.moments)),
    ItemKind.RATE: lambda fields, points, known: conformity.read(fields, points, slots=tuple(known.slots), least=known.least_sample),
    ItemKind.COUNT: lambda fields, points, _: count.read(fields, points),
    ItemKind.PHRASE: lambda fields, points, _: phrase.read(fields, points),
    ItemKind.SCALE: lambda fields, points, known: scale.read(fields, points, known.scales),
    ItemKind.STARS: lambda _fields, points, _: stars.StarsRule(points),
    ItemKind.NPS: lambda _fields, points, _: nps.NpsRule(points),
    ItemKind.CHOICE: lambda fields, points, _: choice.read(fields, points),
    ItemKind.CHECKLIST: lambda fields, points, _: checklist.read(fields, points),
    ItemKind.TEXT: lambda _fields, _points, _: text.TextRule(),
    ItemKind.COMMENDATION: lambda fields, points, _: commendation.read(fields, points),
    ItemKind.SPECIAL: lambda fields, points, _: special.read(fields, points),
}
"""Reads the fields of its kind from an item's table: (fields, the item's points, what the rubric defines)."""
