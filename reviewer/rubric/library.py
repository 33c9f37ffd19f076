"""The rubrics that come with the program, and rubric files of one's own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reviewer.errors import Fault, Refused
from reviewer.places import resource
from reviewer.rubric.reading import RubricIsNotToml, read_rubric
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.variants import extended_by, is_variant, joined


class RubricUnknown(Refused):
    key = "rubric.rubric_unknown"


class RubricIsNotText(Refused):
    key = "rubric.rubric_is_not_text"


class RubricUnreadable(Fault):
    key = "rubric.rubric_unreadable"


def shipped_ids() -> tuple[str, ...]:
    """Ids of the shipped rubrics, sorted; each is also its file's name."""
    return tuple(sorted(path.stem for path in resource("rubrics").glob("*.toml")))


def shipped_text(rubric_id: str) -> str:
    """The exact text of a shipped rubric, to be kept with what was scored by it; RubricUnknown when there is none."""
    if rubric_id not in shipped_ids():
        raise RubricUnknown(rubric=rubric_id, known=", ".join(shipped_ids()))
    return read_text(resource("rubrics", f"{rubric_id}.toml"))


@cache
def shipped(rubric_id: str) -> Rubric:
    """A shipped rubric, read once per run; RubricUnknown when there is none."""
    return read_rubric(shipped_text(rubric_id), name=f"{rubric_id}.toml")


def library() -> Mapping[str, Rubric]:
    """Every shipped rubric by its id."""
    return {rubric_id: shipped(rubric_id) for rubric_id in shipped_ids()}


def read_file(path: Path) -> Rubric:
    """A rubric from a file; Refused when it is not a valid one, Fault when the disk does not give it."""
    return read_rubric(whole_text(path), name=path.name)


def whole_text(path: Path) -> str:
    """A rubric file's text as it is read and kept; a variant's with the text of what it extends, shipped or beside it in the folder."""
    text = read_text(path)
    if not is_variant(text):
        return text
    try:
        extends = extended_by(text, name=path.name)
    except ValueError as fault:
        raise RubricIsNotToml(file=path.name, fault=str(fault)) from fault
    return joined(text, shipped_text(extends) if extends in shipped_ids() else _beside(path, extends))


def _beside(path: Path, extends: str) -> str:
    candidates = {each.stem: each for each in path.parent.glob("*.toml")}
    if extends not in candidates:
        raise RubricUnknown(rubric=extends, known=", ".join(shipped_ids()))
    return read_text(candidates[extends])


def read_text(path: Path) -> str:
    """A rubric file's exact text, line ends untouched, so that its digest can be taken from it."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        raise RubricIsNotText(file=path.name) from fault
    except OSError as fault:
        raise RubricUnreadable(file=str(path), fault=fault.strerror or str(fault)) from fault
