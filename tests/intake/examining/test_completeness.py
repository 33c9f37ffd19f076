"""What a submission lacks is said, and what it has is not."""

from dataclasses import replace
from datetime import timedelta

from reviewer.domain.evidence import ExhibitKind
from reviewer.domain.shop import CheckIn, SiteType
from reviewer.domain.submission import Quote
from reviewer.intake.examining import examine_submission
from reviewer.rubric.library import shipped
from reviewer.rubric.rubric import Item, Rubric
from tests.intake.examining.cases import END, NO, SITE, START, YES, a_file, a_submission, an_answer, at, findings_of, kinds_of, reassigned


def test_a_whole_submission_has_no_findings():
    assert kinds_of(a_submission(), a_file()) == []


def test_an_answer_left_open_without_a_reason_is_told_and_one_with_a_reason_is_not():
    explained = an_answer(None, question="Q08", comment="The lift was out of order.", items=("B-08",))
    found = findings_of(a_submission(an_answer(), an_answer("", question="Q09", items=()), explained))
    assert [(finding.kind, finding.place) for finding in found if finding.kind == "answer_empty"] == [("answer_empty", "/answers/1/value")]


def test_answers_below_95_percent_of_the_points_asked_about_are_incomplete():
    # D-01 and A-02 of the residential rubric: what the checklist never asks does not count.
    answered, left_open = an_answer(items=("D-01",)), an_answer(None, question="Q02", comment="no guard", items=("A-02",))
    (found,) = findings_of(a_submission(answered, left_open))
    assert found.kind == "answers_incomplete"
    assert "open: A-02" in found.sentence()


def test_one_answered_question_of_several_covers_an_item():
    assert kinds_of(a_submission(an_answer(), an_answer(None, question="Q02", comment="not seen"))) == []


def test_a_submission_without_answers_is_told():
    assert kinds_of(replace(a_submission(), answers=())) == ["no_answers"]


def test_an_item_the_rubric_does_not_have_is_named():
    (found,) = findings_of(a_submission(an_answer(items=("D-01", "Z-99"))))
    assert (found.kind, found.place) == ("item_unknown", "/answers/0/items")
    assert "Z-99" in found.sentence()


def test_an_unknown_rubric_is_told_and_the_rest_is_examined():
    submission = a_submission(filed_at=END + timedelta(hours=30))
    found = examine_submission(submission, (), None, measures={}).findings
    assert [finding.kind for finding in found] == ["filed_late", "rubric_unknown"]


def with_needs(code: str, *needs: str) -> Rubric:
    rubric = shipped("property-residential")

    def needing(item: Item) -> Item:
        return replace(item, needs=needs) if item.code == code else item

    dimensions = tuple(replace(one, items=tuple(needing(item) for item in one.items)) for one in rubric.dimensions)
    return replace(rubric, dimensions=dimensions)


def test_an_exhibit_an_item_asks_for_is_missed_until_it_is_filed():
    rubric = with_needs("D-01", "photo")
    missed = examine_submission(a_submission(), (), rubric, measures={}).findings
    assert [finding.sentence() for finding in missed] == ["Item D-01 asks for a photo, and none was filed."]
    photo = a_file("a.jpg", ExhibitKind.PHOTO, seconds=0)
    assert examine_submission(a_submission(), (photo,), rubric, measures={}).findings == ()


def test_a_quote_an_item_asks_for_is_missed_until_words_are_given():
    rubric = with_needs("D-01", "quote")
    answer = an_answer(at=at("10:31:00"))
    quote = Quote(at("10:31:20"), "staff", "您好")

    def kinds(submission):
        return [finding.kind for finding in examine_submission(submission, (), rubric, measures={}).findings]

    assert kinds(a_submission(answer)) == ["quote_missing"]
    assert kinds(a_submission(replace(answer, comment="She said “您好”."))) == []
    assert kinds(a_submission(answer, quotes=[quote])) == []
    assert kinds(a_submission(answer, quotes=[replace(quote, at=at("10:39:00"))])) == ["quote_missing"]


def test_filing_is_late_after_24_hours_and_not_before():
    assert kinds_of(a_submission(filed_at=END + timedelta(hours=24))) == []
    (found,) = findings_of(a_submission(filed_at=END + timedelta(hours=24, minutes=1)))
    assert found.sentence() == "The submission was filed 25 h after the visit; the norm is 24 h."


def test_a_check_in_beyond_the_fence_and_its_own_accuracy_is_far():
    # A thousandth of a degree north is 111 m; the fence is 150 m.
    near = CheckIn(START, SITE.latitude + 0.0014, SITE.longitude, 12)
    far = replace(near, latitude=SITE.latitude + 0.004)
    assert kinds_of(a_submission(check_in=near)) == []
    (found,) = findings_of(a_submission(check_in=far))
    assert found.sentence() == "The check-in lies 445 m from the site; 150 m are allowed, its accuracy is 12 m."
    assert kinds_of(a_submission(check_in=replace(far, accuracy_m=300))) == []


def test_without_the_sites_place_the_check_in_is_not_judged():
    far = CheckIn(START, 0.0, 0.0, 12)
    assert kinds_of(reassigned(a_submission(check_in=far), site_location=None)) == []


def test_a_check_in_is_missed_except_where_there_is_no_site():
    assert kinds_of(a_submission(check_in=None)) == ["check_in_missing"]
    assert kinds_of(reassigned(a_submission(check_in=None), site_type=SiteType.ONLINE)) == []


def test_a_check_in_long_before_or_after_the_visit_is_told():
    arrival = CheckIn(START - timedelta(minutes=15), SITE.latitude, SITE.longitude, 12)
    assert kinds_of(a_submission(check_in=arrival)) == []
    assert kinds_of(a_submission(check_in=replace(arrival, at=START - timedelta(minutes=16)))) == ["check_in_outside_visit"]
    assert kinds_of(a_submission(check_in=replace(arrival, at=END + timedelta(seconds=1)))) == ["check_in_outside_visit"]


def test_a_visit_outside_its_window_is_told():
    submission = reassigned(a_submission(), window_start=START + timedelta(minutes=1))
    (found,) = findings_of(submission)
    assert (found.kind, found.place, found.at) == ("visit_outside_window", "/visit/start", START)


def test_another_identity_than_the_assigned_is_told():
    assert kinds_of(a_submission(identity="Prospective Owner")) == []
    assert kinds_of(a_submission(identity="tenant")) == ["identity_differs"]
    assert kinds_of(reassigned(a_submission(), identity=" ")) == ["identity_missing"]


def test_a_shopper_who_was_recognised_is_a_critical_finding():
    asked = "Was your role as shopper noticed?"
    found = findings_of(a_submission(an_answer(), an_answer(YES, asked, question="Q30", items=())))
    assert [(finding.kind, finding.severity.value) for finding in found] == [("identity_exposed", "critical")]
    assert kinds_of(a_submission(an_answer(), an_answer(YES, "身份是否被识破？", question="Q30", items=()))) == ["identity_exposed"]
    assert kinds_of(a_submission(an_answer(), an_answer(NO, asked, question="Q30", items=()))) == []


def test_a_hole_in_sound_that_runs_through_the_visit_is_a_gap():
    first, second = a_file("a.m4a", seconds=300), a_file("b.m4a", begins="10:36:00", seconds=240)
    (found,) = findings_of(a_submission(), first, second)
    assert found.sentence() == "No sound was recorded from 10:35:00 to 10:36:00 (60 s) of the visit."
    assert found.at == at("10:35:00")


def test_a_film_with_sound_fills_a_gap():
    first, second = a_file("a.m4a", seconds=300), a_file("b.m4a", begins="10:36:00", seconds=240)
    film = a_file("c.mp4", ExhibitKind.FILM, begins="10:34:55", seconds=70, facts={"has_sound": True, "has_film": True})
    assert kinds_of(a_submission(), first, second, film) == []


def test_between_short_clips_nothing_is_missing():
    clips = [a_file(f"{minute}.m4a", begins=f"10:3{minute}:00", seconds=20) for minute in range(1, 9)]
    assert kinds_of(a_submission(), *clips) == []
