"""`reviewer log verify`: audits the journal."""

import typer

from reviewer.cli.options import AsJson, WorkspaceOption, actor, workspace_folder
from reviewer.cli.speaking import Exit, Voice, answering
from reviewer.operations.workspace import Workspace
from reviewer.queries.journal import log_report
from reviewer.wording import say

log = typer.Typer(help="The journal of everything that was done.", no_args_is_help=True, rich_markup_mode=None)


def add_to(program: typer.Typer) -> None:
    program.add_typer(log, name="log")


@log.command("verify")
def verify_log(workspace: WorkspaceOption = None, as_json: AsJson = False) -> None:
    """Recompute the whole journal and compare it with the tables and the originals."""
    voice = Voice(as_json)
    with answering(voice), Workspace.open(workspace_folder(workspace), actor=actor(), read_only=True) as opened:
        report = opened.fetch(log_report)
    troubles = [say(trouble.key, step=trouble.step, table=trouble.table, row=trouble.row) for trouble in report.troubles]
    head = report.head
    document: dict[str, object] = {"whole": not troubles, "steps": head.size, "root": head.root, "last": head.last, "faults": troubles}
    if troubles:
        voice.result(document, say("cli.log_broken", count=len(troubles)), *troubles)
        raise typer.Exit(int(Exit.REFUSED))
    voice.result(document, say("cli.log_whole", steps=head.size, root=head.root))
