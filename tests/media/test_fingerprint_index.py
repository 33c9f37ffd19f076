"""The index of 64-bit numbers finds what a slow search finds."""

from hypothesis import given
from hypothesis import strategies as st

from reviewer.media.fingerprint_index import NumberIndex

NUMBER = st.integers(0, 2**64 - 1)
FLIPS = st.sets(st.integers(0, 63), max_size=7)


def flipped(number: int, bits: set[int]) -> int:
    for bit in bits:
        number ^= 1 << bit
    return number


@given(st.lists(NUMBER, min_size=1, max_size=30), st.data(), FLIPS)
def test_every_number_within_seven_bits_is_found_with_its_distance(numbers, data, flips):
    owner = data.draw(st.integers(0, len(numbers) - 1))
    wanted = flipped(numbers[owner], flips)
    found = NumberIndex.of((place, (number,)) for place, number in enumerate(numbers)).search([wanted], radius=7)
    slow = {place: (number ^ wanted).bit_count() for place, number in enumerate(numbers)}
    assert found == {place: distance for place, distance in slow.items() if distance <= 7}


@given(st.lists(NUMBER, min_size=1, max_size=30), st.data(), st.sets(st.integers(0, 63), max_size=3))
def test_the_narrow_search_finds_all_within_three_bits(numbers, data, flips):
    owner = data.draw(st.integers(0, len(numbers) - 1))
    index = NumberIndex.of((place, (number,)) for place, number in enumerate(numbers))
    assert owner in index.search([flipped(numbers[owner], flips)], radius=7, is_wide=False)


def test_an_owner_is_found_by_any_of_its_numbers_at_its_nearest():
    index = NumberIndex.of([(4, (0b1111, 1 << 40)), (9, ((1 << 60) - 1,))])
    assert index.search([0b0001, 0b0111], radius=7) == {4: 1}


def test_an_empty_index_and_an_empty_question_find_nothing():
    assert NumberIndex.of([]).search([1], radius=7) == {}
    assert NumberIndex.of([(1, (5,))]).search([], radius=7) == {}
