"""The shipped residential rubric against the figures of the field."""

from decimal import Decimal

import pytest

from reviewer.rubric import library
from reviewer.rubric.items.timed import TimedRule

RESIDENTIAL = library.shipped("property-residential")


def test_it_is_a_hundred_points_in_five_weighted_dimensions():
    named = [(each.code, each.title.en, each.title.zh_hans, each.weight) for each in RESIDENTIAL.dimensions]
    assert named == [
        ("A", "Safety management", "安全管理", 25),
        ("B", "Environment and facilities", "环境设施", 20),
        ("C", "Process execution", "流程执行", 20),
        ("D", "Service quality", "服务质量", 25),
        ("E", "Customer experience", "客户体验", 10),
    ]


def test_one_item_point_is_one_point_of_the_total():
    for dimension in RESIDENTIAL.dimensions:
        assert sum(item.points for item in dimension.items) == dimension.weight, dimension.code


@pytest.mark.parametrize(("code", "points"), [("A-02", "5"), ("B-01", "3"), ("D-04", "2"), ("C-06", "4"), ("C-04", "3")])
def test_the_example_deductions_cost_exactly_their_figures(code, points):
    assert RESIDENTIAL.item(code).rule.per_occurrence == Decimal(points)


@pytest.mark.parametrize(
    ("code", "seconds"),
    [
        ("A-01", 3), ("A-03", 180), ("A-08", 900), ("B-07", 7200), ("C-02", 30), ("C-03", 180), ("C-05", 300), ("C-06", 86_400),
        ("C-07", 7200), ("C-11", 86_400), ("C-12", 1800), ("C-13", 86_400), ("D-01", 3), ("D-02", 3), ("D-03", 180),
        ("E-03", 1800), ("E-04", 120),
    ],
)  # fmt: skip
def test_timed_standards_have_exactly_their_limits(code, seconds):
    rule = RESIDENTIAL.item(code).rule
    assert isinstance(rule, TimedRule)
    assert rule.limit_us == seconds * 1_000_000


def test_the_six_radar_topics_are_all_covered():
    assert {item.topic for item in RESIDENTIAL.items()} == set(RESIDENTIAL.topics)
    assert len(RESIDENTIAL.topics) == 6
    assert {item.position for item in RESIDENTIAL.items()} == set(RESIDENTIAL.positions)


def test_every_item_says_how_to_put_it_right_and_what_causes_it():
    assert all(item.advice is not None and item.cause is not None for item in RESIDENTIAL.items())
