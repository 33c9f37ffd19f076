"""Options that several commands share, declared once."""

import getpass
import os
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

WORKSPACE_VARIABLE = "REVIEWER_WORKSPACE"
PASSPHRASE_VARIABLE = "REVIEWER_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret
NAME_VARIABLE = "REVIEWER_NAME"

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout; messages go to stderr.")]
WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace", help="Folder of the workspace. Default: the one given before the command, REVIEWER_WORKSPACE, or your own."
    ),
]


def workspace_folder(ctx: typer.Context, chosen: Path | None) -> Path:
    """The workspace of a command: its own option, the option before the command, the environment, the person's default."""
    if chosen is not None:
        return chosen
    shared = ctx.find_root().params.get("workspace")
    if isinstance(shared, Path):
        return shared
    named = os.environ.get(WORKSPACE_VARIABLE)
    return Path(named) if named else user_data_path("reviewer", appauthor=False) / "workspace"


def actor() -> str:
    """Who performs the operations of this command: REVIEWER_NAME or the login name."""
    return os.environ.get(NAME_VARIABLE) or getpass.getuser()
