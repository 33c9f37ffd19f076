"""What looking into a file found: its facts, the moment it claims, and how sound it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from reviewer.domain.evidence import MediaFacts


class Content(StrEnum):
    """What a file turned out to hold.

    NOTHING: no film, sound or picture at all. UNKNOWN: the examination itself failed, so nothing is known.
    """

    FILM = "film"
    SOUND = "sound"
    PHOTO = "photo"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moment:
    """The moment a file claims for its beginning. Naive where the file does not say its zone.

    `is_exact` is True where the claim counts parts of a second. `correction_us` is what was added because the device's clock was
    found to be off, and `spread_us` how well that is known; both 0 for a claim as the file makes it.
    """

    at: datetime
    is_exact: bool
    correction_us: int = 0
    spread_us: int = 0


@dataclass(frozen=True)
class Examination:
    """`facts.fault` is empty or a wording key that says what is wrong, e.g. `media.fault_ends_early`.

    `streams` are the numbers of the streams taken for the film and its sound where a file holds several to choose from.
    `gps_at` is the moment the satellites told the device, in UTC, where the file holds it.
    """

    content: Content
    facts: MediaFacts
    moment: Moment | None = None
    streams: tuple[int, ...] = ()
    gps_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values, to cross from the child."""
        moment = self.moment and {"at": self.moment.at.isoformat(), "is_exact": self.moment.is_exact}
        gps_at = self.gps_at and self.gps_at.isoformat()
        streams = list(self.streams)
        return {"content": self.content.value, "facts": vars(self.facts), "moment": moment, "streams": streams, "gps_at": gps_at}

    @classmethod
    def from_json(cls, untrusted: dict[str, Any]) -> "Examination":
        """The examination a child reported; KeyError, TypeError or ValueError when it is none."""
        facts = MediaFacts(**untrusted["facts"])
        template = MediaFacts()
        for name, value in vars(facts).items():
            expected = (float, int, type(None)) if name in {"latitude", "longitude"} else type(getattr(template, name))
            if not isinstance(value, expected):
                raise TypeError(name)
        moment = untrusted["moment"]
        claimed = moment and Moment(datetime.fromisoformat(moment["at"]), bool(moment["is_exact"]))
        streams = tuple(int(number) for number in untrusted.get("streams", ()))
        gps_at = datetime.fromisoformat(untrusted["gps_at"]) if untrusted.get("gps_at") else None
        if gps_at is not None and gps_at.tzinfo is None:
            raise ValueError("gps_at")
        return cls(Content(untrusted["content"]), facts, claimed, streams, gps_at)
