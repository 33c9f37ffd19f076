"""Quotes and their places in words."""

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.reports.edition import Edition
from reviewer.reports.palette import LABEL
from reviewer.reports.typesetting import Line, lines_of


def where(edition: Edition, citation: Citation) -> str:
    """`10:57:20.4 ±12 ms · S1 · E-09`, or the question an answer stands under."""
    if citation.kind is CitationKind.ANSWER or citation.exhibit_id is None:
        answer = edition.say("answer_of", question=citation.question)
        found = edition.moments.citation_instant(citation)
        return f"{edition.card.clock.shown(found[0])} · {answer}" if found else answer
    parts = []
    found = edition.moments.citation_instant(citation)
    if found is not None:
        parts.append(edition.moments.shown(*found))
    exhibit = edition.exhibits[citation.exhibit_id]
    return " · ".join([*parts, edition.marks[exhibit.id], exhibit.code])


def quoted(words: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    stripped = words.strip()
    return stripped if stripped[:1] in '“"「『' else f"“{stripped}”"


def label_width(text: str) -> float:
    """Width of a side label in millimetres."""
    lines = lines_of(text, LABEL, 100)
    return lines[0].width_mm if lines else 0.0


def hangs(line: Line) -> bool:
    first = line.stretches[0] if line.stretches else None
    return first is not None and first.text[:1] in "“‘" and first.font.startswith("NotoSansSC")
