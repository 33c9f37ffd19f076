"""`reviewer check`, `reviewer import` and `reviewer pack`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import AsJson, WorkspaceOption, actor, workspace_folder
from reviewer.cli.speaking import Exit, Voice, answering, byte_progress
from reviewer.errors import Fault, Refused
from reviewer.intake import CheckReport, check_bundle, pack
from reviewer.operations.importing import import_bundle
from reviewer.operations.workspace import Workspace
from reviewer.wording import say


def add_to(program: typer.Typer) -> None:
    program.command("check")(check)
    program.command("import")(bring_in)
    program.command("pack")(pack_folder)


def check(bundle: Annotated[Path, typer.Argument(help="A bundle: zip or folder.")], as_json: AsJson = False) -> None:
    """Say what is wrong with a bundle, or what intake would note, without importing it."""
    voice = Voice(as_json)
    with answering(voice), byte_progress(say("cli.checking", bundle=bundle.name)) as progress:
        report = check_bundle(bundle, progress=progress)
    voice.result(json.loads(report.to_json()), *_lines(report))
    if not report.is_accepted:
        raise typer.Exit(int(Exit.REFUSED))


def _lines(report: CheckReport) -> list[str]:
    if report.refusal is not None:
        return [str(report.refusal)]
    lines = [say("cli.accepted", bundle=report.bundle, files=len(report.files))]
    return lines + [f"{finding.severity.value:8} {finding.place}: {finding.sentence()}" for finding in report.findings]


def bring_in(
    bundles: Annotated[list[Path], typer.Argument(help="Bundles: zips or folders.")],
    workspace: WorkspaceOption = None,
    as_json: AsJson = False,
) -> None:
    """Import bundles into the workspace; each is taken whole or not at all."""
    voice = Voice(as_json)
    outcomes: list[dict[str, object]] = []
    worst = Exit.DONE
    with answering(voice), Workspace.open(workspace_folder(workspace), actor=actor()) as opened:
        for bundle in bundles:
            outcome, code = _imported(opened, bundle)
            outcomes.append(outcome)
            worst = max(worst, code)
    voice.result({"imported": outcomes}, *(str(outcome["sentence"]) for outcome in outcomes if "submission" in outcome))
    for outcome in outcomes:
        if "submission" not in outcome:
            voice.message(str(outcome["sentence"]))
    if worst:
        raise typer.Exit(int(worst))


def _imported(workspace: Workspace, bundle: Path) -> tuple[dict[str, object], Exit]:
    try:
        with byte_progress(say("cli.importing", bundle=bundle.name)) as progress:
            submission = import_bundle(workspace, bundle, progress=progress)
    except Refused as refusal:
        return {"bundle": str(bundle), "sentence": str(refusal)}, Exit.REFUSED
    except Fault as fault:
        return {"bundle": str(bundle), "sentence": str(fault)}, Exit.FAULT
    return {
        "bundle": str(bundle),
        "submission": submission,
        "sentence": say("cli.imported", bundle=bundle.name, submission=submission),
    }, Exit.DONE


def pack_folder(
    folder: Annotated[Path, typer.Argument(help="A folder with a submission.json, or of loose files.")],
    out: Annotated[Path, typer.Option("--out", help="The zip to make.")],
    as_json: AsJson = False,
) -> None:
    """Make a bundle from a folder."""
    voice = Voice(as_json)
    with answering(voice):
        packed = pack(folder, out)
    document: dict[str, object] = {"bundle": str(out), "files": packed.files, "bytes": packed.size, "drafted": packed.is_drafted}
    voice.result(document, say("cli.packed", bundle=out, files=packed.files))
    if packed.is_drafted:
        voice.message(say("cli.drafted"))
