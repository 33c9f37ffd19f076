"""Taking in transcripts."""

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.errors import Refused
from reviewer.intake.transcripts import read_transcript
from reviewer.operations.evidence import ForeignExhibit, KindMismatch
from reviewer.operations.operation import Operation
from reviewer.operations.subject import Subject
from reviewer.store.records import exhibits, transcripts
from reviewer.store.unit import Unit


class TranscriptTwice(Refused):
    """The same text was imported for the same recording."""

    key = "operations.transcript_twice"


@dataclass(frozen=True)
class ImportTranscript(Operation[int]):
    """Keep a transcript (the text of an SRT or WebVTT file) as a lane; returns how many lines it has.

    Its times are the media time of `exhibit_id`, a film or sound, and follow its track; or, with none, those of the timeline.
    """

    review_id: ReviewId
    name: str
    text: str
    exhibit_id: ExhibitId | None = None
    label: ClassVar[str] = "operations.import_transcript"

    def perform(self, unit: Unit) -> int:
        submission_id = Subject.of(unit, self.review_id).review.submission_id
        if self.exhibit_id is not None:
            exhibit = exhibits.one_of_submission(unit, submission_id, self.exhibit_id)
            if exhibit is None:
                raise ForeignExhibit(exhibit=self.exhibit_id)
            if exhibit.kind not in (ExhibitKind.FILM, ExhibitKind.SOUND):
                raise KindMismatch(kind="quote", exhibit=exhibit.code, exhibit_kind=exhibit.kind.value)
        lines = read_transcript(self.text, file=self.name)
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        if transcripts.is_there(unit, submission_id, self.exhibit_id, sha256=sha256):
            raise TranscriptTwice(file=self.name)
        transcript_id = transcripts.add(unit, submission_id, self.exhibit_id, name=self.name, sha256=sha256)
        for line in lines:
            transcripts.add_line(unit, transcript_id, line)
        return len(lines)
