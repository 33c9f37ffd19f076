"""The desk as the command line needs it: an interface, so that the headless commands never load Qt."""

from abc import ABC, abstractmethod
from pathlib import Path


class Window(ABC):
    """The desk as the command line needs it; the headless commands never touch it."""

    @abstractmethod
    def open(self, workspace: Path, *, bundle: Path | None = None, review_id: int | None = None) -> int:
        """Shows the desk until it is closed, on a review or on a bundle to be imported; returns the exit code."""

    @abstractmethod
    def picture(self, workspace: Path, review_id: int, *, out: Path) -> None:
        """Draws the real window on one review, offscreen, into a PNG."""
