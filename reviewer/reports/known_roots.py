"""The studio roots this person relies on: those of identities made on this machine, and any PEM put beside them."""

from pathlib import Path

from platformdirs import user_config_path

from reviewer.errors import Fault
from reviewer.reports.identity import Identity


class RootNotKept(Fault):
    """The folder of known roots cannot be written."""

    key = "reports.root_not_kept"


def roots_folder() -> Path:
    """One PEM per studio; a client drops the root it was given here to have `reviewer verify` rely on it."""
    return user_config_path("reviewer", appauthor=False) / "roots"


def known_roots() -> tuple[Path, ...]:
    """Every root in the folder, by name; none when there is no folder."""
    return tuple(sorted(roots_folder().glob("*.pem")))


def known_revocations() -> tuple[Path, ...]:
    """Every revocation list put beside the roots, by name."""
    return tuple(sorted(roots_folder().glob("*.crl")))


def keep_root(identity: Identity) -> Path:
    """Relies on an identity's studio from now on; returns the file kept. Raises RootNotKept."""
    folder = roots_folder()
    content = identity.root_path.read_bytes()
    target = folder / f"{identity.root.serial_number:040x}.pem"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        raise RootNotKept(folder=folder, reason=error.strerror or str(error)) from error
    return target
