"""What shoppers hand in: bundles read strictly, before anything is kept."""

from reviewer.intake.bundle import ReadBundle, StagedFile
from reviewer.intake.limits import Limits
from reviewer.intake.reading import read_bundle

__all__ = ["Limits", "ReadBundle", "StagedFile", "read_bundle"]
