"""Which recordings are seen and heard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.engine.mixer import Level
from reviewer.queries.desk import Desk
from reviewer.ui.kit.icons import bear
from reviewer.ui.theme import look

_MOST_BUTTONS = 2


class TrackToggles(QWidget):
    """A menu of films, a switch for the sound of films, one for each of two recorders, and a menu for any others.

    A sound switch mutes; with Shift it lets that sound be heard alone.

    Signals:
        film_chosen: exhibit code of the film to bring to the front.
        level_chosen: exhibit code, `Level`.
    """

    film_chosen = Signal(str)
    level_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._films: tuple[str, ...] = ()
        self._front = ""
        self._groups: dict[QToolButton, tuple[str, ...]] = {}
        self._levels: dict[str, Level] = {}
        self._film = self._made("film-strip")
        self._film.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._film_sound, self._others = self._made("speaker-high"), self._made("dots-three")
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._recorders = [self._made("microphone") for _ in range(_MOST_BUTTONS)]
        self._film_menu, self._other_menu = QMenu(self._film), QMenu(self._others)
        self._film.setMenu(self._film_menu)
        self._others.setMenu(self._other_menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for button in (self._film, self._film_sound, *self._recorders, self._others):
            line.addWidget(button)
        for button in (self._film_sound, *self._recorders):
            button.clicked.connect(partial(self._press, button))
        look().changed.connect(self._dress)

    @property
    def levels(self) -> dict[str, Level]:
        """How each recording with sound is set to be heard."""
        return dict(self._levels)

    def follow(self, desk: Desk | None) -> None:
        """Offer the recordings of an open case."""
        recordings = [each.exhibit for each in (desk.exhibits if desk else ()) if each.track is not None and each.exhibit.facts.is_readable]
        films = tuple(each.code for each in recordings if each.kind is ExhibitKind.FILM)
        heard = tuple(each.code for each in recordings if each.kind is ExhibitKind.FILM and each.facts.has_sound)
        alone = tuple(each.code for each in recordings if each.kind is ExhibitKind.SOUND)
        if (films, {*heard, *alone}) == (self._films, set(self._levels)):
            return
        self._films = films
        self._levels = {code: Level() for code in (*heard, *alone)}
        self._groups = {self._film_sound: heard}
        self._groups |= {button: (code,) for button, code in zip(self._recorders, alone, strict=False)}
        _fill(self._film_menu, films, self.film_chosen.emit)
        _fill(self._other_menu, alone[_MOST_BUTTONS:], self._switch)
        self._dress()

    def show_front(self, code: str) -> None:
        self._front = code
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._dress()

    def _made(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bear(button, icon)
        return button

    def _press(self, button: QToolButton) -> None:
        for code in self._groups.get(button, ()):
            self._switch(code)

    def _switch(self, code: str) -> None:
        level = self._levels[code]
        is_alone = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        changed = Level(level.gain, level.is_muted, not level.is_solo) if is_alone else Level(level.gain, not level.is_muted, level.is_solo)
        self._levels[code] = changed
        self.level_chosen.emit(code, changed)
        self._dress()

    def _is_heard(self, code: str) -> bool:
        alone = any(level.is_solo for level in self._levels.values())
        level = self._levels[code]
        return not level.is_muted and (level.is_solo or not alone)

    def _dress(self) -> None:
        self._film.setVisible(bool(self._films))
        self._film.setText(self._front or self.tr("Film"))
        self._film.setChecked(bool(self._front))
        self._film.setAccessibleName(self.tr("Film in front: {0}").format(self._front))
        self._film.setToolTip(self.tr("Choose the film in front"))
        self._film_sound.setAccessibleName(self.tr("Sound of films"))
        for button in (self._film_sound, *self._recorders):
            codes = self._groups.get(button, ())
            button.setVisible(bool(codes))
            button.setChecked(any(self._is_heard(code) for code in codes))
            if button is not self._film_sound:
                button.setText("".join(codes))
                button.setAccessibleName(self.tr("Sound {0}").format("".join(codes)))
            button.setToolTip(self.tr("Hear {0} or not; Shift: hear it alone").format(", ".join(codes)))
        actions = self._other_menu.actions()
        self._others.setVisible(bool(actions))
        self._others.setAccessibleName(self.tr("Other recordings"))
        for action in actions:
            action.setChecked(self._is_heard(action.text()))
        for button in (self._film, self._film_sound, *self._recorders, self._others):
            button.setFixedHeight(look().sizes.button)


def _fill(menu: QMenu, codes: tuple[str, ...], choose: Callable[[str], object]) -> None:
    menu.clear()
    for code in codes:
        action = QAction(code, menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, code=code: choose(code))
        menu.addAction(action)
