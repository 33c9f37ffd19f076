"""The printed scorecard: tagged, archival, the same bytes every time, and nothing falls off the page."""

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from reviewer.reports.card import Card, Paper
from reviewer.reports.card_json import to_json
from reviewer.reports.scorecard_pdf import ScorecardNotWritten, render
from reviewer.wording import Language
from tests.reports.cards import Told, Wish, a_card, many

WISHES = {
    "seven findings": Wish(language=Language.SIMPLIFIED),
    "english": Wish(),
    "two languages": Wish(language=Language.SIMPLIFIED, findings=many(14), extra={"second": Language.ENGLISH}),
    "letter": Wish(extra={"paper": Paper.LETTER}),
    "absence": Wish(absence=True),
    "no findings": Wish(findings=(), has_earlier=False),
    "sixty findings": Wish(language=Language.TRADITIONAL, findings=many(64), has_earlier=False),
    "no media": Wish(has_media=False, praise=False),
    "long texts": Wish(
        findings=(
            Told("A-04", "2", "登记后没有发放访客证。" * 90, "请您往里走，" * 60, analysis="原因与影响。" * 60),
            Told("C-09", "2", "https://example.org/" + "a" * 400, "word " * 1500),
        ),
        site="澄湖苑国际生态住宅社区一期二期三期联合物业服务中心 Chenghu Gardens International Ecological Residence",
    ),
}


def _text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def _as_read(path: Path) -> str:
    """The text in the order of the content, which is the order a screen reader takes."""
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module", params=WISHES, ids=list(WISHES))
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    render(a_card(folder, WISHES[request.param]), folder / "card.pdf")
    return folder / "card.pdf"


def test_the_same_card_gives_the_same_bytes(unsigned: Path, card: Card, tmp_path: Path):
    again = a_card(tmp_path, Wish(language=card.language))  # the same pictures under other paths
    render(again, tmp_path / "again.pdf")
    assert hashlib.sha256((tmp_path / "again.pdf").read_bytes()).digest() == hashlib.sha256(unsigned.read_bytes()).digest()


def test_every_mark_is_tagged_or_an_artifact(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        for page in pdf.pages:
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth in {0, 1}
                if operator in {"Tj", "TJ", "Do", "S", "f", "B", "f*", "b", "s"}:
                    assert depth == 1, operator


def test_every_marked_content_hangs_in_the_structure_tree(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        root = pdf.Root.StructTreeRoot
        numbers = root.ParentTree.Nums
        for index, page in enumerate(pdf.pages):
            marks = [int(one.operands[1].MCID) for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC"]
            assert marks == list(range(len(marks)))
            place = next(at for at in range(0, len(numbers), 2) if int(numbers[at]) == index)
            assert len(numbers[place + 1]) == len(marks)
            assert int(page.StructParents) == index
            assert page.Tabs == Name.S


def test_it_declares_pdf_a_3a_and_pdf_ua_1(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        root = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
        packet = bytes(root.Metadata.read_bytes()).decode()
        for claim in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
            assert claim in packet
        assert not pdf.is_encrypted
        assert str(root.Lang) in {"en", "zh-Hans", "zh-Hant"}


def test_every_font_is_embedded(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        for font in fonts.values():
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_figures_have_words_and_a_box_and_headers_a_scope(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == Name.StructElem]
        tags = [str(one.S) for one in elements]
        for tag in ("/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Form"):
            assert tag in tags
        for element in elements:
            if Name.Figure == element.S:
                assert str(element.Alt).strip()
                assert any("/BBox" in attribute for attribute in element.A)
            if element.S == Name.TH:
                assert any("/Scope" in attribute for attribute in element.A)
            if Name.Link == element.S:
                assert len(element.K) >= 2


def test_annotations_are_links_inside_the_document_and_the_two_signature_fields(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        widgets = [note for note in notes if note.Subtype == Name.Widget]
        assert [str(widget.T) for widget in widgets] == ["ReviewerSig", "QASig"]
        for note in notes:
            assert "/A" not in note
            assert "/StructParent" in note
            assert note.Subtype == Name.Widget or ("/Dest" in note and str(note.Contents))


def test_the_attachments_hold_the_data(unsigned: Path, card: Card):
    with pikepdf.open(unsigned) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        found = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
        relations = {name: str(found[name].AFRelationship) for name in found}
        assert relations == {"log-head.json": "/Data", "manifest-sha256.txt": "/Source", "scorecard.json": "/Data"}
        assert len(pdf.Root.AF) == 3
        content = {name: found[name].EF.F.read_bytes() for name in found}
    assert content["scorecard.json"].decode() == to_json(card)
    assert len(content["manifest-sha256.txt"].splitlines()) == len(card.exhibits)
    assert json.loads(content["log-head.json"])["root"] == card.log_head.root


def test_sha256sum_reads_the_manifest(unsigned: Path, card: Card, tmp_path: Path):
    (tmp_path / "data").mkdir()
    changed = replace(card, exhibits=tuple(replace(one, sha256=hashlib.sha256(one.code.encode()).hexdigest()) for one in card.exhibits))
    for exhibit in card.exhibits:
        (tmp_path / exhibit.path).write_bytes(exhibit.code.encode())
    render(changed, tmp_path / "card.pdf")
    with pikepdf.open(tmp_path / "card.pdf") as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        manifest = next(names[place + 1].EF.F.read_bytes() for place in range(0, len(names), 2) if str(names[place]).startswith("manifest"))
    (tmp_path / "manifest-sha256.txt").write_bytes(manifest)
    checked = subprocess.run(["sha256sum", "--strict", "-c", "manifest-sha256.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_qpdf_finds_no_fault(drawn: Path):
    checked = subprocess.run(["qpdf", "--check", str(drawn)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_text_lies_outside_the_margins(drawn: Path):
    boxes = subprocess.run(["pdftotext", "-bbox", str(drawn), "-"], capture_output=True, text=True, check=True).stdout
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', boxes)
    assert words
    with pikepdf.open(drawn) as pdf:
        width, height = (float(edge) * 25.4 / 72 for edge in pdf.pages[0].obj.MediaBox[2:])
    left, right, foot = (millimetres * 72 / 25.4 for millimetres in (width / 2 - 88.5, width / 2 + 88.5, height - 6))
    outside = [word for start, _, end, bottom, word in words if float(start) < left or float(end) > right or float(bottom) > foot]
    assert outside == []


def test_every_page_says_which_of_how_many_it_is(drawn: Path):
    pages = _text(drawn).split("\f")[:-1]
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"Page {number} of {len(pages)}|第 ?{number} ?[页頁] ?/ ?共 ?{len(pages)} ?[页頁]", page), number


def test_the_cover_is_one_page_whatever_the_site_is_called(drawn: Path):
    first, *rest = _text(drawn).split("\f")
    with pikepdf.open(drawn) as pdf:
        is_letter = float(pdf.pages[0].obj.MediaBox[3]) < 800
    assert bool(re.search("Signatures|签署|簽署", first)) is not is_letter
    assert re.search("Findings|发现|發現", rest[is_letter])


def test_every_finding_is_a_bookmark(unsigned: Path, card: Card):
    with pikepdf.open(unsigned) as pdf, pdf.open_outline() as outline:
        findings = outline.root[1]
        codes = [child.title.split(" ")[0] for child in findings.children]
        assert sorted(codes) == sorted(finding.code for finding in card.findings)


def test_a_card_of_sixty_findings_tells_every_one(tmp_path: Path):
    render(a_card(tmp_path, Wish(findings=many(64), has_earlier=False)), tmp_path / "card.pdf")
    text = _text(tmp_path / "card.pdf")
    assert [code for code in (f"F-{number:02d}" for number in range(1, 65)) if code not in text] == []


def test_long_words_are_never_lost(tmp_path: Path):
    fact = "".join(f"第{number}句话说明了事实。" for number in range(1, 160))
    render(a_card(tmp_path, Wish(findings=(Told("A-04", "2", fact, "末"),), language=Language.SIMPLIFIED)), tmp_path / "card.pdf")
    text = re.sub(r"\s", "", _text(tmp_path / "card.pdf"))
    assert [number for number in range(1, 160) if f"第{number}句" not in text and f"{number}句话" not in text] == []


def test_numbers_on_the_page_are_those_of_the_card(unsigned: Path, card: Card):
    text = _text(unsigned)
    assert f"{card.scorecard.total}" in text
    for score in card.scorecard.dimensions:
        assert f"{score.score.quantize(Decimal('0.001'))}" in text
    assert card.log_head.root in text


def test_every_entry_of_the_contents_leads_to_the_page_it_names(tmp_path: Path):
    render(a_card(tmp_path, Wish(findings=many(20))), tmp_path / "card.pdf")
    with pikepdf.open(tmp_path / "card.pdf") as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [note for note in pdf.pages[1].obj.Annots if note.Subtype == Name.Link]
        told = [(str(link.Contents), numbers[link.Dest[0].objgen]) for link in links]
    assert len(told) == 8 + 2 * 21
    assert [words for words, number in told if not words.endswith(f"page {number}")] == []


def test_absence_is_proved_by_every_second_of_its_bracket(tmp_path: Path):
    render(a_card(tmp_path, WISHES["absence"]), tmp_path / "card.pdf")
    text = _text(tmp_path / "card.pdf")
    assert "not seen, not heard" in text
    assert re.search(r"Played E-01 \d+ %", text)


def test_two_languages_stand_side_by_side(tmp_path: Path):
    render(a_card(tmp_path, WISHES["two languages"]), tmp_path / "card.pdf")
    text = _text(tmp_path / "card.pdf")
    for first, second in (("总分", "Total"), ("签署", "Signatures"), ("发现", "Findings"), ("测量与计算", "Measures and arithmetic")):
        assert re.search(rf"{first}\s+{second}", text)


def test_letter_paper_holds_the_same_columns_with_the_signatures_overleaf(tmp_path: Path):
    render(a_card(tmp_path, WISHES["letter"]), tmp_path / "card.pdf")
    with pikepdf.open(tmp_path / "card.pdf") as pdf:
        assert {tuple(round(float(edge)) for edge in page.obj.MediaBox) for page in pdf.pages} == {(0, 0, 612, 792)}
        fields = [str(note.T) for note in pdf.pages[1].obj.Annots if note.Subtype == Name.Widget]
    assert fields == ["ReviewerSig", "QASig"]


@pytest.mark.parametrize("language", Language)
def test_the_text_layer_is_as_it_was_seen(card: Card, language: Language, tmp_path: Path):
    """The golden text was taken from pages that were looked at; a change here asks for another look."""
    render(replace(card, language=language), tmp_path / "card.pdf")
    golden = Path(__file__).with_name("golden") / f"residential-{language.value}.txt"
    assert _plain(_as_read(tmp_path / "card.pdf")) == golden.read_text(encoding="utf-8")


def _plain(text: str) -> str:
    """Words and their order, without the spaces between columns."""
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.replace("\f", "\n\f\n").splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def test_a_missing_picture_is_a_fault_and_leaves_nothing(card: Card, tmp_path: Path):
    broken = replace(card, pictures=(replace(card.pictures[0], path=str(tmp_path / "missing.jpg")),))
    with pytest.raises(ScorecardNotWritten):
        render(broken, tmp_path / "card.pdf")
    assert list(tmp_path.iterdir()) == []


def test_every_row_of_a_table_has_as_many_cells_as_its_head(drawn: Path):
    with pikepdf.open(drawn) as pdf:
        tables = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == Name.Table]
        assert tables
        for table in tables:
            assert len({len(row.K) for row in table.K}) == 1


def test_no_text_of_a_finding_runs_into_the_foot_and_no_picture_is_lost(tmp_path: Path):
    card = a_card(tmp_path, WISHES["long texts"])
    render(card, tmp_path / "card.pdf")
    boxes = subprocess.run(["pdftotext", "-bbox", str(tmp_path / "card.pdf"), "-"], capture_output=True, text=True, check=True).stdout
    bottoms = [float(bottom) * 25.4 / 72 for bottom in re.findall(r'yMax="([\d.]+)"', boxes)]
    assert [bottom for bottom in bottoms if 280.5 < bottom < 285] == []
    shown = _text(tmp_path / "card.pdf").partition("Measures and arithmetic")[0]
    assert shown.count("region a") == len(card.pictures)
