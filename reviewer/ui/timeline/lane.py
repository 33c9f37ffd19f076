"""What every lane of the timeline has: a name, two heights, and how it is drawn and hit."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPoint, QPointF

from reviewer.ui.timeline.canvas import Canvas
from reviewer.ui.timeline.content import Content, Recording
from reviewer.ui.timeline.marks import Mark, Marks

NONE = Marks()


@dataclass(frozen=True)
class Head:
    """What stands left of a lane: name, icon, and a second line, as a badge when `badge_tone` is set; `explanation` is its tooltip."""

    name: str
    icon: str = ""
    second: str = ""
    badge_tone: str = ""
    explanation: str = ""
    is_held: bool = False


class Lane(ABC):
    """One horizontal strip. `heights` are for wide and for small windows."""

    heights: ClassVar[tuple[int, int]] = (30, 22)

    @abstractmethod
    def head(self, canvas: Canvas, /) -> Head:
        """What stands left of it."""

    @abstractmethod
    def paint(self, canvas: Canvas, /) -> None:
        """Draws what is in view."""

    def recordings(self, _content: Content, /) -> tuple[Recording, ...]:
        """The recordings the lane shows, for moving them."""
        return ()

    def marks(self, _content: Content, /) -> Marks:
        """The marks of the lane, for keyboard and screen reader."""
        return NONE


def hit(canvas: Canvas, place: QPoint) -> Mark | None:
    """The topmost mark drawn at a place."""
    return next((mark for box, mark in reversed(canvas.hits) if box.contains(QPointF(place))), None)
