"""What happens when the program itself is wrong: a report is written, and the person is told where it lies."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import reviewer


def report_crashes(workspace: Path) -> None:
    """From now on, an exception nobody expected goes to a file in the workspace's folder and to the standard error."""

    def write(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        now = datetime.now(UTC)
        folder = workspace / "crashes"
        folder.mkdir(parents=True, exist_ok=True)
        report = folder / f"{now:%Y-%m-%d %H%M%S}.txt"
        words = "".join(traceback.format_exception(kind, error, trace))
        report.write_text(f"reviewer {reviewer.__version__}\n{now.isoformat()}\n\n{words}", encoding="utf-8")
        sys.stderr.write(f"{words}\n{report}\n")

    sys.excepthook = write
