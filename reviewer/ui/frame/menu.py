"""The menu behind the button at the top left."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.ui.actions import Keyboard
from reviewer.ui.kit.buttons import IconButton
from reviewer.ui.preferences import THEME_CHOICES, Preferences
from reviewer.wording import Language

# Each language in its own words, so that it can be found by whoever reads it.
LANGUAGE_NAMES = {Language.ENGLISH: "English", Language.SIMPLIFIED: "简体中文", Language.TRADITIONAL: "繁體中文"}
_IN_MENU = ("queue", "import", "", "history", "sign", "", "follow", "palette", "keys")


class MainMenu(QMenu):
    """Actions of the window, language, theme."""

    def __init__(self, window: QWidget, keyboard: Keyboard, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        for name in _IN_MENU:
            if name:
                self.addAction(keyboard.actions[name])
            else:
                self.addSeparator()
        self.addSeparator()
        self._languages, self._themes = QMenu(self), QMenu(self)
        self.addMenu(self._languages)
        self.addMenu(self._themes)
        self._of_language: dict[Language, QAction] = {}
        self._of_theme: dict[str, QAction] = {}
        languages, themes = QActionGroup(self), QActionGroup(self)
        for language, name in LANGUAGE_NAMES.items():
            action = self._choice(self._languages, languages, partial(preferences.set_language, language))
            action.setText(name)
            self._of_language[language] = action
        for theme in THEME_CHOICES:
            self._of_theme[theme] = self._choice(self._themes, themes, partial(preferences.set_theme, theme))
        self.addSeparator()
        self._quit = self.addAction("", window.close)
        self.speak()

    def speak(self) -> None:
        self._languages.setTitle(self.tr("Language"))
        self._themes.setTitle(self.tr("Theme"))
        self._quit.setText(self.tr("Quit"))
        names = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for theme, action in self._of_theme.items():
            action.setText(names[theme])
            action.setChecked(theme == self._preferences.theme)
        for language, action in self._of_language.items():
            action.setChecked(language is self._preferences.language)

    def _choice(self, menu: QMenu, group: QActionGroup, choose: object) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        group.addAction(action)
        if callable(choose):
            action.triggered.connect(lambda _checked: choose())
        return action


class MenuButton(IconButton):
    """Opens the menu."""

    def __init__(self) -> None:
        super().__init__("list")
        self.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
