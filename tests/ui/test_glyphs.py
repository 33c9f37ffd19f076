"""Marks of verdicts and lights."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.theme import THEMES, look


def silhouette(glyph):
    """Which pixels of the panel a mark darkens or lightens, whatever its colour."""
    panel = look().tokens.panel
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(panel)
    painter = QPainter(image)
    paint_glyph(painter, QRect(0, 0, 32, 32), glyph)
    painter.end()
    return frozenset((x, y) for x in range(32) for y in range(32) if abs(image.pixelColor(x, y).lightness() - panel.lightness()) > 40)


LIGHTS = (Glyph.GREEN, Glyph.YELLOW, Glyph.ORANGE, Glyph.RED)
VERDICTS = tuple(glyph for glyph in Glyph if glyph not in LIGHTS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("together", [LIGHTS, VERDICTS])
def test_marks_that_stand_together_differ_in_shape_alone(qapp, theme, together):
    look().wear(theme)
    shapes = {glyph: silhouette(glyph) for glyph in together}
    for one, seen in shapes.items():
        for other, seen_too in shapes.items():
            assert one is other or len(seen ^ seen_too) > 50, (one, other)


def test_no_mark_is_empty_or_cut_at_its_edge(qapp):
    for glyph in Glyph:
        seen = silhouette(glyph)
        assert len(seen) > 100
        assert max(x for x, _ in seen) - min(x for x, _ in seen) >= 22
