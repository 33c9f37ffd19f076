"""What actions and panels ask of playback; the player's panel answers."""

from typing import Protocol

from reviewer.domain.moments import Span


class Transport(Protocol):
    """The player as the rest of the desk knows it. Instants and spans are on the timeline, in microseconds."""

    @property
    def is_playing(self) -> bool: ...

    def toggle(self) -> None:
        """Play or pause."""

    def seek(self, instant_us: int) -> None: ...

    def play_span(self, span: Span) -> None:
        """Play a span once, or show its instant when it is empty."""

    def step(self, frames: int) -> None:
        """One frame of the exhibit in front, back (-1) or on (1)."""

    def jump(self, seconds: int) -> None: ...

    def change_speed(self, direction: int) -> None:
        """Slower (-1), faster (1) or as recorded (0)."""

    def toggle_loop(self) -> None: ...

    def toggle_region(self) -> None:
        """Start or end drawing a region on the picture in front."""

    def to_start(self) -> None: ...

    def to_end(self) -> None: ...

    def show_exhibit(self, code: str) -> None:
        """Bring an exhibit to the front."""
