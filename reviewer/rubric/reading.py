"""Reads a rubric file: TOML in, a validated `Rubric` out, or one sentence that names file, item and field."""

import hashlib
import re
import tomllib
from collections import Counter
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from reviewer.errors import Refused
from reviewer.rubric.fields import FieldMissing, Fields, NameTwice, told
from reviewer.rubric.item_reading import read_item, refuse_loose_conditions
from reviewer.rubric.items import Vocabulary
from reviewer.rubric.rubric import Band, Dimension, Item, LocalText, Rubric, ScaleStep, Settings
from reviewer.rubric.settings import read_settings
from reviewer.rubric.variants import is_variant, merged

SCHEMA = "urn:reviewer:rubric:1"
LIGHTS = ("green", "yellow", "orange", "red")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", re.ASCII)
_NOTHING = Decimal(0)
_ALL = Decimal(100)


class RubricIsNotToml(Refused):
    key = "rubric.rubric_is_not_toml"


class RubricSchemaUnknown(Refused):
    key = "rubric.rubric_schema_unknown"


class DimensionEmpty(Refused):
    key = "rubric.dimension_empty"


class BandsOutOfOrder(Refused):
    key = "rubric.bands_out_of_order"


class StepsOutOfOrder(Refused):
    key = "rubric.steps_out_of_order"


class IdNotPlain(Refused):
    key = "rubric.id_not_plain"


class CodeNotPlain(Refused):
    key = "rubric.code_not_plain"


class DatesOutOfOrder(Refused):
    key = "rubric.dates_out_of_order"


def read_rubric(text: str, *, name: str) -> Rubric:
    """The rubric of one TOML text, or of a client's variant followed by the rubric it changes.

    `name` is the file's name, for the sentences. The digest is of the exact text in UTF-8, so that a variant's covers both. Raises a
    Refused that names file, place and field.
    """
    document, extends = _document(text, name)
    fields = Fields(document, file=name, place="rubric", is_top=True)
    if fields.raw("schema") != SCHEMA:
        raise RubricSchemaUnknown(file=name, schema=told(fields.raw("schema")), known=SCHEMA)
    rubric = _rubric(fields, hashlib.sha256(text.encode()).hexdigest(), extends=extends)
    fields.finish()
    return rubric


def _document(text: str, name: str) -> tuple[object, str]:
    """The document to read, and the id of the rubric it extends (empty for a rubric of its own)."""
    try:
        if is_variant(text):
            return merged(text, name)
        return tomllib.loads(text, parse_float=Decimal), ""
    except (ValueError, InvalidOperation, RecursionError) as fault:
        raise RubricIsNotToml(file=name, fault=str(fault)) from fault


def _rubric(fields: Fields, sha256: str, *, extends: str) -> Rubric:
    settings = read_settings(fields.table("settings")) if fields.has("settings") else Settings()
    known = Vocabulary(
        positions=_vocabulary(fields, "positions"),
        topics=_vocabulary(fields, "topics"),
        moments=_vocabulary(fields, "moments") if fields.has("moments") else {},
        scales=_scales(fields.table("scales")) if fields.has("scales") else {},
        slots=_vocabulary(fields, "slots") if fields.has("slots") else {},
        least_sample=settings.least_sample,
    )
    identity = fields.text("id")
    if not _ID.fullmatch(identity):
        raise IdNotPlain(file=fields.file, place=fields.place, field="id", value=identity)
    effective_from, effective_to = fields.day("effective_from"), fields.day("effective_to")
    if effective_from is not None and effective_to is not None and effective_to < effective_from:
        raise DatesOutOfOrder(file=fields.file, place=fields.place, field="effective_to")
    return Rubric(
        id=identity,
        version=fields.text("version"),
        title=fields.local_text("title"),
        sha256=sha256,
        dimensions=_dimensions(fields, known),
        bands=_bands(fields),
        settings=settings,
        positions=known.positions,
        topics=known.topics,
        moments=known.moments,
        effective_from=effective_from,
        effective_to=effective_to,
        scales=known.scales,
        slots=known.slots,
        background=_vocabulary(fields, "background") if fields.has("background") else {},
        extends=extends,
    )


def _vocabulary(fields: Fields, field: str) -> dict[str, LocalText]:
    table = fields.table(field)
    words = {key: table.local_text(key) for key in table.keys()}  # noqa: SIM118 - `keys` of a table, not of a dict
    if not words:
        raise FieldMissing(file=fields.file, place=fields.place, field=field)
    return words


def _scales(fields: Fields) -> dict[str, tuple[ScaleStep, ...]]:
    return {name: _steps(fields, name) for name in fields.keys()}  # noqa: SIM118 - `keys` of a table, not of a dict


def _steps(fields: Fields, name: str) -> tuple[ScaleStep, ...]:
    """From the best answer down: values and worths fall, and there are at least two."""
    steps = []
    for table in fields.tables(name, code="value"):
        steps.append(ScaleStep(table.whole("value", low=0, high=100), table.percent("worth"), table.local_text("title")))
        table.finish()
    falling = all(a.value > b.value and a.worth > b.worth for a, b in pairwise(steps))
    if len(steps) < 2 or not falling:
        raise StepsOutOfOrder(file=fields.file, place=fields.place, field=name)
    return tuple(steps)


def _bands(fields: Fields) -> tuple[Band, ...]:
    """From the highest; floors fall strictly and the last is 0, so that every total has one band."""
    bands = []
    for table in fields.tables("bands", code="code"):
        floor = table.number("floor", low=_NOTHING, high=_ALL)
        bands.append(Band(table.text("code"), table.local_text("title"), floor, table.name("light", LIGHTS)))
        table.finish()
    _refuse_twice(fields.file, "bands", codes=[band.code for band in bands])
    floors = [band.floor for band in bands]
    if not floors or floors[-1] != 0 or any(a <= b for a, b in pairwise(floors)):
        raise BandsOutOfOrder(file=fields.file, place="bands", field="floor")
    return tuple(bands)


def _dimensions(fields: Fields, known: Vocabulary) -> tuple[Dimension, ...]:
    heads: dict[str, tuple[LocalText, Decimal, Decimal | None]] = {}
    codes = []
    for table in fields.tables("dimensions", code="code"):
        code = table.text("code")
        codes.append(code)
        cap = table.number("cap", low=_NOTHING, is_above_low=True) if table.has("cap") else None
        heads[code] = (table.local_text("title"), table.number("weight", low=_NOTHING, is_above_low=True), cap)
        table.finish()
    _refuse_twice(fields.file, "dimensions", codes=codes)
    if not codes:
        raise FieldMissing(file=fields.file, place=fields.place, field="dimensions")
    held: dict[str, list[Item]] = {code: [] for code in codes}
    for table in fields.tables("items", code="code"):
        held[table.name("dimension", codes)].append(read_item(table, known))
        table.finish()
    items = [item for each in held.values() for item in each]
    _refuse_twice(fields.file, "items", codes=[*codes, *(item.code for item in items)])
    refuse_loose_conditions(fields.file, items)
    for code, inside in held.items():
        if all(item.is_beside for item in inside):
            raise DimensionEmpty(file=fields.file, place=f"dimensions {code}", field="items")
    return tuple(Dimension(code, title, weight, tuple(held[code]), cap) for code, (title, weight, cap) in heads.items())


def _refuse_twice(file: str, place: str, *, codes: list[str]) -> None:
    """Codes are what traces and scorecards call things by, so each is plain and stands once."""
    for code, count in Counter(codes).items():
        if count > 1:
            raise NameTwice(file=file, place=f"{place} {code}", field="code", value=code)
        if not _CODE.fullmatch(code) or code == "total":
            raise CodeNotPlain(file=file, place=f"{place} {code}", field="code", value=code)
