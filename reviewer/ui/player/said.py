"""What was said and noted, line by line: the words the shopper wrote down, and the time notes between them."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.domain.evidence import CitationKind
from reviewer.domain.moments import WallClock
from reviewer.domain.submission import TimeNote
from reviewer.queries.desk import Desk
from reviewer.ui.kit.icons import paint_icon
from reviewer.ui.theme import font, look

Index = QModelIndex | QPersistentModelIndex
_TIME_X, _WHO_X, _WORDS_X = 12, 52, 72
_ABOVE = 5
_BAR = 2


@dataclass(frozen=True)
class Line:
    """One line: `speaker` is `staff`, `shopper` or "" for a note."""

    at_us: int
    speaker: str
    words: str
    is_cited: bool = False


class Role(IntEnum):
    """What the delegate asks the model for."""

    LINE = Qt.ItemDataRole.UserRole + 1
    TIME = Qt.ItemDataRole.UserRole + 2
    NOW = Qt.ItemDataRole.UserRole + 3


def transcript_of(desk: Desk) -> list[Line]:
    """Quotes and time notes by moment; words that a finding cites are marked."""
    cited = {
        placed.citation.words
        for finding in desk.findings
        for placed in finding.citations
        if placed.citation.kind is CitationKind.QUOTE and placed.citation.words
    }
    quotes = [Line(desk.clock.instant_us(quote.at), quote.speaker, quote.words, quote.words in cited) for quote in desk.submission.quotes]
    return sorted([*quotes, *notes_of(desk)], key=lambda line: line.at_us)


def notes_of(desk: Desk) -> list[Line]:
    """The shopper's time notes by moment."""
    return sorted((_noted(desk.clock, note) for note in desk.submission.notes), key=lambda line: line.at_us)


def _noted(clock: WallClock, note: TimeNote) -> Line:
    """A note without the time it begins with, which stands before it anyway."""
    at_us = clock.instant_us(note.at)
    return Line(at_us, "", note.text.removeprefix(clock.shown(at_us)).lstrip(" ,:，：") or note.text)


class LineModel(QAbstractListModel):
    """Lines with the one that belongs to the present moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._clock: WallClock | None = None
        self._now = -1

    @property
    def lines(self) -> list[Line]:
        return self._lines

    @property
    def now(self) -> int:
        """Row of the last line that has begun; -1 before the first."""
        return self._now

    def show_lines(self, lines: list[Line], clock: WallClock | None) -> None:
        self.beginResetModel()
        self._lines, self._clock, self._now = lines, clock, -1
        self.endResetModel()

    def move_to(self, instant_us: int) -> bool:
        """Whether another line is now the present one."""
        row = sum(line.at_us <= instant_us for line in self._lines) - 1
        if row == self._now:
            return False
        before, self._now = self._now, row
        for changed in (before, row):
            index = self.index(changed)
            self.dataChanged.emit(index, index)
        return True

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  whatever the role asks for
        line = self._lines[index.row()]
        time = self._clock.shown(line.at_us)[3:] if self._clock else ""
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: line.words,
            Qt.ItemDataRole.AccessibleTextRole: f"{time} {speaker_name(line.speaker)} {line.words}",
            Role.LINE: line, Role.TIME: time, Role.NOW: index.row() == self._now,
        }  # fmt: skip
        return answers.get(role)


class LineDelegate(QStyledItemDelegate):
    """Time, who, and words that wrap."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, sizes = look().tokens, look().sizes
        box = QRect(option.rect)
        line: Line = index.data(Role.LINE)
        if index.data(Role.NOW):
            painter.fillRect(box, tokens.sel)
            painter.fillRect(QRect(box.left(), box.top(), _BAR, box.height()), tokens.accent)
        painter.setFont(font(sizes.small))
        painter.setPen(tokens.text3)
        first = QRect(box.left() + _TIME_X, box.top() + _ABOVE, 40, sizes.body_line)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, index.data(Role.TIME))
        words = _words_box(box, line)
        if line.speaker:
            painter.drawText(first.translated(_WHO_X - _TIME_X, 0), Qt.AlignmentFlag.AlignVCenter, speaker_letter(line.speaker))
        else:
            paint_icon(painter, QRect(box.left() + _WHO_X, box.top() + _ABOVE + 1, 14, 14), "flag", tone="accent")
        if line.is_cited:
            self._underline(painter, words, line.words)
        painter.setFont(_type_of(line))
        painter.setPen(tokens.text if line.speaker else tokens.text2)
        painter.drawText(words, Qt.TextFlag.TextWordWrap, line.words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else QRect(option.rect).width()
        line: Line = index.data(Role.LINE)
        words = _words_box(QRect(0, 0, width, 10_000), line)
        metrics = QFontMetrics(_type_of(line))
        return QSize(width, metrics.boundingRect(words, Qt.TextFlag.TextWordWrap, line.words).height() + 2 * _ABOVE)

    def _underline(self, painter: QPainter, words: QRect, text: str) -> None:
        tokens = look().tokens
        painter.setFont(font(look().sizes.body))
        covered = painter.boundingRect(words, Qt.TextFlag.TextWordWrap, text)
        painter.fillRect(covered, tokens.fail_bg)
        painter.fillRect(QRect(covered.left(), covered.bottom(), covered.width(), 1), tokens.fail)


class LineList(QListView):
    """Follows the present moment; a click goes to a line's.

    Signals:
        seek_requested: timeline instant.
    """

    seek_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setUniformItemSizes(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        look().changed.connect(self.doItemsLayout)

    def move_to(self, instant_us: int) -> None:
        if self.lines.move_to(instant_us) and self.lines.now >= 0:
            self.scrollTo(self.lines.index(self.lines.now))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()

    def _go(self, index: QModelIndex) -> None:
        self.seek_requested.emit(index.data(Role.LINE).at_us)


def speaker_letter(speaker: str) -> str:
    """`S` for staff, `C` for the shopper as customer; 员 and 客 in Chinese."""
    return QCoreApplication.translate("Said", "S") if speaker == "staff" else QCoreApplication.translate("Said", "C")


def speaker_name(speaker: str) -> str:
    names = {"staff": QCoreApplication.translate("Said", "Staff"), "shopper": QCoreApplication.translate("Said", "Shopper")}
    return names.get(speaker, "")


def _type_of(line: Line) -> QFont:
    return font(look().sizes.body if line.speaker else look().sizes.small)


def _words_box(box: QRect, line: Line) -> QRect:
    left = _WORDS_X if line.speaker else _WHO_X + 20
    return QRect(box.left() + left, box.top() + _ABOVE, max(40, box.width() - left - 12), box.height() - _ABOVE)
