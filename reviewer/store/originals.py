"""The vault: originals by the digest of their content, read-only, each kept once however many submissions hold it."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from reviewer.errors import Fault

_READ_ONLY = 0o444
_WRITABLE = 0o600


class OriginalMissing(Fault):
    """A file that the store speaks of is not in the vault."""

    key = "store.original_missing"


class OriginalAltered(Fault):
    """A file in the vault no longer has the content it is named after."""

    key = "store.original_altered"


class VaultUnavailable(Fault):
    """The disk refused to take an original."""

    key = "store.vault_unavailable"


@dataclass(frozen=True)
class Staged:
    """A file whose digest has just been computed, waiting in `incoming/`."""

    path: Path
    sha256: str


class Originals:
    """Keeps files under `originals/ab/<sha256>` inside a workspace folder.

    Before the first file moves, their digests are written to a list in `incoming/`; the list goes when the transaction is settled. A list
    found on opening belongs to a process that died in between: what it names and no row refers to is removed again.
    """

    def __init__(self, workspace: Path) -> None:
        self._vault = workspace / "originals"
        self._incoming = workspace / "incoming"
        self._moving: Path | None = None

    def path(self, sha256: str) -> Path:
        """Where the file of a digest lies, or would lie."""
        return self._vault / sha256[:2] / sha256

    def verify(self, sha256: str) -> Path:
        """The path of a file after its content was read and found right; raises OriginalMissing or OriginalAltered."""
        path = self.path(sha256)
        if not path.is_file():
            raise OriginalMissing(sha256=sha256)
        if _digest(path) != sha256:
            raise OriginalAltered(sha256=sha256)
        return path

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder on the vault's own disk, removed at the end with whatever is left in it."""
        folder = self._incoming / uuid4().hex
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise VaultUnavailable(folder=self._incoming, reason=error.strerror) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, files: Sequence[Staged]) -> None:
        """Move staged files into the vault, on disk before this returns; part of a transaction, see `take_back` and `settle`."""
        try:
            self._announce(files)
            for file in files:
                self._move(file)
            for folder in {self.path(file.sha256).parent for file in files} | {self._vault}:
                _flush(folder)
        except OSError as error:
            raise VaultUnavailable(folder=self._vault, reason=error.strerror) from error

    def settle(self) -> None:
        """The rows are committed: the moved files belong to them."""
        if self._moving is not None:
            self._moving.unlink(missing_ok=True)
            self._moving = None

    def take_back(self, is_referenced: Callable[[str], bool]) -> None:
        """The transaction failed: remove what was moved and no row refers to."""
        if self._moving is not None:
            self._remove_listed(self._moving, is_referenced)
            self._moving = None

    def sweep(self, is_referenced: Callable[[str], bool]) -> None:
        """Clear away what a process that died during an import left behind."""
        for left in sorted(self._incoming.iterdir()):
            if left.is_dir():
                shutil.rmtree(left)
            elif left.suffix == ".moving":
                self._remove_listed(left, is_referenced)
            else:
                left.unlink()

    def _announce(self, files: Sequence[Staged]) -> None:
        self._vault.mkdir(parents=True, exist_ok=True)
        self._moving = self._incoming / f"{uuid4().hex}.moving"
        with self._moving.open("w", encoding="ascii") as file:
            file.writelines(f"{staged.sha256}\n" for staged in files)
            file.flush()
            os.fsync(file.fileno())
        _flush(self._incoming)

    def _move(self, file: Staged) -> None:
        kept = self.path(file.sha256)
        if kept.is_file() and _digest(kept) == file.sha256:
            return  # another submission, or another file of this one, has the same content
        kept.parent.mkdir(exist_ok=True)
        file.path.chmod(_WRITABLE)  # some systems flush only what may be written
        with file.path.open("rb+") as staged:
            os.fsync(staged.fileno())
        file.path.chmod(_READ_ONLY)
        kept.unlink(missing_ok=True)
        file.path.rename(kept)

    def _remove_listed(self, moving: Path, is_referenced: Callable[[str], bool]) -> None:
        for sha256 in moving.read_text(encoding="ascii").splitlines():
            if len(sha256) == 64 and not is_referenced(sha256):  # a shorter line was cut off by the kill, before any file moved
                self.path(sha256).unlink(missing_ok=True)
        moving.unlink()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(folder: Path) -> None:
    """Put a folder's entries on disk, where the system has a call for it."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
