"""What must hold for any ratings: of order, of names, of perfect agreement, of intervals; and that nothing is ever NaN."""

import json
import math
from collections.abc import Callable

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from reviewer.agreement.agreement_json import agreement_json
from reviewer.agreement.coefficients import alpha, kappa
from reviewer.agreement.comparison import Agreement, compare
from reviewer.agreement.figures import Figure
from reviewer.agreement.ratings import Ratings, Scale, Sheet, arrange
from reviewer.agreement.reading import named_figures

Entries = list[tuple[str, str, str | None]]
NAMES = ("1", "2", "3", "4")


@st.composite
def entries(draw: st.DrawFn, words: tuple[str, ...] = NAMES) -> Entries:
    """Ratings of up to 12 items by 2 to 4 raters, some missing, in any order."""
    raters = draw(st.integers(2, 4))
    items = draw(st.integers(1, 12))
    given_words = draw(st.lists(st.sampled_from((*words, None)), min_size=raters * items, max_size=raters * items))
    rated = [(f"i{place // raters}", f"r{place % raters}", word) for place, word in enumerate(given_words)]
    return draw(st.permutations(rated))


def found(rated: Entries, **choices: object) -> Agreement:
    return compare(arrange(Sheet.of(rated)), min_items=1, **choices)


def values(agreement: Agreement) -> dict[str, tuple[float | None, ...]]:
    return {name: (figure.value, figure.low, figure.high) for name, figure, _ in named_figures(agreement)}


def are_alike(first: dict[str, tuple[float | None, ...]], second: dict[str, tuple[float | None, ...]]) -> bool:
    return all(
        (one is None and other is None) or (one is not None and other is not None and math.isclose(one, other, abs_tol=1e-9))
        for name in first
        for one, other in zip(first[name], second[name], strict=True)
    )


@given(entries(), st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_items_and_raters_change_nothing(rated: Entries, chance):
    shuffled = [(f"z{item[::-1]}", f"q{rater[::-1]}", word) for item, rater, word in rated]
    chance.shuffle(shuffled)
    assert are_alike(values(found(rated)), values(found(shuffled)))


@given(entries(), st.permutations(NAMES))
def test_new_names_for_the_categories_change_no_nominal_figure(rated: Entries, renamed: list[str]):
    words = dict(zip(NAMES, ("alpha", "beta", "gamma", "delta"), strict=True))
    others = dict(zip(NAMES, [words[name] for name in renamed], strict=True))
    first = values(found([(item, rater, word and words[word]) for item, rater, word in rated]))
    second = values(found([(item, rater, word and others[word]) for item, rater, word in rated]))
    assert are_alike(first, second)


@given(entries(), st.sampled_from((0.5, 3.0, 1e6, 1e-200)), st.sampled_from((0.0, 7.0, -1e3)))
def test_other_units_change_neither_interval_alpha_nor_icc(rated: Entries, factor: float, shift: float):
    first = found(rated)
    moved = [
        (item, rater, word and repr(float(word) * factor + (shift if factor < 1e6 and factor > 1e-9 else 0))) for item, rater, word in rated
    ]
    second = found(moved)
    for one, other in ((first.krippendorff_alpha.interval, second.krippendorff_alpha.interval), (first.icc_2_1, second.icc_2_1)):
        assert (one.value is None) == (other.value is None)
        assert one.value is None or math.isclose(one.value, other.value, abs_tol=1e-7)


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=40).filter(lambda words: len(set(words)) > 1), st.integers(2, 4))
def test_perfect_agreement_is_exactly_one(words: list[str], raters: int):
    rated = [(f"i{place}", f"r{rater}", word) for place, word in enumerate(words) for rater in range(raters)]
    agreement = found(rated, failure=words[0])
    assert {name: figure.value for name, figure, _ in named_figures(agreement)} == {name: 1.0 for name, _, _ in named_figures(agreement)}


@given(entries(), st.sampled_from((None, "1", "4")))
def test_every_interval_holds_its_value_and_nothing_is_nan(rated: Entries, failure: str | None):
    agreement = found(rated, failure=failure)
    json.dumps(agreement_json(agreement), allow_nan=False)
    for name, figure, _ in named_figures(agreement):
        if figure.value is None:
            assert figure.notes, name
            assert (figure.low, figure.high) == (None, None), name
        else:
            assert -1 <= figure.value <= 1, name
            assert (figure.low is None) == (figure.high is None), name
            assert figure.low is None or -1 <= figure.low <= figure.value <= figure.high <= 1, name


@given(st.lists(st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2), min_size=1, max_size=20))
@example([(0.0, 5e-324)])
@example([(0.0, 1e-200), (1e-200, 0.0), (1e300, 1e300)])
@example([(-1.7e308, 1.7e308), (1.0, 2.0)])
def test_numbers_of_any_size_give_no_nan(pairs: list[tuple[float, float]]):
    rated = [(f"i{place}", rater, repr(number)) for place, pair in enumerate(pairs) for rater, number in zip("ab", pair, strict=True)]
    for scale in (Scale.INTERVAL, Scale.RATIO):
        agreement = compare(arrange(Sheet.of(rated), scale=scale), min_items=1)
        json.dumps(agreement_json(agreement), allow_nan=False)


def by_hand(ratings: Ratings, distance: Callable[[float, float], float]) -> float | None:
    """Alpha from its definition, pair by pair."""
    paired = ratings.paired
    scores = [float(paired.values[category]) for category in paired.category]
    seen = within = 0.0
    for place, (item, score) in enumerate(zip(paired.item, scores, strict=True)):
        for other, (other_item, other_score) in enumerate(zip(paired.item, scores, strict=True)):
            if place != other:
                within += distance(score, other_score)
                if item == other_item:
                    seen += distance(score, other_score) / (paired.per_item[item] - 1)
    return 1 - (seen / len(scores)) / (within / (len(scores) * (len(scores) - 1))) if within else None


@given(entries())
def test_alpha_is_what_its_definition_gives_pair_by_pair(rated: Entries):
    ratings = arrange(Sheet.of(rated))
    if not ratings.paired_items or ratings.values is None:
        return
    for metric, distance in {
        Scale.NOMINAL: lambda x, y: float(x != y),
        Scale.INTERVAL: lambda x, y: (x - y) ** 2,
        Scale.RATIO: lambda x, y: ((x - y) / (x + y)) ** 2,
    }.items():
        expected, computed = by_hand(ratings, distance), alpha.alpha(ratings, metric).value
        assert (expected is None) == (computed is None)
        assert expected is None or math.isclose(expected, computed, abs_tol=1e-9)


def resampled(ratings: Ratings, computed: Callable[[Ratings], Figure], *, times: int) -> float:
    """The standard deviation of a coefficient over items drawn again with replacement."""
    chance = np.random.default_rng(8)
    columns = [ratings.category[ratings.item == item] for item in range(ratings.items)]
    raters = [ratings.rater[ratings.item == item] for item in range(ratings.items)]
    drawn = []
    for _ in range(times):
        chosen = chance.integers(0, ratings.items, ratings.items)
        again = [
            (f"i{place}", f"r{rater}", str(category + 1))
            for place, item in enumerate(chosen)
            for rater, category in zip(raters[item], columns[item], strict=True)
        ]
        drawn.append(computed(arrange(Sheet.of(again))).value)
    return float(np.std(drawn))


def test_analytic_intervals_are_as_wide_as_drawing_the_items_again_makes_them():
    chance = np.random.default_rng(3)
    rated = []
    for item in range(150):
        truth = int(chance.integers(1, 5))
        words = [str(truth if chance.random() < 0.7 else int(chance.integers(1, 5))) for _ in range(3)]
        rated += [(f"i{item}", f"r{rater}", word) for rater, word in enumerate(words) if chance.random() < 0.9]
    ratings = arrange(Sheet.of(rated))
    measures: list[Callable[[Ratings], Figure]] = [kappa.unweighted, kappa.quadratically_weighted]
    measures += [lambda each, metric=metric: alpha.alpha(each, metric) for metric in Scale]
    for measure in measures:
        figure = measure(ratings)
        analytic = (figure.value - figure.low) / 1.976
        assert 0.85 < analytic / resampled(ratings, measure, times=300) < 1.15
