"""Whatever comes in, the answer is a reading or a refusal, and never a surprise."""

import io
import json
import ntpath
import posixpath
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.errors import Refused
from reviewer.intake.bag import open_bag
from reviewer.intake.document import read_document
from reviewer.intake.limits import Limits
from reviewer.intake.names import check_name, printable
from reviewer.intake.zip_archive import ZipArchive
from tests.intake import bundles

LIMITS = Limits(file_bytes=2**20, total_bytes=2**22)
NAME_PARTS = st.sampled_from(["data", "..", ".", "", "CON", "a", "é", "e\u0301", " ", "x.", "\\", ":", "\u202e", "C:", "~", "nul.txt"])
NAMES = st.one_of(st.text(max_size=30), st.lists(NAME_PARTS, max_size=5).map("/".join))
GOOD_BAG = bundles.a_bag({"data/notes.txt": bundles.a_text(), "data/门.txt": b"x" * 300})
GOOD_DOCUMENT = bundles.a_document({"data/notes.txt": b"x"})
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


@given(NAMES)
def test_a_name_that_passes_stays_inside_its_folder_on_every_system(name):
    try:
        check_name(name, LIMITS)
    except Refused:
        return
    assert posixpath.normpath(posixpath.join("/bag", name)) == "/bag/" + name
    inside = ntpath.normpath(ntpath.join("C:\\bag", name))
    assert inside == "C:\\bag\\" + name.replace("/", "\\")


@given(st.text())
def test_a_printable_name_has_no_hidden_character(name):
    assert all(character.isprintable() or character.isspace() for character in printable(name))


def zip_bytes(method: int) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in GOOD_BAG.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return held.getvalue()


ZIPS = [zip_bytes(zipfile.ZIP_STORED), zip_bytes(zipfile.ZIP_DEFLATED)]
EDITS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZIPS), EDITS)
def test_a_zip_with_changed_bytes_is_read_the_same_or_refused(tmp_path, content, edits):
    changed = bytearray(content)
    for place, value in edits:
        changed[int(place * len(changed))] = value
    read_or_refused(tmp_path, bytes(changed))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZIPS), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=60))
def test_a_zip_with_a_piece_replaced_is_read_the_same_or_refused(tmp_path, content, start, end, piece):
    first, last = sorted((int(start * len(content)), int(end * len(content))))
    read_or_refused(tmp_path, content[:first] + piece + content[last:])


def read_or_refused(tmp_path, content: bytes) -> None:
    path = tmp_path / "fuzzed.zip"
    path.write_bytes(content)
    try:
        archive = ZipArchive(path, LIMITS)
    except Refused:
        return
    try:
        bag = open_bag(archive, LIMITS)
        read = {name: b"".join(archive.blocks(entry)) for name, entry in bag.payload.items()}
    except Refused:
        return
    finally:
        archive.close()
    assert read == {name: GOOD_BAG[name] for name in read}
    assert bag.document == GOOD_BAG["submission.json"]


@given(st.sampled_from(sorted(GOOD_DOCUMENT)), JSON)
def test_a_document_with_a_member_replaced_is_read_or_refused(name, value):
    document_or_refused(json.dumps({**GOOD_DOCUMENT, name: value}).encode())


@given(st.binary(max_size=200))
def test_bytes_that_are_no_document_are_refused(content):
    document_or_refused(content)


def document_or_refused(content: bytes) -> None:
    try:
        document = read_document(content)
    except Refused as refusal:
        document, sentence = None, str(refusal)
    assert document is not None or sentence.startswith("submission.json")
