"""The two weights of Noto Sans SC, and Noto Sans for the punctuation that is a full em wide in it."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reviewer.places import resource

FULL_WIDTH_TRAPS = frozenset("“”‘’…·±≤≥×÷→")
MISSING = "□"

# Streams go out as bytes: ASCII85 in Python costs five seconds on a card of sixty pages.
rl_config.useA85 = 0


@dataclass(frozen=True)
class Face:
    """One embedded font: `name` as reportlab knows it, advance widths in thousandths of an em by code point."""

    name: str
    widths: dict[int, float]

    def holds(self, character: str) -> bool:
        return ord(character) in self.widths

    def width(self, text: str) -> float:
        """Advance of a text in thousandths of an em."""
        return sum(self.widths[ord(character)] for character in text)


@cache
def face(family: str, *, bold: bool) -> Face:
    """The face `NotoSansSC` or `NotoSans` in one of its two weights, registered with reportlab on first use."""
    name = f"{family}-{'Bold' if bold else 'Regular'}"
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return Face(name, dict(font.face.charWidths))


def chosen(character: str, *, bold: bool, latin: bool) -> tuple[Face, str]:
    """The face that draws a character, and the character itself, or a hollow box where neither face has it.

    `latin` tells that the neighbours are not Chinese, so that punctuation and signs keep their Latin width.
    """
    chinese, western = face("NotoSansSC", bold=bold), face("NotoSans", bold=bold)
    order = (western, chinese) if latin and character in FULL_WIDTH_TRAPS else (chinese, western)
    for candidate in order:
        if candidate.holds(character):
            return candidate, character
    return chinese, MISSING


@cache
def is_wide(character: str) -> bool:
    """True for Chinese characters and full-width punctuation; the ambiguous signs of the trap list are judged by neighbours."""
    return character not in FULL_WIDTH_TRAPS and unicodedata.east_asian_width(character) in "WF"
