"""Reads one item of a rubric, and checks the conditions under which items apply."""

from collections.abc import Sequence
from decimal import Decimal

from reviewer.domain.findings import Cause
from reviewer.domain.review import NEEDS_REASON, VerdictState
from reviewer.errors import Refused
from reviewer.rubric.fields import Fields, NameUnknown, told
from reviewer.rubric.items import READERS, Vocabulary
from reviewer.rubric.needs import read_needs
from reviewer.rubric.rubric import Condition, Item, ItemKind

_NOTHING = Decimal(0)
_JUDGED = tuple(state.value for state in VerdictState if state not in NEEDS_REASON)
_NEVER_CRITICAL = frozenset({ItemKind.TEXT, ItemKind.COMMENDATION, ItemKind.SPECIAL})
_SAMPLED = frozenset({ItemKind.YES_NO, ItemKind.DEDUCTION})


class ConditionCycle(Refused):
    key = "rubric.condition_cycle"


class NotForThisKind(Refused):
    key = "rubric.not_for_this_kind"


def read_item(table: Fields, known: Vocabulary) -> Item:
    """An item with the fields of its kind; an open question has no points."""
    kind = ItemKind(table.name("kind", [kind.value for kind in ItemKind]))
    points = _NOTHING if kind is ItemKind.TEXT else table.number("points", low=_NOTHING, is_above_low=True)
    is_critical, is_sampled = table.truth("critical"), table.truth("sampled")
    for field, is_set, is_allowed in (("critical", is_critical, kind not in _NEVER_CRITICAL), ("sampled", is_sampled, kind in _SAMPLED)):
        if is_set and not is_allowed:
            raise NotForThisKind(file=table.file, place=table.place, field=field, kind=kind.value)
    return Item(
        code=table.text("code"),
        title=table.local_text("title"),
        test=table.local_text("test"),
        points=points,
        rule=READERS[kind](table, points, known),
        position=table.name("position", sorted(known.positions)),
        topic=table.name("topic", sorted(known.topics)),
        cause=Cause(table.name("cause", [cause.value for cause in Cause])) if table.has("cause") else None,
        advice=table.local_text("advice") if table.has("advice") else None,
        is_critical=is_critical,
        is_sampled=is_sampled,
        condition=_condition(table.table("applies_if")) if table.has("applies_if") else None,
        needs=read_needs(table),
    )


def _condition(table: Fields) -> Condition:
    states = table.texts("states")
    for state in states:
        if state not in _JUDGED:
            raise NameUnknown(file=table.file, place=table.place, field="states", value=told(state), known=", ".join(_JUDGED))
    condition = Condition(table.text("item"), frozenset(VerdictState(state) for state in states))
    table.finish()
    return condition


def refuse_loose_conditions(file: str, items: Sequence[Item]) -> None:
    """Each condition names an item of the rubric, and no chain of them comes back to where it began."""
    needs = {item.code: item.condition.item for item in items if item.condition is not None}
    codes = [item.code for item in items]
    for code, needed in needs.items():
        place = f"items {code}, applies_if"
        if needed not in codes:
            raise NameUnknown(file=file, place=place, field="item", value=told(needed), known=", ".join(codes)[:200])
        chain = [code]
        while (following := needs.get(chain[-1])) is not None:
            if following in chain:
                raise ConditionCycle(file=file, place=place, field="item", chain=" → ".join([*chain, following]))
            chain.append(following)
