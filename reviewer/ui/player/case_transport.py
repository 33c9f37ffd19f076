"""Playing a case in the window: drives the engine, moves the playhead, and reports what was really played."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reviewer.domain.evidence import ExhibitKind, Track
from reviewer.domain.moments import SECOND_US, Span
from reviewer.errors import ReviewerError
from reviewer.media.engine.film_track import ShownFrame
from reviewer.media.engine.mixer import Level
from reviewer.media.engine.playback import FilmInFront, MakeOutput, Playback
from reviewer.media.engine.played import PlayedSpans
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.player.photo_front import first_instant
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_TICK_MS = 8
_FLUSH_US = 5 * SECOND_US
_FRAME_US = 40_000
# Shorter spans are single frames of slow cameras, which are looked at rather than played.
_SHORTEST_US = 150_000


class CaseTransport(QObject):
    """Play, pause, seek, step, loop.

    Signals:
        playing_changed: whether it plays.
        frame_changed: the `ShownFrame` to show, or None.
        front_changed: code of the film in front, or "".
        speed_changed: 0.5 to 4.
        played: a `Presented`; spans of one exhibit that were really seen or heard.
        failed: the `ReviewerError` of a film that cannot be decoded.
    """

    playing_changed = Signal(bool)
    frame_changed = Signal(object)
    front_changed = Signal(str)
    speed_changed = Signal(float)
    played = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, preparation: Preparation, *, make_output: MakeOutput, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preparation = preparation
        self._playback = Playback(make_output)
        self._ledger = PlayedSpans()
        self._flushed_us = 0
        self._recordings: dict[str, DeskExhibit] = {}
        self._wanted_front = ""
        self._frame: ShownFrame | None = None
        self.is_looping = False
        self._stop_us: int | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        session.desk_changed.connect(self._follow)
        session.case_opened.connect(self._open)
        preparation.ready.connect(self._put_sound)

    @property
    def playback(self) -> Playback:
        return self._playback

    @property
    def front(self) -> str:
        """Code of the film in front, or ""."""
        return self._playback.film.code if self._playback.film else ""

    @property
    def frame(self) -> ShownFrame | None:
        return self._frame

    def toggle(self) -> None:
        if self._playback.is_playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        if self._session.desk is None or self._playback.is_playing:
            return
        self._choose_front()
        self._playback.play()
        self._timer.start()
        self.playing_changed.emit(self._playback.is_playing)

    def play_span(self, span: Span) -> None:
        """Play a span once and stand at its end; an instant or a single frame is only shown, for as long as one looks at it."""
        self.pause()
        if span.duration_us < _SHORTEST_US:
            # Into the frame: on its edge, rounding by the drift could show the one before.
            self.seek(span.start_us + min(1_000, span.duration_us // 2))
        else:
            self.seek(span.start_us)
            self._stop_us = span.end_us
            self.play()

    def pause(self) -> None:
        self._stop_us = None
        if not self._playback.is_playing:
            return
        self._playback.pause()
        self._tick()
        self._ledger.rest()
        self._flush()
        self.playing_changed.emit(self._playback.is_playing)

    def seek(self, instant_us: int) -> None:
        """Go to a timeline instant."""
        self._ledger.rest()
        self._playback.seek(instant_us)
        self._choose_front()
        self._timer.start()
        self._tick()

    def skip(self, by_us: int) -> None:
        self.seek(self._playback.now_us + by_us)

    def step(self, frames: int) -> None:
        """To the next (1) or previous (-1) frame of the film in front; by 40 ms where there is none."""
        self.pause()
        film = self._playback.film
        times = self._preparation.times.get(film.code) if film else None
        if film is None or times is None:
            self.skip(frames * _FRAME_US)
            return
        number = times.number_at(film.track.media_us(self._playback.now_us)) + frames
        span = times.span_of(number)
        # Into the frame rather than onto its edge, where rounding by the drift could show its neighbour.
        self.seek(film.track.timeline_us(span.start_us + min(1_000, span.duration_us // 2)))

    def set_speed(self, speed: float) -> None:
        self._ledger.rest()
        self._flush()
        self._playback.set_speed(speed)
        self.speed_changed.emit(speed)

    def change_speed(self, direction: int) -> None:
        """The next faster (1) or slower (-1) speed, or as recorded (0)."""
        if not direction:
            self.set_speed(1.0)
            return
        slower_or_same = [index for index, speed in enumerate(SPEEDS) if speed <= self._playback.speed]
        index = slower_or_same[-1] + direction if slower_or_same else 0
        self.set_speed(SPEEDS[min(max(index, 0), len(SPEEDS) - 1)])

    def hear(self, code: str, level: Level) -> None:
        """Set how a recording is heard; does nothing until its sound is ready."""
        if code in self._playback.levels:
            self._playback.set_level(code, level)

    def bring_to_front(self, code: str) -> None:
        """Show another film wherever it runs."""
        self._wanted_front = code
        self._choose_front()
        self._timer.start()

    def fit(self, width: int, height: int) -> None:
        self._playback.fit(width, height)
        self._timer.start()

    def close(self) -> None:
        """End playing and every thread of it; what was played is reported first."""
        self._timer.stop()
        self._flush()
        self._playback.close()

    def settle(self) -> None:
        """Wait until the exact frame of this moment is decoded: for pictures of the window and captured frames."""
        self._playback.exact_frame()
        self._tick()

    def _follow(self, desk: Desk | None) -> None:
        self._recordings = {
            each.exhibit.code: each for each in (desk.exhibits if desk else ()) if each.track is not None and each.exhibit.facts.is_readable
        }
        if desk is None:
            self.pause()
            self._playback.close()
            self._show(None)
            return
        for code in self._recordings:
            self._put_sound(code)

    def _open(self) -> None:
        self.pause()
        self._playback.close()
        self._wanted_front = ""
        for code in self._recordings:
            self._put_sound(code)
        desk = self._session.desk
        self.seek(first_instant(desk) if desk else 0)

    def _put_sound(self, code: str) -> None:
        recording, sound = self._recordings.get(code), self._preparation.sounds.get(code)
        if recording is not None and sound is not None and recording.track is not None:
            self._playback.put_sound(code, sound.samples, recording.pieces or (recording.track,))

    def _films_now(self) -> list[DeskExhibit]:
        now_us = self._playback.now_us
        films = (each for each in self._recordings.values() if each.exhibit.kind is ExhibitKind.FILM)
        return [film for film in films if _track_at(film, now_us) is not None]

    def _choose_front(self) -> None:
        """The wanted film where it runs; else the one already in front, else the first that runs."""
        films = {film.exhibit.code: film for film in self._films_now()}
        code = next((code for code in (self._wanted_front, self.front, *films) if code in films), "")
        before = self.front
        film = films.get(code)
        try:
            track = _track_at(film, self._playback.now_us) if film else None
            self._playback.show_film(FilmInFront(code, film.original, track) if film and track else None)
        except ReviewerError as error:
            self.failed.emit(error)
        if self.front != before:
            self._show(None)
            self.front_changed.emit(self.front)

    def _tick(self) -> None:
        now_us = self._playback.now_us
        if self._playback.is_playing:
            self._ledger.tick(now_us, self._playback.speed, presented=self._presented())
            if abs(now_us - self._flushed_us) > _FLUSH_US:
                self._flush()
            if self._turns_back(now_us):
                return
        self._choose_front_at_edges(now_us)
        self._take_frame()
        self._session.move_playhead(now_us)
        if not self._playback.is_playing and self._is_settled(now_us):
            self._timer.stop()

    def _turns_back(self, now_us: int) -> bool:
        """At the end of a loop or of the case."""
        span = self._session.span
        if self.is_looping and span is not None and now_us >= span.end_us:
            self.seek(span.start_us)
            return True
        if self._stop_us is not None and now_us >= self._stop_us:
            stop_us = self._stop_us
            self.pause()
            self.seek(stop_us)
            return True
        if now_us > self.end_us:
            self.pause()
            return True
        return False

    @property
    def end_us(self) -> int:
        """The end of the visit or of its last recording."""
        desk = self._session.desk
        ends = [each.span.end_us for each in self._recordings.values() if each.span is not None]
        return max([desk.clock.instant_us(desk.submission.visit.end) if desk else 0, *ends])

    def _choose_front_at_edges(self, now_us: int) -> None:
        front = self._recordings.get(self.front)
        film = self._playback.film
        runs = front is not None and film is not None and _track_at(front, now_us) == film.track
        if not runs and (self.front or self._films_now()):
            self._choose_front()

    def _take_frame(self) -> None:
        try:
            frame = self._playback.frame()
        except ReviewerError as error:
            self._playback.show_film(None)
            self._recordings.pop(self.front, None)
            self.failed.emit(error)
            return
        # While a seek decodes, the last picture stays: a black flash at every step would hide what changed.
        if frame is not None and frame is not self._frame:
            self._show(frame)

    def _show(self, frame: ShownFrame | None) -> None:
        self._frame = frame
        self.frame_changed.emit(frame)

    def _is_settled(self, now_us: int) -> bool:
        film = self._playback.film
        if film is None:
            return True
        media_us = film.track.media_us(now_us)
        return self._frame is not None and (self._frame.span.holds(media_us) or self._frame.span.start_us > media_us)

    def _presented(self) -> list[tuple[Track, int]]:
        """Tracks seen or heard now: the film in front is seen, sound recordings are heard."""
        codes = {self.front, *(code for code in self._playback.heard if self._is_sound(code))}
        found = [self._recordings[code] for code in codes if code in self._recordings]
        now_us = self._playback.now_us
        running = [(_track_at(each, now_us), each.exhibit.facts.duration_us) for each in found]
        return [(track, duration_us) for track, duration_us in running if track is not None]

    def _is_sound(self, code: str) -> bool:
        recording = self._recordings.get(code)
        return recording is not None and recording.exhibit.kind is ExhibitKind.SOUND

    def _flush(self) -> None:
        self._flushed_us = self._playback.now_us
        for presented in self._ledger.take():
            self.played.emit(presented)


def _track_at(recording: DeskExhibit, instant_us: int) -> Track | None:
    """The piece of a recording that runs at an instant; None in its pauses, before and after."""
    pieces = recording.pieces or ((recording.track,) if recording.track else ())
    duration_us = recording.exhibit.facts.duration_us
    return next((piece for piece in pieces if piece.reach(duration_us).holds(instant_us)), None)
