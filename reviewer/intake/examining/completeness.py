"""What a submission lacks, by the norms of the field book, chapter 2: answers, exhibits, time, place, person, whole recordings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.shop import SiteType
from reviewer.domain.submission import Answer
from reviewer.intake.examining.material import Material, covered, found, found_in
from reviewer.intake.examining.phrases import asks_about_exposure
from reviewer.intake.examining.places import distance_m

FILED_WITHIN = timedelta(hours=24)
"""The field book, chapter 2: filed at the latest 24 h after the visit."""

COVERED_AT_LEAST = Decimal("0.95")
"""The field book, chapter 2: the share of the rubric's points the checklist speaks to that is answered."""

CHECK_IN_BEFORE = timedelta(minutes=15)
_GAP = timedelta(seconds=10)
_RUNS_THROUGH = 0.5
"""Sound that covers this share of a visit was meant to run through it; less are clips, between which nothing is missing."""


def lacking(material: Material) -> Iterator[IntakeFinding]:
    yield from _filing(material)
    yield from _person(material)
    yield from _window(material)
    yield from _check_in(material)
    yield from _answers(material)
    yield from _needs(material)
    for file in material.files:
        if file.facts.fault:
            kind, severity = ("damaged", Severity.MINOR) if file.facts.is_readable else ("unreadable", Severity.MAJOR)
            yield found_in(kind, severity, file, fault_key=file.facts.fault)
    yield from _gaps(material)


def is_answered(answer: Answer) -> bool:
    return bool(answer.value.strip()) if isinstance(answer.value, str) else answer.value is not None


def _filing(material: Material) -> Iterator[IntakeFinding]:
    submission = material.submission
    late = submission.filed_at - submission.visit.end
    if late > FILED_WITHIN:
        # Rounded up, so that a minute over the norm does not read as the norm.
        hours = -(-late // timedelta(hours=1))
        yield found("filed_late", Severity.MINOR, place="/filed", hours=hours, norm=FILED_WITHIN // timedelta(hours=1))
    if late < timedelta(0):
        yield found(
            "filed_early", Severity.MAJOR, place="/filed", filed=material.day(submission.filed_at), end=material.day(submission.visit.end)
        )


def _person(material: Material) -> Iterator[IntakeFinding]:
    assigned, assumed = material.submission.assignment.identity.strip(), material.submission.visit.identity.strip()
    if not assigned:
        yield found("identity_missing", Severity.MINOR, place="/assignment/identity")
    elif assumed and assumed.casefold() != assigned.casefold():
        yield found("identity_differs", Severity.MAJOR, place="/visit/identity", assumed=assumed, assigned=assigned)
    for number, answer in enumerate(material.submission.answers):
        if answer.value is True and asks_about_exposure(answer.text):
            yield found("identity_exposed", Severity.CRITICAL, place=f"/answers/{number}/value", question=answer.question)


def _window(material: Material) -> Iterator[IntakeFinding]:
    assignment, visit = material.submission.assignment, material.submission.visit
    start, end = assignment.window_start, assignment.window_end
    if start and end and not start <= visit.start <= end:
        told, first, last = material.day(visit.start), material.day(start), material.day(end)
        finding = found("visit_outside_window", Severity.MAJOR, place="/visit/start", at=told, start=first, end=last)
        yield replace(finding, at=visit.start)


def _check_in(material: Material) -> Iterator[IntakeFinding]:
    assignment, visit = material.submission.assignment, material.submission.visit
    arrival, site = visit.check_in, assignment.site_location
    if assignment.site_type is SiteType.ONLINE:
        return
    if arrival is None:
        yield found("check_in_missing", Severity.MINOR, place="/visit/check_in")
        return
    if not visit.start - CHECK_IN_BEFORE <= arrival.at <= visit.end:
        at, start, end = material.day(arrival.at), material.day(visit.start), material.day(visit.end)
        finding = found("check_in_outside_visit", Severity.MAJOR, place="/visit/check_in/at", at=at, start=start, end=end)
        yield replace(finding, at=arrival.at)
    if site is not None:
        away = distance_m((arrival.latitude, arrival.longitude), (site.latitude, site.longitude))
        if away > site.radius_m + arrival.accuracy_m:
            facts = {"metres": round(away), "radius": round(site.radius_m), "accuracy": round(arrival.accuracy_m)}
            yield replace(found("check_in_far", Severity.MAJOR, place="/visit/check_in", **facts), at=arrival.at)


def _answers(material: Material) -> Iterator[IntakeFinding]:
    answers = material.submission.answers
    if not answers:
        yield found("no_answers", Severity.MAJOR, place="/answers")
        return
    for number, answer in enumerate(answers):
        if not is_answered(answer) and not answer.comment.strip():
            yield found("answer_empty", Severity.MINOR, place=f"/answers/{number}/value", question=answer.question)
    if material.rubric is None:
        yield found("rubric_unknown", Severity.MINOR, place="/assignment/rubric", rubric=material.submission.assignment.rubric)
    else:
        yield from _coverage(material)


def _coverage(material: Material) -> Iterator[IntakeFinding]:
    """By points, over the items the checklist speaks to: what it never asks is the project's choice and not the shopper's fault."""
    items, answers = material.items, material.submission.answers
    for number, answer in enumerate(answers):
        strange = [code for code in answer.items if code not in items]
        if strange:
            place, rubric = f"/answers/{number}/items", material.submission.assignment.rubric
            yield found("item_unknown", Severity.MINOR, place=place, question=answer.question, items=", ".join(strange), rubric=rubric)
    asked = {code for answer in answers for code in answer.items if code in items}
    open_codes = sorted(asked - {code for answer in answers if is_answered(answer) for code in answer.items})
    points = sum((items[code].points for code in asked), Decimal(0))
    share = 1 - sum((items[code].points for code in open_codes), Decimal(0)) / points if points else Decimal(1)
    if share < COVERED_AT_LEAST:
        facts = {"share": int(share * 100), "norm": int(COVERED_AT_LEAST * 100), "items": ", ".join(open_codes)}
        yield found("answers_incomplete", Severity.MAJOR, place="/answers", **facts)


_KIND_OF_NEED = {"photo": ExhibitKind.PHOTO, "film": ExhibitKind.FILM, "sound": ExhibitKind.SOUND, "document": ExhibitKind.DOCUMENT}


def _needs(material: Material) -> Iterator[IntakeFinding]:
    """Exhibits an item asks for: the submission must hold one of the kind, and a film with sound serves as sound."""
    present = {file.kind for file in material.files}
    if any(file.facts.has_sound for file in material.files):
        present.add(ExhibitKind.SOUND)
    asked = {code for answer in material.submission.answers for code in answer.items}
    for code, item in material.items.items():
        for need in item.needs if code in asked else ():
            kind = _KIND_OF_NEED.get(need)
            if kind is not None and kind not in present:
                yield found("exhibit_missing", Severity.MAJOR, place="/files", item=code, kind_key=f"examining.exhibit_{need}")


def _gaps(material: Material) -> Iterator[IntakeFinding]:
    """Holes in sound that was meant to run through the visit; films are clips, but where one has sound it fills a hole."""
    visit = material.submission.visit
    length = visit.end - visit.start
    heard = [covered(file) for file in material.recordings if file.facts.has_sound]
    inside = [(max(start, visit.start), min(end, visit.end)) for start, end in sorted(heard)]
    holes = list(_holes([span for span in inside if span[0] < span[1]], start=visit.start, end=visit.end))
    silent = sum((end - start for start, end in holes), timedelta(0))
    if not heard or not length or 1 - silent / length < _RUNS_THROUGH:
        return
    for start, end in holes:
        if end - start > _GAP:
            facts = {"start": material.clock(start), "end": material.clock(end), "seconds": round((end - start).total_seconds())}
            yield replace(found("recording_gap", Severity.MINOR, place="/files", **facts), at=start)


def _holes(spans: Iterable[tuple[datetime, datetime]], *, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    reached = start
    for first, last in spans:
        if first > reached:
            yield reached, first
        reached = max(reached, last)
    if reached < end:
        yield reached, end
