"""What opens under the chosen item: its test, the verdict bar, the reason, the clock buttons, the shopper's answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer.domain.readiness import differs_from_answers
from reviewer.domain.review import NEEDS_REASON, Marker, VerdictState
from reviewer.domain.submission import Answer
from reviewer.errors import ReviewerError
from reviewer.queries.desk import Desk, DeskItem
from reviewer.rubric.items.timed import TimedRule
from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.kit.labels import CutLabel, Label
from reviewer.ui.kit.segments import Segments
from reviewer.ui.notices import RefusedLine
from reviewer.ui.theme import look
from reviewer.ui.words import DASH, answered, duration, local, verdict_glyph, verdict_name

VERDICT_KEYS = ((Glyph.MET, "Y"), (Glyph.FAIL, "N"), (Glyph.NOT_APPLICABLE, "A"), (Glyph.NOT_VERIFIABLE, "V"))
STATES = {
    Glyph.MET: VerdictState.MET,
    Glyph.FAIL: VerdictState.NOT_MET,
    Glyph.NOT_APPLICABLE: VerdictState.NOT_APPLICABLE,
    Glyph.NOT_VERIFIABLE: VerdictState.NOT_VERIFIABLE,
}


class ReasonField(QLineEdit):
    """One line for a reason; Enter gives it, Escape takes the wish back."""

    given = Signal(str)
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self.given.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class ItemDetail(QWidget):
    """The detail of one item.

    Signals:
        decided: a `VerdictState` with the reason that goes with it ("" where none is needed).
        moment_requested: `start` or `end` of a timed item shall be at the playhead.
        answer_requested: a shopper's `Answer` was pressed.
        resized: it needs another height than before.
        left: a field in it is done with; the keyboard belongs to the rows again.
    """

    decided = Signal(object, str)
    moment_requested = Signal(str)
    answer_requested = Signal(object)
    resized = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._item: DeskItem | None = None
        self._answer: Answer | None = None
        self._wanted: VerdictState | None = None
        self._test = Label("", "text2")
        self._test.setWordWrap(True)
        self.verdicts = Segments(*VERDICT_KEYS)
        self.verdicts.chosen.connect(self._choose)
        self.reason = ReasonField()
        self.reason.given.connect(self._give_reason)
        self.reason.dropped.connect(self._drop_reason)
        self.refused = RefusedLine()
        self._timing = _Timing()
        self._timing.requested.connect(self.moment_requested)
        self._shopper = _ShopperLine()
        self._shopper.button.clicked.connect(self._ask_for_answer)
        column = QVBoxLayout(self)
        for widget in (self._test, self.verdicts, self.reason, self.refused, self._timing, self._shopper):
            column.addWidget(widget)
        self.reason.hide()
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_item(self, desk: Desk, item: DeskItem, *, is_open: bool) -> None:
        """Show an item; `is_open` when it may still be decided."""
        is_other = self._item is None or self._item.item.code != item.item.code
        self._item = item
        if is_other:
            self._wanted = None
            self.refused.clear()
        self._test.setText(local(item.item.test))
        state = item.verdict.state if item.verdict else None
        self.verdicts.turn_on(verdict_glyph(state) if state else None)
        self.verdicts.setEnabled(is_open)
        self.reason.setReadOnly(not is_open)
        self._show_reason(item, is_other=is_other)
        self._timing.show_item(desk, item, is_open=is_open)
        self._answer = item.answers[0] if item.answers else None
        self._shopper.show_answer(desk, self._answer)
        self.resized.emit()

    def ask_reason(self, state: VerdictState) -> None:
        """Ask inline why an item does not apply or cannot be verified."""
        self._wanted = state
        self.reason.setText("")
        self.reason.setPlaceholderText(self._question(state))
        self.reason.show()
        self.resized.emit()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, glyph: Glyph) -> None:
        """As if the segment had been pressed; for keys."""
        self._choose(glyph)

    def refuse(self, error: ReviewerError) -> None:
        self.refused.show_error(error)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _choose(self, glyph: Glyph) -> None:
        state = STATES[glyph]
        current = self._item.verdict.state if self._item and self._item.verdict else None
        self.verdicts.turn_on(verdict_glyph(current) if current else None)
        self.refused.clear()
        if state in NEEDS_REASON and state is not current:
            self.ask_reason(state)
        elif state is not current:
            self.decided.emit(state, "")

    def _give_reason(self, reason: str) -> None:
        state = self._wanted or (self._item.verdict.state if self._item and self._item.verdict else None)
        if state is not None:
            self._wanted = None
            self.decided.emit(state, reason)
            self.left.emit()

    def _drop_reason(self) -> None:
        self._wanted = None
        if self._item is not None:
            self._show_reason(self._item, is_other=True)
        self.resized.emit()
        self.left.emit()

    def _show_reason(self, item: DeskItem, *, is_other: bool) -> None:
        if self._wanted is not None:
            return
        verdict = item.verdict
        is_due = verdict is not None and (verdict.state in NEEDS_REASON or bool(verdict.reason) or _differs(item))
        self.reason.setVisible(is_due)
        if verdict is not None and is_due and (is_other or not self.reason.hasFocus()):
            question = self.tr("The shopper says otherwise: why? Enter to keep") if _differs(item) else self._question(verdict.state)
            self.reason.setPlaceholderText(question)
            self.reason.setText(verdict.reason)
            self.reason.setCursorPosition(0)
            self.reason.setToolTip(verdict.reason)

    def _question(self, state: VerdictState) -> str:
        if state is VerdictState.NOT_APPLICABLE:
            return self.tr("Why does it not apply here? Enter to keep")
        if state is VerdictState.NOT_VERIFIABLE:
            return self.tr("Why can it not be verified? Enter to keep")
        return self.tr("Reason. Enter to keep")

    def _ask_for_answer(self) -> None:
        if self._answer is not None:
            self.answer_requested.emit(self._answer)

    def _fit(self) -> None:
        wide = look().sizes.is_wide
        side = 14 if wide else 10
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, 0, side, 12 if wide else 8)
            layout.setSpacing(9 if wide else 6)

    def _speak(self) -> None:
        self.verdicts.say({glyph: verdict_name(glyph) for glyph, _ in VERDICT_KEYS})
        self.reason.setAccessibleName(self.tr("Reason"))


class _Timing(QWidget):
    """Two buttons that put the moments of a timed item at the playhead, and what they measure."""

    requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._start, self._end = Button("", "flag"), Button("", "flag")
        self._start.clicked.connect(lambda: self.requested.emit("start"))
        self._end.clicked.connect(lambda: self.requested.emit("end"))
        self._measured = CutLabel("", "text2", pixels="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._start)
        row.addWidget(self._end)
        row.addWidget(self._measured, 1)
        self._speak()

    def show_item(self, desk: Desk, item: DeskItem, *, is_open: bool) -> None:
        rule = item.item.rule
        self.setVisible(isinstance(rule, TimedRule))
        if not isinstance(rule, TimedRule):
            return
        start, end = marker_of(desk, rule.start), marker_of(desk, rule.end)
        wide = look().sizes.is_wide
        times = [desk.clock.shown(marker.span.start_us, 1 if wide else 0) if marker else DASH for marker in (start, end)]
        limit = self.tr("limit {0}").format(duration(rule.limit_us))
        self._measured.setText(f"{times[0]} → {times[1]}" + (f" · {limit}" if wide else ""))
        for button in (self._start, self._end):
            button.setEnabled(is_open)
        self._start.setToolTip(local(desk.rubric.moments[rule.start]) if rule.start in desk.rubric.moments else rule.start)
        self._end.setToolTip(local(desk.rubric.moments[rule.end]) if rule.end in desk.rubric.moments else rule.end)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._start.setText(self.tr("Start here"))
        self._end.setText(self.tr("End here"))


class _ShopperLine(QWidget):
    """What the shopper answered, as the shopper's; pressing it goes to its moment."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button("", "chat-text", look="link")
        self._words = CutLabel("", "text", pixels="small")
        self._at = Label("", "text2", pixels="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.button)
        row.addWidget(self._words, 1)
        row.addWidget(self._at)
        self._speak()

    def show_answer(self, desk: Desk, answer: Answer | None) -> None:
        self.setVisible(answer is not None)
        if answer is None:
            return
        comment = f" “{answer.comment}”" if answer.comment else ""
        self._words.setText(f"{answer.question} {answered(answer)}.{comment}")
        self._words.setToolTip(answer.text)
        self._at.setText(desk.clock.shown(desk.clock.instant_us(answer.at)) if answer.at else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.button.setText(self.tr("Shopper"))
        self.button.setToolTip(self.tr("Go to the moment of this answer"))


def _differs(item: DeskItem) -> bool:
    """Whether the verdict contradicts the shopper's answers and no finding states the fact that explains it."""
    is_explained = any(finding.text.fact.strip() for finding in item.findings)
    return item.verdict is not None and not is_explained and differs_from_answers(item.verdict, item.answers)


def marker_of(desk: Desk, kind: str) -> Marker | None:
    """The marker of a kind that was placed last."""
    return next((marker for marker in reversed(desk.markers) if marker.kind == kind), None)
