"""Whatever lies in a loose zip, a sheet, a track or a note, the answer is a reading or a refusal, and never a surprise."""

import io
import tempfile
from datetime import timedelta
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import Refused
from reviewer.intake import Limits
from reviewer.intake.answers import AnswerMapping, proposed_mapping, read_answers, read_value
from reviewer.intake.clock_words import read_clock_words
from reviewer.intake.document import check_shape
from reviewer.intake.loose import laid_open
from reviewer.intake.said import Table
from reviewer.intake.sheets import read_csv, read_xlsx
from reviewer.intake.spelling import NameEncoding, RawName, proposal, spelled
from reviewer.intake.time_notes import read_notes
from reviewer.intake.tracks import read_gpx
from reviewer.intake.zip_archive import ZipArchive
from tests.intake import bundles
from tests.intake.crooked import Member, archive

VISIT = bundles.beijing(10, 30)
CELLS = st.text(max_size=12)
CLOCKS = st.sampled_from(["13:45", "下午1点45分", "3点", "25:99", "2026-07-18 10:30:00", "9999-12-31 23:59", "0001-01-01 00:00", "10点半 "])
LINES = st.lists(st.one_of(st.text(max_size=20), st.builds("{}{}".format, CLOCKS, st.text(max_size=8))), max_size=6)
NAME_BYTES = st.lists(st.one_of(st.binary(min_size=1, max_size=12), st.sampled_from(["门.txt".encode("gbk"), b"..", b"/"])), max_size=4)


def a_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["题号", "答案"], ["Q1", True], ["Q2", 3.5], ["Q3", VISIT.replace(tzinfo=None)]):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


WORKBOOK = a_workbook()
TRACK = b'<gpx><trk><trkseg><trkpt lat="31" lon="121"><time>2026-07-18T02:31:00Z</time><hdop>1</hdop></trkpt></trkseg></trk></gpx>'


@given(NAME_BYTES, st.one_of(st.none(), st.sampled_from(NameEncoding)))
def test_names_of_any_bytes_are_spelled_or_refused(raws, chosen):
    names = [RawName(raw) for raw in raws]
    assert all(candidate.likelihood >= 0 for candidate in proposal(names).candidates)
    try:
        read = spelled(names, chosen, bundle="b.zip")
    except Refused:
        return
    assert len(read) == len(raws)


@settings(max_examples=200)
@given(NAME_BYTES, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=3))
def test_loose_zips_of_any_names_and_changed_bytes_are_read_or_refused(raws, edits):
    content = bytearray(archive([Member(raw, b"10:31 x") for raw in raws]))
    for place, value in edits:
        content[place % len(content)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loose.zip"
        path.write_bytes(content)
        try:
            source = ZipArchive(path, Limits())
        except Refused:
            return
        try:
            loose = laid_open(source, Limits())
            assert all(".." not in name.split("/") for name in loose.payload)
            for entry in loose.payload.values():
                assert sum(map(len, source.blocks(entry))) == entry.size
        except Refused:
            return
        finally:
            source.close()


@given(st.lists(CELLS, min_size=1, max_size=5, unique=True), st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=4))
def test_answers_of_any_sheet_have_the_shape_the_schema_asks_for(header, rows):
    table = Table(tuple(header), tuple(tuple(row[: len(header)]) for row in rows))
    mappings = [proposed_mapping(table), AnswerMapping(question=header[0], value=header[-1], at=header[-1], items=header[0])]
    for mapping in mappings:
        if mapping.fits(table):
            answers = read_answers(table, mapping, near=VISIT, zone="Asia/Shanghai")
            check_shape({**bundles.a_document({"data/a.txt": b"x"}), "answers": answers})
            assert len({answer["question"] for answer in answers}) == len(answers)


@given(LINES)
def test_notes_of_any_text_have_the_shape_the_schema_asks_for(lines):
    notes = read_notes("\n".join(lines), near=VISIT, zone="Asia/Shanghai")
    check_shape({**bundles.a_document({"data/a.txt": b"x"}), "notes": notes})


@given(st.text(max_size=30))
def test_any_text_begins_with_a_time_or_with_none(text):
    read = read_clock_words(text)
    assert read is None or abs(read[0].near(VISIT, "Asia/Shanghai") - VISIT) < timedelta(days=4_000_000)
    read_value(text)


@settings(max_examples=150)
@given(
    st.sampled_from([(WORKBOOK, read_xlsx), (TRACK, read_gpx), ("题号,答案\nQ1,是\n".encode("gbk"), read_csv)]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
    st.floats(0, 1),
)
def test_documents_with_changed_bytes_are_read_or_hold_nothing(document, edits, kept):
    content, read = document
    changed = bytearray(content)
    for place, value in edits:
        changed[int(place * len(changed))] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_bytes(changed[: max(1, int(kept * len(changed)))])
        assert read(str(path)).keys() <= {"header", "rows", "points"}
