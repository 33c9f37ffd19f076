"""The colours of both themes can be told from their grounds (WCAG 2.2)."""

import pytest
from PySide6.QtGui import QColor

from reviewer.ui.sheet import style_sheet
from reviewer.ui.theme import THEMES, TIGHT, WIDE, font, tokens_of
from reviewer.ui.tokens import Tokens

GROUNDS = ("window", "panel", "raised", "hover", "well", "sel", "field")
WORDS = ("text", "text2", "text3", "accent", "met", "fail", "close", "nv", "na")
SHAPES = ("control", "orange")
VERDICTS = ("met", "fail", "close", "nv", "na")


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEMES)
def tokens(request: pytest.FixtureRequest) -> Tokens:
    return tokens_of(request.param)


def test_black_on_white_has_the_contrast_of_the_standard():
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_can_be_read_on_every_ground(tokens, word, ground):
    assert contrast(tokens.colour(word), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_and_borders_of_controls_can_be_seen_on_every_ground(tokens, shape, ground):
    assert contrast(tokens.colour(shape), tokens.colour(ground)) >= 3.0


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_can_be_read_on_its_own_ground(tokens, verdict):
    assert contrast(tokens.colour(verdict), tokens.colour(f"{verdict}_bg")) >= 4.5


def test_the_main_button_can_be_read(tokens):
    assert contrast(tokens.on_fill, tokens.fill) >= 4.5


@pytest.mark.parametrize("sizes", [WIDE, TIGHT])
def test_every_name_in_the_style_sheet_is_a_colour(tokens, sizes):
    assert "@" not in style_sheet(tokens, sizes)


def test_the_style_sheet_stays_short(tokens):
    assert len(style_sheet(tokens, WIDE).splitlines()) <= 150


def test_figures_are_tabular_so_that_a_clock_stands_still(qapp):
    assert font(13).featureValue(font(13).featureTags()[0]) == 1
    assert font(13).featureTags()[0].toString() == b"tnum"
