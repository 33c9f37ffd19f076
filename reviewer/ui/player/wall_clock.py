"""The running clock: the time on the wall, and how far into the visit."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.moments import SECOND_US, WallClock
from reviewer.ui.theme import font, look

_LINE = 16


class ClockFace(QWidget):
    """`10:42:17.48` with the hundredths paler, and `visit + 12:17.48` below."""

    def __init__(self) -> None:
        super().__init__()
        self._clock: WallClock | None = None
        self._instant_us = 0
        self._texts = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_instant(self, clock: WallClock | None, instant_us: int) -> None:
        whole = clock.shown(instant_us, 2) if clock else ""
        below = self.tr("visit {0}").format(since_start(instant_us)) if clock else ""
        texts = (whole[:-3], whole[-3:], below)
        if texts != self._texts:
            self._texts = texts
            self.setAccessibleName(f"{whole}, {below}")
            self.update()

    def sizeHint(self) -> QSize:
        wide = look().sizes.is_wide
        return QSize(168 if wide else 118, look().sizes.clock + 4 + _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, sizes = look().tokens, look().sizes
        painter = QPainter(self)
        large = font(sizes.clock, QFont.Weight.DemiBold)
        painter.setFont(large)
        baseline = sizes.clock
        painter.setPen(tokens.text)
        painter.drawText(0, baseline, self._texts[0])
        painter.setPen(tokens.text2)
        painter.drawText(QFontMetrics(large).horizontalAdvance(self._texts[0]), baseline, self._texts[1])
        painter.setFont(font(sizes.small))
        painter.setPen(tokens.text3)
        painter.drawText(0, baseline + _LINE, self._texts[2])
        painter.end()


def since_start(instant_us: int) -> str:
    """`+ 12:17.48` from the start of the visit, `− 0:03.00` before it; cut, so that it does not run ahead."""
    hundredths = abs(instant_us) * 100 // SECOND_US
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    text = f"{minutes:02}:{rest // 100:02}.{rest % 100:02}"
    sign = "−" if instant_us < 0 else "+"
    return f"{sign} {hours}:{text}" if hours else f"{sign} {text}"
