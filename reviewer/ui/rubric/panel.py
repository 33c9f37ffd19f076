"""The rubric panel: head with what is missing, the tree of items, verdicts by bar and by key."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.submission import Answer
from reviewer.operations.evidence import MeasureItem, MoveMarker, PlaceMarker
from reviewer.operations.findings import DeductPoints
from reviewer.operations.review import ClearVerdict, Decide
from reviewer.queries.desk import Desk
from reviewer.rubric.items.timed import TimedRule
from reviewer.ui.kit.chips import Chip
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.kit.labels import CutLabel, Label
from reviewer.ui.rubric.detail import marker_of
from reviewer.ui.rubric.tree import RubricTree
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.words import local, site_type_name
from reviewer.ui.workbench import Then


class RubricPanel(QWidget):
    """Shows the rubric of the open case and takes verdicts.

    Signals:
        seek_requested: timeline instant in microseconds that belongs to what was chosen.
    """

    seek_requested = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = Label("", weight=600)
        self._rubric = CutLabel("", "text3")
        self._missing = Chip("", "warning", state="bad")
        self._missing.clicked.connect(self.choose_next_gap)
        self._decided = Chip()
        self._decided.setCheckable(True)
        self._decided.clicked.connect(self._filter)
        self.tree = RubricTree()
        self.tree.item_chosen.connect(self._choose)
        self.tree.detail.decided.connect(self.decide)
        self.tree.detail.moment_requested.connect(self.place_moment)
        self.tree.detail.answer_requested.connect(self._go_to_answer)
        self._head = self._built_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.tree, 1)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        session.desk_changed.connect(self._show)
        session.item_selected.connect(self._select)
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def decide(self, state: VerdictState, reason: str = "") -> None:
        """Give the chosen item a verdict; not met takes its points."""
        session, item = self._session, self._session.item
        if session.desk is None or item is None:
            return
        review, code = session.desk.review.id, item.item.code
        if reason and item.verdict is not None and item.verdict.state is state:
            # Only the reason is new: what was measured or counted stays, and no fault is added.
            self._perform(Decide(review, replace(item.verdict, reason=reason)))
        elif state is VerdictState.NOT_MET:
            self._perform(DeductPoints(review, code))
        else:
            self._perform(Decide(review, Verdict(code, state, reason=reason)))

    def choose_verdict(self, glyph: Glyph) -> None:
        """A verdict by key."""
        if self._session.item is not None:
            self.tree.detail.choose(glyph)

    def clear_verdict(self) -> None:
        item, desk = self._session.item, self._session.desk
        if desk is not None and item is not None and item.verdict is not None:
            self._perform(ClearVerdict(desk.review.id, item.item.code))

    def place_moment(self, which: str) -> None:
        """Put the start or the end of the chosen timed item at the playhead; measure when both are there."""
        desk, item = self._session.desk, self._session.item
        rule = item.item.rule if item else None
        if desk is None or not isinstance(rule, TimedRule):
            return
        kind = rule.start if which == "start" else rule.end
        here = Span(self._session.playhead_us, self._session.playhead_us)
        placed = marker_of(desk, kind)
        operation: object = (
            MoveMarker(placed.id, here) if placed else PlaceMarker(desk.review.id, kind, here, local(desk.rubric.moments[kind]))
        )
        self._perform(operation, then=lambda _: self._session.when_current(self._measure))

    def step(self, by: int) -> None:
        """Choose the item above (-1) or below (+1) in the order of the rubric."""
        desk = self._session.desk
        if desk is None:
            return
        codes = [item.code for item in desk.rubric.items()]
        chosen = self._session.selected_item
        at = codes.index(chosen) + by if chosen in codes else 0
        self._choose(codes[max(0, min(len(codes) - 1, at))])

    def choose_next_gap(self) -> None:
        """Choose the next item that takes points without proof."""
        desk = self._session.desk
        codes = [item.item.code for item in desk.items] if desk else []
        missing = {item.item.code for item in desk.items if item.lacks_proof} if desk else set()
        if not missing:
            return
        start = codes.index(self._session.selected_item) + 1 if self._session.selected_item in codes else 0
        self._choose(next(code for code in codes[start:] + codes[:start] if code in missing))

    def choose_close_call(self) -> None:
        """Choose the first item whose measure is too close to call."""
        desk = self._session.desk
        code = next((score.item for score in desk.scorecard.items if score.is_too_close), "") if desk else ""
        if code:
            self._choose(code)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _perform(self, operation: object, then: Then | None = None) -> None:
        self._session.workbench.perform(operation, then, refused=self.tree.detail.refuse)

    def _measure(self, desk: Desk) -> None:
        """Measure the chosen timed item, once both its moments are marked."""
        item = next((each for each in desk.items if each.item.code == self._session.selected_item), None)
        rule = item.item.rule if item else None
        if item is None or not isinstance(rule, TimedRule) or (item.verdict is not None and item.verdict.measure is not None):
            return
        start, end = marker_of(desk, rule.start), marker_of(desk, rule.end)
        if start is not None and end is not None:
            self._perform(MeasureItem(desk.review.id, item.item.code, start.id, end.id))

    def _choose(self, code: str) -> None:
        self._session.select_item(code)
        instant = self._session.first_moment_of(code)
        if instant is not None:
            self.seek_requested.emit(instant)
            self._session.bring_evidence_of(code)

    def _go_to_answer(self, answer: Answer) -> None:
        if answer.at is not None and self._session.desk is not None:
            self.seek_requested.emit(self._session.desk.clock.instant_us(answer.at))

    def _select(self, code: str) -> None:
        item, desk = self._session.item, self._session.desk
        if item is not None and desk is not None:
            self.tree.detail.show_item(desk, item, is_open=self._session.is_open)
        self.tree.choose(code)

    def _show(self, desk: Desk | None) -> None:
        if self.tree.rows.show(desk, only_open=self._decided.isChecked()):
            self.tree.unfold_anew()
        item = self._session.item
        if desk is not None and item is not None:
            self.tree.detail.show_item(desk, item, is_open=self._session.is_open)
        self._show_head(desk)

    def _show_head(self, desk: Desk | None) -> None:
        self._missing.setVisible(desk is not None and any(item.lacks_proof for item in desk.items))
        self._decided.setVisible(desk is not None)
        if desk is None:
            self._rubric.setText("")
            return
        missing = sum(item.lacks_proof for item in desk.items)
        done = sum(item.verdict is not None for item in desk.items)
        edition = ".".join(desk.rubric.version.split(".")[:2])
        self._rubric.setText(f"{site_type_name(desk.submission.assignment.site_type)} {edition}")
        self._rubric.set_hint(f"{local(desk.rubric.title)} {desk.rubric.version}")
        self._missing.setText(self.tr("No proof {0}").format(missing))
        self._missing.setToolTip(self.tr("Go to the next deduction without proof"))
        self._decided.setText(self.tr("{0} of {1}").format(done, len(desk.items)))
        self._decided.setToolTip(self.tr("Show only items that are still open"))
        for chip in (self._missing, self._decided):
            chip.updateGeometry()

    def _filter(self) -> None:
        self._decided.set_state("act" if self._decided.isChecked() else "plain")
        self._show(self._session.desk)

    def _built_head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._rubric, 1)
        row.addWidget(self._missing)
        row.addWidget(self._decided)
        return head

    def _fit(self) -> None:
        sizes = look().sizes
        self._head.setFixedHeight(sizes.head)
        layout = self._head.layout()
        if layout is not None:
            layout.setContentsMargins(sizes.padding, 0, sizes.padding, 0)

    def _speak(self) -> None:
        self._title.setText(self.tr("Rubric"))
        self.tree.setAccessibleName(self.tr("Rubric items"))
        if self._session.desk is not None:
            self._show(self._session.desk)
