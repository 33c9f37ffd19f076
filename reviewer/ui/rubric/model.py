"""The rubric as a tree of dimensions and items for the view, from one read of the desk."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.queries.desk import Desk, DeskItem
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.words import limit_us_of, local, measured, plain, points, verdict_glyph, verdict_name

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class DimensionLine:
    """What a dimension's row shows."""

    code: str
    title: str
    weight: str
    score: str
    share: float


@dataclass(frozen=True)
class ItemLine:
    """What an item's row shows. `proof` is None where none is due and none is given.

    `reason` is said in the tool tip and the detail only: in the row it would cut the title.
    """

    code: str
    title: str
    measure: str
    glyph: Glyph
    word: str
    points: str
    proof: int | None
    lacks_proof: bool
    reason: str = ""


class RubricModel(QAbstractItemModel):
    """Two levels; `LINE_ROLE` gives the line's dataclass."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dimensions: list[DimensionLine] = []
        self._items: list[list[ItemLine]] = []

    def show(self, desk: Desk | None, *, only_open: bool = False) -> bool:
        """Take a state of the desk. True when rows came or went, so that the view must be set up anew."""
        dimensions, items = _lines(desk, only_open=only_open) if desk else ([], [])
        same = [line.code for line in dimensions] == [line.code for line in self._dimensions] and [
            [line.code for line in lines] for lines in items
        ] == [[line.code for line in lines] for lines in self._items]
        if not same:
            self.beginResetModel()
        self._dimensions, self._items = dimensions, items
        if not same:
            self.endResetModel()
            return True
        for number, lines in enumerate(items):
            above = self.index(number, 0)
            self.dataChanged.emit(above, above)
            if lines:
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(lines) - 1, 0, above))
        return False

    def index_of(self, code: str) -> QModelIndex:
        """The row of an item; an invalid index when it is not shown."""
        for number, lines in enumerate(self._items):
            for row, line in enumerate(lines):
                if line.code == code:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def line(self, index: AnyIndex) -> DimensionLine | ItemLine:
        if index.internalId() == 0:
            return self._dimensions[index.row()]
        return self._items[index.internalId() - 1][index.row()]

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() overloads it
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        if not parent.isValid():
            return len(self._dimensions)
        return len(self._items[parent.row()]) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: AnyIndex = _ROOT) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - the type is the query's, the operation's or Qt's
        if not index.isValid():
            return None
        line = self.line(index)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.code} {line.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.reason}" if isinstance(line, ItemLine) and line.reason else line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _spoken(self, line: DimensionLine | ItemLine) -> str:
        if isinstance(line, DimensionLine):
            return self.tr("{0}, {1} of {2} points").format(line.title, line.score, line.weight)
        proof = self.tr("proof missing") if line.lacks_proof else self.tr("proofs: {0}").format(line.proof or 0)
        verdict = f"{line.word} ({line.reason})" if line.reason else line.word
        return f"{line.code} {line.title}, {verdict}, {line.points}, {proof}"


def _lines(desk: Desk, *, only_open: bool) -> tuple[list[DimensionLine], list[list[ItemLine]]]:
    by_code = {item.item.code: item for item in desk.items}
    dimensions, items = [], []
    for dimension in desk.rubric.dimensions:
        score = next(each for each in desk.scorecard.dimensions if each.dimension == dimension.code)
        came = score.score
        rounded = plain(came.quantize(Decimal("0.1"))) if came is not None else "–"
        share = float(came / dimension.weight) if came is not None and dimension.weight else 0.0
        dimensions.append(DimensionLine(dimension.code, local(dimension.title), plain(dimension.weight), rounded, share))
        lines = [item_line(desk, by_code[item.code]) for item in dimension.items]
        items.append([line for line in lines if line.glyph in {Glyph.OPEN, Glyph.CLOSE}] if only_open else lines)
    return dimensions, items


def item_line(desk: Desk, item: DeskItem) -> ItemLine:
    """The row of one item."""
    score = next((each for each in desk.scorecard.items if each.item == item.item.code), None)
    verdict = item.verdict
    glyph = verdict_glyph(verdict.state if verdict else None, score)
    measure = ""
    if verdict is not None and verdict.measure is not None:
        measure = measured(verdict.measure, limit_us_of(item.item.rule), is_too_close=glyph is Glyph.CLOSE)
    proof = item.proof_count if item.findings or item.proof_count else None
    taken = score.deduction if score else Decimal(0)
    return ItemLine(
        item.item.code, local(item.item.title), measure, glyph, verdict_name(glyph), points(taken), proof, item.lacks_proof,
        reason=verdict.reason if verdict else "",
    )  # fmt: skip
