"""A client changes weights and limits by a small file, not by a copy."""

import hashlib
import json
import tomllib
from decimal import Decimal

import jsonschema
import pytest

from reviewer.errors import Refused
from reviewer.places import resource
from reviewer.rubric import library
from reviewer.rubric.items.conformity import RateRule
from reviewer.rubric.items.timed import TimedRule
from reviewer.rubric.reading import read_rubric
from reviewer.rubric.scoring import score
from reviewer.rubric.variants import joined
from reviewer.wording import Language
from tests.rubric.scales import by_item, item, met, not_met, of_kind, text_of, timed, words

EXTENDED = text_of(
    {"A": 60, "B": 40}, [item("A-1", 2), item("A-2", 4, rule=timed("3 s")), item("B-1", 5, rule=of_kind("rate", 'limit = "95 %"'))]
)
VARIANT = f"""schema = "urn:reviewer:rubric-variant:1"
id = "client-small"
version = "2026-1"
extends = "small"
extends_version = "1"
effective_from = 2026-06-01
title = {words("Small, for the client")}
[settings]
decimals = 2
critical = "flag"
[weights]
A = 70
B = 30
[points]
A-1 = 6
[per_occurrence]
A-1 = 3
[limits]
A-2 = "5 s"
B-1 = "98 %"
"""


def test_a_variant_changes_what_it_names_and_keeps_the_rest():
    text = joined(VARIANT, EXTENDED)
    rubric = read_rubric(text, name="client.toml")
    assert (rubric.id, rubric.version, rubric.extends, rubric.title.en) == ("client-small", "2026-1", "small", "Small, for the client")
    assert rubric.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert [each.weight for each in rubric.dimensions] == [70, 30]
    assert (rubric.item("A-1").points, rubric.item("A-1").rule.per_occurrence) == (6, 3)
    timed_rule, rate_rule = rubric.item("A-2").rule, rubric.item("B-1").rule
    assert isinstance(timed_rule, TimedRule)
    assert isinstance(rate_rule, RateRule)
    assert (timed_rule.limit_us, rate_rule.limit) == (5_000_000, Decimal("0.98"))
    assert (rubric.settings.decimals, rubric.settings.critical, rubric.settings.comparable_floor) == (2, "flag", Decimal("0.6"))
    assert score(rubric, by_item(not_met("A-1"), met("A-2"), met("B-1"))).exact == 79  # 70 x 7/10 + 30


def test_its_digest_changes_with_either_text():
    one = read_rubric(joined(VARIANT, EXTENDED), name="v").sha256
    assert one != read_rubric(joined(VARIANT + "\n", EXTENDED), name="v").sha256
    assert one != read_rubric(joined(VARIANT, EXTENDED + "\n"), name="v").sha256


def test_a_variant_file_finds_what_it_extends_beside_it_or_among_the_shipped(tmp_path):
    (tmp_path / "small.toml").write_text(EXTENDED, encoding="utf-8")
    own = tmp_path / "client.toml"
    own.write_text(VARIANT, encoding="utf-8")
    assert library.read_file(own).extends == "small"
    assert read_rubric(library.whole_text(own), name="again") == library.read_file(own)
    shipped = library.shipped("property-residential")
    head = VARIANT.partition("[settings]")[0].replace("small", shipped.id).replace('version = "1"', f'version = "{shipped.version}"')
    own.write_text(head + "[weights]\nE = 20\n", encoding="utf-8")
    variant = library.read_file(own)
    assert [each.weight for each in variant.dimensions] == [25, 20, 20, 25, 20]
    assert list(variant.items()) == list(shipped.items())


def test_the_published_schema_knows_variants():
    schema = json.loads(resource("schemas", "rubric-variant-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(tomllib.loads(VARIANT), default=str)))


def changed(old: str, new: str) -> str:
    assert old in VARIANT
    return joined(VARIANT.replace(old, new, 1), EXTENDED)


WRONG = {
    "the extended text is missing": (VARIANT, "extends", "small"),
    "another version": (changed('extends_version = "1"', 'extends_version = "2"'), "extends_version", "1"),
    "another rubric": (changed('extends = "small"', 'extends = "large"'), "extends_version", "small"),
    "no version of its own": (changed('version = "2026-1"\n', ""), "version", "variant"),
    "no title": (changed(f"title = {words('Small, for the client')}\n", ""), "title", "variant"),
    "a weight for no dimension": (changed("A = 70", "Z = 70"), "Z", "weights"),
    "a negative weight": (changed("A = 70", "A = -70"), "weight", "dimensions A"),
    "a weight that is no number": (changed("A = 70", "A = nan"), "weight", "dimensions A"),
    "points for no item": (changed("A-1 = 6", "Z-1 = 6"), "Z-1", "points"),
    "points under the price of one fault": (changed("A-1 = 6", "A-1 = 2"), "per_occurrence", "A-1"),
    "a limit for an item without": (changed('A-2 = "5 s"', 'A-1 = "5 s"'), "A-1", "limits"),
    "a limit without unit": (changed('A-2 = "5 s"', 'A-2 = "5"'), "limit", "A-2"),
    "a setting that is unknown": (changed("decimals = 2", "decimal = 2"), "decimal", "settings"),
    "a field that is unknown": (changed('version = "2026-1"', 'version = "2026-1"\nomit = ["A-1"]'), "omit", "variant"),
    "weights in a list": (changed("[weights]\nA = 70\nB = 30", "[weights.x]"), "x", "weights"),
    "not TOML": (joined(VARIANT + "x = [", EXTENDED), "", ""),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_variant_is_refused_by_file_place_and_field(fault):
    text, field, place = WRONG[fault]
    with pytest.raises(Refused) as refused:
        read_rubric(text, name="client.toml")
    for language in Language:
        sentence = refused.value.sentence(language)
        assert "client.toml" in sentence
        assert field in sentence
        assert place in sentence


@pytest.mark.parametrize(("text", "said"), [("x = [", "client"), ('extends = "nowhere"\n', "nowhere")])
def test_a_variant_file_that_leads_nowhere_is_refused(tmp_path, text, said):
    own = tmp_path / "client.toml"
    own.write_text('schema = "urn:reviewer:rubric-variant:1"\n' + text, encoding="utf-8")
    with pytest.raises(Refused, match=said):
        library.read_file(own)
