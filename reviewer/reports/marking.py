"""Marked content and the structure tree behind it: what a screen reader hears of a page (ISO 14289-1, ISO 32000-1 14.7)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from reviewer.reports.palette import MM


@dataclass(eq=False)
class Element:
    """One node of the structure tree. `kids` are elements and `(page index, marked content id)` pairs in reading order."""

    tag: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    title: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", language: str = "", scope: str = "", title: str = "") -> "Element":
        element = Element(tag, alt, language, scope, title)
        self.kids.append(element)
        return element


@dataclass(frozen=True)
class LinkSpot:
    """A link to a named place, with the rectangle that reacts (points, bottom left origin)."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    element: Element
    words: str


@dataclass(frozen=True)
class Bookmark:
    title: str
    target: str
    level: int


@dataclass(frozen=True)
class FieldSpot:
    """Where a signature field lies (points, bottom left origin) and what is said of it."""

    name: str
    page: int
    box: tuple[float, float, float, float]
    words: str
    is_last: bool


@dataclass
class Plan:
    """What the drawn pages need besides their marks: structure, links, bookmarks, fields and pictures."""

    root: Element = field(default_factory=lambda: Element("Document"))
    links: list[LinkSpot] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    places: dict[str, tuple[int, float]] = field(default_factory=dict)
    fields: list[FieldSpot] = field(default_factory=list)
    pictures: dict[str, Path] = field(default_factory=dict)
    picture_pages: dict[int, list[str]] = field(default_factory=dict)


class MarkedCanvas(Canvas):
    """A reportlab canvas whose every mark belongs to an element of the structure tree or is an artifact."""

    _code: list[str]  # reportlab's own list of drawing operators
    _startPage: Callable[[], None]  # noqa: N815 - reportlab's name

    def __init__(self, path: Path, *, size: tuple[float, float], font: str, language: str) -> None:
        super().__init__(
            str(path),
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=font,  # type: ignore[arg-type]  # the stub says float
            lang=language,
        )
        self._next_mark = 0
        self._drawn: list[dict[str, Any]] = []

    @property
    def page_index(self) -> int:
        return int(self.getPageNumber()) - 1

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Everything drawn inside belongs to the element; never nested."""
        self._code.append(f"/{element.tag} <</MCID {self._next_mark}>> BDC")
        element.kids.append((self.page_index, self._next_mark))
        self._next_mark += 1
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Everything drawn inside is passed over by a screen reader."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def paint_picture(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Paints an image object that is added to the file afterwards; box in points: left, bottom, width, height."""
        left, bottom, width, height = box
        self._code.append(f"q {width:.4f} 0 0 {height:.4f} {left:.4f} {bottom:.4f} cm /{name} Do Q")

    def ink(self, colour: str) -> None:
        self.setFillColor(HexColor(f"#{colour}"))

    def pen(self, colour: str, width_mm: float) -> None:
        self.setStrokeColor(HexColor(f"#{colour}"))
        self.setLineWidth(width_mm * MM)

    def next_page(self) -> None:
        """Lays the page aside: how many there are is known only at the end, and every foot says so."""
        self._drawn.append(dict(self.__dict__))
        self._startPage()
        self._next_mark = 0

    def close(self, furnish: Callable[[int, int], None]) -> None:
        """Writes the file; `furnish(page, pages)` draws what repeats on each page."""
        self._drawn.append(dict(self.__dict__))
        pages = list(self._drawn)
        for number, state in enumerate(pages, start=1):
            self.__dict__.update(state)
            furnish(number, len(pages))
            self.showPage()
        self.save()
