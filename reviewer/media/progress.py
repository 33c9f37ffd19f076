"""How long work reports and stops: the two callbacks that every preparing function takes."""

from collections.abc import Callable
from concurrent.futures import CancelledError

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def report(progress: Progress | None, share: float) -> None:
    """Tells `progress` a share between 0 and 1."""
    if progress is not None:
        progress(min(1.0, max(0.0, share)))


def stop_if(cancelled: Cancelled | None) -> None:
    """Raises CancelledError, which an executor treats as a cancelled future, once `cancelled` says so."""
    if cancelled is not None and cancelled():
        raise CancelledError
