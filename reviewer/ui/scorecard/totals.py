"""The total with its dimensions, and what goes into the signed file."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.queries.desk import Desk
from reviewer.ui.kit.bars import Bar
from reviewer.ui.kit.labels import Label
from reviewer.ui.words import DASH, could_be, local, plain

_WIDTH = 284


class Totals(QWidget):
    """Shows; takes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_desk(self, desk: Desk) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = self._built(desk)
        self._column.addWidget(self._inside)

    def _built(self, desk: Desk) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(4)
        column.addWidget(Label(self.tr("Total"), "text3", pixels="small", weight=500))
        column.addLayout(self._total(desk))
        for dimension in desk.rubric.dimensions:
            score = next((each.score for each in desk.scorecard.dimensions if each.dimension == dimension.code), None)
            column.addSpacing(6)
            column.addLayout(_dimension(local(dimension.title), score, dimension.weight))
            column.addWidget(Bar(float(score / dimension.weight) if score is not None and dimension.weight else 0.0))
        column.addSpacing(12)
        column.addWidget(Label(self.tr("Goes into the file"), "text3", pixels="small", weight=500))
        for line in self._contents(desk):
            column.addWidget(Label(line, "text2", pixels="small"))
        column.addStretch(1)
        return inside

    def _total(self, desk: Desk) -> QHBoxLayout:
        card = desk.scorecard
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label(f"{card.total:.1f}" if card.total is not None else DASH, pixels=32, weight=600))
        if card.lowest != card.highest:
            row.addWidget(Label(self.tr("could be {0}").format(could_be(card)), "text2"), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    def _contents(self, desk: Desk) -> tuple[str, ...]:
        cited = sum(len(finding.citations) for finding in desk.findings)
        return (
            self.tr("PDF/A-3, tagged"),
            self.tr("Scores and trace as data"),
            self.tr("Digests of %n original(s)", "", len(desk.exhibits)),
            self.tr("%n finding(s)", "", len(desk.findings)) + ", " + self.tr("%n citation(s)", "", cited),
            self.tr("Head of the log"),
        )


def _dimension(title: str, score: Decimal | None, weight: Decimal) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(Label(title), 1)
    row.addWidget(Label(plain(score.quantize(Decimal("0.1"))) if score is not None else DASH, weight=600))
    row.addWidget(Label(f"/ {plain(weight)}", "text3"))
    return row
