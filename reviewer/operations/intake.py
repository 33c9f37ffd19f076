"""Taking submissions in."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from reviewer.domain.evidence import Exhibit, Track
from reviewer.domain.ids import ExhibitId, SubmissionId, TrackId
from reviewer.domain.moments import WallClock
from reviewer.errors import Refused
from reviewer.intake.bundle import ReadBundle, StagedFile
from reviewer.operations.operation import Operation
from reviewer.store.originals import Staged
from reviewer.store.records import exhibits, submissions
from reviewer.store.unit import Unit


class AlreadyImported(Refused):
    """The bundle, or one with the same content, is in the workspace."""

    key = "operations.already_imported"


class QuestionTwice(Refused):
    """Two answers to one question: nobody could say which one an item rests on."""

    key = "operations.question_twice"


@dataclass(frozen=True)
class ImportSubmission(Operation[SubmissionId]):
    """Keep a checked bundle: the originals in the vault, what the shopper said in rows that never change again."""

    bundle: ReadBundle
    label: ClassVar[str] = "operations.import_submission"
    seals: ClassVar[bool] = True

    def perform(self, unit: Unit) -> SubmissionId:
        submission = self.bundle.submission
        earlier = submissions.earlier(unit, bundle_id=submission.bundle_id, tag_digest=self.bundle.tag_digest)
        if earlier is not None:
            raise AlreadyImported(site=earlier.site, imported=earlier.imported_at, submission=earlier.id)
        for question, count in Counter(answer.question for answer in submission.answers).items():
            if count > 1:
                raise QuestionTwice(question=question)
        submission_id = submissions.add(unit, submission, document=self.bundle.document, tag_digest=self.bundle.tag_digest)
        unit.concerns(submission_id=submission_id)
        clock = WallClock.starting(submission.visit.start, submission.visit.zone)
        for number, file in enumerate(self.bundle.files, start=1):
            exhibit_id = exhibits.add(unit, submission_id, _exhibit(file, f"E-{number:02d}"))
            _lay(unit, exhibit_id, file, clock)
        unit.originals.keep([Staged(file.staged, file.sha256) for file in self.bundle.files])
        return submission_id


def _exhibit(file: StagedFile, code: str) -> Exhibit:
    return Exhibit(
        id=ExhibitId(0),
        code=code,
        kind=file.kind,
        path=file.path,
        original_name=file.original_name,
        size=file.size,
        sha256=file.sha256,
        media_type=file.media_type,
        captured_at=file.captured_at,
        facts=file.facts,
    )


def _lay(unit: Unit, exhibit_id: ExhibitId, file: StagedFile, clock: WallClock) -> None:
    """By the best clock the reading found; a document that states no moment stays off the timeline."""
    if file.captured_at is not None:
        offset_us = clock.instant_us(file.captured_at)
        exhibits.add_track(unit, Track(TrackId(0), exhibit_id, offset_us, Decimal(0), file.uncertainty_us, file.clock_source))
