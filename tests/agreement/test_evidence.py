"""Evidence of two reviews: how far places overlap, and which citation answers which."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.assignment import best_pairs
from reviewer.agreement.overlap import Edges, match_citations, region_overlap, span_overlap
from reviewer.agreement.pairing import Opinion, evidence_agreement, pair, verdict_ratings
from reviewer.domain.evidence import Citation, CitationKind, Region
from reviewer.domain.ids import ExhibitId
from reviewer.domain.moments import SECOND_US, Span
from reviewer.domain.review import VerdictState

FILM, PHOTO = ExhibitId(1), ExhibitId(2)
MET, NOT_MET, PARTLY = VerdictState.MET, VerdictState.NOT_MET, VerdictState.PARTLY


def seconds(start: float, end: float) -> Span:
    return Span(round(start * SECOND_US), round(end * SECOND_US))


def film(start: float, end: float, exhibit: ExhibitId = FILM) -> Citation:
    return Citation(CitationKind.SPAN, exhibit, seconds(start, end))


def photo(*sides: int) -> Citation:
    return Citation(CitationKind.REGION, PHOTO, region=Region(*sides))


spans = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: Span(min(ends), max(ends)))


@given(spans, spans)
def test_the_overlap_of_spans_is_the_share_of_their_instants_in_both(first: Span, second: Span):
    one, other = (set(range(span.start_us, span.end_us)) for span in (first, second))
    assert span_overlap(first, second) == (len(one & other) / len(one | other) if one | other else float(first == second))
    assert span_overlap(first, second) == span_overlap(second, first)


def test_one_second_of_a_long_stretch_is_almost_full_agreement():
    """State coding calls 10 to 60 s against 11 to 61 s no better than chance, because agreed silence is thrown away."""
    assert span_overlap(seconds(10, 60), seconds(11, 61)) == pytest.approx(49 / 51)


def test_the_overlap_of_regions_is_their_common_area_over_the_area_of_both():
    quarter, half = Region(0, 0, 500_000, 500_000), Region(0, 0, 1_000_000, 500_000)
    assert region_overlap(quarter, half) == 0.5
    assert region_overlap(quarter, Region(500_000, 0, 500_000, 500_000)) == 0
    assert region_overlap(quarter, quarter) == 1


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_no_other_pairing_has_more_in_common(rows: int, columns: int, data):
    cells = st.sampled_from((0.0, 0.0, 0.1, 0.25, 0.5, 0.9, 1.0))
    gains = np.array(data.draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns))).reshape(rows, columns)
    pairs = best_pairs(gains)
    wide = gains if rows <= columns else gains.T
    best = max(sum(wide[row, column] for row, column in enumerate(order)) for order in permutations(range(wide.shape[1]), wide.shape[0]))
    assert sum(gains[row, column] for row, column in pairs) == pytest.approx(best)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[row, column] > 0 for row, column in pairs)


def test_each_citation_answers_at_most_one_and_the_sum_decides():
    first, second = [film(0, 10), film(8, 18)], [film(7, 17), film(0, 6), film(40, 50)]
    found = match_citations(first, second)
    assert [(match.first, match.second) for match in found.matches] == [(0, 1), (1, 0)]
    assert (found.only_first, found.only_second) == ((), (2,))
    assert found.matches[1].edges == Edges(start_us=-SECOND_US, end_us=-SECOND_US)


def test_the_same_seconds_of_another_exhibit_are_another_place():
    found = match_citations([film(0, 10)], [film(0, 10, PHOTO)])
    assert (found.matches, found.only_first, found.only_second) == ((), (0,), (0,))


def test_regions_tell_how_far_each_edge_lies_apart():
    found = match_citations([photo(100_000, 100_000, 400_000, 400_000)], [photo(110_000, 90_000, 400_000, 400_000)])
    assert found.matches[0].edges == Edges(left_ppm=10_000, top_ppm=-10_000, right_ppm=10_000, bottom_ppm=-10_000)


def test_the_same_answer_of_the_shopper_is_the_same_place():
    answers = [Citation(CitationKind.ANSWER, question=question) for question in ("Q01", "Q02")]
    assert [match.overlap for match in match_citations(answers[:1], answers).matches] == [1.0]


def test_two_reviews_are_paired_item_by_item_with_decisions_apart_from_evidence():
    first = Opinion("ana", {"A-01": NOT_MET, "A-02": MET, "A-03": MET}, {"A-01": [film(10, 60)]})
    second = Opinion("ben", {"A-01": NOT_MET, "A-02": PARTLY, "B-01": MET}, {"A-01": [film(11, 61)], "A-02": [film(70, 80)]})
    paired = {each.item: each for each in pair(first, second)}
    assert list(paired) == ["A-01", "A-02", "A-03", "B-01"]
    assert [each.is_decided_alike for each in paired.values()] == [True, False, False, False]
    assert [each.is_proved_alike for each in paired.values()] == [True, False, True, True]
    assert (paired["A-03"].second, paired["B-01"].first) == (None, None)
    agreement = evidence_agreement(paired.values())
    assert agreement.spans.value == pytest.approx(49 / 51)
    assert agreement.span_edges_us == SECOND_US
    assert agreement.matched.value == pytest.approx(2 / 3)
    assert agreement.regions.value is None
    assert agreement.regions.notes[0].shown() == "Undefined: no two citations overlap."


def test_reviews_without_any_evidence_leave_its_agreement_undefined():
    agreement = evidence_agreement(pair(Opinion("ana", {"A-01": MET}), Opinion("ben", {"A-01": MET})))
    assert agreement.matched.value is None
    assert agreement.matched.notes[0].shown() == "Undefined: neither review cites evidence of this kind."


def test_verdicts_of_many_submissions_become_ratings_by_submission_and_item():
    cases = {
        "S-1": [Opinion("ana", {"A-01": NOT_MET, "A-02": MET}), Opinion("ben", {"A-01": NOT_MET})],
        "S-2": [Opinion("ben", {"A-01": MET}), Opinion("cy", {"A-01": PARTLY})],
    }
    ratings = verdict_ratings(cases)
    assert ratings.item_names == ("S-1/A-01", "S-1/A-02", "S-2/A-01")
    assert (ratings.raters, ratings.paired_items, set(ratings.categories)) == (3, 2, {"met", "not_met", "partly"})
