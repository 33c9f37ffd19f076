"""Every setting on which the field disagrees, worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.review import Verdict, VerdictState
from reviewer.rubric.contesting import score_contested
from reviewer.rubric.rubric import CriticalRule
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain
from reviewer.wording import Language
from tests.rubric.scales import a_rubric, by_item, item, met, not_applicable, not_met, of_kind, seen, words


def ten(code: str, more: str = "", **place: str) -> str:
    return item(code, 10, rule=of_kind("deduction", more), **place)


def test_genesys_weighs_points_and_gives_60_percent():
    """Weights 40 and 20, 1 of 2 and 1 of 1 points: (40 + 20) / (80 + 20)."""
    rubric = a_rubric({"A": 40, "B": 20}, [item("A-1", 1), item("A-2", 1), item("B-1", 1)], 'weighting = "times_points"')
    card = score(rubric, by_item(met("A-1"), not_met("A-2"), met("B-1")))
    assert (card.exact, [each.weight for each in card.dimensions]) == (60, [80, 20])
    assert "weight 40 × 2 points = 80 of 100" in "\n".join(explain(card, rubric, Language.ENGLISH))


@pytest.mark.parametrize(
    ("mode", "exact", "weights"),
    [
        ("within_dimension", "75", [50, 50]),
        ("across", "66.66666666666666666667", ["33.33333333333333333333", "66.66666666666666666667"]),
        ("none", "50", [50, 50]),
    ],
)
def test_points_that_do_not_apply_go_where_the_rubric_says(mode, exact, weights):
    """Half of A does not apply and the rest is met; half of B is lost: (50 + 25), (50 + 50) / 150, or 25 + 25."""
    rubric = a_rubric({"A": 1, "B": 1}, [ten("A-1"), ten("A-2"), ten("B-1"), ten("B-2")], f'renormalise = "{mode}"')
    card = score(rubric, by_item(met("A-1"), not_applicable("A-2"), met("B-1"), not_met("B-2")))
    assert (card.exact, [each.weight for each in card.dimensions]) == (Decimal(exact), [Decimal(weight) for weight in weights])
    assert 100 - sum(each.effect for each in card.items) == card.exact


def test_the_standard_for_after_sales_divides_by_all_points_that_apply():
    """GB/T 27922: points obtained / applicable points x 100, here (40 - 2 + 45) / (40 + 50)."""
    items = [ten("A-1"), item("A-2", 40, rule=of_kind("deduction", "per_occurrence = 2")), item("B-1", 45), item("B-2", 5)]
    rubric = a_rubric({"A": 50, "B": 50}, items, 'renormalise = "across"')
    card = score(rubric, by_item(not_applicable("A-1"), not_met("A-2"), met("B-1"), not_met("B-2")))
    assert str(card.total) == "92.2"  # 83 / 90


def test_a_dimension_never_loses_more_than_its_cap():
    text = a_rubric({"A": 1}, [ten("A-1"), ten("A-2"), ten("A-3")])
    rubric = replace(text, dimensions=(replace(text.dimensions[0], cap=Decimal(12)),))
    card = score(rubric, by_item(not_met("A-1"), not_met("A-2"), met("A-3")))
    assert (card.exact, card.dimensions[0].deducted) == (60, 12)
    assert [step.result for step in card.trace if step.rule in {"deducted", "dimension_cap"}] == [20, 12]
    assert [each.effect for each in card.items] == [20, 20, 0]


BONUS = item("K-1", 5, of="A", rule=of_kind("commendation", "per_occurrence = 1"))
SPECIAL = item("S-1", 200, of="A", rule=of_kind("special", f"per_occurrence = 1\nremedy = {words('r')}"))


@pytest.mark.parametrize(
    ("settings", "lost", "praised", "breaches", "exact", "adjustments"),
    [
        ("bonus_cap = 1", 3, 4, 0, "98", [("bonus", 1)]),
        ("bonus_cap = 5", 3, 4, 0, "100", [("bonus", 4), ("cap", -1)]),
        ("total_cap = 120", 0, 5, 0, "105", [("bonus", 5)]),
        ("", 3, 5, 2, "98", [("bonus", 5), ("cap", -2), ("special", -2)]),
        ("", 3, 0, 150, "0", [("special", -150), ("floor", 53)]),
        ("floor = 40", 97, 0, 0, "40", [("floor", 37)]),
        ('special = "beside"', 3, 0, 2, "97", []),
    ],
)
def test_bonus_cap_special_and_floor_come_in_this_order(settings, lost, praised, breaches, exact, adjustments):
    rubric = a_rubric({"A": 1}, [item("A-1", 100, rule=of_kind("deduction", "per_occurrence = 1")), BONUS, SPECIAL], settings)
    verdicts = [not_met("A-1", lost) if lost else met("A-1")]
    verdicts += [Verdict("K-1", VerdictState.MET, praised)] if praised else []
    verdicts += [not_met("S-1", breaches)] if breaches else []
    card = score(rubric, by_item(*verdicts))
    assert (card.exact, list(card.adjustments)) == (Decimal(exact), adjustments)
    assert sum(each.score or 0 for each in card.dimensions) + sum(amount for _, amount in card.adjustments) == card.exact


def critical(rule: str) -> object:
    items = [ten("A-1", "critical = true\nper_occurrence = 4"), ten("A-2"), ten("B-1"), ten("B-2")]
    return a_rubric({"A": 60, "B": 40}, items, f'critical = "{rule}"')


FAILED = by_item(not_met("A-1"), met("A-2"), met("B-1"), not_met("B-2"))  # 60 x 16/20 + 40 x 1/2 = 68


@pytest.mark.parametrize(
    ("rule", "exact", "scores", "light", "is_failed"),
    [
        ("none", 68, [48, 20], "red", False),
        ("total_zero", 0, [48, 20], "red", True),
        ("dimension_zero", 20, [0, 20], "red", True),
        ("flag", 68, [48, 20], "red", True),
        ("separate_score", 68, [48, 20], "red", False),
        ("stop", None, [48, 20], "", True),
    ],
)
def test_a_failed_critical_item_does_what_the_rubric_says(rule, exact, scores, light, is_failed):
    card = score(critical(rule), FAILED)
    assert (card.exact, [each.score for each in card.dimensions], card.light, card.is_failed) == (exact, scores, light, is_failed)
    assert card.critical_failed == ("A-1",)
    assert card.critical_score == (60 if rule == "separate_score" else None)
    assert card.is_stopped == (rule == "stop")
    if card.exact is not None:
        assert sum(scores) + sum(amount for _, amount in card.adjustments) == card.exact
    for language in Language:
        lines = explain(card, critical(rule), language)
        assert rule in {"none", "separate_score"} or any("A-1" in line and ("Critical" in line or "否" in line) for line in lines)


@pytest.mark.parametrize("rule", [rule.value for rule in CriticalRule])
def test_a_critical_item_that_is_met_changes_nothing(rule):
    card = score(critical(rule), {**FAILED, "A-1": met("A-1")})
    assert (card.exact, card.is_failed, card.critical_failed) == (80, False, ())


@pytest.mark.parametrize(("rule", "lowest"), [("total_zero", 0), ("dimension_zero", 20), ("flag", 50), ("stop", 50)])
def test_an_open_critical_item_bounds_the_total_by_what_its_failure_would_do(rule, lowest):
    card = score(critical(rule), {code: verdict for code, verdict in FAILED.items() if code != "A-1"})
    assert (card.exact, card.lowest, card.open_items) == (80, lowest, ("A-1",))


def test_after_a_stop_nothing_later_is_asked_for():
    rubric = a_rubric({"A": 1}, [ten("A-1"), ten("A-2", "critical = true"), ten("A-3")], 'critical = "stop"')
    card = score(rubric, by_item(not_met("A-2")))
    assert (card.open_items, card.total, card.is_comparable) == (("A-1",), None, False)


def test_a_zeroed_dimension_takes_off_what_it_had_even_after_the_cap():
    """(100 + 5 capped to 100) - 60 for the dimension: the critical rule comes after bonus and cap."""
    items = [item("A-1", 10, rule=of_kind("deduction", "critical = true\nper_occurrence = 1")), BONUS, ten("B-1")]
    rubric = a_rubric({"A": 60, "B": 40}, items, 'critical = "dimension_zero"')
    card = score(rubric, by_item(not_met("A-1"), met("B-1"), Verdict("K-1", VerdictState.MET, 5)))
    assert card.exact == 45  # 54 + 40 + 5 = 99, less 54
    assert [each.effect for each in card.items] == [60, 0, 0]


def test_every_share_of_the_bands_begins_exactly_at_its_floor():
    rubric = a_rubric({"A": 1}, [item("A-1", 100, rule=of_kind("deduction", "per_occurrence = 0.0001"))])
    assert score(rubric, by_item(not_met("A-1", 100_000))).light == "green"
    assert score(rubric, by_item(not_met("A-1", 100_001))).light == "yellow"


ASKED = 'applies_if = { item = "A-1", states = ["met"] }'


def test_an_item_whose_condition_fails_does_not_apply():
    rubric = a_rubric({"A": 1}, [ten("A-1"), ten("A-2", ASKED), ten("A-3")])
    card = score(rubric, by_item(not_met("A-1"), not_met("A-2"), met("A-3")))
    assert (card.exact, card.dimensions[0].applicable) == (50, 20)
    assert score(rubric, by_item(met("A-1"), not_met("A-2"), met("A-3"))).total == Decimal("66.7")
    assert score(rubric, by_item(not_met("A-1"), met("A-3"))).open_items == ()


def test_while_a_condition_is_open_its_item_may_still_cost_all_it_lost():
    rubric = a_rubric({"A": 1}, [ten("A-1"), ten("A-2", ASKED), ten("A-3")])
    card = score(rubric, by_item(not_met("A-2"), met("A-3")))
    assert (card.total, card.lowest, card.open_items) == (100, Decimal("33.3"), ("A-1",))


def test_conditions_in_a_row_fall_together():
    rubric = a_rubric({"A": 1}, [ten("A-1"), ten("A-2", ASKED), ten("A-3", ASKED.replace("A-1", "A-2")), ten("A-4")])
    card = score(rubric, by_item(not_met("A-1"), met("A-2"), not_met("A-3"), met("A-4")))
    assert card.exact == 50


def test_the_score_is_told_with_and_without_contested_findings():
    rubric = a_rubric({"A": 1}, [ten("A-1", "per_occurrence = 2"), ten("A-2"), ten("A-3")])
    verdicts = by_item(not_met("A-1", 3), not_met("A-2"), not_applicable("A-3"))
    both = score_contested(rubric, verdicts, {"A-1": 1, "A-2": 1, "A-3": 1})
    assert (both.as_decided.exact, both.if_upheld.exact) == (20, 80)
    assert score_contested(rubric, verdicts, {}).if_upheld == both.as_decided


def test_samples_and_small_samples_do_not_disturb_the_order_of_steps():
    rubric = a_rubric({"A": 1}, [item("A-1", 6, rule=of_kind("yes_no", "sampled = true"))])
    card = score(rubric, by_item(seen("A-1", 1, 2, VerdictState.NOT_MET)))
    assert [step.rule for step in card.trace] == [
        "lost_all", "sampled", "applicable", "deducted", "weight", "dimension", "total", "band", "rounded", "applicable_share",
    ]  # fmt: skip
