"""The names of every colour and every size of the window; the values lie in `resources/themes` and in `theme.py`."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme. A colour ending in `_bg` is the ground of the one before it."""

    name: str
    is_dark: bool
    window: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    sel: QColor
    well: QColor
    field: QColor
    letterbox: QColor
    line: QColor
    edge: QColor
    control: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    fill: QColor
    on_fill: QColor
    met: QColor
    met_bg: QColor
    fail: QColor
    fail_bg: QColor
    close: QColor
    close_bg: QColor
    nv: QColor
    nv_bg: QColor
    na: QColor
    na_bg: QColor
    orange: QColor
    wave1: QColor
    wave1_soft: QColor
    wave2: QColor
    wave2_soft: QColor
    play: QColor
    review_a: QColor
    review_b: QColor

    def colour(self, name: str) -> QColor:
        """A colour by its token name; KeyError for a name that is none."""
        colour = vars(self)[name]
        if isinstance(colour, QColor):
            return colour
        raise KeyError(name)


@dataclass(frozen=True)
class Sizes:
    """Type and row sizes in device-independent pixels for one width of window."""

    is_wide: bool
    body: int
    body_line: int
    small: int
    clock: int
    ruler: int
    total: int
    row: int
    dimension_row: int
    head: int
    top: int
    status: int
    button: int
    padding: int
    gap: int
    rail: int
    side: int
    transcript: int
