"""Questionnaires of many respondents: rows of a sheet become answers, each row valid or invalid with its reason.

Pure: the table is read elsewhere (CSV or XLSX alike) and comes as a header and rows of text. A question is named in the header by its
item's code or title in any language, a background fact by its name or title.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.errors import Refused
from reviewer.rubric.fields import told
from reviewer.rubric.items.choice import ChoiceRule
from reviewer.rubric.items.nps import NpsRule
from reviewer.rubric.items.scale import ScaleRule
from reviewer.rubric.items.stars import StarsRule
from reviewer.rubric.items.text import TextRule
from reviewer.rubric.rubric import Item, LocalText, Rubric
from reviewer.wording import Language, say

RESPONDENT = "respondent"
_RESPONDENT_NAMES = frozenset({RESPONDENT, "id", "no.", "编号", "編號", "问卷编号", "問卷編號", "序号", "序號"})
_LEAST_ANSWERED = (4, 5)
"""Four fifths of the questions must be answered for a questionnaire to be valid."""


class SurveyEmpty(Refused):
    key = "rubric.survey_empty"


class SurveyColumnUnknown(Refused):
    key = "rubric.survey_column_unknown"


class SurveyColumnTwice(Refused):
    key = "rubric.survey_column_twice"


class SurveyQuestionMissing(Refused):
    key = "rubric.survey_question_missing"


class SurveyOfOtherScale(Refused):
    """Most answers to a question lie off its scale: the sheet was asked on another one, and no row of it can be trusted."""

    key = "rubric.survey_of_other_scale"


class NoSurvey(Refused):
    key = "rubric.no_survey"


class RowFault(StrEnum):
    """Why a questionnaire does not count."""

    OFF_SCALE = "off_scale"
    TOO_FEW_ANSWERS = "too_few_answers"
    RESPONDENT_TWICE = "respondent_twice"


@dataclass(frozen=True)
class Questionnaire:
    """One respondent's answers: for each question the entry it counts under, background facts and words as written."""

    row: int
    respondent: str
    answers: Mapping[str, str]
    background: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class InvalidRow:
    """A row that does not count. `item` and `value` say where it fails."""

    row: int
    respondent: str
    fault: RowFault
    item: str = ""
    value: str = ""

    def sentence(self, language: Language) -> str:
        return say(f"rubric.survey_{self.fault.value}", language, row=self.row, item=self.item, value=self.value)


@dataclass(frozen=True)
class Survey:
    """What came back: `sent` questionnaires went out (None when nobody said), the rest by row."""

    sent: int | None
    valid: tuple[Questionnaire, ...]
    invalid: tuple[InvalidRow, ...]

    @property
    def returned(self) -> int:
        return len(self.valid) + len(self.invalid)


def read_survey(header: Sequence[str], rows: Sequence[Sequence[str]], rubric: Rubric, *, name: str, sent: int | None = None) -> Survey:
    """The questionnaires of one sheet.

    Refuses, naming file, item and field, a sheet without rows, with a column nobody knows or one twice, without one of the questions, or
    asked on another scale. `sent` counts what went out; never less than what came back.
    """
    columns = _columns(header, rubric, name)
    filled = [(number, row) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    if not filled:
        raise SurveyEmpty(file=name)
    readers = {item.code: _readings(item) for item in rubric.items() if is_question(item)}
    _refuse_other_scale(columns, filled, readers, name=name)
    valid: list[Questionnaire] = []
    invalid: list[InvalidRow] = []
    seen: set[str] = set()
    for number, row in filled:
        read = _read_row(number, dict(zip(columns, row, strict=False)), rubric, readers)
        if isinstance(read, Questionnaire) and read.respondent in seen:
            read = InvalidRow(number, read.respondent, RowFault.RESPONDENT_TWICE, value=read.respondent)
        if isinstance(read, Questionnaire):
            valid.append(read)
            seen |= {read.respondent} - {""}
        else:
            invalid.append(read)
    returned = len(valid) + len(invalid)
    return Survey(None if sent is None else max(sent, returned), tuple(valid), tuple(invalid))


def is_question(item: Item) -> bool:
    """Items that respondents answer, rather than a reviewer."""
    return isinstance(item.rule, ScaleRule | StarsRule | NpsRule | ChoiceRule)


def _columns(header: Sequence[str], rubric: Rubric, name: str) -> list[str]:
    """What each column holds: an item's code, a background fact's name, or the respondent; empty columns hold nothing."""
    known = _known_columns(rubric)
    columns: list[str] = []
    for cell in header:
        meant = known.get(cell.strip().casefold(), "")
        if cell.strip() and not meant:
            raise SurveyColumnUnknown(file=name, field=told(cell.strip()), rubric=rubric.id)
        if meant and meant in columns:
            raise SurveyColumnTwice(file=name, field=told(cell.strip()), item=meant)
        columns.append(meant)
    questions = [item.code for item in rubric.items() if is_question(item)]
    if not questions:
        raise NoSurvey(file=name, rubric=rubric.id)
    missing = next((code for code in questions if code not in columns), None)
    if missing is not None:
        raise SurveyQuestionMissing(file=name, item=missing, rubric=rubric.id)
    return columns


def _known_columns(rubric: Rubric) -> dict[str, str]:
    """What each heading means; a question's code and title come before a background fact's of the same name."""
    known = dict.fromkeys(_RESPONDENT_NAMES, RESPONDENT)
    for fact, title in rubric.background.items():
        known |= dict.fromkeys(_names(fact, title), fact)
    for item in rubric.items():
        if is_question(item) or isinstance(item.rule, TextRule):
            known |= dict.fromkeys(_names(item.code, item.title), item.code)
    return known


def _names(code: str, title: LocalText) -> list[str]:
    return [text.casefold() for text in (code, title.en, title.zh_hans, title.zh_hant)]


def _readings(item: Item) -> dict[str, str]:
    """Every way an answer may be written, and the entry it counts under."""
    found: dict[str, str] = {}
    for entry in item.rule.forms():
        found |= {entry: entry, f"{entry}.0": entry}
    titled: list[tuple[str, LocalText]] = []
    if isinstance(item.rule, ScaleRule):
        titled = [(str(step.value), step.title) for step in item.rule.steps]
    if isinstance(item.rule, ChoiceRule):
        titled = [(option.code, option.title) for option in item.rule.options]
    for entry, title in titled:
        found |= dict.fromkeys(_names(entry, title), entry)
    return {written: entry for written, entry in found.items() if entry not in {"mean", "trade"}}


def _refuse_other_scale(
    columns: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], readers: Mapping[str, Mapping[str, str]], *, name: str
) -> None:
    for place, code in enumerate(columns):
        if code not in readers:
            continue
        answered = [row[place].strip() for _, row in rows if place < len(row) and row[place].strip()]
        off = [answer for answer in answered if answer.casefold() not in readers[code]]
        if len(off) * 2 > len(answered):
            raise SurveyOfOtherScale(file=name, item=code, value=told(off[0]), known=", ".join(sorted(set(readers[code].values()))))


def _read_row(
    number: int, cells: Mapping[str, str], rubric: Rubric, readers: Mapping[str, Mapping[str, str]]
) -> Questionnaire | InvalidRow:
    respondent = cells.get(RESPONDENT, "").strip()
    answers = {}
    for code, readings in readers.items():
        written = cells.get(code, "").strip()
        if written and written.casefold() not in readings:
            return InvalidRow(number, respondent, RowFault.OFF_SCALE, code, told(written))
        if written:
            answers[code] = readings[written.casefold()]
    part, whole = _LEAST_ANSWERED
    if len(answers) * whole < len(readers) * part:
        return InvalidRow(number, respondent, RowFault.TOO_FEW_ANSWERS, value=f"{len(answers)}/{len(readers)}")
    background = {fact: cells[fact].strip() for fact in rubric.background if cells.get(fact, "").strip()}
    words = {
        item.code: cells[item.code].strip()
        for item in rubric.items()
        if isinstance(item.rule, TextRule) and cells.get(item.code, "").strip()
    }
    return Questionnaire(number, respondent, answers, background, words)
