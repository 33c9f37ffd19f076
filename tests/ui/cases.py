"""An open case for panels: a read model with real, small originals, made without a workspace."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image

from reviewer.domain.evidence import Citation, CitationKind, ClockSource, Exhibit, ExhibitKind, MediaFacts, Track
from reviewer.domain.findings import Cause, Finding, FindingKind, FindingText, PlacedCitation, Severity
from reviewer.domain.ids import CitationId, ExhibitId, FindingId, MarkerId, ReviewId, SubmissionId, TrackId
from reviewer.domain.moments import SECOND_US, Span, WallClock
from reviewer.domain.review import Marker, Review, ReviewState, Round
from reviewer.domain.shop import Assignment, SiteType, Visit
from reviewer.domain.submission import Answer, Quote, Submission, TimeNote
from reviewer.queries.desk import Desk, DeskExhibit, DeskItem, Played
from reviewer.rubric.library import shipped
from reviewer.rubric.scoring import score
from reviewer.ui.session import Session
from reviewer.ui.workbench import Workbench
from tests.media.films import clicks, make_film, make_sound, steady

START = datetime(2025, 5, 31, 2, 30, tzinfo=UTC)
ZONE = "Asia/Shanghai"
FILM_S, SOUND_S, VISIT_S = 8, 12, 20
FILM_AT_S, SOUND_AT_S, PHOTO_AT_S = 2, 1, 15


def at(second):
    return START + timedelta(seconds=second)


def track(exhibit_id, offset_us, *, uncertainty_us=9_000, source=ClockSource.METADATA, drift="0"):
    return Track(TrackId(exhibit_id), ExhibitId(exhibit_id), offset_us, Decimal(drift), uncertainty_us, source)


def exhibit(number, kind, path: Path, facts, offset_us, **more):
    """One original with its place; `offset_us` None leaves it off the timeline."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "0" * 64
    made = Exhibit(ExhibitId(number), f"E-{number:02}", kind, path.name, path.name, 1, digest, "", None, facts)
    return DeskExhibit(made, path, None if offset_us is None else track(number, offset_us, **more))


def a_film(folder: Path, seconds=FILM_S, **more):
    path = make_film(folder / "film.mp4", steady(seconds * 25), gop=25, sound=clicks(seconds, [48_000], channels=2), **more)
    return path, MediaFacts(duration_us=seconds * SECOND_US, width=192, height=112, frame_rate="25", has_film=True, has_sound=True)


def a_recording(folder: Path, seconds=SOUND_S):
    path = make_sound(folder / "sound.wav", clicks(seconds, [48_000, 96_000]))
    return path, MediaFacts(duration_us=seconds * SECOND_US, has_sound=True, sample_rate=48_000, channels=1)


def a_photo(folder: Path, name="photo.jpg", size=(160, 120)):
    path = folder / name
    Image.fromarray(np.full((size[1], size[0], 3), (40, 120, 90), np.uint8)).save(path)
    return path, MediaFacts(width=size[0], height=size[1])


def a_case(folder: Path, **changes) -> Desk:
    """A visit of 20 s: film E-01 from 0:02, recorder E-02 from 0:01, photo E-03 at 0:15; one finding with proof, one without."""
    film, sound, photo = a_film(folder), a_recording(folder), a_photo(folder)
    exhibits = (
        exhibit(1, ExhibitKind.FILM, *film, FILM_AT_S * SECOND_US),
        exhibit(2, ExhibitKind.SOUND, *sound, SOUND_AT_S * SECOND_US),
        exhibit(3, ExhibitKind.PHOTO, *photo, PHOTO_AT_S * SECOND_US),
    )
    cited = Citation(CitationKind.SPAN, ExhibitId(1), Span(1 * SECOND_US, 3 * SECOND_US))
    findings = (
        a_finding(1, "D-01", (cited,)),
        a_finding(2, "D-04", ()),
    )
    answers = (
        Answer("Q01", "Greeted", value=False, at=at(4), items=("D-01",)),
        Answer("Q02", "Badge worn", value=False, comment="none seen", at=at(9), items=("D-04",)),
        Answer("Q03", "Floor clean", value=True),
    )
    submission = a_submission(
        answers=answers,
        notes=(TimeNote(at(6), "reached the desk"), TimeNote(at(11), "served")),
        quotes=(Quote(at(5), "staff", "Over there."), Quote(at(7), "shopper", "The room at the end?")),
    )
    markers = (a_marker(1, "In lobby", 3), a_marker(2, "Desk", 6))
    return a_desk(submission, exhibits, findings=findings, markers=markers, played=(Played("E-01", (Span(0, 4 * SECOND_US),)),), **changes)


def a_submission(**more) -> Submission:
    assignment = Assignment(
        "A-1", "Yunting", "Yunting Gardens", SiteType.RESIDENTIAL, "2025-2", "property-residential", "prospective owner"
    )
    visit = Visit(START, at(VISIT_S), ZONE)
    return Submission("b", assignment, "K-117", visit, at(3600), **more)


def a_desk(submission, exhibits, *, findings=(), markers=(), played=(), verdicts=()) -> Desk:
    rubric = shipped("property-residential")
    decided = {verdict.item: verdict for verdict in verdicts}
    items = tuple(
        DeskItem(
            item,
            decided.get(item.code),
            tuple(finding for finding in findings if finding.item == item.code),
            tuple(answer for answer in submission.answers if item.code in answer.items),
        )
        for item in rubric.items()
    )
    review = Review(
        ReviewId(1), SubmissionId(1), "Lin Qing", Round.FIRST, ReviewState.OPEN, rubric.id, rubric.version, rubric.sha256, START
    )
    return Desk(
        review=review, submission=submission, clock=WallClock.starting(submission.visit.start, submission.visit.zone), rubric=rubric,
        scorecard=score(rubric, decided), exhibits=exhibits, items=items, findings=findings, markers=markers, played=played,
        journal_step=1, undo_label=None, redo_label=None,
    )  # fmt: skip


def a_finding(number, item, citations, kind=FindingKind.DEDUCTION) -> Finding:
    placed = tuple(PlacedCitation(CitationId(number * 10 + index), each) for index, each in enumerate(citations))
    text = FindingText(fact="The host did not look up.")
    return Finding(FindingId(number), f"F-{number:02}", kind, item, 1, text, Cause.ATTITUDE, "", Severity.MINOR, placed)


def a_marker(number, label, second) -> Marker:
    return Marker(MarkerId(number), "reached", label, Span(round(second * SECOND_US), round(second * SECOND_US)), 0)


def later(desk: Desk, **changes) -> Desk:
    """The same review in another state."""
    return replace(desk, journal_step=desk.journal_step + 1, **changes)


class NoWorkspace:
    """What a workbench closes when nothing is ever written."""

    is_read_only = False

    def close(self) -> None:
        """Nothing is open."""


def a_session() -> Session:
    """A session whose cases are given to it by `show`."""
    return Session(Workbench(NoWorkspace), lambda *_: None)
