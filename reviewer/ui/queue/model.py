"""The queue as a table, and what is shown of it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.queries.desk import QueueRow
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.words import day_and_time, due, site_type_name, state_name

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LIGHT, SITE, TYPE, VISIT, DUE, STATE, PLAYED, ITEMS = range(8)
LIGHTS = (Glyph.RED, Glyph.ORANGE, Glyph.YELLOW, Glyph.GREEN)


def stage_of(row: QueueRow) -> str:
    """How far a shop has come, as finely as the queue knows it."""
    return row.stage or row.state


@dataclass(frozen=True)
class Wish:
    """Which rows are wanted; an empty set lets everything pass. `states` holds stages."""

    states: frozenset[str] = frozenset()
    lights: frozenset[Glyph] = frozenset()
    types: frozenset[str] = frozenset()
    words: str = ""

    def lets_pass(self, row: QueueRow, light: Glyph) -> bool:
        text = f"{row.site} {row.client} {row.wave} {state_name(stage_of(row))} {site_type_name(row.site_type)}".casefold()
        return (
            (not self.states or stage_of(row) in self.states)
            and (not self.lights or light in self.lights)
            and (not self.types or row.site_type in self.types)
            and all(word in text for word in self.words.casefold().split())
        )


@dataclass(frozen=True)
class Tally:
    """How many rows each choice of each filter would show."""

    everything: int = 0
    states: Counter[str] = field(default_factory=Counter)
    lights: Counter[Glyph] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)


class QueueModel(QAbstractTableModel):
    """Rows in order of their due time. `ROW_ROLE` gives the `QueueRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[QueueRow, ...] = ()
        self._shown: list[QueueRow] = []
        self._now = datetime.now(UTC)
        self.wish = Wish()

    def show(self, rows: tuple[QueueRow, ...], now: datetime | None = None) -> None:
        self._now = now or datetime.now(UTC)
        self._all = tuple(sorted(rows, key=lambda row: (row.state == "signed", row.due_at, row.submission_id)))
        self._filter()

    def want(self, wish: Wish) -> None:
        self.wish = wish
        self._filter()

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """Every row, whatever is wanted."""
        return self._all

    def tally(self) -> Tally:
        return Tally(
            len(self._all),
            Counter(stage_of(row) for row in self._all),
            Counter(self.light(row) for row in self._all if row.state != "signed"),
            Counter(row.site_type for row in self._all),
        )

    def light(self, row: QueueRow) -> Glyph:
        """The light of a shop: how soon it is due; green once it is signed."""
        return Glyph.GREEN if row.state == "signed" else due(row.due_at, now=self._now, zone=row.zone)[1]

    def row(self, number: int) -> QueueRow:
        return self._shown[number]

    def number_of(self, submission_id: int | None) -> int:
        """-1 when the shop is not shown."""
        return next((number for number, row in enumerate(self._shown) if row.submission_id == submission_id), -1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            names = (
                "",
                self.tr("Site"),
                self.tr("Type"),
                self.tr("Visit"),
                self.tr("Due"),
                self.tr("State"),
                self.tr("Played"),
                self.tr("Items"),
            )
            return names[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, index.column())
        return None

    def _text(self, row: QueueRow, column: int) -> str:
        if column == DUE:
            return state_name("signed") if row.state == "signed" else due(row.due_at, now=self._now, zone=row.zone)[0]
        if column == PLAYED:
            return f"{round(row.played_share * 100)} %" if row.review_id is not None else self.tr("not opened")
        if column == ITEMS:
            return self.tr("{0} of {1}").format(row.decided, row.items) if row.review_id is not None else ""
        texts = {
            SITE: row.site,
            TYPE: site_type_name(row.site_type),
            VISIT: day_and_time(row.visit_start, row.zone),
            STATE: state_name(stage_of(row)),
        }
        return texts.get(column, "")

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in self._all if self.wish.lets_pass(row, self.light(row))]
        self.endResetModel()
