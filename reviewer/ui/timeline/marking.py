"""Placing, moving and removing moments on the timeline, by menu, key or mouse."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reviewer.domain.ids import MarkerId
from reviewer.domain.moments import Span
from reviewer.operations.absence import CiteAbsence
from reviewer.operations.evidence import MoveMarker, PlaceMarker, RemoveMarker
from reviewer.ui.session import Session
from reviewer.ui.timeline.marks import Mark, MarkKind
from reviewer.ui.words import local


class Marking(QObject):
    """Turns wishes about moments into operations; does nothing where the case may not be changed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._widget = parent

    def place(self, kind: str, span: Span) -> None:
        """Place a moment of the rubric, or with an empty `kind` a bookmark."""
        desk = self._session.desk
        if desk is None or not self._session.is_open:
            return
        name = local(desk.rubric.moments[kind]) if kind else self.tr("Bookmark")
        front = self._session.exhibit
        is_there = front is not None and front.span is not None and front.span.holds(span.start_us)
        exhibit_id = front.exhibit.id if front is not None and is_there else None
        self._session.workbench.perform(PlaceMarker(desk.review.id, kind, span, name, exhibit_id))

    def move(self, mark: Mark, span: Span) -> None:
        if self._session.is_open:
            self._session.workbench.perform(MoveMarker(MarkerId(int(mark.key)), span))

    def remove(self, key: str) -> None:
        """Take a moment off the timeline; `key` is that of its mark."""
        if self._session.is_open and key:
            self._session.workbench.perform(RemoveMarker(MarkerId(int(key))))

    def name_absence(self) -> None:
        """Ask what did not happen in the marked span, and hang it on the chosen finding."""
        finding, span = self._session.finding, self._session.span
        if finding is None or span is None or not self._session.is_open:
            return
        words, is_given = QInputDialog.getText(
            self._widget, self.tr("Proof of absence"), self.tr("What did not happen in the marked span?")
        )
        if is_given and words.strip():
            self.cite_absence(words.strip())

    def cite_absence(self, words: str) -> None:
        """What `words` name did not happen in the marked span."""
        finding, span = self._session.finding, self._session.span
        if finding is not None and span is not None:
            self._session.workbench.perform(CiteAbsence(finding.id, span, words))

    def menu(self, span: Span, mark: Mark | None) -> QMenu:
        """What can be done at a place of the timeline."""
        menu = QMenu(self._widget)
        desk = self._session.desk
        is_open = self._session.is_open
        if mark is not None and mark.kind is MarkKind.MOMENT:
            removing = menu.addAction(self.tr("Remove “{0}”").format(mark.label), partial(self.remove, mark.key))
            removing.setEnabled(is_open)
            menu.addSeparator()
        menu.addAction(self.tr("Bookmark here"), partial(self.place, "", span)).setEnabled(is_open)
        absence = menu.addAction(self.tr("Nothing happened in the marked span…"), self.name_absence)
        absence.setEnabled(is_open and self._session.finding is not None and self._session.span is not None)
        menu.addSeparator()
        placed = {marker.kind for marker in desk.markers} if desk else set()
        for kind, name in (desk.rubric.moments if desk else {}).items():
            action = menu.addAction(local(name), partial(self.place, kind, span))
            action.setCheckable(True)
            action.setChecked(kind in placed)
            action.setEnabled(is_open)
        return menu
