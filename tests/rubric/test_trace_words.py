"""The arithmetic as people read it."""

from decimal import Decimal

import pytest

from reviewer.domain.review import Verdict, VerdictState
from reviewer.rubric.durations import duration_us, shown
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain, explain_item
from reviewer.wording import Language
from tests.rubric.scales import a_rubric, by_item, item, measured, not_applicable, not_met, timed

RUBRIC = a_rubric(
    {"A": 60, "B": 20},
    [
        item("A-1", 4, rule='kind = "deduction"\nper_occurrence = 1.5'),
        item("A-2", 2, rule=timed("3 min")),
        item("A-3", 1),
        item("B-1", 4),
        item("B-2", 1),
    ],
)
CARD = score(
    RUBRIC,
    by_item(
        not_met("A-1", 3),
        measured("A-2", 161_200_000, 300_000),
        Verdict("B-1", VerdictState.PARTLY, share=Decimal("0.75")),
        not_applicable("B-2"),
    ),
)


def test_each_line_can_be_checked_with_a_pocket_calculator():
    assert explain(CARD, RUBRIC, Language.ENGLISH) == (
        "A-1 Item A-1: 3 × 1.5 = 4.5 points deducted.",
        "A-1 Item A-1: 4.5 is more than the item is worth; 4 points deducted.",
        "A-2 Item A-2: measured 2 min 41.2 s ± 0.3 s, limit 3 min: met; nothing deducted.",
        "A-3 Item A-3: still open; counted as met for now.",
        "A Dimension A: 7 − 0 not applicable − 0 not verifiable = 7 applicable points.",
        "A Dimension A: deducted A-1 4 = 4.",
        "B-1 Item B-1: 1 × 4 = 4 points deducted.",
        "B-1 Item B-1: partly met, share 0.75: 4 × (1 − 0.75) = 1 points deducted.",
        "B-2 Item B-2: not applicable; its 1 points leave the applicable points.",
        "B Dimension B: 5 − 1 not applicable − 0 not verifiable = 4 applicable points.",
        "B Dimension B: deducted B-1 1 = 1.",
        "A Dimension A: weight 60 in the rubric = 75 of 100 here.",
        "A Dimension A: 75 × 3 ÷ 7 = 32.142857….",
        "B Dimension B: weight 20 in the rubric = 25 of 100 here.",
        "B Dimension B: 25 × 3 ÷ 4 = 18.75.",
        "Total: A 32.142857… + B 18.75 = 50.892857….",
        "Band: 50.892857… is at least 0: red.",
        "Rounded once, half up: 50.892857… → 50.9.",
        "If everything open or too close to call were lost, the total would be 40.2 instead of 50.9.",
        "95 % of all weight could be judged; under 60 % totals are not comparable.",
    )


def test_one_item_is_explained_with_what_it_took_off_the_total():
    assert explain_item(CARD, RUBRIC, "B-1", Language.SIMPLIFIED) == (
        "B-1 Item B-1：1 × 4 = 扣 4 分。",
        "B-1 Item B-1：部分达标，达标比例 0.75：4 ×（1 − 0.75）= 扣 1 分。",
        "B-1：使总分减少 6.25。",
    )
    assert explain_item(CARD, RUBRIC, "Z-9", Language.ENGLISH) == ()


@pytest.mark.parametrize(
    ("written", "length"),
    [("3 s", 3_000_000), ("2.5 min", 150_000_000), ("24 h", 86_400_000_000), ("1 d", 86_400_000_000), ("0.001 s", 1000)],
)
def test_lengths_of_time_have_their_unit(written, length):
    assert duration_us(written) == length


@pytest.mark.parametrize("written", ["3", "3s", "-3 s", "0 s", "3 rings", "", "1e3 s", "３ s", "3 s 5 min"])
def test_anything_else_is_no_length_of_time(written):
    assert duration_us(written) is None


@pytest.mark.parametrize(
    ("length", "english", "chinese"),
    [
        (0, "0 s", "0 秒"),
        (1_800_000, "1.8 s", "1.8 秒"),
        (161_200_000, "2 min 41.2 s", "2 分 41.2 秒"),
        (10_320_000_000, "2 h 52 min", "2 小时 52 分"),
        (86_400_000_000, "24 h", "24 小时"),
        (1, "0.000001 s", "0.000001 秒"),
    ],
)
def test_lengths_of_time_are_shown_in_the_units_people_use(length, english, chinese):
    assert (shown(length, Language.ENGLISH), shown(length, Language.SIMPLIFIED)) == (english, chinese)
