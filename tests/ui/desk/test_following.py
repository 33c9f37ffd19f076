"""The rubric follows the moment that plays."""

import pytest

from reviewer.domain.moments import Span
from reviewer.ui.following import Moment, item_at, moments_of

MOMENTS = (Moment(Span(0, 100), "A-01"), Moment(Span(40, 60), "B-02"), Moment(Span(80, 90), "C-03"))


@pytest.mark.parametrize(("instant", "item"), [(0, "A-01"), (50, "B-02"), (60, "A-01"), (89, "C-03"), (100, "")])
def test_the_stretch_that_began_last_is_what_the_moment_is_about(instant, item):
    assert item_at(MOMENTS, instant) == item


def test_every_answer_with_a_moment_and_an_item_is_a_stretch(session):
    answered = {code for answer in session.desk.submission.answers if answer.at for code in answer.items}
    assert {moment.item for moment in moments_of(session.desk)} == answered
