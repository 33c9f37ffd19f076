"""A rubric that is wrong is refused with a sentence that names the file, the place and the field."""

import hashlib
import json
import tomllib
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from reviewer.domain.findings import Cause
from reviewer.errors import Fault, Refused
from reviewer.places import resource
from reviewer.rubric import library
from reviewer.rubric.items.timed import TimedRule
from reviewer.rubric.reading import read_rubric
from reviewer.wording import Language
from tests.rubric.scales import BANDS, HEAD, dimension, item, text_of, timed, words

GOOD = text_of({"A": 60, "B": "40.5"}, [item("A-01", 2), item("B-01", 3, rule=timed("3 s"))])
SCHEMA = json.loads(resource("schemas", "rubric-1.schema.json").read_text(encoding="utf-8"))


def as_json(text: str) -> object:
    """A rubric as its schema sees it: dates as texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def test_a_good_rubric_is_read_with_the_digest_of_its_exact_text():
    rubric = read_rubric(GOOD, name="good.toml")
    assert (rubric.id, rubric.version, rubric.sha256) == ("small", "1", hashlib.sha256(GOOD.encode()).hexdigest())
    assert [each.weight for each in rubric.dimensions] == [60, Decimal("40.5")]
    rule = rubric.item("B-01").rule
    assert isinstance(rule, TimedRule)
    assert (rule.start, rule.end, rule.limit_us, rule.per_occurrence) == ("arrived", "greeted", 3_000_000, 3)
    assert rubric.item("A-01").rule.per_occurrence == 2


def test_optional_fields_are_kept():
    text = GOOD.replace('version = "1"', 'version = "1"\neffective_from = 2026-01-01\neffective_to = 2026-12-31')
    text = text.replace('code = "A-01"', f'code = "A-01"\ncause = "attitude"\nadvice = {words("Do it")}')
    rubric = read_rubric(text, name="good.toml")
    assert (rubric.effective_from, rubric.effective_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert rubric.item("A-01").cause is Cause.ATTITUDE
    assert rubric.item("A-01").advice is not None


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def graded(more: str) -> str:
    return changed('limit = "3 s"\n', f'limit = "3 s"\n{more}\n')


def ruled(rule: str) -> str:
    return text_of({"A": 60, "B": 40}, [item("A-01", 2), item("B-01", 3, rule=rule)])


UNIT = f"unit = {words('rings')}"
TWICE = f'[{{ code = "a", title = {words("a")} }}, {{ code = "a", title = {words("a")} }}]'
OPTION = f'{{ code = "a", title = {words("a")}, worth = "5 %" }}'
APPLIES = 'applies_if = { item = "B-01", states = ["met"] }'
WRONG = {
    "not TOML": ("x = [", "", ""),
    "unknown schema": (changed("rubric:1", "rubric:9"), "schema", "urn:reviewer:rubric:9"),
    "id with a space": (changed('id = "small"', 'id = "Small one"'), "id", "Small one"),
    "missing version": (changed('version = "1"\n', ""), "version", "rubric"),
    "empty version": (changed('version = "1"', 'version = " "'), "version", "rubric"),
    "misspelt field": (changed('code = "A-01"', 'code = "A-01"\nadvise = "x"'), "advise", "A-01"),
    "misspelt setting": (changed("decimals = 1", "decimal = 1"), "decimal", "settings"),
    "decimals not whole": (changed("decimals = 1", "decimals = 1.5"), "decimals", "settings"),
    "too many decimals": (changed("decimals = 1", "decimals = 7"), "decimals", "settings"),
    "floor over one": (changed("comparable_floor = 0.6", "comparable_floor = 60"), "comparable_floor", "settings"),
    "unknown renormalisation": (changed("decimals = 1", 'decimals = 1\nrenormalise = "sideways"'), "renormalise", "sideways"),
    "missing language": (changed(', zh-Hant = "Item A-01"', ""), "title", "zh-Hant"),
    "empty language": (changed('zh-Hans = "Test A-01"', 'zh-Hans = ""'), "test", "zh-Hans"),
    "text of a fourth language": (changed('{ en = "Item A-01"', '{ fr = "x", en = "Item A-01"'), "fr", "A-01"),
    "title not a table": (changed(f"title = {words('Item A-01')}", 'title = "Item"'), "-", "A-01"),
    "negative weight": (changed("weight = 60", "weight = -60"), "weight", "dimensions A"),
    "zero weight": (changed("weight = 60", "weight = 0"), "weight", "dimensions A"),
    "weight not a number": (changed("weight = 60", "weight = nan"), "weight", "dimensions A"),
    "endless weight": (changed("weight = 60", "weight = inf"), "weight", "dimensions A"),
    "weight beyond any scale": (changed("weight = 60", f"weight = 0x{'f' * 9000}"), "weight", "dimensions A"),
    "weight with a huge exponent": (changed("weight = 60", "weight = 1e999999"), "weight", "dimensions A"),
    "weight as text": (changed("weight = 60", 'weight = "60"'), "weight", "dimensions A"),
    "weight as truth": (changed("weight = 60", "weight = true"), "weight", "dimensions A"),
    "weight too fine": (changed("weight = 60", "weight = 60.00001"), "weight", "dimensions A"),
    "no points": (changed("points = 2", "points = 0"), "points", "A-01"),
    "points missing": (changed("points = 2\n", ""), "points", "A-01"),
    "item twice": (changed('dimension = "B"\ncode = "B-01"', 'dimension = "B"\ncode = "A-01"'), "code", "A-01"),
    "item named as a dimension": (changed('code = "A-01"', 'code = "B"'), "code", "B"),
    "item named total": (changed('code = "A-01"', 'code = "total"'), "code", "total"),
    "code with a space": (changed('code = "A-01"', 'code = "A 01"'), "code", "A 01"),
    "code missing": (changed('code = "A-01"\n', ""), "code", "items #1"),
    "dimension twice": (GOOD + dimension("A", 1), "code", "dimensions A"),
    "dimension empty": (GOOD + dimension("C", 1), "items", "dimensions C"),
    "band twice": (changed('code = "red"', 'code = "green"'), "code", "bands green"),
    "unknown dimension": (changed('dimension = "A"', 'dimension = "X"'), "dimension", "A-01"),
    "unknown kind": (changed('kind = "deduction"', 'kind = "guess"'), "kind", "A-01"),
    "unknown position": (changed('position = "guard"', 'position = "king"'), "position", "king"),
    "unknown topic": (changed('topic = "safety"', 'topic = "luck"'), "topic", "luck"),
    "unknown cause": (changed('code = "A-01"', 'code = "A-01"\ncause = "fate"'), "cause", "fate"),
    "unknown moment": (changed('end = "greeted"', 'end = "hugged"'), "end", "hugged"),
    "unknown light": (changed('light = "red"', 'light = "blue"'), "light", "blue"),
    "limit without unit": (changed('limit = "3 s"', 'limit = "3"'), "limit", "B-01"),
    "limit as a number": (changed('limit = "3 s"', "limit = 3"), "limit", "B-01"),
    "limit beyond any scale": (changed('limit = "3 s"', f"limit = 0x{'f' * 9000}"), "limit", "B-01"),
    "limit of nothing": (changed('limit = "3 s"', 'limit = "0 s"'), "limit", "B-01"),
    "limit in an unknown unit": (changed('limit = "3 s"', 'limit = "3 rings"'), "limit", "B-01"),
    "limit missing": (changed('limit = "3 s"\n', ""), "limit", "B-01"),
    "cost over the points": (changed('kind = "deduction"', 'kind = "deduction"\nper_occurrence = 2.5'), "per_occurrence", "A-01"),
    "negative cost": (changed('kind = "deduction"', 'kind = "deduction"\nper_occurrence = -1'), "per_occurrence", "A-01"),
    "field of another kind": (changed('kind = "deduction"', 'kind = "deduction"\nlimit = "3 s"'), "limit", "A-01"),
    "grades that end below the points": (graded("deduction = 1"), "grades", "B-01"),
    "grades that fall": (graded('deduction = 1\ngrades = [{ over = "2 s", deduction = 3 }]'), "grades", "B-01"),
    "grade without unit": (graded('deduction = 1\ngrades = [{ over = "9", deduction = 3 }]'), "over", "B-01"),
    "grade without cost": (graded('deduction = 1\ngrades = [{ over = "9 s" }]'), "deduction", "grades 9 s"),
    "bands that do not end at 0": (changed("floor = 0\n", "floor = 1\n"), "floor", "bands"),
    "bands that rise": (changed("floor = 80", "floor = 95"), "floor", "bands"),
    "band floor over 100": (changed("floor = 90", "floor = 101"), "floor", "bands green"),
    "ends before it begins": (
        changed('id = "small"', 'id = "small"\neffective_from = 2026-02-01\neffective_to = 2026-01-01'), "effective_to", "rubric"
    ),
    "date with a time": (changed('id = "small"', 'id = "small"\neffective_from = 2026-02-01T10:00:00'), "effective_from", "rubric"),
    "date as text": (changed('id = "small"', 'id = "small"\neffective_from = "soon"'), "effective_from", "rubric"),
    "no moments": (changed(f"arrived = {words('Arrived')}\ngreeted = {words('Greeted')}\n", ""), "moments", "rubric"),
    "no dimensions": (HEAD + BANDS + "dimensions = []\nitems = []", "", ""),
    "unknown critical rule": (changed("decimals = 1", 'decimals = 1\ncritical = "doom"'), "critical", "settings"),
    "unknown weighting": (changed("decimals = 1", 'decimals = 1\nweighting = "heavy"'), "weighting", "settings"),
    "cap of nothing": (changed("weight = 60", "weight = 60\ncap = 0"), "cap", "dimensions A"),
    "critical in words": (ruled('kind = "yes_no"\ncritical = "yes"'), "critical", "B-01"),
    "critical praise": (ruled('kind = "commendation"\ncritical = true'), "critical", "B-01"),
    "sampled time": (ruled(timed() + "sampled = true"), "sampled", "B-01"),
    "rate without unit": (ruled('kind = "rate"\nlimit = "95"'), "limit", "B-01"),
    "rate over a hundred": (ruled('kind = "rate"\nlimit = "101 %"'), "limit", "B-01"),
    "rate as a number": (ruled('kind = "rate"\nlimit = 0.95'), "limit", "B-01"),
    "rate grades towards the standard": (
        ruled('kind = "rate"\nlimit = "80 %"\ndeduction = 1\ngrades = [{ beyond = "95 %", deduction = 3 }]'), "grades", "B-01"
    ),
    "count without unit": (ruled('kind = "count"\nlimit = 3'), "unit", "B-01"),
    "count of halves": (ruled(f'kind = "count"\nlimit = 2.5\n{UNIT}'), "limit", "B-01"),
    "phrase of unknown use": (ruled('kind = "phrase"\nuse = "loved"\nphrases = [{ code = "p", words = ["x"] }]'), "use", "B-01"),
    "phrase without words": (ruled('kind = "phrase"\nuse = "required"\nphrases = [{ code = "p", words = [] }]'), "words", "B-01"),
    "no phrases": (ruled('kind = "phrase"\nuse = "required"\nphrases = []'), "phrases", "B-01"),
    "unknown scale": (ruled('kind = "scale"\nscale = "seven"\nsatisfied_from = 4'), "scale", "B-01"),
    "satisfied beyond the scale": (ruled('kind = "scale"\nscale = "five"\nsatisfied_from = 6'), "satisfied_from", "B-01"),
    "scale that rises": (changed('value = 5, worth = "100 %"', 'value = 0, worth = "100 %"'), "five", "scales"),
    "option twice": (ruled(f'kind = "choice"\noptions = [{OPTION}, {OPTION}]'), "code", "B-01"),
    "checklist point twice": (ruled(f'kind = "checklist"\nmode = "proportional"\nlisted = {TWICE}'), "code", "B-01"),
    "checklist of unknown mode": (ruled('kind = "checklist"\nmode = "some"\nlisted = []'), "mode", "B-01"),
    "checklist of nothing": (ruled('kind = "checklist"\nmode = "proportional"\nlisted = []'), "listed", "B-01"),
    "special without remedy": (ruled('kind = "special"'), "remedy", "B-01"),
    "dimension with nothing weighed": (ruled('kind = "commendation"'), "items", "dimensions B"),
    "condition on an unknown item": (ruled(f'kind = "yes_no"\n{APPLIES.replace("B-01", "Z-9")}'), "item", "Z-9"),
    "condition on an unknown state": (ruled(f'kind = "yes_no"\n{APPLIES.replace("met", "happy")}'), "states", "B-01"),
    "condition on itself": (ruled(f'kind = "yes_no"\n{APPLIES}'), "item", "B-01 → B-01"),
    "a circle of conditions": (
        ruled('kind = "yes_no"\napplies_if = { item = "A-01", states = ["met"] }').replace('code = "A-01"', f'code = "A-01"\n{APPLIES}', 1),
        "item",
        "A-01 → B-01 → A-01",
    ),
    "items not a list": (HEAD.replace("[settings]", 'items = "none"\n[settings]') + BANDS + dimension("A", 1), "items", "rubric"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_rubric_is_refused_by_file_place_and_field(fault):
    text, field, place = WRONG[fault]
    with pytest.raises(Refused) as refused:
        read_rubric(text, name="wrong.toml")
    for language in Language:
        sentence = refused.value.sentence(language)
        assert "wrong.toml" in sentence
        assert field in sentence
        assert place in sentence
        assert "{" not in sentence


BEYOND_THE_SCHEMA = {
    "item twice", "item named as a dimension", "dimension twice", "dimension empty", "band twice", "unknown dimension", "unknown position",
    "unknown topic", "unknown moment", "cost over the points", "grades that end below the points", "grades that fall", "weight too fine",
    "bands that do not end at 0", "bands that rise", "ends before it begins", "date with a time",
    "weight not a number", "endless weight", "weight with a huge exponent", "weight beyond any scale", "limit beyond any scale",
    "limit of nothing", "rate over a hundred", "rate grades towards the standard", "unknown scale", "satisfied beyond the scale",
    "scale that rises", "option twice", "checklist point twice", "dimension with nothing weighed", "condition on an unknown item",
    "condition on itself", "a circle of conditions",
}  # fmt: skip


@pytest.mark.parametrize("fault", sorted(set(WRONG) - BEYOND_THE_SCHEMA - {"not TOML", "no dimensions"}))
def test_the_published_schema_refuses_the_same(fault):
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert checker.is_valid(as_json(GOOD))
    assert not checker.is_valid(as_json(WRONG[fault][0]))


@pytest.mark.parametrize("rubric_id", library.shipped_ids())
def test_every_shipped_rubric_keeps_to_the_published_schema_and_its_file_name(rubric_id):
    jsonschema.Draft202012Validator(SCHEMA).validate(as_json(library.shipped_text(rubric_id)))
    rubric = library.shipped(rubric_id)
    assert rubric.id == rubric_id
    assert library.library()[rubric_id] is rubric


def test_a_rubric_of_ones_own_is_read_from_a_file(tmp_path):
    own = tmp_path / "标准.toml"
    own.write_bytes(GOOD.replace("\n", "\r\n").encode())
    rubric = library.read_file(own)
    assert rubric.sha256 == hashlib.sha256(own.read_bytes()).hexdigest()


def test_an_unknown_rubric_is_refused_with_what_there_is():
    with pytest.raises(Refused, match="property-residential"):
        library.shipped("../property-residential")


def test_a_file_that_is_not_text_is_refused_and_a_missing_one_is_a_fault(tmp_path):
    rubbish = tmp_path / "rubbish.toml"
    rubbish.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused, match=r"rubbish\.toml"):
        library.read_file(rubbish)
    with pytest.raises(Fault, match=r"gone\.toml"):
        library.read_file(tmp_path / "gone.toml")
    with pytest.raises(Refused, match=r"rubbish\.toml"):
        read_rubric("x = 1" * 3 + "\x00", name="rubbish.toml")


@pytest.mark.parametrize("text", ["[" * 100_000, "x = " + "9" * 5000, "x = " + "[" * 100_000])
def test_a_text_that_would_choke_a_parser_is_refused(text):
    with pytest.raises(Refused, match=r"deep\.toml"):
        read_rubric(text, name="deep.toml")
