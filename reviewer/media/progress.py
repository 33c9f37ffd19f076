"""How long work reports and stops: the two callbacks that every preparing function takes."""

from collections.abc import Callable

from reviewer.errors import Refused

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


class Stopped(Refused):
    """Whoever asked for the work called it off."""

    key = "playback.stopped"


def report(progress: Progress | None, share: float) -> None:
    """Tells `progress` a share between 0 and 1."""
    if progress is not None:
        progress(min(1.0, max(0.0, share)))


def stop_if(cancelled: Cancelled | None) -> None:
    """Raises Stopped once `cancelled` says so."""
    if cancelled is not None and cancelled():
        raise Stopped
