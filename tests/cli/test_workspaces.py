"""The journal's audit and the machine's from the command line."""

import sqlite3


def test_the_journal_of_an_honest_workspace_is_whole(say, bundle, workspace):
    say("import", bundle, "--workspace", workspace)

    spoken = say("log", "verify", "--workspace", workspace, "--json")

    assert (spoken.code, spoken.document["whole"], spoken.document["steps"]) == (0, True, 1)


def test_a_row_changed_behind_the_journal_is_found(say, bundle, workspace):
    say("import", bundle, "--workspace", workspace)
    with sqlite3.connect(workspace / "workspace.db") as behind:
        behind.executescript("DROP TRIGGER submission_no_update; UPDATE submission SET site = 'elsewhere'")
    behind.close()

    spoken = say("log", "verify", "--workspace", workspace, "--json")

    assert spoken.code == 1
    assert spoken.document["whole"] is False
    assert any("submission" in fault for fault in spoken.document["faults"])


def test_a_folder_that_is_no_workspace_is_refused_and_not_made_one(say, tmp_path):
    spoken = say("log", "verify", "--workspace", tmp_path / "nothing")

    assert spoken.code in (1, 3)
    assert not (tmp_path / "nothing").exists()


def test_the_doctor_examines_this_machine(say, workspace):
    spoken = say("doctor", "--workspace", workspace, "--json")

    assert spoken.code == 0
    assert {"python", "window", "sound", "fonts", "workspace"} <= {finding["subject"] for finding in spoken.document["findings"]}
