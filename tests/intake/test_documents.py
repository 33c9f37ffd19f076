"""submission.json is believed only when it has the published shape and makes sense."""

import json

import pytest
from jsonschema import Draft202012Validator

from reviewer.intake import read_bundle
from reviewer.places import resource
from tests.intake import bundles

FILES = {"data/notes.txt": bundles.a_text()}


def changed(*path, to=..., without=False) -> dict:
    """A good document with the member at `path` replaced or taken out."""
    document = bundles.a_document(FILES)
    *steps, last = path
    member = document
    for step in steps:
        member = member[step]
    if without:
        del member[last]
    else:
        member[last] = to
    return document


def text_of(document: dict, old: str, new: str) -> bytes:
    text = json.dumps(document)
    assert old in text
    return text.replace(old, new, 1).encode()


GOOD = bundles.a_document(FILES)
OTHER = bundles.described("data/other.txt", b"x")
WRONG = {
    "not JSON": (b"{", "not valid JSON in UTF-8 (line and column 1:2)"),
    "not UTF-8": (b"\xff", "not valid JSON"),
    "a byte-order mark": (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), "not valid JSON"),
    "a member twice": (text_of(GOOD, '"shopper"', '"made_with": "a", "shopper"'), "not valid JSON"),
    "NaN": (text_of(GOOD, "31.23", "NaN"), "not valid JSON"),
    "a number beyond measure": (text_of(GOOD, "31.23", "1e999"), "not valid JSON"),
    "half a surrogate pair": (text_of(GOOD, "Harbour", "\\ud800"), "not valid JSON"),
    "a null character": (text_of(GOOD, "Harbour", "\\u0000"), "not valid JSON"),
    "nested without end": (b"[" * 200_000, "not valid JSON"),
    "a list": (b"[]", "not of the shape required at / (type"),
    "a later version": (changed("schema", to="urn:reviewer:submission:2"), "is of version urn:reviewer:submission:2, this program reads"),
    "no version": (changed("schema", without=True), "lacks the field 'schema' at /"),
    "a missing field": (changed("visit", "zone", without=True), "lacks the field 'zone' at /visit"),
    "an unknown field": (changed("visit", "mood", to="fine"), "has the unknown field 'mood' at /visit"),
    "a word for a number": (changed("files", 0, "size", to="19"), "at /files/0/size (type"),
    "a negative size": (changed("files", 0, "size", to=-1), "at /files/0/size (minimum"),
    "an unknown role": (changed("files", 0, "role", to="video"), "at /files/0/role (enum"),
    "an unknown media type": (changed("files", 0, "media_type", to="text/html"), "at /files/0/media_type (enum"),
    "a date without a zone": (changed("filed", to="2026-07-18T15:00:00"), 'at /filed (format: "date-time")'),
    "a date that is none": (changed("filed", to="2026-02-30T15:00:00Z"), "at /filed (format"),
    "a leap second": (changed("filed", to="2016-12-31T23:59:60Z"), "at /filed (format"),
    "a year out of reach": (changed("filed", to="9999-12-31T23:59:59-23:00"), "at /filed (1900 <= year"),
    "no UUID": (changed("bundle_id", to="17"), "at /bundle_id (format"),
    "no files": (changed("files", to=[]), "at /files (minItems"),
    "a latitude beyond the pole": (changed("visit", "check_in", "latitude", to=91), "at /visit/check_in/latitude (maximum"),
    "a digest in capitals": (changed("files", 0, "sha256", to="A" * 64), "at /files/0/sha256 (pattern"),
    "an unknown zone": (changed("visit", "zone", to="Asia/Atlantis"), "names the time zone 'Asia/Atlantis'"),
    "a zone that climbs": (changed("visit", "zone", to="../../etc/passwd"), "which is no IANA zone"),
    "an end before the start": (changed("visit", "end", to="2026-07-18T10:29:59+08:00"), "lets the visit end"),
    "a window that ends first": (changed("assignment", "window", "to", to=bundles.START[:-6] + "+09:00"), "lets the assignment's window"),
    "a question twice": (changed("answers", to=GOOD["answers"] * 2), "answers the question Q07 twice"),
    "a file twice": (changed("files", to=GOOD["files"] * 2), "describes data/notes.txt twice"),
    "a role against its type": (changed("files", 0, "role", to="film"), "gives data/notes.txt the role film but the media type text/plain"),
    "a file that is not there": (changed("files", to=[*GOOD["files"], OTHER]), "data/other.txt is listed but missing"),
    "a path that climbs": (changed("files", 0, "path", to="data/../x.txt"), "data/../x.txt is listed but missing"),
    "another size": (changed("files", 0, "size", to=5), f"data/notes.txt has {len(bundles.a_text())} bytes, submission.json says 5"),
    "another digest": (changed("files", 0, "sha256", to="0" * 64), "data/notes.txt does not have the SHA-256"),
}


@pytest.mark.parametrize(("document", "phrase"), WRONG.values(), ids=WRONG)
def test_a_wrong_document_is_refused_in_a_sentence(tmp_path, refused, document, phrase):
    assert phrase in str(refused(bundles.zipped(tmp_path / "b.zip", bundles.a_bag(FILES, document))))


def test_a_payload_file_nobody_described_is_refused(tmp_path, refused):
    bag = bundles.a_bag({**FILES, "data/more.txt": b"x"}, bundles.a_document(FILES))
    assert "submission.json does not describe it" in str(refused(bundles.zipped(tmp_path / "b.zip", bag)))


def test_a_document_without_what_is_optional_is_read(tmp_path, staging):
    document = bundles.a_document(FILES)
    for name in ("made_with", "answers", "notes", "quotes"):
        del document[name]
    del document["visit"]["check_in"]
    del document["assignment"]["window"]
    submission = read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag(FILES, document)), staging).submission
    assert (submission.answers, submission.visit.check_in, submission.assignment.window_start) == ((), None, None)


def test_the_published_schema_is_a_valid_schema_that_closes_every_object():
    schema = json.loads(resource("schemas", "submission-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [place for place, part in _objects(schema) if part.get("additionalProperties") is not False] == []


def test_the_example_in_the_manual_has_the_published_shape():
    from reviewer.intake.document import check_shape

    page = resource("..", "docs", "manual", "bundle-format.md").read_text(encoding="utf-8")
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    check_shape(example)


def _objects(part, place=""):
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield place, part
        for name, member in part.items():
            yield from _objects(member, f"{place}/{name}")
    elif isinstance(part, list):
        for number, member in enumerate(part):
            yield from _objects(member, f"{place}/{number}")
