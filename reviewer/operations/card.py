"""Gathering what a scorecard says, from the store and from nowhere else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import Exhibit, Track
from reviewer.domain.ids import ExhibitId, ReviewId, SubmissionId
from reviewer.domain.moments import WallClock
from reviewer.domain.review import Verdict
from reviewer.domain.submission import Submission
from reviewer.reports.card import (
    AbsencePicture,
    Card,
    CustodyLine,
    EarlierScore,
    LogHead,
    MeasureLine,
    Paper,
    Picture,
    PlayedLine,
    Replaced,
    WavePicture,
)
from reviewer.reports.log_proof import proof_of_last
from reviewer.rubric.items.timed import TimedRule
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.scoring import score
from reviewer.store.moments import from_text, to_text
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, findings, played, reviews, rubrics, scorecards, submissions, verdicts
from reviewer.wording import Language

_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True)
class Issue:
    """What a card holds that is not in the store: its moment and language, the studio's name, and pictures cut beforehand."""

    issued_at: datetime
    language: Language
    studio: str = ""
    pictures: tuple[Picture, ...] = ()
    waves: tuple[WavePicture, ...] = ()
    absences: tuple[AbsencePicture, ...] = ()
    paper: Paper = Paper.A4
    second: Language | None = None
    needs_countersignature: bool = False


def prepare_card(reading: Reading, review_id: ReviewId, issue: Issue) -> Card:
    """The card as it would be issued now, ready or not; a preview shows the same. Raises RowUnknown."""
    review = reviews.get(reading, review_id)
    submission = submissions.get(reading, review.submission_id)
    clock = WallClock.starting(submission.visit.start, submission.visit.zone)
    rubric = rubrics.of_review(reading, review)
    decided = verdicts.of_review(reading, review_id)
    held = exhibits.of_submission(reading, review.submission_id)
    tracks = exhibits.tracks_of_submission(reading, review.submission_id)
    head = reading.head()
    issued = scorecards.of_review(reading, review_id)
    return Card(
        number=issued[0].number if issued else next_number(reading, submission),
        version=len(issued) + 1,
        language=issue.language,
        issued_at=issue.issued_at,
        reviewer=review.reviewer,
        studio=issue.studio,
        submission=submission,
        clock=clock,
        rubric=rubric,
        verdicts=tuple(decided[item.code] for item in rubric.items() if item.code in decided),
        scorecard=score(rubric, decided),
        findings=findings.of_review(reading, review_id),
        exhibits=held,
        tracks=tuple(tracks[exhibit.id] for exhibit in held if exhibit.id in tracks),
        pictures=issue.pictures,
        waves=issue.waves,
        measures=_measures(rubric, decided),
        played=_played_lines(held, tracks, played.of_review(reading, review_id)),
        custody=_custody(reading, review.submission_id),
        log_head=LogHead(head.size, head.root, head.last, _proof(reading)),
        earlier=_earlier(reading, review.submission_id, submission),
        absences=issue.absences,
        replaces=Replaced(issued[-1].version, issued[-1].pdf_sha256) if issued else None,
        second=issue.second,
        paper=issue.paper,
        needs_countersignature=issue.needs_countersignature,
    )


def _proof(reading: Reading) -> tuple[str, ...]:
    """The inclusion proof of the journal's last step."""
    return tuple(node.hex() for node in proof_of_last(reading.leaves()))


def _earlier(reading: Reading, submission_id: SubmissionId, submission: Submission) -> tuple[EarlierScore, ...]:
    """The last signed scorecard of each earlier visit to the same site for the same client, oldest first."""
    assignment, begun = submission.assignment, to_text(submission.visit.start)
    columns = ("id", "wave", "visit_start")
    visits = reading.some("submission", columns, client=assignment.client, site=assignment.site, rubric=assignment.rubric)
    found = []
    for visit in sorted(visits, key=lambda one: one["visit_start"]):
        if visit["id"] == submission_id or visit["visit_start"] >= begun:
            continue
        issued = [each for review in reviews.of_submission(reading, visit["id"]) for each in scorecards.of_review(reading, review.id)]
        if issued:
            found.append(_earlier_score(max(issued, key=lambda one: one.issued_at).document, visit["wave"]))
    return tuple(score for score in found if score is not None)


def _earlier_score(document: str, wave: str) -> EarlierScore | None:
    """What an issued scorecard.json came to; None where it came to no total."""
    told = json.loads(document)
    scored = told["scorecard"]
    if scored["total"] is None:
        return None
    dimensions = tuple((one["dimension"], Decimal(one["score"])) for one in scored["dimensions"] if one["score"] is not None)
    return EarlierScore(wave, Decimal(scored["total"]), dimensions, told["rubric"]["version"])


def next_number(reading: Reading, submission: Submission) -> str:
    """`SC-2026Q3-0007`: the quarter of the visit on the site's calendar, and a count within it."""
    day = submission.visit.start.astimezone(ZoneInfo(submission.visit.zone))
    prefix = f"SC-{day.year}Q{(day.month + 2) // 3}-"
    given = [int(number.removeprefix(prefix)) for number in scorecards.numbers(reading) if number.startswith(prefix)]
    return f"{prefix}{max(given, default=0) + 1:04d}"


def _measures(rubric: Rubric, decided: Mapping[str, Verdict]) -> tuple[MeasureLine, ...]:
    lines = []
    for item in rubric.items():
        measure = decided[item.code].measure if item.code in decided else None
        if measure is not None and isinstance(item.rule, TimedRule):
            outcome = item.rule.outcome(measure).value
            lines.append(MeasureLine(item.code, measure.duration_us, measure.uncertainty_us, item.rule.limit_us, outcome))
    return tuple(lines)


def _played_lines(
    held: tuple[Exhibit, ...], tracks: Mapping[ExhibitId, Track], ledger: Mapping[ExhibitId, played.Coverage]
) -> tuple[PlayedLine, ...]:
    lines = []
    for exhibit in held:
        if exhibit.id in ledger and exhibit.id in tracks and exhibit.facts.duration_us:
            spans = ledger[exhibit.id].spans
            on_timeline = tuple((span.start_us, span.end_us) for span in map(tracks[exhibit.id].on_timeline, spans))
            share = Decimal(sum(span.duration_us for span in spans)) / exhibit.facts.duration_us
            lines.append(PlayedLine(exhibit.code, on_timeline, share.quantize(_THOUSANDTH)))
    return tuple(lines)


def _custody(reading: Reading, submission_id: SubmissionId) -> tuple[CustodyLine, ...]:
    """The steps that nobody can take back: who brought the submission in, who opened and who signed."""
    steps = [step for step in reading.steps_of_submission(submission_id) if step.seals]
    return tuple(CustodyLine(from_text(step.at), step.actor, step.label, step.step) for step in steps)
