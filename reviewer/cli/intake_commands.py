"""`reviewer check`, `reviewer import` and `reviewer pack`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from reviewer.cli.opening_options import Wanted, with_opening_options
from reviewer.cli.options import AsJson, WorkspaceOption, actor, workspace_folder
from reviewer.cli.speaking import Exit, Voice, answering, byte_progress
from reviewer.errors import Fault, Refused
from reviewer.intake import Assumption, CheckReport, Draft, Opening, check_bundle, pack
from reviewer.operations.importing import import_bundle
from reviewer.operations.workspace import Workspace
from reviewer.wording import say


def add_to(program: typer.Typer) -> None:
    program.command("check")(with_opening_options(check))
    program.command("import")(with_opening_options(bring_in))
    program.command("pack")(with_opening_options(pack_folder))


def check(
    bundle: Annotated[Path, typer.Argument(help="A bundle or loose files: zip or folder.")],
    as_json: AsJson = False,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
) -> None:
    """Say what is wrong with a bundle, or what intake would note, without importing it."""
    voice = Voice(as_json)
    with answering(voice), byte_progress(say("cli.checking", bundle=bundle.name)) as progress:
        report = check_bundle(bundle, opening=wanted.opening(), progress=progress)
    voice.result(json.loads(report.to_json()), *_lines(report))
    if not report.is_accepted:
        raise typer.Exit(int(Exit.REFUSED))


def _lines(report: CheckReport) -> list[str]:
    if report.refusal is not None:
        return [str(report.refusal)]
    lines = [say("cli.accepted", bundle=report.bundle, files=len(report.files))]
    if report.signature is not None:
        trusted = say("cli.signer_trusted" if report.signature.is_trusted else "cli.signer_untrusted")
        lines.append(say("cli.signed_by", signer=report.signature.signer, trusted=trusted))
    lines += [f"{'assumed':8} {assumption.place}: {assumption.sentence()}" for assumption in report.assumed]
    return lines + [f"{finding.severity.value:8} {finding.place}: {finding.sentence()}" for finding in report.findings]


def bring_in(
    bundles: Annotated[list[Path], typer.Argument(help="Bundles or loose files: zips or folders.")],
    workspace: WorkspaceOption = None,
    as_json: AsJson = False,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
) -> None:
    """Import bundles into the workspace; each is taken whole or not at all."""
    voice = Voice(as_json)
    outcomes: list[dict[str, object]] = []
    worst = Exit.DONE
    with answering(voice), Workspace.open(workspace_folder(workspace), actor=actor()) as opened:
        for bundle in bundles:
            outcome, code = _imported(opened, bundle, terms=wanted.opening(), voice=voice)
            outcomes.append(outcome)
            worst = max(worst, code)
    voice.result({"imported": outcomes}, *(str(outcome["sentence"]) for outcome in outcomes if "submission" in outcome))
    for outcome in outcomes:
        if "submission" not in outcome:
            voice.message(str(outcome["sentence"]))
    if worst:
        raise typer.Exit(int(worst))


def _imported(workspace: Workspace, bundle: Path, *, terms: Opening, voice: Voice) -> tuple[dict[str, object], Exit]:
    assumed: list[Assumption] = []

    def confirm(draft: Draft) -> Mapping[str, Any]:
        """Nobody can be asked here; what was assumed is said, and stands in the result."""
        assumed.extend(draft.questions)
        return draft.document

    try:
        with byte_progress(say("cli.importing", bundle=bundle.name)) as progress:
            submission = import_bundle(workspace, bundle, opening=terms, confirm=confirm, progress=progress)
    except Refused as refusal:
        return {"bundle": str(bundle), "sentence": str(refusal)}, Exit.REFUSED
    except Fault as fault:
        return {"bundle": str(bundle), "sentence": str(fault)}, Exit.FAULT
    say_assumed(voice, assumed)
    return {
        "bundle": str(bundle),
        "submission": submission,
        "assumed": [assumption.summary() for assumption in assumed],
        "sentence": say("cli.imported", bundle=bundle.name, submission=submission),
    }, Exit.DONE


def pack_folder(
    folder: Annotated[Path, typer.Argument(help="A folder with a submission.json, or of loose files.")],
    out: Annotated[Path, typer.Option("--out", help="The zip to make.")],
    as_json: AsJson = False,
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
) -> None:
    """Make a bundle from a folder."""
    voice = Voice(as_json)
    with answering(voice):
        packed = pack(folder, out, opening=wanted.opening())
    outcome: dict[str, object] = {"bundle": str(out), "files": packed.files, "bytes": packed.size, "drafted": packed.is_drafted}
    outcome["assumed"] = [assumption.summary() for assumption in packed.assumed]
    voice.result(outcome, say("cli.packed", bundle=out, files=packed.files))
    say_assumed(voice, packed.assumed)


def say_assumed(voice: Voice, assumed: Sequence[Assumption]) -> None:
    """What a draft took for granted, a sentence each, beside the result."""
    if assumed:
        voice.message(say("cli.drafted"))
    for assumption in assumed:
        voice.message(f"  {assumption.place}: {assumption.sentence()}")
