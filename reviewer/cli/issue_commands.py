"""`reviewer issue` and `reviewer verify`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import PASSPHRASE_VARIABLE, AsJson, WorkspaceOption, actor, workspace_folder
from reviewer.cli.speaking import Exit, Voice, answering
from reviewer.domain.ids import ReviewId
from reviewer.operations.issuing import issue_scorecard
from reviewer.operations.verification import verify_scorecard
from reviewer.operations.workspace import Workspace
from reviewer.reports.identity import Identity
from reviewer.reports.verification import Verification
from reviewer.wording import Language, say


def add_to(program: typer.Typer) -> None:
    program.command("issue")(issue)
    program.command("verify")(verify)


def issue(
    review: Annotated[int, typer.Argument(help="The number of the review.")],
    out: Annotated[Path, typer.Option("--out", help="The PDF to make.")],
    language: Annotated[Language, typer.Option(help="Language of the scorecard.")] = Language.ENGLISH,
    workspace: WorkspaceOption = None,
    as_json: AsJson = False,
) -> None:
    """Sign a review that is ready and make its scorecard. The passphrase is asked for, or read from REVIEWER_PASSPHRASE."""
    voice = Voice(as_json)
    folder = workspace_folder(workspace)
    with answering(voice), Workspace.open(folder, actor=actor()) as opened:
        identity = Identity.open(folder / "identity")
        passphrase = os.environ.get(PASSPHRASE_VARIABLE) or typer.prompt(
            say("cli.passphrase", name=identity.name), hide_input=True, err=True
        )
        issued = issue_scorecard(opened, ReviewId(review), identity.unlock(passphrase), out=out, language=language)
    document: dict[str, object] = {"number": issued.number, "version": issued.version, "pdf": str(out), "sha256": issued.pdf_sha256}
    voice.result(document, say("cli.issued", number=issued.number, version=issued.version, file=out))


def verify(
    card: Annotated[Path, typer.Argument(help="The PDF scorecard.")],
    bundle: Annotated[Path | None, typer.Option("--bundle", help="The submission's bundle, to check its originals too.")] = None,
    trust: Annotated[list[Path] | None, typer.Option("--trust", help="A studio's root certificate (PEM) to rely on.")] = None,
    language: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Say whether a scorecard is genuine, altered, or cannot be judged for want of a trusted root."""
    voice = Voice(as_json)
    with answering(voice):
        found = verify_scorecard(card, bundle=bundle, trust=trust or ())
        voice.result(_document(found, language), *found.sentences(language))
        if not found.is_genuine:
            raise typer.Exit(int(Exit.REFUSED))


def _document(found: Verification, language: Language) -> dict[str, object]:
    return {
        "state": found.state.value,
        "genuine": found.is_genuine,
        "reasons": [{"key": reason.key, "sentence": reason.sentence(language)} for reason in found.reasons],
        "signers": [
            {
                "field": signer.field,
                "name": signer.name,
                "organisation": signer.organisation,
                "role": signer.role,
                "at": signer.at.isoformat() if signer.at else None,
                "certificate_sha256": signer.fingerprint,
                "root_sha256": signer.root_fingerprint,
            }
            for signer in found.signers
        ],
        "originals_checked": found.originals_checked,
    }
