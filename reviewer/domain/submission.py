"""The submission: what the shopper filed. Never changed after import."""

from dataclasses import dataclass
from datetime import datetime

from reviewer.domain.shop import Assignment, Visit

AnswerValue = str | bool | int | float | None


@dataclass(frozen=True)
class Answer:
    """The shopper's answer to one question of the checklist: a fact, with its moment where one was noted.

    `items` are the rubric items the question speaks to. `met_when` is the value of a yes/no answer that says their standard was kept;
    None where the questionnaire does not tell, and then nothing is concluded from the answer.
    """

    question: str
    text: str
    value: AnswerValue
    comment: str = ""
    at: datetime | None = None
    items: tuple[str, ...] = ()
    met_when: bool | None = None


@dataclass(frozen=True)
class TimeNote:
    """A time node the shopper wrote down: `13:45:30 reached the desk`."""

    at: datetime
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Quote:
    """Words of staff or shopper as the shopper wrote them down. `speaker` is `staff` or `shopper`."""

    at: datetime
    speaker: str
    words: str
    position: str = ""


@dataclass(frozen=True)
class Submission:
    """All a shopper said about one visit; the files are its exhibits."""

    bundle_id: str
    assignment: Assignment
    shopper: str
    visit: Visit
    filed_at: datetime
    answers: tuple[Answer, ...] = ()
    notes: tuple[TimeNote, ...] = ()
    quotes: tuple[Quote, ...] = ()
    made_with: str = ""
