"""`reviewer agreement` through the front door."""

import json
from pathlib import Path

import jsonschema
import pytest

from reviewer.places import resource
from tests.agreement.published import KRIPPENDORFF

HEADER = "item,rater,rating\n"
PAIR = "a,x,1\na,y,2\n"


@pytest.fixture
def sheet(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "ratings.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def lines(*columns: str) -> str:
    return HEADER + "".join(
        f"unit {place},observer {rater},{'' if word == '.' else word}\n"
        for rater, column in enumerate(columns)
        for place, word in enumerate(column.split())
    )


def test_a_published_table_gives_its_published_figures_in_the_published_form(say, sheet):
    said = say("agreement", sheet(lines(*KRIPPENDORFF)), "--json", "--min-items", 2)
    assert (said.code, said.err) == (0, "")
    jsonschema.validate(said.document, json.loads(resource("schemas", "agreement-1.schema.json").read_text(encoding="utf-8")))
    assert (said.document["items"], said.document["raters"]) == (12, 4)
    alpha = said.document["krippendorff_alpha"]
    assert [round(alpha[metric]["value"], 3) for metric in ("nominal", "ordinal", "interval", "ratio")] == [0.743, 0.815, 0.849, 0.797]
    assert round(said.document["gwet_ac1"]["value"], 3) == 0.775
    assert said.document["gwet_ac1"]["method"].startswith("Gwet's AC1 (2008); analytic interval")


def test_without_the_option_a_small_sample_shows_no_coefficient(say, sheet):
    said = say("agreement", sheet(lines(*KRIPPENDORFF)), "--json")
    assert said.code == 0
    assert said.document["krippendorff_alpha"]["nominal"]["value"] is None
    assert said.document["krippendorff_alpha"]["nominal"]["note"].startswith("Withheld: only 11 items were rated twice, and below 30")


def test_people_read_a_table_in_words(say, sheet):
    said = say("agreement", sheet(lines("1 2 3 " * 20, "1 2 2 " * 20)))
    assert said.code == 0
    assert said.out.startswith("60 items, 60 of them rated at least twice, by 2 raters.")
    assert "Percent agreement: 0.667 (0.541 to 0.773)" in said.out


def test_missing_ratings_all_of_them_are_undefined_and_no_error(say, sheet):
    said = say("agreement", sheet(lines(". . .", ". . .")), "--json", "--min-items", 1)
    assert said.code == 0
    assert said.document["percent"] == {
        "value": None,
        "low": None,
        "high": None,
        "method": "Share of agreeing pairs of raters, mean over items; Wilson interval.",
        "note": "Undefined: no item has two ratings.",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_sheets_are_read_in_the_encodings_spreadsheets_write(say, sheet, encoding: str):
    content = HEADER + "门岗,王,符合\r\n门岗,李,不符合\r\n大堂,王,不符合\r\n大堂,李,不符合\r\n"
    said = say("agreement", sheet(content.encode(encoding)), "--json", "--min-items", 1)
    assert (said.code, said.document["percent"]["value"]) == (0, 0.5)
    assert "不符合" in said.document["positive_agreement"]["method"]


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("", (), "holds no ratings"),
        ("\n\n", (), "holds no ratings"),
        (HEADER, (), "holds no ratings"),
        ("Item;Rater;Rating\n" + PAIR, (), 'begins with "Item;Rater;Rating"; its first line must be item,rater,rating.'),
        ("item,rating,rater\n" + PAIR, (), "its first line must be item,rater,rating."),
        (HEADER + PAIR + "b,x\n", (), "line 4: 2 fields where there must be three"),
        (HEADER + PAIR + "b,x,1,extra\n", (), "line 4: 4 fields where there must be three"),
        (HEADER + PAIR + ",x,1\n", (), "line 4: the item or the rater is empty"),
        (HEADER + PAIR + 'b,x,"1\n', (), "this is not CSV"),
        (HEADER + "a,x,1\nb,x,2\n", (), "has only one rater, x"),
        (HEADER + PAIR + "a,x,1\n", (), "x rated a more than once"),
        (HEADER + PAIR + "b,x,good\n", ("--scale", "interval"), 'x rated b "good", which is not a number as the scale interval needs'),
        (HEADER.encode() + b"a,caf\xe9,1\na,y,2\n", (), "is not UTF-8 text"),
        ((HEADER + PAIR).encode("utf-16"), (), "is not UTF-8 text"),
        (b"item,rater,rating\na\0,x,1\n", (), "is not UTF-8 text"),
    ],
)
def test_a_bad_sheet_is_refused_in_one_sentence(say, sheet, content: str | bytes, options: tuple[str, ...], sentence: str):
    said = say("agreement", sheet(content), *options)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert said.err.startswith("ratings.csv")
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there_is_a_fault(say, tmp_path: Path):
    said = say("agreement", tmp_path / "none.csv")
    assert (said.code, said.out) == (3, "")
    assert "none.csv cannot be read" in said.err
