"""Rubric versions: the exact text a review is bound to."""

from reviewer.domain.review import Review
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.rubric import Rubric
from reviewer.store.reading import Reading
from reviewer.store.unit import Unit


def keep(unit: Unit, text: str) -> int:
    """The row of a rubric text, added when it is new; a text that is no valid rubric is refused."""
    rubric = _read(text, "rubric.toml")
    known = unit.rows("rubric_version", sha256=rubric.sha256)
    if known:
        return int(known[0]["id"])
    return unit.insert("rubric_version", {"rubric": rubric.id, "version": rubric.version, "sha256": rubric.sha256, "text": text})


def of_review(reading: Reading, review: Review) -> Rubric:
    """The rubric of a review, from the very text it was opened with."""
    known = _BY_DIGEST.get(review.rubric_sha256)
    if known is None:
        known = _read(text_of_review(reading, review), f"{review.rubric_id}.toml")
    return known


def text_of_review(reading: Reading, review: Review) -> str:
    """The exact text, for whoever wants to keep or print it."""
    return str(reading.rows("rubric_version", sha256=review.rubric_sha256)[0]["text"])


def item_counts(reading: Reading) -> dict[int, int]:
    """How many items each rubric version has, by the id of its row."""
    counts = {}
    for row in reading.some("rubric_version", ("id", "sha256")):
        rubric = _BY_DIGEST.get(row["sha256"]) or _read(*_text_and_name(reading, row["id"]))
        counts[row["id"]] = sum(1 for _ in rubric.items())
    return counts


def _text_and_name(reading: Reading, key: int) -> tuple[str, str]:
    row = reading.row("rubric_version", key)
    return row["text"], f"{row['rubric']}.toml"


def _read(text: str, name: str) -> Rubric:
    rubric = read_rubric(text, name=name)
    return _BY_DIGEST.setdefault(rubric.sha256, rubric)


_BY_DIGEST: dict[str, Rubric] = {}
"""Rubrics that were read before, by the digest of their text: the same text is the same rubric for ever."""
