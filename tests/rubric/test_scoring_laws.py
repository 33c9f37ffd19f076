"""What holds for every rubric and every set of verdicts."""

import random
from dataclasses import replace
from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.review import NEEDS_REASON, Measure, Verdict, VerdictState
from reviewer.rubric import library
from reviewer.rubric.apportioning import EXACT
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.rubric import EntryForm, ItemKind, Rubric
from reviewer.rubric.score_json import to_json
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain
from reviewer.rubric.verdicts import read_verdicts, verdicts_json
from reviewer.wording import Language
from tests.rubric.scales import REASON, SECOND, by_item, item, not_applicable, not_verifiable, of_kind, text_of, timed, words

DIMENSIONS = "ABCD"
NUMBERED = st.sampled_from(["none", "total_zero", "dimension_zero", "flag", "separate_score"])
hundredths = st.integers(1, 3000).map(lambda cents: Decimal(cents) / 100)


LISTED = ", ".join(f'{{ code = "{code}", title = {words(code)} }}' for code in "abc")
OPTIONS = ", ".join(
    f'{{ code = "{code}", title = {words(code)}, worth = "{worth} %" }}' for code, worth in (("x", 100), ("y", 33), ("z", 0))
)
RULES = (
    of_kind("yes_no", "sampled = true"),
    of_kind("yes_no", "critical = true"),
    of_kind("deduction", "sampled = true"),
    of_kind("rate", 'limit = "95 %"'),
    of_kind("count", f"limit = 3\nunit = {words('rings')}"),
    of_kind("phrase", 'use = "forbidden"\nphrases = [{ code = "p", words = ["不知道"] }]'),
    of_kind("scale", 'scale = "five"\nsatisfied_from = 4'),
    of_kind("stars"),
    of_kind("nps"),
    of_kind("choice", f"options = [{OPTIONS}]"),
    of_kind("checklist", f'mode = "proportional"\nlisted = [{LISTED}]'),
    of_kind("checklist", f'mode = "all_or_nothing"\ncritical = true\nlisted = [{LISTED}]'),
    of_kind("commendation"),
    of_kind("special", f"remedy = {words('remedy')}"),
)


@st.composite
def settings_texts(draw: st.DrawFn, critical: st.SearchStrategy[str]) -> str:
    return f"""renormalise = "{draw(st.sampled_from(["within_dimension", "across", "none"]))}"
weighting = "{draw(st.sampled_from(["by_dimension", "times_points"]))}"
critical = "{draw(critical)}"
special = "{draw(st.sampled_from(["subtract", "beside"]))}"
bonus_cap = {draw(st.integers(0, 20))}
total_cap = {draw(st.sampled_from([100, 110]))}"""


@st.composite
def rubric_texts(draw: st.DrawFn, critical: st.SearchStrategy[str] = NUMBERED) -> str:
    """TOML of one to four dimensions with one to four items each, of every kind, under any settings."""
    codes = DIMENSIONS[: draw(st.integers(1, len(DIMENSIONS)))]
    items = []
    for code in codes:
        for number in range(draw(st.integers(1, 4))):
            points = draw(hundredths)
            cost = min(points, draw(hundredths))
            plain = [f'kind = "deduction"\nper_occurrence = {cost}', timed("3 s")]
            rule = draw(st.sampled_from(plain if number == 0 else [*plain, *RULES]))
            items.append(item(f"{code}-{number}", points, rule=rule))
    text = text_of({code: draw(hundredths) for code in codes}, items, draw(settings_texts(critical)))
    capped = draw(st.sampled_from(codes))
    return text.replace(f'[[dimensions]]\ncode = "{capped}"', f'[[dimensions]]\ncode = "{capped}"\ncap = {draw(hundredths)}', 1)


def drawn(text: str) -> Rubric:
    return read_rubric(text, name="drawn.toml")


rubrics = rubric_texts().map(drawn)
measures = st.builds(Measure, st.integers(0, 6 * SECOND), st.integers(0, SECOND))


whole = st.integers(0, 9).map(str)
ENTRIES = {
    EntryForm.COUNT: whole,
    EntryForm.PASSED: st.sampled_from(["met", "not_met", "not_applicable"]),
    EntryForm.RATE: st.integers(1, 9).flatmap(lambda seen: st.integers(0, seen).map(lambda good: f"{good}/{seen}")),
    EntryForm.DECIMAL: st.integers(0, 50).map(lambda tenths: f"{Decimal(tenths) / 10}"),
    EntryForm.WORDS: st.just("words"),
}


@st.composite
def verdicts_for(draw: st.DrawFn, rubric: Rubric) -> dict[str, Verdict]:
    verdicts = []
    for each in rubric.items():
        state = draw(st.sampled_from([None, *VerdictState]))
        if state is None:
            continue
        if state is VerdictState.PARTLY and each.rule.kind is ItemKind.YES_NO:
            state = VerdictState.NOT_MET
        observed = draw(st.none() | st.integers(1, 9))
        forms = each.rule.forms()
        names = draw(st.lists(st.sampled_from(sorted(forms)), unique=True)) if forms else []
        needs_reason = state in {VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE}
        verdicts.append(
            Verdict(
                item=each.code,
                state=state,
                occurrences=draw(st.integers(1, 4)),
                share=draw(st.none() | st.integers(0, 100).map(lambda cents: Decimal(cents) / 100)),
                measure=draw(st.none() | measures),
                conforming=None if observed is None else draw(st.integers(0, observed)),
                observed=observed,
                entries=tuple((name, draw(ENTRIES[forms[name]])) for name in forms if name in names),
                reason=REASON if needs_reason else "",
            )
        )
    return by_item(*verdicts)


@given(st.data())
def test_the_order_of_verdicts_never_matters(data):
    rubric = data.draw(rubrics)
    verdicts = data.draw(verdicts_for(rubric))
    shuffled = list(verdicts.items())
    random.Random(data.draw(st.integers())).shuffle(shuffled)  # noqa: S311 - a shuffle, not a secret
    assert score(rubric, dict(shuffled)) == score(rubric, verdicts)


@given(st.data())
def test_another_proved_fault_never_raises_the_score(data):
    """Whatever was entered or measured before stays; only the fault is added."""
    rubric = data.draw(rubrics)
    verdicts = data.draw(verdicts_for(rubric))
    praised = {each.code for each in rubric.items() if each.rule.kind is ItemKind.COMMENDATION}
    judged = [code for code, each in verdicts.items() if each.state not in NEEDS_REASON and code not in praised]
    open_items = [each.code for each in rubric.items() if each.code not in verdicts and each.code not in praised]
    if not judged + open_items:
        return
    code = data.draw(st.sampled_from(judged + open_items))
    before = verdicts.get(code, Verdict(code, VerdictState.MET))
    more = before.occurrences + 1 if before.state is VerdictState.NOT_MET else before.occurrences
    after = replace(before, state=VerdictState.NOT_MET, occurrences=more, share=None)
    first, second = score(rubric, verdicts), score(rubric, {**verdicts, code: after})
    if first.exact is None:  # nothing applies but what stands beside the score
        assert second.exact is None
        return
    assert second.exact is not None
    assert second.exact <= first.exact


@given(st.data(), st.sampled_from([Decimal("0.5"), Decimal(2), Decimal(3), Decimal(7)]))
def test_scaling_all_weights_keeps_the_scorecard(data, factor):
    seed = data.draw(rubrics)
    scaled = replace(seed, dimensions=tuple(replace(each, weight=each.weight * factor) for each in seed.dimensions))
    verdicts = data.draw(verdicts_for(seed))
    one, other = score(seed, verdicts), score(scaled, verdicts)
    assert (one.exact, one.total, one.lowest, one.dimensions, one.items) == (
        other.exact,
        other.total,
        other.lowest,
        other.dimensions,
        other.items,
    )


@given(rubrics, st.randoms(use_true_random=False))
def test_when_nothing_applies_there_is_no_total(rubric, chance):
    verdicts = by_item(*(chance.choice([not_applicable, not_verifiable])(each.code) for each in rubric.items()))
    card = score(rubric, verdicts)
    assert (card.exact, card.total, card.lowest, card.highest, card.is_comparable) == (None, None, None, None, False)
    assert all(explain(card, rubric, language) for language in Language)


@given(st.data())
def test_every_line_adds_up_to_the_total_to_the_last_digit(data):
    rubric = data.draw(rubrics)
    card = score(rubric, data.draw(verdicts_for(rubric)))
    if card.exact is None:
        return
    with localcontext(EXACT):
        steps = [step for step in card.trace if step.rule in {"dimension", "dimension_unscaled"}]
        total = next(step for step in card.trace if step.rule == "total")
        scores = sum((each.score or 0 for each in card.dimensions), Decimal(0))
        assert sum(step.result for step in steps) == total.result == sum(value for _, value in total.inputs)
        assert scores + sum(amount for _, amount in card.adjustments) == card.exact
        assert sum(each.weight for each in card.dimensions) == 100
        assert sum(each.effect for each in card.items) == 100 - scores
        effects = iter(card.items)
        for dimension, scored in zip(rubric.dimensions, card.dimensions, strict=True):
            items = [next(effects) for _ in dimension.items]
            assert scored.weight - sum(each.effect for each in items) == (scored.score or 0)
            told = next(step for step in card.trace if step.rule == "deducted" and step.subject == dimension.code)
            assert sum(value for _, value in told.inputs) == told.result
            assert scored.deducted == (told.result if dimension.cap is None else min(told.result, dimension.cap))
    assert all(each.effect >= 0 for each in card.items)


@given(st.data())
def test_a_total_before_its_critical_rule_is_never_over_the_cap_nor_under_the_floor(data):
    rubric = data.draw(rubrics)
    card = score(rubric, data.draw(verdicts_for(rubric)))
    assert card.exact is None or 0 <= card.exact <= rubric.settings.total_cap


@given(st.data())
def test_a_stopped_score_has_no_total_and_any_other_has_one(data):
    rubric = drawn(data.draw(rubric_texts(st.just("stop"))))
    card = score(rubric, data.draw(verdicts_for(rubric)))
    applies = any(each.applicable for each in card.dimensions)
    assert (card.exact is None) == (card.is_stopped or not applies)
    assert card.is_stopped == (bool(card.critical_failed) and applies)


@given(st.data())
def test_no_way_of_deciding_what_is_open_leaves_the_bounds(data):
    """Whichever way open items go, not applicable included, and whichever side of the limit a close measure really lay."""
    rubric = data.draw(rubrics)
    verdicts = data.draw(verdicts_for(rubric))
    card = score(rubric, verdicts)
    decided = dict(verdicts)
    for each in card.items:
        if each.is_too_close and data.draw(st.booleans()):
            decided[each.item] = Verdict(each.item, VerdictState.NOT_MET, measure=Measure(60 * SECOND, 0))
    for code in card.open_items:
        state = data.draw(st.sampled_from([VerdictState.MET, VerdictState.NOT_MET, VerdictState.NOT_APPLICABLE]))
        decided[code] = Verdict(code, state, data.draw(st.integers(1, 4)), reason=REASON)
    final = score(rubric, decided)
    if final.total is not None:
        assert card.lowest is not None
        assert card.highest is not None
        assert card.lowest <= final.total <= card.highest


@given(st.data())
def test_a_scorecard_recomputes_from_its_own_json_to_the_last_digit(data):
    rubric = data.draw(rubrics)
    verdicts = data.draw(verdicts_for(rubric))
    text = to_json(score(rubric, verdicts), rubric, verdicts)
    again = read_verdicts(text, rubric, name="score.json")
    assert again == verdicts
    assert to_json(score(rubric, again), rubric, again) == text
    assert read_verdicts(verdicts_json(rubric, verdicts), rubric) == verdicts


@given(st.data())
def test_every_step_can_be_said_in_three_languages(data):
    rubric = data.draw(st.one_of(rubrics, st.just(library.shipped("property-residential"))))
    card = score(rubric, data.draw(verdicts_for(rubric)))
    for language in Language:
        lines = explain(card, rubric, language)
        assert len(lines) == len(card.trace)
        assert all(line and "{" not in line for line in lines)
