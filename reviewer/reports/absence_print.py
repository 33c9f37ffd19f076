"""Proof of absence: film and sound of one bracket under one wall-clock ruler, and who played it.

That something did not happen can only be shown by showing all of the time in which it should have happened.
"""

from collections.abc import Callable
from pathlib import Path

from reviewer.reports.card import AbsencePicture
from reviewer.reports.edition import Edition
from reviewer.reports.figures import duration, uncertainty, whole_percent
from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    BRICK,
    FACT,
    HAIRLINE,
    INK,
    INK_2,
    LABEL,
    PETROL,
    PETROL_PALE,
    PETROL_TINT,
    RIGHT,
    TICK,
    WHITE,
    Style,
)
from reviewer.reports.sheet import Sheet
from reviewer.reports.standing import played_within
from reviewer.reports.typesetting import cut_line, one_line
from reviewer.rubric.items.timed import TimedRule

LABELS_WIDE = 22.0
STRIP_HEIGHT = 13.0
WAVE_HEIGHT = 9.0
LANE_GAP = 1.6
PLAYED_HEIGHT = 2.6
RULER = 10.6
ABSENCE_HEIGHT = RULER + STRIP_HEIGHT + WAVE_HEIGHT + 2 * (PLAYED_HEIGHT + LANE_GAP) + 6.0


class AbsencePrint:
    """The figure of one finding; as wide as the finding's body."""

    def __init__(self, sheet: Sheet, edition: Edition, picture: AbsencePicture) -> None:
        self._sheet = sheet
        self._edition = edition
        self._picture = picture
        self._wave = picture.wave

    def draw(self, at: tuple[float, float], element: Element, *, item: str) -> None:
        """Draws it hanging from `at` (left, top); `item` names the rule whose limit is drawn, where it has one."""
        left, top = at
        start = left + LABELS_WIDE
        limit_us = self._limit_us(item)
        element.alt = self._words(limit_us)

        def x_of(instant_us: int) -> float:
            length = max(1, self._wave.end_us - self._wave.start_us)
            return start + (instant_us - self._wave.start_us) / length * (RIGHT - start)

        with self._sheet.figure(element, (left, top, RIGHT - left, ABSENCE_HEIGHT - 3.0)):
            self._ruler(x_of, top)
            strip = top + RULER
            self._strip(x_of, strip)
            wave = strip + STRIP_HEIGHT + LANE_GAP
            self._sound(x_of, wave)
            played = wave + WAVE_HEIGHT + LANE_GAP
            self._played(x_of, left=left, top=played)
            self._labels(left, strip=strip, wave=wave)
            bottom = played + 2 * PLAYED_HEIGHT + 1.6
            if limit_us is not None and self._wave.cited_start_us + limit_us < self._wave.end_us:
                self._limit(x_of(self._wave.cited_start_us + limit_us), limit_us, top=strip - 1.0, bottom=played - 0.6)
            self._bracket(x_of, top=top, bottom=bottom)

    def _limit_us(self, item: str) -> int | None:
        known = self._edition.items.get(item)
        return known.rule.limit_us if known is not None and isinstance(known.rule, TimedRule) else None

    @property
    def _sure_us(self) -> int:
        """The wider uncertainty of the two tracks."""
        exhibits = (self._edition.codes.get(code) for code in (self._picture.film_code, self._wave.exhibit_code))
        tracks = [self._edition.tracks.get(exhibit.id) for exhibit in exhibits if exhibit is not None]
        return max((track.uncertainty_us for track in tracks if track is not None), default=0)

    def _title(self) -> str:
        return self._edition.say("absence_title", time=duration(self._wave.cited_end_us - self._wave.cited_start_us))

    def _shares(self) -> tuple[tuple[str, str], ...]:
        """Each exhibit with the share of the bracket that was played."""
        bracket = (self._wave.cited_start_us, self._wave.cited_end_us)
        codes = (self._picture.film_code, self._wave.exhibit_code)
        return tuple((code, whole_percent(played_within(self._edition, code, bracket))) for code in codes)

    def _words(self, limit_us: int | None) -> str:
        clock = self._edition.card.clock
        facts = [
            self._title(),
            f"{clock.shown(self._wave.cited_start_us, 1)}–{clock.shown(self._wave.cited_end_us, 1)} {uncertainty(self._sure_us)}",
            *(self._edition.say("absence_played", exhibit=code, share=share) for code, share in self._shares()),
        ]
        if limit_us is not None:
            facts.append(self._edition.say("absence_limit", limit=duration(limit_us)))
        return "; ".join(facts) + "."

    def _ruler(self, x_of: Callable[[int], float], top: float) -> None:
        sheet, clock, wave = self._sheet, self._edition.card.clock, self._wave
        y = top + RULER - 3.4
        for number in range(7):
            instant = wave.start_us + (wave.end_us - wave.start_us) * number // 6
            align = "left" if number == 0 else "right" if number == 6 else "centre"
            sheet.text((x_of(instant), y), clock.shown(instant), TICK, align=align)
            sheet.rule((x_of(instant), y + 1.0), (x_of(instant), y + 2.0), colour=INK_2)
        sheet.rule((x_of(wave.start_us), y + 1.0), (x_of(wave.end_us), y + 1.0), colour=INK_2)

    def _strip(self, x_of: Callable[[int], float], top: float) -> None:
        frames, wave = self._picture.frames, self._wave
        width = (x_of(wave.end_us) - x_of(wave.start_us)) / max(1, len(frames))
        for number, frame in enumerate(frames):
            x = x_of(wave.start_us) + number * width
            if frame is None:
                self._sheet.rect((x + 0.2, top, width - 0.4, STRIP_HEIGHT), stroke=HAIRLINE)
                continue
            high = min(STRIP_HEIGHT, (width - 0.4) * frame.height / max(1, frame.width))
            wide = high * frame.width / max(1, frame.height)
            box = (x + (width - wide) / 2, top + (STRIP_HEIGHT - high) / 2, wide, high)
            self._sheet.picture(f"Im{frame.sha256[:16]}", Path(frame.path), box)

    def _sound(self, x_of: Callable[[int], float], top: float) -> None:
        wave, middle = self._wave, top + WAVE_HEIGHT / 2
        begin, end = x_of(wave.cited_start_us), x_of(wave.cited_end_us)
        self._sheet.rect((begin, top, end - begin, WAVE_HEIGHT), fill=PETROL_PALE)
        if not wave.peaks:
            return
        left, step = x_of(wave.start_us), (x_of(wave.end_us) - x_of(wave.start_us)) / len(wave.peaks)
        loudest = max(1, *(max(abs(low), abs(high)) for low, high in wave.peaks))
        scale = (WAVE_HEIGHT / 2 - 0.6) / loudest
        upper = [(left + (number + 0.5) * step, middle - max(0.06, high * scale)) for number, (_, high) in enumerate(wave.peaks)]
        lower = [(left + (number + 0.5) * step, middle + max(0.06, -low * scale)) for number, (low, _) in enumerate(wave.peaks)]
        self._sheet.polygon([*upper, *reversed(lower)], fill=INK_2)

    def _played(self, x_of: Callable[[int], float], *, left: float, top: float) -> None:
        """One strip for each exhibit: what of it the reviewer played; a gap stays white."""
        wave = self._wave
        lines = {line.exhibit_code: line.spans for line in self._edition.card.played}
        for number, (code, share) in enumerate(self._shares()):
            y = top + number * (PLAYED_HEIGHT + 0.8)
            label = f"{self._edition.say('fact_played')} {code} {share}"
            self._sheet.block((left, y - 0.3), cut_line(label, TICK, LABELS_WIDE - 1.0))
            box = (x_of(wave.start_us), y, x_of(wave.end_us) - x_of(wave.start_us), PLAYED_HEIGHT)
            self._sheet.rect(box, fill=WHITE, stroke=HAIRLINE)
            for begun, ended in lines.get(code, ()):
                first, last = max(begun, wave.start_us), min(ended, wave.end_us)
                if last > first:
                    self._sheet.rect((x_of(first), y, x_of(last) - x_of(first), PLAYED_HEIGHT), fill=PETROL_TINT)

    def _labels(self, left: float, *, strip: float, wave: float) -> None:
        rows = ((self._picture.film_code, "kind_film", strip + STRIP_HEIGHT / 2), (self._wave.exhibit_code, "kind_sound", wave + 4.5))
        for code, kind, middle in rows:
            exhibit = self._edition.codes.get(code)
            if exhibit is None:
                continue
            self._sheet.text((left, middle - 0.4), f"{code} {self._edition.marks[exhibit.id]}", FACT.heavy())
            track = self._edition.tracks.get(exhibit.id)
            sure = f" {uncertainty(track.uncertainty_us)}" if track else ""
            self._sheet.text((left, middle + 2.6), f"{self._edition.say(kind)}{sure}", LABEL.inked(INK_2))

    def _limit(self, x: float, limit_us: int, *, top: float, bottom: float) -> None:
        self._sheet.rule((x, top), (x, bottom), colour=BRICK, width=0.4, dash=(1.2, 0.8))
        words = self._edition.say("absence_limit", limit=duration(limit_us))
        wide = one_line(words, TICK).width_mm
        self._sheet.rect((x + 0.5, bottom - 3.4, wide + 0.8, 3.0), fill=WHITE)
        self._sheet.text((x + 0.9, bottom - 1.1), words, TICK.inked(BRICK))

    def _bracket(self, x_of: Callable[[int], float], *, top: float, bottom: float) -> None:
        sheet, clock, wave = self._sheet, self._edition.card.clock, self._wave
        begin, end = x_of(wave.cited_start_us), x_of(wave.cited_end_us)
        upper = top + 3.2
        for x, inward in ((begin, 1.8), (end, -1.8)):
            sheet.rule((x, upper), (x, bottom), colour=PETROL, width=0.5)
            for y in (upper, bottom):
                sheet.rule((x - 0.25 if inward > 0 else x + 0.25, y), (x + inward, y), colour=PETROL, width=0.5)
        title = f"{self._title()} {uncertainty(self._sure_us)}"
        sheet.text(((begin + end) / 2, top + 3.0), title, Style(8, 10, bold=True, colour=PETROL), align="centre")
        free = (end - begin - one_line(title, Style(8, 10, bold=True)).width_mm) / 2
        for instant, x, align in ((wave.cited_start_us, begin, "right"), (wave.cited_end_us, end, "left")):
            shift = -1.0 if align == "right" else 1.0
            if free > -2.0:
                sheet.text((x + shift, top + 3.0), clock.shown(instant, 1), TICK.inked(INK), align=align)
