"""The words on the pages, read back from the drawn text, and whether they say what scorecard.json says.

The signature covers both, so this guards against a card that was made wrong and then signed. Words and figures are compared, pictures
and charts are not: they are drawn from the same figures, and the exhibits' digests stand in the manifest.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf

from reviewer.reports.figures import fixed
from reviewer.reports.typefaces import chosen
from reviewer.reports.typesetting import NARROW_SPACES
from reviewer.reports.verification import Reason, because

LEAST_PIECE = 6
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s+<([0-9A-Fa-f]{4,})>")


def page_faults(content: bytes, card: Mapping[str, Any]) -> tuple[Reason, ...]:
    """What scorecard.json says and no page does. Raises pikepdf.PdfError, KeyError, TypeError or ValueError on rubbish."""
    shown = _words(content)
    return tuple(because("pages_disagree", what=name) for name, words in _said(card) if not _stands(_bare(words), shown))


def _said(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "number", card["number"]
    if card["scorecard"]["total"] is not None:
        yield "total", fixed(Decimal(card["scorecard"]["total"]), card["scorecard"]["settings"]["decimals"])
    for dimension in card["scorecard"]["dimensions"]:
        if dimension["score"] is not None:
            yield dimension["dimension"], fixed(Decimal(dimension["score"]), 3)
    for finding in card["findings"]:
        for part in ("code", "fact", "quote"):
            yield f"{finding['code']} {part}", finding[part]
    for exhibit in card["exhibits"]:
        yield exhibit["code"], exhibit["original_name"]
    yield "log head", card["log_head"]["root"]


def _bare(words: str) -> str:
    """As the pages draw it: without spaces, and with a hollow box for what no face has."""
    kept = (character for character in words if character.isprintable() and not character.isspace())
    return "".join(chosen(character, bold=False, latin=True)[1] for character in kept if character not in NARROW_SPACES)


def _stands(words: str, shown: str) -> bool:
    """Whether the words are there, whole or in pieces that follow each other; long ones go on overleaf."""
    place = 0
    while words:
        if shown.find(words, place) >= 0:
            return True
        length = _longest(words, shown, place=place)
        if length < LEAST_PIECE:
            return False
        place = shown.index(words[:length], place) + length
        words = words[length:]
    return True


def _longest(words: str, shown: str, *, place: int) -> int:
    """How many of the first characters stand together somewhere after `place`."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if shown.find(words[:middle], place) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _words(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        maps: dict[tuple[int, int], dict[int, str]] = {}
        return "".join(part for page in pdf.pages for part in _page_words(page, maps))


def _page_words(page: pikepdf.Page, maps: dict[tuple[int, int], dict[int, str]]) -> Iterator[str]:
    fonts = page.obj.Resources.get("/Font", pikepdf.Dictionary())
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "Tf Tj"):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            continue
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            letters = _letters(fonts[str(operands[0])], maps)
        elif operator == "Tj":
            yield "".join(letters.get(code, "") for code in bytes(operands[-1])).replace(" ", "").replace("\u00a0", "")


def _letters(font: pikepdf.Object, maps: dict[tuple[int, int], dict[int, str]]) -> dict[int, str]:
    known = maps.get(font.objgen)
    if known is None:
        pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
        known = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
        maps[font.objgen] = known
    return known
