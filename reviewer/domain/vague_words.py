"""Words that judge without saying what was seen: the field book, chapter 2, asks for observations in their place."""

import re

VAGUE = (
    "not bad", "so-so", "bad attitude", "poor attitude", "good attitude", "not good", "quite good", "very good", "fairly clean",
    "acceptable",
    "不错", "一般", "态度差", "态度不好", "态度好", "环境不好", "环境差", "还可以", "还行", "较好", "较差", "马马虎虎", "差不多",
    "不錯", "態度差", "態度不好", "態度好", "環境不好", "環境差", "還可以", "還行", "較好", "較差", "馬馬虎虎", "差不多",
)  # fmt: skip

# 一般 inside these says how things are as a rule, which is no judgement.
_HARMLESS = ("一般来说", "一般來說", "一般情况", "一般情況", "一般而言")
# Latin words count only as whole words; Han has no word borders.
_PATTERN = re.compile(
    "|".join(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word) for word in dict.fromkeys(VAGUE)), re.IGNORECASE
)


def vague_words(text: str) -> tuple[str, ...]:
    """The vague words of a text in the order they stand, as they are written, each once."""
    for harmless in _HARMLESS:
        text = text.replace(harmless, "")
    return tuple(dict.fromkeys(match.group() for match in _PATTERN.finditer(text)))
