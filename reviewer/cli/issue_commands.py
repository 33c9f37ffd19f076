"""`reviewer issue` and `reviewer verify`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli import identity_commands
from reviewer.cli.options import COUNTERSIGNATURE_VARIABLE, STAMPS_VARIABLE, AsJson, WorkspaceOption, actor, workspace_folder
from reviewer.cli.speaking import Exit, Voice, answering
from reviewer.domain.ids import ReviewId
from reviewer.operations.client_pack import pack_for_client
from reviewer.operations.issuing import Print, issue_scorecard
from reviewer.operations.verification import Known, verify_scorecard
from reviewer.operations.workspace import Workspace
from reviewer.reports.card import Paper
from reviewer.reports.identity import Identity
from reviewer.reports.verification import Verification
from reviewer.reports.verifying import is_revocation_list
from reviewer.wording import Language, say


def add_to(program: typer.Typer) -> None:
    program.command("issue")(issue)
    program.command("verify")(verify)
    program.command("client-pack")(client_pack)
    identity_commands.add_to(program)


def issue(
    review: Annotated[int, typer.Argument(help="The number of the review.")],
    out: Annotated[Path, typer.Option("--out", help="The PDF to make.")],
    language: Annotated[
        str, typer.Option(help="Language of the scorecard: en, zh-Hans or zh-Hant; zh-Hans+en for two; en@Letter for the other paper.")
    ] = Language.ENGLISH.value,
    workspace: WorkspaceOption = None,
    as_json: AsJson = False,
) -> None:
    """Sign a review that is ready and make its scorecard. The passphrase is asked for, or read from REVIEWER_PASSPHRASE.

    REVIEWER_TIME_STAMPS names a time-stamp server, if one is to be asked; REVIEWER_COUNTERSIGNATURE=required makes the scorecard count
    only with the signature of quality assurance.
    """
    voice, wanted = Voice(as_json), _print(language)
    folder = workspace_folder(workspace)
    with answering(voice), Workspace.open(folder, actor=actor()) as opened:
        identity = Identity.open(folder / "identity")
        signer = identity.unlock(identity_commands.passphrase_of(identity.name))
        issued = issue_scorecard(opened, ReviewId(review), signer, out=out, language=wanted)
    document: dict[str, object] = {"number": issued.number, "version": issued.version, "pdf": str(out), "sha256": issued.pdf_sha256}
    voice.result(document, say("cli.issued", number=issued.number, version=issued.version, file=out))


def _print(told: str) -> Print:
    """`zh-Hans+en@Letter`: a language, a second one and the paper; a usage error for anything else."""
    languages, _, paper = told.partition("@")
    first, _, second = languages.partition("+")
    try:
        return Print(
            Language(first),
            Language(second) if second else None,
            Paper(paper) if paper else Paper.A4,
            os.environ.get(COUNTERSIGNATURE_VARIABLE) == "required",
            os.environ.get(STAMPS_VARIABLE, ""),
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def verify(
    cards: Annotated[list[Path], typer.Argument(help="The PDF scorecard; then others that may have taken its place.")],
    bundle: Annotated[Path | None, typer.Option("--bundle", help="The submission's bundle, to check its originals too.")] = None,
    trust: Annotated[
        list[Path] | None, typer.Option("--trust", help="A studio's root certificate to rely on, or its revocation list (PEM).")
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Say whether a scorecard is genuine, altered, or cannot be judged for want of a trusted root."""
    voice = Voice(as_json)
    with answering(voice):
        lists = tuple(path for path in trust or () if is_revocation_list(path))
        roots = tuple(path for path in trust or () if path not in lists)
        found = verify_scorecard(cards[0], bundle=bundle, trust=roots, known=Known(lists, tuple(cards[1:])))
        voice.result(_document(found, language), *found.sentences(language))
        if not found.is_genuine:
            raise typer.Exit(int(Exit.REFUSED))


def client_pack(
    card: Annotated[Path, typer.Argument(help="The signed scorecard.")],
    out: Annotated[Path, typer.Option("--out", help="The zip to make.")],
    trust: Annotated[list[Path] | None, typer.Option("--trust", help="As for verify.")] = None,
    as_json: AsJson = False,
) -> None:
    """Pack a genuine scorecard for the client: the PDF, its data as CSV, XLSX and HTML, the manifest of the originals."""
    voice = Voice(as_json)
    with answering(voice):
        found = verify_scorecard(card, trust=trust or ())
        if not found.is_genuine:
            voice.result(_document(found, Language.ENGLISH), *found.sentences(Language.ENGLISH))
            raise typer.Exit(int(Exit.REFUSED))
        names = pack_for_client(card, out)
        voice.result({"pack": str(out), "files": list(names)}, str(out))


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
                "stamped_at": signer.stamped_at.isoformat() if signer.stamped_at else None,
            }
            for signer in found.signers
        ],
        "originals_checked": found.originals_checked,
    }
