"""Which recordings are seen and heard: one switch each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.engine.mixer import Level
from reviewer.queries.desk import Desk
from reviewer.ui.kit.icons import bear
from reviewer.ui.theme import look


class TrackToggles(QWidget):
    """A film switch brings that film to the front; a sound switch mutes, and with Shift lets that sound be heard alone.

    Signals:
        film_chosen: exhibit code.
        level_chosen: exhibit code, `Level`.
    """

    film_chosen = Signal(str)
    level_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._films: dict[str, QToolButton] = {}
        self._sounds: dict[str, QToolButton] = {}
        self._levels: dict[str, Level] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        look().changed.connect(self._dress)

    @property
    def levels(self) -> dict[str, Level]:
        return dict(self._levels)

    def follow(self, desk: Desk | None) -> None:
        """One switch per film and one per recording with sound of an open case."""
        recordings = [each for each in (desk.exhibits if desk else ()) if each.track is not None and each.exhibit.facts.is_readable]
        films = [each.exhibit.code for each in recordings if each.exhibit.kind is ExhibitKind.FILM]
        sounds = [each.exhibit.code for each in recordings if each.exhibit.facts.has_sound or each.exhibit.kind is ExhibitKind.SOUND]
        if films == list(self._films) and sounds == list(self._sounds):
            return
        for button in (*self._films.values(), *self._sounds.values()):
            button.hide()
            button.deleteLater()
        self._films = {code: self._made(code, "film-strip") for code in films}
        self._sounds = {code: self._made(code, "speaker-high" if code in films else "microphone") for code in sounds}
        self._levels = {code: Level() for code in sounds}
        for code, button in self._films.items():
            button.clicked.connect(lambda _=False, code=code: self.film_chosen.emit(code))
        for code, button in self._sounds.items():
            button.clicked.connect(lambda _=False, code=code: self._switch(code))
        self._dress()

    def show_front(self, code: str) -> None:
        for film, button in self._films.items():
            button.setChecked(film == code)

    def _made(self, code: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setText(code)
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bear(button, icon)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _switch(self, code: str) -> None:
        level = self._levels[code]
        is_alone = bool(_keys_held() & Qt.KeyboardModifier.ShiftModifier)
        changed = Level(level.gain, level.is_muted, not level.is_solo) if is_alone else Level(level.gain, not level.is_muted, level.is_solo)
        self._levels[code] = changed
        self.level_chosen.emit(code, changed)
        self._dress()

    def _dress(self) -> None:
        alone = any(level.is_solo for level in self._levels.values())
        for code, button in self._sounds.items():
            level = self._levels[code]
            is_heard = not level.is_muted and (level.is_solo or not alone)
            button.setChecked(is_heard)
            button.setAccessibleName(self.tr("Sound {0}").format(code))
            button.setToolTip(self.tr("Hear {0} or not; Shift: hear it alone").format(code))
        for button in (*self._films.values(), *self._sounds.values()):
            button.setFixedHeight(look().sizes.button)
        for code, button in self._films.items():
            button.setAccessibleName(self.tr("Film {0}").format(code))
            button.setToolTip(self.tr("Bring film {0} to the front").format(code))


def _keys_held() -> Qt.KeyboardModifier:
    return QApplication.keyboardModifiers()
