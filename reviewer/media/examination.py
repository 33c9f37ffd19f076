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

    `is_exact` is True where the claim counts parts of a second.
    """

    at: datetime
    is_exact: bool


@dataclass(frozen=True)
class Examination:
    """`facts.fault` is empty or a wording key that says what is wrong, e.g. `media.fault_ends_early`.

    `streams` are the numbers of the streams taken for the film and its sound where a file holds several to choose from.
    """

    content: Content
    facts: MediaFacts
    moment: Moment | None = None
    streams: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values, to cross from the child."""
        moment = self.moment and {"at": self.moment.at.isoformat(), "is_exact": self.moment.is_exact}
        return {"content": self.content.value, "facts": vars(self.facts), "moment": moment, "streams": list(self.streams)}

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
        return cls(Content(untrusted["content"]), facts, claimed, tuple(int(number) for number in untrusted.get("streams", ())))
