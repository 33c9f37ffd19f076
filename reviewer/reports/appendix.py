"""The proof on demand: exhibits, cited sound, what was played, the originals, who touched the case, and how to verify."""

from collections.abc import Callable
from decimal import Decimal

from reviewer.domain.evidence import Exhibit, ExhibitKind, Track
from reviewer.domain.findings import Finding
from reviewer.reports.card import Picture, PlayedLine, WavePicture
from reviewer.reports.edition import Edition
from reviewer.reports.figures import digest, fixed, grouped, signed, uncertainty, whole_percent
from reviewer.reports.flow import Column, Flow, Paint, Table
from reviewer.reports.heads import both
from reviewer.reports.marking import Element
from reviewer.reports.moments import LATE
from reviewer.reports.palette import (
    BRICK,
    CAPTION,
    DENSE,
    FACT,
    HAIRLINE,
    HEAD,
    INK,
    INK_2,
    INSIDE_TITLE,
    LEFT,
    LIVE,
    PAPER,
    PETROL,
    PETROL_PALE,
    PETROL_TINT,
    RIGHT,
    TICK,
    WHITE,
    Style,
)
from reviewer.reports.picture_print import PicturePrint
from reviewer.reports.quoting import quoted
from reviewer.reports.standing import played_share
from reviewer.reports.typesetting import height_mm, lines_of, one_line
from reviewer.wording import say as say_of_any_area

CONTACT_WIDTH = 41.4
CONTACT_GAP = 2.8
CONTACT_HEIGHT = 23.3
WAVE_HEIGHT = 17.0


class Appendix:
    """The last section of the card."""

    def __init__(self, flow: Flow, edition: Edition) -> None:
        self._flow = flow
        self._edition = edition
        self._root = flow.sheet.plan.root.add("Sect")

    def draw(self) -> None:
        edition, sheet, say = self._edition, self._flow.sheet, self._edition.say
        card = edition.card
        self._flow.title(both(edition, "head_appendix", INSIDE_TITLE), self._root)
        self._flow.y = 22.0
        sheet.place("appendix", 0)
        sheet.bookmark(say("head_appendix"), "appendix")
        if card.pictures:
            self._contact_sheet()
        for wave in card.waves:
            self._wave(wave)
        if card.played:
            self._coverage()
        self._manifest()
        self._custody()
        self._verify()

    def _begin(self, name: str, *, least: float, scope: str = "") -> None:
        flow, say = self._flow, self._edition.say
        flow.need(least)
        flow.sheet.place(name, flow.y - 4)
        flow.sheet.bookmark(say(f"head_{name}"), name, level=1)
        flow.head(both(self._edition, f"head_{name}", HEAD), self._root, scope=scope)

    def _contact_sheet(self) -> None:
        flow, edition = self._flow, self._edition
        pictures = edition.card.pictures
        self._begin("exhibits", least=50, scope=edition.say("exhibits_scope"))
        for start in range(0, len(pictures), 4):
            row = pictures[start : start + 4]
            flow.need(CONTACT_HEIGHT + 6)
            for number, picture in enumerate(row):
                self._contact(LEFT + number * (CONTACT_WIDTH + CONTACT_GAP), picture)
            flow.y += CONTACT_HEIGHT + 7.0
        flow.y += 2.5

    def _contact(self, x: float, picture: Picture) -> None:
        flow, edition, sheet = self._flow, self._edition, self._flow.sheet
        shown = PicturePrint(sheet, edition, picture)
        shown.draw((x, flow.y), CONTACT_WIDTH, self._root.add("Figure"), highest=CONTACT_HEIGHT)
        link = self._root.add("Link")
        width = one_line(picture.finding_code, CAPTION).width_mm
        y = flow.y + CONTACT_HEIGHT
        caption = lines_of(shown.short_caption(), CAPTION, CONTACT_WIDTH - width - 1.5)[:1]
        shown.write_caption((x, y + 0.8), caption, self._root.add("Caption"))
        sheet.text((x + CONTACT_WIDTH, y + 3.35), picture.finding_code, CAPTION.inked(PETROL), link, align="right")
        if picture.finding_code in sheet.plan.places:
            words = edition.say("link_finding", code=picture.finding_code)
            sheet.link((x + CONTACT_WIDTH - width, y + 0.8, width, 3.2), picture.finding_code, element=link, words=words)

    def _wave(self, wave: WavePicture) -> None:
        flow, edition, sheet = self._flow, self._edition, self._flow.sheet
        flow.need(44)
        exhibit = edition.codes[wave.exhibit_code]
        track = edition.tracks.get(exhibit.id)
        clock = edition.card.clock
        span = f"{clock.shown(wave.cited_start_us, 1)}–{clock.shown(wave.cited_end_us, 1)}"
        sure = f" {uncertainty(track.uncertainty_us)}" if track else ""
        scope = f"{edition.marks[exhibit.id]} · {span}{sure} · {wave.finding_code}"
        flow.head(both(edition, "head_wave", HEAD, exhibit=wave.exhibit_code), self._root, scope=scope)
        words = edition.say("alt_wave", exhibit=wave.exhibit_code, span=span, finding=wave.finding_code)
        with sheet.figure(self._root.add("Figure", alt=words), (LEFT, flow.y - 1, LIVE, WAVE_HEIGHT + 8)):
            self._draw_wave(wave, flow.y)
        flow.y += WAVE_HEIGHT + 9.0
        quotes = [finding for finding in edition.card.findings if finding.code == wave.finding_code and finding.text.quote]
        for finding in quotes:
            lines = lines_of(quoted(finding.text.quote), Style(7.2, 10, bold=True), 126)
            height = height_mm(lines) + 1.4
            sheet.rect((LEFT, flow.y, LIVE, height), fill=PETROL_PALE)
            element = self._root.add("BlockQuote")
            sheet.text((LEFT + 1, flow.y + 3.4), self._said_at(finding, wave), DENSE.inked(INK_2), element)
            sheet.text((LEFT + 20, flow.y + 3.4), edition.position(finding), DENSE.inked(INK_2), element)
            sheet.block((LEFT + 44, flow.y + 0.7), lines, element)
            flow.y += height
        flow.y += 5

    def _said_at(self, finding: Finding, wave: WavePicture) -> str:
        """When the printed words were said, which may be after the cited span."""
        citation = self._edition.quote_citation(finding)
        found = self._edition.moments.citation_instant(citation) if citation is not None else None
        return self._edition.card.clock.shown(found[0] if found else wave.cited_start_us, 1)

    def _draw_wave(self, wave: WavePicture, top: float) -> None:
        sheet, clock = self._flow.sheet, self._edition.card.clock
        length = max(1, wave.end_us - wave.start_us)

        def x_of(instant: int) -> float:
            return LEFT + (instant - wave.start_us) / length * LIVE

        for number in range(8):
            instant = wave.start_us + length * number // 7
            align = "left" if number == 0 else "right" if number == 7 else "centre"
            sheet.text((x_of(instant), top + 1.6), clock.shown(instant), TICK, align=align)
            sheet.rule((x_of(instant), top + 2.8), (x_of(instant), top + 3.7), colour=INK_2, width=0.18)
        sheet.rule((LEFT, top + 2.8), (RIGHT, top + 2.8), colour=INK_2, width=0.18)
        start, end = x_of(wave.cited_start_us), x_of(wave.cited_end_us)
        lane, middle = top + 5.0, top + 5.0 + WAVE_HEIGHT / 2
        sheet.rect((start, lane, end - start, WAVE_HEIGHT), fill=PETROL_PALE)
        self._envelope(wave, middle)
        for x, inward in ((start, 1.6), (end, -1.6)):
            sheet.rule((x, lane), (x, lane + WAVE_HEIGHT), colour=PETROL, width=0.5)
            for y in (lane, lane + WAVE_HEIGHT):
                sheet.rule((x - 0.25 if inward > 0 else x + 0.25, y), (x + inward, y), colour=PETROL, width=0.5)
        centre = (start + end) / 2
        sheet.rect((centre - 4.5, lane - 1.7, 9, 3.4), fill=PETROL)
        sheet.text((centre, lane + 0.9), wave.exhibit_code, Style(7, 9, bold=True, colour=WHITE), align="centre")

    def _envelope(self, wave: WavePicture, middle: float) -> None:
        if not wave.peaks:
            return
        step = LIVE / len(wave.peaks)
        loudest = max(1, *(max(abs(low), abs(high)) for low, high in wave.peaks))
        scale = (WAVE_HEIGHT / 2 - 1.2) / loudest
        upper = [(LEFT + (number + 0.5) * step, middle - max(0.08, high * scale)) for number, (_, high) in enumerate(wave.peaks)]
        lower = [(LEFT + (number + 0.5) * step, middle + max(0.08, -low * scale)) for number, (low, _) in enumerate(wave.peaks)]
        self._flow.sheet.polygon([*upper, *reversed(lower)], fill=INK_2)

    def _coverage(self) -> None:
        flow, edition, sheet = self._flow, self._edition, self._flow.sheet
        lines = [line for line in edition.card.played if line.exhibit_code in edition.codes]
        height = 6.5 * len(lines) + 14
        share = played_share(edition)
        scope = edition.say("coverage_scope", share="—" if share is None else whole_percent(share))
        self._begin("coverage", least=height + 10, scope=scope)
        told = "; ".join(f"{line.exhibit_code} {whole_percent(line.share)}" for line in lines)
        with sheet.figure(self._root.add("Figure", alt=f"{told}."), (LEFT, flow.y - 1, LIVE, height)):
            self._draw_coverage(lines, flow.y)
        flow.y += height + 1

    def _draw_coverage(self, lines: list[PlayedLine], top: float) -> None:
        sheet, edition = self._flow.sheet, self._edition
        spans = {line.exhibit_code: self._extent(line.exhibit_code) for line in lines}
        visit = edition.card.submission.visit
        start = min(0, *(span[0] for span in spans.values()))
        end = max(edition.card.clock.instant_us(visit.end), *(span[1] for span in spans.values()))
        left = 44.0

        def x_of(instant: int) -> float:
            return left + (min(max(instant, start), end) - start) / max(1, end - start) * (RIGHT - left)

        for number in range(7):
            instant = start + (end - start) * number // 6
            align = "left" if number == 0 else "right" if number == 6 else "centre"
            sheet.text((x_of(instant), top + 1.6), f"{edition.card.clock.at(instant):%H:%M}", TICK, align=align)
        sheet.rule((left, top + 2.8), (RIGHT, top + 2.8), colour=INK_2, width=0.18)
        y = top + 4.2
        for line in lines:
            exhibit = edition.codes[line.exhibit_code]
            sheet.text((LEFT, y + 2.6), f"{line.exhibit_code} {edition.marks[exhibit.id]}", FACT)
            sheet.text((left - 1.8, y + 2.6), whole_percent(line.share), FACT.inked(INK_2), align="right")
            first, last = spans[line.exhibit_code]
            sheet.rect((x_of(first), y, max(0.3, x_of(last) - x_of(first)), 3.4), fill=WHITE, stroke=HAIRLINE, width=0.18)
            for begun, ended in line.spans:
                sheet.rect((x_of(begun), y, max(0.15, x_of(ended) - x_of(begun)), 3.4), fill=PETROL_TINT)
            y += 6.5
        self._draw_moments(x_of, top=top + 4.2, bottom=y - 3.1)

    def _draw_moments(self, x_of: Callable[[int], float], *, top: float, bottom: float) -> None:
        """A line through the lanes at each finding, labelled beneath on two rows."""
        edition, sheet = self._edition, self._flow.sheet
        placed = [(edition.moments.instant(one)[0], one.code) for one in (*edition.deductions, *edition.commendations)]
        taken = [-100.0, -100.0]
        for instant, code in sorted(one for one in placed if one[0] != LATE):
            x = x_of(instant)
            colour = PETROL if code.startswith("K") else BRICK
            sheet.rule((x, top - 0.4), (x, bottom), colour=colour, width=0.6)
            row = next((number for number, end in enumerate(taken) if x - end > 7.5), None)
            if row is not None:
                taken[row] = x
                sheet.text((x, bottom + 2.8 + 3 * row), code, TICK, align="centre")

    def _extent(self, code: str) -> tuple[int, int]:
        exhibit = self._edition.codes[code]
        track = self._edition.tracks.get(exhibit.id)
        return (track.timeline_us(0), track.timeline_us(exhibit.facts.duration_us)) if track else (0, 0)

    def _manifest(self) -> None:
        flow, edition, say = self._flow, self._edition, self._edition.say
        self._begin("manifest", least=26, scope=say("manifest_scope"))
        columns = (
            Column(LEFT, say("column_code"), 10),
            Column(29, say("column_track"), 8),
            Column(38, say("column_file"), 62),
            Column(122, say("column_bytes"), 20, "right"),
            Column(127, say("column_offset"), 36),
            Column(RIGHT, "SHA-256", 30, "right"),
        )
        table = Table(flow, columns, self._root, style=DENSE)
        table.header()
        styles = (DENSE.heavy(), DENSE.inked(INK_2), DENSE, DENSE, DENSE.inked(INK_2), DENSE.inked(INK_2))
        exhibits = edition.card.exhibits
        for number, exhibit in enumerate(exhibits):
            tail = 6.0 if number == len(exhibits) - 2 else 0.0
            table.row(self._manifest_cells(exhibit), styles=styles, tail=tail, paint=self._manifest_place(exhibit))
        flow.y += 6

    def _manifest_place(self, exhibit: Exhibit) -> Paint:
        def paint(top: float, row: Element, *, height: float) -> None:  # noqa: ARG001 - the protocol of painters
            self._flow.sheet.place(f"manifest {exhibit.code}", top - 4)

        return paint

    def _manifest_cells(self, exhibit: Exhibit) -> tuple[str, ...]:
        edition = self._edition
        track = edition.tracks.get(exhibit.id)
        offset = "—" if exhibit.kind is ExhibitKind.DOCUMENT else _offset(track) if track else edition.say("no_clock")
        return (exhibit.code, edition.marks[exhibit.id], exhibit.original_name, grouped(exhibit.size), offset, digest(exhibit.sha256))

    def _custody(self) -> None:
        flow, edition, say = self._flow, self._edition, self._edition.say
        self._begin("custody", least=24, scope=say("custody_scope", steps=edition.card.log_head.size))
        columns = (
            Column(LEFT, say("column_when"), 34),
            Column(56, say("column_who"), 40),
            Column(100, say("column_what"), 76),
            Column(RIGHT, say("column_step"), 14, "right"),
        )
        table = Table(flow, columns, self._root, style=DENSE)
        table.header()
        zone = edition.card.clock.at(0).tzinfo
        table.rows(
            [
                (f"{line.at.astimezone(zone):%Y-%m-%d %H:%M:%S}", line.actor, say_of_any_area(line.label, edition.language), str(line.step))
                for line in edition.card.custody
            ]
        )
        flow.y += 6

    def _verify(self) -> None:
        flow, say, sheet = self._flow, self._edition.say, self._flow.sheet
        self._begin("verify", least=62)
        for command, answer in (
            ("reviewer verify card.pdf --trust root.pem", say("verify_ours")),
            ("pdfsig card.pdf", say("verify_pdfsig")),
            ("Acrobat", say("verify_acrobat")),
            ("sha256sum -c manifest-sha256.txt", say("verify_originals")),
        ):
            element = self._root.add("P")
            high = sheet.paragraph((LEFT, flow.y - 0.6), command, FACT.heavy().inked(PETROL), 62, element)
            high = max(high, sheet.paragraph((LEFT + 66, flow.y - 0.6), answer, FACT, LIVE - 66, element))
            flow.y += high + 0.8
        flow.y += 2
        self._log_panel()

    def _log_panel(self) -> None:
        flow, say, sheet, card = self._flow, self._edition.say, self._flow.sheet, self._edition.card
        rows = (
            (say("log_head"), f"{card.log_head.root} · {say('log_steps', steps=card.log_head.size)}"),
            (say("log_last"), card.log_head.last),
            (say("rubric_digest"), card.rubric.sha256),
            (say("attached"), "scorecard.json · manifest-sha256.txt · log-head.json"),
            (say("amendments"), say("amendments_note", version=card.version)),
        )
        set_rows = [(label, lines_of(text, CAPTION.inked(INK), LIVE - 36)) for label, text in rows]
        height = sum(height_mm(lines) for _, lines in set_rows) + 4
        flow.need(height)
        sheet.rect((LEFT, flow.y, LIVE, height), fill=PAPER)
        y = flow.y + 2
        for label, lines in set_rows:
            element = self._root.add("P")
            sheet.paragraph((LEFT + 2.6, y), label, CAPTION.heavy().inked(INK), 28, element)
            y += sheet.block((LEFT + 32, y), lines, element)
        flow.y += height


def _offset(track: Track) -> str:
    """`+0.312 s · −8.4 ppm · ±40 ms`."""
    seconds = signed(Decimal(track.offset_us) / 1_000_000, 3)
    return f"{seconds} s · {fixed(track.drift_ppm, 1)} ppm · {uncertainty(track.uncertainty_us)}"
