"""What somebody may change in a signed file by saving a revision behind it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name as name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

WHITE_PAGE = b"q 1 1 1 rg 0 0 620 860 re f 0 g BT /F1 30 Tf 60 500 Td (SCORE 100) Tj ET Q"


def dictionary(**entries: object) -> generic.DictionaryObject:
    return generic.DictionaryObject({name(f"/{key}"): value for key, value in entries.items()})


def box(*numbers: int) -> generic.ArrayObject:
    return generic.ArrayObject(map(generic.NumberObject, numbers))


def revised(source: Path, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with one more revision behind it."""
    writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()), strict=False)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page(writer: IncrementalPdfFileWriter, number: int = 0) -> generic.DictionaryObject:
    found = writer.root["/Pages"]
    while "/Kids" in found:
        found = found["/Kids"][number if "/Kids" not in found["/Kids"][0].get_object() else 0].get_object()
    return found


# Incremental saves: what a revision behind the signatures changes. Each is tried on both signed files.


def contents_replaced(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    target[name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=WHITE_PAGE))
    writer.update_container(target)


def contents_edited_in_place(writer: IncrementalPdfFileWriter) -> None:
    reference = page(writer).raw_get("/Contents")
    writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(stream_data=WHITE_PAGE)


def contents_appended(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    more = writer.add_object(generic.StreamObject(stream_data=WHITE_PAGE))
    target[name("/Contents")] = generic.ArrayObject([target.raw_get("/Contents"), more])
    writer.update_container(target)


def annotation(subtype: str) -> Callable[[IncrementalPdfFileWriter], None]:
    def add(writer: IncrementalPdfFileWriter) -> None:
        target = page(writer)
        note = dictionary(Type=name("/Annot"), Subtype=name(subtype), Rect=box(50, 500, 400, 700), Contents=generic.pdf_string("Score 100"))
        target["/Annots"].append(writer.add_object(note))
        writer.update_container(target["/Annots"])

    return add


def panel_repainted(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    drawn = generic.StreamObject(
        dict_data=dictionary(Type=name("/XObject"), Subtype=name("/Form"), BBox=box(0, 0, 160, 80)), stream_data=b"1 0 0 rg 0 0 160 80 re f"
    )
    field[name("/AP")] = dictionary(N=writer.add_object(drawn))
    writer.update_container(field)


def field_renamed(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][1].get_object()
    field[name("/T")] = generic.pdf_string("ReviewerSig2")
    writer.update_container(field)


def fields_swapped(writer: IncrementalPdfFileWriter) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.reverse()
    writer.update_container(fields)


def signature_value_removed(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    del field["/V"]
    writer.update_container(field)


def text_field_added(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    kind = dictionary(Type=name("/Annot"), Subtype=name("/Widget"), FT=name("/Tx"), T=generic.pdf_string("x"), Rect=box(50, 500, 400, 700))
    field = writer.add_object(kind)
    writer.root["/AcroForm"]["/Fields"].append(field)
    writer.update_container(writer.root["/AcroForm"]["/Fields"])
    target["/Annots"].append(field)
    writer.update_container(target["/Annots"])


def font_substituted(writer: IncrementalPdfFileWriter) -> None:
    for key in list(page(writer)["/Resources"]["/Font"]):
        font = page(writer)["/Resources"]["/Font"][key]
        font[name("/BaseFont")] = name("/Courier")
        writer.update_container(font)


def font_program_replaced(writer: IncrementalPdfFileWriter) -> None:
    font = next(iter(page(writer)["/Resources"]["/Font"].values())).get_object()
    described = font["/FontDescriptor"]
    described[name("/FontFile2")] = writer.add_object(generic.StreamObject(stream_data=b"other outlines"))
    writer.update_container(described)


def letters_remapped(writer: IncrementalPdfFileWriter) -> None:
    font = next(iter(page(writer)["/Resources"]["/Font"].values())).get_object()
    font[name("/ToUnicode")] = writer.add_object(generic.StreamObject(stream_data=b"1 beginbfchar <41> <0042> endbfchar"))
    writer.update_container(font)


def picture_replaced(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    resources = target["/Resources"]
    resources[name("/XObject")] = dictionary(Im1=writer.add_object(generic.StreamObject(stream_data=b"")))
    writer.update_container(target)


def page_removed(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    del kids[-1]
    writer.root["/Pages"][name("/Count")] = generic.NumberObject(len(kids))
    writer.update_container(writer.root["/Pages"])


def page_added(writer: IncrementalPdfFileWriter) -> None:
    blank = dictionary(Type=name("/Page"), MediaBox=box(0, 0, 595, 842), Resources=generic.DictionaryObject())
    blank[name("/Parent")] = writer.root.raw_get("/Pages")
    writer.root["/Pages"]["/Kids"].append(writer.add_object(blank))
    writer.update_container(writer.root["/Pages"])


def pages_shuffled(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Pages"]["/Kids"].reverse()
    writer.update_container(writer.root["/Pages"])


def page_cropped(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    target[name("/CropBox")] = box(0, 400, 595, 842)
    writer.update_container(target)


def page_turned(writer: IncrementalPdfFileWriter) -> None:
    target = page(writer)
    target[name("/Rotate")] = generic.NumberObject(180)
    writer.update_container(target)


def layer_hidden(writer: IncrementalPdfFileWriter) -> None:
    layer = writer.add_object(dictionary(Type=name("/OCG"), Name=generic.pdf_string("x")))
    shown = dictionary(OFF=generic.ArrayObject([layer]))
    writer.root[name("/OCProperties")] = dictionary(OCGs=generic.ArrayObject([layer]), D=shown)
    writer.update_root()


def action(key: str, kind: str) -> Callable[[IncrementalPdfFileWriter], None]:
    def add(writer: IncrementalPdfFileWriter) -> None:
        done = dictionary(S=name(kind), JS=generic.pdf_string("1"), URI=generic.pdf_string("http://x.example"))
        writer.root[name(key)] = done if key == "/OpenAction" else dictionary(WC=done)
        writer.update_root()

    return add


def title_changed(writer: IncrementalPdfFileWriter) -> None:
    information = writer.trailer["/Info"].get_object()
    information[name("/Title")] = generic.pdf_string("Scorecard 100")
    writer.update_container(information)


def metadata_replaced(writer: IncrementalPdfFileWriter) -> None:
    writer.root[name("/Metadata")] = writer.add_object(generic.StreamObject(stream_data=b"<x/>"))
    writer.update_root()


def attachment_swapped(writer: IncrementalPdfFileWriter) -> None:
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    for place in range(1, len(names), 2):
        specification = names[place].get_object()
        specification[name("/EF")] = dictionary(F=writer.add_object(generic.StreamObject(stream_data=b"{}")))
        writer.update_container(specification)


def attachments_dropped(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Names"]
    writer.update_root()


def permissions_dropped(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def nothing_changed(writer: IncrementalPdfFileWriter) -> None:
    writer.update_root()


SAVES: dict[str, Callable[[IncrementalPdfFileWriter], None]] = {
    change.__name__: change
    for change in (
        contents_replaced, contents_edited_in_place, contents_appended, panel_repainted, field_renamed, fields_swapped,
        signature_value_removed, text_field_added, font_substituted, font_program_replaced, letters_remapped, picture_replaced,
        page_removed, page_added, pages_shuffled, page_cropped, page_turned, layer_hidden, title_changed, metadata_replaced,
        attachment_swapped, attachments_dropped, permissions_dropped, nothing_changed,
    )
}  # fmt: skip
SAVES |= {f"annotation_{kind}": annotation(f"/{kind}") for kind in ("FreeText", "Stamp", "Square", "Text", "Redact", "Widget", "Link")}
SAVES |= {
    "script_on_opening": action("/OpenAction", "/JavaScript"),
    "address_on_opening": action("/OpenAction", "/URI"),
    "script_on_closing": action("/AA", "/JavaScript"),
}
