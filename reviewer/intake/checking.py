"""Looking at a bundle without importing it: what a reviewer would want to know before, or instead of, keeping it."""

import json
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.submission import Submission
from reviewer.errors import Refused
from reviewer.intake.bundle import Cancelled, Progress, ReadBundle, StagedFile
from reviewer.intake.drafting import Assumption
from reviewer.intake.examining import Examination, Grade, examine_submission, measure_files
from reviewer.intake.loose_reading import DraftNotConfirmed, draft
from reviewer.intake.opening import Opening
from reviewer.intake.reading import read_bundle
from reviewer.intake.signature import BundleSignature
from reviewer.intake.staging import ReadingStopped
from reviewer.media.progress import Stopped
from reviewer.rubric.library import RubricUnknown, shipped
from reviewer.wording import Language


@dataclass(frozen=True)
class CheckReport:
    """What a check found. `refusal` is None when the bundle would be imported; submission and files are empty otherwise."""

    bundle: str
    refusal: Refused | None
    submission: Submission | None
    files: tuple[StagedFile, ...]
    examination: Examination | None = None
    assumed: tuple[Assumption, ...] = ()
    signature: BundleSignature | None = None

    @property
    def findings(self) -> tuple[IntakeFinding, ...]:
        return self.examination.findings if self.examination else ()

    @property
    def is_accepted(self) -> bool:
        return self.refusal is None

    def to_json(self, language: Language = Language.ENGLISH) -> str:
        """One JSON document, its members as the manual's page on the bundle format lists them."""
        return json.dumps(
            {
                "bundle": self.bundle,
                "accepted": self.is_accepted,
                "refusal": self.refusal.sentence(language) if self.refusal else None,
                "submission": _submission_summary(self.submission) if self.submission else None,
                "files": [_file_summary(file) for file in self.files],
                "findings": [_finding_summary(finding, language) for finding in self.findings],
                "grade": _grade_summary(self.examination.grade, language) if self.examination else None,
                "signature": vars(self.signature) if self.signature else None,
                "assumed": [assumption.summary(language) for assumption in self.assumed],
            },
            ensure_ascii=False,
            indent=2,
        )


def check_bundle(
    path: Path, *, opening: Opening | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> CheckReport:
    """Reads a bundle exactly as an import would, into a temporary folder, examines it, and reports. Raises ReadingStopped and Faults only.

    Loose files without a submission.json are read by a draft; `assumed` says what it took for granted. The `staged` paths of the
    report's files are gone when it returns.
    """
    with tempfile.TemporaryDirectory(prefix="reviewer-check-") as folder:
        assumed: tuple[Assumption, ...] = ()
        read = partial(read_bundle, path, Path(folder), progress=progress, cancelled=cancelled)
        terms = opening or Opening()
        try:
            try:
                bundle = read(opening=terms)
            except DraftNotConfirmed:
                made = draft(path, opening=terms, progress=progress, cancelled=cancelled)
                assumed = made.questions
                bundle = read(opening=replace(terms, document=made.document))
        except ReadingStopped:
            raise
        except Refused as refusal:
            return CheckReport(path.name, refusal, None, ())
        examination = _examined(bundle, cancelled)
    return CheckReport(path.name, None, bundle.submission, bundle.files, examination, assumed, bundle.signature)


def _examined(bundle: ReadBundle, cancelled: Cancelled | None) -> Examination:
    try:
        rubric = shipped(bundle.submission.assignment.rubric)
    except RubricUnknown:
        rubric = None
    try:
        measures = measure_files(bundle.files, cancelled=cancelled)
    except Stopped as stopped:
        raise ReadingStopped from stopped
    return examine_submission(bundle.submission, bundle.files, rubric, measures=measures)


def _finding_summary(finding: IntakeFinding, language: Language) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "sentence": finding.sentence(language),
        "place": finding.place,
        "at": finding.at.isoformat() if finding.at else None,
        "media_us": [finding.media.start_us, finding.media.end_us] if finding.media else None,
        "marks": [list(mark) for mark in finding.marks],
    }


def _grade_summary(grade: Grade, language: Language) -> dict[str, Any]:
    return {
        "points": grade.points,
        "best": grade.best,
        "lost": [{"points": loss.points, "kind": loss.findings[0].kind, "sentence": loss.sentence(language)} for loss in grade.losses],
    }


def _submission_summary(submission: Submission) -> dict[str, Any]:
    assignment, visit = submission.assignment, submission.visit
    return {
        "bundle_id": submission.bundle_id,
        "assignment": assignment.id,
        "client": assignment.client,
        "site": assignment.site,
        "site_type": assignment.site_type.value,
        "wave": assignment.wave,
        "rubric": assignment.rubric,
        "shopper": submission.shopper,
        "visit": {"start": visit.start.isoformat(), "end": visit.end.isoformat(), "zone": visit.zone},
        "filed": submission.filed_at.isoformat(),
        "made_with": submission.made_with,
        "answers": len(submission.answers),
        "notes": len(submission.notes),
        "quotes": len(submission.quotes),
    }


def _file_summary(file: StagedFile) -> dict[str, Any]:
    facts = file.facts
    return {
        "path": file.path,
        "original_name": file.original_name,
        "role": file.kind.value,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "captured": file.captured_at.isoformat() if file.captured_at else None,
        "clock_source": file.clock_source.value,
        "uncertainty_us": file.uncertainty_us,
        "claimed": file.claimed_at.isoformat() if file.claimed_at else None,
        "facts": vars(facts),
        "streams": list(file.streams),
    }
