"""The list before signing: what stands in the way, each with its way there, and what is in order."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.readiness import Obstacle
from reviewer.domain.review import VerdictState
from reviewer.domain.vague_words import vague_words
from reviewer.queries.desk import Desk
from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.kit.labels import Hairline, Label
from reviewer.ui.speech import spoken
from reviewer.ui.words import local

_OPEN = "operations.item_open"
_PROOF = "operations.proof_missing"


@dataclass(frozen=True)
class Line:
    """One line of the list; `item` is where its button goes, "" for lines without one."""

    glyph: Glyph
    text: str
    hint: str = ""
    item: str = ""
    is_in_the_way: bool = False


def lines_of(desk: Desk, obstacles: tuple[Obstacle, ...]) -> tuple[Line, ...]:
    """What is in the way first, then what is worth a look, then what is in order."""
    return (*_in_the_way(desk, obstacles), *_worth_a_look(desk), *_in_order(desk, obstacles))


def _in_the_way(desk: Desk, obstacles: tuple[Obstacle, ...]) -> list[Line]:
    lines = []
    undecided = [obstacle.item for obstacle in obstacles if obstacle.key == _OPEN]
    if undecided:
        text = QCoreApplication.translate("Before", "Items not decided yet: {0}").format(len(undecided))
        hint = QCoreApplication.translate("Before", "Decide each of them; not applicable and can’t verify are decisions too")
        lines.append(Line(Glyph.OPEN, text, hint, undecided[0], is_in_the_way=True))
    for obstacle in obstacles:
        if obstacle.key == _OPEN:
            continue
        title = local(desk.rubric.item(obstacle.item).title)
        if obstacle.key == _PROOF:
            text = QCoreApplication.translate("Before", "{0} {1} has no proof").format(obstacle.item, title)
            hint = QCoreApplication.translate("Before", "Attach a span, frame, region, quote or answer, or lift the deduction")
        else:
            text, hint = f"{obstacle.item} {title}", obstacle.sentence(spoken())
        lines.append(Line(Glyph.FAIL, text, hint, obstacle.item, is_in_the_way=True))
    return lines


def _worth_a_look(desk: Desk) -> list[Line]:
    lines = []
    for score in desk.scorecard.items:
        if score.is_too_close:
            title = local(desk.rubric.item(score.item).title)
            text = QCoreApplication.translate("Before", "{0} {1} is too close to call").format(score.item, title)
            hint = QCoreApplication.translate("Before", "It costs nothing; the scorecard prints its uncertainty")
            lines.append(Line(Glyph.CLOSE, text, hint, score.item))
    for finding in desk.findings:
        found = vague_words("\n".join((finding.text.fact, finding.text.analysis, finding.text.advice)))
        if found:
            text = QCoreApplication.translate("Before", "{0} uses vague words").format(finding.code)
            lines.append(Line(Glyph.YELLOW, text, ", ".join(found), finding.item))
        elif not finding.text.fact:
            text = QCoreApplication.translate("Before", "{0} states no fact").format(finding.code)
            hint = QCoreApplication.translate("Before", "Say what was seen, where and when")
            lines.append(Line(Glyph.YELLOW, text, hint, finding.item))
    return lines


def _in_order(desk: Desk, obstacles: tuple[Obstacle, ...]) -> list[Line]:
    keys = {obstacle.key for obstacle in obstacles}
    lines = []
    if _OPEN not in keys:
        lines.append(Line(Glyph.MET, QCoreApplication.translate("Before", "Every item is decided")))
    deductions = [item for item in desk.items if item.verdict is not None and item.verdict.state is VerdictState.NOT_MET]
    if _PROOF not in keys and deductions:
        cited = sum(len(finding.citations) for finding in desk.findings)
        text = QCoreApplication.translate("Before", "Every deduction has its proof")
        lines.append(Line(Glyph.MET, text, QCoreApplication.translate("Before", "citations into originals: {0}").format(cited)))
    text = QCoreApplication.translate("Before", "Every change is in the log")
    lines.append(Line(Glyph.MET, text, QCoreApplication.translate("Before", "step {0}").format(desk.journal_step)))
    return lines


class ObstacleRow(QWidget):
    """One line.

    Signals:
        go_requested: the item to go to.
    """

    go_requested = Signal(str)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        words = QVBoxLayout()
        words.setSpacing(1)
        text = Label(line.text)
        text.setWordWrap(True)
        words.addWidget(text)
        if line.hint:
            hint = Label(line.hint, "text3", pixels="small")
            hint.setWordWrap(True)
            words.addWidget(hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 9, 0, 9)
        row.setSpacing(10)
        row.addLayout(words, 1)
        if line.item:
            self.button = Button(QCoreApplication.translate("Before", "Go to {0}").format(line.item))
            self.button.clicked.connect(lambda: self.go_requested.emit(line.item))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, QRectF(0, self.height() / 2 - 8, 16, 16), self._line.glyph)


class ObstacleList(QWidget):
    """All lines, one under the other.

    Signals:
        go_requested: the item to go to.
    """

    go_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            row = ObstacleRow(line)
            row.go_requested.connect(self.go_requested)
            self._column.addWidget(row)
            self._column.addWidget(Hairline())
        self._column.addStretch(1)
