"""What the panels need of a case's originals, prepared in the background and kept while the case is open."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewer.domain.evidence import ExhibitKind
from reviewer.errors import ReviewerError
from reviewer.media.frames import FrameTimes, frame_times
from reviewer.media.pcm import Sound, prepare_sound
from reviewer.media.thumbnails import Still, film_strip, photo_still
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.background import MediaPool


class Preparation(QObject):
    """Sounds, film strips, frame times and photo thumbnails of the open case by exhibit code; each appears when it is ready.

    Signals:
        ready: something of an exhibit came; carries its code.
        advanced: code, share 0 to 1 of its sound that is prepared.
        failed: code, `ReviewerError`: that exhibit cannot be shown or heard.
    """

    ready = Signal(str)
    advanced = Signal(str, float)
    failed = Signal(str, object)

    def __init__(self, pool: MediaPool, previews: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._previews = previews
        self._review: int | None = None
        self.sounds: dict[str, Sound] = {}
        self.strips: dict[str, tuple[Still, ...]] = {}
        self.times: dict[str, FrameTimes] = {}
        self.photos: dict[str, Still] = {}
        self.errors: dict[str, ReviewerError] = {}

    @property
    def pool(self) -> MediaPool:
        return self._pool

    def follow(self, desk: Desk | None) -> None:
        """Begin on a case that was opened; does nothing when it is the one already begun."""
        review = desk.review.id if desk else None
        if review == self._review:
            return
        self._review = review
        self._pool.forget()
        for held in (self.sounds, self.strips, self.times, self.photos, self.errors):
            held.clear()
        for exhibit in sorted(desk.exhibits if desk else (), key=_urgency):
            if exhibit.exhibit.facts.is_readable:
                self._begin(exhibit)

    def _begin(self, exhibit: DeskExhibit) -> None:
        facts, kind = exhibit.exhibit.facts, exhibit.exhibit.kind
        if kind is ExhibitKind.PHOTO:
            self._fetch(exhibit, photo_still, self.photos)
        if kind is ExhibitKind.FILM:
            self._fetch(exhibit, frame_times, self.times, is_cached=False)
            self._fetch(exhibit, film_strip, self.strips)
        if kind is ExhibitKind.SOUND or (kind is ExhibitKind.FILM and facts.has_sound):
            self._fetch(exhibit, prepare_sound, self.sounds, progress=partial(self.advanced.emit, exhibit.exhibit.code))

    def _fetch(
        self,
        exhibit: DeskExhibit,
        work: Callable[..., Any],
        into: dict[str, Any],
        *,
        is_cached: bool = True,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        code = exhibit.exhibit.code
        call = partial(work, exhibit.original)
        if is_cached:
            call = partial(call, exhibit.exhibit.sha256, previews=self._previews)

        def keep(result: object) -> None:
            into[code] = result
            self.ready.emit(code)

        def note(error: ReviewerError) -> None:
            self.errors[code] = error
            self.failed.emit(code, error)

        self._pool.prepare(call, then=keep, failed=note, progress=progress)


def _urgency(exhibit: DeskExhibit) -> int:
    """Photos first, for they are quick; then films, whose strip and sound are seen at once; then recorders."""
    return (ExhibitKind.PHOTO, ExhibitKind.FILM, ExhibitKind.SOUND, ExhibitKind.DOCUMENT).index(exhibit.exhibit.kind)
