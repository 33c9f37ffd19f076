"""Answers out of a sheet: which column is which, told by its header, proposed once and remembered for the client."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

from reviewer.domain.submission import AnswerValue
from reviewer.intake.clock_words import read_clock_words
from reviewer.intake.said import Table
from reviewer.places import resource

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_LOOSE_CODE = re.compile(r"\d+")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
_BETWEEN_ITEMS = re.compile(r"[\s,，;；、/]+")
_MOST_ITEMS, _MOST_TEXT = 100, 1000


@dataclass(frozen=True)
class AnswerMapping:
    """The header of the column that holds each part of an answer; empty where the sheet has none.

    `question` is the code, `text` the wording, `items` the rubric items the question speaks to.
    """

    question: str = ""
    text: str = ""
    value: str = ""
    comment: str = ""
    at: str = ""
    items: str = ""

    @property
    def is_whole(self) -> bool:
        """True where it tells what was asked and what was answered."""
        return bool(self.value and (self.question or self.text))

    def fits(self, table: Table) -> bool:
        """True where the sheet has every column that is named."""
        return self.is_whole and all(header in table.header for header in asdict(self).values() if header)

    def to_json(self) -> str:
        """One JSON object, its members the fields."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "AnswerMapping":
        """Raises ValueError for what `to_json` did not write."""
        parsed = json.loads(text)
        names = {field.name for field in fields(cls)}
        if not isinstance(parsed, dict) or parsed.keys() - names or not all(isinstance(header, str) for header in parsed.values()):
            raise ValueError("no mapping of answers")
        return cls(**parsed)


def proposed_mapping(table: Table) -> AnswerMapping:
    """Which column is which by the words people use for them; a column of codes counts as codes whatever it is called."""
    left = [header for header in table.header if header]
    chosen: dict[str, str] = {}
    for name, words in _words("headers").items():
        for header in sorted(left, key=lambda header: _rank(_plain(header), words)):
            if _plain(header) in words:
                chosen[name] = header
                left.remove(header)
                break
    if "question" not in chosen and "text" in chosen and _are_codes(table, chosen["text"]):
        chosen["question"] = chosen.pop("text")
    elif "text" not in chosen and "question" in chosen and not _are_codes(table, chosen["question"]):
        chosen["text"] = chosen.pop("question")
    return AnswerMapping(**chosen)


def read_answers(table: Table, mapping: AnswerMapping, *, near: datetime, zone: str) -> list[dict[str, Any]]:
    """The sheet's answers as records of submission.json. A row without a code is numbered, a code that stands twice gets a number.

    `near` is a moment of the visit, for times without a date.
    """
    taken: set[str] = set()
    records = []
    for number, row in enumerate(_rows(table, mapping), start=1):
        code = _free(_code(row["question"], number), taken)
        taken.add(code)
        record: dict[str, Any] = {
            "question": code,
            "text": (row["text"] or row["question"])[:_MOST_TEXT],
            "value": read_value(row["value"]),
        }
        record |= {"comment": row["comment"]} if row["comment"] else {}
        if (clock := read_clock_words(row["at"].replace("T", " "))) is not None:
            record["at"] = clock[0].near(near, zone).isoformat()
        if items := _items(row["items"]):
            record["items"] = items
        records.append(record)
    return records


def read_value(text: str) -> AnswerValue:
    """Yes and no in the words people use for them, numbers as numbers, nothing as None, all else as it stands."""
    plain = _plain(text) or text.strip()
    kinds = _words("values")
    if plain in kinds["nothing"] or not text.strip():
        return None
    if plain in kinds["yes"] or plain in kinds["no"]:
        return plain in kinds["yes"]
    number = text.strip()
    if _NUMBER.fullmatch(number):
        return float(number) if "." in number else int(number)
    return text


def _rows(table: Table, mapping: AnswerMapping) -> Iterator[Mapping[str, str]]:
    """Each row's cells by the part they hold; rows that ask nothing, such as sums and signatures, are passed over."""
    places = {name: table.header.index(header) for name, header in asdict(mapping).items() if header}
    for row in table.rows:
        cells = {field.name: row[places[field.name]].replace("\0", "") if field.name in places else "" for field in fields(mapping)}
        if cells["question"] or (cells["text"] and (cells["value"] or not mapping.question)):
            yield cells


def _code(text: str, number: int) -> str:
    if _CODE.fullmatch(text):
        return text
    digits = _LOOSE_CODE.search(text)
    return f"Q{int(digits[0][:9]) if digits else number:02d}"


def _free(code: str, taken: set[str]) -> str:
    number, free = 2, code
    while free in taken:
        free, number = f"{code[:34]}-{number}", number + 1
    return free


def _items(text: str) -> list[str]:
    found = [piece for piece in _BETWEEN_ITEMS.split(text) if _CODE.fullmatch(piece)]
    return list(dict.fromkeys(found))[:_MOST_ITEMS]


def _are_codes(table: Table, header: str) -> bool:
    column = [row[table.header.index(header)] for row in table.rows]
    filled = [cell for cell in column if cell]
    return bool(filled) and all(_CODE.fullmatch(cell) for cell in filled)


def _rank(plain: str, words: tuple[str, ...]) -> int:
    return words.index(plain) if plain in words else len(words)


def _plain(text: str) -> str:
    """For comparing: compatibility forms, case and punctuation away."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if unicodedata.category(character)[0] in "LNS")


@cache
def _words(section: str) -> dict[str, tuple[str, ...]]:
    with resource("intake", "answer-headers.toml").open("rb") as file:
        lists = tomllib.load(file)[section]
    return {name: tuple(_plain(word) or word for word in words) for name, words in lists.items()}
