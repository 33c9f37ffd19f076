"""Who is harsh, who changes, who differs from the reference, and which items divide people."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from reviewer.agreement.calibration import calibrate, divided_items
from reviewer.agreement.coefficients.totals import compared_totals
from reviewer.agreement.ratings import Sheet, arrange
from reviewer.agreement.severity import PERIOD, Scored, severities
from reviewer.domain.review import VerdictState

START = datetime(2026, 3, 1, tzinfo=UTC)
MET, NOT_MET, PARTLY, ABSENT = VerdictState.MET, VerdictState.NOT_MET, VerdictState.PARTLY, VerdictState.NOT_APPLICABLE


def test_a_reviewer_who_got_the_difficult_cases_is_not_called_harsh():
    """Ana saw the worst sites and Cy the best: their plain means are 40 points apart, their judgement is not."""
    difficulty = {"S-1": 40.0, "S-2": 45.0, "S-3": 60.0, "S-4": 80.0, "S-5": 85.0}
    seen = {"ana": ("S-1", "S-2", "S-3"), "ben": ("S-1", "S-2", "S-3", "S-4", "S-5"), "cy": ("S-3", "S-4", "S-5")}
    harshness = {"ana": 0.0, "ben": 6.0, "cy": 0.0}
    scores = [Scored(case, name, difficulty[case] - harshness[name], START) for name, cases in seen.items() for case in cases]
    found = {each.reviewer: each for each in severities(scores)}
    assert [round(found[name].severity.value, 9) for name in ("ana", "ben", "cy")] == [-2, 4, -2]
    assert found["ben"].cases == 5


def test_the_interval_of_severity_holds_the_truth_about_nineteen_times_in_twenty():
    chance = np.random.default_rng(5)
    truth, inside, times = np.array([-3.0, 0.0, 1.0, 2.0]), 0, 120
    for _ in range(times):
        difficulty = chance.normal(70, 12, 40)
        scores = [
            Scored(f"S-{case}", f"r{reviewer}", difficulty[case] - truth[reviewer] + chance.normal(0, 3), START)
            for case in range(40)
            for reviewer in chance.choice(4, 2, replace=False)
        ]
        inside += sum(each.severity.low <= truth[place] <= each.severity.high for place, each in enumerate(severities(scores)))
    assert 0.91 < inside / (times * 4) < 0.98


def test_a_reviewer_who_grows_harsher_has_a_trend_and_the_steady_peers_show_it():
    scores = []
    for month in range(12):
        at = START + month * PERIOD
        scores += [Scored(f"S-{month}", "ana", 80 - 0.5 * month, at), Scored(f"S-{month}", "ben", 80 + (-1) ** month * 0.1, at)]
    ana, _ = severities(scores)
    assert ana.trend.value == pytest.approx(0.5, abs=0.02)
    assert ana.trend.low < 0.5 < ana.trend.high


def test_a_reviewer_without_shared_cases_is_not_judged():
    scores = [Scored("S-1", "ana", 70, START), Scored("S-1", "ben", 75, START), Scored("S-2", "cy", 10, START)]
    ana, ben, cy = severities(scores)
    assert (ana.severity.value, ben.severity.value, cy.severity.value) == (pytest.approx(2.5), pytest.approx(-2.5), None)
    assert cy.severity.notes[0].shown() == "Undefined: this reviewer shares no item with the others."
    assert ana.severity.low is None
    assert ana.trend.notes[0].shown() == "Undefined: all ratings were given at one moment."
    assert [each.severity.value for each in severities(scores[1:])] == [None, None]
    assert severities([]) == ()


def test_a_trend_from_two_moments_has_a_value_and_no_interval():
    scores = [Scored(case, name, points, START + timedelta(days=days)) for case, name, points, days in TWO_MOMENTS]
    assert severities(scores)[0].trend.value == pytest.approx(2)
    assert severities(scores)[0].trend.low is None


TWO_MOMENTS = (("S-1", "ana", 80.0, 0), ("S-1", "ben", 80.0, 0), ("S-2", "ana", 78.0, 30), ("S-2", "ben", 80.0, 30))


def test_each_reviewer_is_told_where_the_reference_was_stricter_or_more_lenient():
    reference = {"A-01": NOT_MET, "A-02": MET, "A-03": PARTLY, "A-04": MET, "A-05": MET}
    answers = {
        "ben": {"A-01": MET, "A-02": PARTLY, "A-03": PARTLY, "A-04": ABSENT, "X-99": MET},
        "ana": dict(reference),
        "cy": {},
    }
    found = calibrate(reference, answers)
    ana, ben, cy = found.reviewers
    assert (ana.like_reference.value, ana.too_strict, ana.too_lenient, ana.otherwise, ana.open_items) == (1, (), (), (), ())
    assert (ben.like_reference.value, ben.too_strict, ben.too_lenient, ben.otherwise) == (0.25, ("A-02",), ("A-01",), ("A-04",))
    assert ben.open_items == ("A-05",)
    assert cy.like_reference.notes[0].shown() == "Undefined: no item of the reference was decided."
    assert [(each.item, each.decided, each.alike) for each in found.items][:2] == [("A-01", 2, 1), ("A-02", 2, 1)]


def test_items_that_divide_people_come_first():
    entries = [(f"S-{case}/A-01", name, "met") for case in range(4) for name in ("ana", "ben")]
    entries += [(f"S-{case}/A-02", name, "met" if name == "ana" or case < 1 else "not_met") for case in range(4) for name in ("ana", "ben")]
    entries += [("S-9/A-03", "ana", "met")]
    found = divided_items(arrange(Sheet.of(entries)), lambda name: name.partition("/")[2])
    assert [(each.item, each.cases, each.percent.value) for each in found] == [("A-02", 4, 0.25), ("A-01", 4, 1.0)]


def test_totals_tell_their_mean_difference_their_limits_and_how_many_lie_within_ten_points():
    totals = compared_totals([80, 70, 90, 60, float("nan")], [82, 85, 90, 59, 50])
    assert (totals.pairs, totals.mean_difference.value, totals.within_ten.value) == (4, 4, 0.75)
    assert totals.lower_limit.value < totals.mean_difference.low < 4 < totals.mean_difference.high < totals.upper_limit.value


@pytest.mark.parametrize("pairs", [0, 1])
def test_too_few_totals_are_explained(pairs: int):
    totals = compared_totals([80.0] * pairs, [85.0] * pairs)
    assert totals.lower_limit.value is None
    assert totals.lower_limit.notes
    assert totals.mean_difference.low is None


def test_totals_of_uneven_length_are_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="cannot be paired"):
        compared_totals([1, 2], [1])
