"""The timeline for screen readers: a list of its marks by time, each with its text, its wall-clock time and its place on the screen."""

from functools import cache

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from reviewer.ui.timeline.marks import Mark
from reviewer.ui.timeline.view import TimelineView

# A screen reader asks for children one by one; a case of thousands of marks is stepped through by key instead.
_MOST = 2_000


class MarkInterface(QAccessibleInterface):
    """One mark."""

    def __init__(self, list_: "MarkList", mark: Mark) -> None:
        super().__init__()
        self._list = list_
        self.mark = mark

    def isValid(self) -> bool:
        return self._list.isValid()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return self._list

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return self._list.spoken(self.mark) if kind is QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Marks are named by what they mark."""

    def rect(self) -> QRect:
        return self._list.place_of(self.mark)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        return state


class MarkList(QAccessibleWidget):
    """The timeline's widget with its marks as children."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._children: dict[Mark, MarkInterface] = {}

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._view.stage.all_marks()[:_MOST]

    def spoken(self, mark: Mark) -> str:
        """`10:30:13 Desk`."""
        clock = self._view.stage.clock
        return f"{clock.shown(mark.span.start_us)} {mark.label}" if clock else mark.label

    def place_of(self, mark: Mark) -> QRect:
        """Where a mark's lane shows it, in screen coordinates."""
        axis = self._view.axis
        left, right = round(axis.x(mark.span.start_us)), round(axis.x(mark.span.end_us))
        placed = self._view.stage.lane_of(mark)
        top_left, bottom_right = QPoint(left, placed.top), QPoint(max(left + 8, right), placed.bottom)
        return QRect(self._view.mapToGlobal(top_left), self._view.mapToGlobal(bottom_right))

    def childCount(self) -> int:
        return len(self.marks)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        marks = self.marks
        if not 0 <= index < len(marks):
            return None
        if marks[index] not in self._children:
            self._children[marks[index]] = MarkInterface(self, marks[index])
        return self._children[marks[index]]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.marks.index(child.mark) if isinstance(child, MarkInterface) and child.mark in self.marks else -1


_made: dict[int, MarkList] = {}


@cache
def speak_timelines() -> None:
    """Make timelines readable for screen readers, once for the whole program."""
    QAccessible.installFactory(read_out)


def read_out(key: str, widget: QObject) -> QAccessibleInterface | None:
    """The factory for Qt: an interface for timelines, None for everything else; Qt names the class in `key`."""
    del key
    if not isinstance(widget, TimelineView):
        return None
    made = MarkList(widget)
    # Qt keeps only the C++ part; the Python part has to live as long as the widget.
    number = id(widget)
    _made[number] = made
    widget.destroyed.connect(lambda _=None: _made.pop(number, None))
    return made
