"""What in a submission cannot all be true: answers, notes, places and recordings held against each other.

Only statements that speak of one thing in one unit are compared, and each with the tolerance of a hand-written clock time; where a
question's wording leaves room, nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations, zip_longest
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.submission import Answer
from reviewer.intake.examining.material import Material, covered, found, found_in
from reviewer.intake.examining.phrases import asked_unit_s, clock_times, durations, limit_s, photographed_at
from reviewer.intake.examining.places import distance_m
from reviewer.rubric.items.timed import TimedRule

_CLOCK_SLACK_S = 2.0
"""Two moments noted to the second may lie this much further apart, or closer, than the notes say."""

_LENGTH_SLACK_S, _LENGTH_SLACK_SHARE = 5.0, 0.1
"""What a stated length may differ from another statement of it, in seconds or as a share, whichever is more."""

_NEAR = timedelta(seconds=30)
_VISIT_SLACK = timedelta(minutes=2)
_PHOTO_SLACK = timedelta(minutes=2)
_STAND_IN_RADIUS_M = 500.0
"""Around the check-in, where the assignment does not say where the site lies."""

_GPS_M = 50.0
_OVERLAP = timedelta(seconds=2)


@dataclass(frozen=True)
class _Timed:
    """A length of time from one note to another."""

    seconds: float
    start: datetime
    end: datetime


def contradictory(material: Material) -> Iterator[IntakeFinding]:
    for number, answer in enumerate(material.submission.answers):
        yield from _within_answer(number, answer)
        yield from _against_notes(material, number, answer)
        yield from _against_photos(material, number, answer)
    yield from _between_answers(material)
    yield from _notes(material)
    yield from _off_site(material)
    yield from _at_once(material)


def _within_answer(number: int, answer: Answer) -> Iterator[IntakeFinding]:
    """An answer against its own comment: `greeted within 3 s: yes` with `after 88 s`."""
    limit, unit, place = limit_s(answer.text), asked_unit_s(answer.text), f"/answers/{number}/comment"
    said = durations(answer.comment)
    if answer.value is True and limit is not None and said and all(one.seconds > limit + _CLOCK_SLACK_S for one in said):
        facts = {"question": answer.question, "limit": f"{limit:g}", "seconds": f"{min(one.seconds for one in said):g}"}
        yield replace(
            found("answer_against_comment", Severity.MAJOR, place=place, **facts), marks=tuple((one.start, one.end) for one in said)
        )
    stated = _number(answer)
    times = clock_times(answer.comment)
    if unit is not None and stated is not None and len(times) == 2:
        between = (times[1] - times[0]).total_seconds() % 86_400
        if _differ(stated * unit, between, unit=unit):
            facts = {"question": answer.question, "stated": f"{stated * unit:g}", "measured": f"{between:g}"}
            yield found("length_against_comment", Severity.MAJOR, place=place, **facts)


def _against_notes(material: Material, number: int, answer: Answer) -> Iterator[IntakeFinding]:
    """An answer about a timed item against the notes of the item's two moments."""
    limit, unit, stated = limit_s(answer.text), asked_unit_s(answer.text), _number(answer)
    for code in answer.items:
        item = material.items.get(code)
        timed = _noted(material, item.rule, answer) if item and isinstance(item.rule, TimedRule) else None
        if timed is None:
            continue
        facts = {"question": answer.question, "start": material.clock(timed.start), "end": material.clock(timed.end)}
        place = f"/answers/{number}/value"
        if unit is not None and stated is not None and _differ(stated * unit, timed.seconds, unit=unit):
            facts |= {"stated": f"{stated * unit:g}", "measured": f"{timed.seconds:g}"}
            yield replace(found("length_against_notes", Severity.MAJOR, place=place, **facts), at=timed.end)
        if limit is not None and isinstance(answer.value, bool) and _denies(answer.value, timed.seconds, limit=limit):
            facts |= {"limit": f"{limit:g}", "measured": f"{timed.seconds:g}"}
            kind = "yes_against_notes" if answer.value else "no_against_notes"
            yield replace(found(kind, Severity.MAJOR, place=place, **facts), at=timed.end)


def _noted(material: Material, rule: TimedRule, answer: Answer) -> _Timed | None:
    """The length the notes give for the occasion the answer speaks of; None where they give none, or several and nothing tells which."""
    starts = sorted(note.at for note in material.submission.notes if note.kind == rule.start)
    ends = sorted(note.at for note in material.submission.notes if note.kind == rule.end)
    pairs = [
        _Timed((end - start).total_seconds(), start, end)
        for start, following in zip_longest(starts, starts[1:])
        if (end := next((end for end in ends if end >= start and (following is None or end < following)), None)) is not None
    ]
    if answer.at is not None:
        at = answer.at
        pairs = [pair for pair in pairs if pair.start - _NEAR <= at <= pair.end + _NEAR]
    return pairs[0] if len(pairs) == 1 else None


def _against_photos(material: Material, number: int, answer: Answer) -> Iterator[IntakeFinding]:
    """`photographed at 10:36:05`, and no photo of that moment among the files."""
    taken = [file.captured_at for file in material.files if file.kind is ExhibitKind.PHOTO and file.captured_at is not None]
    for since_midnight in photographed_at(answer.comment) if taken else ():
        moment = _on_day_of_visit(material, since_midnight)
        if all(abs(photo - moment) > _PHOTO_SLACK for photo in taken):
            facts = {"question": answer.question, "at": material.clock(moment)}
            yield replace(found("photo_not_there", Severity.MINOR, place=f"/answers/{number}/comment", **facts), at=moment)


def _between_answers(material: Material) -> Iterator[IntakeFinding]:
    """`Served within 3 min: yes` and `how many seconds: 240`, both of the same item; and one question put twice."""
    answers = list(enumerate(material.submission.answers))
    for (_, one), (number, other) in combinations(answers, 2):
        same_words = one.text.strip().casefold() == other.text.strip().casefold() != ""
        if same_words and one.items == other.items and _is_opposite(one, other) and one.at == other.at:
            facts = {"one": one.question, "other": other.question}
            yield found("answers_contradict", Severity.MAJOR, place=f"/answers/{number}/value", **facts)
    for number, yes in answers:
        limit = limit_s(yes.text)
        if yes.value is not True or limit is None or not yes.items:
            continue
        for _, measured in answers:
            unit, stated = asked_unit_s(measured.text), _number(measured)
            if measured.items == yes.items and unit is not None and stated is not None and stated * unit > limit + _CLOCK_SLACK_S:
                facts = {"question": yes.question, "limit": f"{limit:g}", "other": measured.question, "seconds": f"{stated * unit:g}"}
                yield found("yes_against_length", Severity.MAJOR, place=f"/answers/{number}/value", **facts)


def _notes(material: Material) -> Iterator[IntakeFinding]:
    """Notes and quotes outside the visit, and notes whose own words give another clock time."""
    visit = material.submission.visit
    moments = [(f"/notes/{number}/at", note.at) for number, note in enumerate(material.submission.notes)]
    moments += [(f"/quotes/{number}/at", quote.at) for number, quote in enumerate(material.submission.quotes)]
    for place, at in moments:
        if not visit.start - _VISIT_SLACK <= at <= visit.end + _VISIT_SLACK:
            facts = {"at": material.day(at), "start": material.day(visit.start), "end": material.day(visit.end)}
            yield replace(found("note_outside_visit", Severity.MAJOR, place=place, **facts), at=at)
    for number, note in enumerate(material.submission.notes):
        times = clock_times(note.text)
        # Only a time the note begins with is its own; others may be quoted.
        if times and note.text.lstrip()[:1].isdigit():
            told = _on_day_of_visit(material, times[0])
            if abs(told - note.at).total_seconds() > _CLOCK_SLACK_S:
                facts = {"told": material.clock(told), "at": material.clock(note.at)}
                yield replace(found("note_against_itself", Severity.MINOR, place=f"/notes/{number}/text", **facts), at=note.at)


def _off_site(material: Material) -> Iterator[IntakeFinding]:
    """Places embedded in exhibits against the site, or where that is not told, against the check-in."""
    site, arrival = material.submission.assignment.site_location, material.submission.visit.check_in
    if site is not None:
        middle, radius = (site.latitude, site.longitude), site.radius_m + _GPS_M
    elif arrival is not None:
        middle, radius = (arrival.latitude, arrival.longitude), _STAND_IN_RADIUS_M + arrival.accuracy_m
    else:
        return
    for file in material.files:
        latitude, longitude = file.facts.latitude, file.facts.longitude
        if latitude is not None and longitude is not None:
            away = distance_m(middle, (latitude, longitude))
            if away > radius:
                finding = found_in("exhibit_off_site", Severity.MAJOR, file, metres=round(away), radius=round(radius))
                yield replace(finding, at=file.captured_at)


def _at_once(material: Material) -> Iterator[IntakeFinding]:
    """One device cannot make two films, or two sound recordings, at the same time."""
    for one, other in combinations(material.recordings, 2):
        if one.kind is not other.kind or not one.facts.device or one.facts.device != other.facts.device:
            continue
        (start, end), (begin, stop) = covered(one), covered(other)
        common = min(end, stop) - max(start, begin)
        if common > _OVERLAP + timedelta(microseconds=one.uncertainty_us + other.uncertainty_us):
            facts = {"other": other.original_name, "device": one.facts.device, "seconds": round(common.total_seconds())}
            yield replace(found_in("recordings_at_once", Severity.MAJOR, one, **facts), at=max(start, begin))


def _number(answer: Answer) -> float | None:
    """The number of an answer, also where a form wrote it as text; None for yes, no and words."""
    if isinstance(answer.value, bool) or answer.value is None:
        return None
    try:
        return float(answer.value)
    except ValueError:
        return None


def _is_opposite(one: Answer, other: Answer) -> bool:
    return isinstance(one.value, bool) and isinstance(other.value, bool) and one.value is not other.value


def _differ(stated: float, measured: float, *, unit: int) -> bool:
    """Beyond what clocks noted to the second, and a number rounded to its unit, explain."""
    return abs(stated - measured) > max(_LENGTH_SLACK_S, _LENGTH_SLACK_SHARE * measured, unit if unit > 1 else 0)


def _denies(is_yes: bool, seconds: float, *, limit: float) -> bool:
    return seconds > limit + _CLOCK_SLACK_S if is_yes else seconds + _CLOCK_SLACK_S <= limit


def _on_day_of_visit(material: Material, since_midnight: timedelta) -> datetime:
    visit = material.submission.visit
    midnight = visit.start.astimezone(ZoneInfo(visit.zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    moment = midnight + since_midnight
    # A visit past midnight has its later times on the next day.
    return moment + timedelta(days=1) if moment < visit.start - timedelta(hours=12) else moment
