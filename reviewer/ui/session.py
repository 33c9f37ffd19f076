"""What is open and chosen at the desk, shared by all panels."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer.domain.changes import Changes
from reviewer.domain.evidence import ExhibitKind, Region, Track
from reviewer.domain.findings import Finding
from reviewer.domain.ids import ExhibitId, FindingId, ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.review import ReviewState
from reviewer.queries.desk import Desk, DeskExhibit, DeskItem
from reviewer.ui.workbench import Workbench

NO_FINDING = FindingId(0)
_SEEN = frozenset({ExhibitKind.FILM, ExhibitKind.PHOTO})


class Session(QObject):
    """The open case and what is chosen in it. Panels read it and tell it; they never tell each other.

    Signals:
        desk_changed: another state of the case is known; carries the `Desk`, or None when no case is open.
        case_opened: another case is open than before; comes after its first `desk_changed`.
        playhead_moved: timeline instant in microseconds.
        item_selected: code of the item, or "".
        finding_selected: id of the finding, or 0.
        span_marked: the `Span` between in and out on the timeline, or None.
        exhibit_activated: code of the film, sound or photo in front, or "".
        region_marked: the drawn `Region` of the active exhibit, or None.
    """

    desk_changed = Signal(object)
    case_opened = Signal()
    playhead_moved = Signal(object)
    item_selected = Signal(str)
    finding_selected = Signal(object)
    span_marked = Signal(object)
    exhibit_activated = Signal(str)
    region_marked = Signal(object)

    def __init__(self, workbench: Workbench, reading: Callable[..., Desk], parent: QObject | None = None) -> None:
        """`reading` is the query that reads a case: `queries.desk.desk`."""
        super().__init__(parent)
        self.workbench = workbench
        self._reading = reading
        self.desk: Desk | None = None
        self.playhead_us = 0
        self.selected_item = ""
        self.selected_finding = NO_FINDING
        self.in_us: int | None = None
        self.out_us: int | None = None
        self.active_exhibit = ""
        self.region: Region | None = None
        # The exact frame on the screen, in the media time of the exhibit in front; the player keeps it here.
        self.shown_frame: Span | None = None
        self._wanted: ReviewId | None = None
        workbench.changed.connect(self._reload)

    @property
    def is_open(self) -> bool:
        """Whether a case is open that may still be changed here."""
        return self.desk is not None and self.desk.review.state is ReviewState.OPEN and not self.workbench.is_read_only

    @property
    def span(self) -> Span | None:
        """The marked span on the timeline; None until both ends are set."""
        if self.in_us is None or self.out_us is None or self.in_us >= self.out_us:
            return None
        return Span(self.in_us, self.out_us)

    @property
    def item(self) -> DeskItem | None:
        """The selected item of the rubric."""
        return self._item_of(self.selected_item)

    @property
    def finding(self) -> Finding | None:
        findings = self.desk.findings if self.desk else ()
        return next((finding for finding in findings if finding.id == self.selected_finding), None)

    @property
    def exhibit(self) -> DeskExhibit | None:
        """The exhibit in front."""
        exhibits = self.desk.exhibits if self.desk else ()
        return next((each for each in exhibits if each.exhibit.code == self.active_exhibit), None)

    def exhibit_of(self, exhibit_id: ExhibitId) -> DeskExhibit | None:
        exhibits = self.desk.exhibits if self.desk else ()
        return next((each for each in exhibits if each.exhibit.id == exhibit_id), None)

    def open(self, review_id: ReviewId) -> None:
        """Show a review; `desk_changed` and `case_opened` follow when it is read."""
        self._wanted = review_id
        self.workbench.fetch(self._reading, review_id, then=self._take)

    def show(self, desk: Desk) -> None:
        """Show a case that was already read."""
        self._wanted = desk.review.id
        self._take(desk)

    def leave(self) -> None:
        """Close the case; nothing is lost, because every change is on disk."""
        self._wanted = None
        self.desk = None
        self._forget()
        self.desk_changed.emit(None)

    def move_playhead(self, instant_us: int) -> None:
        if instant_us != self.playhead_us:
            self.playhead_us = instant_us
            self.playhead_moved.emit(instant_us)

    def select_item(self, code: str) -> None:
        """Choose an item; its first finding comes with it."""
        if code == self.selected_item:
            return
        self.selected_item = code
        self.item_selected.emit(code)
        item = self.item
        if item is None or self.selected_finding not in [finding.id for finding in item.findings]:
            self.select_finding(item.findings[0].id if item and item.findings else NO_FINDING)

    def select_finding(self, finding_id: FindingId) -> None:
        """Choose a finding; its item comes with it."""
        if finding_id == self.selected_finding:
            return
        self.selected_finding = finding_id
        self.finding_selected.emit(finding_id)
        finding = self.finding
        if finding is not None:
            self.select_item(finding.item)

    def first_moment_of(self, code: str) -> int | None:
        """Where an item's evidence begins on the timeline: its first citation, else its answer; None when neither has a moment."""
        desk, item = self.desk, self._item_of(code)
        if desk is None or item is None:
            return None
        first = self._first_evidence(item)
        if first is not None:
            exhibit, track, media_us = first
            return max(track.timeline_us(media_us), exhibit.span.start_us) if exhibit.span else track.timeline_us(media_us)
        return next((desk.clock.instant_us(answer.at) for answer in item.answers if answer.at is not None), None)

    def bring_evidence_of(self, code: str) -> None:
        """Bring the film or photo that an item's evidence begins with to the front; of several at that moment it is the one cited."""
        item = self._item_of(code)
        first = self._first_evidence(item) if item else None
        if first is not None and first[0].exhibit.kind in _SEEN:
            self.activate_exhibit(first[0].exhibit.code)

    def when_current(self, then: Callable[[Desk], None]) -> None:
        """Call with the case as it is on disk after everything asked for so far."""
        if self._wanted is not None:
            self.workbench.fetch(self._reading, self._wanted, then=then)

    def mark_in(self, instant_us: int | None) -> None:
        self.in_us = instant_us
        self.span_marked.emit(self.span)

    def mark_out(self, instant_us: int | None) -> None:
        self.out_us = instant_us
        self.span_marked.emit(self.span)

    def mark_span(self, span: Span | None) -> None:
        self.in_us, self.out_us = (span.start_us, span.end_us) if span else (None, None)
        self.span_marked.emit(self.span)

    def mark_region(self, region: Region | None) -> None:
        self.region = region
        self.region_marked.emit(region)

    def activate_exhibit(self, code: str) -> None:
        """Bring an exhibit to the front; a region drawn on another is let go."""
        if code != self.active_exhibit:
            self.active_exhibit = code
            self.mark_region(None)
            self.exhibit_activated.emit(code)

    def _item_of(self, code: str) -> DeskItem | None:
        items = self.desk.items if self.desk else ()
        return next((item for item in items if item.item.code == code), None)

    def _first_evidence(self, item: DeskItem) -> tuple[DeskExhibit, Track, int] | None:
        """The exhibit of the first citation that has a moment, its track, and the moment in its media time."""
        for finding in item.findings:
            for placed in finding.citations:
                exhibit = self.exhibit_of(placed.citation.exhibit_id) if placed.citation.exhibit_id else None
                if exhibit is not None and exhibit.track is not None:
                    return exhibit, exhibit.track, placed.citation.span.start_us if placed.citation.span else 0
        return None

    def _reload(self, changes: Changes) -> None:
        if self._wanted is not None and changes.touched:
            self.workbench.fetch(self._reading, self._wanted, then=self._take)

    def _take(self, taken: Desk) -> None:
        if taken.review.id != self._wanted:
            return
        is_new = self.desk is None or self.desk.review.id != taken.review.id
        if is_new:
            self._forget()
        self.desk = taken
        self.desk_changed.emit(taken)
        if is_new:
            self.case_opened.emit()
        elif self.finding is None:
            self._choose_finding_of_item()

    def _choose_finding_of_item(self) -> None:
        item = self.item
        self.select_finding(item.findings[0].id if item and item.findings else NO_FINDING)

    def _forget(self) -> None:
        self.playhead_us = 0
        self.selected_item = ""
        self.selected_finding = NO_FINDING
        self.in_us = self.out_us = None
        self.active_exhibit = ""
        self.region = None
