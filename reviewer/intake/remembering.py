"""Remembering, per client, which column of an answer sheet is which."""

import hashlib
from pathlib import Path
from typing import Protocol

from reviewer.intake.answers import AnswerMapping


class RememberedMappings(Protocol):
    """Where mappings are kept between imports."""

    def of(self, client: str) -> AnswerMapping | None:
        """The mapping last kept for the client."""

    def keep(self, client: str, mapping: AnswerMapping) -> None:
        """Replaces what was remembered for the client."""


class MappingFolder:
    """One JSON file a client, in a folder of the workspace, named by the digest of the client's name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, client: str) -> AnswerMapping | None:
        try:
            return AnswerMapping.from_json(self._place(client).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            # A remembered mapping is a convenience: one that cannot be read is proposed anew.
            return None

    def keep(self, client: str, mapping: AnswerMapping) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._place(client)
        part = place.with_suffix(".part")
        part.write_text(mapping.to_json(), encoding="utf-8")
        part.replace(place)

    def _place(self, client: str) -> Path:
        return self._folder / f"{hashlib.sha256(client.strip().casefold().encode()).hexdigest()[:32]}.json"
