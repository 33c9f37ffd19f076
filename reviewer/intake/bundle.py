"""What a reading yields: the submission, and its files as they lie verified in the staging folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reviewer.domain.evidence import ClockSource, ExhibitKind, MediaFacts
from reviewer.domain.submission import Submission
from reviewer.intake.signature import BundleSignature

Progress = Callable[[int, int], None]
"""Told the work done and the work in all: bytes, where looking into a file counts as LOOK_COST of them."""

LOOK_COST = 2**20
"""What looking into one file counts for beside copying bytes; about what it takes longer on a common machine."""

Cancelled = Callable[[], bool]
"""Asked between blocks; True stops the reading."""


@dataclass(frozen=True)
class StagedFile:
    """One payload file, copied and verified. `path` is its place in the bundle, `staged` the copy.

    `captured_at` is where its clock puts its beginning on the visit; None for a document that states no moment.
    `claimed_at` is the moment the file itself claims, or else the app, used or not: a clock plainly wrong is not used but can be shown.
    `streams` are the numbers of the streams taken for film and sound where the file holds several.
    `correction_us` is what was added to it because the device's clock is off by GPS; `nonsense_at` a date that cannot be, never used.
    """

    path: str
    original_name: str
    kind: ExhibitKind
    size: int
    sha256: str
    media_type: str
    captured_at: datetime | None
    clock_source: ClockSource
    uncertainty_us: int
    facts: MediaFacts
    staged: Path
    claimed_at: datetime | None = None
    streams: tuple[int, ...] = ()
    correction_us: int = 0
    nonsense_at: datetime | None = None


@dataclass(frozen=True)
class ReadBundle:
    """A bundle that passed every check.

    `document` is the exact text of submission.json, `tag_digest` the SHA-256 of tagmanifest-sha256.txt, which pins every byte of the
    bundle; `signature` is the one over it, where it bears one. `files` stand in the order of their exhibit codes: films, sounds,
    photos, documents, each by moment, then path.
    """

    submission: Submission
    document: str
    files: tuple[StagedFile, ...]
    tag_digest: str
    signature: BundleSignature | None = None
