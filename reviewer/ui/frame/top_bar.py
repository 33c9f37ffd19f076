"""The bar over an open case: where we are, search, undo, the total so far, signing."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from reviewer.domain.review import ReviewState
from reviewer.domain.scorecard import Scorecard
from reviewer.queries.desk import Desk
from reviewer.ui.kit.buttons import Button, IconButton
from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.kit.labels import CutLabel, Hairline, Label, key_cap_size, paint_key_cap
from reviewer.ui.kit.lines import Line, draw_line, line_width
from reviewer.ui.theme import look
from reviewer.ui.words import DASH, could_be, day_and_time, site_type_name


class SearchButton(QAbstractButton):
    """Looks like a field and opens the command palette."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        sizes = look().sizes
        return QSize(340 if sizes.is_wide else 210, sizes.button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.control, 1))
        painter.setBrush(tokens.field)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        middle = self.height() // 2
        paint_icon(painter, QRect(8, middle - 7, 14, 14), "magnifying-glass")
        cap = key_cap_size("Ctrl K")
        right = self.width() - 8 - cap.width()
        paint_key_cap(painter, QRectF(right, middle - cap.height() / 2, cap.width(), cap.height()), "Ctrl K")
        draw_line(painter, QRect(30, 0, right - 36, self.height()), self.text(), Line("text3"))


class SignButton(Button):
    """Opens the page before signing; a mark with the count of missing proofs stands behind its word."""

    def __init__(self) -> None:
        super().__init__("", "pen-nib")
        self._missing = 0

    def set_missing(self, missing: int) -> None:
        self._missing = missing
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._badge_width(), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = option.rect.adjusted(0, 0, -self._badge_width(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self._missing:
            left = self.width() - self._badge_width() - 6
            paint_icon(painter, QRect(left, self.height() // 2 - 7, 14, 14), "warning", tone="fail")
            draw_line(painter, QRect(left + 17, 0, 40, self.height()), str(self._missing), Line("fail", weight=QFont.Weight.Medium))

    def _badge_width(self) -> int:
        return 20 + line_width(str(self._missing), Line(weight=QFont.Weight.Medium)) if self._missing else 0


class TopBar(QWidget):
    """Signals:
    search_requested, undo_requested, redo_requested, sign_requested: the button of that name was pressed.
    """

    search_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    sign_requested = Signal()

    def __init__(self, menu_button: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk: Desk | None = None
        self._site, self._visit = Label("", weight=600), CutLabel("", "text3")
        self.search = SearchButton()
        self.undo, self.redo = IconButton("arrow-counter-clockwise"), IconButton("arrow-clockwise")
        self._kind = Label("", "text3")
        self._total = Label("", pixels="total", weight=600)
        self._range = Label("", "text2")
        self.sign = SignButton()
        self.search.clicked.connect(self.search_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.sign.clicked.connect(self.sign_requested)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        for widget in (
            menu_button,
            self._site,
            self._visit,
            self.search,
            self.undo,
            self.redo,
            _divider(),
            self._kind,
            self._total,
            self._range,
        ):
            row.addWidget(widget)
        row.addWidget(_divider())
        row.addWidget(self.sign)
        row.setStretch(2, 1)
        look().changed.connect(self._fit)
        self._fit()
        self._speak()

    def show_desk(self, desk: Desk | None) -> None:
        self._desk = desk
        self._speak()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.search.setText(self.tr("Find an item, words, a command"))
        self.search.setAccessibleName(self.tr("Find an item, words, a command"))
        desk = self._desk
        is_open = desk is not None and desk.review.state is ReviewState.OPEN
        self.undo.say(self.tr("Undo"), "Ctrl Z")
        self.redo.say(self.tr("Redo"), "Ctrl Shift Z")
        self.undo.setEnabled(is_open and desk is not None and desk.undo_label is not None)
        self.redo.setEnabled(is_open and desk is not None and desk.redo_label is not None)
        for widget in (self._kind, self._total, self._range, self.sign):
            widget.setVisible(desk is not None)
        if desk is not None:
            self._show_case(desk)
            self._show_total(desk.scorecard)
            self._show_sign(desk)

    def _show_case(self, desk: Desk) -> None:
        assignment, visit = desk.submission.assignment, desk.submission.visit
        self._site.setText(assignment.site)
        parts = (site_type_name(assignment.site_type.value), assignment.identity, day_and_time(visit.start, visit.zone))
        self._visit.setText(" · ".join(part for part in parts if part))

    def _show_total(self, scorecard: Scorecard) -> None:
        is_sure = scorecard.lowest == scorecard.highest and not scorecard.open_items
        self._kind.setText(self.tr("Total") if is_sure else self.tr("Provisional"))
        self._total.setText(f"{scorecard.total:.1f}" if scorecard.total is not None else DASH)
        self._range.setText("" if is_sure else self.tr("could be {0}").format(could_be(scorecard)))

    def _show_sign(self, desk: Desk) -> None:
        if desk.review.state is ReviewState.SIGNED:
            self.sign.setText(self.tr("Signed"))
            self.sign.set_icon("lock-key", "met")
            self.sign.set_missing(0)
            self.sign.setToolTip(self.tr("This review is sealed"))
            return
        missing = sum(item.lacks_proof for item in desk.items)
        open_items = sum(item.verdict is None for item in desk.items)
        self.sign.setText(self.tr("Sign"))
        self.sign.set_missing(missing)
        self.sign.set_icon("pen-nib")
        words = [self.tr("%n deduction(s) without proof", "", missing)] if missing else []
        words += [self.tr("%n item(s) still open", "", open_items)] if open_items else []
        self.sign.setToolTip(" · ".join([*words, self.tr("Before signing (Ctrl Enter)")]))

    def _fit(self) -> None:
        sizes = look().sizes
        self.setFixedHeight(sizes.top)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(sizes.padding, 0, sizes.padding, 0)
        self.search.updateGeometry()


def _divider() -> Hairline:
    return Hairline(Qt.Orientation.Vertical, 18)
