"""A hand-worked golden case for every kind of item."""

from decimal import Decimal
from fractions import Fraction

import pytest

from reviewer.domain.review import Verdict, VerdictState
from reviewer.rubric.rubric import ItemKind
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain_item
from reviewer.wording import Language
from tests.rubric.scales import a_rubric, by_item, entered, item, met, not_met, of_kind, seen, words

PARTLY = Verdict("A-1", VerdictState.PARTLY)
FIVE = of_kind("scale", 'scale = "five"\nsatisfied_from = 4')
LISTED = ", ".join(f'{{ code = "{code}", title = {words(code)} }}' for code in "abcde")
PHRASES = """phrases = [
  { code = "p1", words = ["不知道", "不清楚", "I don't know"] },
  { code = "p2", words = ["再见"] },
  { code = "p3", words = ["谢谢您"] },
]"""
FORBIDDEN, REQUIRED = (of_kind("phrase", f'use = "{use}"\nper_occurrence = 2\n{PHRASES}') for use in ("forbidden", "required"))
RINGS = of_kind("count", f"limit = 3\nunit = {words('rings')}\nper_occurrence = 4")
CUSTOMERS = of_kind("count", f"limit = 15\nat_least = true\nunit = {words('customers')}\nper_occurrence = 1")
SATISFIED = of_kind("scale", 'scale = "five"\nresult = "share"\nsatisfied_from = 4')
EACH, ALL = (of_kind("checklist", f'mode = "{mode}"\nlisted = [{LISTED}]') for mode in ("proportional", "all_or_nothing"))
OPTIONS = f"""options = [
  {{ code = "better", title = {words("better")}, worth = "100 %" }},
  {{ code = "equal", title = {words("equal")}, worth = "50 %" }},
  {{ code = "worse", title = {words("worse")}, worth = "0 %" }},
]"""
GRADED_RATE = 'limit = "95 %"\ndeduction = 2\ngrades = [{ beyond = "80 %", deduction = 5 }, { beyond = "50 %", deduction = 10 }]'


def lost(rule: str, verdict: Verdict, points: object = 10) -> Decimal:
    """What a verdict costs of an item of ten points."""
    return score(a_rubric({"A": 100}, [item("A-1", points, rule=rule), item("A-2", 10)]), by_item(verdict, met("A-2"))).items[0].deduction


CASES = [
    ("deduction with a cap", of_kind("deduction", "per_occurrence = 2\ncap = 5"), not_met("A-1", 4), "5"),
    ("deduction under its cap", of_kind("deduction", "per_occurrence = 2\ncap = 5"), not_met("A-1", 2), "4"),
    ("yes", of_kind("yes_no"), met("A-1"), "0"),
    ("no", of_kind("yes_no"), not_met("A-1"), "10"),
    ("rate exactly at the limit", of_kind("rate", 'limit = "95 %"'), seen("A-1", 19, 20), "0"),
    ("rate below the limit", of_kind("rate", 'limit = "95 %"'), seen("A-1", 18, 20), "10"),
    ("rate in its first grade", of_kind("rate", GRADED_RATE), seen("A-1", 9, 10), "2"),
    ("rate in its second grade: the 60 % of the case", of_kind("rate", GRADED_RATE), seen("A-1", 12, 20), "5"),
    ("rate in its last grade", of_kind("rate", GRADED_RATE), seen("A-1", 0, 3), "10"),
    ("rate by its state, nothing counted", of_kind("rate", 'limit = "95 %"\nper_occurrence = 3'), not_met("A-1", 2), "6"),
    ("rate by time of day alone", of_kind("rate", GRADED_RATE), entered("A-1", morning="9/10", evening="3/10"), "5"),
    ("ceiling kept", of_kind("rate", 'limit = "2 %"\nat_most = true'), seen("A-1", 2, 100), "0"),
    ("ceiling broken", of_kind("rate", 'limit = "2 %"\nat_most = true'), seen("A-1", 3, 100), "10"),
    ("three rings", RINGS, entered("A-1", count=3), "0"),
    ("five rings", RINGS, entered("A-1", count=5), "8"),
    ("nine rings, no more than the item", RINGS, entered("A-1", count=9), "10"),
    ("two customers short", CUSTOMERS, entered("A-1", count=13), "2"),
    ("forbidden words three times", FORBIDDEN, entered("A-1", p1=2, p2=1), "6"),
    ("required words: one missed, one without occasion", REQUIRED, entered("A-1", p2=0, p3=1), "2"),
    ("one answer of five steps", FIVE, entered("A-1", _4=1), "2"),
    ("four answers of five steps", FIVE, entered("A-1", _5=2, _3=1, _1=1), "3"),
    ("share of satisfied answers", SATISFIED, entered("A-1", _5=2, _4=1, _1=1), "2.5"),
    ("a rating of four stars", of_kind("stars"), entered("A-1", _4=1), "2"),
    ("a distribution of stars", of_kind("stars"), entered("A-1", _5=90, _1=10), "0.8"),
    ("only the mean of the stars", of_kind("stars"), entered("A-1", mean="4.8"), "0.4"),
    ("net promoters of 20 %", of_kind("nps"), entered("A-1", _10=4, _9=1, _8=2, _6=2, _0=1), "4"),
    ("nothing but detractors", of_kind("nps"), entered("A-1", _0=7), "10"),
    ("a choice", of_kind("choice", OPTIONS), entered("A-1", equal=1), "5"),
    ("many choices", of_kind("choice", OPTIONS), entered("A-1", better=1, equal=2, worse=1), "5"),
    ("two of five points", EACH, entered("A-1", a="not_met", b="not_met"), "4"),
    ("one of four that apply", EACH, entered("A-1", a="not_met", e="not_applicable"), "2.5"),
    ("two points by occurrences", EACH, not_met("A-1", 2), "4"),
    ("all or nothing", ALL, entered("A-1", a="not_met"), "10"),
    ("all of all or nothing", ALL, entered("A-1", a="met"), "0"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "verdict", "cost"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_item_costs_what_was_worked_out_by_hand(rule, verdict, cost):
    assert lost(rule, verdict) == Decimal(cost)


def test_every_kind_has_a_golden_case():
    worked = {rule.partition('kind = "')[2].partition('"')[0] for _, rule, _, _ in CASES}
    elsewhere = {ItemKind.TIMED, ItemKind.TEXT, ItemKind.COMMENDATION, ItemKind.SPECIAL}
    assert worked | elsewhere == set(ItemKind)


@pytest.mark.parametrize("rule", [FIVE, of_kind("stars"), of_kind("nps"), of_kind("choice", OPTIONS), of_kind("yes_no")])
def test_a_question_without_an_answer_goes_by_its_verdict(rule):
    assert (lost(rule, met("A-1")), lost(rule, not_met("A-1"))) == (0, 10)


def test_a_rate_over_few_events_carries_a_warning_and_counts_all_the_same():
    rubric = a_rubric({"A": 1}, [item("A-1", 4, rule=of_kind("rate", 'limit = "95 %"'))])
    few, enough = score(rubric, by_item(seen("A-1", 3, 4))), score(rubric, by_item(seen("A-1", 4, 5)))
    assert (few.items[0].is_small_sample, few.items[0].deduction) == (True, 4)
    assert not enough.items[0].is_small_sample
    assert "fewer than 5" in explain_item(few, rubric, "A-1", Language.ENGLISH)[1]


def test_a_rate_is_told_by_time_of_day_with_the_worst():
    rubric = a_rubric({"A": 1}, [item("A-1", 4, rule=of_kind("rate", 'limit = "95 %"'))])
    verdict = entered("A-1", morning="19/20", evening="6/10")
    assert explain_item(score(rubric, by_item(verdict)), rubric, "A-1", Language.ENGLISH) == (
        "A-1 Item A-1: 25 of 30 = 83.333333… %, below 95 %: 4 points deducted.",
        "A-1 Item A-1: by time of day: Morning 95 % · Evening 60 %; worst 60 %.",
        "A-1: 100 off the total.",
    )


@pytest.mark.parametrize(("mean", "trade", "said"), [("4.8", "4.3467", "+10.43 %"), ("4.5", "4.5", "0 %"), ("4.2", "4.6", "−8.7 %")])
def test_stars_are_compared_with_the_trade_in_percent(mean, trade, said):
    rubric = a_rubric({"A": 1}, [item("A-1", 5, rule=of_kind("stars"))])
    card = score(rubric, by_item(entered("A-1", mean=mean, trade=trade)))
    assert any(said in line for line in explain_item(card, rubric, "A-1", Language.SIMPLIFIED))
    assert card.exact == Decimal(mean) * 20


def test_net_promoters_are_promoters_minus_detractors():
    rubric = a_rubric({"A": 1}, [item("A-1", 10, rule=of_kind("nps"))])
    card = score(rubric, by_item(entered("A-1", _10=50, _9=10, _8=20, _3=20)))
    step = next(step for step in card.trace if step.rule == "nps")
    assert (step.result, card.exact) == (Decimal("0.4"), 70)


def test_thirds_of_a_checklist_add_up_without_a_remainder():
    three = ", ".join(f'{{ code = "{code}", title = {words(code)} }}' for code in "abc")
    rule = of_kind("checklist", f'mode = "proportional"\nlisted = [{three}]')
    rubric = a_rubric({"A": 30}, [item(f"A-{number}", 10, rule=rule) for number in (1, 2, 3)])
    card = score(rubric, by_item(*(entered(f"A-{number}", a="not_met") for number in (1, 2, 3))))
    assert sum(each.deduction for each in card.items) == card.dimensions[0].deducted == 10
    assert card.exact == Decimal("66.66666666666666666667")
    assert 100 - sum(each.effect for each in card.items) == card.exact


def test_an_open_question_costs_nothing_and_is_never_open():
    rubric = a_rubric({"A": 1}, [item("A-1", 1), item("A-2", 1, rule=of_kind("text")).replace("points = 1\n", "")])
    card = score(rubric, by_item(met("A-1"), entered("A-2", words="开放时间再长一些")))
    assert (card.exact, card.open_items, card.applicable_share) == (100, (), 1)
    assert score(rubric, by_item(met("A-1"))).open_items == ()


def test_a_commendation_earns_points_on_top_within_its_own_limit():
    rule = of_kind("commendation", "per_occurrence = 1")
    rubric = a_rubric({"A": 1}, [item("A-1", 10), item("K-1", 2, of="A", rule=rule)])
    twice = Verdict("K-1", VerdictState.MET, occurrences=5)
    card = score(rubric, by_item(Verdict("A-1", VerdictState.PARTLY), twice))
    assert (card.exact, card.items[1].beside, card.adjustments) == (52, 2, (("bonus", Decimal(2)),))
    assert score(rubric, by_item(not_met("A-1"))).exact == 0


def test_a_special_deduction_stands_outside_the_score_and_its_remedy_is_mandatory():
    rule = of_kind("special", f"per_occurrence = 1\nremedy = {words('put it right')}")
    rubric = a_rubric({"A": 1}, [item("A-1", 10), item("S-1", 3, of="A", rule=rule)])
    card = score(rubric, by_item(met("A-1"), not_met("S-1", 2)))
    assert (card.exact, card.dimensions[0].score, card.adjustments, card.remedies) == (98, 100, (("special", Decimal(-2)),), ("S-1",))
    assert score(rubric, by_item(met("A-1"), met("S-1"))).remedies == ()


@pytest.mark.parametrize("kind", ["yes_no", "deduction"])
def test_a_sampled_item_loses_in_proportion_to_the_samples_that_fail(kind):
    rubric = a_rubric({"A": 1}, [item("A-1", 6, rule=of_kind(kind, "sampled = true")), item("A-2", 4)])
    card = score(rubric, by_item(seen("A-1", 2, 3, VerdictState.NOT_MET), met("A-2")))
    assert (card.items[0].deduction, card.exact) == (2, 80)
    assert card.trace[1].rule == "sampled"


def test_fractions_that_add_up_to_a_half_are_still_rounded_as_a_half():
    """Three items each lose a third of 4.05 points of a hundred: 95.95 exactly, rounded up."""
    rule = of_kind("yes_no", "sampled = true")
    rubric = a_rubric({"A": 1}, [*(item(f"A-{n}", "4.05", rule=rule) for n in (1, 2, 3)), item("A-9", "87.85")])
    card = score(rubric, by_item(*(seen(f"A-{n}", 2, 3, VerdictState.NOT_MET) for n in (1, 2, 3)), met("A-9")))
    assert (card.exact, str(card.total)) == (Decimal("95.95"), "96.0")
    assert Fraction(card.dimensions[0].deducted) == Fraction("4.05")
