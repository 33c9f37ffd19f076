"""The scorecard as data: everything the PDF shows and `scorecard.json` holds, and nothing that is not in it.

Built once by the issuing operation from the store; the PDF is a pure function of a `Card` and its pictures, so it can be drawn
again years later and compared.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.evidence import Exhibit, Region, Track
from reviewer.domain.findings import Finding
from reviewer.domain.moments import WallClock
from reviewer.domain.review import Verdict
from reviewer.domain.scorecard import Scorecard
from reviewer.domain.submission import Submission
from reviewer.rubric.rubric import Rubric
from reviewer.wording import Language


class Paper(StrEnum):
    """The sizes a scorecard is printed on; the columns are the same on both."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True)
class Picture:
    """One exhibit picture on paper, already cut and masked.

    `path` is a JPEG or PNG made for print; `region` is drawn over it by the page, in the picture's own millionths. `instant_us` is the
    timeline moment it shows, `uncertainty_us` that of its track. `kept` is the share of the original's area that is shown, `masks` how
    many faces or plates are pixelated in it.
    """

    exhibit_code: str
    finding_code: str
    path: str
    sha256: str
    width: int
    height: int
    region: Region | None
    instant_us: int | None
    uncertainty_us: int
    caption: str = ""
    kept: Decimal = Decimal(1)
    masks: int = 0


@dataclass(frozen=True)
class WavePicture:
    """The sound around a cited span: peaks as (low, high) pairs of int8 per column over `start_us`..`end_us` of the timeline."""

    exhibit_code: str
    finding_code: str
    start_us: int
    end_us: int
    cited_start_us: int
    cited_end_us: int
    peaks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class StripFrame:
    """One small frame of a strip, made for print, and the timeline moment it shows."""

    path: str
    sha256: str
    width: int
    height: int
    instant_us: int


@dataclass(frozen=True)
class AbsencePicture:
    """Film and sound of one bracket, on the timeline: the proof that something did not happen between its two ends.

    `film_code` and `wave.exhibit_code` are the two exhibits; `frames` run over `wave.start_us`..`wave.end_us`, None where the film
    shows nothing; the bracket is the wave's cited span.
    """

    finding_code: str
    film_code: str
    frames: tuple[StripFrame | None, ...]
    wave: WavePicture


@dataclass(frozen=True)
class MeasureLine:
    """One row of the measured times; microseconds."""

    item: str
    measured_us: int
    uncertainty_us: int
    limit_us: int
    outcome: str  # met | over | too_close


@dataclass(frozen=True)
class CustodyLine:
    at: datetime
    actor: str
    label: str  # wording key
    step: int


@dataclass(frozen=True)
class PlayedLine:
    """Coverage of one exhibit: merged played spans on the timeline, and the share of its duration."""

    exhibit_code: str
    spans: tuple[tuple[int, int], ...]
    share: Decimal


@dataclass(frozen=True)
class LogHead:
    """Head of the journal when the card was made: number of steps, RFC 9162 Merkle root (hex), digest of the last step (hex).

    `proof` is the inclusion proof of the last step under that root (hex, RFC 9162 section 2.1.3, nearest sibling first).
    """

    size: int
    root: str
    last: str
    proof: tuple[str, ...] = ()


@dataclass(frozen=True)
class Replaced:
    """The version that this one replaces: its number and the SHA-256 of its signed file."""

    version: int
    pdf_sha256: str


@dataclass(frozen=True)
class EarlierScore:
    """The site's score of an earlier wave, for comparison: `label` as printed (`2026 Q1`), dimension scores by code."""

    label: str
    total: Decimal
    dimensions: tuple[tuple[str, Decimal], ...]
    rubric_version: str

    def dimension(self, code: str) -> Decimal | None:
        return dict(self.dimensions).get(code)


@dataclass(frozen=True)
class Card:
    """All a scorecard says. `number` is `SC-2026Q2-0417`; `version` counts amendments from 1; `earlier` runs from old to new.

    `second` is the language that stands as line two beside the first; `paper` the size it is printed on.
    """

    number: str
    version: int
    language: Language
    issued_at: datetime
    reviewer: str
    studio: str
    submission: Submission
    clock: WallClock
    rubric: Rubric
    verdicts: tuple[Verdict, ...]
    scorecard: Scorecard
    findings: tuple[Finding, ...]
    exhibits: tuple[Exhibit, ...]
    tracks: tuple[Track, ...]
    pictures: tuple[Picture, ...]
    waves: tuple[WavePicture, ...]
    measures: tuple[MeasureLine, ...]
    played: tuple[PlayedLine, ...]
    custody: tuple[CustodyLine, ...]
    log_head: LogHead
    earlier: tuple[EarlierScore, ...] = ()
    absences: tuple[AbsencePicture, ...] = ()
    replaces: Replaced | None = None
    second: Language | None = None
    paper: Paper = Paper.A4
    needs_countersignature: bool = False
