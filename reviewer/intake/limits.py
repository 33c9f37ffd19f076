"""How much a bundle may hold before it is refused; every limit is named in the refusal it causes."""

from dataclasses import dataclass

_MEBIBYTE = 2**20
_GIBIBYTE = 2**30


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
