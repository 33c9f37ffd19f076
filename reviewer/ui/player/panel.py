"""The player panel: film or photo, what was said beside it, the transport bar below; answers as the desk's transport."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.domain.evidence import CitationKind, ExhibitKind, Region
from reviewer.domain.findings import Finding
from reviewer.domain.moments import SECOND_US, Span
from reviewer.errors import ReviewerError
from reviewer.media.engine.film_track import ShownFrame
from reviewer.media.engine.playback import MakeOutput
from reviewer.queries.desk import Desk
from reviewer.ui.player.case_transport import CaseTransport
from reviewer.ui.player.film_view import FilmView, Overlay
from reviewer.ui.player.photo_front import PhotoFront, heard_at, photo_at
from reviewer.ui.player.side import Side
from reviewer.ui.player.sound_output import machine_output
from reviewer.ui.player.transport_bar import TransportBar
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session
from reviewer.ui.speech import spoken
from reviewer.ui.words import within

_NAME_CHARS = 48


class PlayerPanel(QWidget):
    """Plays and shows the open case; the `Transport` of the actions.

    Signals:
        played: a `Presented`: spans of one exhibit that were really seen or heard, about every five seconds and at each pause.
        playing_changed: whether it plays.
        frame_captured: the reviewer wants the picture shown as proof.
        region_drawn: the `Region` that was drawn on the picture in front; the session holds it too.
    """

    played = Signal(object)
    playing_changed = Signal(bool)
    frame_captured = Signal()
    region_drawn = Signal(object)

    def __init__(
        self, session: Session, preparation: Preparation, *, make_output: MakeOutput = machine_output, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preparation = preparation
        self.transport = CaseTransport(session, preparation, make_output=make_output, parent=self)
        self.view = FilmView()
        self.side = Side(preparation)
        self.bar = TransportBar()
        self.photo = PhotoFront(preparation, self)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.view, 1)
        above.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.bar)
        self._connect_session()
        self._connect_bar()
        self._follow(session.desk)

    @property
    def is_playing(self) -> bool:
        return self.transport.playback.is_playing

    @property
    def shown_frame(self) -> ShownFrame | None:
        """The exact frame of film on the screen with its media time; None while a photo or nothing is shown."""
        return None if self.photo.code else self.transport.frame

    def toggle(self) -> None:
        """Play or pause."""
        self._leave_photo()
        self.transport.toggle()

    def seek(self, instant_us: int) -> None:
        self._leave_photo()
        self.transport.seek(instant_us)

    def play_span(self, span: Span) -> None:
        """Play a span once, or show its instant when it is empty."""
        self._leave_photo()
        self.transport.play_span(span)

    def step(self, frames: int) -> None:
        """One frame back (-1) or on (1)."""
        self._leave_photo()
        self.transport.step(frames)

    def jump(self, seconds: int) -> None:
        self._leave_photo()
        self.transport.skip(seconds * SECOND_US)

    def change_speed(self, direction: int) -> None:
        """Slower (-1), faster (1) or as recorded (0)."""
        self.transport.change_speed(direction)

    def toggle_loop(self) -> None:
        self.transport.is_looping = not self.transport.is_looping
        self._show_switches()

    def toggle_region(self) -> None:
        """Start or end drawing a region on the picture in front; drawing freezes the film."""
        is_drawing = not self.view.is_drawing
        if is_drawing:
            self.transport.pause()
        self.view.draw_region(is_drawing)
        self._show_switches()

    def to_start(self) -> None:
        self.seek(0)

    def to_end(self) -> None:
        desk = self._session.desk
        self.seek(desk.clock.instant_us(desk.submission.visit.end) if desk else 0)

    def show_exhibit(self, code: str) -> None:
        """Bring an exhibit to the front."""
        self._session.activate_exhibit(code)

    def shut(self) -> None:
        """End playing and its threads; before the window goes."""
        self.transport.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._caption()

    def _connect_session(self) -> None:
        session, transport = self._session, self.transport
        session.desk_changed.connect(self._follow)
        session.playhead_moved.connect(self._move)
        session.span_marked.connect(lambda _: self._show_marks())
        session.exhibit_activated.connect(self._bring)
        session.region_marked.connect(lambda _: self._show_regions())
        session.finding_selected.connect(lambda _: self._show_regions())
        transport.frame_changed.connect(self._show_frame)
        transport.front_changed.connect(self._front_changed)
        transport.playing_changed.connect(self.bar.show_playing)
        transport.playing_changed.connect(self.playing_changed)
        transport.speed_changed.connect(self.bar.show_speed)
        transport.played.connect(self.played)
        transport.failed.connect(self._fail)
        self.photo.changed.connect(self._show_photo)
        self.photo.failed.connect(self._fail)
        self._preparation.ready.connect(lambda code: self._show_photo() if code == self.photo.code else None)
        self._preparation.failed.connect(lambda _code, error: self._fail(error))

    def _connect_bar(self) -> None:
        bar, session = self.bar, self._session
        bar.play_toggled.connect(self.toggle)
        bar.stepped.connect(self.step)
        bar.jumped.connect(self.jump)
        bar.loop_toggled.connect(self.toggle_loop)
        bar.region_toggled.connect(self.toggle_region)
        bar.frame_captured.connect(self.frame_captured)
        bar.in_marked.connect(lambda: session.mark_in(session.playhead_us))
        bar.out_marked.connect(lambda: session.mark_out(session.playhead_us))
        bar.speed_chosen.connect(self.transport.set_speed)
        bar.volume_chosen.connect(self.transport.playback.set_volume)
        bar.tracks.film_chosen.connect(session.activate_exhibit)
        bar.tracks.level_chosen.connect(self.transport.hear)
        self._preparation.ready.connect(
            lambda code: self.transport.hear(code, levels[code]) if code in (levels := bar.tracks.levels) else None
        )
        self.view.sized.connect(self.transport.fit)
        self.view.toggled.connect(self.toggle)
        self.view.region_drawn.connect(session.mark_region)
        self.view.region_drawn.connect(self.region_drawn)
        self.side.seek_requested.connect(self.seek)
        self.side.photo_chosen.connect(session.activate_exhibit)

    def _follow(self, desk: Desk | None) -> None:
        self._preparation.follow(desk)
        self.side.follow(desk)
        self.bar.tracks.follow(desk)
        self._show_marks()
        self._show_switches()
        self._move(self._session.playhead_us)
        self._show_regions()
        if desk is None:
            self.view.say("")

    def _move(self, instant_us: int) -> None:
        clock = self._session.desk.clock if self._session.desk else None
        self.bar.clock.show_instant(clock, instant_us)
        self.bar.meters.show_peaks(self.transport.playback.peaks)
        self.side.move_to(instant_us)
        self._stand(instant_us)

    def _show_frame(self, frame: ShownFrame | None) -> None:
        if not self.photo.code:
            self.view.show_frame(frame)
            self._caption()
            self._show_regions()

    def _front_changed(self, code: str) -> None:
        self.bar.tracks.show_front(code)
        if not self.photo.is_pinned:
            self.photo.show(None, is_pinned=False)
            self._session.activate_exhibit(code)
            self._caption()

    def _bring(self, code: str) -> None:
        exhibit = self._session.exhibit
        kind = exhibit.exhibit.kind if exhibit else None
        self.side.photos.show_chosen(code)
        if exhibit is not None and kind is ExhibitKind.PHOTO and code != self.photo.code:
            self.transport.pause()
            self.photo.show(exhibit, is_pinned=True)
        elif kind is ExhibitKind.FILM:
            self.photo.show(None, is_pinned=False)
            self.transport.bring_to_front(code)
            self.view.show_frame(self.transport.frame)
        self._caption()
        self._show_regions()

    def _show_photo(self) -> None:
        if self.photo.code:
            self.view.show_photo(self.photo.picture)
            self._caption()
            self._show_regions()

    def _leave_photo(self) -> None:
        if self.photo.is_pinned:
            self.photo.show(None, is_pinned=False)
            self.view.show_frame(self.transport.frame)
            self._session.activate_exhibit(self.transport.front)

    def _stand(self, instant_us: int) -> None:
        """Where no film runs, what stands there is shown: a photo, or which recordings are heard."""
        desk = self._session.desk
        if desk is None or self.photo.is_pinned:
            return
        photo = None if self.transport.front else photo_at(desk, instant_us)
        if photo != self.photo.exhibit:
            self.photo.show(photo, is_pinned=False)
            if photo is None:
                self.view.show_frame(self.transport.frame)
            self._session.activate_exhibit(self.photo.code or self.transport.front)
        if photo is None and not self.transport.front:
            heard = ", ".join(heard_at(desk, instant_us))
            sentence = self.tr("Only sound at this moment: {0}").format(heard) if heard else self.tr("Nothing was recorded at this moment")
            self.view.say(sentence)

    def _caption(self) -> None:
        exhibit, frame = self._session.exhibit, self.transport.frame
        if exhibit is None:
            self.view.caption("", "")
            return
        code, name = exhibit.exhibit.code, exhibit.exhibit.original_name
        title = f"{code} {name}"
        if self.photo.exhibit is not None:
            title = self._photo_title()
        times = self._preparation.times.get(code)
        if not self.photo.code and frame is not None and times is not None:
            number = f"{times.number_at(frame.span.start_us):,}".replace(",", " ")
            rate = _rate(exhibit.exhibit.facts.frame_rate)
            title = self.tr("{0} {1}, frame {2}, {3} fps").format(code, name, number, rate)
        self.view.caption(title, self.tr("Original, as is"))

    def _photo_title(self) -> str:
        """Code, moment and how sure it is, for a photo is only an instant."""
        photo, desk = self.photo.exhibit, self._session.desk
        if photo is None or desk is None or photo.track is None or photo.span is None:
            return f"{self.photo.code} {photo.exhibit.original_name}" if photo else ""
        taken = desk.clock.shown(photo.span.start_us)
        return self.tr("{0} photo, {1} ± {2}").format(photo.exhibit.code, taken, within(photo.track.uncertainty_us))

    def _show_regions(self) -> None:
        session = self._session
        region: Region | None = session.region
        label = session.desk.clock.shown(session.playhead_us, 2) if session.desk and not self.photo.code else self.photo.code
        self.view.mark(region, label)
        self.view.overlay(tuple(self._cited_here()))

    def _cited_here(self) -> list[Overlay]:
        """Regions that the chosen finding cites in the picture shown."""
        exhibit, finding, frame = self._session.exhibit, self._session.finding, self.transport.frame
        if exhibit is None or finding is None:
            return []
        found = []
        for placed in finding.citations:
            citation = placed.citation
            is_here = citation.region is not None and citation.exhibit_id == exhibit.exhibit.id
            is_now = citation.kind is CitationKind.REGION or (
                frame is not None and citation.span is not None and bool(citation.span.overlap_us(frame.span))
            )
            if is_here and is_now and citation.region is not None:
                found.append(Overlay(citation.region, _name_of(finding)))
        return found

    def _show_marks(self) -> None:
        session = self._session
        clock = session.desk.clock if session.desk else None
        self.bar.show_marks(clock, in_us=session.in_us, out_us=session.out_us)

    def _show_switches(self) -> None:
        self.bar.show_switches(is_looping=self.transport.is_looping, is_drawing=self.view.is_drawing)

    def _fail(self, error: ReviewerError) -> None:
        self.view.say(error.sentence(spoken()))


def _name_of(finding: Finding) -> str:
    """`F-07 The host looks down at the phone`, cut to fit below a region."""
    fact = finding.text.fact.strip()
    name = f"{finding.code} {fact}".strip()
    return name if len(name) <= _NAME_CHARS else f"{name[:_NAME_CHARS].rstrip()}…"


def _rate(frame_rate: str) -> str:
    """`25`, `29.97` from `25/1`, `30000/1001`."""
    above, _, below = frame_rate.partition("/")
    try:
        rate = float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError):
        return "?"
    return f"{rate:.2f}".rstrip("0").rstrip(".")
