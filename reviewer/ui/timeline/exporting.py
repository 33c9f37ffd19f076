"""Clips, stills and lists of marks written out of the open case."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.moments import Span
from reviewer.errors import Refused
from reviewer.media.clips import Clip, Origin, cut_sound, film_clip, sound_clip, still
from reviewer.media.labels import Label, to_audacity, to_csv, to_json, to_vtt
from reviewer.media.pcm import Samples
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.preparation import Preparation
from reviewer.ui.session import Session
from reviewer.ui.timeline.content import Placing

_RECORDED = frozenset({ExhibitKind.FILM, ExhibitKind.SOUND})
_WRITERS: dict[str, Callable[[list[Label], Desk], str]] = {
    ".vtt": lambda labels, _desk: to_vtt(labels),
    ".txt": lambda labels, _desk: to_audacity(labels),
    ".csv": lambda labels, desk: to_csv(labels, desk.clock),
    ".json": lambda labels, desk: to_json(labels, desk.clock),
}


class NothingToCut(Refused):
    """No span is marked, or no recording runs in all of it."""

    key = "ui.nothing_to_cut"


class Exporting(QObject):
    """Asks where to, and writes in the background what was marked.

    Signals:
        written: the `Path` of a finished file.
        failed: the `ReviewerError` that kept one from being written.
    """

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, preparation: Preparation, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._preparation = preparation
        self._widget = parent

    def ask_clip(self) -> None:
        """Cut the span between in and out from the recording in front, or from the first that holds it."""
        found = self._marked()
        if found is None:
            self.failed.emit(NothingToCut())
            return
        exhibit, span = found
        kinds = {
            ExhibitKind.FILM: (self.tr("Film clip (*.mp4)"), self.tr("Film clip, sound brought to level (*.mp4)")),
            ExhibitKind.SOUND: (self.tr("Sound clip (*.wav)"), self.tr("Sound clip, brought to level (*.wav)")),
        }[exhibit.exhibit.kind]
        suffix = ".mp4" if exhibit.exhibit.kind is ExhibitKind.FILM else ".wav"
        name, chosen = QFileDialog.getSaveFileName(
            self._widget, self.tr("Export the marked span"), self._name(exhibit, span) + suffix, ";;".join(kinds)
        )
        if name:
            self.write_clip(exhibit, span, Path(name).with_suffix(suffix), is_levelled=chosen == kinds[1])

    def ask_still(self) -> None:
        """Write the frame in front as a picture."""
        front, frame = self._session.exhibit, self._session.shown_frame
        desk = self._session.desk
        if desk is None or front is None or front.exhibit.kind is not ExhibitKind.FILM or frame is None:
            self.failed.emit(NothingToCut())
            return
        name, _ = QFileDialog.getSaveFileName(
            self._widget, self.tr("Export the frame shown"), self._name(front, Span(frame.start_us, frame.start_us)) + ".png", "PNG (*.png)"
        )
        if name:
            work = partial(_written_still, _origin_of(desk, front), frame.start_us, Path(name).with_suffix(".png"))
            self._preparation.pool.prepare(work, then=self._tell, failed=self.failed.emit)

    def ask_marks(self) -> None:
        """Write moments and findings for another program."""
        desk = self._session.desk
        kinds = ("WebVTT (*.vtt)", "Audacity (*.txt)", "CSV (*.csv)", "JSON (*.json)")
        name, chosen = QFileDialog.getSaveFileName(self._widget, self.tr("Export moments and findings"), "marks.vtt", ";;".join(kinds))
        if desk is not None and name:
            self.write_marks(desk, Path(name).with_suffix(tuple(_WRITERS)[kinds.index(chosen)] if chosen in kinds else Path(name).suffix))

    def write_clip(self, exhibit: DeskExhibit, span: Span, out: Path, *, is_levelled: bool) -> None:
        """`span` is media time of the exhibit; `written` follows."""
        desk, sound = self._session.desk, self._preparation.sounds.get(exhibit.exhibit.code)
        if desk is not None:
            samples = cut_sound(sound.samples, span, is_levelled=is_levelled) if sound is not None else None
            work = partial(_written_clip, _origin_of(desk, exhibit), span, out, sound=samples)
            self._preparation.pool.prepare(work, then=self._tell, failed=self.failed.emit)

    def write_marks(self, desk: Desk, out: Path) -> None:
        """In the form that the ending of the file says."""
        write = _WRITERS.get(out.suffix.lower(), _WRITERS[".json"])
        try:
            out.write_text(write(labels_of(desk), desk), encoding="utf-8")
        except OSError as error:
            self.failed.emit(NotWritten(file=out.name, fault=error.strerror or str(error)))
            return
        self.written.emit(out)

    def _tell(self, clip: Clip) -> None:
        self.written.emit(clip.path)

    def _marked(self) -> tuple[DeskExhibit, Span] | None:
        """The recording to cut from and the span in its media time."""
        desk, marked = self._session.desk, self._session.span
        if desk is None or marked is None:
            return None
        for each in sorted(desk.exhibits, key=lambda each: each.exhibit.code != self._session.active_exhibit):
            within = each.span is not None and each.span.start_us <= marked.start_us and marked.end_us <= each.span.end_us
            if within and each.track is not None and each.exhibit.kind in _RECORDED:
                return each, Span(each.track.media_us(marked.start_us), each.track.media_us(marked.end_us))
        return None

    def _name(self, exhibit: DeskExhibit, span: Span) -> str:
        """`E-03 10.41.52-10.42.06`: no colons, for some file systems know none."""
        desk, track = self._session.desk, exhibit.track
        if desk is None or track is None:
            return exhibit.exhibit.code
        edges = dict.fromkeys(desk.clock.shown(track.timeline_us(edge)).replace(":", ".") for edge in (span.start_us, span.end_us))
        return f"{exhibit.exhibit.code} {'-'.join(edges)}"


class NotWritten(Refused):
    """The file could not be written where it was wanted."""

    key = "playback.clip_not_written"


def labels_of(desk: Desk) -> list[Label]:
    """Every moment, and each place that a finding cites."""
    placing = Placing(desk)
    labels = [Label(marker.span, "moment", marker.kind, marker.label) for marker in desk.markers]
    for finding in desk.findings:
        for code, span in placing.places_of(finding):
            labels.append(Label(span, "finding", finding.code, " ".join(part for part in (code, finding.text.fact) if part)))
    return labels


def _origin_of(desk: Desk, exhibit: DeskExhibit) -> Origin:
    if exhibit.track is None:
        raise NothingToCut
    return Origin(exhibit.original, exhibit.exhibit.code, exhibit.exhibit.sha256, exhibit.track, desk.clock)


def _written_clip(origin: Origin, span: Span, out: Path, *, sound: Samples | None, cancelled: Callable[[], bool] | None = None) -> Clip:
    if out.suffix == ".wav" and sound is not None:
        return sound_clip(origin, span, out, sound=sound)
    return film_clip(origin, span, out, sound=sound, cancelled=cancelled)


def _written_still(origin: Origin, media_us: int, out: Path, *, cancelled: object = None) -> Clip:
    """The pool hands every function the means to be stopped; one frame is too quick to need it."""
    del cancelled
    return still(origin, media_us, out)
