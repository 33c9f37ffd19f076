"""Wording that is no observation is marked where it stands; ordinary facts and other people's words are not."""

import pytest

from reviewer.domain.language import LapseKind, lapses
from tests.intake.examining.cases import a_note, a_submission, an_answer, findings_of, kinds_of


@pytest.mark.parametrize(
    ("comment", "kind", "words"),
    [
        ("The desk staff had a bad attitude.", "vague_words", "bad attitude"),
        ("前台态度差，环境一般。", "vague_words", "态度差"),
        ("櫃檯服務態度很好", "vague_words", "態度很好"),
        ("等了很久才有人来", "vague_words", "等了很久"),
        ("The lift was terrible.", "emotional_words", "terrible"),
        ("保安让人无语", "emotional_words", "无语"),
        ("I think the guard did not look.", "opinion_as_fact", "I think"),
        ("我觉得他没有看证件", "opinion_as_fact", "我觉得"),
        ("They should improve service quality.", "advice_unactionable", "improve service quality"),
        ("建议加强培训", "advice_unactionable", "加强培训"),
    ],
)
def test_such_wording_is_found_and_marked(comment: str, kind: str, words: str):
    finding = next(finding for finding in findings_of(a_submission(an_answer(comment=comment))) if words in finding.sentence())
    assert (finding.kind, finding.place) == (kind, "/answers/0/comment")
    assert words in [comment[start:end] for start, end in finding.marks]


@pytest.mark.parametrize(
    "comment",
    [
        "Looked at the card, at me, at the card again; asked whom I visit.",
        "Three visible stains in the lobby, north-west corner.",
        "海报写明6月7日满300减50，全程未提及。",
        "一般来说登记需要出示证件",
        "指示牌很好找，在电梯右侧。",
        "The guard said “very good, please go in”.",
        "她说：“这个我觉得不错”，然后转身。",
        "Thinking time of 3 s; attitude not judged.",
        "",
    ],
)
def test_facts_and_quoted_words_are_left_alone(comment: str):
    assert kinds_of(a_submission(an_answer(comment=comment))) == []


def test_answers_in_words_and_notes_are_read_too():
    found = findings_of(a_submission(an_answer("so-so"), notes=[a_note("10:31:00", "lobby not bad")]))
    assert [finding.place for finding in found] == ["/answers/0/value", "/notes/0/text"]


def test_the_sentence_says_what_to_write_instead():
    (found,) = findings_of(a_submission(an_answer(comment="环境差")))
    assert found.sentence().endswith("“three stains on the lobby floor by the lift”.")


def test_of_two_wordings_one_in_the_other_the_longer_counts():
    assert [(one.words, one.kind) for one in lapses("态度一般，太差")] == [
        ("态度一般", LapseKind.VAGUE),
        ("太差", LapseKind.EMOTIONAL),
    ]


def test_a_question_for_verbatim_words_wants_a_quote():
    asked = "What were the exact words of the greeting?"
    assert kinds_of(a_submission(an_answer("polite", asked))) == ["quote_missing"]
    assert kinds_of(a_submission(an_answer("“您好，欢迎光临”", asked))) == []
