"""From drawn pages to an archival, accessible file: structure tree, colour intent, metadata, attachments, links, signature fields.

PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). The same pages give the same bytes: every date is the card's, the ICC profile has
a fixed one, and the file identifier is derived from the content.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms

from reviewer.reports.marking import Element, FieldSpot, LinkSpot, Plan
from reviewer.reports.metadata import XMP

PRINTED = 4
PRINTED_AND_LOCKED = 132


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF; `relationship` is `Data` or `Source` (ISO 19005-3, annex E)."""

    name: str
    content: bytes
    media_type: str
    relationship: str
    words: str


@dataclass(frozen=True)
class Imprint:
    """What the file says of itself."""

    title: str
    author: str
    language: str
    at: datetime
    tool: str

    @property
    def pdf_date(self) -> str:
        return self.at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")

    @property
    def xmp_date(self) -> str:
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def finish(drawn: Path, out: Path, *, plan: Plan, imprint: Imprint, attachments: Sequence[Attachment]) -> None:
    """Turns reportlab's pages into the finished unsigned file at `out`."""
    with pikepdf.open(drawn) as pdf:
        _embed_pictures(pdf, plan)
        _Structure(pdf, plan).build()
        _set_fields(pdf)
        _set_intent(pdf)
        _attach(pdf, attachments, imprint)
        _describe(pdf, imprint)
        _set_bookmarks(pdf, plan)
        pdf.save(
            out,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
            compress_streams=True,
            recompress_flate=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )


class _Structure:
    """Builds the structure tree and everything that hangs on it: the parent tree, links, form elements."""

    def __init__(self, pdf: pikepdf.Pdf, plan: Plan) -> None:
        self._pdf = pdf
        self._plan = plan
        self._pages = [page.obj for page in pdf.pages]
        self._marks: dict[int, dict[int, pikepdf.Object]] = {}
        self._built: dict[int, pikepdf.Object] = {}
        self._extra: list[pikepdf.Object] = []

    def build(self) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element(self._plan.root, root)
        for link in self._plan.links:
            self._link(link)
        self._pdf.Root.StructTreeRoot = root
        for spot in self._plan.fields:
            self._field(spot, document)
        root.K = Array([document])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._numbers()))
        root.ParentTreeNextKey = len(self._pages) + len(self._extra)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        built = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        self._built[id(element)] = built
        for key, value in (("/Alt", element.alt), ("/Lang", element.language), ("/T", element.title)):
            if value:
                built[key] = String(value)
        attributes = Array()
        if element.box:
            attributes.append(Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(value, 2) for value in element.box])))
        if element.scope:
            attributes.append(Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}")))
        if len(attributes):
            built.A = attributes
        kids = Array()
        for kid in element.kids:
            kids.append(self._element(kid, built) if isinstance(kid, Element) else self._mark(kid, built))
        built.K = kids
        return built

    def _mark(self, mark: tuple[int, int], built: pikepdf.Object) -> pikepdf.Object:
        page, number = mark
        self._marks.setdefault(page, {})[number] = built
        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)

    def _numbers(self) -> Array:
        numbers = Array()
        for index, page in enumerate(self._pages):
            marks = self._marks.get(index, {})
            page.StructParents = index
            page.Tabs = Name.S
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([marks[number] for number in sorted(marks)])))
        for place, element in enumerate(self._extra):
            numbers.append(len(self._pages) + place)
            numbers.append(element)
        return numbers

    def _annotate(self, page: int, annotation: Dictionary, element: pikepdf.Object) -> pikepdf.Object:
        annotation.StructParent = len(self._pages) + len(self._extra)
        placed = self._pdf.make_indirect(annotation)
        if "/Annots" not in self._pages[page]:
            self._pages[page].Annots = Array()
        self._pages[page].Annots.append(placed)
        self._extra.append(element)
        return placed

    def _link(self, link: LinkSpot) -> None:
        page, top = self._plan.places[link.target]
        element = self._built[id(link.element)]
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(value, 2) for value in link.box]),
            Border=Array([0, 0, 0]),
            F=PRINTED,
            Contents=String(link.words),
            Dest=Array([self._pages[page], Name.XYZ, 0, round(top, 2), None]),
        )
        placed = self._annotate(link.page, annotation, element)
        element.K.append(Dictionary(Type=Name.OBJR, Pg=self._pages[link.page], Obj=placed))

    def _field(self, spot: FieldSpot, document: pikepdf.Object) -> None:
        page = self._pages[spot.page]
        left, bottom, right, top = spot.box
        empty = self._pdf.make_stream(b"")
        empty.Type, empty.Subtype, empty.Resources = Name.XObject, Name.Form, Dictionary()
        empty.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(spot.name),
            TU=String(spot.words),
            Rect=Array([round(value, 2) for value in spot.box]),
            F=PRINTED_AND_LOCKED,
            P=page,
            AP=Dictionary(N=empty),
        )
        if spot.is_last:
            widget.Lock = self._pdf.make_indirect(Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1))
        form = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Alt=String(spot.words)))
        form.K = Dictionary(Type=Name.OBJR, Pg=page, Obj=self._annotate(spot.page, widget, form))
        document.K.append(form)


def _set_fields(pdf: pikepdf.Pdf) -> None:
    fields = Array([note for page in pdf.pages for note in page.obj.get("/Annots", Array()) if note.Subtype == Name.Widget])
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields, SigFlags=0))


def _embed_pictures(pdf: pikepdf.Pdf, plan: Plan) -> None:
    objects = {name: _picture(pdf, path) for name, path in sorted(plan.pictures.items())}
    for index, names in plan.picture_pages.items():
        resources = pdf.pages[index].obj.Resources
        resources.XObject = Dictionary({f"/{name}": objects[name] for name in names})


def _picture(pdf: pikepdf.Pdf, path: Path) -> pikepdf.Object:
    """The image as it lies on disk when it is a baseline JPEG; otherwise decoded once to RGB."""
    with Image.open(path) as image:
        width, height = image.size
        spaces = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}
        if image.format == "JPEG" and image.mode in spaces:
            stream, space = pdf.make_stream(path.read_bytes()), spaces[image.mode]
            stream.Filter = Name.DCTDecode
        else:
            stream, space = pdf.make_stream(image.convert("RGB").tobytes()), Name.DeviceRGB
    stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, space
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    return stream


def _set_intent(pdf: pikepdf.Pdf) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes([7, 234, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # the profile's own date, else it carries the moment of making
    profile[84:100] = bytes(16)
    stream = pdf.make_stream(bytes(profile))
    stream.N = 3
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=stream,
            )
        ]
    )


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], imprint: Imprint) -> None:
    associated, names = Array(), Array()
    for attachment in sorted(attachments, key=lambda one: one.name):
        stream = pdf.make_stream(attachment.content)
        stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{attachment.media_type}")
        stream.Params = Dictionary(
            Size=len(attachment.content),
            ModDate=String(imprint.pdf_date),
            # ISO 32000 asks for MD5 here; nothing rests on it, the signature covers the bytes.
            CheckSum=String(hashlib.md5(attachment.content, usedforsecurity=False).digest()),
        )
        specification = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(attachment.name),
                UF=String(attachment.name),
                Desc=String(attachment.words),
                AFRelationship=Name(f"/{attachment.relationship}"),
                EF=Dictionary(F=stream, UF=stream),
            )
        )
        associated.append(specification)
        names.extend([String(attachment.name), specification])
    pdf.Root.AF = associated
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))


def _describe(pdf: pikepdf.Pdf, imprint: Imprint) -> None:
    facts = {
        "title": escape(imprint.title),
        "author": escape(imprint.author),
        "language": imprint.language,
        "date": imprint.xmp_date,
        "tool": escape(imprint.tool),
    }
    stream = pdf.make_stream(XMP.format(**facts).encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    root = pdf.Root
    root.Metadata = stream
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(imprint.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title, pdf.docinfo.Author = String(imprint.title), String(imprint.author)
    pdf.docinfo.Creator, pdf.docinfo.Producer = String(imprint.tool), String(imprint.tool)
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = String(imprint.pdf_date)


def _set_bookmarks(pdf: pikepdf.Pdf, plan: Plan) -> None:
    with pdf.open_outline() as outline:
        levels: list[list[pikepdf.OutlineItem]] = [outline.root]
        for bookmark in plan.bookmarks:
            page, top = plan.places[bookmark.target]
            item = pikepdf.OutlineItem(bookmark.title, page, "XYZ", left=0, top=round(top, 2))
            del levels[bookmark.level + 1 :]
            levels[-1].append(item)
            levels.append(item.children)
