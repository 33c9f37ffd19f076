"""The whole way from a ready review to its signed scorecard, for callers that may wait for it."""

import tempfile
from pathlib import Path

from reviewer.domain.ids import ReviewId
from reviewer.operations.issue import IssueScorecard
from reviewer.operations.paper import signed_by
from reviewer.operations.pictures import cut_pictures, picture_plan
from reviewer.operations.workspace import PREVIEWS, Workspace
from reviewer.reports.identity import Signer
from reviewer.store.records.scorecards import Issued
from reviewer.wording import Language


def issue_scorecard(workspace: Workspace, review_id: ReviewId, signer: Signer, *, out: Path, language: Language) -> Issued:
    """Cuts the pictures, then signs and records in one step. Raises what `IssueScorecard` and the decoders raise."""
    plan = workspace.fetch(picture_plan, review_id)
    with tempfile.TemporaryDirectory(prefix="reviewer-card-") as folder:
        cut = cut_pictures(plan, Path(folder), previews=workspace.folder / PREVIEWS)
        operation = IssueScorecard(
            review_id,
            signer.name,
            out,
            language,
            signed_by(signer),
            studio=signer.organisation,
            pictures=cut.pictures,
            waves=cut.waves,
        )
        return workspace.perform(operation).result
