"""One clock for all recordings: aligned by their sound, or laid by hand with mouse, keys and shared moments."""

from PySide6.QtCore import QObject, Signal

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.ids import ExhibitId
from reviewer.errors import Refused
from reviewer.media.alignment.aligning import align_many
from reviewer.media.alignment.result import Alignment
from reviewer.operations.tracks import AlignTracks, AnchorTrack, MoveTrack, NudgeTrack
from reviewer.queries.desk import DeskExhibit
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session

_MOST_PAIRS = 2


class NothingToAlign(Refused):
    """Fewer than two recordings of the case have sound."""

    key = "ui.nothing_to_align"


class Clocks(QObject):
    """Lays the recordings of the open case on one clock; every step can be undone like any other change.

    Signals:
        advanced: share 0 to 1 while listening, 1 when it is over.
        failed: the `ReviewerError` that ended it.
        held: exhibit code of the recording that keys move, or "".
        anchored: exhibit code and timeline instant of a first shared moment that waits for the second.
    """

    advanced = Signal(float)
    failed = Signal(object)
    held = Signal(str)
    anchored = Signal(str, object)

    def __init__(self, session: Session, preparation: Preparation, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._preparation = preparation
        self._code = ""
        self._first: tuple[str, int] | None = None
        self._pairs: dict[ExhibitId, list[tuple[int, int]]] = {}
        session.case_opened.connect(self._forget)

    @property
    def recording(self) -> DeskExhibit | None:
        """The recording that keys move: the one held by its head, else the film in front."""
        wanted = self._code or self._session.active_exhibit
        return next((each for each in self._recordings() if each.exhibit.code == wanted), None)

    def hold(self, code: str) -> None:
        """Take hold of a recording, or let go of the one already held."""
        self._code = "" if code == self._code else code
        self.held.emit(self._code)

    def align(self) -> None:
        """Listen to all recordings and lay them on the clock of the longest one."""
        desk = self._session.desk
        heard = [each for each in self._recordings() if each.exhibit.facts.has_sound and each.exhibit.facts.is_readable]
        if desk is None or len(heard) < _MOST_PAIRS:
            self.failed.emit(NothingToAlign())
            return
        reference = max(heard, key=lambda each: each.exhibit.facts.duration_us)
        others = [each for each in heard if each is not reference]
        review_id, ids = desk.review.id, tuple(each.exhibit.id for each in others)

        def lay(found: tuple[Alignment, ...]) -> None:
            self.advanced.emit(1.0)
            self._session.workbench.perform(AlignTracks(review_id, reference.exhibit.id, tuple(zip(ids, found, strict=True))))

        def fail(error: object) -> None:
            self.advanced.emit(1.0)
            self.failed.emit(error)

        self.advanced.emit(0.0)
        paths = [each.original for each in others]
        self._preparation.pool.prepare(align_many, reference.original, paths, then=lay, failed=fail, progress=self.advanced.emit)

    def nudge(self, by_us: int) -> None:
        """Move the recording a little: later when positive."""
        desk, recording = self._session.desk, self.recording
        if desk is not None and recording is not None and self._session.is_open:
            self._session.workbench.perform(NudgeTrack(desk.review.id, recording.exhibit.id, by_us))

    def move(self, code: str, by_us: int) -> None:
        """Put a recording elsewhere, by a distance on the timeline."""
        desk = self._session.desk
        recording = next((each for each in self._recordings() if each.exhibit.code == code), None)
        if desk is not None and recording is not None and recording.track is not None and self._session.is_open:
            self._session.workbench.perform(MoveTrack(desk.review.id, recording.exhibit.id, recording.track.offset_us + by_us))

    def anchor(self) -> None:
        """Note this moment of this recording; with another recording the second time, both moments are the same.

        A second pair for the same recording gives its drift too.
        """
        desk, recording, now_us = self._session.desk, self.recording, self._session.playhead_us
        if desk is None or recording is None or recording.track is None or not self._session.is_open:
            return
        code = recording.exhibit.code
        if self._first is None or self._first[0] == code:
            self._first = code, now_us
            self.anchored.emit(code, now_us)
            return
        (_, instant_us), self._first = self._first, None
        pairs = [*self._pairs.get(recording.exhibit.id, []), (recording.track.media_us(now_us), instant_us)][-_MOST_PAIRS:]
        self._pairs[recording.exhibit.id] = pairs
        self._session.workbench.perform(AnchorTrack(desk.review.id, recording.exhibit.id, tuple(pairs)))

    def _recordings(self) -> list[DeskExhibit]:
        exhibits = self._session.desk.exhibits if self._session.desk else ()
        return [each for each in exhibits if each.exhibit.kind in (ExhibitKind.FILM, ExhibitKind.SOUND) and each.span is not None]

    def _forget(self) -> None:
        self._first = None
        self._pairs.clear()
        self._code = ""
        self.held.emit("")
