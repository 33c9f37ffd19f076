"""A staging folder, and one way to see a bundle refused: whole, in one sentence, with nothing left behind or changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.errors import Refused
from reviewer.intake import Limits, Opening, read_bundle
from reviewer.wording import Language

Refuse = Callable[..., Refused]


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    folder = tmp_path / "staging"
    folder.mkdir()
    return folder


@pytest.fixture
def refused(staging: Path) -> Refuse:
    def refuse(path: Path, limits: Limits | None = None) -> Refused:
        before = _snapshot(path)
        with pytest.raises(Refused) as caught:
            read_bundle(path, staging, opening=Opening(limits=limits or Limits()))
        assert list(staging.iterdir()) == []
        assert _snapshot(path) == before
        for language in Language:
            sentence = caught.value.sentence(language)
            assert "\n" not in sentence
            assert sentence.endswith((".", "。"))
        return caught.value

    return refuse


def _snapshot(path: Path) -> dict[str, bytes]:
    """Every file's bytes; links by where they point, so that looking does not follow them."""
    found = [path, *sorted(path.rglob("*"))] if path.is_dir() else [path]
    return {
        str(one): str(one.readlink()).encode() if one.is_symlink() else one.read_bytes()
        for one in found
        if one.is_symlink() or one.is_file()
    }
