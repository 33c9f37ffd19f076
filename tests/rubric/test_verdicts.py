"""Verdicts and scores as JSON: what goes out comes back, what is wrong is named."""

import json
from decimal import Decimal

import jsonschema
import pytest
from referencing import Registry, Resource

from reviewer.domain.ids import MarkerId
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.errors import Refused
from reviewer.places import resource
from reviewer.rubric.score_json import to_json
from reviewer.rubric.scoring import score
from reviewer.rubric.verdicts import read_verdicts, refuse_unfit, verdicts_json
from reviewer.wording import Language
from tests.rubric.scales import a_rubric, by_item, entered, item, met, not_applicable, not_met, of_kind, seen, timed, words

KINDS = [
    item("C-01", 1, rule=of_kind("yes_no")),
    item("C-02", 1, rule=of_kind("scale", 'scale = "five"\nsatisfied_from = 4')),
    item("C-03", 1, rule=of_kind("rate", 'limit = "95 %"')),
    item("C-04", 1, rule=of_kind("stars")),
    item("C-05", 1, rule=of_kind("text")).replace("points = 1\n", ""),
    item("C-06", 1, rule=of_kind("checklist", f'mode = "proportional"\nlisted = [{{ code = "a", title = {words("a")} }}]')),
]
RUBRIC = a_rubric({"A": 3, "B": 1, "C": 1}, [item("A-01", 7), item("A-02", 2, rule=timed()), item("B-01", 4), *KINDS])


def schema(name: str) -> jsonschema.Draft202012Validator:
    documents = [json.loads(resource("schemas", f"{each}-1.schema.json").read_text(encoding="utf-8")) for each in ("verdicts", "score")]
    registry: Registry = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in documents)
    wanted = next(each for each in documents if each["$id"] == f"urn:reviewer:{name}:1")
    return jsonschema.Draft202012Validator(wanted, registry=registry)


def document(*verdicts: object, **more: object) -> dict[str, object]:
    return {"schema": "urn:reviewer:verdicts:1", "verdicts": list(verdicts), **more}


def read(value: object) -> dict[str, Verdict]:
    return read_verdicts(json.dumps(value), RUBRIC, name="VERDICTS.json")


FULL = by_item(
    Verdict("A-01", VerdictState.PARTLY, 2, share=Decimal("0.25"), reason="seen twice"),
    Verdict("A-02", VerdictState.NOT_MET, measure=Measure(36_200_000, 100_000, MarkerId(3), MarkerId(4))),
    not_applicable("B-01"),
    met("C-01"),
    entered("C-02", _5="12", _1="3"),
    seen("C-03", 3, 4),
    entered("C-04", mean="4.8", trade="4.35"),
    entered("C-05", words="再开一个窗口"),
    entered("C-06", a="not_met"),
)


def test_verdicts_come_back_as_they_went_out():
    text = verdicts_json(RUBRIC, FULL)
    assert read_verdicts(text, RUBRIC) == FULL
    schema("verdicts").validate(json.loads(text))


def test_a_score_holds_its_verdicts_and_keeps_to_its_schema():
    for verdicts in ({}, FULL, by_item(met("A-01"), not_met("B-01")), by_item(*map(not_applicable, ("A-01", "A-02", "B-01")))):
        text = to_json(score(RUBRIC, verdicts), RUBRIC, verdicts)
        schema("score").validate(json.loads(text))
        assert read_verdicts(text, RUBRIC) == verdicts


def test_figures_of_a_score_are_texts_with_every_digit():
    verdicts = by_item(not_met("A-02"), met("A-01"), met("B-01"))
    told = json.loads(to_json(score(RUBRIC, verdicts), RUBRIC, verdicts))
    assert told["exact"] == "86.66666666666666666667"
    assert told["total"] == "86.7"
    assert [each["score"] for each in told["dimensions"]] == ["46.66666666666666666667", "20", "20"]


def test_another_document_of_ours_with_verdicts_in_it_is_read():
    assert read({"schema": "urn:reviewer:scorecard:1", "number": "SC-1", "verdicts": [{"item": "A-01", "state": "met"}]}) == by_item(
        met("A-01")
    )


def test_a_score_of_another_rubric_with_the_same_item_codes_is_refused():
    text = to_json(score(RUBRIC, FULL), RUBRIC, FULL).replace('"id": "small"', '"id": "other"')
    with pytest.raises(Refused, match="other"):
        read_verdicts(text, RUBRIC)


def test_a_share_may_be_a_number():
    assert read(document({"item": "A-01", "state": "partly", "share": 0.5}))["A-01"].share == Decimal("0.5")


GOOD = {"item": "A-01", "state": "met"}
TIMED = {"item": "A-02", "state": "met"}
WRONG = {
    "a list": ([GOOD], "-", ""),
    "no schema": ({"verdicts": []}, "schema", ""),
    "a foreign schema": ({"schema": "urn:other:1", "verdicts": []}, "urn:other:1", "schema"),
    "no verdicts": ({"schema": "urn:reviewer:verdicts:1"}, "verdicts", ""),
    "verdicts by name": (document() | {"verdicts": {"A-01": "met"}}, "verdicts", ""),
    "a verdict that is a word": (document("met"), "#1", ""),
    "an extra field": (document(mood="good"), "mood", ""),
    "another rubric": (document(GOOD, rubric="other"), "other", "small"),
    "a rubric that is a number": (document(GOOD, rubric=3), "rubric", ""),
    "half a character": (document(GOOD | {"reason": "\ud800"}), "A-01", "reason"),
    "no item": (document({"state": "met"}), "item", "#1"),
    "an unknown item": (document({"item": "Z-99", "state": "met"}), "Z-99", "item"),
    "an item twice": (document(GOOD, GOOD), "A-01", "item"),
    "no state": (document({"item": "A-01"}), "A-01", "state"),
    "an unknown state": (document({"item": "A-01", "state": "fine"}), "A-01", "state"),
    "not applicable without reason": (document({"item": "A-01", "state": "not_applicable"}), "A-01", "reason"),
    "not verifiable with an empty reason": (document({"item": "A-01", "state": "not_verifiable", "reason": " "}), "A-01", "reason"),
    "negative occurrences": (document(GOOD | {"occurrences": -1}), "A-01", "occurrences"),
    "no occurrences": (document(GOOD | {"occurrences": 0}), "A-01", "occurrences"),
    "half an occurrence": (document(GOOD | {"occurrences": 1.5}), "A-01", "occurrences"),
    "a share over one": (document(GOOD | {"share": "1.5"}), "A-01", "share"),
    "a share that is no number": (document(GOOD | {"share": "NaN"}), "A-01", "share"),
    "a share in words": (document(GOOD | {"share": "half"}), "A-01", "share"),
    "a share in a list": (document(GOOD | {"share": [1]}), "A-01", "share"),
    "a measure without uncertainty": (document(TIMED | {"measure": {"duration_us": 1}}), "A-02", "uncertainty_us"),
    "a measure without duration": (document(TIMED | {"measure": {"uncertainty_us": 1}}), "A-02", "duration_us"),
    "a negative measure": (document(TIMED | {"measure": {"duration_us": -1, "uncertainty_us": 0}}), "A-02", "duration_us"),
    "a measure in fractions": (document(TIMED | {"measure": {"duration_us": 1.5, "uncertainty_us": 0}}), "A-02", "duration_us"),
    "a measure that is a number": (document(TIMED | {"measure": 3}), "A-02", "measure"),
    "half a yes": (document({"item": "C-01", "state": "partly"}), "C-01", "state"),
    "an answer off the scale": (document({"item": "C-02", "state": "met", "entries": {"7": 1}}), "C-02", "entries"),
    "entries of an item that takes none": (document(GOOD | {"entries": {"5": 1}}), "A-01", "entries"),
    "half an answer": (document({"item": "C-02", "state": "met", "entries": {"5": "0.5"}}), "C-02, entries 5", "entries"),
    "a negative answer": (document({"item": "C-02", "state": "met", "entries": {"5": -1}}), "C-02, entries 5", "entries"),
    "entries in a list": (document({"item": "C-02", "state": "met", "entries": ["5"]}), "C-02", "entries"),
    "more conforming than observed": (document({"item": "C-03", "state": "met", "conforming": 5, "observed": 4}), "C-03", "conforming"),
    "observed without conforming": (document({"item": "C-03", "state": "met", "observed": 4}), "C-03", "conforming"),
    "nothing observed": (document({"item": "C-03", "state": "met", "conforming": 0, "observed": 0}), "C-03", "observed"),
    "a mean in words": (document({"item": "C-04", "state": "met", "entries": {"mean": "good"}}), "C-04, entries mean", "entries"),
    "a point that is perhaps met": (document({"item": "C-06", "state": "met", "entries": {"a": "partly"}}), "C-06, entries a", "entries"),
    "an extra field in a verdict": (document(GOOD | {"points": 3}), "A-01", "points"),
}  # fmt: skip
NOT_IN_THE_SCHEMA = {"half a character", "another rubric", "an unknown item", "an item twice"} | {
    "half a yes", "an answer off the scale", "entries of an item that takes none", "half an answer", "more conforming than observed",
    "a mean in words", "a point that is perhaps met",
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_verdicts_are_refused_by_file_item_and_field(fault):
    value, one, other = WRONG[fault]
    with pytest.raises(Refused) as refused:
        read(value)
    for language in Language:
        sentence = refused.value.sentence(language)
        assert "VERDICTS.json" in sentence
        assert one in sentence
        assert other in sentence
    assert schema("verdicts").is_valid(value) == (fault in NOT_IN_THE_SCHEMA)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict("C-01", VerdictState.PARTLY), "state"),
        (entered("C-02", _7=1), "entries"),
        (entered("C-02", _5="half"), "entries 5"),
        (entered("A-01", _5=1), "entries"),
        (seen("C-03", 5, 4), "conforming"),
        (Verdict("C-03", VerdictState.MET, conforming=1), "conforming"),
    ],
)
def test_a_verdict_made_on_the_desk_is_held_to_the_same_rules(verdict, said):
    with pytest.raises(Refused, match=f"desk.*{verdict.item}.*{said}"):
        refuse_unfit(RUBRIC.item(verdict.item), verdict, name="desk")


def test_what_passes_on_the_desk_is_read_again():
    for verdict in FULL.values():
        refuse_unfit(RUBRIC.item(verdict.item), verdict, name="desk")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"schema": "urn:reviewer:verdicts:1", "schema": "urn:reviewer:verdicts:1", "verdicts": []}',
        '{"schema": "urn:reviewer:verdicts:1", "verdicts": [{"item": "A-01", "state": "partly", "share": NaN}]}',
        '{"schema": "urn:reviewer:verdicts:1", "verdicts": [{"item": "A-01", "state": "met", "occurrences": Infinity}]}',
    ],
)
def test_what_is_not_plain_json_is_refused(text):
    with pytest.raises(Refused, match=r"VERDICTS\.json"):
        read_verdicts(text, RUBRIC)
