"""What shoppers hand in: bundles read strictly, before anything is kept."""

from reviewer.domain.intake_findings import IntakeFinding
from reviewer.intake.answers import AnswerMapping
from reviewer.intake.bundle import ReadBundle, StagedFile
from reviewer.intake.checking import CheckReport, check_bundle
from reviewer.intake.drafting import Assumption, Draft
from reviewer.intake.limits import Limits
from reviewer.intake.loose_reading import draft
from reviewer.intake.opening import Opening, names_proposal
from reviewer.intake.packing import Packed, pack
from reviewer.intake.reading import read_bundle
from reviewer.intake.spelling import NameChoice, NameEncoding

__all__ = [
    "AnswerMapping",
    "Assumption",
    "CheckReport",
    "Draft",
    "IntakeFinding",
    "Limits",
    "NameChoice",
    "NameEncoding",
    "Opening",
    "Packed",
    "ReadBundle",
    "StagedFile",
    "check_bundle",
    "draft",
    "names_proposal",
    "pack",
    "read_bundle",
]
