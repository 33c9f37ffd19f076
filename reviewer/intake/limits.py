"""How much a bundle may hold before it is refused; every limit is named in the refusal it causes."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from reviewer.errors import Refused
from reviewer.media.sandbox import SandboxLimits

_MEBIBYTE = 2**20
_GIBIBYTE = 2**30


class LimitsWrong(Refused):
    """The settings file names a limit that is none, or no whole number above zero."""

    key = "intake.limits_wrong"


@dataclass(frozen=True)
class Limits:
    """Bounds on what a bundle may hold, sizes in bytes.

    `ratio` is unpacked bytes per packed byte, asked of entries and bundles beyond `ratio_from_bytes`; `tag_bytes` bounds each of
    the texts outside `data/`, which are read into memory. `probe_seconds` and `probe_bytes` bound the examination of one file.
    """

    entries: int = 6000
    total_bytes: int = 64 * _GIBIBYTE
    file_bytes: int = 8 * _GIBIBYTE
    tag_bytes: int = 16 * _MEBIBYTE
    ratio: int = 200
    ratio_from_bytes: int = _MEBIBYTE
    depth: int = 8
    name_bytes: int = 240
    probe_seconds: int = 60
    probe_bytes: int = 2 * _GIBIBYTE

    @property
    def sandbox(self) -> SandboxLimits:
        return SandboxLimits(self.probe_seconds, self.probe_bytes)

    @classmethod
    def read(cls, path: Path) -> "Limits":
        """The limits of a TOML file, `name = number` a line; those it leaves out, or all without a file, as they are here.

        Raises LimitsWrong.
        """
        try:
            stated = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:
            raise LimitsWrong(file=path, limit=str(error)) from error
        known = {field.name for field in fields(cls)}
        for name, value in stated.items():
            if name not in known or type(value) is not int or value <= 0:
                raise LimitsWrong(file=path, limit=f"{name} = {value}")
        return cls(**stated)
