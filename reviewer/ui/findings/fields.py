"""The texts of a finding: its short statement; fact, quote, analysis and advice, all on a wide window, under tabs on a narrow one."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QTabBar, QWidget

from reviewer.domain.findings import FindingText
from reviewer.ui.kit.icons import icon
from reviewer.ui.kit.labels import Label
from reviewer.ui.theme import look

PARTS = ("fact", "quote", "analysis", "advice")
# Long enough that a word is finished, short enough that a power cut costs little.
PAUSE_MS = 800
_MOST_LINES = 5
# As much as a line of the scorecard holds.
_HEADLINE_CHARS = 120


class NoteField(QPlainTextEdit):
    """A text of a few lines that grows with its content.

    Signals:
        left: the keyboard went elsewhere.
    """

    left = Signal()

    def __init__(self, least_lines: int) -> None:
        super().__init__()
        self._least = least_lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        lines = min(_MOST_LINES, max(self._least, round(self.document().size().height())))
        return QSize(120, lines * self.fontMetrics().lineSpacing() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing() + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class HeadlineField(QLineEdit):
    """The finding in a few words.

    Signals:
        left: the keyboard went elsewhere, or Enter was pressed.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_HEADLINE_CHARS)
        self.returnPressed.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show what is kept; it is not taken for typing."""
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
        self.setText(text)
        self.setCursorPosition(0)
        self.blockSignals(False)  # noqa: FBT003 - Qt takes it by position

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextFields(QWidget):
    """Headline; fact, quote, analysis, advice.

    Signals:
        edited: a `FindingText` that differs from what was shown; after a pause in typing, and when a field is left.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = FindingText()
        self._fields = {part: NoteField(1 if part == "quote" else 2) for part in PARTS}
        self._labels = {part: Label("", "text3", pixels="small", weight=500) for part in PARTS}
        self.headline = HeadlineField()
        self._headline_label = Label("", "text3", pixels="small", weight=500)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._headline_label, 0, 0)
        grid.addWidget(self.headline, 0, 1)
        grid.addWidget(self._tabs, 1, 0, 1, 2)
        self.headline.textChanged.connect(lambda _: self._pause.start())
        self.headline.left.connect(self.commit)
        for row, part in enumerate(PARTS, start=2):
            self._tabs.addTab("")
            grid.addWidget(self._labels[part], row, 0)
            grid.addWidget(self._fields[part], row, 1)
            self._fields[part].textChanged.connect(self._pause.start)
            self._fields[part].left.connect(self.commit)
        grid.setColumnStretch(1, 1)
        self._tabs.currentChanged.connect(self._arrange)
        look().changed.connect(self._arrange)
        self._speak()
        self._arrange()

    @property
    def text(self) -> FindingText:
        """What the fields hold now."""
        texts = {part: self._fields[part].toPlainText().strip() for part in PARTS}
        return FindingText(**texts, headline=self.headline.text().strip())

    def suggest_headline(self, title: str) -> None:
        """What stands for the headline while there is none."""
        self.headline.setPlaceholderText(title)

    def show_text(self, text: FindingText, *, is_other: bool) -> None:
        """Show a finding's texts. Where it is the finding already shown, what is being typed stays."""
        typed = self.text != self._shown
        self._shown = text
        if self.headline.text().strip() != text.headline and (is_other or not (typed and self.headline.hasFocus())):
            self.headline.show_text(text.headline)
        for part in PARTS:
            field, kept = self._fields[part], getattr(text, part)
            if field.toPlainText().strip() != kept and (is_other or not (typed and field.hasFocus())):
                field.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
                field.setPlainText(kept)
                field.blockSignals(False)  # noqa: FBT003 - Qt takes it by position
                field.updateGeometry()
        self._mark()

    def commit(self) -> None:
        """Hand over what was typed since it was last shown."""
        self._pause.stop()
        text = self.text
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)
        self._mark()

    def set_read_only(self, is_read_only: bool) -> None:
        self.headline.setReadOnly(is_read_only)
        for field in self._fields.values():
            field.setReadOnly(is_read_only)

    def start_writing(self, part: str = "fact") -> None:
        """Put the cursor into a field."""
        self._tabs.setCurrentIndex(PARTS.index(part))
        self._fields[part].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _arrange(self) -> None:
        wide = look().sizes.is_wide
        self._tabs.setVisible(not wide)
        self._headline_label.setVisible(wide)
        chosen = PARTS[self._tabs.currentIndex()] if self._tabs.currentIndex() >= 0 else "fact"
        for part in PARTS:
            self._labels[part].setVisible(wide)
            self._fields[part].setVisible(wide or part == chosen)
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            layout.setVerticalSpacing(9 if wide else 6)
            layout.setHorizontalSpacing(10 if wide else 0)
        self._mark()

    def _mark(self) -> None:
        """A tick on the tab of each text that is written."""
        for number, part in enumerate(PARTS):
            is_written = bool(self._fields[part].toPlainText().strip())
            self._tabs.setTabIcon(number, icon("check", tone="met") if is_written else QIcon())

    def _speak(self) -> None:
        names = (self.tr("Fact"), self.tr("Quote"), self.tr("Analysis"), self.tr("Advice"))
        for number, (part, name) in enumerate(zip(PARTS, names, strict=True)):
            self._labels[part].setText(name)
            self._tabs.setTabText(number, name)
            self._fields[part].setAccessibleName(name)
        self._headline_label.setText(self.tr("In short"))
        self.headline.setAccessibleName(self.tr("The finding in a few words; empty for the title of its item"))
        self._tabs.setAccessibleName(self.tr("Texts of the finding"))
