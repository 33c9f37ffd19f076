"""The whole way from a ready review to its signed scorecard, for callers that may wait for it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.ids import ReviewId
from reviewer.operations.issue import IssueScorecard
from reviewer.operations.paper import signed_by
from reviewer.operations.pictures import cut_pictures, picture_plan
from reviewer.operations.workspace import PREVIEWS, Workspace
from reviewer.reports.card import Paper
from reviewer.reports.identity import Signer
from reviewer.store.records.scorecards import Issued
from reviewer.wording import Language


@dataclass(frozen=True)
class Print:
    """How a scorecard is issued: its language, a second one beside it where wanted, and the paper.

    `needs_countersignature` makes it count only with the signature of quality assurance; `stamps` is the address of a time-stamp server.
    """

    language: Language
    second: Language | None = None
    paper: Paper = Paper.A4
    needs_countersignature: bool = False
    stamps: str = ""


def issue_scorecard(workspace: Workspace, review_id: ReviewId, signer: Signer, *, out: Path, language: Language | Print) -> Issued:
    """Cuts the pictures, then signs and records in one step. Raises what `IssueScorecard` and the decoders raise."""
    wanted = language if isinstance(language, Print) else Print(language)
    plan = workspace.fetch(picture_plan, review_id)
    with tempfile.TemporaryDirectory(prefix="reviewer-card-") as folder:
        cut = cut_pictures(plan, Path(folder), previews=workspace.folder / PREVIEWS)
        operation = IssueScorecard(
            review_id,
            signer.name,
            out,
            wanted.language,
            signed_by(signer, stamps=wanted.stamps),
            studio=signer.organisation,
            pictures=cut.pictures,
            waves=cut.waves,
            absences=cut.absences,
            paper=wanted.paper,
            second=wanted.second,
            needs_countersignature=wanted.needs_countersignature,
        )
        return workspace.perform(operation).result
