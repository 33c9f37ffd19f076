"""The map leads where it says: ARCHITECTURE.md names files that are there and lines that define what it speaks of."""

import re

from tests.architecture.map_links import LINK, MAP, led_again
from tests.architecture.sources import ROOT

TARGET = re.compile(r"\]\((?P<path>[^)#:]+)(?:#L\d+)?\)")


def test_every_link_leads_to_a_file_or_folder():
    lost = [match["path"] for match in TARGET.finditer(MAP.read_text(encoding="utf-8")) if not (ROOT / match["path"]).exists()]
    assert lost == []


def test_every_link_to_a_line_lands_on_what_it_names():
    """`make map` leads them there again."""
    text = MAP.read_text(encoding="utf-8")
    assert text.count("#L") == len(LINK.findall(text)) > 10
    assert led_again(text) == text
