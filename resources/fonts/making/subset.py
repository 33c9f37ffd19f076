"""Cut the shipped fonts from the static TrueType files of three npm packages.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/inter@0.4.2
    (unpack each archive into one folder per package)
    python resources/fonts/making/subset.py FOLDER_OF_THE_UNPACKED_PACKAGES

reportlab embeds TrueType outlines only, so the OpenType (CFF) builds of Noto Sans CJK cannot be used. The Chinese subset is the
union of GB 2312 and Big5: simplified and traditional as two standards define them, without the rare Hong Kong additions.
Layout tables are dropped from the paper fonts, because reportlab reads none; Inter keeps kerning and tabular digits for the desk.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1]
MARKS = "“”‘’„…·•±≤≥×÷≈≠−–—‰†‡°′″©®™¥€£¢№→←↑↓↗↘▲▼△▽◆◇●○■□◀▶★☆✓✗✕①②③④⑤⑥⑦⑧⑨⑩℃㎡㎝㎞½¼¾⌘⏎⇧⌥"
SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u2060\u3000"


@dataclass(frozen=True)
class Cut:
    """One shipped file: the font it is cut from (inside its package), the characters kept, the layout features kept."""

    name: str
    package: str
    original: str
    characters: frozenset[str]
    features: tuple[str, ...] = ()


def in_charset(encoding: str, *, leads: range, trails: range) -> set[str]:
    """Every character that a two-byte encoding can say."""
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return {character for pair in pairs for character in pair.decode(encoding, errors="ignore")}


def latin() -> frozenset[str]:
    """Latin with its European accents, punctuation, digits and the marks that the desk and the scorecard print."""
    blocks = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2B0, 0x2DE), range(0x300, 0x310), range(0x2010, 0x2040), range(0x2070, 0x20D0))
    return frozenset({chr(point) for block in blocks for point in block} | set(MARKS + SPACES))


def chinese() -> frozenset[str]:
    """GB 2312 and Big5 together, full-width forms, and the Latin above."""
    simplified = in_charset("gb2312", leads=range(0xA1, 0xF8), trails=range(0xA1, 0xFF))
    traditional = in_charset("big5", leads=range(0xA1, 0xFA), trails=range(0x40, 0xFF))
    forms = {chr(point) for block in (range(0x3000, 0x3040), range(0xFF00, 0xFFF0)) for point in block}
    return latin() | simplified | traditional | forms


def cuts() -> tuple[Cut, ...]:
    desk = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case", "zero")
    hanzi, letters = chinese(), latin()
    return (
        Cut("NotoSansSC-Regular.ttf", "noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf", hanzi),
        Cut("NotoSansSC-Bold.ttf", "noto-sans-sc", "700Bold/NotoSansSC_700Bold.ttf", hanzi),
        Cut("NotoSans-Regular.ttf", "noto-sans", "400Regular/NotoSans_400Regular.ttf", letters),
        Cut("NotoSans-Bold.ttf", "noto-sans", "700Bold/NotoSans_700Bold.ttf", letters),
        Cut("Inter-Regular.ttf", "inter", "400Regular/Inter_400Regular.ttf", letters, desk),
        Cut("Inter-Medium.ttf", "inter", "500Medium/Inter_500Medium.ttf", letters, desk),
        Cut("Inter-SemiBold.ttf", "inter", "600SemiBold/Inter_600SemiBold.ttf", letters, desk),
    )


def package_folder(downloads: Path, package: str) -> Path:
    """The unpacked npm package, whatever version its folder names."""
    for folder in sorted(downloads.glob(f"*{package}-[0-9]*")) + sorted(downloads.glob(package)):
        inner = folder / "package"
        return inner if inner.is_dir() else folder
    raise SystemExit(f"{downloads} holds no unpacked package of {package}; see the first lines of this file.")


def write(cut: Cut, downloads: Path) -> int:
    """Cut one font, write it beside the others and return its size in bytes."""
    options = subset.Options(layout_features=list(cut.features), name_languages=[0x409], hinting=bool(cut.features), notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.drop_tables += ["STAT", "BASE", "vhea", "vmtx"] + ([] if cut.features else ["GSUB", "GPOS", "GDEF"])
    font = TTFont(package_folder(downloads, cut.package) / cut.original, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(character) for character in cut.characters])
    cutter.subset(font)
    target = FONTS / cut.name
    font.save(target)
    return target.stat().st_size


def main() -> None:
    downloads = Path(sys.argv[1])
    for cut in cuts():
        print(f"{cut.name:24} {write(cut, downloads):>10} bytes")
    for package in ("noto-sans-sc", "noto-sans", "inter"):
        licence = (package_folder(downloads, package) / "LICENSE_FONT").read_text(encoding="utf-8")
        (FONTS / f"OFL-{package}.txt").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    main()
