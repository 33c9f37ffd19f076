"""Hand-worked scorecards: each figure here was worked out on paper."""

from decimal import Decimal

import pytest

from reviewer.domain.review import Verdict, VerdictState
from reviewer.domain.scorecard import Scorecard
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.scoring import score
from tests.rubric.scales import SECOND, a_rubric, by_item, item, measured, met, not_applicable, not_met, not_verifiable, timed


def each(code: str, cost: object) -> str:
    return item(code, cost, rule=f'kind = "deduction"\nper_occurrence = {cost}')


def dimension_of(card: Scorecard, code: str) -> Decimal | None:
    return next(dimension.score for dimension in card.dimensions if dimension.dimension == code)


def effect_of(card: Scorecard, code: str) -> Decimal:
    return next(scored.effect for scored in card.items if scored.item == code)


def the_printed_page() -> Rubric:
    """The arithmetic page of the drawn scorecard: 25, 20, 20, 25 and 10 points."""
    items = [
        each("A-04", 2), each("A-99", 23),
        each("B-07", 1), each("B-11", 1), each("B-99", 18),
        each("C-06", 4), each("C-09", 2.5), each("C-99", 13.5),
        each("D-01", 2), each("D-05", 1), each("D-08", 1), each("D-99", 21),
        each("E-02", 1), each("E-04", 1), each("E-05", 2), each("E-99", 6),
    ]  # fmt: skip
    return a_rubric({"A": 25, "B": 20, "C": 20, "D": 25, "E": 10}, items)


def test_the_drawn_scorecard_comes_to_86_375_and_is_shown_as_86_4():
    lost = ["A-04", "B-07", "B-11", "C-09", "D-01", "D-05", "D-08", "E-02", "E-04"]
    kept = ["A-99", "B-99", "C-99", "D-99", "E-99"]
    card = score(
        the_printed_page(),
        by_item(*map(not_met, lost), *map(met, kept), not_applicable("C-06"), not_applicable("E-05")),
    )
    assert [str(dimension_of(card, code)) for code in "ABCDE"] == ["23", "18", "16.875", "21", "7.5"]
    assert (card.exact, str(card.total), card.lowest, card.highest) == (Decimal("86.375"), "86.4", card.total, card.total)
    assert sum(scored.deduction for scored in card.items) == Decimal("12.5")
    assert sum(scored.effect for scored in card.items) == Decimal("13.625")
    assert effect_of(card, "C-09") == Decimal("3.125")
    assert (card.band, card.light) == ("yellow", "yellow")
    assert card.applicable_share == Decimal("0.94")
    assert card.is_comparable
    assert not card.open_items


def test_weighted_groups_give_60_percent_as_the_vendor_works_it():
    """Genesys: groups weighing 40 and 20 with 1 of 2 and 1 of 1 points: (40 + 20) / (80 + 20); weight multiplies points there."""
    rubric = a_rubric({"A": 80, "B": 20}, [item("A-1", 1), item("A-2", 1), item("B-1", 1)])
    assert score(rubric, by_item(met("A-1"), not_met("A-2"), met("B-1"))).exact == 60


def test_a_dimension_renormalises_what_does_not_apply():
    rubric = a_rubric({"C": 20}, [item("C-1", 16, rule='kind = "deduction"\nper_occurrence = 2.5'), item("C-2", 4)])
    card = score(rubric, by_item(not_met("C-1"), not_applicable("C-2")))
    assert card.exact == Decimal("84.375")  # 16.875 of 20
    assert card.dimensions[0].applicable == 16


def test_a_dimension_in_which_nothing_applies_leaves_its_weight_to_the_others():
    rubric = a_rubric({"A": 60, "B": 20, "C": 20}, [item("A-1", 2), item("A-2", 2), item("B-1", 1), item("C-1", 1)])
    card = score(rubric, by_item(met("A-1"), not_met("A-2"), met("B-1"), not_applicable("C-1")))
    assert card.exact == Decimal("62.5")  # (60 x 1/2 + 20) / 80
    assert [scored.weight for scored in card.dimensions] == [75, 25, 0]
    assert dimension_of(card, "C") is None


def test_a_deduction_never_takes_more_than_the_item():
    rubric = a_rubric({"A": 1}, [item("A-1", 2, rule='kind = "deduction"\nper_occurrence = 1'), item("A-2", 2)])
    assert score(rubric, by_item(not_met("A-1", 1), met("A-2"))).exact == 75
    card = score(rubric, by_item(not_met("A-1", 50), met("A-2")))
    assert card.exact == 50
    assert [step.rule for step in card.trace[:2]] == ["occurrences", "item_floor"]


@pytest.mark.parametrize(("share", "exact"), [(None, 50), (Decimal("0.25"), 25), (Decimal(1), 100), (Decimal(0), 0)])
def test_a_partly_met_item_loses_the_share_that_is_not_met(share, exact):
    rubric = a_rubric({"A": 1}, [item("A-1", 4)])
    assert score(rubric, by_item(Verdict("A-1", VerdictState.PARTLY, share=share))).exact == exact


@pytest.mark.parametrize(
    ("duration", "uncertainty", "deduction", "is_too_close"),
    [
        (2_999_999, 0, 0, False),
        (3_000_000, 0, 0, False),
        (3_000_001, 0, 2, False),
        (2_900_000, 300_000, 0, True),
        (3_300_000, 300_000, 0, True),
        (3_300_001, 300_000, 2, False),
        (2_700_000, 300_000, 0, True),
        (2_699_999, 300_000, 0, False),
        (36_200_000, 100_000, 2, False),
    ],
)
def test_a_measure_is_over_the_limit_only_when_nobody_could_say_otherwise(duration, uncertainty, deduction, is_too_close):
    rubric = a_rubric({"A": 1}, [item("A-1", 2, rule=timed("3 s")), item("A-2", 2)])
    card = score(rubric, by_item(measured("A-1", duration, uncertainty), met("A-2")))
    assert (card.items[0].deduction, card.items[0].is_too_close) == (deduction, is_too_close)
    assert (card.total, card.lowest, card.highest) == (100 - 25 * deduction, 50 if is_too_close or deduction else 100, card.total)


@pytest.mark.parametrize(
    ("duration", "uncertainty", "deduction", "worst_total", "is_too_close"),
    [
        (2, 0, 0, 100, False),
        (4, 0, 1, 75, False),
        (10, 0, 1, 75, False),
        (11, 0, 4, 0, False),
        (9, 2, 1, 0, True),
        (3, 1, 0, 75, True),
        (6, 5, 0, 0, True),
    ],
)
def test_graded_limits_cost_more_the_longer_it_took(duration, uncertainty, deduction, worst_total, is_too_close):
    rule = timed("3 s", 'deduction = 1\ngrades = [{ over = "10 s", deduction = 4 }]')
    rubric = a_rubric({"A": 1}, [item("A-1", 4, rule=rule)])
    card = score(rubric, by_item(measured("A-1", duration * SECOND, uncertainty * SECOND)))
    assert (card.items[0].deduction, card.items[0].is_too_close, card.lowest) == (deduction, is_too_close, worst_total)


def test_a_timed_item_without_a_measure_goes_by_its_verdict():
    rubric = a_rubric({"A": 1}, [item("A-1", 2, rule=timed()), item("A-2", 2)])
    assert score(rubric, by_item(not_met("A-1"), met("A-2"))).exact == 50
    assert score(rubric, by_item(met("A-1"), met("A-2"))).exact == 100


def test_not_applicable_and_not_verifiable_leave_the_same_points_and_stay_two_states():
    rubric = a_rubric({"A": 1}, [item("A-1", 2), item("A-2", 2), item("A-3", 4)])
    card = score(rubric, by_item(not_applicable("A-1"), not_verifiable("A-2"), met("A-3")))
    assert [scored.state for scored in card.items] == [VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE, VerdictState.MET]
    assert [step.rule for step in card.trace[:2]] == ["not_applicable", "not_verifiable"]
    applicable = next(step for step in card.trace if step.rule == "applicable")
    assert dict(applicable.inputs) == {"points": 8, "not_applicable": 2, "not_verifiable": 2}
    assert applicable.result == 4


@pytest.mark.parametrize(("judged", "is_comparable"), [(6, True), (5, False)])
def test_under_the_floor_of_what_could_be_judged_totals_are_not_comparable(judged, is_comparable):
    codes = [f"A-{number}" for number in range(10)]
    rubric = a_rubric({"A": 1}, [item(code, 1) for code in codes])
    card = score(rubric, by_item(*map(met, codes[:judged]), *map(not_verifiable, codes[judged:])))
    assert (card.applicable_share, card.is_comparable, card.total) == (Decimal(judged) / 10, is_comparable, 100)


def test_a_visit_on_which_nothing_applies_has_no_total():
    rubric = a_rubric({"A": 1, "B": 1}, [item("A-1", 1), item("B-1", 1)])
    card = score(rubric, by_item(not_applicable("A-1"), not_verifiable("B-1")))
    assert (card.exact, card.total, card.lowest, card.highest, card.band, card.light) == (None, None, None, None, "", "")
    assert card.applicable_share == 0
    assert not card.is_comparable


def test_open_items_count_as_met_and_bound_the_total():
    rubric = a_rubric({"A": 1}, [item("A-1", 2), item("A-2", 3), item("A-3", 5, rule=timed())])
    card = score(rubric, by_item(not_met("A-1"), measured("A-3", 3_100_000, 200_000)))
    assert card.open_items == ("A-2",)
    assert (card.total, card.lowest, card.highest) == (80, 0, 80)


@pytest.mark.parametrize(
    ("lost", "shown"), [("13.6499", "86.4"), ("13.65", "86.4"), ("13.6501", "86.3"), ("13.55", "86.5"), ("0", "100.0"), ("100", "0.0")]
)
def test_the_total_is_rounded_once_half_up(lost, shown):
    rule = "" if lost == "0" else f"\nper_occurrence = {lost}"
    rubric = a_rubric({"A": 100}, [item("A-1", 100, rule=f'kind = "deduction"{rule}')])
    verdict = met("A-1") if lost == "0" else not_met("A-1")
    assert str(score(rubric, by_item(verdict)).total) == shown


@pytest.mark.parametrize(
    ("lost", "band"), [("10", "green"), ("10.0001", "yellow"), ("20", "yellow"), ("20.04", "orange"), ("30.01", "red")]
)
def test_the_band_goes_by_the_exact_total_and_its_floor_belongs_to_it(lost, band):
    rubric = a_rubric({"A": 100}, [item("A-1", 100, rule=f'kind = "deduction"\nper_occurrence = {lost}')])
    assert score(rubric, by_item(not_met("A-1"))).light == band


def test_three_thirds_are_a_whole():
    rubric = a_rubric({"A": 1, "B": 1, "C": 1}, [item("A-1", 7), item("B-1", 7), item("C-1", 7)])
    card = score(rubric, by_item(met("A-1"), met("B-1"), met("C-1")))
    assert card.exact == 100
    assert sum(scored.weight for scored in card.dimensions) == 100


def test_sevenths_that_add_up_to_a_half_are_rounded_as_a_half():
    """25 x 5/7 + 25 x 2/7 + 50 x 0.8210 is 66.05 exactly, though no seventh has a last digit."""
    rubric = a_rubric(
        {"A": 25, "B": 25, "C": 50},
        [item("A-1", 2), item("A-2", 5), item("B-1", 5), item("B-2", 2), item("C-1", 10, rule='kind = "deduction"\nper_occurrence = 1.79')],
    )
    card = score(rubric, by_item(not_met("A-1"), met("A-2"), not_met("B-1"), met("B-2"), not_met("C-1")))
    assert (str(card.exact), str(card.total)) == ("66.05", "66.1")
    assert sum(scored.score for scored in card.dimensions if scored.score is not None) == card.exact


def test_verdicts_on_items_of_another_rubric_change_nothing():
    rubric = a_rubric({"A": 1}, [item("A-1", 1)])
    assert score(rubric, by_item(met("A-1"), not_met("Z-9"))) == score(rubric, by_item(met("A-1")))
