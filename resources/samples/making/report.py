"""The words of what the shopper filed and of what a careful reviewer must find in it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, width, height in pixels of the exhibit."""


@dataclass(frozen=True)
class Answer:
    """One answer of the checklist. `items` are the items of the reviewer's rubric that it speaks to."""

    question: str
    text: str
    value: str | bool | float
    at: str
    comment: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """A time note in clock form; `kind` is one of the rubric's moments where it names one."""

    at: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Quoted:
    """Words of the staff as the shopper wrote them down; `at` is the clock time of the utterance in the case."""

    at: str
    position: str


@dataclass(frozen=True)
class Moment:
    """What truly happened and when; `kind` is one of the rubric's moments where it names one."""

    kind: str
    at: str
    label: str


@dataclass(frozen=True)
class Proof:
    """One place in the evidence that shows the fact.

    `kind` is span, frame, region or quote. `exhibit` is the payload path. `start` and `end` are clock times; a photo has neither.
    `box` is the region in pixels of the upright picture. `words` are those of a quote.
    """

    kind: str
    exhibit: str
    start: str = ""
    end: str = ""
    box: Box | None = None
    words: str = ""


@dataclass(frozen=True)
class Expected:
    """What a careful reviewer finds: the kind of finding, the item it belongs to, its words and its proofs."""

    about: str
    kind: str
    item: str
    fact: str
    proofs: tuple[Proof, ...]
    quote: str = ""
    analysis: str = ""
    advice: str = ""
    cause: str = ""
    position: str = ""
    occurrences: int = 1


@dataclass(frozen=True)
class Ruling:
    """The verdict that the evidence supports for one item of the rubric: met, not_met, not_applicable or not_verifiable."""

    item: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """Everything in submission.json that is not a file, and the truth that goes beside it."""

    bundle: str
    filed: str
    assignment: dict[str, str]
    window: tuple[str, str]
    shopper: str
    visit: tuple[str, str]
    check_in: str
    accuracy_m: int
    answers: tuple[Answer, ...]
    notes: tuple[Note, ...]
    quotes: tuple[Quoted, ...]
    moments: tuple[Moment, ...]
    expected: tuple[Expected, ...]
    verdicts: tuple[Ruling, ...] = ()


def expected(table: dict[str, Any]) -> Expected:
    """One finding of the truth with its proofs, from its table."""
    proofs = tuple(Proof(**each | ({"box": tuple(each["box"])} if "box" in each else {})) for each in table["proofs"])
    return Expected(**table | {"proofs": proofs})


def read_report(path: Path) -> Report:
    """The report of a case from its TOML file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {
        "answers": tuple(Answer(**each | {"items": tuple(each.get("items", ()))}) for each in table["answers"]),
        "notes": tuple(Note(**each) for each in table["notes"]),
        "quotes": tuple(Quoted(**each) for each in table["quotes"]),
        "moments": tuple(Moment(**each) for each in table["moments"]),
        "expected": tuple(expected(each) for each in table["expected"]),
        "verdicts": tuple(Ruling(**each) for each in table.get("verdicts", ())),
        "window": tuple(table["window"]),
        "visit": tuple(table["visit"]),
    }
    return Report(**table | lists)
