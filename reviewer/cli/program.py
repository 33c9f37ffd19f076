"""The command line: one command per verb, the same operations and queries as the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from reviewer import __version__
from reviewer.cli import (
    agreement_command,
    align_command,
    demo_command,
    doctor_command,
    intake_commands,
    issue_commands,
    log_commands,
    rubric_commands,
)
from reviewer.cli.options import before_command, workspace_folder
from reviewer.cli.window import Window


def run(arguments: Sequence[str], window: Window) -> int:
    """Parses and performs one command line; returns its exit code (0 done, 1 refused, 2 usage, 3 fault)."""
    program = _program(window)
    names = {command.name for command in program.registered_commands} | {group.name for group in program.registered_groups}
    try:
        program(args=_with_command(list(arguments), {name for name in names if name}), prog_name="reviewer", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _program(window: Window) -> typer.Typer:
    program = typer.Typer(
        help="The reviewer's workstation: judge a visit from evidence and issue a scorecard that proves itself.",
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    program.callback()(_shared_options)
    program.command("open")(_opening(window))
    demo_command.add_to(program, window)
    for part in (intake_commands, align_command, rubric_commands, issue_commands, agreement_command, log_commands, doctor_command):
        part.add_to(program)
    return program


def _shared_options(
    workspace: Annotated[Path | None, typer.Option("--workspace", help="Folder of the workspace for the command that follows.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    before_command.set(workspace)
    if version:
        typer.echo(__version__)
        raise typer.Exit


def _opening(window: Window) -> Callable[..., None]:
    def open_desk(
        bundle: Annotated[Path | None, typer.Argument(help="A bundle to import and open.")] = None,
        workspace: Annotated[Path | None, typer.Option("--workspace", help="Folder of the workspace.")] = None,
    ) -> None:
        """Open the desk; with a bundle, import it first. `reviewer BUNDLE` is short for this."""
        raise typer.Exit(window.open(workspace_folder(workspace), bundle=bundle))

    return open_desk


def _with_command(arguments: list[str], names: set[str]) -> list[str]:
    """Puts `open` before a bundle, and where no command is given at all."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("--workspace"):
        place += 1 if "=" in arguments[place] else 2
    rest = arguments[place:]
    if not rest or (rest[0] not in names and not rest[0].startswith("-") and Path(rest[0]).exists()):
        return [*arguments[:place], "open", *rest]
    return arguments
