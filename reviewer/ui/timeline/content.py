"""From the desk's read model to what the lanes draw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reviewer.domain.coverage import uncovered
from reviewer.domain.evidence import Citation, CitationKind, ClockSource, ExhibitKind, Track
from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.pieces import on_timeline, piece_of_media
from reviewer.domain.review import VerdictState
from reviewer.domain.submission import Answer
from reviewer.queries.desk import Desk, DeskExhibit, DeskItem
from reviewer.ui.kit.glyphs import tone_of
from reviewer.ui.timeline.marks import Mark, MarkKind, Marks
from reviewer.ui.timeline.unions import joined
from reviewer.ui.words import answered, limit_us_of, measured, points, verdict_glyph

_TONES = {FindingKind.DEDUCTION: "fail", FindingKind.COMMENDATION: "met", FindingKind.OBSERVATION: "na"}
# Beyond this a track's place is shown as doubtful (the look, chapter 7).
SURE_US = 40_000


Places = tuple[tuple[str, Span], ...]


@dataclass(frozen=True)
class Recording:
    """A film or a sound on the timeline, or one piece of a recorder that was paused.

    `played` are the parts of it that this reviewer played, on the timeline.
    """

    code: str
    span: Span
    track: Track
    played: tuple[Span, ...]
    has_sound: bool
    is_film: bool


@dataclass(frozen=True)
class Absence:
    """A bracket in which, as a finding says, something did not happen; `is_played` once its recording was played throughout."""

    finding: int
    span: Span
    words: str
    is_played: bool


@dataclass(frozen=True)
class Content:
    """All lanes of one state of a case. Films share one lane, and so do their sounds where they do not overlap; each recorder has its own.

    `extent` is everything filed, `opening` the visit and its recordings: a photo of a camera a day wrong must not shrink it.
    `photos_within_us` is how far a photo may lie from its instant. `recorded` and `played` are the moments that any recording
    covers, and those of which any was played.
    """

    extent: Span
    opening: Span
    recordings: tuple[Recording, ...]
    photos: Marks
    photos_within_us: int
    notes: Marks
    moments: Marks
    measures: Marks
    findings: Marks
    cited: Mapping[int, Places]
    recorded: tuple[Span, ...]
    played: tuple[Span, ...]
    absences: tuple[Absence, ...] = ()

    @property
    def films(self) -> tuple[Recording, ...]:
        return tuple(recording for recording in self.recordings if recording.is_film)

    @property
    def reference(self) -> Recording | None:
        """The longest recording with sound, once any other was aligned to it."""
        heard = [recording for recording in self.recordings if recording.has_sound]
        is_aligned = any(recording.track.source is ClockSource.ALIGNMENT for recording in heard)
        return max(heard, key=lambda recording: recording.span.duration_us) if is_aligned else None

    @property
    def waves(self) -> tuple[tuple[Recording, ...], ...]:
        """The recordings of each lane of sound."""
        shared: list[list[Recording]] = []
        for film in sorted((each for each in self.films if each.has_sound), key=lambda each: each.span):
            lane = next((lane for lane in shared if lane[-1].span.end_us <= film.span.start_us), None)
            if lane is None:
                shared.append([film])
            else:
                lane.append(film)
        alone: dict[str, list[Recording]] = {}
        for each in self.recordings:
            if each.has_sound and not each.is_film:
                alone.setdefault(each.code, []).append(each)
        return tuple(tuple(lane) for lane in (*shared, *alone.values()))

    def citations_of(self, finding_id: int) -> tuple[tuple[str, Span], ...]:
        """Exhibit code and timeline span of each citation of a finding that lies on the timeline."""
        return self.cited.get(finding_id, ())


EMPTY = Content(Span(0, 60 * SECOND_US), Span(0, 60 * SECOND_US), (), Marks(), 0, Marks(), Marks(), Marks(), Marks(), {}, (), ())


def content_of(desk: Desk | None) -> Content:
    """Everything of a case that has a place on the timeline."""
    if desk is None:
        return EMPTY
    recordings = tuple(_recordings(desk))
    photos = Marks(_photos(desk))
    placing = Placing(desk)
    findings = Marks(_findings(desk, placing))
    notes = Marks([*_answers(desk), *_notes(desk)])
    moments = Marks(_moments(desk))
    opening = _around(desk, [recording.span for recording in recordings])
    extent = _around(desk, [opening, *(mark.span for marks in (photos, notes, moments) for mark in marks.all)])
    cited = {int(finding.id): placing.places_of(finding) for finding in desk.findings}
    recorded = joined(recording.span for recording in recordings)
    played = joined(span for recording in recordings for span in recording.played)
    within_us = max(
        (each.track.uncertainty_us for each in desk.exhibits if each.exhibit.kind is ExhibitKind.PHOTO and each.track), default=0
    )
    return Content(
        extent, opening, recordings, photos, within_us, notes, moments, Marks(_measures(desk)), findings, cited, recorded, played,
        tuple(_absences(desk, placing)),
    )  # fmt: skip


class Placing:
    """Looks up where citations lie on the timeline of one case."""

    def __init__(self, desk: Desk) -> None:
        self._exhibits = {each.exhibit.id: each for each in desk.exhibits}
        self._answers = {answer.question: desk.clock.instant_us(answer.at) for answer in desk.submission.answers if answer.at}

    def place_of(self, citation: Citation) -> Span | None:
        """None when its exhibit has no place or its answer no moment."""
        if citation.exhibit_id is not None:
            exhibit = self._exhibits.get(citation.exhibit_id)
            if exhibit is None or exhibit.track is None:
                return None
            span = citation.span or Span(0, 0)
            return piece_of_media(exhibit.pieces or (exhibit.track,), span.start_us).on_timeline(span)
        instant_us = self._answers.get(citation.question)
        return None if instant_us is None else Span(instant_us, instant_us)

    def places_of(self, finding: Finding) -> Places:
        """Exhibit code ("" for an answer) and span of each of a finding's citations that has a place."""
        found = ((placed.citation, self.place_of(placed.citation)) for placed in finding.citations)
        return tuple((self._code_of(citation), span) for citation, span in found if span is not None)

    def _code_of(self, citation: Citation) -> str:
        return self._exhibits[citation.exhibit_id].exhibit.code if citation.exhibit_id is not None else ""


def first_place_of(desk: Desk, item: DeskItem) -> Span | None:
    """Where to look for an item first: its first citation, else the first answer that speaks to it."""
    placing = Placing(desk)
    places = [span for finding in item.findings for _, span in placing.places_of(finding)]
    return next(iter(places), None) or _answered_at(desk, item)


def _answered_at(desk: Desk, item: DeskItem) -> Span | None:
    instants = [desk.clock.instant_us(answer.at) for answer in item.answers if answer.at]
    return Span(instants[0], instants[0]) if instants else None


def _recordings(desk: Desk) -> Iterator[Recording]:
    played = {entry.exhibit_code: entry.spans for entry in desk.played}
    for each in desk.exhibits:
        facts, kind = each.exhibit.facts, each.exhibit.kind
        if each.track is None or each.span is None or kind not in (ExhibitKind.FILM, ExhibitKind.SOUND):
            continue
        is_film = kind is ExhibitKind.FILM
        pieces = each.pieces or (each.track,)
        for piece in pieces:
            seen = _placed_parts(piece, played.get(each.exhibit.code, ()), facts.duration_us)
            yield Recording(each.exhibit.code, piece.reach(facts.duration_us), piece, seen, facts.has_sound or not is_film, is_film)


def _placed_parts(piece: Track, spans: tuple[Span, ...], duration_us: int) -> tuple[Span, ...]:
    """Spans of media time that fall into a piece, on the timeline."""
    return tuple(part for span in spans for part in on_timeline((piece,), span, duration_us=duration_us))


def _photos(desk: Desk) -> Iterator[Mark]:
    for each in desk.exhibits:
        if each.exhibit.kind is ExhibitKind.PHOTO and each.span is not None:
            yield Mark(MarkKind.PHOTO, each.exhibit.code, each.span, _photo_label(desk, each), shorter=(each.exhibit.code,))


def _photo_label(desk: Desk, photo: DeskExhibit) -> str:
    at_us = photo.span.start_us if photo.span else 0
    return QCoreApplication.translate("Timeline", "Photo {0}, {1}").format(photo.exhibit.code, desk.clock.shown(at_us))


def _answers(desk: Desk) -> Iterator[Mark]:
    for answer in desk.submission.answers:
        if answer.at is not None:
            at_us = desk.clock.instant_us(answer.at)
            item = answer.items[0] if answer.items else ""
            yield Mark(MarkKind.ANSWER, item, Span(at_us, at_us), _answer_label(answer), shorter=_shorter(answer))


def _answer_label(answer: Answer) -> str:
    return f"{answer.question} {answer.text}: {answered(answer)}"


def _shorter(answer: Answer) -> tuple[str, ...]:
    return f"{answer.question}: {answered(answer)}", answer.question


def _notes(desk: Desk) -> Iterator[Mark]:
    for note in desk.submission.notes:
        at_us = desk.clock.instant_us(note.at)
        yield Mark(
            MarkKind.NOTE,
            "",
            Span(at_us, at_us),
            QCoreApplication.translate("Timeline", "Note {0}").format(_untimed(note.text, desk.clock.shown(at_us))),
        )


def _untimed(text: str, time: str) -> str:
    """A note without the time it begins with; where it stands says it already."""
    return text.removeprefix(time).lstrip(" ,:，：") or text


def _moments(desk: Desk) -> Iterator[Mark]:
    for marker in desk.markers:
        yield Mark(MarkKind.MOMENT, str(marker.id), marker.span, marker.label or marker.kind)


def _measures(desk: Desk) -> Iterator[Mark]:
    ends = {marker.id: marker.span.start_us for marker in desk.markers}
    close = {score.item for score in desk.scorecard.items if score.is_too_close}
    for line in desk.items:
        measure = line.verdict.measure if line.verdict else None
        if measure is None or measure.start_marker not in ends or measure.end_marker not in ends:
            continue
        first, last = sorted((ends[measure.start_marker], ends[measure.end_marker]))
        is_close = line.item.code in close
        glyph = verdict_glyph(VerdictState.MET if line.verdict is None else line.verdict.state)
        if is_close:
            glyph = type(glyph).CLOSE
        label = measured(measure, limit_us_of(line.item.rule), is_too_close=is_close)
        yield Mark(MarkKind.MEASURE, line.item.code, Span(first, last), label, tone_of(glyph), glyph=glyph.value)


def _findings(desk: Desk, placing: Placing) -> Iterator[Mark]:
    lines = {line.item.code: line for line in desk.items}
    for finding in desk.findings:
        places = [span for _, span in placing.places_of(finding)]
        line = lines.get(finding.item)
        if not places and line is not None:
            answer = _answered_at(desk, line)
            places = [answer] if answer else []
        if places:
            cost = _cost(line, finding)
            label = brief = f"{finding.code} {cost}".strip()
            if not finding.is_proved:
                label = QCoreApplication.translate("Timeline", "{0}, no proof").format(label)
            yield Mark(
                MarkKind.FINDING, str(finding.id), places[0], label, _TONES[finding.kind],
                shorter=(brief, finding.code), is_open=not finding.is_proved,
            )  # fmt: skip


def _absences(desk: Desk, placing: Placing) -> Iterator[Absence]:
    played = {entry.exhibit_code: entry.spans for entry in desk.played}
    codes = {each.exhibit.id: each.exhibit.code for each in desk.exhibits}
    for finding in desk.findings:
        for citation in (placed.citation for placed in finding.citations):
            place = placing.place_of(citation)
            if (
                citation.kind is CitationKind.ABSENCE
                and citation.exhibit_id is not None
                and citation.span is not None
                and place is not None
            ):
                is_played = not uncovered(citation.span, played.get(codes[citation.exhibit_id], ()))
                yield Absence(int(finding.id), place, citation.words, is_played)


def _cost(line: DeskItem | None, finding: Finding) -> str:
    if line is None or finding.kind is not FindingKind.DEDUCTION:
        return ""
    return points(line.item.rule.per_occurrence * finding.occurrences)


def _around(desk: Desk, spans: list[Span]) -> Span:
    """The visit and some spans, at least a minute."""
    visit_end_us = desk.clock.instant_us(desk.submission.visit.end)
    starts, ends = [span.start_us for span in spans], [span.end_us for span in spans]
    return Span(min(0, *starts), max(60 * SECOND_US, visit_end_us, *ends)) if spans else Span(0, max(60 * SECOND_US, visit_end_us))
