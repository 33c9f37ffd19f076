"""Options of every command that opens what a shopper handed in, declared once: letters of names, document, key, trust."""

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated

import typer

from reviewer.errors import Fault
from reviewer.intake import NameEncoding, Opening
from reviewer.intake.loose import read_partial

PASSPHRASE_VARIABLE = "REVIEWER_BUNDLE_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret

_OPTIONS = {
    "names": Annotated[NameEncoding | None, typer.Option("--names", help="Letters of file names that do not say theirs.")],
    "document": Annotated[
        Path | None, typer.Option("--document", help="A submission.json for loose files; may leave out what can be found.")
    ],
    "identity": Annotated[
        Path | None,
        typer.Option("--identity", help=f"Key file that opens a bundle sealed with age; a passphrase is read from {PASSPHRASE_VARIABLE}."),
    ],
    "trust": Annotated[Path | None, typer.Option("--trust", help="Certificates (PEM) whose signatures over a bundle are trusted.")],
}


class DocumentMissing(Fault):
    key = "cli.document_missing"


@dataclass(frozen=True)
class Wanted:
    """What the options said; nothing is read before `opening` is asked for."""

    names: NameEncoding | None = None
    document: Path | None = None
    identity: Path | None = None
    trust: Path | None = None

    def opening(self) -> Opening:
        """How the bundle is to be opened. Raises DocumentMissing, DocumentNotJson."""
        return Opening(
            names=self.names,
            document=self._document(),
            identity=self.identity,
            passphrase=os.environ.get(PASSPHRASE_VARIABLE, ""),
            trust=(self.trust,) if self.trust else (),
        )

    def _document(self) -> dict[str, object] | None:
        if self.document is None:
            return None
        try:
            return dict(read_partial(self.document.read_bytes()))
        except OSError as error:
            raise DocumentMissing(file=self.document, reason=error.strerror or str(error)) from error


def with_opening_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the options in place of its parameter `wanted`, which gets what they said."""

    @wraps(command)
    def taking(**given: object) -> None:
        wanted = Wanted(**{name: given.pop(name) for name in _OPTIONS})  # type: ignore[arg-type]
        command(**given, wanted=wanted)

    own = inspect.signature(command)
    kept = [parameter for parameter in own.parameters.values() if parameter.name != "wanted"]
    added = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind) for name, kind in _OPTIONS.items()]
    both = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept] + added
    taking.__signature__ = own.replace(parameters=both)  # type: ignore[attr-defined]
    taking.__annotations__ = {parameter.name: parameter.annotation for parameter in both}
    return taking
