"""Time on the visit: integer microseconds on one timeline, anchored to a zoned wall clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

SECOND_US = 1_000_000
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, order=True)
class Span:
    """Half-open `[start_us, end_us)`; on the timeline, or inside an exhibit where the holder says so.

    Raises ValueError when the end lies before the start.
    """

    start_us: int
    end_us: int

    def __post_init__(self) -> None:
        if self.end_us < self.start_us:
            raise ValueError(f"a span cannot end ({self.end_us}) before it starts ({self.start_us})")

    @property
    def duration_us(self) -> int:
        return self.end_us - self.start_us

    def holds(self, instant_us: int) -> bool:
        return self.start_us <= instant_us < self.end_us

    def overlap_us(self, other: "Span") -> int:
        """Microseconds common to both; 0 when they only touch."""
        return max(0, min(self.end_us, other.end_us) - max(self.start_us, other.start_us))

    def shifted(self, by_us: int) -> "Span":
        return Span(self.start_us + by_us, self.end_us + by_us)


@dataclass(frozen=True)
class WallClock:
    """Maps the visit's timeline to the clock on the wall.

    `anchor` is the aware moment of timeline instant 0; `zone` is the IANA name of the site's time zone.
    """

    anchor: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.anchor.tzinfo is None:
            raise ValueError("the anchor of a wall clock needs a time zone")

    @classmethod
    def starting(cls, anchor: datetime, zone: str) -> Self:
        return cls(anchor.astimezone(UTC), zone)

    def at(self, instant_us: int) -> datetime:
        """The wall-clock moment of a timeline instant, in the site's zone."""
        return (self.anchor + timedelta(microseconds=instant_us)).astimezone(ZoneInfo(self.zone))

    def instant_us(self, moment: datetime) -> int:
        """The timeline instant of an aware moment."""
        return (moment - self.anchor) // _MICROSECOND

    def shown(self, instant_us: int, decimals: int = 0) -> str:
        """`10:42:17` or `10:42:17.48`, cut and never rounded up, so that the clock does not run ahead."""
        moment = self.at(instant_us)
        text = moment.strftime("%H:%M:%S")
        return f"{text}.{moment.microsecond:06d}"[: len(text) + 1 + decimals] if decimals else text
