"""Drawings as SVG text, turned into pictures by Qt with the fonts of the project."""

import os
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

Picture = NDArray[np.uint8]
FONTS = Path(__file__).resolve().parents[2] / "fonts"
FACE = "Noto Sans SC"
MARGIN = 160
"""Scenes are drawn this many pixels beyond each side of the 1280 x 720 frame, so that the camera can pan."""


@cache
def application() -> QGuiApplication:
    """The one Qt application of this process, with the project's fonts loaded."""
    running = QGuiApplication.instance()
    qt = running if isinstance(running, QGuiApplication) else QGuiApplication([])
    for font in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return qt


def renderer(svg: str, box: tuple[float, float, float, float]) -> QSvgRenderer:
    """A renderer of SVG elements whose user space is `box` (left, top, width, height)."""
    application()
    left, top, width, height = box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" font-family="{FACE}">'
    drawn = QSvgRenderer(QByteArray(f"{head}{svg}</svg>".encode()))
    if not drawn.isValid():
        raise ValueError(f"the drawing is not SVG: {svg[:120]}")
    return drawn


def painter_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter


@cache
def backdrop(svg: str, scale: float) -> QImage:
    """A still layer of a scene with its margin, drawn once; `scale` pixels per unit of the scene."""
    box = (-MARGIN, -MARGIN, 1280 + 2 * MARGIN, 720 + 2 * MARGIN)
    image = QImage(round(box[2] * scale), round(box[3] * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = painter_on(image)
    renderer(svg, box).render(painter, QRectF(image.rect()))
    painter.end()
    return image


def pixels(image: QImage) -> Picture:
    """The picture as rows x columns x (red, green, blue)."""
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return lines[:, : flat.width() * 3].reshape(flat.height(), flat.width(), 3).copy()


def still(svg: str, width: int, height: int) -> Picture:
    """A whole drawing as a picture of `width` x `height` pixels, one unit of the drawing a pixel."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = painter_on(image)
    renderer(svg, (0, 0, width, height)).render(painter, QRectF(image.rect()))
    painter.end()
    return pixels(image)
