"""What a person prefers at this machine: language, theme, following. Kept by Qt's settings, never in the workspace."""

from PySide6.QtCore import QObject, QSettings, Signal

from reviewer.ui.speech import speak, spoken, system_language
from reviewer.ui.theme import look
from reviewer.wording import Language

THEME_CHOICES = ("system", "light", "dark")


class Preferences(QObject):
    """Read at start, applied at once, written when changed.

    Signals:
        changed: another language, theme or choice holds.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def language(self) -> Language:
        kept = str(self._settings.value("language", ""))
        return Language(kept) if kept in {language.value for language in Language} else system_language()

    @property
    def theme(self) -> str:
        kept = str(self._settings.value("theme", "system"))
        return kept if kept in THEME_CHOICES else "system"

    @property
    def is_following(self) -> bool:
        """Whether the rubric follows the moment that plays."""
        return str(self._settings.value("following", "true")) == "true"

    def apply(self) -> None:
        """Make the program speak and look as preferred."""
        speak(self.language)
        look().wear(self.theme)

    def set_language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)
        if spoken() is not language:
            speak(language)
            look().wear(self.theme)
        self.changed.emit()

    def set_theme(self, theme: str) -> None:
        self._settings.setValue("theme", theme)
        look().wear(theme)
        self.changed.emit()

    def set_following(self, is_following: bool) -> None:
        self._settings.setValue("following", "true" if is_following else "false")
        self.changed.emit()

    def remembered(self, name: str) -> object:
        """What a panel last kept under a name, e.g. the state of a splitter; None when nothing."""
        return self._settings.value(f"layout/{name}")

    def remember(self, name: str, value: object) -> None:
        self._settings.setValue(f"layout/{name}", value)
