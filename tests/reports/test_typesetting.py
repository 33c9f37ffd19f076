"""Lines break where a typesetter would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.reports.palette import READING
from reviewer.reports.typefaces import MISSING
from reviewer.reports.typesetting import NOT_FIRST, NOT_LAST, lines_of, one_line

NARROW = 34.0
PASSAGE = (
    "10:57:20 顾问口头报地面车位月租 380 元；（10:52:06 所摄公示牌为 350 元），高 30 元（+8.6 %）。“这个都是统一的。”他说，“没有别的价。”"
)


def _shown(text: str, width: float) -> list[str]:
    return ["".join(stretch.text for stretch in line.stretches) for line in lines_of(text, READING, width)]


@pytest.mark.parametrize("width", range(26, 80, 3))
def test_no_line_begins_or_ends_with_a_forbidden_mark(width: int):
    for line in _shown(PASSAGE, float(width)):
        assert line[0] not in NOT_FIRST
        assert line[-1] not in NOT_LAST
        assert line[-1] != "“"


@pytest.mark.parametrize("width", range(26, 80, 3))
def test_numbers_stay_with_their_units_and_clock_times_whole(width: int):
    shown = _shown(PASSAGE, float(width))
    for whole in ("10:57:20", "10:52:06", "380 元", "350 元", "30 元", "+8.6 %"):
        assert any(whole in line for line in shown), (whole, shown)


def test_latin_words_break_at_spaces():
    assert _shown("the barrier opened without a visitor pass", NARROW) == ["the barrier opened", "without a visitor pass"]


def test_a_file_name_breaks_at_a_separator_and_keeps_its_ending():
    shown = _shown("/recordings/2026-05-16/gate_and_lobby/VID_20260516_103012_long_name.mp4", NARROW)
    assert shown == ["/recordings/2026-05-16/", "gate_and_lobby/VID_", "20260516_103012_long_", "name.mp4"]


def test_full_width_signs_turn_narrow_between_latin_and_figures():
    stretches = one_line("“fine” ±12 ms · 5…6", READING).stretches
    assert {stretch.text for stretch in stretches if stretch.font == "NotoSans-Regular"} == set("“”±·…")


def test_a_chinese_quote_keeps_its_full_width_marks():
    assert {stretch.font for stretch in one_line("“电梯在后面。”", READING).stretches} == {"NotoSansSC-Regular"}


def test_a_character_of_no_face_shows_as_a_box():
    assert MISSING in one_line("a\U0001f600b", READING).stretches[0].text


def test_a_line_break_in_the_text_is_kept():
    assert _shown("first\n\nthird", NARROW) == ["first", "", "third"]


@given(text=st.text(max_size=120), width=st.floats(6, 120))
def test_any_text_is_set_whole_and_inside_its_width(text: str, width: float):
    lines = lines_of(text, READING, width)
    assert all(line.width_mm <= width + 0.1 or sum(len(stretch.text) for stretch in line.stretches) == 1 for line in lines)
    kept = [character for character in text if character.isprintable() and not character.isspace()]
    assert sum(not character.isspace() for line in lines for stretch in line.stretches for character in stretch.text) == len(kept)
