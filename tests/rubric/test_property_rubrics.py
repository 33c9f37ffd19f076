"""The shipped property rubrics against the figures of the field, and the worked cases scored by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.domain.scorecard import Scorecard
from reviewer.rubric import library
from reviewer.rubric.items.conformity import RateRule
from reviewer.rubric.items.timed import TimedRule
from reviewer.rubric.scoring import score
from tests.rubric.scales import SECOND, by_item, not_applicable, not_met

RESIDENTIAL, OFFICE, COMMERCIAL = (library.shipped(f"property-{kind}") for kind in ("residential", "office", "commercial"))
PROPERTY = pytest.mark.parametrize("rubric", [RESIDENTIAL, OFFICE, COMMERCIAL], ids=lambda rubric: rubric.id)


@PROPERTY
def test_it_is_a_hundred_points_in_five_weighted_dimensions(rubric):
    named = [(each.code, each.title.en, each.title.zh_hans, each.weight) for each in rubric.dimensions]
    assert named == [
        ("A", "Safety management", "安全管理", 25),
        ("B", "Environment and facilities", "环境设施", 20),
        ("C", "Process execution", "流程执行", 20),
        ("D", "Service quality", "服务质量", 25),
        ("E", "Customer experience", "客户体验", 10),
    ]


@PROPERTY
def test_one_item_point_is_one_point_of_the_total(rubric):
    for dimension in rubric.dimensions:
        assert sum(item.points for item in dimension.items) == dimension.weight, dimension.code


@PROPERTY
def test_the_six_radar_topics_and_every_position_are_covered(rubric):
    assert {item.topic for item in rubric.items()} == set(rubric.topics)
    assert len(rubric.topics) == 6
    assert {item.position for item in rubric.items()} == set(rubric.positions)


@PROPERTY
def test_every_item_says_how_to_put_it_right_and_what_causes_it(rubric):
    assert all(item.advice is not None and item.cause is not None for item in rubric.items())


@PROPERTY
def test_the_test_of_every_deduction_names_what_it_costs(rubric):
    for item in rubric.items():
        if item.rule.kind == "deduction":
            cost = f"扣 {item.rule.per_occurrence} 分"
            assert f"−{item.rule.per_occurrence}" in item.test.en, item.code
            assert cost in item.test.zh_hans, item.code
            assert cost in item.test.zh_hant, item.code


@pytest.mark.parametrize(("code", "points"), [("A-02", "5"), ("B-01", "3"), ("D-04", "2"), ("C-06", "4"), ("C-04", "3")])
@PROPERTY
def test_the_example_deductions_cost_exactly_their_figures(rubric, code, points):
    assert rubric.item(code).rule.per_occurrence == Decimal(points)


LIMITS_S = {
    "A-01": 3, "A-03": 180, "A-08": 900, "B-07": 7200, "C-02": 30, "C-03": 180, "C-05": 300, "C-06": 86_400, "C-07": 7200, "C-11": 86_400,
    "C-12": 1800, "C-13": 86_400, "D-01": 3, "D-02": 3, "D-03": 180, "E-03": 1800, "E-04": 120,
}  # fmt: skip


def test_timed_standards_have_exactly_their_limits():
    found = {item.code: item.rule.limit_us // SECOND for item in RESIDENTIAL.items() if isinstance(item.rule, TimedRule)}
    assert found == LIMITS_S


RATES = {
    "identity": "0.95",
    "registration": "1",
    "equipment": "0.95",
    "lighting": "1",
    "classified": "0.9",
    "first contact": "0.9",
    "re-check": "1",
}


@pytest.mark.parametrize(
    ("rubric", "codes", "more"),
    [
        (RESIDENTIAL, ("A-10", "A-05", "B-02", "B-03", "C-14", "D-10", "C-15"), {"E-07": "0.02"}),
        (OFFICE, ("A-10", "A-05", "B-02", "B-03", "C-15", "D-10", "C-16"), {}),
        (COMMERCIAL, (None, None, "B-02", "B-03", "C-12", "D-10", "C-13"), {}),
    ],
    ids=["residential", "office", "commercial"],
)
def test_rate_standards_have_exactly_their_limits(rubric, codes, more):
    found = {item.code: item.rule.limit for item in rubric.items() if isinstance(item.rule, RateRule)}
    wanted = {code: limit for code, limit in zip(codes, RATES.values(), strict=True) if code is not None} | more
    assert found == {code: Decimal(limit) for code, limit in wanted.items()}


def test_a_rate_of_60_percent_worst_at_shift_change_costs_its_last_grade():
    """The case of the field: 60 % of visitors checked, worst at shift change and in the evening peak."""
    seen = Verdict("A-10", VerdictState.NOT_MET, entries=(("morning", "9/10"), ("evening", "2/6"), ("shift_change", "1/4")))
    card = card_of(RESIDENTIAL, seen)
    assert card.exact == 98
    step = next(step for step in card.trace if step.rule == "rate_by_slot")
    assert (dict(step.inputs)["shift_change"], step.result) == (Decimal("0.25"), Decimal("0.25"))


def test_lost_property_is_broadcast_within_five_minutes():
    rule = COMMERCIAL.item("A-05").rule
    assert isinstance(rule, TimedRule)
    assert rule.limit_us == 300 * SECOND


def card_of(rubric, *verdicts: Verdict) -> Scorecard:
    """A scorecard in which everything not named is met."""
    met = {item.code: Verdict(item.code, VerdictState.MET) for item in rubric.items()}
    return score(rubric, met | by_item(*verdicts))


def took(code: str, seconds: int) -> Verdict:
    return Verdict(code, VerdictState.MET, measure=Measure(seconds * SECOND, 0))


def to_twenty_places(amount: Fraction) -> Decimal:
    return Decimal((2 * amount.numerator * 10**20 + amount.denominator) // (2 * amount.denominator)).scaleb(-20)


def test_the_residential_case_scores_as_worked_by_hand():
    """No visitor pass, no greeting, way asked; wait 3 min; no badge; prices differ; nothing offered; finger marks; lids open."""
    lost = [not_met(code) for code in ("A-04", "B-08", "B-11", "C-09", "D-01", "D-05", "E-01")]
    untested = ["A-07", "A-08", *(f"C-{number:02d}" for number in (3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15)), "E-03", "E-04"]
    card = card_of(RESIDENTIAL, *lost, not_met("E-02", 2), took("D-03", 180), *map(not_applicable, untested))
    worked = [Fraction(25 * 19, 21), Fraction(18), Fraction(20 * 4 * 2, 13), Fraction(22), Fraction(10 * 5, 8)]
    assert card.exact == to_twenty_places(sum(worked, Fraction(0)))
    assert (str(card.total), card.light) == ("81.2", "yellow")
    assert card.is_comparable


def test_the_office_case_scores_as_worked_by_hand():
    """Comparison of 50 s, over 30 s but not over 1 min; two slow taps; not asked whether anything else is needed."""
    card = card_of(OFFICE, took("C-14", 50), not_met("B-09", 2), not_met("D-08"))
    assert (card.exact, card.light) == (Decimal("97.5"), "green")


def test_the_commercial_case_scores_as_worked_by_hand():
    """Promotion not named; payment lags; two dark corners; a worn sign; escalator 2 vibrates; broadcast in time; lifts 30 s."""
    lost = [not_met("A-03"), not_met("B-03", 2), not_met("B-05"), not_met("C-01"), not_met("D-11")]
    card = card_of(COMMERCIAL, *lost, took("A-05", 290), took("D-03", 55), took("E-03", 30))
    assert (card.exact, card.light) == (Decimal(93), "green")
