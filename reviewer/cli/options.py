"""Options that several commands share, declared once."""

import getpass
import os
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

WORKSPACE_VARIABLE = "REVIEWER_WORKSPACE"
PASSPHRASE_VARIABLE = "REVIEWER_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret
COUNTERSIGNATURE_VARIABLE = "REVIEWER_COUNTERSIGNATURE"
STAMPS_VARIABLE = "REVIEWER_TIME_STAMPS"
NAME_VARIABLE = "REVIEWER_NAME"

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout; messages go to stderr.")]
WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace", help="Folder of the workspace. Default: the one given before the command, REVIEWER_WORKSPACE, or your own."
    ),
]


before_command: ContextVar[Path | None] = ContextVar("before_command", default=None)
"""The workspace named before the command; the program sets it anew for every command line."""


def workspace_folder(chosen: Path | None) -> Path:
    """The workspace of a command: its own option, the option before the command, the environment, the person's default."""
    named = chosen or before_command.get()
    if named is not None:
        return named
    from_environment = os.environ.get(WORKSPACE_VARIABLE)
    return Path(from_environment) if from_environment else user_data_path("reviewer", appauthor=False) / "workspace"


def actor() -> str:
    """Who performs the operations of this command: REVIEWER_NAME or the login name."""
    return os.environ.get(NAME_VARIABLE) or getpass.getuser()
