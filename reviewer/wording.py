"""Sentences of everything below the window, in three languages.

Each language is a folder under `resources/translations/` with one TOML file per area; the sentence `digest_differs` of
`intake.toml` has the key `intake.digest_differs`. The window's own texts live in Qt Linguist catalogues instead.
"""

import tomllib
from enum import StrEnum
from functools import cache

from reviewer.places import resource


class Language(StrEnum):
    """The languages the program speaks; the value is the BCP 47 tag written into documents."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"

    @property
    def catalogue(self) -> str:
        """Name of the folder and of the Qt catalogue: `en`, `zh_CN`, `zh_TW`."""
        return {"en": "en", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}[self.value]

    @classmethod
    def of_catalogue(cls, catalogue: str) -> "Language":
        """The language of `en`, `zh_CN` or `zh_TW`; ValueError for any other name."""
        for language in cls:
            if language.catalogue == catalogue:
                return language
        raise ValueError(catalogue)


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every sentence of one language by key."""
    sentences: dict[str, str] = {}
    for path in sorted(resource("translations", language.catalogue).glob("*.toml")):
        with path.open("rb") as file:
            for key, sentence in tomllib.load(file).items():
                sentences[f"{path.stem}.{key}"] = sentence
    return sentences


def say(key: str, language: Language = Language.ENGLISH, **facts: object) -> str:
    """The sentence of a key with its facts filled in; KeyError when the catalogue lacks it."""
    return catalogue(language)[key].format(**facts)
