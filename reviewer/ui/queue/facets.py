"""The filters at the left of the queue: one choice per group, with how many rows it would show."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from reviewer.ui.kit.glyphs import Glyph, paint_glyph
from reviewer.ui.kit.labels import Label
from reviewer.ui.kit.lines import Line, draw_line
from reviewer.ui.queue.model import LIGHTS, Tally, Wish
from reviewer.ui.theme import look
from reviewer.ui.words import site_type_name, state_name

_HEIGHT = 28
_STAGES = ("new", "intake_findings", "returned", "open", "in_review", "waiting_for_proof", "ready", "signed")


@dataclass(frozen=True)
class Choice:
    """One choice: the group it belongs to, its value there, its name, count and mark."""

    group: str
    value: object
    name: str
    count: int
    glyph: Glyph | None = None


class FacetButton(QAbstractButton):
    """One painted choice."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setCheckable(True)
        self.setText(choice.name)
        self.setAccessibleName(f"{choice.name}, {choice.count}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(150, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.sel if self.isChecked() else tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        left = 10
        if self.choice.glyph is not None:
            paint_glyph(painter, QRectF(left, self.height() / 2 - 7, 14, 14), self.choice.glyph)
            left += 21
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        draw_line(painter, QRect(left, 0, self.width() - left - 40, self.height()), self.text(), Line(weight=weight))
        draw_line(painter, QRect(self.width() - 50, 0, 40, self.height()), str(self.choice.count), Line("text3", is_right=True))


class Facets(QWidget):
    """State, due and type.

    Signals:
        chosen: the `Wish` without its words.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wish = Wish()
        self._tally = Tally()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(178)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 0, 6, 6)
        self._column.setSpacing(0)

    def show_tally(self, tally: Tally) -> None:
        self._tally = tally
        self._build()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._add_group(self.tr("State"), self._states())
        self._add_group(self.tr("Due"), self._lights())
        self._add_group(self.tr("Type"), self._types())
        self._column.addStretch(1)

    def _add_group(self, title: str, choices: list[Choice]) -> None:
        if not choices:
            return
        label = Label(title, "text3", pixels="small", weight=500)
        label.setContentsMargins(10, 12, 10, 4)
        self._column.addWidget(label)
        for choice in choices:
            button = FacetButton(choice)
            button.setChecked(self._is_on(choice))
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            self._column.addWidget(button)

    def _states(self) -> list[Choice]:
        counted = [Choice("states", state, state_name(state), self._tally.states[state]) for state in _STAGES]
        return [Choice("states", None, self.tr("All"), self._tally.everything), *(choice for choice in counted if choice.count)]

    def _lights(self) -> list[Choice]:
        names = (self.tr("Late"), self.tr("Today"), self.tr("Tomorrow"), self.tr("Later"))
        made = [Choice("lights", light, name, self._tally.lights[light], light) for light, name in zip(LIGHTS, names, strict=True)]
        return made if self._tally.everything else []

    def _types(self) -> list[Choice]:
        return [Choice("types", code, site_type_name(code), count) for code, count in sorted(self._tally.types.items())]

    def _is_on(self, choice: Choice) -> bool:
        chosen: frozenset[object] = getattr(self._wish, choice.group)
        return choice.value in chosen if choice.value is not None else not chosen

    def _choose(self, choice: Choice) -> None:
        was_on = choice.value is not None and self._is_on(choice)
        value = frozenset() if was_on or choice.value is None else frozenset({choice.value})
        kept = {"states": self._wish.states, "lights": self._wish.lights, "types": self._wish.types, choice.group: value}
        self._wish = Wish(**kept)  # type: ignore[arg-type]  # each group's values are of its own type
        self._build()
        self.chosen.emit(self._wish)
