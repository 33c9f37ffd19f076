"""Tables out of shoppers' files: CSV in whatever letters and with whatever separator, and XLSX. Child process only."""

import csv
import io
import warnings
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from reviewer.intake.texts import decoded

_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS = 5000, 64, 10_000
_SEPARATORS = ",;\t|，；"
_BEGINNING = 20
# What openpyxl and the parsers below it raise on a damaged or lying workbook.
_BROKEN = (
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    OSError,
    SyntaxError,
    AttributeError,
    IndexError,
    EOFError,
    zlib.error,
    NotImplementedError,
    InvalidFileException,
)

Texts = list[str]


def read_csv(path: str) -> dict[str, Any]:
    """`{"header": [...], "rows": [[...]]}`, or `{}` where there is no table."""
    text = decoded(Path(path).read_bytes())
    separator = _separator(text)
    csv.field_size_limit(2**20)
    # The reader knows separators of one ASCII or full-width character alike.
    return _table(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def read_xlsx(path: str) -> dict[str, Any]:
    """The first sheet that holds a table, as `read_csv` gives it; values as they were last computed, no formulas."""
    warnings.simplefilter("ignore")
    try:
        # As a stream: openpyxl turns away paths that do not end in .xlsx, and copies have numbers for names.
        with Path(path).open("rb") as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            tables = (_table([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
            return next((table for table in tables if table), {})
    except _BROKEN:
        return {}


def _separator(text: str) -> str:
    """The one that cuts most of the first lines into one and the same number of pieces, more than one."""
    lines = [line for line in text.splitlines()[:_BEGINNING] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines if separator in line]
        usual = max(counts, key=counts.count, default=0)
        return counts.count(usual), usual

    return max(_SEPARATORS, key=evenness)


def _table(rows: Iterable[Sequence[str]]) -> dict[str, Any]:
    """The header is the first row with two filled cells; titles above it are passed over, empty rows below it left out."""
    header: Texts = []
    kept: list[Texts] = []
    for row in islice(rows, _MOST_ROWS):
        cells = [cell.strip()[:_MOST_CHARACTERS] for cell in row[:_MOST_COLUMNS]]
        if header and any(cells):
            kept.append((cells + [""] * len(header))[: len(header)])
        elif sum(map(bool, cells)) >= 2:
            header = cells
    return {"header": header, "rows": kept} if header else {}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
