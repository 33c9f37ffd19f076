"""Heads in one or two languages, and the verdict that stands before an item's title."""

from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.review import VerdictState
from reviewer.reports.edition import Edition
from reviewer.reports.palette import BRICK, FINDING_HEAD, PETROL, SECOND, Style
from reviewer.wording import say

Head = tuple[tuple[str, Style], ...]

VERDICT_MARKS = {
    FindingKind.DEDUCTION: ("▲", "verdict_not_met"),
    FindingKind.OBSERVATION: ("○", "observation"),
    FindingKind.COMMENDATION: ("●", "verdict_praised"),
}


def both(edition: Edition, key: str, style: Style, **facts: object) -> Head:
    """A head in the first language, and small behind it in the second where there is one."""
    return beside(edition.say(key, **facts), second(edition, key, **facts), style=style)


def beside(first: str, other: str, *, style: Style) -> Head:
    """A head with its words in another language behind it, unless they are the same."""
    return ((first, style), *([(f"  {other}", SECOND)] if other and other != first else []))


def second(edition: Edition, key: str, **facts: object) -> str:
    """The words in the second language; none where the card has one language."""
    return say(f"reports.{key}", edition.card.second, **facts) if edition.card.second else ""


def second_title(edition: Edition, code: str) -> str:
    """The item's title in the second language, empty where the card has one language or the title no other words."""
    item = edition.items.get(code)
    told = item.title.shown(edition.card.second) if item and edition.card.second else ""
    return "" if told == edition.item_title(code) else told


def judged_title(edition: Edition, finding: Finding) -> Head:
    """`▲ Not met · Visitor pass issued`: the verdict stands before the item, whose title says what should have been."""
    mark, key = VERDICT_MARKS[finding.kind]
    score = edition.scores.get(finding.item)
    if finding.kind is FindingKind.DEDUCTION and score is not None and score.state is VerdictState.PARTLY:
        key = "verdict_partly"
    title = finding.text.headline or edition.item_title(finding.item)
    colour = BRICK if finding.kind is FindingKind.DEDUCTION else PETROL
    return ((f"{mark} {edition.say(key)} · ", FINDING_HEAD.inked(colour)), (title, FINDING_HEAD))
