"""Questionnaires of many respondents: what counts, what does not and why, and what it comes to."""

import json
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reviewer.errors import Refused
from reviewer.intake import sheets
from reviewer.places import resource
from reviewer.rubric import library
from reviewer.rubric.questionnaire_tally import results, to_json
from reviewer.rubric.questionnaires import RowFault, Survey, SurveyEmpty, SurveyOfOtherScale, is_question, read_survey
from reviewer.wording import Language

BANK = library.shipped("bank-branch-survey")
QUESTIONS = [item.code for item in BANK.items() if is_question(item)]
HEADER = ["编号", *QUESTIONS, "Q8-1", "年龄段"]


def a_row(number: int, answers: object = 5, *, words: str = "", age: str = "30-39") -> list[str]:
    """One respondent who gives the same answer to every question, or the answers listed."""
    given_answers = answers if isinstance(answers, list) else [answers] * len(QUESTIONS)
    return [str(number), *map(str, given_answers), words, age]


def survey(*rows: list[str], sent: int | None = None) -> Survey:
    return read_survey(HEADER, rows, BANK, name="answers.csv", sent=sent)


def test_a_branch_of_120_sent_and_100_valid_comes_to_its_weighted_mean():
    """Of 100 valid answers to every question 40 fives, 30 fours, 20 threes, 10 ones: 78 %, satisfied 70 %."""
    answers = [5] * 40 + [4] * 30 + [3] * 20 + [1] * 10
    rows = [a_row(number, answer) for number, answer in enumerate(answers)]
    rows += [a_row(200 + number, [5] + [""] * (len(QUESTIONS) - 1)) for number in range(15)]
    read = survey(*rows, sent=120)
    result = results(BANK, read)
    assert (read.sent, read.returned, len(read.valid), len(read.invalid)) == (120, 115, 100, 15)
    assert (str(result.scorecard.total), result.satisfied, result.is_enough) == ("78.00", Decimal("70.00"), True)
    assert {(each.answers, str(each.percent), str(each.satisfied)) for each in result.questions} == {(100, "78.00", "70.00")}


def test_weights_belong_to_dimensions_and_not_to_their_number_of_questions():
    """Premises (15 of 100) all ones, everything else fives: 15 x 20 % + 85 = 88 %."""
    result = results(BANK, survey(a_row(1, [1, 1, 1] + [5] * 16)))
    assert str(result.scorecard.total) == "88.00"
    assert set(result.weak) == {"Q1-1", "Q1-2", "Q1-3"}
    assert not set(result.strong) & set(result.weak)
    assert not result.is_enough


@pytest.mark.parametrize("answer", ["5", "5.0", "非常满意", "非常滿意", "very satisfied", " Very Satisfied "])
def test_an_answer_may_be_a_number_or_its_words(answer):
    assert results(BANK, survey(a_row(1, answer))).scorecard.exact == 100


def test_columns_may_be_named_by_title_in_any_language():
    titles = [BANK.item(code).title.zh_hant for code in QUESTIONS]
    read = read_survey(["respondent", *titles, ""], [["1", *["4"] * len(QUESTIONS), "x"]], BANK, name="a.csv")
    assert results(BANK, read).scorecard.exact == 80


@pytest.mark.parametrize(
    ("row", "fault", "said"),
    [
        (a_row(2, ["7"] + ["5"] * 18), RowFault.OFF_SCALE, "Q1-1"),
        (a_row(2, ["", "", "", ""] + ["5"] * 15), RowFault.TOO_FEW_ANSWERS, "15/19"),
        (a_row(1, 4), RowFault.RESPONDENT_TWICE, "1"),
    ],
)
def test_a_row_that_does_not_count_says_why(row, fault, said):
    read = survey(a_row(1), row, a_row(3))
    assert [(each.row, each.fault) for each in read.invalid] == [(3, fault)]
    assert len(read.valid) == 2
    for language in Language:
        assert said in read.invalid[0].sentence(language)


def test_unanswered_questions_are_left_out_and_not_counted_as_bad():
    read = survey(a_row(1, ["", "", ""] + [5] * 16), a_row(2, ["", "", ""] + [5] * 16))
    result = results(BANK, read)
    assert result.scorecard.exact == 100
    assert result.scorecard.applicable_share == Decimal("0.85")
    assert result.questions[0].percent is None


def test_groups_are_told_by_background_with_a_warning_when_small():
    rows = [a_row(number, 5, age="30-39") for number in range(20)] + [a_row(100 + number, 3, age="60+") for number in range(4)]
    groups = {each.value: each for each in results(BANK, survey(*rows)).groups}
    assert (groups["30-39"].respondents, str(groups["30-39"].percent), groups["30-39"].is_small) == (20, "100.00", False)
    assert (groups["60+"].respondents, str(groups["60+"].percent), groups["60+"].is_small) == (4, "60.00", True)


def test_the_result_keeps_to_its_published_schema_and_names_nobody():
    read = survey(a_row(17, 5, words="再开一个窗口"), a_row(17, 5), sent=110)
    text = to_json(BANK, results(BANK, read))
    schema = json.loads(resource("schemas", "survey-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
    told = json.loads(text)
    assert (told["sent"], told["returned"], told["valid"], told["invalid"][0]["reason"]) == (110, 2, 1, "respondent_twice")
    assert told["words"] == [{"item": "Q8-1", "row": 2, "words": "再开一个窗口"}]


def test_nps_and_ten_steps_are_asked_in_one_sheet():
    rubric = library.shipped("csat-nps")
    rows = [["5", "10", "10", "快"], ["4", "8", "9", ""], ["2", "5", "3", ""], ["5", "9", "7", ""]]
    result = results(rubric, read_survey(["A-01", "A-02", "B-01", "B-02"], rows, rubric, name="nps.csv"))
    assert result.scorecard.exact == 30 * Decimal("0.75") + 30 * Decimal("0.75") + 40 * Decimal("0.625")


def test_csv_and_xlsx_give_the_same_survey(tmp_path):
    rows = [a_row(number, 4, words="请“快”一点, 谢谢", age="40-49") for number in range(3)]
    book = Workbook()
    for row in [HEADER, *rows]:
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(tmp_path / "answers.xlsx")
    lines = [",".join(f'"{cell}"' for cell in row) for row in [HEADER, *rows]]
    (tmp_path / "answers.csv").write_text("\r\n".join(lines), encoding="gb18030")
    tables = [sheets.read_xlsx(str(tmp_path / "answers.xlsx")), sheets.read_csv(str(tmp_path / "answers.csv"))]
    one, other = (read_survey(table["header"], table["rows"], BANK, name="answers") for table in tables)
    assert one == other
    assert len(one.valid) == 3


OTHER_SCALE = [a_row(number, 9) for number in range(5)]
WRONG = {
    "no rows": (HEADER, [], "answers.csv", ""),
    "empty rows": (HEADER, [[""] * len(HEADER)], "answers.csv", ""),
    "another scale": (HEADER, OTHER_SCALE, "Q1-1", "9"),
    "an unknown column": ([*HEADER, "mood"], [a_row(1)], "mood", "bank-branch-survey"),
    "a column twice": ([*HEADER, "Q1-1"], [a_row(1)], "Q1-1", "Q1-1"),
    "a question missing": (HEADER[:1] + HEADER[2:], [a_row(1)], "Q1-1", "bank-branch-survey"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_sheet_is_refused_by_file_item_and_field(fault):
    header, rows, one, other = WRONG[fault]
    with pytest.raises(Refused) as refused:
        read_survey(header, rows, BANK, name="answers.csv")
    for language in Language:
        sentence = refused.value.sentence(language)
        assert "answers.csv" in sentence
        assert one in sentence
        assert other in sentence


def test_a_rubric_without_questions_has_no_survey():
    with pytest.raises(Refused, match="property-residential"):
        read_survey(["id"], [["1"]], library.shipped("property-residential"), name="a.csv")


CELLS = st.lists(st.sampled_from(["", "0", "1", "3", "5", "5.5", "很不满意"]), min_size=len(QUESTIONS), max_size=len(QUESTIONS))


@given(st.lists(CELLS, min_size=1, max_size=8))
def test_every_row_is_valid_or_has_its_reason(cells):
    rows = [a_row(number, row) for number, row in enumerate(cells)]
    try:
        read = survey(*rows)
    except (SurveyOfOtherScale, SurveyEmpty):
        return
    assert read.returned == len(rows)
    if read.valid:
        total = results(BANK, read).scorecard.total
        assert total is not None
        assert 20 <= total <= 100
