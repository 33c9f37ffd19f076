"""How the shopper wrote: words that judge or feel, opinion in the place of facts, advice nobody can act on, quotes left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.language import Lapse, LapseKind, lapses
from reviewer.domain.submission import Answer
from reviewer.intake.examining.material import Material, found
from reviewer.intake.examining.phrases import asks_for_words, holds_quote, unquoted

_KIND = {
    LapseKind.VAGUE: "vague_words",
    LapseKind.EMOTIONAL: "emotional_words",
    LapseKind.OPINION: "opinion_as_fact",
    LapseKind.UNACTIONABLE: "advice_unactionable",
}
_NEAR = timedelta(minutes=2)


def badly_worded(material: Material) -> Iterator[IntakeFinding]:
    submission = material.submission
    for number, answer in enumerate(submission.answers):
        if isinstance(answer.value, str):
            yield from _lapsed(answer.value, f"/answers/{number}/value")
        yield from _lapsed(answer.comment, f"/answers/{number}/comment")
        yield from _quote(material, number, answer)
    for number, note in enumerate(submission.notes):
        yield from _lapsed(note.text, f"/notes/{number}/text")


def _lapsed(text: str, place: str) -> Iterator[IntakeFinding]:
    """One finding for each kind and suggestion; what stands in quotation marks is somebody else's wording and is left alone."""

    def sort(lapse: Lapse) -> tuple[str, str]:
        return lapse.kind.value, lapse.suggestion_key

    for (_, suggestion), group in groupby(sorted(lapses(unquoted(text)), key=sort), sort):
        held = sorted(group, key=lambda lapse: lapse.start)
        words = ", ".join(dict.fromkeys(lapse.words for lapse in held))
        marks = tuple((lapse.start, lapse.end) for lapse in held)
        yield replace(found(_KIND[held[0].kind], Severity.MINOR, place=place, words=words, suggestion_key=suggestion), marks=marks)


def _quote(material: Material, number: int, answer: Answer) -> Iterator[IntakeFinding]:
    """A quote is asked for by the question's wording or by an item; quotation marks or a filed quote of that time answer it."""
    items = [material.items[code] for code in answer.items if code in material.items]
    if not (asks_for_words(answer.text) or any("quote" in item.needs for item in items)):
        return
    value = answer.value if isinstance(answer.value, str) else ""
    is_filed = any(answer.at is None or abs(quote.at - answer.at) <= _NEAR for quote in material.submission.quotes)
    if not (is_filed or holds_quote(answer.comment) or holds_quote(value)):
        yield found("quote_missing", Severity.MINOR, place=f"/answers/{number}/comment", question=answer.question)
