"""Rubric versions: the exact text a review is bound to."""

import hashlib
from functools import lru_cache

from reviewer.domain.review import Review
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.rubric import Rubric
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


def keep(unit: Unit, text: str) -> int:
    """The row of a rubric text, added when it is new; a text that is no valid rubric is refused."""
    rubric = _read(text, "rubric")
    known = unit.rows("rubric_version", sha256=rubric.sha256)
    if known:
        return int(known[0]["id"])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return unit.insert("rubric_version", {"rubric": rubric.id, "version": rubric.version, "sha256": sha256, "text": text})


def of_review(reading: Reading, review: Review) -> Rubric:
    """The rubric of a review, from the very text it was opened with."""
    return _read(text_of_review(reading, review), f"{review.rubric_id}.toml")


def text_of_review(reading: Reading, review: Review) -> str:
    """The exact text, for whoever wants to keep or print it."""
    return str(reading.rows("rubric_version", sha256=review.rubric_sha256)[0]["text"])


def item_counts(reading: Reading) -> dict[int, int]:
    """How many items each rubric version has, by the id of its row."""
    return {row["id"]: sum(1 for _ in _read(row["text"], row["rubric"]).items()) for row in reading.rows("rubric_version")}


@lru_cache(maxsize=64)
def _read(text: str, name: str) -> Rubric:
    return read_rubric(text, name=name)
