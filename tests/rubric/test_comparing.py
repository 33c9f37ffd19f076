"""Channels of one scenario compared, versions of a rubric compared, and the settings in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.review import Verdict, VerdictState
from reviewer.rubric import library
from reviewer.rubric.scoring import score
from reviewer.rubric.side_by_side import side_by_side
from reviewer.rubric.trace import explain_settings
from reviewer.rubric.version_differences import ChangeKind, Difference, differences, impact
from reviewer.wording import Language
from tests.rubric.scales import a_rubric, by_item, item, met, not_applicable, not_met, of_kind

CHANNELS = library.shipped("cross-channel-consistency")


def all_met(rubric, *others: Verdict) -> dict[str, Verdict]:
    return {each.code: Verdict(each.code, VerdictState.MET) for each in rubric.items() if not each.is_beside} | by_item(*others)


def test_four_channels_that_answer_alike_are_consistent():
    found = side_by_side(CHANNELS, score(CHANNELS, all_met(CHANNELS)))
    assert (found.share, found.spread, len(found.items)) == (100, 0, 6)


def test_a_price_that_differs_on_one_channel_is_the_result():
    """The price is wrong on the web (6 of 25), manner lacks one of three points at the counter; social media's rule was not asked."""
    verdicts = all_met(CHANNELS, not_met("C-02"), not_met("A-05"), not_applicable("D-03"))
    found = side_by_side(CHANNELS, score(CHANNELS, verdicts))
    by_suffix = {each.suffix: each for each in found.items}
    assert by_suffix["02"].kept == (("A", 100), ("B", 100), ("C", 0), ("D", 100))
    assert (by_suffix["02"].spread, by_suffix["05"].spread, by_suffix["01"].spread) == (100, Decimal("33.3"), 0)
    assert dict(by_suffix["03"].kept)["D"] is None
    assert (found.share, found.spread) == (Decimal("66.7"), 24)


def test_what_was_not_judged_anywhere_cannot_be_compared():
    found = side_by_side(CHANNELS, score(CHANNELS, {}))
    assert found.share is None
    assert all(each.spread is None and not each.differs for each in found.items)


OLD = a_rubric({"A": 60, "B": 40}, [item("A-1", 2), item("A-2", 3), item("B-1", 5)])
NEW = a_rubric(
    {"A": 50, "B": 50},
    [item("A-1", 2, rule=of_kind("yes_no")), item("B-1", 5), item("A-3", 3)],
    'critical = "flag"\nrenormalise = "across"',
)


def test_versions_are_compared_by_setting_dimension_and_item():
    found = differences(OLD, NEW)
    assert Difference(ChangeKind.CHANGED, "settings", "critical", "none", "flag") in found
    assert Difference(ChangeKind.CHANGED, "A", "weight", "60", "50") in found
    assert Difference(ChangeKind.REMOVED, "A-2") in found
    assert Difference(ChangeKind.ADDED, "A-3") in found
    assert [(each.place, each.field) for each in found if each.place == "A-1"] == [("A-1", "rule")]
    assert differences(OLD, OLD) == ()


def test_the_impact_on_reviews_is_told_before_a_version_is_used():
    reviews = [by_item(met("A-1"), not_met("A-2"), met("B-1")), by_item(met("A-1"), met("A-2"), met("B-1"))]
    first, second = impact(OLD, NEW, reviews=reviews)
    assert (first.before, first.after, first.band_before, first.band_after) == (64, 100, "red", "green")
    assert (first.opened, first.unknown, first.is_changed) == (("A-3",), ("A-2",), True)
    assert not second.is_changed


@pytest.mark.parametrize("rubric_id", library.shipped_ids())
def test_every_setting_is_said_in_three_languages(rubric_id):
    rubric = library.shipped(rubric_id)
    for language in Language:
        said = explain_settings(rubric, language)
        assert len(said) == 9
        assert not any("{" in sentence or "rubric." in sentence for sentence in said)


@pytest.mark.parametrize("rule", ["total_zero", "dimension_zero", "flag", "separate_score", "stop"])
def test_every_critical_rule_is_said(rule):
    rubric = replace(OLD, settings=replace(OLD.settings, critical=rule, renormalise="none", weighting="times_points", special="beside"))
    assert all(len(explain_settings(rubric, language)) == 9 for language in Language)
