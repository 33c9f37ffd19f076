"""What the keyboard attaches: citations made from what is marked, shown and drawn at this moment."""

from fractions import Fraction

from reviewer.domain.evidence import FULL_PPM, Citation, CitationKind, ExhibitKind, Region
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.submission import Quote
from reviewer.errors import Refused
from reviewer.queries.desk import Desk, DeskExhibit
from reviewer.ui.session import Session

_WHOLE = Region(0, 0, FULL_PPM, FULL_PPM)
_PLAYABLE = frozenset({ExhibitKind.FILM, ExhibitKind.SOUND})
_QUOTE_REACH_US = 15 * SECOND_US
_QUOTE_LENGTH_US = 5 * SECOND_US


class NoFindingChosen(Refused):
    """There is nothing to attach evidence to."""

    key = "ui.no_finding_chosen"


class NothingMarked(Refused):
    """No span between in and out."""

    key = "ui.nothing_marked"


class NothingThere(Refused):
    """No film, sound or photo lies where evidence was to be taken from."""

    key = "ui.nothing_there"


class NoRegionDrawn(Refused):
    key = "ui.no_region_drawn"


class NoQuoteNear(Refused):
    key = "ui.no_quote_near"


def marked_span(session: Session) -> Citation:
    """The span between in and out, of the exhibit in front or else of the first that lies there. Raises NothingMarked, NothingThere."""
    if session.span is None:
        raise NothingMarked
    exhibit, span = _placed(session, session.span)
    return Citation(CitationKind.SPAN, exhibit.exhibit.id, span)


def shown_frame(session: Session) -> Citation:
    """The frame at the playhead with the region drawn on it, or the photo in front. Raises NothingThere."""
    front = session.exhibit
    if front is not None and front.exhibit.kind is ExhibitKind.PHOTO:
        return Citation(CitationKind.REGION, front.exhibit.id, region=session.region or _WHOLE)
    here = Span(session.playhead_us, session.playhead_us + 1)
    exhibit, span = _placed(session, here, only_film=True)
    return Citation(CitationKind.FRAME, exhibit.exhibit.id, _frame_around(session, exhibit, span.start_us), region=session.region)


def drawn_region(session: Session) -> Citation:
    """The region drawn on the photo or frame in front. Raises NoRegionDrawn, NothingThere."""
    if session.region is None:
        raise NoRegionDrawn
    return shown_frame(session)


def answer_of(question: str) -> Citation:
    return Citation(CitationKind.ANSWER, question=question)


def near_quote(session: Session) -> tuple[Citation, Quote]:
    """The words noted nearest to the playhead, at their moment in the recording. Raises NoQuoteNear, NothingThere."""
    desk = session.desk
    quotes = desk.submission.quotes if desk else ()
    if desk is None or not quotes:
        raise NoQuoteNear
    nearest = min(quotes, key=lambda quote: abs(desk.clock.instant_us(quote.at) - session.playhead_us))
    at_us = desk.clock.instant_us(nearest.at)
    if abs(at_us - session.playhead_us) > _QUOTE_REACH_US:
        raise NoQuoteNear
    marked = session.span
    around = marked if marked is not None and marked.start_us <= at_us <= marked.end_us else Span(at_us, at_us + _QUOTE_LENGTH_US)
    exhibit, span = _placed(session, around)
    return Citation(CitationKind.QUOTE, exhibit.exhibit.id, span, words=nearest.words), nearest


def placed_on_timeline(desk: Desk, citation: Citation) -> Span | None:
    """Where a citation lies on the timeline; None when it points at nothing that has a moment."""
    if citation.exhibit_id is None:
        moment = next((answer.at for answer in desk.submission.answers if answer.question == citation.question and answer.at), None)
        instant = desk.clock.instant_us(moment) if moment else None
        return Span(instant, instant) if instant is not None else None
    exhibit = next((each for each in desk.exhibits if each.exhibit.id == citation.exhibit_id), None)
    if exhibit is None or exhibit.track is None or exhibit.span is None:
        return None
    if citation.span is None:
        return Span(exhibit.span.start_us, exhibit.span.start_us)
    placed = exhibit.track.on_timeline(citation.span)
    # Rounding by the drift may lay the first frame a microsecond before its own exhibit, where another runs.
    start_us = max(placed.start_us, exhibit.span.start_us)
    return Span(start_us, max(start_us, placed.end_us))


def _placed(session: Session, on_timeline: Span, *, only_film: bool = False) -> tuple[DeskExhibit, Span]:
    """The exhibit a timeline span falls into, and the span in its media time."""
    kinds = frozenset({ExhibitKind.FILM}) if only_film else _PLAYABLE
    exhibits = session.desk.exhibits if session.desk else ()
    for exhibit in sorted(exhibits, key=lambda each: each.exhibit.code != session.active_exhibit):
        if exhibit.track is None or exhibit.span is None or exhibit.exhibit.kind not in kinds or not exhibit.span.overlap_us(on_timeline):
            continue
        start = max(0, exhibit.track.media_us(on_timeline.start_us))
        end = min(exhibit.exhibit.facts.duration_us, exhibit.track.media_us(on_timeline.end_us))
        if start < end:
            return exhibit, Span(start, end)
    raise NothingThere


def _frame_around(session: Session, exhibit: DeskExhibit, media_us: int) -> Span:
    """The frame on the screen where the player shows one there, else reckoned from the rate of the film."""
    shown = session.shown_frame
    if shown is not None and exhibit.exhibit.code == session.active_exhibit and shown.holds(media_us):
        return shown
    rate = Fraction(exhibit.exhibit.facts.frame_rate or "25")
    frame_us = max(1, round(SECOND_US / rate)) if rate > 0 else 40_000
    first = media_us - media_us % frame_us
    return Span(first, first + frame_us)
