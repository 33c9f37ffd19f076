"""What shoppers hand in: bundles read strictly, before anything is kept."""

from reviewer.intake.bundle import ReadBundle, StagedFile
from reviewer.intake.checking import CheckReport, IntakeFinding, check_bundle
from reviewer.intake.limits import Limits
from reviewer.intake.packing import Packed, pack
from reviewer.intake.reading import read_bundle

__all__ = ["CheckReport", "IntakeFinding", "Limits", "Packed", "ReadBundle", "StagedFile", "check_bundle", "pack", "read_bundle"]
