"""The shipped fonts can be embedded on paper and say everything that the desk and the scorecard say."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFont as PaperFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
PAPER = ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSans-Regular", "NotoSans-Bold")
DESK = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
SIMPLIFIED = "执行员评审员复核员物业方安全管理环境设施流程执行服务质量客户体验云庭花园证据时间轴"
TRADITIONAL = "執行員評審員複核員物業方安全管理環境設施流程執行服務品質顧客體驗雲庭花園證據時間軸"
PRINTED = "“”‘’…·±×÷≤≥→●▲◇○◆■□△−–—（），。：；、℃①✓　"


@pytest.mark.parametrize("name", PAPER)
def test_a_paper_font_can_be_embedded_by_the_paper_library(name):
    assert PaperFont(name, str(FONTS / f"{name}.ttf")).face.name in (name.encode(), name)


@pytest.mark.parametrize("name", PAPER + DESK)
def test_a_font_has_true_type_outlines_and_names_itself(name):
    font = TTFont(FONTS / f"{name}.ttf")
    assert "glyf" in font
    assert font["name"].getDebugName(6) == name
    assert "Open Font License" in font["name"].getDebugName(13)


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_the_chinese_font_covers_both_scripts_and_the_printed_marks(name):
    covered = TTFont(FONTS / f"{name}.ttf").getBestCmap()
    assert [c for c in SIMPLIFIED + TRADITIONAL + PRINTED if ord(c) not in covered] == []


def test_every_character_of_gb_2312_level_1_is_covered():
    covered = TTFont(FONTS / "NotoSansSC-Regular.ttf").getBestCmap()
    level_1 = b"".join(bytes((lead, trail)) for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFF))
    assert [c for c in level_1.decode("gb2312", errors="ignore") if ord(c) not in covered] == []


@pytest.mark.parametrize("name", [*DESK, "NotoSans-Regular", "NotoSans-Bold"])
def test_a_latin_font_covers_western_letters_and_the_minus_sign(name):
    covered = TTFont(FONTS / f"{name}.ttf").getBestCmap()
    assert [c for c in "AZaz09éüñŁő“”‘’…–—−±×÷·€\u202f" if ord(c) not in covered] == []


def test_the_licence_stands_beside_the_fonts():
    for package in ("noto-sans-sc", "noto-sans", "inter"):
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"OFL-{package}.txt").read_text(encoding="utf-8").upper()
