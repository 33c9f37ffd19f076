"""The one style sheet: borders, radii, padding and grounds of standard controls, from the tokens of a theme.

Focus is not drawn here: style sheets have no outline offset, so `kit.focus` draws the ring outside the border.
"""

from dataclasses import fields

from PySide6.QtGui import QColor

from reviewer.ui.tokens import Sizes, Tokens

_SHEET = """
QWidget { outline: none; }
QToolTip { color: @text; background: @raised; border: 1px solid @edge; padding: 4px 6px; }
QFrame[role="panel"], QWidget[role="panel"] { background: @panel; }
QWidget[role="head"] { background: @panel; border-bottom: 1px solid @line; }
QWidget[role="top"] { background: @panel; border-bottom: 1px solid @line; }
QWidget[role="status"] { background: @panel; border-top: 1px solid @line; }
QWidget[role="foot"] { background: @raised; border-top: 1px solid @line; }
QWidget[role="well"] { background: @window; }
QFrame[role="line"] { background: @line; border: 0; }
QLabel { background: transparent; }
QLabel[tone="text2"] { color: @text2; } QLabel[tone="text3"] { color: @text3; } QLabel[tone="fail"] { color: @fail; }
QLabel[tone="met"] { color: @met; } QLabel[tone="close"] { color: @close; } QLabel[tone="accent"] { color: @accent; }
QPushButton, QToolButton { color: @text; background: @raised; border: 1px solid @edge; border-radius: 5px; padding: 0 10px;
  min-height: @inner; font-weight: 500; }
QToolButton { padding: 0 6px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @sel; }
QPushButton:checked, QToolButton:checked { background: @sel; border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @text3; background: transparent; }
QPushButton[look="main"] { color: @on_fill; background: @fill; border-color: @fill; }
QPushButton[look="main"]:disabled { color: @text3; background: transparent; border-color: @edge; }
QPushButton[look="ghost"], QToolButton[look="ghost"] { background: transparent; border-color: transparent; padding: 0 5px; }
QPushButton[look="ghost"]:hover, QToolButton[look="ghost"]:hover { background: @hover; }
QToolButton[look="ghost"]:checked { background: @sel; border-color: @accent; }
QPushButton[look="link"], QToolButton[look="link"] { color: @text2; background: transparent; border: 1px solid transparent;
  font-weight: 400; padding: 0 3px; min-height: 16px; border-radius: 3px; text-align: left; }
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { background: @hover; }
QPushButton[look="link"][tone="fail"] { color: @fail; } QPushButton[look="link"][tone="close"] { color: @close; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QLineEdit, QPlainTextEdit, QTextEdit { color: @text; background: @field; border: 1px solid @control; border-radius: 5px;
  selection-background-color: @fill; selection-color: @on_fill; }
QLineEdit { padding: 0 7px; min-height: @inner; }
QPlainTextEdit, QTextEdit { padding: 2px 4px; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"] { border-color: @fail; }
QLineEdit:disabled, QPlainTextEdit:disabled, QPlainTextEdit:read-only { color: @text2; border-color: @edge; }
QComboBox, QSpinBox { color: @text; background: @field; border: 1px solid @control; border-radius: 5px; padding: 0 7px;
  min-height: @inner; selection-background-color: @fill; selection-color: @on_fill; }
QComboBox:disabled, QSpinBox:disabled { color: @text3; border-color: @edge; }
QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView { color: @text; background: @panel; border: 1px solid @edge; selection-background-color: @sel;
  selection-color: @text; padding: 3px; }
QCheckBox { spacing: 6px; background: transparent; }
QAbstractItemView { color: @text; background: @panel; border: 0; selection-background-color: @sel; selection-color: @text; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { color: @text2; background: @panel; border: 0; border-bottom: 1px solid @line; padding: 0 8px; font-weight: 500; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QTabBar { background: transparent; }
QTabBar::tab { color: @text2; background: transparent; border: 0; border-bottom: 2px solid transparent; padding: 0 9px; min-height: 24px; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QMenu { color: @text; background: @panel; border: 1px solid @edge; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 10px; border-radius: 3px; }
QMenu::item:selected { background: @sel; } QMenu::item:disabled { color: @text3; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QDialog { background: @panel; }
QSplitter::handle { background: @edge; }
QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; } QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { background: @hover; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @text2; border-radius: 2px; }
QSlider::handle:horizontal { background: @text; width: 10px; margin: -3px 0; border-radius: 5px; }
QProgressBar { background: @hover; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
"""


def style_sheet(tokens: Tokens, sizes: Sizes) -> str:
    """The sheet with every `@name` replaced by its colour; longer names first, so that `@text2` is not `@text` and a 2."""
    names = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    sheet = _SHEET.replace("@inner", f"{sizes.button - 2}px")
    for name in sorted(names, key=len, reverse=True):
        value = names[name]
        if isinstance(value, QColor):
            sheet = sheet.replace(f"@{name}", value.name())
    return sheet
