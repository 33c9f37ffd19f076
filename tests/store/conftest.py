from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.operations.workspace import Workspace
from tests.builders import REVIEWER, a_review


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "工作区 #1", actor=REVIEWER) as opened:
        yield opened


@pytest.fixture
def review_id(workspace: Workspace):
    return a_review(workspace)
