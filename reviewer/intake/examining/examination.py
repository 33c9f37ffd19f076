"""The whole examination of a submission: every rule in the order a reviewer reads, the grade, and what to ask the shopper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.submission import Submission
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining.completeness import lacking
from reviewer.intake.examining.contradictions import contradictory
from reviewer.intake.examining.grading import Grade, graded
from reviewer.intake.examining.material import Material
from reviewer.intake.examining.quality import hard_to_judge
from reviewer.intake.examining.requesting import Request, requested
from reviewer.intake.examining.reuse import Earlier, reused
from reviewer.intake.examining.timing import mistimed
from reviewer.intake.examining.wording_faults import badly_worded
from reviewer.media.progress import Cancelled, Progress
from reviewer.media.quality import Measures
from reviewer.media.quality_measuring import Original, measured
from reviewer.rubric.rubric import Rubric

_ORDER = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


@dataclass(frozen=True)
class Examination:
    """What came of it. The grade is a proposal, and the request a text nobody has sent yet."""

    findings: tuple[IntakeFinding, ...]
    grade: Grade
    request: Request

    def gravest_first(self) -> tuple[IntakeFinding, ...]:
        return tuple(sorted(self.findings, key=lambda finding: _ORDER.index(finding.severity)))


def examine_submission(
    submission: Submission,
    files: Sequence[StagedFile],
    rubric: Rubric | None,
    *,
    earlier: Earlier | None = None,
    measures: Mapping[str, Measures] | None = None,
) -> Examination:
    """Examines a submission that passed the strict reading; its files are where `staged` says.

    `measures` are those of `measure_files`; without them the files are measured here, which takes as long as decoding them. `earlier` is
    what was handed in before; without it only the bundle itself is searched for reuse. Never changes anything.
    """
    taken = measure_files(files) if measures is None else measures
    material = Material(submission, tuple(files), rubric, taken)
    rules = (lacking, mistimed, contradictory, badly_worded, hard_to_judge)
    findings = (*(finding for rule in rules for finding in rule(material)), *reused(material, earlier))
    return Examination(findings, graded(findings), requested(findings))


def measure_files(
    files: Sequence[StagedFile], *, previews: Path | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> dict[str, Measures]:
    """Measures of films, sounds and photos by their path in the bundle; see `media.quality_measuring.measured`."""
    paths = {file.staged: file.path for file in files}
    originals = [Original(file.staged, file.sha256, file.kind) for file in files]
    return {
        paths[original.path]: measures
        for original, measures in measured(originals, previews=previews, progress=progress, cancelled=cancelled)
    }
