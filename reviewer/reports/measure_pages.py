"""Measures and arithmetic: the measured times against their limits, how each point came about, and what was left out and why."""

from decimal import Decimal

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import DimensionScore
from reviewer.reports.card import MeasureLine
from reviewer.reports.edition import Edition
from reviewer.reports.figures import MINUS, duration, fixed, loss, plain, points, uncertainty
from reviewer.reports.flow import Column, Flow, Paint, Table
from reviewer.reports.heads import both
from reviewer.reports.marking import Element
from reviewer.reports.palette import (
    BAND,
    BAND_PALE,
    BRICK,
    CAPTION,
    CELL,
    DENSE,
    FACT,
    HEAD,
    INK,
    INK_2,
    INK_3,
    INSIDE_TITLE,
    LEFT,
    LIVE,
    PETROL,
    RIGHT,
    WHITE,
    Style,
)
from reviewer.reports.sheet import Point, Sheet
from reviewer.reports.standing import total_lost
from reviewer.rubric.trace import explain_step

BULLET_LEFT = 113.0
BULLET_WIDTH = 58.0
OUTCOMES = {"met": ("●", PETROL), "over": ("▲", BRICK), "too_close": ("◇", INK)}


class MeasurePages:
    """Section three of the card."""

    def __init__(self, flow: Flow, edition: Edition) -> None:
        self._flow = flow
        self._edition = edition
        self._root = flow.sheet.plan.root.add("Sect")

    def draw(self) -> None:
        say, sheet = self._edition.say, self._flow.sheet
        self._flow.title(both(self._edition, "head_measures", INSIDE_TITLE), self._root, note=say("measures_note"))
        sheet.place("measures", 0)
        sheet.bookmark(say("head_measures"), "measures")
        if self._edition.card.measures:
            self._times()
        self._trace()
        self._left_out()

    def _times(self) -> None:
        flow, say = self._flow, self._edition.say
        flow.need(30)
        flow.head(both(self._edition, "head_times", HEAD), self._root, scope=say("times_scope"))
        columns = (
            Column(LEFT, say("column_item"), 10),
            Column(28.5, say("column_measure"), 38),
            Column(80.5, say("column_limit"), 18, "right"),
            Column(97, say("column_measured"), 18, "right"),
            Column(109.5, say("column_uncertainty"), 14, "right"),
            Column(175.3, say("column_verdict"), 17),
        )
        table = Table(flow, columns, self._root, style=CELL)
        table.is_centred = True
        table.paint_head = self._bullet_scale
        table.header()
        for line in self._edition.card.measures:
            table.row(
                self._time_cells(line),
                least=8.6,
                styles=(FACT.inked(INK_2), CELL.heavy(), CELL, CELL.heavy(), FACT.inked(INK_2), CELL),
                paint=self._bullet(line),
            )
        if any(line.outcome == "too_close" for line in self._edition.card.measures):
            flow.y += 1.2
            flow.y += flow.sheet.paragraph((LEFT, flow.y), say("too_close_note"), CAPTION, LIVE, self._root.add("P"))
        flow.y += 6

    def _bullet_scale(self, y: float, row: Element | None) -> None:
        """The head of the chart column: 0, the limit, 200 %."""
        sheet = self._flow.sheet
        small = Style(6.5, 9, colour=INK_2)
        with sheet.together(row.add("TH", scope="Column") if row is not None else None):
            sheet.text((BULLET_LEFT, y), "0", small)
            sheet.text((BULLET_LEFT + BULLET_WIDTH / 2, y), self._edition.say("limit_is_100"), small.inked(INK), align="centre")
            sheet.text((BULLET_LEFT + BULLET_WIDTH, y), "200 %", small, align="right")

    def _time_cells(self, line: MeasureLine) -> tuple[str | tuple[tuple[str, Style], ...], ...]:
        glyph, colour = OUTCOMES.get(line.outcome, OUTCOMES["too_close"])
        verdict = self._edition.say(f"outcome_{line.outcome}")
        return (
            line.item,
            self._edition.item_title(line.item),
            duration(line.limit_us),
            duration(line.measured_us),
            uncertainty(line.uncertainty_us),
            ((f"{glyph} {verdict}", CELL.inked(colour)),),
        )

    def _bullet(self, line: MeasureLine) -> Paint:
        edition = self._edition

        def paint(top: float, row: Element, *, height: float) -> None:
            words = edition.say(
                "alt_bullet",
                item=edition.item_title(line.item),
                measured=duration(line.measured_us),
                uncertainty=uncertainty(line.uncertainty_us),
                limit=duration(line.limit_us),
                outcome=edition.say(f"outcome_{line.outcome}"),
            )
            figure = row.add("TD").add("Figure", alt=words)
            with self._flow.sheet.figure(figure, (BULLET_LEFT, top + 1, BULLET_WIDTH + 1.2, height - 2)):
                draw_bullet(self._flow.sheet, (BULLET_LEFT, top + height / 2), line)

        return paint

    def _trace(self) -> None:
        flow, edition, say = self._flow, self._edition, self._edition.say
        flow.need(44)
        flow.head(both(edition, "head_trace", HEAD), self._root, scope=say("trace_rule"))
        columns = (
            Column(LEFT, say("dimension"), 36),
            Column(62, say("column_weight"), 12, "right"),
            Column(67, say("column_applicable"), 20),
            Column(89, say("column_deductions"), 44),
            Column(145, say("column_kept"), 14, "right"),
            Column(177, say("column_arithmetic"), 34, "right"),
            Column(RIGHT, say("column_score"), 16, "right"),
        )
        table = Table(flow, columns, self._root, style=CELL)
        table.header()
        scores = edition.card.scorecard.dimensions
        for number, score in enumerate(scores):
            tail = 12.0 if number == len(scores) - 1 else 0.0
            table.row(self._trace_cells(score.dimension), styles=(CELL, CELL, DENSE, DENSE, CELL, DENSE, CELL.heavy()), tail=tail)
        table.strong_rule()
        total = edition.card.scorecard
        exact = "—" if total.exact is None else fixed(total.exact, 3)
        applicable = sum((score.applicable for score in scores), Decimal(0))
        deducted = sum((score.deducted for score in scores), Decimal(0))
        weight = sum((score.weight for score in scores), Decimal(0))
        effect = say("total_effect", count=len(edition.deductions), points=loss(deducted), effect=loss(total_lost(edition)))
        table.row(
            (say("head_total"), plain(weight), plain(applicable), effect, points(applicable - deducted), say("sum_of_scores"), exact),
            styles=(CELL.heavy(), CELL.heavy(), DENSE, DENSE, CELL, DENSE, CELL.heavy()),
        )
        self._rounding()

    def _trace_cells(self, code: str) -> tuple[str | tuple[tuple[str, Style], ...], ...]:
        edition = self._edition
        dimension = next(one for one in edition.card.rubric.dimensions if one.code == code)
        score = edition.dimension_scores[code]
        left_out = [
            one.item for one in edition.card.scorecard.items if one.state in {VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE}
        ]
        own = [item.code for item in dimension.items]
        out = [item for item in own if item in left_out]
        lost: list[tuple[str, Style]] = []
        for finding in edition.deductions:
            if finding.item in own and edition.effect(finding):
                lost += [
                    (f"{finding.code}\u00a0{finding.item}\u00a0", DENSE),
                    (f"{loss(edition.scores[finding.item].deduction)}  ", DENSE.heavy().inked(BRICK)),
                ]
        applicable: list[tuple[str, Style]] = [(plain(score.applicable), CELL)]
        if out:
            applicable.append((f" {edition.say('without', items=' '.join(out))}", CAPTION.inked(INK_3)))
        kept = score.applicable - score.deducted
        arithmetic = self._arithmetic(score)
        return (
            ((f"{code} ", CELL.inked(INK_2)), (dimension.title.shown(edition.language), CELL.heavy())),
            plain(score.weight),
            tuple(applicable),
            tuple(lost) or "—",
            points(kept),
            arithmetic,
            "—" if score.score is None else fixed(score.score, 3),
        )

    def _arithmetic(self, score: DimensionScore) -> str:
        """`20 × 13.5 ÷ 16`; the divisor is the one the trace names."""
        if score.is_zeroed:
            return self._edition.say("zeroed")
        if not score.applicable or score.score is None:
            return "—"
        steps = [step for step in self._edition.card.scorecard.trace if step.subject == score.dimension]
        divisor = next((dict(step.inputs)["points"] for step in steps if step.rule == "dimension_unscaled"), score.applicable)
        return f"{plain(score.weight)} × {points(score.applicable - score.deducted)} ÷ {plain(divisor)}"

    def _adjusted(self) -> list[str]:
        """Bonus, cap, special deductions, floor and critical rule, in the rubric's own words."""
        card = self._edition.card
        rules = {rule for rule, _ in card.scorecard.adjustments}
        return [
            explain_step(step, card.rubric, card.language)
            for step in card.scorecard.trace
            if step.subject == "total" and step.rule in rules
        ]

    def _rounding(self) -> None:
        flow, sheet, say, card = self._flow, self._flow.sheet, self._edition.say, self._edition.card
        score = card.scorecard
        flow.need(14)
        if score.exact is None or score.total is None:
            flow.y += 6
            return
        exact = plain(score.exact.quantize(Decimal("0.000001")))
        shown = f"{exact} → {fixed(score.total, card.rubric.settings.decimals)}"
        sheet.text((RIGHT, flow.y + 7.2), shown, Style(16, 20, bold=True), self._root.add("P"), align="right")
        # As many decimals as the sum has, so that the printed figures really add up.
        places = max(3, len(exact.partition(".")[2]))
        parts = " + ".join(fixed(each.score, places) for each in score.dimensions if each.score is not None)
        for _, amount in score.adjustments:
            parts += f" {MINUS if amount < 0 else '+'} {fixed(abs(amount), places)}"
        y = flow.y + 2.6
        for words in self._adjusted():
            y += sheet.paragraph((LEFT, y), words, FACT, 105, self._root.add("P"))
        y += sheet.paragraph((LEFT, y), f"{parts} = {exact}", FACT, 105, self._root.add("P"))
        y += sheet.paragraph(
            (LEFT, y), say("rounded_once", decimals=card.rubric.settings.decimals), FACT.inked(INK_2), 105, self._root.add("P")
        )
        flow.y = max(y, flow.y + 9) + 6

    def _left_out(self) -> None:
        flow, edition, say = self._flow, self._edition, self._edition.say
        verdicts = {verdict.item: verdict for verdict in edition.card.verdicts}
        states = {VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE}
        rows = [
            (score.item, say(f"state_of_{score.state.value}"))
            for score in edition.card.scorecard.items
            if score.state in states and score.state
        ]
        rows += [(score.item, say("outcome_too_close")) for score in edition.card.scorecard.items if score.is_too_close]
        flow.need(24)
        flow.head(both(edition, "head_left_out", HEAD), self._root)
        if not rows:
            flow.y += flow.sheet.paragraph((LEFT, flow.y - 0.6), say("nothing_left_out"), FACT, LIVE, self._root.add("P"))
            return
        columns = (
            Column(LEFT, say("column_item"), 12),
            Column(32, say("column_title"), 58),
            Column(94, say("column_reason"), 74),
            Column(RIGHT, say("column_verdict"), 22, "right"),
        )
        table = Table(flow, columns, self._root, style=DENSE)
        table.header()
        table.rows(
            [(item, edition.item_title(item), _reason(verdicts.get(item)) or say("too_close_reason"), state) for item, state in rows]
        )


def _reason(verdict: Verdict | None) -> str:
    return verdict.reason if verdict is not None else ""


def draw_bullet(sheet: Sheet, at: tuple[float, float], line: MeasureLine) -> None:
    """Every limit at the same place (100 %), the scale to 200 %, then an arrow with the multiple; `at` is left, middle."""
    left, middle = at
    half = BULLET_WIDTH / 2
    ratio = line.measured_us / line.limit_us if line.limit_us else 0.0
    sheet.rect((left, middle - 2.1, half, 4.2), fill=BAND)
    sheet.rect((left + half, middle - 2.1, half, 4.2), fill=BAND_PALE)
    length = min(ratio, 2.0) * half
    is_over = line.outcome == "over"
    if line.outcome == "too_close":
        _hatched(sheet, (left, middle - 1.4, length, 2.8))
    else:
        sheet.rect((left, middle - 1.4, length, 2.8), fill=BRICK if is_over else PETROL)
    sheet.rule((left + half, middle - 3), (left + half, middle + 3), colour=INK, width=0.5)
    if ratio > 2.0:
        tip = left + BULLET_WIDTH + 0.9
        sheet.polygon([(tip - 1.6, middle - 2.1), (tip, middle), (tip - 1.6, middle + 2.1)], fill=BRICK)
        sheet.text((left + BULLET_WIDTH - 1.6, middle + 0.8), f"{ratio:.1f} ×", Style(6.5, 8, bold=True, colour=WHITE), align="right")
    _whisker(sheet, at, line)


def _whisker(sheet: Sheet, at: Point, line: MeasureLine) -> None:
    """The clock uncertainty, where it is wide enough to be seen."""
    left, middle = at
    half = BULLET_WIDTH / 2
    reach = line.uncertainty_us / line.limit_us * half if line.limit_us else 0.0
    end = line.measured_us / line.limit_us * half if line.limit_us else 0.0
    if reach * 2 <= 0.5 or end - reach > BULLET_WIDTH:
        return
    start, stop = left + max(0.0, end - reach), left + min(BULLET_WIDTH, end + reach)
    sheet.rule((start, middle), (stop, middle), colour=INK, width=0.35)
    for x in (start, stop):
        sheet.rule((x, middle - 1.1), (x, middle + 1.1), colour=INK, width=0.35)


def _hatched(sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    sheet.rect(box, fill=WHITE)
    x = left - height
    while x < left + width:
        start, end = max(x, left), min(x + height, left + width)
        if end > start:
            sheet.rule((start, top + height - (start - x)), (end, top + height - (end - x)), colour=INK, width=0.15)
        x += 1.1
    sheet.rect(box, stroke=INK, width=0.18)
