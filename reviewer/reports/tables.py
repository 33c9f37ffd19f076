"""What scorecard.json says as tables: CSV, XLSX (ISO/IEC 29500) and one HTML page; the same bytes every time.

A cell that a spreadsheet would take for a formula is text: in CSV an apostrophe stands before it, in XLSX every text is an inline string.
"""

import csv
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from xml.sax.saxutils import escape as xml_escape

from reviewer.wording import Language, say

Rows = tuple[tuple[str, ...], ...]
MADE = (2026, 1, 1, 0, 0, 0)
_FORMULA = re.compile(r"^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"^-?\d{1,15}(\.\d{1,15})?$")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMESPACE = "http://schemas.openxmlformats.org"
_STYLE = "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;color:#16191d}table{border-collapse:collapse;width:100%}" + (
    "th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #c9ced4}th{color:#454d57}"
)


def tables_of(document: Mapping[str, Any]) -> dict[str, Rows]:
    """The tables `dimensions`, `items`, `findings`, `measures` and `exhibits`, each with its head row."""
    scored = document["scorecard"]
    return {
        "dimensions": _table(("dimension", "weight", "applicable", "deducted", "score"), scored["dimensions"]),
        "items": _table(("item", "state", "points", "deduction", "effect"), scored["items"]),
        "findings": _table(
            ("code", "kind", "item", "position", "cause", "severity", "occurrences", "fact", "quote", "analysis", "advice"),
            document["findings"],
        ),
        "measures": _table(("item", "measured_us", "uncertainty_us", "limit_us", "outcome"), document["measures"]),
        "exhibits": _table(("code", "kind", "path", "size", "sha256", "media_type", "captured_at"), document["exhibits"]),
    }


def _table(names: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> Rows:
    return (names, *(tuple("" if row[name] is None else str(row[name]) for name in names) for row in rows))


def to_csv(rows: Rows) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read Chinese; RFC 4180."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[_neutral(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _neutral(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


def to_xlsx(tables: Mapping[str, Rows]) -> bytes:
    """One sheet for each table; decimals are numbers, all else inline text."""
    parts = {
        "[Content_Types].xml": _content_types(len(tables)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(list(tables)),
        "xl/_rels/workbook.xml.rels": _relations([("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(tables) + 1)]),
        **{f"xl/worksheets/sheet{number}.xml": _sheet(rows) for number, rows in enumerate(tables.values(), start=1)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(zipfile.ZipInfo(name, MADE), f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return out.getvalue()


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    told = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}.worksheet+xml"/>' for number in range(1, sheets + 1)
    )
    return (
        f'<Types xmlns="{_NAMESPACE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>{told}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="r{number}" Type="{_NAMESPACE}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships">{told}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    told = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(names, start=1))
    related = f'xmlns:r="{_NAMESPACE}/officeDocument/2006/relationships"'
    return f'<workbook xmlns="{_NAMESPACE}/spreadsheetml/2006/main" {related}><sheets>{told}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    told = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{_NAMESPACE}/spreadsheetml/2006/main"><sheetData>{told}</sheetData></worksheet>'


def _cell(text: str) -> str:
    if _NUMBER.match(text):
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{xml_escape(_FORBIDDEN.sub("", text))}</t></is></c>'


def to_html(document: Mapping[str, Any], language: Language) -> bytes:
    """One page without scripts or anything from elsewhere."""
    site = document["submission"]["assignment"]["site"]
    title = escape(f"{say('reports.document_kind', language)} {document['number']} · {site}")
    total = escape(str(document["scorecard"]["total"] or "—"))
    parts = [f"<h1>{title}</h1><p>{escape(say('reports.head_total', language))} <strong>{total}</strong></p>"]
    for name, rows in tables_of(document).items():
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
        body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[1:])
        parts.append(f"<h2>{escape(name)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    page = f'<html lang="{language.value}"><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
    return f"<!doctype html>{page}<body>{''.join(parts)}</body></html>\n".encode()
