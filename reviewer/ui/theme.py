"""Colours, sizes and fonts of the window: one frozen set of tokens per theme, one of sizes per width.

Painters ask `look()` when they paint, never at import, and repaint on its `changed` signal, so a theme or a density can change
under an open window.
"""

import tomllib
from dataclasses import fields
from functools import cache
from typing import cast

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from reviewer.places import resource
from reviewer.ui.sheet import style_sheet
from reviewer.ui.tokens import Sizes, Tokens

THEMES = ("dark", "light")
WIDE_FROM_PX = 1500

WIDE = Sizes(
    is_wide=True, body=13, body_line=18, small=12, clock=22, ruler=11, total=18, row=32, dimension_row=34, head=36, top=44, status=26,
    button=28, padding=12, gap=8, rail=224, side=476, transcript=272,
)  # fmt: skip
TIGHT = Sizes(
    is_wide=False, body=12, body_line=16, small=12, clock=18, ruler=11, total=16, row=28, dimension_row=27, head=30, top=38, status=24,
    button=24, padding=10, gap=7, rail=44, side=372, transcript=244,
)  # fmt: skip

FAMILIES = ("Inter", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "sans-serif")
_FAMILIES_TRADITIONAL = ("Inter", "Noto Sans SC", "Noto Sans CJK TC", "Microsoft JhengHei UI", "PingFang TC", "sans-serif")


@cache
def tokens_of(name: str) -> Tokens:
    """The tokens of one theme file; KeyError or TypeError when the file lacks a colour or holds one too many."""
    with resource("themes", f"{name}.toml").open("rb") as file:
        entries = tomllib.load(file)
    is_dark = bool(entries.pop("is_dark"))
    wanted = {field.name for field in fields(Tokens)} - {"name", "is_dark"}
    if set(entries) != wanted:
        raise KeyError(*sorted(set(entries) ^ wanted))
    return Tokens(name=name, is_dark=is_dark, **{key: QColor(value) for key, value in entries.items()})


def system_theme() -> str:
    """`dark` or `light`, as the desktop of this machine is set; light where it does not say."""
    return "dark" if QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


class Look(QObject):
    """What the window wears now.

    Signals:
        changed: other tokens or other sizes hold; repaint and lay out anew.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = tokens_of("light")
        self.sizes = WIDE

    def wear(self, theme: str) -> None:
        """Put a theme (`dark`, `light` or `system`) on every window of the application."""
        self.tokens = tokens_of(system_theme() if theme == "system" else theme)
        self._dress()

    def fit(self, width_px: int) -> None:
        """Take the sizes for a window of this width."""
        sizes = WIDE if width_px >= WIDE_FROM_PX else TIGHT
        if sizes is not self.sizes:
            self.sizes = sizes
            self._dress()

    def _dress(self) -> None:
        application = cast("QApplication", QApplication.instance())
        application.setFont(font(self.sizes.body))
        application.setPalette(palette(self.tokens))
        application.setStyleSheet(style_sheet(self.tokens, self.sizes))
        self.changed.emit()


@cache
def look() -> Look:
    """The one look of this process; needs a QApplication only once it is worn."""
    return Look()


def dress(application: QApplication, theme: str = "system") -> None:
    """Prepare an application once: Fusion, our fonts, our palette and sheet."""
    application.setStyle("Fusion")
    load_fonts()
    look().wear(theme)


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt the fonts the program ships; returns the families it found in them."""
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal, *, traditional: bool | None = None) -> QFont:
    """The type of the window with tabular figures, so that a running clock stands still."""
    if traditional is None:
        traditional = spoken_is_traditional()
    made = QFont()
    made.setFamilies(list(_FAMILIES_TRADITIONAL if traditional else FAMILIES))
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def spoken_is_traditional() -> bool:
    """Whether the window speaks 繁體中文, whose Han glyphs differ from those of 简体中文."""
    return QLocale().script() is QLocale.Script.TraditionalHanScript


def palette(tokens: Tokens) -> QPalette:
    """The palette of a theme, its disabled group included."""
    made = QPalette()
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: tokens.window, roles.Base: tokens.field, roles.AlternateBase: tokens.panel, roles.Button: tokens.raised,
        roles.Text: tokens.text, roles.WindowText: tokens.text, roles.ButtonText: tokens.text, roles.BrightText: tokens.on_fill,
        roles.Mid: tokens.line, roles.Midlight: tokens.line, roles.Dark: tokens.edge, roles.Light: tokens.raised,
        roles.Shadow: tokens.edge, roles.Highlight: tokens.sel, roles.HighlightedText: tokens.text, roles.PlaceholderText: tokens.text3,
        roles.Link: tokens.accent, roles.LinkVisited: tokens.accent, roles.Accent: tokens.accent,
        roles.ToolTipBase: tokens.raised, roles.ToolTipText: tokens.text,
    }  # fmt: skip
    for role, colour in pairs.items():
        made.setColor(role, colour)
    for role in (roles.Text, roles.WindowText, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.text3)
    return made
