"""What a survey comes to: the rubric's weighted mean, each question, strong and weak areas, and how groups of respondents differ."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import Scorecard
from reviewer.rubric.apportioning import nearest, rounded
from reviewer.rubric.items.scale import ScaleRule
from reviewer.rubric.questionnaires import Questionnaire, Survey, is_question
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.scoring import score
from reviewer.wording import Language

SCHEMA = "urn:reviewer:survey:1"
LEAST_RESPONDENTS = 15
"""At least so many customers a quarter; a group with fewer is told with a warning."""
_STRONG = 3
_REASON = "nobody answered"


@dataclass(frozen=True)
class QuestionResult:
    """One question: how many answered, how they answered, what it kept in percent, and the satisfied in percent (scales only)."""

    item: str
    answers: int
    counts: tuple[tuple[str, int], ...]
    percent: Decimal | None
    satisfied: Decimal | None


@dataclass(frozen=True)
class GroupResult:
    """The respondents who gave one value to one background fact."""

    fact: str
    value: str
    respondents: int
    percent: Decimal | None
    is_small: bool


@dataclass(frozen=True)
class SurveyResult:
    """`scorecard.total` is the weighted mean in percent; `satisfied` the share of all answers on scales that are satisfied, in percent."""

    survey: Survey
    scorecard: Scorecard
    satisfied: Decimal | None
    questions: tuple[QuestionResult, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    groups: tuple[GroupResult, ...]
    is_enough: bool


def verdicts_of(rubric: Rubric, questionnaires: Sequence[Questionnaire]) -> dict[str, Verdict]:
    """One verdict for each question, with the answers of all respondents counted; a question nobody answered is not verifiable."""
    found = {}
    for item in rubric.items():
        if not is_question(item):
            continue
        counts = Counter(each.answers[item.code] for each in questionnaires if item.code in each.answers)
        entries = tuple((name, str(counts[name])) for name in item.rule.forms() if counts[name])
        if entries:
            found[item.code] = Verdict(item.code, VerdictState.MET, entries=entries)
        else:
            found[item.code] = Verdict(item.code, VerdictState.NOT_VERIFIABLE, reason=_REASON)
    return found


def results(rubric: Rubric, survey: Survey, *, least: int = LEAST_RESPONDENTS) -> SurveyResult:
    """The whole result of a survey's valid questionnaires. Items that respondents do not answer stay open."""
    verdicts = verdicts_of(rubric, survey.valid)
    card = score(rubric, verdicts)
    questions = _questions(rubric, verdicts, card)
    told = sorted((each for each in questions if each.percent is not None), key=lambda each: each.percent or Decimal(0))
    count = min(_STRONG, len(told) // 2)
    return SurveyResult(
        survey=survey,
        scorecard=card,
        satisfied=_satisfied(rubric, verdicts),
        questions=questions,
        strong=tuple(each.item for each in reversed(told[len(told) - count :])),
        weak=tuple(each.item for each in told[:count]),
        groups=_groups(rubric, survey, least),
        is_enough=len(survey.valid) >= least,
    )


def to_json(rubric: Rubric, result: SurveyResult) -> str:
    """One document by `resources/schemas/survey-1.schema.json`; percentages are texts, respondents stay nameless."""
    survey = result.survey
    document = {
        "schema": SCHEMA,
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "sent": survey.sent,
        "returned": survey.returned,
        "valid": len(survey.valid),
        "invalid": [{"row": each.row, "reason": each.fault.value, "sentence": each.sentence(Language.ENGLISH)} for each in survey.invalid],
        "is_enough": result.is_enough,
        "mean_percent": _told(result.scorecard.total),
        "satisfied_percent": _told(result.satisfied),
        "questions": [_question_json(each) for each in result.questions],
        "strong": list(result.strong),
        "weak": list(result.weak),
        "groups": [_group_json(each) for each in result.groups],
        "words": [
            {"item": item, "row": questionnaire.row, "words": words}
            for questionnaire in survey.valid
            for item, words in questionnaire.words.items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _question_json(each: QuestionResult) -> dict[str, object]:
    return {
        "item": each.item,
        "answers": each.answers,
        "counts": dict(each.counts),
        "percent": _told(each.percent),
        "satisfied_percent": _told(each.satisfied),
    }


def _group_json(each: GroupResult) -> dict[str, object]:
    return {
        "fact": each.fact,
        "value": each.value,
        "respondents": each.respondents,
        "percent": _told(each.percent),
        "is_small": each.is_small,
    }


def _questions(rubric: Rubric, verdicts: Mapping[str, Verdict], card: Scorecard) -> tuple[QuestionResult, ...]:
    lost = {each.item: each.deduction for each in card.items}
    found = []
    for item in rubric.items():
        if item.code not in verdicts:
            continue
        counts = tuple((name, int(times)) for name, times in verdicts[item.code].entries)
        answers = sum(times for _, times in counts)
        kept = None if not answers else 100 * (1 - Fraction(lost[item.code]) / Fraction(item.points))
        found.append(QuestionResult(item.code, answers, counts, _percent(kept), _satisfied(rubric, {item.code: verdicts[item.code]})))
    return tuple(found)


def _satisfied(rubric: Rubric, verdicts: Mapping[str, Verdict]) -> Decimal | None:
    answers = satisfied = 0
    for item in rubric.items():
        if item.code in verdicts and isinstance(item.rule, ScaleRule):
            for value, times in verdicts[item.code].entries:
                answers += int(times)
                satisfied += int(times) if int(value) >= item.rule.satisfied_from else 0
    return _percent(Fraction(100 * satisfied, answers)) if answers else None


def _groups(rubric: Rubric, survey: Survey, least: int) -> tuple[GroupResult, ...]:
    """By background fact, the largest group first."""
    found = []
    for fact in rubric.background:
        sizes = Counter(each.background[fact] for each in survey.valid if fact in each.background)
        for value, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
            inside = [each for each in survey.valid if each.background.get(fact) == value]
            total = score(rubric, verdicts_of(rubric, inside)).total
            found.append(GroupResult(fact, value, size, total, size < least))
    return tuple(found)


def _percent(share: Fraction | None) -> Decimal | None:
    """To two decimals, half up, as the field publishes them."""
    return None if share is None else rounded(nearest(share), 2)


def _told(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
