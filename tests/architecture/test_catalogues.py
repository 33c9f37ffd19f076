"""Every sentence exists in every language, and says the same things in each."""

import importlib
import pkgutil
import string
import tomllib

import pytest

import reviewer
from reviewer.errors import Fault, Refused, ReviewerError
from reviewer.places import resource
from reviewer.wording import Language, catalogue

# Alembic runs these scripts itself; they cannot be imported.
NOT_IMPORTABLE = ("reviewer.store.migrations",)


def test_every_language_has_the_same_sentences():
    english = set(catalogue(Language.ENGLISH))
    uneven = {language.catalogue: sorted(english ^ set(catalogue(language))) for language in Language}
    assert uneven == {"en": [], "zh_CN": [], "zh_TW": []}


@pytest.mark.parametrize("language", [Language.SIMPLIFIED, Language.TRADITIONAL])
def test_every_translation_fills_in_the_same_facts(language: Language):
    translated = catalogue(language)
    differing = {
        key: (sentence, translated[key])
        for key, sentence in catalogue(Language.ENGLISH).items()
        if key in translated and _facts(sentence) != _facts(translated[key])
    }
    assert differing == {}


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_empty_and_every_catalogue_is_flat(language: Language):
    empty = []
    for path in sorted(resource("translations", language.catalogue).glob("*.toml")):
        sentences = tomllib.loads(path.read_text(encoding="utf-8"))
        empty += [f"{path.name}: {key}" for key, sentence in sentences.items() if not isinstance(sentence, str) or not sentence.strip()]
    assert empty == []


def test_every_error_has_its_sentence():
    known = catalogue(Language.ENGLISH)
    silent = [f"{kind.__module__}.{kind.__name__}" for kind in _errors() if getattr(kind, "key", None) not in known]
    assert silent == []


def test_every_error_is_either_refused_or_a_fault():
    unsorted = [kind.__name__ for kind in _descendants(ReviewerError) if not issubclass(kind, Refused | Fault)]
    assert unsorted == []


def _facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _errors() -> list[type[ReviewerError]]:
    """Every concrete error of the program: the leaves below Refused and Fault, once all modules are imported."""
    for module in pkgutil.walk_packages(reviewer.__path__, "reviewer."):
        if not module.name.startswith(NOT_IMPORTABLE):
            importlib.import_module(module.name)
    return [kind for root in (Refused, Fault) for kind in _descendants(root) if not kind.__subclasses__()]


def _descendants(kind: type[ReviewerError]) -> list[type[ReviewerError]]:
    ours = [child for child in kind.__subclasses__() if child.__module__.startswith("reviewer.")]
    return [descendant for child in ours for descendant in (child, *_descendants(child))]
