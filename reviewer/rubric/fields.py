"""A strict reader of one table of a rubric file or a verdicts file: each complaint names file, place and field."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NoReturn

from reviewer.errors import Refused
from reviewer.rubric.durations import duration_us
from reviewer.rubric.rubric import LocalText
from reviewer.wording import Language, say

PLACES_ALLOWED = 4
LARGEST = Decimal(10_000)
# JSON can spell halves of characters that no file can hold.
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) %", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")


class FieldMissing(Refused):
    key = "rubric.field_missing"


class FieldUnknown(Refused):
    key = "rubric.field_unknown"


class FieldHasWrongType(Refused):
    """`expected` is one of text, number, whole_number, truth, table, list, date."""

    key = "rubric.field_has_wrong_type"

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        return say(self.key, language, **{**self.facts, "expected": say(f"rubric.type_{self.facts['expected']}", language)})


class TextMissing(Refused):
    key = "rubric.text_missing"


class NumberOutOfRange(Refused):
    key = "rubric.number_out_of_range"


class NameUnknown(Refused):
    key = "rubric.name_unknown"


class NameTwice(Refused):
    key = "rubric.name_twice"


class LimitWithoutUnit(Refused):
    key = "rubric.limit_without_unit"


def told(value: object) -> str:
    """A refused value as a sentence quotes it: short, whatever was sent."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{Decimal(value):.12g}"
    return str(value)[:60]


class Fields:
    """One table while it is read; `finish()` refuses whatever nobody asked for.

    `file` is the name people know the document by, `place` where in it the table stands (`items A-03`); the places of a whole
    document's lists do not repeat its own.
    """

    def __init__(self, table: object, *, file: str, place: str, is_top: bool = False) -> None:
        self.file = file
        self.place = place
        self.is_top = is_top
        if not isinstance(table, Mapping):
            raise FieldHasWrongType(file=file, place=place, field="-", expected="table")
        self._table: dict[str, object] = dict(table)
        self._asked: set[str] = set()

    def has(self, field: str) -> bool:
        return field in self._table

    def raw(self, field: str) -> object:
        """The value as the parser gave it; refuses when it is missing."""
        self._asked.add(field)
        if field not in self._table:
            raise FieldMissing(file=self.file, place=self.place, field=field)
        return self._table[field]

    def text(self, field: str, default: str | None = None) -> str:
        if default is not None and not self.has(field):
            return default
        value = self.raw(field)
        if not isinstance(value, str) or _SURROGATE.search(value):
            self._wrong(field, "text")
        if not value.strip() and default is None:
            raise FieldMissing(file=self.file, place=self.place, field=field)
        return value

    def name(self, field: str, known: Collection[str]) -> str:
        """A text that must be one of the known names."""
        value = self.text(field)
        if value not in known:
            raise NameUnknown(file=self.file, place=self.place, field=field, value=told(value), known=", ".join(known))
        return value

    def number(self, field: str, *, low: Decimal, high: Decimal = LARGEST, is_above_low: bool = False) -> Decimal:
        """A finite number within bounds, with at most four decimals so that later sums stay exact."""
        value = self.raw(field)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self._wrong(field, "number")
        number = Decimal(value)
        too_fine = number.is_finite() and int(number.as_tuple().exponent) < -PLACES_ALLOWED
        if not number.is_finite() or too_fine or not low <= number <= high or (is_above_low and number == low):
            raise NumberOutOfRange(file=self.file, place=self.place, field=field, value=told(value), low=low, high=high)
        return number

    def whole(self, field: str, *, low: int, high: int = int(LARGEST)) -> int:
        value = self.raw(field)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong(field, "whole_number")
        if not low <= value <= high:
            raise NumberOutOfRange(file=self.file, place=self.place, field=field, value=told(value), low=low, high=high)
        return value

    def duration_us(self, field: str) -> int:
        """Microseconds of a text such as `3 s`, `2.5 min` or `24 h`."""
        value = self.raw(field)
        length = duration_us(value) if isinstance(value, str) else None
        if length is None:
            raise LimitWithoutUnit(file=self.file, place=self.place, field=field, value=told(value))
        return length

    def percent(self, field: str) -> Decimal:
        """The share, 0 to 1, of a text such as `95 %`."""
        value = self.raw(field)
        match = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None or Decimal(match[1]) > 100:
            raise LimitWithoutUnit(file=self.file, place=self.place, field=field, value=told(value))
        return Decimal(match[1]).scaleb(-2)

    def truth(self, field: str) -> bool:
        """True or false; false when the field is absent."""
        if not self.has(field):
            return False
        value = self.raw(field)
        if not isinstance(value, bool):
            self._wrong(field, "truth")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of at least one text, none of them empty."""
        value = self.raw(field)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            self._wrong(field, "list")
        if not value or not all(text.strip() for text in value):
            raise FieldMissing(file=self.file, place=self.place, field=field)
        return tuple(value)

    def local_text(self, field: str) -> LocalText:
        """A table with one text in each of the three languages."""
        inner = Fields(self.raw(field), file=self.file, place=f"{self.place}, {field}")
        texts = {}
        for language in ("en", "zh-Hans", "zh-Hant"):
            value = inner.raw(language) if inner.has(language) else ""
            if not isinstance(value, str) or not value.strip():
                raise TextMissing(file=self.file, place=self.place, field=field, tag=language)
            texts[language] = value
        inner.finish()
        return LocalText(en=texts["en"], zh_hans=texts["zh-Hans"], zh_hant=texts["zh-Hant"])

    def day(self, field: str) -> date | None:
        """A calendar day, or None when the field is absent."""
        if not self.has(field):
            return None
        value = self.raw(field)
        if isinstance(value, datetime) or not isinstance(value, date):
            self._wrong(field, "date")
        return value

    def table(self, field: str) -> "Fields":
        return Fields(self.raw(field), file=self.file, place=f"{self.place}, {field}")

    def tables(self, field: str, *, code: str) -> list["Fields"]:
        """A list of tables, each placed by its field `code` (or its number where that is missing)."""
        value = self.raw(field)
        if not isinstance(value, list):
            self._wrong(field, "list")
        found = []
        for number, table in enumerate(value, start=1):
            label = table.get(code) if isinstance(table, Mapping) else None
            place = f"{field} {label if isinstance(label, str) else f'#{number}'}"
            found.append(Fields(table, file=self.file, place=place if self.is_top else f"{self.place}, {place}"))
        return found

    def coded(self, field: str) -> list["Fields"]:
        """A list of at least one table, each with a `code` of its own."""
        tables = self.tables(field, code="code")
        if not tables:
            raise FieldMissing(file=self.file, place=self.place, field=field)
        seen = set()
        for table in tables:
            code = table.text("code")
            if code in seen:
                raise NameTwice(file=self.file, place=table.place, field="code", value=told(code))
            seen.add(code)
        return tables

    def keys(self) -> tuple[str, ...]:
        return tuple(self._table)

    def everything(self) -> dict[str, object]:
        """All of the table as it stands, for what is checked elsewhere."""
        self._asked.update(self._table)
        return dict(self._table)

    def finish(self) -> None:
        """Refuses a field that the format does not have: most often a misspelt name."""
        for field in self._table:
            if field not in self._asked:
                raise FieldUnknown(file=self.file, place=self.place, field=field)

    def _wrong(self, field: str, expected: str) -> NoReturn:
        raise FieldHasWrongType(file=self.file, place=self.place, field=field, expected=expected)
