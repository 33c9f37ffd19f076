"""The demonstration a newcomer sees first, through the front door and with nothing left out."""

import json
import re
import shutil
import subprocess

import pytest
from PySide6.QtGui import QImage

from reviewer.__main__ import main
from reviewer.domain.review import ReviewState
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.queries.queue import queue


@pytest.fixture(scope="module")
def out(tmp_path_factory, qapp, home):
    """What `reviewer demo --headless` leaves; `home` keeps its known root out of the real one."""
    folder = tmp_path_factory.mktemp("演示 out")
    assert main(["demo", "--headless", "--out", str(folder)]) == 0
    return folder


def test_it_leaves_the_card_its_data_and_a_picture_of_the_desk(out):
    picture = QImage(str(out / "desk.png"))

    assert (picture.width(), picture.height()) == (1366, 768)
    assert len({picture.pixel(x, y) for x in range(60, 740, 4) for y in range(50, 430, 4)}) > 500, "a film is shown, not a flat ground"
    assert (out / "scorecard.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((out / "scorecard.json").read_text(encoding="utf-8"))["scorecard"]["total"]


def test_its_card_is_genuine_here_without_any_option_and_with_its_bundle(out, capfd):
    assert main(["verify", str(out / "scorecard.pdf")]) == 0
    assert main(["verify", str(out / "scorecard.pdf"), "--bundle", str(out / "bundles" / "residential.zip"), "--json"]) == 0
    assert '"originals_checked": 12' in capfd.readouterr().out


def test_the_originals_of_another_case_are_not_those_of_the_card(out):
    assert main(["verify", str(out / "scorecard.pdf"), "--bundle", str(out / "bundles" / "office.zip")]) == 1


def test_one_flipped_byte_makes_it_altered(out, tmp_path):
    content = bytearray((out / "scorecard.pdf").read_bytes())
    content[len(content) // 3] ^= 0x10
    (tmp_path / "flipped.pdf").write_bytes(bytes(content))

    assert main(["verify", str(tmp_path / "flipped.pdf")]) == 1


def test_a_strangers_program_finds_the_signature_valid_and_the_whole_document_signed(out):
    assert shutil.which("pdfsig"), "poppler-utils is missing: `make test` installs it where it may, and names the line to type"
    said = subprocess.run(["pdfsig", str(out / "scorecard.pdf")], capture_output=True, text=True, check=False).stdout

    assert "Signature is Valid." in said
    assert "Total document signed" in said


def test_its_score_is_computed_again_from_the_card_to_the_last_digit(out, capfd):
    card = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))
    capfd.readouterr()

    assert main(["score", str(out / "scorecard.json"), "--rubric", "property-residential", "--json"]) == 0

    again = json.loads(capfd.readouterr().out)
    assert (again["total"], again["exact"]) == (card["scorecard"]["total"], card["scorecard"]["exact"])


def test_every_file_of_the_manifest_is_an_original_in_the_vault(out):
    card = json.loads((out / "scorecard.json").read_text(encoding="utf-8"))

    kept = {path.name for path in (out / "workspace" / "originals").rglob("*") if path.is_file()}
    assert {exhibit["sha256"] for exhibit in card["exhibits"]} <= kept


def test_all_three_cases_are_in_its_workspace_and_the_worked_one_is_signed(out):
    with Workspace.open(out / "workspace", actor="a reader", read_only=True) as workspace:
        rows = workspace.fetch(queue)
        (worked,) = [row for row in rows if row.review_id is not None]
        case = workspace.fetch(desk, worked.review_id)

    assert {row.site_type for row in rows} == {"residential", "office", "commercial"}
    assert case.review.state is ReviewState.SIGNED
    assert all(finding.is_proved for finding in case.findings)
    assert all(not re.fullmatch(r"\s*", finding.text.fact) for finding in case.findings)


def test_its_journal_is_whole(out):
    assert main(["log", "verify", "--workspace", str(out / "workspace")]) == 0


def test_it_runs_again_over_what_it_left(out, tmp_path):
    again = tmp_path / "again"
    shutil.copytree(out, again)

    assert main(["demo", "--headless", "--out", str(again)]) == 0
    assert main(["verify", str(again / "scorecard.pdf")]) == 0
