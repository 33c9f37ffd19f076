"""All photos of a case as small pictures; choosing one brings it to the front."""

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.thumbnails import Still
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.preparation import Preparation

Index = QModelIndex | QPersistentModelIndex
_SIDE = 96


class PhotoModel(QAbstractListModel):
    """Photos by moment, those without one last."""

    def __init__(self, preparation: Preparation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._desk: Desk | None = None
        self._photos: list[DeskExhibit] = []
        self._icons: dict[str, QIcon] = {}
        preparation.ready.connect(self._refresh)

    @property
    def codes(self) -> list[str]:
        return [photo.exhibit.code for photo in self._photos]

    def follow(self, desk: Desk | None) -> None:
        photos = [each for each in (desk.exhibits if desk else ()) if each.exhibit.kind is ExhibitKind.PHOTO]
        photos.sort(key=lambda each: (each.span is None, each.span or 0))
        if [each.exhibit.sha256 for each in photos] == [each.exhibit.sha256 for each in self._photos]:
            self._desk = desk
            return
        self.beginResetModel()
        self._desk, self._photos = desk, photos
        self._icons.clear()
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  whatever the role asks for
        photo = self._photos[index.row()]
        code = photo.exhibit.code
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(code)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            moment = self._desk.clock.shown(photo.span.start_us) if photo.span and self._desk else ""
            return f"{code} {moment}".strip()
        return photo.exhibit.original_name if role == Qt.ItemDataRole.ToolTipRole else None

    def _icon(self, code: str) -> QIcon | None:
        still = self._preparation.photos.get(code)
        if still is not None and code not in self._icons:
            self._icons[code] = QIcon(pixmap_of(still))
        return self._icons.get(code)

    def _refresh(self, code: str) -> None:
        if code in self.codes:
            index = self.index(self.codes.index(code))
            self.dataChanged.emit(index, index)


class PhotoGrid(QListView):
    """Small pictures in rows.

    Signals:
        photo_chosen: exhibit code.
    """

    photo_chosen = Signal(str)

    def __init__(self, preparation: Preparation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = PhotoModel(preparation, self)
        self.setModel(self.photos)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_SIDE, _SIDE * 3 // 4))
        self.setGridSize(QSize(_SIDE + 12, _SIDE * 3 // 4 + 30))
        self.setSpacing(6)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_chosen(self, code: str) -> None:
        codes = self.photos.codes
        if code in codes:
            self.setCurrentIndex(self.photos.index(codes.index(code)))
        else:
            self.clearSelection()

    def _choose(self, index: QModelIndex) -> None:
        self.photo_chosen.emit(self.photos.codes[index.row()])


def pixmap_of(still: Still) -> QPixmap:
    """A small picture at its own size."""
    height, width = still.picture.shape[:2]
    pixels = np.ascontiguousarray(still.picture)
    return QPixmap.fromImage(QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888))
