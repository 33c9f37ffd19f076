"""Merging what was played: the same instants, in as few spans as there can be."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.coverage import merged
from reviewer.domain.moments import Span

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1])))


def instants(spans) -> set[int]:
    return {instant for span in spans for instant in range(span.start_us, span.end_us)}


@given(SPANS)
def test_merging_covers_the_same_instants_with_gaps_between_all_spans(spans: list[Span]):
    out = merged(spans)
    assert instants(out) == instants(spans)
    assert all(earlier.end_us < later.start_us for earlier, later in pairwise(out))
    assert all(span.duration_us > 0 for span in out)


@given(SPANS, SPANS)
def test_the_order_and_the_portions_do_not_matter(first: list[Span], second: list[Span]):
    assert merged([*merged(first), *second]) == merged([*second, *first])
