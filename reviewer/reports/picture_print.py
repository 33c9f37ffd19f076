"""An exhibit picture on paper, with its region and its caption."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.domain.evidence import FULL_PPM, Region
from reviewer.reports.card import Picture
from reviewer.reports.edition import Edition
from reviewer.reports.figures import whole_percent
from reviewer.reports.marking import Element
from reviewer.reports.palette import BRICK, CAPTION, INK, PETROL, WHITE, Style
from reviewer.reports.sheet import Sheet
from reviewer.reports.typesetting import Line, height_mm, lines_of, one_line

HIGHEST_PICTURE = 52.0


class PicturePrint:
    """One exhibit picture at a width, with its region and its caption."""

    def __init__(self, sheet: Sheet, edition: Edition, picture: Picture) -> None:
        self._sheet = sheet
        self._edition = edition
        self._picture = picture

    def _size(self, width: float, highest: float) -> tuple[float, float]:
        height = width * self._picture.height / max(1, self._picture.width)
        return (width, height) if height <= highest else (width * highest / height, highest)

    def height(self, width: float, *, highest: float = HIGHEST_PICTURE) -> float:
        """Picture and caption together, in millimetres."""
        return self._size(width, highest)[1] + 1.0 + height_mm(self._caption_lines(width))

    def _caption(self) -> tuple[tuple[str, Style], ...]:
        edition, picture = self._edition, self._picture
        exhibit = edition.codes.get(picture.exhibit_code)
        parts = [edition.marks[exhibit.id] if exhibit else ""]
        if picture.region is not None:
            parts.append(edition.say("region", letter="a"))
        if picture.caption:
            parts.append(picture.caption)
        if picture.instant_us is not None:
            parts.append(edition.moments.shown(picture.instant_us, picture.uncertainty_us))
        if picture.kept < 1:
            parts.append(edition.say("crop_share", share=whole_percent(picture.kept)))
        if picture.masks:
            parts.append(edition.say("faces_masked"))
        return ((picture.exhibit_code, CAPTION.heavy().inked(INK)), (" · " + " · ".join(part for part in parts if part), CAPTION))

    def short_caption(self) -> tuple[tuple[str, Style], ...]:
        """Exhibit, track and instant: all that fits under a small picture."""
        edition, picture = self._edition, self._picture
        exhibit = edition.codes.get(picture.exhibit_code)
        told = [edition.marks[exhibit.id] if exhibit else ""]
        if picture.instant_us is not None:
            told.append(edition.moments.shown(picture.instant_us, picture.uncertainty_us))
        return ((picture.exhibit_code, CAPTION.heavy().inked(INK)), (" " + " ".join(part for part in told if part), CAPTION))

    def _caption_lines(self, width: float) -> tuple[Line, ...]:
        return lines_of(self._caption(), CAPTION, width)

    def draw(
        self, at: tuple[float, float], width: float, element: Element, *, caption: Element | None = None, highest: float = HIGHEST_PICTURE
    ) -> float:
        """Draws it hanging from `at`; returns the height with caption. Without a caption element it is a bare thumbnail."""
        sheet, picture = self._sheet, self._picture
        wide, high = self._size(width, highest)
        element.alt = "".join(part for part, _ in self._caption())
        colour = PETROL if picture.finding_code.startswith("K") else BRICK
        with sheet.figure(element, (at[0], at[1], wide, high)):
            sheet.picture(f"Im{picture.sha256[:16]}", Path(picture.path), (at[0], at[1], wide, high))
            sheet.rect((at[0] + 0.06, at[1] + 0.06, wide - 0.12, high - 0.12), stroke=INK, width=0.12)
            if picture.region is not None:
                self._region(picture.region, (at[0], at[1], wide, high), colour, tagged=caption is not None)
        if caption is None:
            return high
        return high + 0.8 + self.write_caption((at[0], at[1] + high + 0.8), self._caption_lines(width), caption.add("Caption"))

    def write_caption(self, at: tuple[float, float], lines: Sequence[Line], caption: Element) -> float:
        """Sets a caption; the exhibit's code at its head leads to the row among the originals. Returns its height."""
        code = self._picture.exhibit_code
        if code not in self._edition.codes or not lines:
            return self._sheet.block(at, lines, caption)
        head = lines[0]
        link = caption.add("Link")
        self._sheet.block(at, [replace(head, stretches=head.stretches[:1])], link)
        height = self._sheet.block(at, [replace(head, stretches=head.stretches[1:]), *lines[1:]], caption)
        box = (at[0], at[1], one_line(code, CAPTION.heavy()).width_mm, 3.2)
        self._sheet.link(box, f"manifest {code}", element=link, words=self._edition.say("link_manifest", exhibit=code))
        return height

    def _region(self, region: Region, box: tuple[float, float, float, float], colour: str, *, tagged: bool) -> None:
        """0.5 mm line on 1.0 mm white; the letter tag stands outside at the left, or above when there is no room."""
        left, top, wide, high = box
        x, y = left + region.left_ppm / FULL_PPM * wide, top + region.top_ppm / FULL_PPM * high
        width, height = region.width_ppm / FULL_PPM * wide, region.height_ppm / FULL_PPM * high
        sheet = self._sheet
        sheet.rect((x, y, width, height), stroke=WHITE, width=1.0)
        sheet.rect((x, y, width, height), stroke=colour, width=0.5)
        if not tagged:
            return
        tag = (x - 4.3, y - 0.25) if x - left >= 4.5 else (x - 0.25, y - 3.7) if y - top >= 3.8 else (x + width + 0.6, y - 0.25)
        sheet.rect((tag[0], tag[1], 3.8, 3.4), fill=colour)
        sheet.text((tag[0] + 1.9, tag[1] + 2.6), "a", Style(7, 9, bold=True, colour=WHITE), align="centre")
