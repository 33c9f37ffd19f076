"""Names say what a thing holds; a name that could hold anything soon does."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import everything, words

VAGUE = frozenset(
    "util utils helper helpers common misc base core logic manager managers handler handlers data info".split()  # noqa: SIM905 - reads as the list it is
)


def test_no_file_or_folder_has_a_vague_name():
    vague = [source.name for source in everything() if any(_is_vague(PurePosixPath(part).stem) for part in source.name.split("/"))]
    assert vague == []


def test_no_class_has_a_vague_name():
    vague = [f"{source.place(node)} {node.name}" for source in everything() for node in source.nodes(ast.ClassDef) if _is_vague(node.name)]
    assert vague == []


@pytest.mark.parametrize("name", ["base", "DataHandler", "_TrackManager", "media_info", "CORE"])
def test_a_vague_word_is_seen_wherever_it_stands_in_a_name(name: str):
    assert _is_vague(name)


@pytest.mark.parametrize("name", ["timebase", "metadata", "Database", "Reinforced", "informed"])
def test_a_word_that_only_contains_a_vague_one_is_allowed(name: str):
    assert not _is_vague(name)


def _is_vague(name: str) -> bool:
    return not VAGUE.isdisjoint(words(name))
