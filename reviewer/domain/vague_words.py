"""Words that judge without saying what was seen: the field book, chapter 2, asks for observations in their place."""

from reviewer.domain.language import LapseKind, lapses


def vague_words(text: str) -> tuple[str, ...]:
    """The vague words of a text in the order they stand, as they are written, each once."""
    return tuple(dict.fromkeys(lapse.words for lapse in lapses(text) if lapse.kind is LapseKind.VAGUE))
