"""Breaking text into lines: Latin at spaces, Chinese between characters with its prohibitions, numbers kept with their units."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.reports.palette import MM, Style
from reviewer.reports.typefaces import FULL_WIDTH_TRAPS, chosen, is_wide

Piece = tuple[str, Style]

ASCENT = 0.88
NARROW_SPACES = frozenset("\u00a0\u202f\u2009")
NOT_FIRST = frozenset("。，、；：？！）】》」』〉”’…—·,.;:!?)]}%‰°")
NOT_LAST = frozenset("（【《「『〈“‘([{#¥$−+±≤≥")
_UNIT = "|".join(
    (
        *("%", "‰", "ms", "µs", "s", "min", "h", "d", "m²", "m", "km", "cm", "mm", "dB", "Hz", "kHz", "kB", "MB", "GB", "ppm", "px"),
        *[
            "秒",
            "分钟",
            "分鐘",
            "分",
            "元",
            "米",
            "项",
            "項",
            "个",
            "個",
            "张",
            "張",
            "次",
            "天",
            "小时",
            "小時",
            "岁",
            "年",
            "月",
            "日",
            "条",
            "條",
            "页",
            "頁",
            "版",
            "件",
            "处",
            "處",
            "位",
            "人",
        ],
    )
)
# One pattern a line break may not enter: sign, figures, thin groups, clock times, then a unit; or an id such as F-07.
_NUMBER = r"[±≤≥<>−+¥$]?[ \u202f]?\d[\d.,:\u202f\u2009–/]*\d?"
_BOUND = re.compile(rf"[A-Z]{{1,3}}-\d[\w-]*|{_NUMBER}(?:[ \u00a0\u202f]?(?:{_UNIT})(?![A-Za-z]))?|[\u00a0\u202f\u2009]|\S")
_BREAKABLE = frozenset("/._-\\:@?&=")


@dataclass(frozen=True)
class Stretch:
    """Characters of one face and style; `x` and `width` in points from the start of the line."""

    text: str
    font: str
    style: Style
    x: float
    width: float


@dataclass(frozen=True)
class Line:
    stretches: tuple[Stretch, ...]
    width: float
    leading: float
    size: float

    @property
    def width_mm(self) -> float:
        return self.width / MM


@dataclass(frozen=True)
class Cluster:
    """Text that is never broken; `gap` is the text of the space before it."""

    glyphs: tuple[tuple[str, str, Style, float], ...]
    gap: bool
    first: str
    last: str

    @property
    def width(self) -> float:
        return sum(width for _, _, _, width in self.glyphs)


def lines_of(content: str | Sequence[Piece], style: Style, width_mm: float) -> tuple[Line, ...]:
    """Sets text into lines no wider than `width_mm`; `\\n` forces a break. An empty text gives no line."""
    if isinstance(content, str):
        return _plain_lines(content, style, width_mm)
    return _set(tuple(content), style, width_mm)


@lru_cache(maxsize=4096)
def _plain_lines(content: str, style: Style, width_mm: float) -> tuple[Line, ...]:
    return _set(((content, style),), style, width_mm)


def one_line(content: str | Sequence[Piece], style: Style) -> Line:
    """The text on one line however long it is; an empty line for no text."""
    lines = lines_of(content, style, 10_000.0)
    return lines[0] if lines else Line((), 0.0, style.leading, style.size)


def cut_line(text: str, style: Style, width_mm: float) -> tuple[Line, ...]:
    """As much of a text as one line holds, with an ellipsis for the rest; for places where the whole stands elsewhere."""
    lines = lines_of(text, style, width_mm)
    if len(lines) <= 1:
        return lines
    kept = "".join(stretch.text for stretch in lines[0].stretches)
    while len(lines_of(f"{kept}…", style, width_mm)) > 1:
        kept = kept[:-1]
    return lines_of(f"{kept.rstrip(' ,;:，；：、。')}…", style, width_mm)


def height_mm(lines: Iterable[Line]) -> float:
    return sum(line.leading for line in lines) / MM


def first_baseline(lines: Sequence[Line]) -> float:
    """How far the first baseline lies under the top of a block, in millimetres."""
    return ((lines[0].leading - lines[0].size) / 2 + lines[0].size * ASCENT) / MM


def _set(pieces: Sequence[Piece], style: Style, width_mm: float) -> tuple[Line, ...]:
    lines: list[Line] = []
    for paragraph in _paragraphs(pieces):
        lines.extend(_filled(_clusters(paragraph), style, width_mm * MM))
    return tuple(lines)


def _paragraphs(pieces: Sequence[Piece]) -> Iterable[list[tuple[str, Style]]]:
    paragraph: list[tuple[str, Style]] = []
    for text, style in pieces:
        for number, part in enumerate(text.replace("\r", "").replace("\t", " ").split("\n")):
            if number:
                yield paragraph
                paragraph = []
            paragraph.extend((character, style) for character in part if character.isprintable() or character in NARROW_SPACES)
    if paragraph:
        yield paragraph


def _latin_flags(text: str) -> list[bool]:
    """Per character: may it take its Latin width, because neither neighbour that is no sign or space is Chinese?"""
    flags = []
    for place, character in enumerate(text):
        if character not in FULL_WIDTH_TRAPS:
            flags.append(True)
            continue
        if character == "·" and text[place - 1 : place] == " " == text[place + 1 : place + 2]:
            flags.append(True)  # the separator of facts, the same everywhere
            continue
        before = next((c for c in reversed(text[:place]) if c not in FULL_WIDTH_TRAPS and not c.isspace()), "")
        after = next((c for c in text[place + 1 :] if c not in FULL_WIDTH_TRAPS and not c.isspace()), "")
        near = after if character in "“‘" else before if character in "”’" else before + after
        flags.append(not any(is_wide(c) for c in near or before + after))
    return flags


def _clusters(paragraph: list[tuple[str, Style]]) -> list[Cluster]:
    text = "".join(character for character, _ in paragraph)
    latin = _latin_flags(text)
    glyphs = []
    for (character, style), is_latin in zip(paragraph, latin, strict=True):
        drawn, shown = chosen(" " if character in NARROW_SPACES else character, bold=style.bold, latin=is_latin)
        squeeze = 0.6 if character in "\u202f\u2009" else 1.0
        glyphs.append((shown, drawn.name, style, drawn.width(shown) * style.size * squeeze / 1000 + style.tracking))
    clusters: list[Cluster] = []
    for start, end in _bounds(text):
        gap = start > 0 and text[start - 1] == " "
        clusters.append(Cluster(tuple(glyphs[start:end]), gap, text[start], text[end - 1]))
    return clusters


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for match in _BOUND.finditer(text):
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip(" "))
        if bounds and bounds[-1][1] == start and not _may_break(text[start - 1], text[start]):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return bounds


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or NARROW_SPACES & {before, after}:
        return False
    if before in "“‘" or (after in "”’"):
        return False
    return is_wide(before) or is_wide(after) or before in "·→"


def _filled(clusters: list[Cluster], style: Style, width: float) -> list[Line]:
    """Greedy filling; a cluster wider than the line is cut at a separator, or where it must."""
    if not clusters:
        return [Line((), 0.0, style.leading, style.size)]
    lines: list[list[Cluster]] = [[]]
    used = 0.0
    waiting = list(reversed(clusters))
    while waiting:
        cluster = waiting.pop()
        gap = _space(cluster) if cluster.gap and lines[-1] else 0.0
        if used + gap + cluster.width <= width + 0.01:
            lines[-1].append(cluster)
            used += gap + cluster.width
        elif cluster.width > width and len(cluster.glyphs) > 1:
            head, tail = _cut(cluster, width - used - gap if lines[-1] else width, at_start=not lines[-1])
            lines[-1].extend([head] if head else [])
            lines.append([])
            used = 0.0
            waiting.extend([tail] if tail else [])
        else:
            lines.append([cluster])
            used = cluster.width
    return [_line(clusters, style) for clusters in lines if clusters]


def _space(cluster: Cluster) -> float:
    style = cluster.glyphs[0][2]
    drawn, shown = chosen(" ", bold=style.bold, latin=True)
    return drawn.width(shown) * style.size / 1000


def _cut(cluster: Cluster, room: float, *, at_start: bool) -> tuple[Cluster | None, Cluster | None]:
    """What fits into `room`, and the rest; None as first part when no separator does and the line is not empty."""
    total, fits, separator = 0.0, 0, 0
    for number, (character, _, _, width) in enumerate(cluster.glyphs, start=1):
        total += width
        if total > room:
            break
        fits = number
        if character in _BREAKABLE:
            separator = number
    if not separator and not at_start:
        return None, cluster
    place = separator or fits or 1
    head = Cluster(cluster.glyphs[:place], cluster.gap, cluster.first, cluster.glyphs[place - 1][0])
    tail = (
        Cluster(cluster.glyphs[place:], gap=False, first=cluster.glyphs[place][0], last=cluster.last)
        if place < len(cluster.glyphs)
        else None
    )
    return head, tail


def _line(clusters: list[Cluster], style: Style) -> Line:
    stretches: list[Stretch] = []
    glyphs: list[tuple[str, str, Style, float]] = []
    for number, cluster in enumerate(clusters):
        if number and cluster.gap:
            first = cluster.glyphs[0]
            space, shown = chosen(" ", bold=first[2].bold, latin=True)
            glyphs.append((shown, space.name, first[2], space.width(shown) * first[2].size / 1000))
        glyphs.extend(cluster.glyphs)
    x = 0.0
    for character, font, drawn, width in glyphs:
        last = stretches[-1] if stretches else None
        if last is not None and last.font == font and last.style == drawn:
            stretches[-1] = Stretch(last.text + character, font, drawn, last.x, last.width + width)
        else:
            stretches.append(Stretch(character, font, drawn, x, width))
        x += width
    leading = max([style.leading, *(stretch.style.leading for stretch in stretches)])
    size = max([stretch.style.size for stretch in stretches], default=style.size)
    return Line(tuple(stretches), x, leading, size)
