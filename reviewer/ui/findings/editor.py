"""The finding editor: what is written on the chosen finding, and what proves it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reviewer.domain.evidence import Citation
from reviewer.domain.findings import Cause, Finding, FindingKind, FindingText, PlacedCitation
from reviewer.domain.ids import FindingId
from reviewer.errors import Refused
from reviewer.operations.evidence import CiteEvidence, RemoveCitation
from reviewer.operations.findings import Commend, EditFinding, Observe, WithdrawFinding
from reviewer.queries.desk import Desk
from reviewer.ui.findings.attaching import (
    NoFindingChosen,
    answer_of,
    drawn_region,
    marked_span,
    near_quote,
    placed_on_timeline,
    shown_frame,
)
from reviewer.ui.findings.citations import CitationChips
from reviewer.ui.findings.fields import TextFields
from reviewer.ui.findings.head import FindingFoot, FindingHead
from reviewer.ui.kit.buttons import Combo
from reviewer.ui.kit.empty import Empty
from reviewer.ui.kit.labels import Label
from reviewer.ui.notices import RefusedLine
from reviewer.ui.session import Session
from reviewer.ui.theme import look
from reviewer.ui.words import cause_name, local

# As many occurrences as the field offers; more are kept when there are more.
_MOST_SEEN = 12


class FindingEditor(QWidget):
    """Edits the finding chosen in the session.

    Signals:
        play_requested: the timeline `Span` of a citation that shall be played or shown.
        exhibit_requested: code of the exhibit a citation points at.
        next_gap_requested: go to the next finding without proof.
    """

    play_requested = Signal(object)
    exhibit_requested = Signal(str)
    next_gap_requested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Finding | None = None
        self.head = FindingHead()
        self.chips = CitationChips()
        self.fields = TextFields()
        self.refused = RefusedLine()
        self.cause, self.position = Combo(), Combo()
        self.occurrences = Combo()
        self.foot = FindingFoot()
        self._empty = Empty()
        self._labels = [Label("", "text3", pixels="small", weight=500) for _ in range(3)]
        self._body = self._built_body()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._connect()
        self._fit()
        self._speak()

    def commit(self) -> None:
        """Put on disk what was typed and not handed over yet."""
        self.fields.commit()

    def attach(self, what: str) -> None:
        """Attach `span`, `frame`, `region`, `quote` or `answer:Q07` to the chosen finding."""
        self.refused.clear()
        try:
            self._cite(self._citation(what))
        except Refused as refusal:
            self.refused.show_error(refusal)

    def commend(self) -> None:
        """Start a commendation on the chosen item."""
        if self._session.desk is not None and self._session.item is not None:
            self._perform_new(Commend(self._session.desk.review.id, self._session.selected_item))

    def observe(self) -> None:
        """Start an observation on the chosen item."""
        if self._session.desk is not None and self._session.item is not None:
            self._perform_new(Observe(self._session.desk.review.id, self._session.selected_item))

    def withdraw(self) -> None:
        if self._shown is not None and self._session.is_open:
            self._session.workbench.perform(WithdrawFinding(self._shown.id), refused=self.refused.show_error)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
            self._show(self._session.desk)
        super().changeEvent(event)

    def _citation(self, what: str) -> Citation:
        if self._session.finding is None:
            raise NoFindingChosen
        if what == "quote":
            citation, quote = near_quote(self._session)
            if not self.fields.text.quote:
                self._write_quote(quote.words)
            return citation
        if what.startswith("answer:"):
            return answer_of(what.removeprefix("answer:"))
        return {"span": marked_span, "frame": shown_frame, "region": drawn_region}[what](self._session)

    def _cite(self, citation: Citation) -> None:
        self.commit()
        operation = CiteEvidence(self._session.selected_finding, citation)
        self._session.workbench.perform(operation, refused=self.refused.show_error)

    def _write_quote(self, words: str) -> None:
        self._save(replace(self.fields.text, quote=f"“{words}”"))

    def _perform_new(self, operation: object) -> None:
        self._session.workbench.perform(operation, self._begin, refused=self.refused.show_error)

    def _begin(self, finding_id: FindingId) -> None:
        self._session.when_current(lambda _desk: self._start_writing(finding_id))

    def _start_writing(self, finding_id: FindingId) -> None:
        self._session.select_finding(finding_id)
        self.fields.start_writing()

    def _save(self, text: FindingText) -> None:
        if self._shown is not None and self._session.is_open:
            self._session.workbench.perform(EditFinding(self._shown.id, text=text), refused=self.refused.show_error)

    def _save_choice(self) -> None:
        finding = self._shown
        if finding is None or not self._session.is_open:
            return
        cause, position, occurrences = self.cause.currentData(), self.position.currentData(), self.occurrences.currentData()
        cause = Cause(cause) if cause else None
        if (cause, position, occurrences) != (finding.cause, finding.position, finding.occurrences):
            operation = EditFinding(finding.id, cause=cause, position=position, occurrences=occurrences)
            self._session.workbench.perform(operation, refused=self.refused.show_error)

    def _select(self, _finding_id: FindingId) -> None:
        self.commit()
        self.refused.clear()
        self._show(self._session.desk)

    def _select_item(self, _code: str) -> None:
        self._show(self._session.desk)

    def _show(self, desk: Desk | None) -> None:
        finding = self._session.finding
        is_other = finding is None or self._shown is None or finding.id != self._shown.id
        if is_other:
            self.commit()
        self._shown = finding
        if desk is None or finding is None:
            self._show_empty(desk)
            return
        self.head.show_finding(desk, finding, is_open=self._session.is_open)
        self.chips.show_finding(desk, finding, is_open=self._session.is_open)
        self.fields.suggest_headline(local(desk.rubric.item(finding.item).title))
        self.fields.show_text(finding.text, is_other=is_other)
        self.fields.set_read_only(not self._session.is_open)
        self._show_choices(desk, finding)
        self.foot.show_finding(desk, finding)
        self._stack.setCurrentWidget(self._body)

    def _show_empty(self, desk: Desk | None) -> None:
        item = self._session.item
        if desk is None or item is None:
            self._empty.say(self.tr("Choose an item of the rubric to write about it."), "")
        else:
            sentence = self.tr("No finding on {0}. N takes its points; praise counts too.").format(item.item.code)
            self._empty.say(sentence, self.tr("Commend") if self._session.is_open else "")
        self._stack.setCurrentWidget(self._empty)

    def _show_choices(self, desk: Desk, finding: Finding) -> None:
        for combo, entries, current in (
            (self.cause, [("–", "")] + [(cause_name(cause), cause.value) for cause in Cause], finding.cause.value if finding.cause else ""),
            (self.position, [(local(name), code) for code, name in desk.rubric.positions.items()], finding.position),
            (
                self.occurrences,
                [(f"× {count}", count) for count in range(1, max(_MOST_SEEN, finding.occurrences) + 1)],
                finding.occurrences,
            ),
        ):
            combo.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
            combo.clear()
            for name, value in entries:
                combo.addItem(name, value)
            combo.setCurrentIndex(combo.findData(current))
            combo.setToolTip(f"{combo.accessibleName()}: {combo.currentText()}")
            combo.blockSignals(False)  # noqa: FBT003 - Qt takes it by position
            combo.setEnabled(self._session.is_open)
        item = desk.rubric.item(finding.item)
        counts = finding.kind is FindingKind.DEDUCTION and item.rule.per_occurrence < item.points
        self.occurrences.setVisible(counts)
        # Where three fields share a narrow row, their tool tips name them.
        has_room = look().sizes.is_wide or not counts
        for label in self._labels[:2]:
            label.setVisible(has_room)
        self._labels[2].setVisible(counts and has_room)

    def _press_citation(self, placed: PlacedCitation) -> None:
        desk = self._session.desk
        if desk is None:
            return
        exhibit = self._session.exhibit_of(placed.citation.exhibit_id) if placed.citation.exhibit_id else None
        span = placed_on_timeline(desk, placed.citation)
        if span is not None:
            self.play_requested.emit(span)
        # After the moment: going there brings whatever runs there to the front, and this must be the one cited.
        if exhibit is not None:
            self.exhibit_requested.emit(exhibit.exhibit.code)
        if placed.citation.region is not None:
            self._session.mark_region(placed.citation.region)

    def _remove_citation(self, placed: PlacedCitation) -> None:
        if self._session.is_open:
            self._session.workbench.perform(RemoveCitation(placed.id), refused=self.refused.show_error)

    def _connect(self) -> None:
        session = self._session
        session.desk_changed.connect(self._show)
        session.finding_selected.connect(self._select)
        session.item_selected.connect(self._select_item)
        self.fields.edited.connect(self._save)
        self.chips.pressed.connect(self._press_citation)
        self.chips.removed.connect(self._remove_citation)
        self.chips.attach_requested.connect(self.attach)
        self.cause.activated.connect(self._save_choice)
        self.position.activated.connect(self._save_choice)
        self.occurrences.activated.connect(self._save_choice)
        self.head.withdraw_requested.connect(self.withdraw)
        self.head.commend_requested.connect(self.commend)
        self.head.observe_requested.connect(self.observe)
        self.foot.next_gap_requested.connect(self.next_gap_requested)
        self._empty.button.clicked.connect(self.commend)
        look().changed.connect(self._fit)

    def _built_body(self) -> QWidget:
        body = QWidget()
        self.occurrences.setFixedWidth(64)
        self.occurrences.hide()
        self._labels[2].hide()
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for label, field in zip(self._labels, (self.cause, self.position, self.occurrences), strict=True):
            choices.addWidget(label)
            choices.addWidget(field, 1 if field is not self.occurrences else 0)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self.chips)
        self._inner.addWidget(self.fields)
        self._inner.addWidget(self.refused)
        self._inner.addLayout(choices)
        self._inner.addStretch(1)
        self._inner.addWidget(self.foot)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._inner, 1)
        return body

    def _fit(self) -> None:
        wide = look().sizes.is_wide
        self._inner.setContentsMargins(14, 12, 14, 10) if wide else self._inner.setContentsMargins(10, 8, 10, 8)
        self._inner.setSpacing(9 if wide else 7)

    def _speak(self) -> None:
        names = (self.tr("Cause"), self.tr("Position"), self.tr("Seen"))
        for label, field, name in zip(self._labels, (self.cause, self.position, self.occurrences), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
