"""One payload file as it was found: its digest, what it is, and what looking into it told."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from reviewer.domain.evidence import ExhibitKind
from reviewer.intake.file_names import named_moment
from reviewer.intake.said import Said
from reviewer.media.examination import Examination

_FIRST_SENSIBLE_YEAR = 2000


@dataclass(frozen=True)
class Found:
    """`raw_name` are the bytes of the original path where they are not the UTF-8 of `path`. `modified` is the file's own date, aware.

    `said` is what a document says in words a program can read: answers, notes, places.
    """

    path: str
    size: int
    sha256: str
    media_type: str
    kind: ExhibitKind
    modified: datetime
    examination: Examination
    raw_name: bytes = b""
    said: Said = field(default_factory=Said)

    def moment(self, zone: str) -> datetime | None:
        """The sensible moment the file, or else its name, claims, in `zone` where it names none."""
        claimed = self.examination.moment
        at = claimed.at if claimed is not None and claimed.at.year >= _FIRST_SENSIBLE_YEAR else self._named()
        if at is None:
            return None
        at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
        return at if at <= datetime.now(UTC) + timedelta(days=1) else None

    @property
    def duration(self) -> timedelta:
        return timedelta(microseconds=self.examination.facts.duration_us)

    def _named(self) -> datetime | None:
        named = named_moment(self.path.rpartition("/")[2]) if self.kind is not ExhibitKind.DOCUMENT else None
        return named.at if named else None
