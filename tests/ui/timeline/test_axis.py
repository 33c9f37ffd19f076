import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.moments import SECOND_US, Span
from reviewer.ui.timeline.axis import FINEST_US_PER_PX, TimeAxis
from reviewer.ui.timeline.marks import Mark, MarkKind, Marks
from reviewer.ui.timeline.unions import joined, missing

HOURS_8 = Span(0, 8 * 3600 * SECOND_US)
spans = st.tuples(st.integers(0, 10_000), st.integers(0, 3_000)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def axis():
    return TimeAxis.whole(HOURS_8, left=156, right=1920)


def test_the_whole_visit_is_shown_with_air_at_both_ends():
    assert axis().x(0) > 156
    assert axis().x(HOURS_8.end_us) < 1920


@given(factor=st.floats(0.01, 500), x=st.integers(156, 1920))
def test_zooming_keeps_the_moment_under_the_pointer(factor, x):
    near = axis().zoomed(40, 1000)
    zoomed = near.zoomed(factor, x)
    if zoomed.us_per_px < axis().us_per_px * 0.9 and zoomed.start_us > 0 and zoomed.end_us < HOURS_8.end_us:
        assert abs(zoomed.us(x) - near.us(x)) <= zoomed.us_per_px + 2
    assert FINEST_US_PER_PX <= zoomed.us_per_px <= axis().us_per_px * 1.0001


@given(st.lists(st.tuples(st.sampled_from(["zoom", "pan"]), st.floats(-4000, 4000)), max_size=12))
def test_no_gesture_leaves_the_visit(gestures):
    shown = axis()
    for kind, amount in gestures:
        shown = shown.panned(amount) if kind == "pan" else shown.zoomed(abs(amount) / 500 + 0.1, 900)
    assert shown.end_us > 0
    assert shown.start_us < HOURS_8.end_us


def test_a_span_is_brought_onto_the_screen_by_moving_as_little_as_needed():
    near = axis().zoomed(50, 156)
    far = Span(4 * 3600 * SECOND_US, 4 * 3600 * SECOND_US + SECOND_US)
    shown = near.showing(far)
    assert 156 <= shown.x(far.start_us) < shown.x(far.end_us) <= 1920
    assert shown.showing(far) == shown


@given(st.lists(spans, max_size=60), spans)
def test_every_mark_on_the_screen_is_found(taken, window):
    marks = Marks(Mark(MarkKind.NOTE, str(index), span, "") for index, span in enumerate(taken))
    first, last = marks.between(window.start_us, window.end_us)
    found = {mark.key for mark in marks.all[first:last]}
    assert {str(i) for i, span in enumerate(taken) if span.end_us >= window.start_us and span.start_us <= window.end_us} <= found


def test_the_nearest_mark_is_the_one_that_holds_the_moment_or_begins_next_to_it():
    marks = Marks([Mark(MarkKind.NOTE, "a", Span(0, 100), ""), Mark(MarkKind.NOTE, "b", Span(110, 110), "")])
    assert marks.nearest(50, 0).key == "a"
    assert marks.nearest(107, 5).key == "b"
    assert marks.nearest(130, 5) is None


@given(st.lists(spans, max_size=20), st.lists(spans, max_size=20))
def test_what_is_missing_and_what_is_there_make_the_whole(whole, parts):
    there = np.zeros(14_000, bool)
    for span in whole:
        there[span.start_us : span.end_us] = True
    for span in parts:
        there[span.start_us : span.end_us] = False
    left = np.zeros(14_000, bool)
    for span in missing(joined(whole), joined(parts)):
        left[span.start_us : span.end_us] = True
    assert np.array_equal(left, there)


def test_a_span_too_narrow_to_see_is_shown_larger_but_with_a_minute_around_it():
    near = axis().disclosing(Span(3600 * SECOND_US, 3615 * SECOND_US))
    assert 59 <= near.x(3615 * SECOND_US) - near.x(3600 * SECOND_US) <= 61
    frame = axis().disclosing(Span(3600 * SECOND_US, 3600 * SECOND_US + 40_000))
    assert abs(frame.width * frame.us_per_px - 60 * SECOND_US) < SECOND_US
    wide = Span(3600 * SECOND_US, 7200 * SECOND_US)
    assert axis().disclosing(wide) == axis().showing(wide)
    instant = Span(3600 * SECOND_US, 3600 * SECOND_US)
    assert axis().disclosing(instant).us_per_px == axis().us_per_px
