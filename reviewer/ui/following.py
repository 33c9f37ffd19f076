"""The rubric follows the moment: while it plays, the item whose evidence lies at the playhead is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from reviewer.domain.moments import SECOND_US, Span
from reviewer.queries.desk import Desk
from reviewer.rubric.items.timed import TimedRule
from reviewer.ui.findings.attaching import placed_on_timeline
from reviewer.ui.preferences import Preferences
from reviewer.ui.session import Session
from reviewer.ui.transport import Transport

# An answer has a moment and no length; this long it is what the moment is about.
_ANSWER_US = 8 * SECOND_US


@dataclass(frozen=True)
class Moment:
    """A stretch of the timeline that is about one item."""

    span: Span
    item: str


class Following(QObject):
    """Chooses items while playing, unless something is being written."""

    def __init__(self, session: Session, transport: Transport, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._transport = transport
        self._preferences = preferences
        self._moments: tuple[Moment, ...] = ()
        session.desk_changed.connect(self._index)
        session.playhead_moved.connect(self._follow)

    def _index(self, desk: Desk | None) -> None:
        self._moments = moments_of(desk) if desk else ()

    def _follow(self, instant_us: int) -> None:
        if not self._transport.is_playing or not self._preferences.is_following or _is_writing():
            return
        item = item_at(self._moments, instant_us)
        if item:
            self._session.select_item(item)


def moments_of(desk: Desk) -> tuple[Moment, ...]:
    """Every stretch that is about an item: what its findings cite, its answers, its measured time; by start."""
    found = []
    for item in desk.items:
        code = item.item.code
        cited = [placed_on_timeline(desk, placed.citation) for finding in item.findings for placed in finding.citations]
        found += [Moment(_with_length(span), code) for span in cited if span is not None]
        answered = [desk.clock.instant_us(answer.at) for answer in item.answers if answer.at is not None]
        found += [Moment(Span(at, at + _ANSWER_US), code) for at in answered]
        rule = item.item.rule
        if isinstance(rule, TimedRule):
            ends = {marker.kind: marker.span.start_us for marker in desk.markers if marker.kind in {rule.start, rule.end}}
            if len(ends) == 2 and ends[rule.start] < ends[rule.end]:
                found.append(Moment(Span(ends[rule.start], ends[rule.end]), code))
    return tuple(sorted(found, key=lambda moment: moment.span))


def item_at(moments: tuple[Moment, ...], instant_us: int) -> str:
    """The item of the stretch that began last among those that hold the instant; "" when none does."""
    return next((moment.item for moment in reversed(moments) if moment.span.holds(instant_us)), "")


def _with_length(span: Span) -> Span:
    return span if span.duration_us >= SECOND_US else Span(span.start_us, span.start_us + _ANSWER_US)


def _is_writing() -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, (QLineEdit, QPlainTextEdit)) and not focused.isReadOnly()
