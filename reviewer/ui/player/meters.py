"""Loudness of what is heard: two rows of eighteen lamps."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.ui.theme import look

_LAMPS = 18
_LOUD_FROM = 15
_PITCH, _WIDTH, _HEIGHT = 4.1, 3.1, 6
_FLOOR_DB = -54.0
_FALL = 0.8


class Meters(QWidget):
    """Left and right, in steps of 3 dB; falls slowly."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = (0.0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_peaks(self, peaks: tuple[float, float]) -> None:
        """Left and right, 0 to 1."""
        rising = [self._lamps(peak) for peak in peaks]
        lit = max(rising[0], self._lit[0] - _FALL), max(rising[1], self._lit[1] - _FALL)
        if (int(lit[0]), int(lit[1])) != (int(self._lit[0]), int(self._lit[1])):
            self.update()
        self._lit = lit

    def sizeHint(self) -> QSize:
        return QSize(74, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        for row, lit in enumerate(self._lit):
            for lamp in range(_LAMPS):
                colour = tokens.hover
                if lamp < int(lit):
                    colour = tokens.close if lamp >= _LOUD_FROM else tokens.met
                painter.fillRect(QRectF(lamp * _PITCH, row * 8 + 1, _WIDTH, _HEIGHT), colour)
        painter.end()

    @staticmethod
    def _lamps(peak: float) -> float:
        if peak <= 0:
            return 0.0
        return max(0.0, (20 * math.log10(peak) - _FLOOR_DB) / -_FLOOR_DB * _LAMPS)
