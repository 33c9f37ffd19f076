"""The card's data as tables: nothing is taken for a formula, nothing is lost, the same bytes every time."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.reports.card import Card
from reviewer.reports.card_json import to_json
from reviewer.reports.tables import tables_of, to_csv, to_html, to_xlsx
from reviewer.wording import Language
from tests.reports.cards import Told, Wish, a_card

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATTACK = '=HYPERLINK("http://x.example","read me")'


def _document(card: Card):
    return json.loads(to_json(card))


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_finding_is_a_row_in_every_form(card: Card):
    tables = tables_of(_document(card))
    assert [row[0] for row in _rows(to_csv(tables["findings"]))[1:]] == [finding.code for finding in card.findings]
    page = to_html(_document(card), Language.SIMPLIFIED).decode()
    with zipfile.ZipFile(io.BytesIO(to_xlsx(tables))) as packed:
        sheet = packed.read("xl/worksheets/sheet3.xml").decode()
    for finding in card.findings:
        assert finding.text.fact in page
        assert finding.text.fact in sheet


def test_a_formula_in_a_finding_stays_text(tmp_path):
    document = _document(a_card(tmp_path, Wish(findings=(Told("A-04", "2", ATTACK, "@SUM(A1)"),), language=Language.SIMPLIFIED)))
    tables = tables_of(document)
    cells = [cell for row in _rows(to_csv(tables["findings"])) for cell in row]
    assert f"'{ATTACK}" in cells
    assert [cell for cell in cells if cell[:1] in ("=", "@", "+", "\t")] == []
    with zipfile.ZipFile(io.BytesIO(to_xlsx(tables))) as packed:
        sheet = ET.fromstring(packed.read("xl/worksheets/sheet3.xml"))  # noqa: S314 - our own file
    assert sheet.findall(f".//{SPREADSHEET}f") == []
    assert ATTACK in [cell.text for cell in sheet.iter(f"{SPREADSHEET}t")]


@given(cell=st.text(max_size=30))
def test_no_cell_of_a_csv_begins_as_a_formula(cell: str):
    (row,) = _rows(to_csv(((cell, "end"),)))
    assert row[0].strip()[:1] not in ("=", "@")
    assert row[1] == "end"


def test_markup_in_a_finding_stays_text(tmp_path):
    card = a_card(tmp_path, Wish(findings=(Told("A-04", "2", "<script>alert(1)</script>"),), language=Language.SIMPLIFIED))
    assert b"<script" not in to_html(_document(card), Language.ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_the_same_card_gives_the_same_tables(card: Card, language: Language):
    document = _document(card)
    assert to_xlsx(tables_of(document)) == to_xlsx(tables_of(document))
    assert to_html(document, language) == to_html(document, language)


def test_another_reader_opens_the_workbook(card: Card):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables_of(_document(card)))))
    assert book.sheetnames == ["dimensions", "items", "findings", "measures", "exhibits"]
    assert book["exhibits"].max_row == len(card.exhibits) + 1
