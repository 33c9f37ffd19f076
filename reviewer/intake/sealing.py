"""Bundles sealed for the way with age (age-encryption.org/v1): opened into the caller's own folder, for as long as they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage

from reviewer.errors import Fault, Refused
from reviewer.intake.opening import Opening

_HEADER = b"age-encryption.org/v1"
_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how the line of a key begins, not one
_MOST_BYTES_BY_PASSPHRASE = 256 * 2**20
"""The library opens passphrases in memory only; keys have no such bound."""


class BundleSealed(Refused):
    key = "intake.bundle_sealed"


class KeyDoesNotOpen(Refused):
    key = "intake.key_does_not_open"


class SealedTooLarge(Refused):
    key = "intake.sealed_too_large"


class UnsealingFailed(Fault):
    key = "intake.unsealing_failed"


class KeyUnreadable(Fault):
    key = "intake.key_unreadable"


@contextmanager
def unsealed(path: Path, opening: Opening, *, folder: Path) -> Iterator[Path]:
    """The bundle itself: `path`, or what it seals, written into `folder` and gone afterwards.

    Raises BundleSealed without key and passphrase, KeyDoesNotOpen, SealedTooLarge, KeyUnreadable. Age proves each piece before it is
    written, and nothing is read before the last one was proved.
    """
    if not _is_sealed(path):
        yield path
        return
    if opening.identity is None and not opening.passphrase:
        raise BundleSealed(bundle=path.name)
    plain = folder / (path.name.removesuffix(".age") or "bundle")
    try:
        _unseal(path, opening, plain=plain)
        yield plain
    finally:
        plain.unlink(missing_ok=True)


def _is_sealed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        # A folder, or something that whoever opens it will name.
        return False


def _unseal(path: Path, opening: Opening, *, plain: Path) -> None:
    try:
        if opening.identity is not None:
            pyrage.decrypt_file(str(path), str(plain), _identities(opening.identity))
            return
        size = path.stat().st_size
        if size > _MOST_BYTES_BY_PASSPHRASE:
            raise SealedTooLarge(bundle=path.name, size=size, limit=_MOST_BYTES_BY_PASSPHRASE)
        plain.write_bytes(pyrage.passphrase.decrypt(path.read_bytes(), opening.passphrase))
    except pyrage.DecryptError as error:
        raise KeyDoesNotOpen(bundle=path.name, reason=str(error)) from error
    except OSError as error:
        # Age calls a piece that does not prove itself an error of reading; the system's own errors have numbers.
        if error.errno is None:
            raise KeyDoesNotOpen(bundle=path.name, reason=str(error)) from error
        raise UnsealingFailed(bundle=path.name, reason=error.strerror or str(error)) from error


def _identities(path: Path) -> list[Any]:
    """The keys of a file as age-keygen writes it, or one private key of SSH."""
    try:
        content = path.read_bytes()
        lines = [line.strip() for line in content.decode("ascii").splitlines()]
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET)]
        return keys or [pyrage.ssh.Identity.from_buffer(content)]
    except (OSError, ValueError, pyrage.IdentityError) as error:
        raise KeyUnreadable(file=path.name, reason=str(error)) from error
