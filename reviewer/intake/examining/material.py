"""What the rules look at, and the one way they say what they found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.submission import Submission
from reviewer.intake.bundle import StagedFile
from reviewer.intake.names import printable
from reviewer.media.quality import Measures
from reviewer.rubric.rubric import Item, Rubric

_RECORDINGS = frozenset({ExhibitKind.FILM, ExhibitKind.SOUND})


@dataclass(frozen=True)
class Material:
    """A submission with its files, the rubric it was made for (None where nobody has it) and what measuring the files gave, by path."""

    submission: Submission
    files: tuple[StagedFile, ...]
    rubric: Rubric | None = None
    measures: Mapping[str, Measures] = field(default_factory=dict)

    @property
    def recordings(self) -> tuple[StagedFile, ...]:
        """Films and sounds whose place on the clock is known and whose length is not nothing."""
        return tuple(
            file
            for file in self.files
            if file.kind in _RECORDINGS and file.clock_source is not ClockSource.UNKNOWN and file.facts.duration_us > 0
        )

    @property
    def items(self) -> dict[str, Item]:
        return {item.code: item for item in self.rubric.items()} if self.rubric else {}

    def clock(self, moment: datetime) -> str:
        """`10:42:17` in the zone of the site."""
        return moment.astimezone(ZoneInfo(self.submission.visit.zone)).strftime("%H:%M:%S")

    def day(self, moment: datetime) -> str:
        """`2026-07-18 10:42:17` in the zone of the site."""
        return moment.astimezone(ZoneInfo(self.submission.visit.zone)).strftime("%Y-%m-%d %H:%M:%S")


def covered(file: StagedFile) -> tuple[datetime, datetime]:
    """First and last moment of a recording on the clock; both the visit's for one without a place is the caller's to avoid."""
    start = file.captured_at
    if start is None:
        raise ValueError(f"{file.path} has no place on the clock")
    return start, start + timedelta(microseconds=file.facts.duration_us)


def found(kind: str, severity: Severity, *, place: str, **facts: object) -> IntakeFinding:
    return IntakeFinding(kind, severity, place, tuple(facts.items()))


def found_in(kind: str, severity: Severity, file: StagedFile, **facts: object) -> IntakeFinding:
    """A finding about one file; `file` in its sentence is the path, made printable."""
    return found(kind, severity, place=file.path, file=printable(file.path), **facts)
