"""scorecard.json: the published schema, the same bytes, and enough to compute the total again."""

import json
from pathlib import Path

import jsonschema
import pytest

from reviewer.places import resource
from reviewer.reports.card import Card
from reviewer.reports.card_json import to_json
from reviewer.rubric.verdicts import read_verdicts
from tests.reports.cards import Wish, a_card, many


def _schema() -> dict[str, object]:
    return json.loads(resource("schemas", "scorecard-1.schema.json").read_text(encoding="utf-8"))


def _check(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(_schema())
    jsonschema.Draft202012Validator(_schema(), format_checker=jsonschema.FormatChecker()).validate(json.loads(text))


def test_the_card_follows_its_published_schema(card: Card):
    _check(to_json(card))


@pytest.mark.parametrize(
    "wish",
    [Wish(findings=(), has_earlier=False), Wish(has_media=False, praise=False), Wish(findings=many(30), version=3)],
    ids=["no findings", "no media", "thirty findings"],
)
def test_unusual_cards_follow_it_too(tmp_path: Path, wish: Wish):
    _check(to_json(a_card(tmp_path, wish)))


def test_the_schema_refuses_a_number_where_a_decimal_is_text(card: Card):
    document = json.loads(to_json(card))
    document["scorecard"]["total"] = 88.6
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, _schema())


def test_the_same_card_gives_the_same_text(card: Card, tmp_path: Path):
    again = a_card(tmp_path, Wish(language=card.language))
    assert to_json(card) == to_json(again)


def test_the_verdicts_can_be_read_back_for_scoring(card: Card):
    read = read_verdicts(to_json(card), card.rubric, name="scorecard.json")
    assert {code: (verdict.state, verdict.reason) for code, verdict in read.items()} == {
        verdict.item: (verdict.state, verdict.reason) for verdict in card.verdicts
    }


def test_every_citation_names_an_exhibit_of_the_card(card: Card):
    document = json.loads(to_json(card))
    codes = {exhibit["code"] for exhibit in document["exhibits"]}
    cited = {citation["exhibit"] for finding in document["findings"] for citation in finding["citations"] if "exhibit" in citation}
    assert cited
    assert cited <= codes
