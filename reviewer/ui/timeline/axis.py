"""Where a moment lies on the screen, and back."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reviewer.domain.moments import SECOND_US, Span

# From one frame of film over most of the width to a whole day.
FINEST_US_PER_PX = 100.0
_BREATH = 0.02
# A span narrower than the first is shown larger, at least as wide as the second.
_SEEN_PX, _COMFORTABLE_PX = 12, 60
_AROUND_US = 60 * SECOND_US


@dataclass(frozen=True)
class TimeAxis:
    """A window of the timeline between two pixel columns; immutable, each gesture makes another.

    `start_us` is at pixel `left`; `extent` is all there is to see.
    """

    extent: Span
    start_us: float
    us_per_px: float
    left: int
    right: int

    @classmethod
    def whole(cls, extent: Span, *, left: int, right: int) -> "TimeAxis":
        """The whole extent with a little air at both ends."""
        width = max(1, right - left)
        length = max(extent.duration_us, SECOND_US) * (1 + 2 * _BREATH)
        return cls(extent, extent.start_us - length * _BREATH / (1 + 2 * _BREATH), length / width, left, right)

    @property
    def width(self) -> int:
        return max(1, self.right - self.left)

    @property
    def end_us(self) -> float:
        return self.start_us + self.width * self.us_per_px

    @property
    def shown(self) -> Span:
        """What is on the screen, to whole microseconds."""
        return Span(int(self.start_us), max(int(self.start_us), int(self.end_us)))

    def x(self, instant_us: float) -> float:
        return self.left + (instant_us - self.start_us) / self.us_per_px

    def xs(self, instants_us: NDArray[np.int64]) -> NDArray[np.float64]:
        return np.asarray(self.left + (instants_us - self.start_us) / self.us_per_px, np.float64)

    def us(self, x: float) -> int:
        return round(self.start_us + (x - self.left) * self.us_per_px)

    def zoomed(self, factor: float, around_x: float) -> "TimeAxis":
        """`factor` above 1 shows less and larger; the moment under `around_x` stays where it is."""
        coarsest = max(self.extent.duration_us, SECOND_US) * (1 + 2 * _BREATH) / self.width
        us_per_px = min(coarsest, max(FINEST_US_PER_PX, self.us_per_px / factor))
        start_us = self.start_us + (around_x - self.left) * (self.us_per_px - us_per_px)
        return replace(self, start_us=start_us, us_per_px=us_per_px).held()

    def panned(self, by_px: float) -> "TimeAxis":
        """To the right when positive."""
        return replace(self, start_us=self.start_us + by_px * self.us_per_px).held()

    def fitted(self, left: int, right: int) -> "TimeAxis":
        """The same moments at another width."""
        return replace(self, us_per_px=self.us_per_px * self.width / max(1, right - left), left=left, right=right).held()

    def showing(self, span: Span) -> "TimeAxis":
        """Moved as little as needed so that a span is on the screen; one wider than the screen is shown from its start."""
        air_us = min(self.width * self.us_per_px * 0.1, max(0.0, (self.width * self.us_per_px - span.duration_us) / 2))
        start_us = self.start_us
        if span.end_us + air_us > self.end_us:
            start_us += span.end_us + air_us - self.end_us
        start_us = min(start_us, span.start_us - air_us)
        return replace(self, start_us=start_us).held()

    def disclosing(self, span: Span) -> "TimeAxis":
        """As `showing`, but larger where a span would be too narrow to see, though never with less than a minute around it."""
        if not span.duration_us or span.duration_us / self.us_per_px >= _SEEN_PX:
            return self.showing(span)
        us_per_px = max(span.duration_us / _COMFORTABLE_PX, _AROUND_US / self.width)
        factor = max(1.0, self.us_per_px / us_per_px)
        middle_us = (span.start_us + span.end_us) / 2
        zoomed = self.zoomed(factor, self.x(middle_us))
        return replace(zoomed, start_us=middle_us - zoomed.width * zoomed.us_per_px / 2).held() if factor > 1 else self.showing(span)

    def held(self) -> "TimeAxis":
        """Not further out than the extent and its air."""
        air_us = max(self.extent.duration_us, SECOND_US) * _BREATH
        low, high = self.extent.start_us - air_us, self.extent.end_us + air_us
        length = self.width * self.us_per_px
        start_us = low if length >= high - low else min(max(self.start_us, low), high - length)
        return replace(self, start_us=start_us)
