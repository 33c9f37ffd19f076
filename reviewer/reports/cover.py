"""The cover: the verdict in five seconds. One page, always."""

from collections.abc import Sequence
from decimal import Decimal

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.findings import Finding, FindingKind
from reviewer.reports.charts import (
    LIGHT_ORDER,
    Axis,
    BandMark,
    BandScale,
    DimensionBar,
    draw_band_scale,
    draw_dimension_bars,
    draw_radar,
    light_symbol,
)
from reviewer.reports.comparison import PositionBlock, QuartersBlock
from reviewer.reports.edition import Edition
from reviewer.reports.figures import digest, fixed, loss, plain, points, uncertainty, whole_percent
from reviewer.reports.heads import both, judged_title, second
from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    BODY,
    BRICK,
    BRICK_TINT,
    CAPTION,
    FACT,
    FOOT,
    GREY,
    HAIRLINE,
    HEAD,
    INK,
    INK_2,
    INK_3,
    LABEL,
    LEFT,
    LIVE,
    PAPER,
    PETROL,
    RIGHT,
    SECOND_COLUMN,
    SUBTITLE,
    TICK,
    TITLE,
    TITLE_LONG,
    TOTAL,
    Style,
)
from reviewer.reports.sheet import Sheet
from reviewer.reports.signature_panel import PANEL_HEIGHT, PANEL_WIDTH
from reviewer.reports.signing import QUALITY_FIELD, REVIEWER_FIELD
from reviewer.reports.standing import NOT_COUNTED, band_of, played_share, topics_of, total_lost
from reviewer.reports.typesetting import cut_line, lines_of, one_line

FACT_GAP = 4.0
NARROWEST_FACT = 20.0
HEADLINES = 3
SIGNED_AT = 239.5


class Cover:
    """Draws the first page of one edition."""

    def __init__(self, sheet: Sheet, edition: Edition) -> None:
        self._sheet = sheet
        self._edition = edition
        self._card = edition.card
        self._root = sheet.plan.root.add("Sect")

    def draw(self) -> None:
        self._sheet.place("cover", 0)
        self._sheet.bookmark(self._edition.say("bookmark_cover"), "cover")
        self._title()
        self._facts()
        self._total()
        self._dimensions()
        self._topics()
        self._quarters()
        self._headlines()
        if self.is_whole:
            self.sign(SIGNED_AT)

    @property
    def is_whole(self) -> bool:
        """Whether the signatures have room on this paper; where not, they move on to the next page."""
        return self._sheet.height - FOOT >= SIGNED_AT + 37.0

    def _title(self) -> None:
        assignment = self._card.submission.assignment
        kind = self._edition.say(f"site_{assignment.site_type.value}")
        content = [(assignment.site, TITLE), (f" {kind}", Style(20, 25))]
        lines = lines_of(content, TITLE, LIVE)
        if len(lines) > 1:
            content = [(assignment.site, TITLE_LONG), (f" {kind}", Style(16, 20))]
            lines = lines_of(content, TITLE_LONG, LIVE)[:2]
        y = 13.0 + self._sheet.block((LEFT, 13.0), lines, self._root.add("H1"))
        visit = self._edition.say("cover_visit", day=self._long_day(), wave=assignment.wave)
        self._sheet.paragraph((LEFT, y - 0.3), visit, SUBTITLE, LIVE, self._root.add("P"))

    def _long_day(self) -> str:
        clock = self._card.clock
        start = clock.at(clock.instant_us(self._card.submission.visit.start))
        names = [self._edition.say(f"weekday_{number}") for number in range(7)]
        months = [self._edition.say(f"month_{number}") for number in range(1, 13)]
        return self._edition.say(
            "long_day", weekday=names[start.weekday()], day=start.day, month=months[start.month - 1], year=start.year, time=f"{start:%H:%M}"
        )

    def _facts(self) -> None:
        say, card = self._edition.say, self._card
        assignment, visit, clock = card.submission.assignment, card.submission.visit, card.clock
        start, end = (clock.at(clock.instant_us(moment)) for moment in (visit.start, visit.end))
        left_out = sum(score.state in NOT_COUNTED for score in card.scorecard.items)
        rubric = f"{card.rubric.title.shown(self._edition.language)} v{card.rubric.version}"
        columns = (
            ("fact_client", (assignment.client, assignment.wave)),
            ("fact_visit", (f"{start:%Y-%m-%d} {start:%H:%M}–{end:%H:%M}", assignment.identity)),
            ("fact_rubric", (rubric, say("fact_items", items=len(card.scorecard.items), left_out=left_out))),
            ("fact_clock", self._clock_facts()),
            ("fact_played", self._played_facts()),
        )
        x = LEFT
        for (key, facts), width in zip(columns, _column_widths([facts for _, facts in columns]), strict=True):
            self._sheet.text((x, 36.2), f"{say(key)} {second(self._edition, key)}".strip(), LABEL, self._root.add("P"))
            lines = [line for fact in facts if fact for line in lines_of(fact, FACT, width)]
            self._sheet.block((x, 37.1), lines[:4], self._root.add("P"))
            x += width + FACT_GAP

    def _clock_facts(self) -> tuple[str, ...]:
        """The widest uncertainty of each kind of recording, two to a line."""
        widest: dict[ExhibitKind, int] = {}
        for exhibit in self._card.exhibits:
            track = self._edition.tracks.get(exhibit.id)
            if track is not None:
                widest[exhibit.kind] = max(widest.get(exhibit.kind, 0), track.uncertainty_us)
        told = [f"{self._edition.say(f'kind_{kind.value}')} {uncertainty(value)}" for kind, value in sorted(widest.items())]
        return tuple(" · ".join(told[place : place + 2]) for place in range(0, len(told), 2)) or ("—",)

    def _played_facts(self) -> tuple[str, ...]:
        share = played_share(self._edition)
        return (self._edition.say("fact_all_material", share="—" if share is None else whole_percent(share)),)

    def _total(self) -> None:
        sheet, say, score = self._sheet, self._edition.say, self._card.scorecard
        weight = sum((each.weight for each in score.dimensions), Decimal(0))
        y = sheet.head(
            51,
            both(self._edition, "head_total", HEAD),
            scope=say("of_total", weight=plain(weight)),
            element=self._root.add("H2"),
            across=(LEFT, 80),
        )
        shown = "—" if score.total is None else fixed(score.total, self._card.rubric.settings.decimals)
        sheet.text((LEFT - 0.6, 78.2), shown, TOTAL, self._root.add("P"))
        band = band_of(self._edition)
        title = band.title.shown(self._edition.language) if band else say("no_band")
        light = say(f"light_{score.light}") if score.light else ""
        light_symbol(sheet, (20.4, 84.0), score.light)
        words = " · ".join(part for part in (title, light) if part)
        sheet.text((25, 85.3), words, Style(11, 14, bold=True), self._root.add("P"))
        y = 86.6
        sheet.paragraph((25, y), self._band_words(), FACT.inked(INK_2), 55, self._root.add("P"))
        if score.total is not None:
            self._band_scale(float(score.total), shown)

    def _band_words(self) -> str:
        score, band = self._card.scorecard, band_of(self._edition)
        if score.exact is None or band is None:
            return self._edition.say("nothing_applies")
        higher = [one.floor for one in self._card.rubric.bands if one.floor > band.floor]
        top = self._edition.say("band_below", top=plain(min(higher))) if higher else ""
        words = self._edition.say("band_range", floor=plain(band.floor), top=top, exact=plain(score.exact.quantize(Decimal("0.000001"))))
        return words if score.is_comparable else f"{words} · {self._edition.say('not_comparable')}"

    def _band_scale(self, total: float, shown: str) -> None:
        bands = sorted(self._card.rubric.bands, key=lambda one: one.floor)
        ceilings = [float(one.floor) for one in bands[1:]] + [100.0]
        active = self._card.scorecard.band
        marks = tuple(BandMark(one.light, float(one.floor), top, one.code == active) for one, top in zip(bands, ceilings, strict=True))
        earlier = tuple((f"{one.label} {fixed(one.total, 1)}", float(one.total)) for one in self._card.earlier[-2:])
        scale = BandScale(total, shown, marks, earlier)
        words = [
            self._edition.say("alt_band", total=shown, floor=f"{mark.floor:g}", top=f"{mark.ceiling:g}") for mark in marks if mark.is_active
        ]
        figure = self._root.add("Figure", alt=" ".join([*words, *(label for label, _ in earlier)]) or shown)
        with self._sheet.figure(figure, (LEFT, 94.5, 62, 18)):
            draw_band_scale(self._sheet, (LEFT, 95), 60, scale)
            for number, light in enumerate(LIGHT_ORDER):
                x = 19.5 + number * 15
                is_active = light == self._card.scorecard.light
                light_symbol(self._sheet, (x, 110.3), light, 2.6, hollow=not is_active)
                style = Style(7, 9, bold=is_active, colour=INK if is_active else INK_2)
                self._sheet.text((x + 2.3, 111.2), self._edition.say(f"colour_{light}"), style)

    def _dimensions(self) -> None:
        sheet, say = self._sheet, self._edition.say
        scores = self._card.scorecard.dimensions
        weights = " · ".join(plain(score.weight) for score in scores)
        sheet.head(
            51,
            say("head_dimensions", count=self._edition.number(len(scores))),
            scope=say("weights", weights=weights),
            element=self._root.add("H2"),
            across=(SECOND_COLUMN, RIGHT),
        )
        last = self._card.earlier[-1] if self._card.earlier else None
        bars = tuple(
            DimensionBar(
                dimension.code,
                dimension.title.shown(self._edition.language),
                dimension.weight,
                self._edition.dimension_scores[dimension.code].score,
                last.dimension(dimension.code) if last else None,
            )
            for dimension in self._card.rubric.dimensions
        )
        figure = self._root.add("Figure", alt=self._dimension_words(bars, last.label if last else ""))
        with sheet.figure(figure, (SECOND_COLUMN, 59, 104, 53)):
            sheet.text((SECOND_COLUMN, 62.4), say("one_scale"), CAPTION)
            sheet.text((RIGHT, 62.4), say("score_of_weight"), CAPTION, align="right")
            draw_dimension_bars(sheet, (SECOND_COLUMN, 62.4), bars, right=RIGHT)
            self._bar_legend(last.label if last else "")

    def _bar_legend(self, last: str) -> None:
        sheet, say = self._sheet, self._edition.say
        x = 122.0
        sheet.rect((x, 109.2, 3.2, 1.8), fill=PETROL)
        x += 4 + sheet.text((x + 4, 110.9), say("scored"), TICK) + 4
        sheet.rect((x, 109.2, 3.2, 1.8), fill=BRICK_TINT, stroke=INK, width=0.12)
        x += 4 + sheet.text((x + 4, 110.9), say("lost"), TICK) + 4
        if last:
            sheet.rect((x, 108.8, 0.5, 2.6), fill=INK)
            sheet.text((x + 1.6, 110.9), last, TICK)

    def _dimension_words(self, bars: tuple[DimensionBar, ...], last: str) -> str:
        told = []
        for bar in bars:
            score = "—" if bar.score is None else fixed(bar.score, 3)
            words = self._edition.say("alt_dimension", title=bar.title, score=score, weight=plain(bar.weight))
            told.append(words if bar.before is None else f"{words}, {last} {points(bar.before)}")
        return "; ".join(told) + "."

    def _topics(self) -> None:
        sheet, say = self._sheet, self._edition.say
        topics = topics_of(self._edition)
        sheet.head(
            118,
            say("head_topics", count=self._edition.number(len(topics))),
            scope=say("percent_of_points"),
            element=self._root.add("H2"),
            across=(LEFT, 80),
        )
        tested = [topic for topic in topics if topic.share is not None]
        told = "; ".join(
            f"{topic.title} {say('not_tested') if topic.share is None else f'{float(topic.share) * 100:.1f} %'}" for topic in topics
        )
        figure = self._root.add("Figure", alt=f"{told}." if topics else say("not_tested"))
        if len(tested) >= 4:
            axes = [
                Axis(topic.title, None if topic.share is None else float(topic.share) * 100, f"{plain(topic.kept)}/{plain(topic.possible)}")
                for topic in topics
            ]
            with sheet.figure(figure, (LEFT, 126, 62, 42)):
                draw_radar(sheet, (49, 148), 15.5, axes, not_tested=say("not_tested"))
        else:
            with sheet.figure(figure, (LEFT, 126, 62, 42)):
                self._topic_bars()
        untested = [topic.title for topic in topics if topic.share is None]
        note = say("topics_note", topics=say("list_comma").join(untested)) if untested else say("topics_all")
        sheet.block((LEFT, 170.3), lines_of(note, CAPTION, 62)[:3], self._root.add("P"))

    def _topic_bars(self) -> None:
        for number, topic in enumerate(topics_of(self._edition)):
            y = 130.0 + number * 6.2
            self._sheet.text((LEFT, y), topic.title, Style(7.2, 9))
            self._sheet.rect((45, y - 2.4, 25, 2.8), stroke=GREY, width=0.12)
            if topic.share is None:
                self._sheet.text((80, y), self._edition.say("not_tested"), TICK, align="right")
            else:
                self._sheet.rect((45, y - 2.4, 25 * float(topic.share), 2.8), fill=PETROL)
                self._sheet.text((80, y), f"{float(topic.share) * 100:.1f}", Style(7.2, 9, bold=True, colour=PETROL), align="right")

    def _quarters(self) -> None:
        if not self._card.earlier:
            self._first_visit()
            return
        QuartersBlock(self._sheet, self._edition, self._root).draw()

    def _first_visit(self) -> None:
        sheet, say, card = self._sheet, self._edition.say, self._card
        sheet.head(
            118,
            both(self._edition, "head_by_position", HEAD),
            scope=say("first_visit"),
            element=self._root.add("H2"),
            across=(SECOND_COLUMN, RIGHT),
        )
        PositionBlock(sheet, self._edition, self._root).draw()
        note = say("first_visit_note", site=card.submission.assignment.site)
        sheet.block((SECOND_COLUMN, 170.3), lines_of(note, CAPTION, 104)[:3], self._root.add("P"))

    def _headlines(self) -> None:
        sheet, edition = self._sheet, self._edition
        scope = edition.say(
            "headline_scope", deductions=len(edition.deductions), lost=points(total_lost(edition)), commendations=len(edition.commendations)
        )
        y = sheet.head(180.5, both(self._edition, "head_headlines", HEAD), scope=scope, element=self._root.add("H2")) - 1.2
        rows = [*edition.deductions[:HEADLINES], *edition.commendations[:1]]
        if not edition.deductions:
            share = played_share(edition)
            words = edition.say(
                "no_deductions", share="—" if share is None else whole_percent(share), items=len(self._card.scorecard.items)
            )
            sheet.paragraph((LEFT, y + 1), words, Style(8.5, 12), LIVE, self._root.add("P"))
            y += 8
            rows = list(edition.commendations[:HEADLINES])
        listing = self._root.add("L") if rows else None
        for finding in rows:
            if listing is not None:
                self._headline(y, finding, listing.add("LI").add("LBody"))
            y += 10.1

    def _headline(self, y: float, finding: Finding, body: Element) -> None:
        sheet, edition = self._sheet, self._edition
        effect = edition.say("praise") if finding.kind is FindingKind.COMMENDATION else loss(edition.effect(finding), 3)
        colour = PETROL if finding.kind is FindingKind.COMMENDATION else BRICK
        sheet.text((LEFT, y + 5.3), finding.code, Style(8, 11, colour=INK_2), body.add("P"))
        sheet.text((32, y + 5.5), effect, Style(10.5, 13, bold=True, colour=colour), body.add("P"))
        fact = finding.text.fact or finding.text.quote or edition.item_title(finding.item)
        judged = "".join(part for part, _ in judged_title(edition, finding))
        sheet.block((BODY, y + 0.9), cut_line(judged, Style(8.5, 12, bold=True), 83), body.add("P"))
        sheet.block((BODY, y + 5.3), cut_line(fact, FACT.inked(INK_2), 83), body.add("P"))
        sheet.text((134, y + 5.3), edition.position(finding), Style(8, 11, colour=INK_2), body.add("P"))
        sheet.text((176, y + 5.3), edition.moments.clock(finding), Style(8, 11, colour=INK_2), body.add("P"), align="right")
        link = body.add("Link")
        words = f"{finding.item} ›"
        width = one_line(words, Style(8, 11)).width_mm
        sheet.text((RIGHT, y + 5.3), words, Style(8, 11, colour=PETROL), link, align="right")
        sheet.link((RIGHT - width, y + 2.0, width, 4.6), finding.code, element=link, words=edition.say("link_finding", code=finding.code))
        sheet.rule((LEFT, y + 9.5), (RIGHT, y + 9.5), colour=HAIRLINE)

    def sign(self, top: float) -> float:
        """The signature fields and how to verify, hanging from `top`; returns the height."""
        sheet, say = self._sheet, self._edition.say
        sheet.head(top, both(self._edition, "head_signatures", HEAD), scope=say("signatures_scope"), element=self._root.add("H2"))
        panels = (
            (LEFT, REVIEWER_FIELD, say("panel_reviewer"), False),
            (LEFT + PANEL_WIDTH + 2, QUALITY_FIELD, say("panel_quality"), True),
        )
        for x, name, title, is_last in panels:
            self._empty_panel((x, top + 9.0), title)
            sheet.field(name, (x, top + 9.0, PANEL_WIDTH, PANEL_HEIGHT), words=title, is_last=is_last)
        self._verify_panel(top + 9.0)
        return PANEL_HEIGHT + 17.0

    def _empty_panel(self, at: tuple[float, float], title: str) -> None:
        sheet, (x, y) = self._sheet, at
        sheet.rect((x + 0.17, y + 0.17, PANEL_WIDTH - 0.35, PANEL_HEIGHT - 0.35), stroke=INK, width=0.35)
        sheet.rect((x, y, PANEL_WIDTH, 1.2), fill=PETROL)
        sheet.paragraph((x + 2.7, y + 3.0), title, LABEL, 51, self._root.add("P"))
        sheet.paragraph((x + 2.7, y + 7.1), self._edition.say("to_be_signed"), Style(11, 14, colour=INK_3), 51, self._root.add("P"))

    def _verify_panel(self, top: float) -> None:
        sheet, say, card = self._sheet, self._edition.say, self._card
        x, width = LEFT + 2 * PANEL_WIDTH + 4, 56.0
        sheet.rect((x, top, width, PANEL_HEIGHT), fill=PAPER)
        content = (
            (say("how_to_verify"), Style(8, 11, bold=True)),
            (say("print_proves_nothing"), FACT),
            ("reviewer verify card.pdf", FACT.heavy()),
            (f"{say('log_head')} {digest(card.log_head.root)}", FACT.inked(INK_2)),
            (f"{say('rubric_digest')} {digest(card.rubric.sha256)}", FACT.inked(INK_2)),
        )
        y = top + 2.1
        for text, style in content:
            y += sheet.paragraph((x + 2.7, y), text, style, width - 5.4, self._root.add("P"))


def _column_widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """As wide as its longest fact where all fit; else the wide ones share what the narrow ones leave."""
    free = LIVE - FACT_GAP * (len(columns) - 1)
    wanted = [max(NARROWEST_FACT, *(one_line(fact, FACT).width_mm + 0.1 for fact in facts)) for facts in columns]
    fair = free / len(wanted)
    narrow = sum(width for width in wanted if width <= fair)
    wide = sum(width for width in wanted if width > fair)
    if narrow + wide <= free:
        return wanted
    return [width if width <= fair else width * (free - narrow) / wide for width in wanted]
