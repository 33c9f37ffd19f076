"""The cache of what was computed from originals: one folder per digest, each file whole or absent."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def preview_path(previews: Path, sha256: str, *, name: str) -> Path:
    """Where a preview of an original lies; the digest names the original, so a preview never outlives its content."""
    return previews / sha256[:2] / sha256 / name


def write_whole(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Writes a file by `fill` and puts it in its place in one step, so that a killed program leaves none that is half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            fill(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
