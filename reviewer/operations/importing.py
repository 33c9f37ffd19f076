"""The whole way from a bundle to a submission in the workspace, for callers that may wait for it."""

from pathlib import Path

from reviewer.domain.ids import SubmissionId
from reviewer.intake import read_bundle
from reviewer.intake.bundle import Progress
from reviewer.operations.intake import ImportSubmission
from reviewer.operations.workspace import Workspace


def import_bundle(workspace: Workspace, bundle: Path, *, progress: Progress | None = None) -> SubmissionId:
    """Reads, checks, copies and records a bundle, whole or not at all. Raises what reading and `ImportSubmission` raise."""
    with workspace.staging() as folder:
        return workspace.perform(ImportSubmission(read_bundle(bundle, folder, progress=progress))).result
