"""What is shown, what is withheld, and how the undefined is explained."""

import pytest

from reviewer.agreement.agreement_json import agreement_json
from reviewer.agreement.comparison import compare
from reviewer.agreement.ratings import RatedTwice, RatingNotANumber, RatingUnknown, Scale, Sheet, arrange
from reviewer.agreement.reading import agreement_lines, named_figures, reading
from reviewer.wording import Language
from tests.agreement.published import rows

RARE = ("fail " * 4 + "pass " * 96, "fail " * 2 + "pass " * 2 + "fail " * 2 + "pass " * 94)
NEVER_BOTH = ("fail " * 2 + "pass " * 98, "pass " * 2 + "fail " * 2 + "pass " * 96)


def test_rare_failures_show_why_kappa_alone_would_slander_and_ac1_alone_would_hide():
    """The two cases worked out when the statistics were chosen: 100 visits, 4 disagreements, failures agreed on twice or never."""
    twice, never = compare(rows(*RARE)), compare(rows(*NEVER_BOTH))
    assert [round(figure.value, 3) for figure in (twice.percent, twice.cohen_kappa.unweighted, twice.gwet_ac1)] == [0.96, 0.479, 0.957]
    assert round(twice.krippendorff_alpha.nominal.value, 3) == 0.482
    assert twice.positive_agreement.value == 0.5
    assert [round(figure.value, 3) for figure in (never.percent, never.cohen_kappa.unweighted, never.gwet_ac1)] == [0.96, -0.02, 0.958]
    assert round(never.krippendorff_alpha.nominal.value, 3) == -0.015
    assert never.positive_agreement.value == 0


def test_below_thirty_items_nothing_is_shown_unless_asked_for():
    ratings = rows("1 2 3 1 2 3", "1 2 3 1 2 2")
    for _, figure, _ in named_figures(compare(ratings)):
        assert (figure.value, figure.low, figure.high) == (None, None, None)
        assert figure.notes[0].shown() == (
            "Withheld: only 6 items were rated twice, and below 30 no coefficient is shown; --min-items sets another limit."
        )
    assert compare(ratings, min_items=6).percent.value == pytest.approx(5 / 6)


def test_items_rated_once_do_not_count_towards_the_minimum():
    agreement = compare(rows("1 2 3 1 . .", "1 2 . . 3 3"), min_items=3)
    assert (agreement.items, agreement.paired_items, agreement.percent.value) == (6, 2, None)


def test_icc_counts_only_items_that_everyone_rated():
    agreement = compare(rows("1 2 3 " * 20, "1 2 2 " * 20, "1 2 " + ". " * 58))
    assert agreement.krippendorff_alpha.interval.value is not None
    assert agreement.icc_2_1.notes[0].shown().startswith("Withheld: only 2 items were rated by every rater, and below 30")


@pytest.mark.parametrize(("items", "is_indicative"), [(30, True), (49, True), (50, False)])
def test_below_fifty_items_a_figure_is_called_indicative(items: int, is_indicative: bool):
    agreement = compare(rows("1 2 " * (items // 2) + "1 " * (items % 2), "1 " * items))
    assert any("Indicative only" in note.shown() for note in agreement.percent.notes) is is_indicative


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "columns",
    [
        ("1 1 1", "1 1 1"),
        (". . .", ". . ."),
        ("1 2 3", ". . ."),
        ("1 . .", ". 2 3"),
        ("a b a", "a b b"),
        ("1 1 1", "2 2 2"),
        ("-1 2 3", "1 2 3"),
    ],
    ids=["one category", "all missing", "one rater left", "no pair", "words", "two constants", "below zero"],
)
def test_what_cannot_be_said_is_explained_in_words(columns: tuple[str, str], language: Language):
    agreement = compare(rows(*columns), min_items=1)
    for name, figure, _ in named_figures(agreement):
        assert figure.value is not None or figure.notes, name
    assert "nan" not in str(agreement_json(agreement, language)).lower()
    assert all(line for line in agreement_lines(agreement, language))


def test_one_category_leaves_a_percentage_and_no_coefficient():
    agreement = compare(rows("1 1 1", "1 1 1"), min_items=1)
    defined = [name for name, figure, _ in named_figures(agreement) if figure.value is not None]
    assert defined == ["name_percent"]
    assert agreement.cohen_kappa.unweighted.notes[0].shown().startswith("Undefined: all ratings fall into one category")


def test_differences_lost_beside_an_enormous_number_are_explained():
    alpha = compare(rows("1 2 1e300", "2 1 ."), min_items=1).krippendorff_alpha
    assert alpha.interval.value is None
    assert alpha.interval.notes[0].shown().startswith("Undefined: these ratings differ too little")
    assert alpha.ordinal.value == pytest.approx(-0.5)


def test_no_item_at_all_is_no_error():
    agreement = compare(arrange(Sheet.of([])))
    assert {figure.value for _, figure, _ in named_figures(agreement)} == {None}


def test_total_disagreement_of_two_constant_raters_is_no_better_than_chance():
    assert compare(rows("1 1 1", "2 2 2"), min_items=1).cohen_kappa.unweighted.value == 0


def test_words_have_an_order_when_one_is_given():
    sheet = Sheet.of([("a", "x", "met"), ("a", "y", "partly"), ("b", "x", "not_met"), ("b", "y", "not_met")])
    without = compare(arrange(sheet), min_items=1)
    ordered = compare(arrange(sheet, scale=Scale.ORDINAL, order=("not_met", "partly", "met")), min_items=1)
    assert without.cohen_kappa.quadratic.value is None
    assert ordered.cohen_kappa.quadratic.value == pytest.approx(2 / 3)
    assert ordered.krippendorff_alpha.interval.value is None


def test_a_failure_is_known_by_its_word_by_its_rarity_or_by_name():
    assert compare(rows("met met not_met", "met not_met not_met"), min_items=1).positive_agreement.value == pytest.approx(2 / 3)
    rarer = compare(rows("x x y", "x x x"), min_items=1).positive_agreement
    assert rarer.value == 0
    assert "y is taken for the failure because it is the rarer of two; --failure names another." in [note.shown() for note in rarer.notes]
    three = rows("x z y", "x z x")
    assert compare(three, min_items=1).positive_agreement.value is None
    assert compare(three, min_items=1, failure="z").positive_agreement.value == 1
    unused = compare(three, min_items=1, failure="broken").positive_agreement
    assert [note.shown() for note in unused.notes] == ["Undefined: nobody gave the rating broken."]


def test_ratings_declared_as_names_say_so_where_they_are_read_as_numbers():
    agreement = compare(rows("1 2 3 1", "1 2 3 2", scale=Scale.NOMINAL), min_items=1)
    notes = [note.shown() for note in agreement.krippendorff_alpha.interval.notes]
    assert "The ratings were declared nominal; this figure reads them as interval." in notes
    assert agreement.krippendorff_alpha.nominal.notes[-1].key != "beyond_scale"


def test_the_same_number_written_in_two_ways_is_one_category_but_two_names():
    entries = [("a", "x", "1"), ("a", "y", "1.0"), ("b", "x", "2"), ("b", "y", "2")]
    assert compare(arrange(Sheet.of(entries)), min_items=1).percent.value == 1
    assert compare(arrange(Sheet.of(entries), scale=Scale.NOMINAL), min_items=1).percent.value == 0.5


def test_a_second_rating_of_the_same_item_by_the_same_rater_is_refused_even_when_empty():
    with pytest.raises(RatedTwice, match="x rated a more than once"):
        arrange(Sheet.of([("a", "x", "1"), ("a", "y", "1"), ("a", "x", None)]))


@pytest.mark.parametrize("scale", [Scale.ORDINAL, Scale.INTERVAL, Scale.RATIO])
@pytest.mark.parametrize("word", ["good", "nan", "inf", "1_000"])
def test_what_is_no_number_is_refused_on_a_numeric_scale(scale: Scale, word: str):
    with pytest.raises(RatingNotANumber, match=f'y rated b "{word}"'):
        arrange(Sheet.of([("a", "x", "1"), ("b", "y", word)]), scale=scale)


def test_a_rating_outside_the_given_order_is_refused():
    with pytest.raises(RatingUnknown, match="not one of no, yes"):
        arrange(Sheet.of([("a", "x", "maybe")]), order=("no", "yes"))


def test_a_figure_is_read_by_the_lower_end_of_its_interval():
    agreement = compare(rows("1 2 " * 30, "1 2 " * 27 + "2 1 " * 3))
    read = {
        name: statement and statement.shown() for name, figure, bands in named_figures(agreement) for statement in [reading(figure, bands)]
    }
    kappa = agreement.cohen_kappa.unweighted
    assert (round(kappa.value, 2), 0.6 <= kappa.low < 0.8) == (0.8, True)
    assert read["name_kappa_unweighted"] == "at least substantial"
    assert read["name_percent"] is None
    assert read["name_alpha_nominal"] == "not shown to be reliable"


def test_what_holds_for_all_figures_is_said_once_and_what_is_not_shown_is_gathered_by_reason():
    lines = list(agreement_lines(compare(rows("met met not_met " * 12, "met not_met not_met " * 12))))
    assert sum("Indicative only" in line for line in lines) == 1
    assert "Not shown: Krippendorff's alpha, interval, Krippendorff's alpha, ratio, ICC(2,1) of totals" in lines
