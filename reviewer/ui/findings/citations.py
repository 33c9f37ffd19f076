"""The citations of a finding as chips, and the button that attaches more."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from reviewer.domain.evidence import CitationKind, ExhibitKind
from reviewer.domain.findings import Finding, PlacedCitation
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.chips import Chip, Flow
from reviewer.ui.words import CITATION_ICONS, cited


class CitationChips(QWidget):
    """One chip per citation: pressing it plays, its cross removes it.

    Signals:
        pressed: a `PlacedCitation`.
        removed: a `PlacedCitation`.
        attach_requested: `span`, `frame`, `region`, `quote`, or `answer:Q07`.
    """

    pressed = Signal(object)
    removed = Signal(object)
    attach_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._current: PlacedCitation | None = None
        self._shown: tuple[Desk, Finding] | None = None
        self._is_open = False

    def show_finding(self, desk: Desk, finding: Finding, *, is_open: bool) -> None:
        """Show a finding's citations; `is_open` when they may still be changed."""
        self._shown = (desk, finding)
        self._is_open = is_open
        self._flow.clear()
        for placed in finding.citations:
            self._flow.addWidget(self._chip(desk, placed, is_open=is_open))
        if is_open:
            self._flow.addWidget(self._attach_button(desk, finding))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._shown is not None:
            self.show_finding(*self._shown, is_open=self._is_open)
        super().changeEvent(event)

    def _chip(self, desk: Desk, placed: PlacedCitation, *, is_open: bool) -> Chip:
        citation = placed.citation
        exhibit = next((each for each in desk.exhibits if each.exhibit.id == citation.exhibit_id), None)
        state = "act" if self._current is not None and placed.id == self._current.id else "plain"
        chip = Chip(cited(citation, exhibit, desk.clock), _icon_of(citation.kind, exhibit), state=state, is_removable=is_open)
        chip.setToolTip(citation.words or self.tr("Play this evidence; Delete removes it"))
        chip.setAccessibleName(self.tr("Evidence {0}").format(chip.text()))
        chip.clicked.connect(lambda: self._press(placed))
        chip.removed.connect(lambda: self.removed.emit(placed))
        return chip

    def _attach_button(self, desk: Desk, finding: Finding) -> Button:
        button = Button(self.tr("Attach"), "plus", look="ghost")
        button.setToolTip(self.tr("Attach evidence to this finding"))
        menu = QMenu(button)
        ways = (
            ("span", self.tr("Marked span"), "Enter"),
            ("frame", self.tr("Frame or photo shown"), "F"),
            ("region", self.tr("Drawn region"), "R"),
            ("quote", self.tr("Quote noted here"), "Q"),
        )
        for name, text, keys in ways:
            menu.addAction(f"{text}\t{keys}", partial(self.attach_requested.emit, name))
        item = next((each for each in desk.items if each.item.code == finding.item), None)
        for answer in item.answers if item else ():
            text = self.tr("Answer {0}").format(answer.question)
            menu.addAction(text, partial(self.attach_requested.emit, f"answer:{answer.question}"))
        button.setMenu(menu)
        return button

    def _press(self, placed: PlacedCitation) -> None:
        self._current = placed
        if self._shown is not None:
            self.show_finding(*self._shown, is_open=self._is_open)
        self.pressed.emit(placed)


def _icon_of(kind: CitationKind, exhibit: DeskExhibit | None) -> str:
    if kind is CitationKind.SPAN and exhibit is not None and exhibit.exhibit.kind is ExhibitKind.SOUND:
        return "microphone"
    if kind is CitationKind.REGION:
        return "image"
    return CITATION_ICONS[kind]
