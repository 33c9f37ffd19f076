"""One word for one thing: the glossary is whole, and the nouns in code obey it."""

import ast
import re
from dataclasses import dataclass

import pytest

from tests.architecture.sources import ROOT, sources, words

ENTRY = re.compile(r"^### (?P<head>.+)$\n(?P<body>(?:(?!^#).*\n?)*)", re.MULTILINE)
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Entry:
    term: str
    chinese: str
    meaning: str
    avoid: tuple[str, ...]


def entries() -> tuple[Entry, ...]:
    """The page's entries; a missing part is empty, so that the tests below can name the term that lacks it."""
    found = []
    for match in ENTRY.finditer((ROOT / "GLOSSARY.md").read_text(encoding="utf-8")):
        term, _, chinese = match["head"].partition(" · ")
        meaning, _, avoid = match["body"].partition("*Avoid*:")
        found.append(
            Entry(term.strip(), chinese.strip(), meaning.strip(), tuple(word.strip() for word in avoid.split(",") if word.strip()))
        )
    return tuple(found)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.term)
def test_every_term_has_its_chinese_its_meaning_and_the_words_to_avoid(entry: Entry):
    assert HAN.search(entry.chinese), "no Chinese"
    assert entry.meaning, "no meaning"
    assert entry.avoid, "no Avoid line"
    assert entry.term not in entry.avoid


def test_the_glossary_holds_the_nouns_of_the_domain():
    terms = [entry.term for entry in entries()]
    assert len(terms) == len(set(terms)), "a term stands twice"
    assert {"shop", "submission", "rubric", "verdict", "finding", "exhibit", "citation", "journal", "seal", "band"} <= set(terms)


def test_no_noun_of_the_domain_is_called_by_an_avoided_word():
    called_wrongly = [
        f"{source.place(node)} {node.name}: {', '.join(wrong)}"
        for source in sources("reviewer/domain")
        for node in source.nodes(ast.ClassDef)
        if (wrong := sorted(_avoided_words() & set(words(node.name))))
    ]
    assert called_wrongly == []


def test_no_file_is_called_by_an_avoided_word():
    called_wrongly = [source.name for source in sources("reviewer/domain", "reviewer/rubric") if _avoided_words() & set(words(source.name))]
    assert called_wrongly == []


def _avoided_words() -> set[str]:
    """Single words avoided for something and right for nothing: a term's own words are free."""
    right = {word for entry in entries() for word in words(entry.term)}
    return {word for entry in entries() for avoided in entry.avoid if len(words(avoided)) == 1 for word in words(avoided)} - right
