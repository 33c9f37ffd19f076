"""The photo in front: one that was chosen, or where no film runs the last one taken before the playhead."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.domain.evidence import ExhibitKind
from reviewer.errors import ReviewerError
from reviewer.media.frames import Picture
from reviewer.media.thumbnails import photo
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.preparation import Preparation

_LONGEST_PX = 2560
_MOST_KEPT = 4


class PhotoFront(QObject):
    """Decodes photos as large as a screen, shows the small one meanwhile, keeps the last few.

    Signals:
        changed: another photo is in front, or none, or its picture came.
        failed: the `ReviewerError` of a photo that cannot be decoded.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, preparation: Preparation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._exhibit: DeskExhibit | None = None
        self._large: dict[str, Picture] = {}
        # Chosen by hand: it stays until playing or seeking goes on.
        self.is_pinned = False

    @property
    def exhibit(self) -> DeskExhibit | None:
        return self._exhibit

    @property
    def code(self) -> str:
        """Code of the photo in front, or ""."""
        return self._exhibit.exhibit.code if self._exhibit else ""

    @property
    def picture(self) -> Picture | None:
        """RGB; the small one until the large one is decoded."""
        if self._exhibit is None:
            return None
        small = self._preparation.photos.get(self.code)
        return self._large.get(self._exhibit.exhibit.sha256, small.picture if small else None)

    def show(self, exhibit: DeskExhibit | None, *, is_pinned: bool) -> None:
        """Bring a photo to the front, or with None take it away."""
        self.is_pinned = is_pinned and exhibit is not None
        if exhibit == self._exhibit:
            return
        self._exhibit = exhibit
        if exhibit is not None and exhibit.exhibit.sha256 not in self._large:
            keep = partial(self._keep, exhibit.exhibit.sha256)
            self._preparation.pool.prepare(partial(_large_photo, exhibit), then=keep, failed=self._fail)
        self.changed.emit()

    def _keep(self, sha256: str, picture: Picture) -> None:
        while len(self._large) >= _MOST_KEPT:
            self._large.pop(next(iter(self._large)))
        self._large[sha256] = picture
        self.changed.emit()

    def _fail(self, error: ReviewerError) -> None:
        self.failed.emit(error)


def photo_at(desk: Desk, instant_us: int) -> DeskExhibit | None:
    """The photo that stands at an instant: the last one taken before it, if no film runs and none has begun since."""
    taken = [each for each in desk.exhibits if each.exhibit.kind is ExhibitKind.PHOTO and each.span is not None]
    before = [each for each in taken if each.exhibit.facts.is_readable and each.span is not None and each.span.start_us <= instant_us]
    last = max(before, key=lambda each: each.span.start_us if each.span else 0, default=None)
    if last is None or last.span is None:
        return None
    films = [each.span for each in desk.exhibits if each.exhibit.kind is ExhibitKind.FILM and each.span is not None]
    is_gone = any(span.start_us > last.span.start_us and span.start_us <= instant_us for span in films)
    is_film = any(span.start_us <= instant_us < span.end_us for span in films)
    return None if is_gone or is_film else last


def heard_at(desk: Desk, instant_us: int) -> tuple[str, ...]:
    """Codes of the sound recordings that run at an instant."""
    sounds = (each for each in desk.exhibits if each.exhibit.kind is ExhibitKind.SOUND)
    return tuple(each.exhibit.code for each in sounds if each.span is not None and each.span.holds(instant_us))


def first_instant(desk: Desk) -> int:
    """Where a case is entered: the start of its first film, else of its first recording, else of the visit."""
    for kind in (ExhibitKind.FILM, ExhibitKind.SOUND):
        starts = [each.span.start_us for each in desk.exhibits if each.exhibit.kind is kind and each.span is not None]
        if starts:
            return min(starts)
    return 0


def _large_photo(exhibit: DeskExhibit, *, cancelled: object = None) -> Picture:
    """The pool hands every function the means to be stopped; one photo is too quick to need it."""
    del cancelled
    return photo(exhibit.original, longest=_LONGEST_PX)
