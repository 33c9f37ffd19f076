"""Labels are never drawn over each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reviewer.ui.timeline.flags import LEAST_TEXT, flags, plates

STEMS = st.lists(st.integers(0, 1_500), min_size=1, max_size=40).map(sorted)


@given(STEMS, st.data())
def test_no_flag_covers_another_flag(xs, data):
    widths = [float(data.draw(st.integers(5, 300))) for _ in xs]
    chosen = data.draw(st.integers(-1, len(xs) - 1))
    laid = flags(xs, widths, chosen)
    edges = sorted(flag.edges(x) for x, flag in zip(xs, laid, strict=True) if flag.room)
    assert all(right <= left for (_, right), (left, _) in pairwise(edges))


@given(STEMS, st.data())
def test_the_chosen_flag_shows_all_of_its_text_and_nobody_reaches_over_the_left_edge(xs, data):
    widths = [float(data.draw(st.integers(5, 300))) for _ in xs]
    chosen = data.draw(st.integers(0, len(xs) - 1))
    laid = flags(xs, widths, chosen, left=0)
    assert laid[chosen].room >= widths[chosen]
    assert all(flag.edges(x)[0] >= 0 for index, (x, flag) in enumerate(zip(xs, laid, strict=True)) if index != chosen)


def test_a_flag_alone_shows_its_text_and_crowded_ones_shrink_to_bare_flags():
    alone, *crowd = flags([0, 500, 510, 520, 530], [80.0] * 5)
    assert alone.room >= 80
    assert [flag.room for flag in crowd[1:3]] == [0, 0]


def test_a_flag_points_left_where_only_that_side_has_room():
    first, second = flags([200, 230], [100.0, 500.0])
    assert first.is_left
    assert first.room >= 100
    assert not second.is_left


def test_a_long_text_is_cut_where_some_of_it_fits():
    first, _ = flags([0, 120], [400.0, 20.0], left=0)
    assert LEAST_TEXT <= first.room < 120


LINES = st.lists(st.tuples(st.integers(0, 1_000), st.integers(0, 400)).map(lambda each: (each[0], each[0] + each[1])), max_size=12).map(
    sorted
)


@given(LINES, st.integers(20, 160))
def test_no_text_of_a_measure_covers_another_text_or_another_line(lines, width):
    laid = plates(lines, [float(width)] * len(lines))
    boxes = [(left, left + width) for left in laid if left is not None]
    assert all(right <= low or left >= high for number, (left, right) in enumerate(boxes) for low, high in boxes[:number])
    for index, left in enumerate(laid):
        if left is not None:
            assert all(left + width <= low or left >= high for number, (low, high) in enumerate(lines) if number != index)


def test_the_text_of_a_measure_stands_in_its_line_or_right_of_it():
    assert plates([(0, 100)], [60.0]) == [20.0]
    (beside,) = plates([(0, 30)], [60.0])
    assert beside is not None
    assert beside > 30
