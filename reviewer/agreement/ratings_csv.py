"""A CSV file of ratings in long form, read strictly: `item,rater,rating`, one line per rating, an empty rating for a missing one."""

import csv
import io
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import numpy as np

from reviewer.agreement.ratings import MISSING, Sheet
from reviewer.errors import Fault, Refused

if TYPE_CHECKING:
    import _csv

# Chinese spreadsheets save in the second.
ENCODINGS = ("utf-8-sig", "gb18030")
HEADER = ["item", "rater", "rating"]


class SheetUnreadable(Fault):
    key = "agreement.sheet_unreadable"


class SheetEmpty(Refused):
    key = "agreement.sheet_empty"


class SheetNotText(Refused):
    key = "agreement.sheet_not_text"


class HeaderWrong(Refused):
    key = "agreement.header_wrong"


class LineRagged(Refused):
    key = "agreement.line_ragged"


class LineUnnamed(Refused):
    key = "agreement.line_unnamed"


class LineMalformed(Refused):
    key = "agreement.line_malformed"


class OneRater(Refused):
    key = "agreement.one_rater"


def read_sheet(path: Path) -> Sheet:
    """The ratings of a file; Refused names file and line, Fault when the disk does not give it."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise SheetUnreadable(file=str(path), fault=fault.strerror or str(fault)) from fault
    if b"\0" in content:
        raise SheetNotText(file=path.name)
    for encoding in ENCODINGS:
        try:
            return _sheet(io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline=""), path.name)
        except UnicodeDecodeError:
            continue
    raise SheetNotText(file=path.name)


def _sheet(lines: TextIO, name: str) -> Sheet:
    """Spaces around fields do not count, and neither do lines without any field."""
    reader = csv.reader(lines, strict=True)
    try:
        header = next((row for row in reader if row), None)
        if header is None:
            raise SheetEmpty(file=name)
        if [field.strip() for field in header] != HEADER:
            raise HeaderWrong(file=name, found=",".join(header)[:80])
        sheet = _read_lines(reader, name)
    except csv.Error as fault:
        raise LineMalformed(file=name, line=reader.line_num, fault=str(fault)) from fault
    if not len(sheet.item):
        raise SheetEmpty(file=name)
    if len(sheet.raters) == 1:
        raise OneRater(file=name, rater=sheet.raters[0])
    return sheet


def _read_lines(reader: "_csv.Reader", name: str) -> Sheet:
    items: dict[str, int] = {}
    raters: dict[str, int] = {}
    labels: dict[str, int] = {}
    columns = array("q"), array("q"), array("q")
    for row in reader:
        if not row:
            continue
        if len(row) != len(HEADER):
            raise LineRagged(file=name, line=reader.line_num, fields=len(row))
        item, rater, label = row[0].strip(), row[1].strip(), row[2].strip()
        if not item or not rater:
            raise LineUnnamed(file=name, line=reader.line_num)
        columns[0].append(items.setdefault(item, len(items)))
        columns[1].append(raters.setdefault(rater, len(raters)))
        columns[2].append(labels.setdefault(label, len(labels)) if label else MISSING)
    item_column, rater_column, label_column = (np.frombuffer(column, dtype=np.int64) for column in columns)
    return Sheet(tuple(items), tuple(raters), tuple(labels), item_column, rater_column, label_column)
