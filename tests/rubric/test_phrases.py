"""Phrases found in transcripts and answers, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.rubric import library
from reviewer.rubric.items.phrase import PhraseRule
from reviewer.rubric.phrases import Closeness, counted, spot
from reviewer.rubric.sounding import edits_between, sounded

STAR = library.shipped("star-service-home-visit")


def heard(text: str) -> list[tuple[str, str, str]]:
    return [(hit.phrase, hit.heard, hit.closeness.value) for hit in spot(STAR, text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("这个我不知道。", [("f01", "不知道", "same")]),
        ("這是設計問題，我無能為力", [("f05", "這是設計問題，我無能為力", "same")]),
        ("这个，我 布 之 道 啊", [("f01", "布 之 道", "sound")]),
        ("不 清 楚，你去问别人", [("f01", "不 清 楚", "same")]),
        ("这种型号的都是这个样的", [("f04", "这种型号的都是这个样", "near")]),
        ("I don't know!", [("f01", "I don't know", "same")]),
        ("Ｉ ＤＯＮ’Ｔ ＫＮＯＷ", [("f01", "Ｉ ＤＯＮ’Ｔ ＫＮＯＷ", "same")]),
        ("内再质量问题，无发解决", [("f09", "内再质量问题，无发解决", "sound")]),
        ("今天天气不错", []),
        ("", []),
        ("，。！ ……", []),
    ],
)
def test_a_phrase_is_heard_in_its_place(text, hits):
    found = [each for each in heard(text) if each[0].startswith("f")]
    assert [(code, closeness) for code, _, closeness in found] == [(code, closeness) for code, _, closeness in hits]
    assert all(words in text for _, words, _ in found)
    assert all(said in words or words in said for (_, words, _), (_, said, _) in zip(found, hits, strict=True))


def test_every_shipped_phrase_and_variant_is_heard_as_itself():
    for item in STAR.items():
        if isinstance(item.rule, PhraseRule):
            for phrase in item.rule.phrases:
                for words in phrase.words:
                    hits = [hit for hit in spot(STAR, f"嗯，{words}。") if hit.item == item.code and hit.closeness is Closeness.SAME]
                    assert phrase.code in {hit.phrase for hit in hits}, words


def test_a_phrase_inside_a_longer_one_is_heard_once():
    assert [hit.phrase for hit in spot(STAR, "新产品，我也不清楚") if hit.is_forbidden] == ["f11"]


def test_hits_are_counted_for_a_verdict_without_the_near_ones():
    hits = spot(STAR, "您好，给您添麻烦了。不知道，真的不知道。这种型号的都是这个样的。再见")
    assert counted(hits) == {"E-01": {"u01": 1, "u10": 1}, "E-02": {"f01": 2}}


def test_places_count_in_the_original_text():
    text = "（10:41:05）員工：老型號， 我們都不銷售了。"
    hit = next(hit for hit in spot(STAR, text) if hit.is_forbidden)
    assert text[hit.start : hit.end] == hit.heard == "老型號， 我們都不銷售了"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_phrase_is_found_between_any_two_texts(before, after):
    hits = spot(STAR, f"{before}没有办法解决，凑合着用{after}")
    assert any(hit.phrase == "f03" and hit.closeness is Closeness.SAME for hit in hits)
    assert all(0 <= hit.start < hit.end <= len(before) + len(after) + 12 for hit in hits)


@given(st.text(alphabet="abc", min_size=1, max_size=8), st.text(alphabet="abc", max_size=12))
def test_edits_are_the_fewest_to_any_stretch(wanted, text):
    def distance(one: str, other: str) -> int:
        row = list(range(len(other) + 1))
        for place, char in enumerate(one, start=1):
            row = [place, *row[1:]] if not other else _next_row(row, char, other, place)
        return row[-1]

    def _next_row(row, char, other, place):
        following = [place]
        for index, heard_char in enumerate(other, start=1):
            following.append(min(row[index - 1] + (char != heard_char), row[index] + 1, following[-1] + 1))
        return following

    best = edits_between(wanted, text)
    stretches = [text[start:end] for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    fewest = min((distance(wanted, stretch) for stretch in stretches), default=None)
    assert best is None or distance(wanted, text[best.start : best.end]) == best.edits == fewest
    if best is None:
        assert fewest is None or fewest >= len(wanted)


@given(st.text(max_size=50))
def test_letters_sounds_and_places_go_together(text):
    found = sounded(text)
    assert len(found.letters) == len(found.sounds) == len(found.places)
    assert list(found.places) == sorted(found.places)
