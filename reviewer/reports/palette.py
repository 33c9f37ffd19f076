"""Colour, type and measure of the printed scorecard, in one place.

Contrasts on white: ink 17.6, second ink 8.6, third ink 5.2, petrol 8.9, brick 6.2. Brick means points lost and nothing else; the
four light colours fill symbols only, never text.
"""

from dataclasses import dataclass, replace

MM = 72 / 25.4

INK = "16191D"
INK_2 = "454D57"
INK_3 = "646D78"
GREY = "8A939D"
HAIRLINE = "C9CED4"
BAND = "E3E6E9"
BAND_PALE = "F1F2F4"
PETROL = "0B4F6C"
PETROL_TINT = "D3E2E9"
PETROL_PALE = "E3EDF2"
BRICK = "B3311C"
BRICK_TINT = "F4DED8"
PAPER = "F4F2ED"
WHITE = "FFFFFF"
LIGHTS = {"green": "1F7A5A", "yellow": "E3A008", "orange": "C65D00", "red": "A3182E"}

LEFT = 18.0
RIGHT = 192.0
LIVE = RIGHT - LEFT
TOP = 13.0
FOOT = 18.0
BODY = 49.0
FIGURE = 134.0
SECOND_COLUMN = 88.0


@dataclass(frozen=True)
class Style:
    """How a piece of text looks; size, leading and tracking in points."""

    size: float
    leading: float
    bold: bool = False
    colour: str = INK
    tracking: float = 0.0

    def inked(self, colour: str) -> "Style":
        return replace(self, colour=colour)

    def heavy(self) -> "Style":
        return replace(self, bold=True)


TOTAL = Style(58, 56, bold=True, tracking=-1.2)
TITLE = Style(20, 25, bold=True)
TITLE_LONG = Style(16, 20, bold=True)
INSIDE_TITLE = Style(16, 20, bold=True)
SUBTITLE = Style(9, 12, colour=INK_3)
POINTS = Style(22, 25, bold=True, colour=BRICK)
PRAISE = Style(13, 16, bold=True, colour=PETROL)
HEAD = Style(10.5, 13, bold=True)
FINDING_HEAD = Style(11, 14, bold=True)
SECOND = Style(7.5, 9.6, colour=INK_3)
READING = Style(8, 11.6)
ADVICE = Style(7.2, 10)
QUOTE = Style(9.5, 13.5)
LONG_QUOTE = Style(8.5, 12)
CELL = Style(8, 11)
DENSE = Style(7.2, 10)
LABEL = Style(7, 9, colour=INK_3)
FACT = Style(7, 9)
FURNITURE = Style(7, 9, colour=INK_2)
CAPTION = Style(6.5, 8.8, colour=INK_2)
TICK = Style(6.5, 8.8, colour=INK_2)
