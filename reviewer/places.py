"""Where the program's own files lie, in a clone and in an installed wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Path of a file or folder under `resources/`.

    A wheel carries the folder inside the package; a clone has it beside the package.
    """
    shipped = _PACKAGE / "resources"
    root = shipped if shipped.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
