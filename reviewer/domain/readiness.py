"""What stands in the way of signing a review."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reviewer.domain.coverage import uncovered
from reviewer.domain.evidence import CitationKind
from reviewer.domain.findings import Finding, FindingKind
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.review import NEEDS_REASON, Verdict, VerdictState
from reviewer.domain.submission import Answer
from reviewer.wording import Language, say

_CLEAR = {VerdictState.MET: True, VerdictState.NOT_MET: False}


@dataclass(frozen=True)
class Obstacle:
    """One thing to be done first. `key` is the wording key of its sentence, which is filled with `item`, `finding` and `facts`."""

    key: str
    item: str
    finding: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        return say(self.key, language, item=self.item, finding=self.finding, **dict(self.facts))


@dataclass(frozen=True)
class PlayedExhibit:
    """An exhibit's code and what of it was played, merged, in its media time."""

    code: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Work:
    """All that readiness rests on: the rubric's items in order, and what the review and the submission say of them."""

    items: Sequence[str]
    verdicts: Mapping[str, Verdict]
    findings: Sequence[Finding]
    answers: Sequence[Answer] = ()
    played: Mapping[ExhibitId, PlayedExhibit] = field(default_factory=dict)


def obstacles(work: Work) -> tuple[Obstacle, ...]:
    """In the rubric's order of items: not decided, reason missing, lost points without a finding; then findings without proof.

    A finding that rests on something not having happened is proved only when the whole bracket was played.
    """
    found = []
    deducted = {finding.item for finding in work.findings if finding.kind is FindingKind.DEDUCTION}
    for item in work.items:
        verdict = work.verdicts.get(item)
        if verdict is None:
            found.append(Obstacle("operations.item_open", item))
        elif verdict.state in NEEDS_REASON and not verdict.reason.strip():
            found.append(Obstacle("operations.reason_missing_on", item))
        elif verdict.state in (VerdictState.NOT_MET, VerdictState.PARTLY) and item not in deducted:
            found.append(Obstacle("operations.finding_missing", item))
        elif differs_from_answers(verdict, work.answers) and not _is_explained(verdict, work.findings):
            found.append(Obstacle("operations.differs_from_answer", item, facts=(("question", _questions(item, work.answers)),)))
    found += [Obstacle("operations.proof_missing", finding.item, finding.code) for finding in work.findings if not finding.is_proved]
    return (*found, *_not_played(work))


def differs_from_answers(verdict: Verdict, answers: Iterable[Answer]) -> bool:
    """Whether every yes/no answer that speaks to the item says the opposite of a verdict of met or not met.

    Only answers whose questionnaire tells which of yes and no is good are heard. Where answers disagree among themselves, the verdict
    agrees with one of them; partly, not applicable and not verifiable contradict nobody.
    """
    said = [answer.value == answer.met_when for answer in _clear_answers(verdict.item, answers)]
    decided = _CLEAR.get(verdict.state)
    return decided is not None and bool(said) and all(is_good is not decided for is_good in said)


def _clear_answers(item: str, answers: Iterable[Answer]) -> Iterator[Answer]:
    return (answer for answer in answers if item in answer.items and isinstance(answer.value, bool) and answer.met_when is not None)


def _questions(item: str, answers: Iterable[Answer]) -> str:
    return ", ".join(answer.question for answer in _clear_answers(item, answers))


def _is_explained(verdict: Verdict, findings: Iterable[Finding]) -> bool:
    """A verdict's reason explains why it differs, and so does a deduction that states its fact."""
    facts = (finding.text.fact for finding in findings if finding.item == verdict.item and finding.kind is FindingKind.DEDUCTION)
    return bool(verdict.reason.strip()) or any(fact.strip() for fact in facts)


def _not_played(work: Work) -> Iterator[Obstacle]:
    for finding in work.findings:
        for placed in finding.citations:
            citation = placed.citation
            if citation.kind is CitationKind.ABSENCE and citation.exhibit_id is not None and citation.span is not None:
                exhibit = work.played.get(citation.exhibit_id, PlayedExhibit(str(citation.exhibit_id)))
                missing_us = sum(span.duration_us for span in uncovered(citation.span, exhibit.spans))
                if missing_us:
                    facts = (("exhibit", exhibit.code), ("seconds", f"{-(-missing_us * 10 // SECOND_US) / 10:.1f}"))
                    yield Obstacle("operations.absence_not_played", finding.item, finding.code, facts)
