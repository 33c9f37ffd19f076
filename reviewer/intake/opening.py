"""Opening what a shopper handed in: a zip or a folder, with what a person has said about it beforehand."""

import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.intake import folder, zip_archive
from reviewer.intake.answers import AnswerMapping
from reviewer.intake.folder import Folder
from reviewer.intake.limits import Limits
from reviewer.intake.source import BundleMissing, NotABundle, Source
from reviewer.intake.spelling import NameChoice, NameEncoding, proposal
from reviewer.intake.zip_archive import ZipArchive


@dataclass(frozen=True)
class Opening:
    """What is settled before a bundle is read.

    `names` are the letters of names that do not say theirs; None leaves it to the likeliest. `document` is the confirmed submission.json
    of loose files, whole or in part. For a draft, `zone` is the IANA zone it is written in, the machine's own where empty, and `mapping`
    the remembered columns of the client's answer sheets. `identity` is the file of the age key, or `passphrase` the words, that open a
    sealed bundle; `trust` are files of certificates (PEM) whose signatures are trusted.
    """

    limits: Limits = field(default_factory=Limits)
    names: NameEncoding | None = None
    document: Mapping[str, Any] | None = None
    zone: str = ""
    mapping: AnswerMapping | None = None
    identity: Path | None = None
    passphrase: str = field(default="", repr=False)
    trust: tuple[Path, ...] = ()


@contextmanager
def opened_source(path: Path, opening: Opening) -> Iterator[Source]:
    """The zip or folder at `path` with its structure checked."""
    mode = _mode(path)
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise NotABundle(bundle=path.name)
    reader = Folder if stat.S_ISDIR(mode) else ZipArchive
    source: Source = reader(path, opening.limits, opening.names)
    try:
        yield source
    finally:
        source.close()


def names_proposal(path: Path, *, limits: Limits | None = None) -> NameChoice:
    """How the names of a zip or folder can be read, for a person to choose from where it is ambiguous.

    Looks at the names alone. Raises what reading the structure raises.
    """
    bounds = limits or Limits()
    is_folder = stat.S_ISDIR(_mode(path))
    return proposal(folder.raw_names(path, bounds) if is_folder else zip_archive.raw_names(path, bounds))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError as error:
        raise BundleMissing(bundle=path, reason=error.strerror or str(error)) from error
