"""Head and foot of the finding editor: what the finding is and costs, and what it still lacks."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from reviewer.domain.findings import Finding, FindingKind, FindingText, Severity
from reviewer.domain.vague_words import vague_words
from reviewer.queries.desk import Desk
from reviewer.ui.kit.buttons import Button, IconButton
from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.kit.labels import CutLabel, KeyCap, Label
from reviewer.ui.theme import look
from reviewer.ui.words import MINUS, local

_LIGHTS = {Severity.MINOR: Glyph.YELLOW, Severity.MAJOR: Glyph.ORANGE, Severity.CRITICAL: Glyph.RED}


class Mark(QWidget):
    """One painted mark, 14 px."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph.OPEN
        self.setFixedSize(14, 14)

    def show_glyph(self, glyph: Glyph) -> None:
        self._glyph = glyph
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_glyph(QPainter(self), QRectF(self.rect()), self._glyph)


class FindingHead(QWidget):
    """Light, code, title, points, and a menu of what else can be done.

    Signals:
        withdraw_requested, commend_requested, observe_requested: from the menu.
    """

    withdraw_requested = Signal()
    commend_requested = Signal()
    observe_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = Mark()
        self._code = Label("", weight=600)
        self._title = CutLabel()
        self._points = Label("", "fail", weight=600)
        self._more = IconButton("dots-three")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._withdraw = self._menu.addAction("", self.withdraw_requested.emit)
        self._menu.addSeparator()
        self._commend = self._menu.addAction("", self.commend_requested.emit)
        self._observe = self._menu.addAction("", self.observe_requested.emit)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        for widget in (self._mark, self._code, self._title, self._points, self._more):
            row.addWidget(widget)
        row.setStretch(2, 1)
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_finding(self, desk: Desk, finding: Finding, *, is_open: bool) -> None:
        """Show a finding; `is_open` when it may still be changed."""
        item = desk.rubric.item(finding.item)
        self._mark.show_glyph(_LIGHTS[finding.severity] if finding.kind is FindingKind.DEDUCTION else Glyph.MET)
        self._code.setText(finding.code)
        title = local(item.title)
        self._title.setText(f"{finding.item} {finding.text.headline or title}")
        self._title.set_hint(f"{finding.item} {title}" if finding.text.headline else "")
        score = next((each for each in desk.scorecard.items if each.item == finding.item), None)
        taken = score.deduction if score and finding.kind is FindingKind.DEDUCTION else Decimal(0)
        self._points.setText(f"{MINUS}{taken:.1f}" if taken else "")
        self._more.setEnabled(is_open)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _fit(self) -> None:
        sizes = look().sizes
        self.setFixedHeight(sizes.head)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(sizes.padding, 0, sizes.padding - 4, 0)

    def _speak(self) -> None:
        self._more.say(self.tr("More about this finding"))
        self._withdraw.setText(self.tr("Withdraw this finding"))
        self._commend.setText(self.tr("Commend on this item"))
        self._observe.setText(self.tr("Note an observation"))


class FindingFoot(QWidget):
    """What is complete and what is not, and the way to the next gap.

    Signals:
        next_gap_requested: the link was pressed.
    """

    next_gap_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._proof = Button("", "check", look="link", tone="met")
        self._words = Button("", "check", look="link", tone="met")
        self._next = Button("", look="link")
        self._next.clicked.connect(self.next_gap_requested)
        for state in (self._proof, self._words):
            state.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A long list of vague words is cut; the tool tip has them all.
        self._words.setMinimumWidth(40)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._proof)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._next)
        row.addWidget(KeyCap("Ctrl E"))
        self._shown: Finding | None = None
        self._speak()

    def show_finding(self, desk: Desk, finding: Finding) -> None:
        self._shown = finding
        missing = sum(item.lacks_proof for item in desk.items)
        self._next.setEnabled(missing > 0)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self._next.setText(self.tr("Next gap"))
        is_proved = self._shown is not None and self._shown.is_proved
        self._proof.setText(self.tr("Proof complete") if is_proved else self.tr("Proof missing"))
        self._proof.set_icon("check" if is_proved else "warning", "met" if is_proved else "fail")
        self._proof.set_tone("text2" if is_proved else "fail")
        vague = _vague_in(self._shown.text) if self._shown else ()
        self._words.setText(self.tr("Vague: {0}").format(", ".join(vague)) if vague else self.tr("No vague words"))
        self._words.set_icon("warning" if vague else "check", "close" if vague else "met")
        self._words.set_tone("close" if vague else "text2")
        instead = self.tr("Say what was seen in its place")
        self._words.setToolTip(f"{instead}: {', '.join(vague)}" if vague else "")


def _vague_in(text: FindingText) -> tuple[str, ...]:
    return vague_words("\n".join((text.fact, text.analysis, text.advice)))
