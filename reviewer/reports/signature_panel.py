"""The panel a signature shows on paper: who, with which certificate, when, and what it means.

Never that it is valid: a page cannot know.
"""

from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from reviewer.reports.palette import FACT, INK, INK_2, LABEL, MM, PETROL, WHITE, Style
from reviewer.reports.typefaces import face
from reviewer.reports.typesetting import Line, cut_line, lines_of
from reviewer.wording import Language

PANEL_WIDTH = 57.0
PANEL_HEIGHT = 28.0
PADDING = 2.7
NAME = Style(11, 12.5, bold=True)


@dataclass(frozen=True)
class PanelText:
    title: str
    name: str
    lines: tuple[str, ...]
    meaning: str


def draw_panel(path: Path, text: PanelText, language: Language) -> None:
    """A page of the panel's size that becomes the signature's appearance; it covers the words `to be signed` beneath it."""
    canvas = Canvas(
        str(path),
        pagesize=(PANEL_WIDTH * MM, PANEL_HEIGHT * MM),
        invariant=1,
        pageCompression=1,
        initialFontName=face("NotoSansSC", bold=False).name,  # type: ignore[arg-type]  # the stub says float
        lang=language.value,
    )
    canvas.setFillColor(f"#{WHITE}")
    canvas.setStrokeColor(f"#{INK}")
    canvas.setLineWidth(0.35 * MM)
    inset = 0.175 * MM
    canvas.rect(inset, inset, PANEL_WIDTH * MM - 2 * inset, PANEL_HEIGHT * MM - 2 * inset, fill=1)
    canvas.setFillColor(f"#{PETROL}")
    canvas.rect(0, (PANEL_HEIGHT - 1.2) * MM, PANEL_WIDTH * MM, 1.2 * MM, stroke=0, fill=1)
    width = PANEL_WIDTH - 2 * PADDING
    y = 2.4
    y = _lines(canvas, cut_line(text.title, LABEL, width), y)
    y = _lines(canvas, cut_line(text.name, NAME, width), y)
    for line in text.lines:
        y = _lines(canvas, cut_line(line, FACT.inked(INK_2), width), y)
    _lines(canvas, lines_of(text.meaning, FACT, width)[:2], y + 0.6)
    canvas.showPage()
    canvas.save()


def _lines(canvas: Canvas, lines: tuple[Line, ...], y: float) -> float:
    for line in lines:
        baseline = (PANEL_HEIGHT - y) * MM - (line.leading - line.size) / 2 - line.size * 0.88
        for stretch in line.stretches:
            canvas.setFillColor(f"#{stretch.style.colour}")
            canvas.setFont(stretch.font, stretch.style.size)
            canvas.drawString(PADDING * MM + stretch.x, baseline, stretch.text)
        y += line.leading / MM
    return y
