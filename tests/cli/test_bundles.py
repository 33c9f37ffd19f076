"""Packing, checking and importing from the command line."""

import json
import shutil

from tests.builders import a_bundle
from tests.intake.crooked import Member, archive


def picture(folder):
    """Every file under a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()} if folder.exists() else {}


def test_a_bundle_is_imported_and_told_its_number(say, bundle, workspace):
    spoken = say("import", bundle, "--workspace", workspace, "--json")

    assert spoken.code == 0
    assert [entry["submission"] for entry in spoken.document["imported"]] == [1]


def test_the_workspace_may_be_named_before_the_command(say, bundle, workspace):
    assert say("--workspace", workspace, "import", bundle).code == 0
    assert say("log", "verify", "--workspace", workspace, "--json").document["steps"] == 1


def test_the_workspace_may_be_named_in_the_environment(say, bundle, workspace, monkeypatch):
    monkeypatch.setenv("REVIEWER_WORKSPACE", str(workspace))

    assert say("import", bundle).code == 0
    assert (workspace / "workspace.db").is_file()


def test_a_bundle_with_an_altered_file_is_refused_with_one_sentence_and_nothing_changes(say, bundle, workspace, tmp_path):
    say("import", bundle, "--workspace", workspace)
    broken = a_bundle(tmp_path / "broken")
    (broken / "data" / "notes.txt").write_bytes(b"0" * (broken / "data" / "notes.txt").stat().st_size)
    before = picture(workspace)

    spoken = say("import", broken, "--workspace", workspace)

    assert spoken.code == 1
    assert spoken.out == ""
    assert "data/notes.txt" in spoken.err
    assert len(spoken.err.strip().splitlines()) == 1
    assert picture(workspace) == before


def test_of_several_bundles_the_good_ones_come_in_and_the_bad_one_is_named(say, bundle, workspace, tmp_path):
    rubbish = tmp_path / "rubbish.zip"
    rubbish.write_bytes(b"PK\x03\x04 no")

    spoken = say("import", rubbish, bundle, "--workspace", workspace, "--json")

    assert spoken.code == 1
    assert [("submission" in entry) for entry in spoken.document["imported"]] == [False, True]
    assert "rubbish.zip" in spoken.err


def test_checking_tells_the_same_without_a_workspace(say, bundle, tmp_path):
    spoken = say("check", bundle, "--json")

    assert spoken.code == 0
    assert spoken.document["accepted"] is True
    assert {"bundle", "accepted", "refusal", "submission", "files", "findings"} <= set(spoken.document)


def test_checking_a_broken_bundle_exits_1_and_says_why_in_json_too(say, bundle):
    (bundle / "data" / "notes.txt").unlink()

    spoken = say("check", bundle, "--json")

    assert spoken.code == 1
    assert spoken.document["accepted"] is False
    assert "data/notes.txt" in spoken.document["refusal"]


def test_a_folder_of_loose_files_is_packed_and_can_then_be_imported(say, bundle, workspace, tmp_path):
    loose = tmp_path / "loose"
    shutil.copytree(bundle / "data", loose)

    packed = say("pack", loose, "--out", tmp_path / "packed.zip", "--json")

    assert (packed.code, packed.document["drafted"]) == (0, True)
    assert say("import", tmp_path / "packed.zip", "--workspace", workspace).code == 0


def test_a_missing_bundle_is_a_fault_of_the_world(say, workspace, tmp_path):
    spoken = say("import", tmp_path / "nowhere.zip", "--workspace", workspace)

    assert spoken.code == 3
    assert "nowhere.zip" in spoken.err


def test_words_that_are_no_command_are_a_usage_error(say):
    assert say("judge").code == 2
    assert say("import").code == 2


def test_loose_files_are_imported_by_a_draft_that_says_what_it_assumed(say, workspace, tmp_path):
    folder = tmp_path / "江湾花园"
    folder.mkdir()
    (folder / "notes.txt").write_text("10:31 at the desk", encoding="utf-8")
    said = say("import", folder, "--workspace", workspace, "--json")
    assert said.code == 0
    assert {entry["kind"] for entry in said.document["imported"][0]["assumed"]} >= {"site", "notes", "visit_by_dates"}
    assert "/assignment/site: The site is called 江湾花园" in said.err


def test_a_given_document_counts_instead_of_a_draft(say, workspace, tmp_path):
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "notes.txt").write_text("10:31 at the desk", encoding="utf-8")
    document = tmp_path / "given.json"
    given = {"shopper": {"id": "S-042"}}
    document.write_text(json.dumps(given), encoding="utf-8")
    refused = say("import", folder, "--workspace", workspace, "--document", document)
    assert (refused.code, "lacks the field" in refused.err) == (1, True)
    missing = say("check", folder, "--document", tmp_path / "gone.json")
    assert missing.code == 3


def test_names_in_old_letters_are_read_as_the_option_says(say, workspace, tmp_path):
    path = tmp_path / "loose.zip"
    path.write_bytes(archive([Member("鞦韆.txt".encode("big5"), b"10:31 x")]))
    asked = say("import", path, "--workspace", workspace)
    assert (asked.code, "--names" in asked.err) == (1, True)
    assert say("import", path, "--workspace", workspace, "--names", "big5").code == 0
