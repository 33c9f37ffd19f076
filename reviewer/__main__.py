"""`python -m reviewer` and the `reviewer` command."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reviewer.cli.program import run
from reviewer.cli.window import Window


class _DeskWindow(Window):
    """The window, loaded only by the commands that show it, so that the headless ones start without Qt."""

    def open(self, workspace: Path, *, bundle: Path | None = None, review_id: int | None = None) -> int:
        from reviewer.app import open_desk

        return open_desk(workspace, bundle=bundle, review_id=review_id)

    def picture(self, workspace: Path, review_id: int, *, out: Path) -> None:
        # Drawing needs no display, and Qt must know before it is loaded that it will not get one.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from reviewer.app import picture_desk

        picture_desk(workspace, review_id, out=out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with the given arguments (default: the process's own); returns its exit code."""
    return run(list(sys.argv[1:] if arguments is None else arguments), _DeskWindow())


if __name__ == "__main__":
    sys.exit(main())
