"""Client variants: a small file that changes weights, points and limits of another rubric, and nothing else.

A review is bound to one exact text, so a variant is kept as its own text, a dividing line, and the text of the rubric it extends: the
digest covers both, and the whole can be read again without looking anything up.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

from reviewer.errors import Refused
from reviewer.rubric.fields import FieldHasWrongType, Fields, NameUnknown, told

SCHEMA = "urn:reviewer:rubric-variant:1"
DIVIDER = "\n# ===== the rubric this variant extends, exactly as it was ===== #\n"
LIMITED = ("timed", "rate", "count")
_REPLACED = ("version", "effective_from", "effective_to")


class ExtendedRubricMissing(Refused):
    key = "rubric.extended_rubric_missing"


class ExtendsAnother(Refused):
    key = "rubric.extends_another"


class NothingToLimit(Refused):
    key = "rubric.nothing_to_limit"


def is_variant(text: str) -> bool:
    """True for a variant's text, with the rubric it extends or without."""
    return SCHEMA in text.partition(DIVIDER)[0].partition("[")[0]


def extended_by(text: str, *, name: str) -> str:
    """The id of the rubric that a variant extends. Raises ValueError when the text is not TOML."""
    return Fields(tomllib.loads(text, parse_float=Decimal), file=name, place="variant").text("extends")


def joined(variant: str, extended: str) -> str:
    """The text to read and keep: a variant with what it extends."""
    return variant + DIVIDER + extended


def merged(text: str, name: str) -> tuple[dict[str, object], str]:
    """The whole rubric that a variant comes to, as a document, and the id of the one it extends.

    Raises a Refused that names file, place and field, ValueError when either text is not TOML.
    """
    variant, divider, extended = text.partition(DIVIDER)
    fields = Fields(tomllib.loads(variant, parse_float=Decimal), file=name, place="variant", is_top=True)
    fields.raw("schema")
    extends = fields.text("extends")
    if not divider:
        raise ExtendedRubricMissing(file=name, place=fields.place, field="extends", rubric=extends)
    document = tomllib.loads(extended, parse_float=Decimal)
    stated = (document.get("id"), document.get("version"))
    if stated != (extends, fields.text("extends_version")):
        raise ExtendsAnother(file=name, field="extends_version", rubric=told(stated[0]), version=told(stated[1]))
    document["id"] = fields.text("id")
    document |= {field: fields.raw(field) for field in _REPLACED if field == "version" or fields.has(field)}
    document["title"] = fields.raw("title")
    if fields.has("settings"):
        document["settings"] = {**_table(document.get("settings", {})), **_table(fields.table("settings").everything())}
    _change(fields, document, "weights", ("dimensions", "weight"))
    _change(fields, document, "points", ("items", "points"))
    _change(fields, document, "per_occurrence", ("items", "per_occurrence"))
    _change(fields, document, "limits", ("items", "limit"))
    fields.finish()
    return document, extends


def _change(fields: Fields, document: Mapping[str, object], field: str, target: tuple[str, str]) -> None:
    """Put new values, by code, where the extended rubric has its own."""
    if not fields.has(field):
        return
    section, changed = target
    listed = document.get(section)
    tables = {each["code"]: each for each in listed if isinstance(each, dict) and "code" in each} if isinstance(listed, list) else {}
    place = f"{fields.place}, {field}"
    for code, value in fields.table(field).everything().items():
        if code not in tables:
            raise NameUnknown(file=fields.file, place=place, field=code, value=told(code), known=", ".join(tables)[:200])
        if changed == "limit" and tables[code].get("kind") not in LIMITED:
            raise NothingToLimit(file=fields.file, place=place, field=code, known=", ".join(LIMITED))
        tables[code][changed] = value


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise FieldHasWrongType(file="settings", place="settings", field="-", expected="table")
    return value
