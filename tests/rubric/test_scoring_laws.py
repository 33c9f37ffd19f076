"""What holds for every rubric and every set of verdicts."""

import random
from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.rubric import library
from reviewer.rubric.apportioning import EXACT
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.rubric import Rubric
from reviewer.rubric.score_json import to_json
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain
from reviewer.rubric.verdicts import read_verdicts, verdicts_json
from reviewer.wording import Language
from tests.rubric.scales import REASON, SECOND, by_item, item, not_applicable, not_verifiable, text_of, timed

DIMENSIONS = "ABCD"
hundredths = st.integers(1, 3000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def rubric_texts(draw: st.DrawFn, factor: Decimal = Decimal(1)) -> str:
    """TOML of one to four dimensions with one to four items each."""
    codes = DIMENSIONS[: draw(st.integers(1, len(DIMENSIONS)))]
    items = []
    for code in codes:
        for number in range(draw(st.integers(1, 4))):
            points = draw(hundredths)
            if draw(st.booleans()):
                cost = min(points, draw(hundredths))
                items.append(item(f"{code}-{number}", points, rule=f'kind = "deduction"\nper_occurrence = {cost}'))
            else:
                items.append(item(f"{code}-{number}", points, rule=timed("3 s")))
    return text_of({code: draw(hundredths) * factor for code in codes}, items)


rubrics = rubric_texts().map(lambda text: read_rubric(text, name="drawn.toml"))
measures = st.builds(Measure, st.integers(0, 6 * SECOND), st.integers(0, SECOND))


@st.composite
def verdicts_for(draw: st.DrawFn, rubric: Rubric) -> dict[str, Verdict]:
    verdicts = []
    for each in rubric.items():
        state = draw(st.sampled_from([None, *VerdictState]))
        if state is None:
            continue
        needs_reason = state in {VerdictState.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE}
        verdicts.append(
            Verdict(
                item=each.code,
                state=state,
                occurrences=draw(st.integers(1, 4)),
                share=draw(st.none() | st.integers(0, 100).map(lambda cents: Decimal(cents) / 100)),
                measure=draw(st.none() | measures),
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
    rubric = data.draw(rubrics)
    verdicts = data.draw(verdicts_for(rubric))
    judged = [code for code, verdict in verdicts.items() if verdict.state in {VerdictState.MET, VerdictState.NOT_MET, VerdictState.PARTLY}]
    open_items = [each.code for each in rubric.items() if each.code not in verdicts]
    if not judged + open_items:
        return
    code = data.draw(st.sampled_from(judged + open_items))
    before = verdicts.get(code)
    more = before.occurrences + 1 if before is not None and before.state is VerdictState.NOT_MET else 1
    after = Verdict(code, VerdictState.NOT_MET, more, measure=None if before is None else before.measure)
    if before is not None and before.state is VerdictState.PARTLY:
        after = Verdict(code, VerdictState.NOT_MET, before.occurrences, measure=before.measure)
    first, second = score(rubric, verdicts), score(rubric, {**verdicts, code: after})
    assert first.exact is not None
    assert second.exact is not None
    assert second.exact <= first.exact


@given(st.data(), st.sampled_from([Decimal("0.5"), Decimal(2), Decimal(3), Decimal(7)]))
def test_scaling_all_weights_keeps_the_scorecard(data, factor):
    seed = data.draw(rubrics)
    text = text_of({each.code: each.weight for each in seed.dimensions}, [_again(each) for each in seed.items()])
    scaled = text_of({each.code: each.weight * factor for each in seed.dimensions}, [_again(each) for each in seed.items()])
    verdicts = data.draw(verdicts_for(seed))
    one, other = score(read_rubric(text, name="one"), verdicts), score(read_rubric(scaled, name="other"), verdicts)
    assert (one.exact, one.total, one.lowest, one.dimensions, one.items) == (
        other.exact,
        other.total,
        other.lowest,
        other.dimensions,
        other.items,
    )


def _again(each):
    if each.rule.kind == "timed":
        return item(each.code, each.points, rule=timed("3 s"))
    return item(each.code, each.points, rule=f'kind = "deduction"\nper_occurrence = {each.rule.per_occurrence}')


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
        steps = [step for step in card.trace if step.rule == "dimension"]
        total = next(step for step in card.trace if step.rule == "total")
        assert sum(step.result for step in steps) == total.result == card.exact
        assert sum(value for _, value in total.inputs) == card.exact
        assert sum(each.weight for each in card.dimensions) == 100
        assert sum(each.effect for each in card.items) == 100 - card.exact
        effects = iter(card.items)
        for dimension, scored in zip(rubric.dimensions, card.dimensions, strict=True):
            lost = sum((next(effects).effect for _ in dimension.items), Decimal(0))
            assert scored.weight - lost == (scored.score or 0)
            assert scored.deducted == sum(step.result for step in card.trace if step.rule == "deducted" and step.subject == dimension.code)
    assert all(each.effect >= 0 and (each.effect > 0) == (each.deduction > 0) for each in card.items)


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
