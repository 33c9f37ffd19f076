"""Reads a rubric file: TOML in, a validated `Rubric` out, or one sentence that names file, item and field."""

import hashlib
import re
import tomllib
from collections import Counter
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from reviewer.domain.findings import Cause
from reviewer.errors import Refused
from reviewer.rubric.fields import FieldMissing, Fields, NameTwice, told
from reviewer.rubric.items import READERS
from reviewer.rubric.rubric import Band, Dimension, Item, ItemKind, LocalText, Rubric, Settings

SCHEMA = "urn:reviewer:rubric:1"
LIGHTS = ("green", "yellow", "orange", "red")
RENORMALISATIONS = ("within_dimension",)
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


class IdNotPlain(Refused):
    key = "rubric.id_not_plain"


class CodeNotPlain(Refused):
    key = "rubric.code_not_plain"


class DatesOutOfOrder(Refused):
    key = "rubric.dates_out_of_order"


def read_rubric(text: str, *, name: str) -> Rubric:
    """The rubric of one TOML text. `name` is the file's name, for the sentences.

    The digest is of the exact text in UTF-8. Raises a Refused that names file, place and field.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, InvalidOperation, RecursionError) as fault:
        raise RubricIsNotToml(file=name, fault=str(fault)) from fault
    fields = Fields(document, file=name, place="rubric", is_top=True)
    if fields.raw("schema") != SCHEMA:
        raise RubricSchemaUnknown(file=name, schema=told(fields.raw("schema")), known=SCHEMA)
    rubric = _rubric(fields, hashlib.sha256(text.encode()).hexdigest())
    fields.finish()
    return rubric


def _rubric(fields: Fields, sha256: str) -> Rubric:
    positions, topics, moments = (_vocabulary(fields, field) for field in ("positions", "topics", "moments"))
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
        dimensions=_dimensions(fields, positions=frozenset(positions), topics=frozenset(topics), moments=frozenset(moments)),
        bands=_bands(fields),
        settings=_settings(fields.table("settings")) if fields.has("settings") else Settings(),
        positions=positions,
        topics=topics,
        moments=moments,
        effective_from=effective_from,
        effective_to=effective_to,
    )


def _vocabulary(fields: Fields, field: str) -> dict[str, LocalText]:
    table = fields.table(field)
    words = {key: table.local_text(key) for key in table.keys()}  # noqa: SIM118 - `keys` of a table, not of a dict
    if not words:
        raise FieldMissing(file=fields.file, place=fields.place, field=field)
    return words


def _settings(fields: Fields) -> Settings:
    """What is left out keeps the default; what is written must be known."""
    default = Settings()
    settings = Settings(
        decimals=fields.whole("decimals", low=0, high=6) if fields.has("decimals") else default.decimals,
        comparable_floor=(
            fields.number("comparable_floor", low=_NOTHING, high=Decimal(1)) if fields.has("comparable_floor") else default.comparable_floor
        ),
        renormalise=fields.name("renormalise", RENORMALISATIONS) if fields.has("renormalise") else default.renormalise,
    )
    fields.finish()
    return settings


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


def _dimensions(fields: Fields, *, positions: frozenset[str], topics: frozenset[str], moments: frozenset[str]) -> tuple[Dimension, ...]:
    heads: dict[str, tuple[LocalText, Decimal]] = {}
    codes = []
    for table in fields.tables("dimensions", code="code"):
        code = table.text("code")
        codes.append(code)
        heads[code] = (table.local_text("title"), table.number("weight", low=_NOTHING, is_above_low=True))
        table.finish()
    _refuse_twice(fields.file, "dimensions", codes=codes)
    if not codes:
        raise FieldMissing(file=fields.file, place=fields.place, field="dimensions")
    held: dict[str, list[Item]] = {code: [] for code in codes}
    for table in fields.tables("items", code="code"):
        dimension = table.name("dimension", codes)
        held[dimension].append(_item(table, positions=positions, topics=topics, moments=moments))
        table.finish()
    _refuse_twice(fields.file, "items", codes=[*codes, *(item.code for items in held.values() for item in items)])
    for code, items in held.items():
        if not items:
            raise DimensionEmpty(file=fields.file, place=f"dimensions {code}", field="items")
    return tuple(Dimension(code, *heads[code], tuple(held[code])) for code in codes)


def _item(table: Fields, *, positions: frozenset[str], topics: frozenset[str], moments: frozenset[str]) -> Item:
    points = table.number("points", low=_NOTHING, is_above_low=True)
    kind = ItemKind(table.name("kind", [kind.value for kind in ItemKind]))
    return Item(
        code=table.text("code"),
        title=table.local_text("title"),
        test=table.local_text("test"),
        points=points,
        rule=READERS[kind](table, points, moments),
        position=table.name("position", sorted(positions)),
        topic=table.name("topic", sorted(topics)),
        cause=Cause(table.name("cause", [cause.value for cause in Cause])) if table.has("cause") else None,
        advice=table.local_text("advice") if table.has("advice") else None,
    )


def _refuse_twice(file: str, place: str, *, codes: list[str]) -> None:
    """Codes are what traces and scorecards call things by, so each is plain and stands once."""
    for code, count in Counter(codes).items():
        if count > 1:
            raise NameTwice(file=file, place=f"{place} {code}", field="code", value=code)
        if not _CODE.fullmatch(code) or code == "total":
            raise CodeNotPlain(file=file, place=f"{place} {code}", field="code", value=code)
