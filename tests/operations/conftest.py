from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.operations.workspace import Workspace
from tests.builders import a_review, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path / "工作区 #1") as opened:
        yield opened


@pytest.fixture
def review_id(workspace: Workspace):
    return a_review(workspace)
