"""What was said, as lanes on the timeline, and the search in it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.domain.evidence import Citation, CitationKind, Track
from reviewer.domain.ids import ExhibitId, ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.pieces import piece_of_media
from reviewer.domain.transcript import TranscriptLine
from reviewer.store.reading import Reading
from reviewer.store.records import exhibits, reviews, transcripts


@dataclass(frozen=True)
class SaidLine:
    """One line: on the timeline (None where its recording does not lie there), and in the recording it was made of, if any."""

    transcript: str
    exhibit_id: ExhibitId | None
    line: TranscriptLine
    span: Span | None

    def quote(self, words: str = "") -> Citation | None:
        """The line, or some of its words, as a citation with its moment; None for a transcript that was made of no recording."""
        if self.exhibit_id is None:
            return None
        return Citation(CitationKind.QUOTE, self.exhibit_id, self.line.span, words=words or self.line.words)


def said(reading: Reading, review_id: ReviewId) -> tuple[SaidLine, ...]:
    """Every line of every transcript of the visit, by transcript and time. Raises RowUnknown."""
    submission_id = reviews.get(reading, review_id).submission_id
    pieces = exhibits.pieces_of_submission(reading, submission_id)
    return tuple(
        SaidLine(transcript.name, transcript.exhibit_id, line, _placed(line, transcript.exhibit_id, pieces))
        for transcript in transcripts.of_submission(reading, submission_id)
        for line in transcript.lines
    )


def said_about(reading: Reading, review_id: ReviewId, words: str) -> tuple[SaidLine, ...]:
    """The lines that contain some words; width, case and spaces do not matter. Empty for no words."""
    wanted = _folded(words)
    return tuple(line for line in said(reading, review_id) if wanted and wanted in _folded(line.line.words))


def _placed(line: TranscriptLine, exhibit_id: ExhibitId | None, pieces: Mapping[ExhibitId, tuple[Track, ...]]) -> Span | None:
    if exhibit_id is None:
        return line.span
    held = pieces.get(exhibit_id)
    return piece_of_media(held, line.span.start_us).on_timeline(line.span) if held else None


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
