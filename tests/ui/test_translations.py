"""The window speaks three languages, all of it."""

import ast
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from reviewer.places import resource

ROOT = Path(__file__).parents[2]
CHINESE = ("zh_CN", "zh_TW")
TOOLS = Path(PySide6.__file__).parent


def messages(path):
    """(context, source, translations, is unfinished) of every message of a catalogue."""
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - the program's own file
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source"), forms, translation.get("type") == "unfinished"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """(context, source) of every text that the window's code says."""
    found = tmp_path_factory.mktemp("texts") / "found.ts"
    files = sorted(str(path) for path in (ROOT / "reviewer" / "ui").rglob("*.py"))
    tool = next(path for path in (TOOLS / "lupdate", TOOLS / "lupdate.exe") if path.exists())
    subprocess.run([tool, "-silent", "-extensions", "py", *files, "-ts", found], check=True, capture_output=True)
    return {(context, source) for context, source, _, _ in messages(found)}


def test_no_text_hides_in_an_f_string_where_lupdate_does_not_look():
    hidden = [
        f"{path.relative_to(ROOT)}:{outer.lineno}"
        for path in sorted((ROOT / "reviewer" / "ui").rglob("*.py"))
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Attribute) and inner.attr in {"tr", "translate"}
    ]
    assert hidden == []


@pytest.mark.parametrize("catalogue", CHINESE)
def test_everything_the_window_says_is_translated(spoken, catalogue):
    translated = {
        (context, source)
        for context, source, forms, is_unfinished in messages(resource("translations", f"reviewer_{catalogue}.ts"))
        if all(forms) and not is_unfinished
    }
    assert sorted(spoken - translated) == []


@pytest.mark.parametrize("catalogue", CHINESE)
def test_translations_keep_the_places_of_their_facts(catalogue):
    for context, source, forms, _ in messages(resource("translations", f"reviewer_{catalogue}.ts")):
        for form in forms:
            assert [part for part in ("{0}", "{1}", "{2}", "%n") if part in source] == [
                part for part in ("{0}", "{1}", "{2}", "%n") if part in form
            ], (context, source)


def test_english_counts_one_and_many(qapp):
    translator = QTranslator()
    assert translator.load("reviewer_en", str(resource("translations")))
    assert translator.translate("StatusLine", "%n item(s) without proof", None, 1) == "%n item without proof"
    assert translator.translate("StatusLine", "%n item(s) without proof", None, 2) == "%n items without proof"


@pytest.mark.parametrize("catalogue", ["en", *CHINESE])
def test_the_compiled_catalogue_says_what_its_source_says(qapp, catalogue):
    translator = QTranslator()
    assert translator.load(f"reviewer_{catalogue}", str(resource("translations")))
    for context, source, forms, _ in messages(resource("translations", f"reviewer_{catalogue}.ts")):
        count = -1 if "%n" not in source else 1
        assert translator.translate(context, source, None, count) == forms[0], (context, source)
