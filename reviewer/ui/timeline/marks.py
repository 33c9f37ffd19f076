"""What lies on the timeline besides sound and film: marks, sorted so that those on the screen are found at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from reviewer.domain.moments import Span


class MarkKind(StrEnum):
    PHOTO = "photo"
    ANSWER = "answer"
    NOTE = "note"
    MOMENT = "moment"
    MEASURE = "measure"
    FINDING = "finding"


@dataclass(frozen=True)
class Mark:
    """One mark. `key` is what a click chooses: exhibit code, item code or finding id; `label` is drawn and read out.

    `shorter` are other wordings for narrower room, the longest first, each with the figures that must not be cut.
    `tone` names the token of its colour; `is_open` marks what is not proved yet and is drawn dashed; `glyph` stands in a measure.
    """

    kind: MarkKind
    key: str
    span: Span
    label: str
    tone: str = "text2"
    shorter: tuple[str, ...] = ()
    is_open: bool = False
    glyph: str = ""


class Marks:
    """Marks of one lane in order of their start, with their times as columns."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all: tuple[Mark, ...] = tuple(sorted(marks, key=lambda mark: (mark.span.start_us, mark.span.end_us)))
        self.starts: NDArray[np.int64] = np.array([mark.span.start_us for mark in self.all], np.int64)
        self.ends: NDArray[np.int64] = np.array([mark.span.end_us for mark in self.all], np.int64)
        # A long mark may begin far left of the screen; up to here ends are known to lie left of it.
        self._latest: NDArray[np.int64] = np.maximum.accumulate(self.ends) if self.all else self.ends

    def __len__(self) -> int:
        return len(self.all)

    def between(self, start_us: float, end_us: float) -> tuple[int, int]:
        """Index range that holds every mark touching a time, and maybe some that do not."""
        return int(np.searchsorted(self._latest, start_us)), int(np.searchsorted(self.starts, end_us, side="right"))

    def nearest(self, instant_us: int, within_us: float) -> Mark | None:
        """The mark that holds an instant or begins nearest to it."""
        first, last = self.between(instant_us - within_us, instant_us + within_us)
        if first >= last:
            return None
        starts, ends = self.starts[first:last], self.ends[first:last]
        away = np.maximum(0, np.maximum(starts - instant_us, instant_us - ends))
        best = int(away.argmin())
        return self.all[first + best] if away[best] <= within_us else None
