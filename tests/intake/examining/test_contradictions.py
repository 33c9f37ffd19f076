"""What cannot all be true is told with both sides; what can be, is not."""

from dataclasses import replace

import pytest

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.submission import Quote
from reviewer.wording import Language
from tests.intake.examining.cases import NO, YES, a_file, a_note, a_submission, an_answer, at, findings_of, kinds_of, reassigned

WITHIN_3_S = "Did the lobby host greet you within 3 s?"
REGISTRATION = "How long did the registration take, in seconds?"


@pytest.mark.parametrize("comment", ["Greeted after 88 s.", "It took 1 min 28 s.", "1分28秒后才问候。", "約88秒"])
def test_yes_to_a_limit_with_a_longer_time_in_its_comment_is_a_contradiction(comment: str):
    (found,) = findings_of(a_submission(an_answer(YES, WITHIN_3_S, comment=comment)))
    assert found.sentence() == "Question Q07 says yes to a limit of 3 s, its comment tells of 88 s."
    (start, end) = found.marks[0]
    assert any(character.isdigit() for character in comment[start:end])


@pytest.mark.parametrize("comment", ["about 2 s", "约3秒", "4 s at most", "Then waited 200 s at the desk, greeted after 2 s.", ""])
def test_yes_to_a_limit_is_left_alone_where_the_comment_may_agree(comment: str):
    assert kinds_of(a_submission(an_answer(YES, WITHIN_3_S, comment=comment))) == []


def test_no_to_a_limit_is_left_alone_whatever_lengths_its_comment_holds():
    assert kinds_of(a_submission(an_answer(NO, WITHIN_3_S, comment="Host looked at a phone for 2 s."))) == []


def test_a_number_of_seconds_is_held_against_the_clock_times_beside_it():
    answer = an_answer(161, REGISTRATION, items=("A-03",), comment="10:30:24 to 10:33:05.")
    assert kinds_of(a_submission(answer)) == []
    (found,) = findings_of(a_submission(replace(answer, value=61)))
    assert found.sentence() == "Question Q07 states 61 s, the clock times in its comment give 161 s."
    assert kinds_of(a_submission(replace(answer, value="61"))) == ["length_against_comment"]


def test_minutes_are_compared_as_minutes():
    answer = an_answer(3, "How many minutes did it take?", comment="10:30:24 至 10:33:05", items=())
    assert kinds_of(a_submission(answer)) == []
    assert kinds_of(a_submission(replace(answer, value=6))) == ["length_against_comment"]


# registration_started to registration_ended; D-01: entered_lobby to greeted, 3 s.
REGISTERED = (a_note("10:30:24", kind="registration_started"), a_note("10:33:05", kind="registration_ended"))
GREETED_LATE = (a_note("10:34:00", kind="entered_lobby"), a_note("10:35:28", kind="greeted"))


def test_a_number_of_seconds_is_held_against_the_time_notes():
    answer = an_answer(20, REGISTRATION, items=("A-03",), at=at("10:33:05"))
    (found,) = findings_of(a_submission(answer, notes=REGISTERED))
    assert found.sentence() == "Question Q07 states 20 s, the time notes from 10:30:24 to 10:33:05 give 161 s."
    assert found.at == at("10:33:05")
    assert kinds_of(a_submission(replace(answer, value=165), notes=REGISTERED)) == []


def test_an_answer_of_another_occasion_is_not_held_against_the_notes():
    answer = an_answer(20, REGISTRATION, items=("A-03",), at=at("10:38:00"))
    assert kinds_of(a_submission(answer, notes=REGISTERED)) == []


def test_yes_within_3_s_against_88_s_of_notes_is_a_contradiction():
    (found,) = findings_of(a_submission(an_answer(YES, WITHIN_3_S), notes=GREETED_LATE))
    assert found.kind == "yes_against_notes"
    assert "88" in found.sentence(Language.SIMPLIFIED)
    assert kinds_of(a_submission(an_answer(NO, WITHIN_3_S), notes=GREETED_LATE)) == []


def test_no_within_3_s_against_notes_of_1_s_is_a_contradiction():
    notes = (a_note("10:34:00", kind="entered_lobby"), a_note("10:34:01", kind="greeted"))
    assert kinds_of(a_submission(an_answer(NO, WITHIN_3_S), notes=notes)) == ["no_against_notes"]


def test_notes_to_the_second_are_not_held_to_the_second():
    notes = (a_note("10:34:00", kind="entered_lobby"), a_note("10:34:05", kind="greeted"))
    assert kinds_of(a_submission(an_answer(YES, WITHIN_3_S), notes=notes)) == []
    assert kinds_of(a_submission(an_answer(NO, WITHIN_3_S), notes=notes)) == []


def test_yes_to_a_limit_against_a_longer_number_for_the_same_item_is_a_contradiction():
    yes = an_answer(YES, "Were you registered within 3 min?", items=("A-03",))
    measured = an_answer(240, REGISTRATION, question="Q08", items=("A-03",))
    (found,) = findings_of(a_submission(yes, measured))
    assert found.sentence() == "Question Q07 says yes to a limit of 180 s, Q08 of the same item states 240 s."
    assert kinds_of(a_submission(yes, replace(measured, value=170))) == []
    assert kinds_of(a_submission(yes, replace(measured, items=("A-02",)))) == []


def test_one_question_put_twice_and_answered_differently_is_a_contradiction():
    one, other = an_answer(YES), an_answer(NO, question="Q99")
    assert kinds_of(a_submission(one, other)) == ["answers_contradict"]
    assert kinds_of(a_submission(one, replace(other, text="Was there a farewell?"))) == []
    # The same question at another moment is another observation.
    assert kinds_of(a_submission(replace(one, at=at("10:31:00")), replace(other, at=at("10:36:00")))) == []


def test_a_photo_spoken_of_is_looked_for_among_the_files():
    answer = an_answer(comment="Board by the desk, photographed at 10:36:05: 350 yuan.")
    photo = a_file("a.jpg", ExhibitKind.PHOTO, begins="10:36:40", seconds=0)
    assert kinds_of(a_submission(answer), photo) == []
    late = replace(photo, captured_at=at("10:39:00"), claimed_at=at("10:39:00"))
    assert kinds_of(a_submission(answer), late) == ["photo_not_there"]


def test_notes_and_quotes_outside_the_visit_are_told():
    early, quote = a_note("10:20:00"), Quote(at("10:55:00"), "staff", "您好")
    found = findings_of(a_submission(notes=[early, a_note("10:29:00")], quotes=[quote]))
    assert [(finding.kind, finding.place) for finding in found] == [
        ("note_outside_visit", "/notes/0/at"),
        ("note_outside_visit", "/quotes/0/at"),
    ]


def test_a_note_whose_words_give_another_time_is_told():
    assert kinds_of(a_submission(notes=[a_note("10:34:08", "10:34:07 reached the desk.")])) == []
    assert kinds_of(a_submission(notes=[a_note("10:34:08", "reached the desk; the sign says 09:00:00")])) == []
    assert kinds_of(a_submission(notes=[a_note("10:34:08", "10:43:08 到达服务台")])) == ["note_against_itself"]


def test_an_exhibit_made_far_from_the_site_is_told():
    here = a_file("a.jpg", ExhibitKind.PHOTO, facts={"latitude": 31.2310, "longitude": 121.4700}, seconds=0)
    there = replace(here, facts=replace(here.facts, latitude=31.2400))
    assert kinds_of(a_submission(), here) == []
    (found,) = findings_of(a_submission(), there)
    assert found.sentence() == "data/a.jpg was made 1112 m from the site by its GPS; 200 m are allowed."


def test_without_the_sites_place_the_check_in_stands_in_for_it():
    somewhere = reassigned(a_submission(), site_location=None)
    photo = a_file("a.jpg", ExhibitKind.PHOTO, facts={"latitude": 31.2330, "longitude": 121.4700}, seconds=0)
    assert kinds_of(somewhere, photo) == []
    assert kinds_of(somewhere, replace(photo, facts=replace(photo.facts, latitude=31.2400))) == ["exhibit_off_site"]


def test_two_recordings_of_one_device_at_one_moment_are_told():
    one = a_file("a.m4a", seconds=600, facts={"device": "Huawei P60"})
    other = a_file("b.m4a", begins="10:35:00", seconds=60, facts={"device": "Huawei P60"})
    (found,) = findings_of(a_submission(), one, other)
    assert (found.kind, found.at) == ("recordings_at_once", at("10:35:00"))
    assert kinds_of(a_submission(), one, replace(other, facts=replace(other.facts, device="Pixel 6"))) == []
    assert kinds_of(a_submission(), one, replace(other, clock_source=ClockSource.UNKNOWN)) == []
