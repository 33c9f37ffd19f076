"""The whole way from a bundle to a submission in the workspace, for callers that may wait for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reviewer.domain.ids import SubmissionId
from reviewer.intake import Draft, Limits, Opening, draft, read_bundle
from reviewer.intake.bundle import Progress
from reviewer.intake.drafting import UNKNOWN
from reviewer.intake.loose_reading import DraftNotConfirmed
from reviewer.intake.remembering import MappingFolder
from reviewer.operations.intake import ImportSubmission
from reviewer.operations.workspace import Workspace

LIMITS_FILE = "limits.toml"
TRUST_FOLDER = "trust"
MAPPINGS_FOLDER = "answer-mappings"

Confirm = Callable[[Draft], Mapping[str, Any]]
"""Shows a draft to a person and returns the document as confirmed; raises a Refused where the person declines."""


def opening_in(workspace: Workspace, opening: Opening | None = None) -> Opening:
    """How bundles are opened in this workspace: within its own limits, `limits.toml`, and trusting `trust/*.pem`."""
    terms = opening or Opening()
    trusted = tuple(sorted((workspace.folder / TRUST_FOLDER).glob("*.pem")))
    return replace(terms, limits=Limits.read(workspace.folder / LIMITS_FILE), trust=terms.trust + trusted)


def draft_bundle(workspace: Workspace, bundle: Path, opening: Opening, *, client: str = "", progress: Progress | None = None) -> Draft:
    """A draft for loose files, their answers read as they last were for the client. Raises what drafting raises."""
    remembered = MappingFolder(workspace.folder / MAPPINGS_FOLDER).of(client) if client else None
    return draft(bundle, opening=replace(opening, mapping=opening.mapping or remembered), progress=progress)


def keep_mapping(workspace: Workspace, made: Draft, client: str) -> None:
    """Remembers for the client how the answers of a confirmed draft were read."""
    if client and made.mapping is not None:
        MappingFolder(workspace.folder / MAPPINGS_FOLDER).keep(client, made.mapping)


def import_bundle(
    workspace: Workspace,
    bundle: Path,
    *,
    opening: Opening | None = None,
    confirm: Confirm | None = None,
    progress: Progress | None = None,
) -> SubmissionId:
    """Reads, checks, copies and records a bundle, whole or not at all. Raises what reading and `ImportSubmission` raise.

    Loose files without a submission.json are drafted and given to `confirm`; without it they are refused.
    """
    terms = opening_in(workspace, opening)
    with workspace.staging() as folder:
        try:
            read = read_bundle(bundle, folder, opening=terms, progress=progress)
        except DraftNotConfirmed:
            if confirm is None:
                raise
            made = draft_bundle(workspace, bundle, terms, progress=progress)
            confirmed = confirm(made)
            read = read_bundle(bundle, folder, opening=replace(terms, document=confirmed), progress=progress)
            keep_mapping(workspace, made, _client(confirmed))
        return workspace.perform(ImportSubmission(read)).result


def _client(document: Mapping[str, Any]) -> str:
    """The client a document names; empty where it is left open."""
    assignment = document.get("assignment")
    client = assignment.get("client", "") if isinstance(assignment, Mapping) else ""
    return "" if client == UNKNOWN else str(client)
