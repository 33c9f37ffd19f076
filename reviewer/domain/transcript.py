"""What was said, written down line by line: subtitles that somebody or some program made of a recording."""

from dataclasses import dataclass

from reviewer.domain.moments import Span


@dataclass(frozen=True)
class TranscriptLine:
    """Words with their span; in the media time of the recording they were made of, or on the timeline where they were made of none."""

    span: Span
    words: str
    speaker: str = ""
