"""What a verification answers: genuine, altered, or cannot tell, with its reasons in plain words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reviewer.wording import Language, say


class State(StrEnum):
    """GENUINE: intact and signed under a trusted root. ALTERED: anything in the file speaks against it. CANNOT_TELL: intact, but
    nobody we trust vouches for the signer."""

    GENUINE = "genuine"
    ALTERED = "altered"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Reason:
    """One ground for the answer: a wording key and the facts of its sentence."""

    key: str
    facts: tuple[tuple[str, object], ...] = ()

    def sentence(self, language: Language) -> str:
        return say(self.key, language, **dict(self.facts))


def because(name: str, /, **facts: object) -> Reason:
    return Reason(f"reports.{name}", tuple(facts.items()))


@dataclass(frozen=True)
class SignedBy:
    """One signature: the field it stands in, who made it, when by the signer's own clock, and the certificate's SHA-256."""

    field: str
    name: str
    organisation: str
    role: str
    at: datetime | None
    fingerprint: str
    root_fingerprint: str
    stamped_at: datetime | None = None
    stamp_root: str = ""


@dataclass(frozen=True)
class CardName:
    """Which card a file says it is, and the SHA-256 of the signed file it replaces."""

    number: str
    version: int
    replaces: str


@dataclass(frozen=True)
class Verification:
    """`reasons` are never empty: a genuine file says what was checked. `card` is None where the file could not be read."""

    state: State
    reasons: tuple[Reason, ...]
    signers: tuple[SignedBy, ...] = ()
    originals_checked: int = 0
    card: CardName | None = None

    @property
    def is_genuine(self) -> bool:
        return self.state is State.GENUINE

    def sentences(self, language: Language) -> tuple[str, ...]:
        """The answer first, then each reason."""
        return (say(f"reports.state_{self.state.value}", language), *(reason.sentence(language) for reason in self.reasons))
