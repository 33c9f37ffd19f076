"""`scorecard.json`: all a scorecard says, for programs. Schema: `resources/schemas/scorecard-1.schema.json`.

Every decimal is a string, so that no reader rounds it; the same card gives the same bytes. The list `verdicts` is what
`reviewer score` reads, so that anyone can compute the total again from the attachment of the PDF.
"""

import json
from datetime import datetime
from decimal import Decimal

from reviewer.domain.evidence import Citation, Exhibit, Track
from reviewer.domain.findings import Finding
from reviewer.domain.moments import Span
from reviewer.domain.submission import Submission
from reviewer.reports.card import Card, CustodyLine, EarlierScore, MeasureLine, PlayedLine
from reviewer.rubric.score_json import score_json
from reviewer.rubric.verdicts import verdict_json

SCHEMA = "urn:reviewer:scorecard:1"

Plain = dict[str, object]


def to_json(card: Card) -> str:
    """The card as one JSON document with a final newline."""
    document: Plain = {
        "schema": SCHEMA,
        "number": card.number,
        "version": card.version,
        "language": card.language.value,
        "second_language": card.second.value if card.second else None,
        "paper": card.paper.value,
        "countersignature": "required" if card.needs_countersignature else "optional",
        "replaces": {"version": card.replaces.version, "pdf_sha256": card.replaces.pdf_sha256} if card.replaces else None,
        "issued_at": card.issued_at.isoformat(),
        "reviewer": card.reviewer,
        "studio": card.studio,
        "submission": _submission(card.submission),
        "clock": {"anchor": card.clock.anchor.isoformat(), "zone": card.clock.zone},
        "rubric": {"id": card.rubric.id, "version": card.rubric.version, "sha256": card.rubric.sha256},
        "verdicts": [verdict_json(verdict) for verdict in card.verdicts],
        "scorecard": _scorecard(card),
        "findings": [_finding(card, finding) for finding in card.findings],
        "exhibits": [_exhibit(exhibit) for exhibit in card.exhibits],
        "tracks": [_track(card, track) for track in card.tracks],
        "measures": [_measure_line(line) for line in card.measures],
        "played": [_played(line) for line in card.played],
        "earlier": [_earlier(score) for score in card.earlier],
        "custody": [_custody(line) for line in card.custody],
        "log_head": log_head_of(card),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def log_head_of(card: Card) -> Plain:
    """The head of the journal as it stands in the JSON and in its own attachment."""
    head = card.log_head
    return {"size": head.size, "root": head.root, "last": head.last, "proof": list(head.proof)}


def _submission(submission: Submission) -> Plain:
    assignment, visit = submission.assignment, submission.visit
    return {
        "bundle_id": submission.bundle_id,
        "filed_at": submission.filed_at.isoformat(),
        "assignment": {
            "id": assignment.id,
            "client": assignment.client,
            "site": assignment.site,
            "site_type": assignment.site_type.value,
            "wave": assignment.wave,
            "identity": assignment.identity,
        },
        "visit": {"start": visit.start.isoformat(), "end": visit.end.isoformat(), "zone": visit.zone},
        "answers": len(submission.answers),
    }


def _scorecard(card: Card) -> Plain:
    """The arithmetic with its trace; rubric and verdicts stand beside it."""
    verdicts = {verdict.item: verdict for verdict in card.verdicts}
    told = score_json(card.scorecard, card.rubric, verdicts)
    return {name: value for name, value in told.items() if name not in {"schema", "rubric", "verdicts"}}


def _finding(card: Card, finding: Finding) -> Plain:
    return {
        "code": finding.code,
        "kind": finding.kind.value,
        "item": finding.item,
        "occurrences": finding.occurrences,
        "cause": finding.cause.value if finding.cause else None,
        "position": finding.position,
        "severity": finding.severity.value,
        "headline": finding.text.headline,
        "fact": finding.text.fact,
        "quote": finding.text.quote,
        "analysis": finding.text.analysis,
        "advice": finding.text.advice,
        "citations": [_citation(card, placed.citation) for placed in finding.citations],
    }


def _citation(card: Card, citation: Citation) -> Plain:
    told: Plain = {"kind": citation.kind.value}
    if citation.exhibit_id is not None:
        told["exhibit"] = next(exhibit.code for exhibit in card.exhibits if exhibit.id == citation.exhibit_id)
    if citation.span is not None:
        told["span"] = _span(citation.span)
    if citation.region is not None:
        region = citation.region
        told["region_ppm"] = [region.left_ppm, region.top_ppm, region.width_ppm, region.height_ppm]
    if citation.question:
        told["question"] = citation.question
    if citation.words:
        told["words"] = citation.words
    return told


def _exhibit(exhibit: Exhibit) -> Plain:
    return {
        "code": exhibit.code,
        "kind": exhibit.kind.value,
        "path": exhibit.path,
        "original_name": exhibit.original_name,
        "size": exhibit.size,
        "sha256": exhibit.sha256,
        "media_type": exhibit.media_type,
        "captured_at": _moment(exhibit.captured_at),
        "duration_us": exhibit.facts.duration_us,
    }


def _track(card: Card, track: Track) -> Plain:
    return {
        "exhibit": next(exhibit.code for exhibit in card.exhibits if exhibit.id == track.exhibit_id),
        "offset_us": track.offset_us,
        "drift_ppm": _told(track.drift_ppm),
        "uncertainty_us": track.uncertainty_us,
        "source": track.source.value,
    }


def _measure_line(line: MeasureLine) -> Plain:
    return {
        "item": line.item,
        "measured_us": line.measured_us,
        "uncertainty_us": line.uncertainty_us,
        "limit_us": line.limit_us,
        "outcome": line.outcome,
    }


def _played(line: PlayedLine) -> Plain:
    return {"exhibit": line.exhibit_code, "spans_us": [list(span) for span in line.spans], "share": _told(line.share)}


def _earlier(score: EarlierScore) -> Plain:
    return {
        "label": score.label,
        "total": _told(score.total),
        "dimensions": {code: _told(value) for code, value in score.dimensions},
        "rubric_version": score.rubric_version,
    }


def _custody(line: CustodyLine) -> Plain:
    return {"at": line.at.isoformat(), "actor": line.actor, "label": line.label, "step": line.step}


def _span(span: Span) -> list[int]:
    return [span.start_us, span.end_us]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _told(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
