import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.__main__ import main
from tests.builders import a_bundle


@dataclass(frozen=True)
class Spoken:
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def document(self):
        """The one JSON document on stdout."""
        return json.loads(self.out)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return a_bundle(tmp_path / "bundle")


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str]) -> Callable[..., Spoken]:
    """Runs one command line through the real front door."""

    def run(*arguments: object) -> Spoken:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Spoken(code, captured.out, captured.err)

    return run
