"""The library of rubrics and the arithmetic from the command line."""

import json

import pytest

from reviewer.places import resource


@pytest.fixture
def verdicts(tmp_path):
    def write(*decided, rubric="property-residential"):
        path = tmp_path / "verdicts.json"
        path.write_text(json.dumps({"schema": "urn:reviewer:verdicts:1", "rubric": rubric, "verdicts": list(decided)}), encoding="utf-8")
        return path

    return write


def test_the_library_lists_what_ships(say):
    listed = say("rubric", "list", "--json").document["rubrics"]

    assert "property-residential" in [rubric["id"] for rubric in listed]


def test_a_rubric_is_shown_with_weights_that_make_its_hundred(say):
    shown = say("rubric", "show", "property-residential", "--language", "zh-Hans", "--json").document

    assert [dimension["weight"] for dimension in shown["dimensions"]] == ["25", "20", "20", "25", "10"]
    assert shown["dimensions"][0]["title"] == "安全管理"


def test_a_rubric_file_is_checked_and_its_fault_named(say, tmp_path):
    text = resource("rubrics", "property-residential.toml").read_text(encoding="utf-8")
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(text, encoding="utf-8")
    bad.write_text(text.replace("weight = 25", "weight = -25", 1), encoding="utf-8")

    assert say("rubric", "check", good).code == 0
    refused = say("rubric", "check", bad)
    assert refused.code == 1
    assert "bad.toml" in refused.err
    assert "weight" in refused.err


def test_scoring_prints_every_step_and_ends_at_the_total(say, verdicts):
    lines = say("score", verdicts({"item": "A-04", "state": "not_met"}), "--rubric", "property-residential").out.splitlines()

    assert any(line.startswith("A-04") for line in lines)
    assert any("98" in line for line in lines if line.startswith("Total"))


def test_the_scorecard_scored_again_gives_the_same_to_the_last_digit(say, verdicts, tmp_path):
    decided = verdicts(
        {"item": "A-04", "state": "not_met"},
        {"item": "C-06", "state": "not_applicable", "reason": "no repair was reported"},
        {"item": "C-09", "state": "not_met"},
    )
    first = say("score", decided, "--rubric", "property-residential", "--json")
    again = tmp_path / "again.json"
    again.write_text(first.out, encoding="utf-8")

    assert say("score", again, "--rubric", "property-residential", "--json").out == first.out


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "JSON"),
        ('{"schema": "urn:reviewer:verdicts:1", "verdicts": [{"item": "Z-99", "state": "met"}]}', "Z-99"),
        ('{"schema": "urn:reviewer:verdicts:1", "verdicts": [{"item": "A-01", "state": "perhaps"}]}', "A-01"),
    ],
)
def test_verdicts_that_make_no_sense_are_refused_in_one_sentence(say, tmp_path, content, named):
    path = tmp_path / "verdicts.json"
    path.write_text(content, encoding="utf-8")

    spoken = say("score", path, "--rubric", "property-residential")

    assert spoken.code == 1
    assert named in spoken.err
    assert spoken.out == ""


def test_an_unknown_rubric_is_refused_with_the_known_ones(say, verdicts):
    spoken = say("score", verdicts(), "--rubric", "property-castle")

    assert spoken.code == 1
    assert "property-residential" in spoken.err
