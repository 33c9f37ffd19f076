"""The language of the window: Qt catalogues for its own texts, and the language in which it shows texts of the field."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from reviewer.places import resource
from reviewer.wording import Language

_LOCALES = {
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.SIMPLIFIED: QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript, QLocale.Country.China),
    Language.TRADITIONAL: QLocale(QLocale.Language.Chinese, QLocale.Script.TraditionalHanScript, QLocale.Country.Taiwan),
}
_PROPERTY = "reviewer_language"


def spoken() -> Language:
    """The language the window speaks now."""
    application = QCoreApplication.instance()
    value = application.property(_PROPERTY) if application is not None else None
    return Language(value) if value else Language.ENGLISH


def speak(language: Language) -> None:
    """Switch the whole program to a language; every widget gets a LanguageChange event."""
    application = cast("QApplication", QApplication.instance())
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_LOCALES[language])
    application.setProperty(_PROPERTY, language.value)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, where in ((f"qtbase_{language.catalogue}", folder), (f"reviewer_{language.catalogue}", str(resource("translations")))):
        translator = QTranslator(application)
        if translator.load(name, where):
            application.installTranslator(translator)


def system_language() -> Language:
    """The language of this person's desktop, English where we do not speak it."""
    locale = QLocale.system()
    if locale.language() is not QLocale.Language.Chinese:
        return Language.ENGLISH
    return Language.TRADITIONAL if locale.script() is QLocale.Script.TraditionalHanScript else Language.SIMPLIFIED
