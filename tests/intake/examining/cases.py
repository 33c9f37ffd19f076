"""Submissions to examine, whole unless told otherwise; media only where a test is about them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from reviewer.domain.evidence import ClockSource, ExhibitKind, MediaFacts
from reviewer.domain.shop import Assignment, CheckIn, SiteLocation, SiteType, Visit
from reviewer.domain.submission import Answer, Submission, TimeNote
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining import examine_submission
from reviewer.rubric.library import shipped

YES, NO = True, False
ZONE = "Asia/Shanghai"
START = datetime.fromisoformat("2026-07-18T10:30:00+08:00")
END = START + timedelta(minutes=10)
SITE = SiteLocation(31.2300, 121.4700, 150)


def at(clock: str) -> datetime:
    """`10:34:08` on the day of the visit, in Shanghai."""
    return datetime.fromisoformat(f"2026-07-18T{clock}+08:00")


def an_answer(value=True, text="Was there a greeting?", **changes) -> Answer:
    return Answer(**{"question": "Q07", "text": text, "value": value, "items": ("D-01",), **changes})


def a_note(clock: str, text: str = "noted", kind: str = "") -> TimeNote:
    return TimeNote(at(clock), text, kind)


def a_submission(*answers: Answer, notes=(), quotes=(), filed_at=START + timedelta(hours=5), **visit) -> Submission:
    """A residential visit of ten minutes, checked in on the spot."""
    return Submission(
        bundle_id="b",
        assignment=Assignment(
            id="A-17",
            client="Harbour Homes",
            site="江湾花园",
            site_type=SiteType.RESIDENTIAL,
            wave="Q3",
            rubric="property-residential",
            identity="prospective owner",
            window_start=START,
            window_end=START + timedelta(hours=4),
            site_location=SITE,
        ),
        shopper="S-042",
        visit=replace(Visit(START, END, ZONE, CheckIn(START, SITE.latitude, SITE.longitude, 12)), **visit),
        filed_at=filed_at,
        answers=answers or (an_answer(),),
        notes=tuple(notes),
        quotes=tuple(quotes),
    )


def reassigned(submission: Submission, **changes) -> Submission:
    return replace(submission, assignment=replace(submission.assignment, **changes))


def a_file(name="a.m4a", kind: ExhibitKind | str = ExhibitKind.SOUND, begins="10:30:00", seconds=600.0, **changes) -> StagedFile:
    """A file as reading hands it on; nothing lies at `staged`."""
    facts = {"duration_us": round(seconds * 1_000_000), "has_sound": kind is ExhibitKind.SOUND, **changes.pop("facts", {})}
    moment = at(begins)
    made = StagedFile(
        path=f"data/{name}",
        original_name=name,
        kind=ExhibitKind(kind),
        size=1,
        sha256=name,
        media_type="audio/mp4",
        captured_at=moment,
        clock_source=ClockSource.METADATA,
        uncertainty_us=500_000,
        facts=MediaFacts(**facts),
        staged=Path(name),
        claimed_at=moment,
    )
    return replace(made, **changes)


def findings_of(submission: Submission, *files: StagedFile, **more):
    return examine_submission(submission, files, shipped("property-residential"), **{"measures": {}, **more}).findings


def kinds_of(submission: Submission, *files: StagedFile, **more) -> list[str]:
    return [finding.kind for finding in findings_of(submission, *files, **more)]
