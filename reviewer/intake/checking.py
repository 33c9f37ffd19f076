"""Looking at a bundle without importing it: what a reviewer would want to know before, or instead of, keeping it."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.submission import Submission
from reviewer.errors import Refused
from reviewer.intake.bundle import Cancelled, Progress, StagedFile
from reviewer.intake.drafting import Assumption
from reviewer.intake.loose_reading import DraftNotConfirmed, draft
from reviewer.intake.names import printable
from reviewer.intake.opening import Opening
from reviewer.intake.reading import read_bundle
from reviewer.intake.staging import ReadingStopped
from reviewer.wording import Language, say

FILED_WITHIN = timedelta(hours=24)
"""The field book, chapter 2: filed at the latest 24 h after the visit."""


@dataclass(frozen=True)
class IntakeFinding:
    """One thing to know about a submission. `place` is a path of the bundle, or a field of submission.json such as `/filed`.

    `kind` is stable: unreadable, damaged, outside_visit, clock_unknown, filed_late, filed_early. The sentence is `intake.found_<kind>`
    filled with `facts`; a fact whose name ends in `_key` is itself a wording key and fills the place of its stem.
    """

    kind: str
    severity: Severity
    place: str
    facts: tuple[tuple[str, object], ...]

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        filled = {name.removesuffix("_key"): say(str(value), language) if name.endswith("_key") else value for name, value in self.facts}
        return say(f"intake.found_{self.kind}", language, **filled)


@dataclass(frozen=True)
class CheckReport:
    """What a check found. `refusal` is None when the bundle would be imported; submission and files are empty otherwise."""

    bundle: str
    refusal: Refused | None
    submission: Submission | None
    files: tuple[StagedFile, ...]
    findings: tuple[IntakeFinding, ...]
    assumed: tuple[Assumption, ...] = ()

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
                "findings": [
                    {
                        "kind": finding.kind,
                        "severity": finding.severity.value,
                        "sentence": finding.sentence(language),
                        "place": finding.place,
                    }
                    for finding in self.findings
                ],
                "assumed": [assumption.summary(language) for assumption in self.assumed],
            },
            ensure_ascii=False,
            indent=2,
        )


def check_bundle(
    path: Path, *, opening: Opening | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> CheckReport:
    """Reads a bundle exactly as an import would, into a temporary folder, and reports. Raises ReadingStopped and Faults only.

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
            return CheckReport(path.name, refusal, None, (), ())
    return CheckReport(path.name, None, bundle.submission, bundle.files, tuple(findings(bundle.submission, bundle.files)), assumed)


def findings(submission: Submission, files: tuple[StagedFile, ...]) -> Iterator[IntakeFinding]:
    """What an accepted submission has that a reviewer should know, in the order of the exhibits, the submission itself first."""
    yield from _filing(submission)
    for file in files:
        yield from _soundness(file)
        yield from _clock(file, submission)


def _filing(submission: Submission) -> Iterator[IntakeFinding]:
    late = submission.filed_at - submission.visit.end
    if late > FILED_WITHIN:
        hours = round(late / timedelta(hours=1))
        yield _found("filed_late", Severity.MINOR, place="/filed", hours=hours, norm=FILED_WITHIN // timedelta(hours=1))
    if late < timedelta(0):
        filed, end = submission.filed_at.isoformat(), submission.visit.end.isoformat()
        yield _found("filed_early", Severity.MAJOR, place="/filed", filed=filed, end=end)


def _soundness(file: StagedFile) -> Iterator[IntakeFinding]:
    if file.facts.fault:
        kind, severity = ("damaged", Severity.MINOR) if file.facts.is_readable else ("unreadable", Severity.MAJOR)
        yield _found(kind, severity, place=file.path, file=printable(file.path), fault_key=file.facts.fault)


def _clock(file: StagedFile, submission: Submission) -> Iterator[IntakeFinding]:
    if file.kind is ExhibitKind.DOCUMENT:
        return
    visit = submission.visit
    claimed = file.claimed_at
    if claimed is None:
        yield _found("clock_unknown", Severity.MINOR, place=file.path, file=printable(file.path))
        return
    end = claimed + timedelta(microseconds=file.facts.duration_us)
    # A clock may be off by what it is unsure of.
    slack = timedelta(microseconds=file.uncertainty_us if file.clock_source is not ClockSource.UNKNOWN else 0)
    if claimed > visit.end + slack or end < visit.start - slack:
        start, stop = visit.start.isoformat(), visit.end.isoformat()
        shown = printable(file.path)
        yield _found("outside_visit", Severity.MAJOR, place=file.path, file=shown, at=claimed.isoformat(), start=start, end=stop)


def _found(kind: str, severity: Severity, *, place: str, **facts: object) -> IntakeFinding:
    return IntakeFinding(kind, severity, place, tuple(facts.items()))


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
    }
