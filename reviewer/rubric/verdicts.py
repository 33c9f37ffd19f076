"""Verdicts as JSON, in and out: a VERDICTS.json, or any of our scorecards that holds its verdicts."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from reviewer.domain.ids import MarkerId
from reviewer.domain.review import NEEDS_REASON, Measure, Verdict, VerdictState
from reviewer.errors import Refused
from reviewer.rubric.entries import read_entries, read_entry
from reviewer.rubric.fields import FieldHasWrongType, FieldMissing, Fields, NameTwice, NameUnknown, NumberOutOfRange, told
from reviewer.rubric.rubric import Item, ItemKind, Rubric

SCHEMA = "urn:reviewer:verdicts:1"
_PREFIX = "urn:reviewer:"
_LONGEST_US = 10 * 366 * 86_400_000_000
_MOST_OCCURRENCES = 100_000
_MOST_DECIMALS = 4
_MOST_EVENTS = 1_000_000


class VerdictsAreNotJson(Refused):
    key = "rubric.verdicts_are_not_json"


class VerdictsSchemaUnknown(Refused):
    key = "rubric.verdicts_schema_unknown"


class ItemUnknown(Refused):
    key = "rubric.item_unknown"


class ReasonNeeded(Refused):
    key = "rubric.reason_needed"


class NoHalfWay(Refused):
    key = "rubric.no_half_way"


class ForAnotherRubric(Refused):
    key = "rubric.for_another_rubric"


def read_verdicts(text: str, rubric: Rubric, *, name: str = "VERDICTS.json") -> dict[str, Verdict]:
    """The verdicts by item, checked against the rubric.

    Accepts `urn:reviewer:verdicts:1`, and every document of ours whose top level holds the same list under `verdicts`. Raises a Refused
    that names file, item and field; `name` is the file's name for it.
    """
    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_without_repeats)
    except (ValueError, InvalidOperation, RecursionError) as fault:
        raise VerdictsAreNotJson(file=name, fault=str(fault)) from fault
    fields = Fields(document, file=name, place="verdicts", is_top=True)
    schema = fields.text("schema")
    if not schema.startswith(_PREFIX):
        raise VerdictsSchemaUnknown(file=name, schema=told(schema), known=SCHEMA)
    _check_rubric(fields, rubric)
    verdicts: dict[str, Verdict] = {}
    for table in fields.tables("verdicts", code="item"):
        verdict = _verdict(table, rubric)
        if verdict.item in verdicts:
            raise NameTwice(file=name, place=table.place, field="item", value=verdict.item)
        verdicts[verdict.item] = verdict
    if schema == SCHEMA:
        fields.finish()
    return verdicts


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """One verdict as `read_verdicts` reads it; fields that say nothing are left out."""
    measure = verdict.measure
    told: dict[str, object] = {"item": verdict.item, "state": verdict.state.value}
    if verdict.occurrences != 1:
        told["occurrences"] = verdict.occurrences
    if verdict.share is not None:
        told["share"] = f"{verdict.share:f}"
    if measure is not None:
        told["measure"] = {
            "duration_us": measure.duration_us,
            "uncertainty_us": measure.uncertainty_us,
            **({} if measure.start_marker is None else {"start_marker": measure.start_marker}),
            **({} if measure.end_marker is None else {"end_marker": measure.end_marker}),
        }
    if verdict.observed is not None:
        told |= {"conforming": verdict.conforming or 0, "observed": verdict.observed}
    if verdict.entries:
        told["entries"] = dict(verdict.entries)
    if verdict.reason:
        told["reason"] = verdict.reason
    return told


def verdicts_json(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> str:
    """A VERDICTS.json in the rubric's own order."""
    listed = [verdict_json(verdicts[item.code]) for item in rubric.items() if item.code in verdicts]
    return json.dumps({"schema": SCHEMA, "rubric": rubric.id, "verdicts": listed}, ensure_ascii=False, indent=2) + "\n"


def refuse_unfit(item: Item, verdict: Verdict, *, name: str) -> None:
    """Refuses a verdict that its item's kind cannot have: half of a yes, entries of another kind, more conforming events than observed.

    Whoever makes verdicts other than by reading them asks here: what passes is read again from a scorecard. `name` stands for the file.
    """
    place = f"verdicts {item.code}"
    if verdict.state is VerdictState.PARTLY and item.rule.kind is ItemKind.YES_NO:
        raise NoHalfWay(file=name, item=item.code, field="state")
    forms = item.rule.forms() if verdict.entries else {}
    for entry, value in verdict.entries:
        if entry not in forms:
            raise NameUnknown(file=name, place=place, field="entries", value=told(entry), known=", ".join(forms)[:200] or "-")
        read_entry(value, forms[entry], file=name, place=f"{place}, entries {entry}")
    if (verdict.conforming or 0) > (verdict.observed or 0):
        raise NumberOutOfRange(
            file=name, place=place, field="conforming", value=told(verdict.conforming), low=0, high=told(verdict.observed or 0)
        )


def _check_rubric(fields: Fields, rubric: Rubric) -> None:
    """Rubrics of one family share item codes, so verdicts made for another would be scored without a word."""
    if not fields.has("rubric"):
        return
    stated = fields.raw("rubric")
    named = fields.table("rubric").text("id") if isinstance(stated, Mapping) else fields.text("rubric")
    if named != rubric.id:
        raise ForAnotherRubric(file=fields.file, named=told(named), rubric=rubric.id)


def _verdict(table: Fields, rubric: Rubric) -> Verdict:
    item = table.text("item")
    known = next((each for each in rubric.items() if each.code == item), None)
    if known is None:
        raise ItemUnknown(file=table.file, item=told(item), field="item", rubric=rubric.id)
    state = VerdictState(table.name("state", [state.value for state in VerdictState]))
    reason = table.text("reason", default="")
    if state in NEEDS_REASON and not reason.strip():
        raise ReasonNeeded(file=table.file, item=item, field="reason", state=state.value)
    conforming, observed = _sample(table)
    verdict = Verdict(
        item=item,
        state=state,
        occurrences=table.whole("occurrences", low=1, high=_MOST_OCCURRENCES) if table.has("occurrences") else 1,
        share=_share(table) if table.has("share") else None,
        measure=_measure(table.table("measure")) if table.has("measure") else None,
        conforming=conforming,
        observed=observed,
        reason=reason,
        entries=read_entries(table.table("entries"), known) if table.has("entries") else (),
    )
    table.finish()
    refuse_unfit(known, verdict, name=table.file)
    return verdict


def _sample(table: Fields) -> tuple[int | None, int | None]:
    """Conforming and observed events: both or neither, at least one observed, no more conforming than observed."""
    if not table.has("observed") and not table.has("conforming"):
        return None, None
    observed = table.whole("observed", low=1, high=_MOST_EVENTS)
    return table.whole("conforming", low=0, high=observed), observed


def _share(table: Fields) -> Decimal:
    """A decimal from 0 to 1, best as a text, so that no reader on the way turns it into a float."""
    value = table.raw("share")
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise FieldHasWrongType(file=table.file, place=table.place, field="share", expected="number")
    try:
        share = Decimal(value)
    except InvalidOperation as fault:
        raise FieldHasWrongType(file=table.file, place=table.place, field="share", expected="number") from fault
    if not share.is_finite() or not 0 <= share <= 1 or int(share.as_tuple().exponent) < -_MOST_DECIMALS:
        raise NumberOutOfRange(file=table.file, place=table.place, field="share", value=told(value), low=0, high=1)
    return share


def _measure(table: Fields) -> Measure:
    if not table.has("uncertainty_us"):
        raise FieldMissing(file=table.file, place=table.place, field="uncertainty_us")
    markers = {end: table.whole(end, low=1, high=2**63 - 1) if table.has(end) else None for end in ("start_marker", "end_marker")}
    measure = Measure(
        duration_us=table.whole("duration_us", low=0, high=_LONGEST_US),
        uncertainty_us=table.whole("uncertainty_us", low=0, high=_LONGEST_US),
        start_marker=None if markers["start_marker"] is None else MarkerId(markers["start_marker"]),
        end_marker=None if markers["end_marker"] is None else MarkerId(markers["end_marker"]),
    )
    table.finish()
    return measure


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """JSON leaves a repeated key to chance; here it is an error."""
    table = dict(pairs)
    if len(table) != len(pairs):
        repeated = next(key for index, (key, _) in enumerate(pairs) if key in dict(pairs[:index]))
        raise ValueError(f"key {repeated!r} twice in one object")
    return table
