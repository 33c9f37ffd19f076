"""The grade explains itself, and the request says what to mend by when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.intake.examining import examine_submission
from reviewer.intake.examining.grading import graded, rules
from reviewer.rubric.library import shipped
from reviewer.wording import Language, catalogue
from tests.intake.examining.cases import END, a_submission, an_answer


def examined(submission):
    return examine_submission(submission, (), shipped("property-residential"), measures={})


def test_a_whole_submission_gets_ten_and_no_request():
    examination = examined(a_submission())
    assert examination.grade.points == 10
    assert examination.grade.explained() == ()
    assert examination.request.text(a_submission(), asked_at=END) == ""


def test_every_lost_point_is_explained():
    submission = a_submission(an_answer(comment="态度差，我觉得他不会"), filed_at=END + timedelta(hours=30))
    grade = examined(submission).grade
    assert grade.points == 6
    assert sum(loss.points for loss in grade.losses) == grade.best - grade.points
    assert grade.explained()[0] == "-2: The submission was filed 30 h after the visit; the norm is 24 h."
    assert all(line.startswith("-") for line in grade.explained(Language.TRADITIONAL))


def found(kind: str, count: int) -> list[IntakeFinding]:
    facts = {"file": "a.jpg", "exhibit": "E-03", "submission": "A-1", "fault_key": "media.fault_damaged"}
    return [IntakeFinding(kind, Severity.MINOR, f"/{number}", tuple(facts.items())) for number in range(count)]


def test_many_findings_of_one_kind_cost_no_more_than_its_most():
    assert graded(found("unreadable", 1)).points == 8
    grade = graded(found("unreadable", 20))
    assert grade.points == 6
    assert grade.explained()[0].endswith("(and 19 more of this kind)")


def test_no_submission_falls_below_one():
    everything = [finding for kind in ("no_answers", "file_reused", "photo_reused", "unreadable") for finding in found(kind, 3)]
    grade = graded(everything)
    assert grade.points == 1
    assert sum(loss.points for loss in grade.losses) == 9


@pytest.mark.parametrize("language", Language)
def test_every_kind_with_a_price_has_its_sentences(language: Language):
    known = catalogue(language)
    for kind, price in rules().prices.items():
        assert f"examining.found_{kind}" in known
        assert not price.mend or f"examining.mend_{price.mend}" in known


def test_the_request_lists_what_to_mend_with_a_deadline_in_three_languages():
    submission = a_submission(an_answer(comment="态度差"), an_answer(None, question="Q09", items=()))
    request = examined(submission).request
    assert request.text(submission, asked_at=END).splitlines() == [
        "Hello S-042, we looked through your submission A-17, 江湾花园, visited on 2026-07-18. Please mend the following:",
        "",
        "1. Question Q09 has neither an answer nor a reason why not. Please answer, or say why it could not be observed.",
        "2. Vague wording: “态度差”. Say what was said or not said, and how: “no greeting”, “did not look up from the phone for 12 s”. "
        "Please rewrite it as an observation.",
        "",
        "Please answer by 2026-07-19 10:40 (Asia/Shanghai). Do not change or re-save the originals.",
    ]
    for language in (Language.SIMPLIFIED, Language.TRADITIONAL):
        assert "2026-07-19 10:40" in request.text(submission, language, asked_at=END)


def test_what_nobody_can_mend_is_not_asked_for():
    late = replace(a_submission(), filed_at=END + timedelta(hours=30))
    assert examined(late).request.wishes == ()
