"""Findings: what the reviewer established on an item, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.evidence import Citation
from reviewer.domain.ids import CitationId, FindingId


class FindingKind(StrEnum):
    DEDUCTION = "deduction"
    COMMENDATION = "commendation"
    OBSERVATION = "observation"


class Cause(StrEnum):
    """The fixed vocabulary of the field book, chapter 5."""

    ATTITUDE = "attitude"
    SLOW_RESPONSE = "slow_response"
    LACK_OF_SKILL = "lack_of_skill"
    PROCESS_DEVIATION = "process_deviation"
    ENVIRONMENT_NOT_KEPT = "environment_not_kept"


class Severity(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True)
class FindingText:
    """What the report standard keeps apart: fact, quote, analysis against the standard, and advice.

    `headline` is the finding in a few words, e.g. "No visitor pass handed over"; where it is empty the item's title stands for it.
    """

    fact: str = ""
    quote: str = ""
    analysis: str = ""
    advice: str = ""
    headline: str = ""


@dataclass(frozen=True)
class PlacedCitation:
    """A citation with its identity, as it hangs on a finding."""

    id: CitationId
    citation: Citation


@dataclass(frozen=True)
class Finding:
    """One finding of a review. `code` is `F-07` for deductions and observations, `K-01` for commendations.

    `occurrences` counts how often the fault was seen; the item says what each costs and where the cap lies.
    """

    id: FindingId
    code: str
    kind: FindingKind
    item: str
    occurrences: int
    text: FindingText
    cause: Cause | None
    position: str
    severity: Severity
    citations: tuple[PlacedCitation, ...] = ()

    @property
    def is_proved(self) -> bool:
        """A deduction needs a citation; a finding without one cannot be signed."""
        return bool(self.citations) or self.kind is FindingKind.OBSERVATION
