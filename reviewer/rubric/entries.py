"""Reads what a verdict enters by name: answers counted, points of a checklist, phrases heard, rates by time of day."""

import re

from reviewer.errors import Refused
from reviewer.rubric.fields import Fields, NameUnknown, told
from reviewer.rubric.rubric import EntryForm, Item
from reviewer.wording import Language, say

_PATTERNS = {
    EntryForm.COUNT: re.compile(r"0|[1-9]\d{0,6}", re.ASCII),
    EntryForm.PASSED: re.compile("met|not_met|not_applicable"),
    EntryForm.RATE: re.compile(r"(0|[1-9]\d{0,6})/[1-9]\d{0,6}", re.ASCII),
    EntryForm.DECIMAL: re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII),
    EntryForm.WORDS: re.compile(r"(?s).{1,10000}"),
}


class EntryUnfit(Refused):
    """`form` is one of count, passed, rate, decimal, words."""

    key = "rubric.entry_unfit"

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        return say(self.key, language, **{**self.facts, "form": say(f"rubric.form_{self.facts['form']}", language)})


def read_entries(table: Fields, item: Item) -> tuple[tuple[str, str], ...]:
    """The entries of one verdict, in the order the item lists them; a name or a value that the item's kind does not take is refused."""
    forms = item.rule.forms()
    found = {}
    for name, value in table.everything().items():
        if name not in forms:
            raise NameUnknown(file=table.file, place=table.place, field="entries", value=told(name), known=", ".join(forms)[:200] or "-")
        found[name] = read_entry(value, forms[name], file=table.file, place=f"{table.place} {name}")
    return tuple((name, found[name]) for name in forms if name in found)


def read_entry(value: object, form: EntryForm, *, file: str, place: str) -> str:
    """One entry in its form; a whole number may stand as one."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    is_rate_wrong = form is EntryForm.RATE and isinstance(text, str) and _is_more_than_all(text)
    if not isinstance(text, str) or not _PATTERNS[form].fullmatch(text) or is_rate_wrong:
        raise EntryUnfit(file=file, place=place, field="entries", value=told(value), form=form.value)
    return text


def _is_more_than_all(text: str) -> bool:
    conforming, _, observed = text.partition("/")
    return conforming.isdecimal() and observed.isdecimal() and int(conforming) > int(observed)
