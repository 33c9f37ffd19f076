"""Importing: whole or not at all, whatever happens in between."""

import hashlib
import itertools
import shutil
import signal
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.domain.evidence import ClockSource
from reviewer.operations.intake import AlreadyImported, ImportSubmission, QuestionTwice
from reviewer.operations.review import OpenReview
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_head, log_report
from reviewer.queries.queue import queue
from reviewer.store.originals import OriginalAltered, OriginalMissing, VaultUnavailable
from tests.builders import REVIEWER, a_read_bundle, a_review, a_submission
from tests.crashing import killed, needs_fork

KILLS = 20


def files(folder: Path) -> dict[str, bytes]:
    """Everything in the workspace but the database."""
    inside = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("workspace.db", "writer.lock"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in inside}


def test_what_the_shopper_filed_is_kept_word_for_word(workspace):
    with workspace.staging() as staging:
        bundle = a_read_bundle(staging)
        submission_id = workspace.perform(ImportSubmission(bundle)).result
    review_id = workspace.perform(OpenReview(submission_id, REVIEWER)).result
    assert workspace.fetch(desk, review_id).submission == bundle.submission
    assert workspace.fetch(lambda reading: reading.row("submission", submission_id)["document"]) == bundle.document


def test_exhibits_get_their_codes_facts_originals_and_tracks(workspace):
    with workspace.staging() as staging:
        bundle = a_read_bundle(staging)
        submission_id = workspace.perform(ImportSubmission(bundle)).result
    shown = workspace.fetch(desk, workspace.perform(OpenReview(submission_id, REVIEWER)).result)
    assert [held.exhibit.code for held in shown.exhibits] == ["E-01", "E-02", "E-03", "E-04"]
    for file, held in zip(bundle.files, shown.exhibits, strict=True):
        kept = held.exhibit
        assert (kept.path, kept.kind, kept.sha256, kept.size, kept.facts) == (file.path, file.kind, file.sha256, file.size, file.facts)
        assert (kept.captured_at, kept.original_name, kept.media_type) == (file.captured_at, file.original_name, file.media_type)
        assert held.original == workspace.verify_original(file.sha256)
        assert stat.S_IMODE(held.original.stat().st_mode) == 0o444
    tracks = [held.track for held in shown.exhibits]
    assert [track and track.source for track in tracks] == [ClockSource.METADATA, ClockSource.STATED, ClockSource.METADATA, None]
    assert [track and shown.clock.at(track.offset_us) for track in tracks[:3]] == [held.exhibit.captured_at for held in shown.exhibits[:3]]


def test_an_import_leaves_nothing_in_incoming(workspace):
    a_submission(workspace)
    assert list((workspace.folder / "incoming").iterdir()) == []


def test_the_same_bundle_is_refused_naming_the_earlier_one(workspace):
    with workspace.staging() as staging:
        first = a_read_bundle(staging)
        workspace.perform(ImportSubmission(first))
    before = files(workspace.folder), workspace.fetch(log_head)
    for same in ({"tag_digest": first.tag_digest}, {"submission": first.submission}):
        with workspace.staging() as staging, pytest.raises(AlreadyImported, match="submission 1, 江湾花园"):
            workspace.perform(ImportSubmission(replace(a_read_bundle(staging), **same)))
    assert (files(workspace.folder), workspace.fetch(log_head)) == before


def test_two_answers_to_one_question_are_refused(workspace):
    with workspace.staging() as staging:
        bundle = a_read_bundle(staging)
        twice = replace(bundle.submission, answers=bundle.submission.answers * 2)
        with pytest.raises(QuestionTwice, match="Q07"):
            workspace.perform(ImportSubmission(replace(bundle, submission=twice)))


def test_the_same_file_in_two_submissions_is_kept_once(workspace):
    a_submission(workspace)
    kept = files(workspace.folder)
    a_submission(workspace)
    assert files(workspace.folder) == kept
    assert len(workspace.fetch(queue)) == 2


def test_a_damaged_original_is_noticed_and_mended_by_importing_it_again(workspace):
    shown = workspace.fetch(desk, a_review(workspace))
    original, digest = shown.exhibits[0].original, shown.exhibits[0].exhibit.sha256
    original.chmod(0o644)
    original.write_bytes(b"forged")
    with pytest.raises(OriginalAltered, match=digest):
        workspace.verify_original(digest)
    a_submission(workspace)
    assert workspace.verify_original(digest) == original
    original.unlink()
    with pytest.raises(OriginalMissing, match=digest):
        workspace.verify_original(digest)


def test_a_vault_that_takes_no_more_files_refuses_the_import_whole(workspace):
    before = files(workspace.folder), workspace.fetch(log_head)
    shutil.rmtree(workspace.folder / "originals")
    (workspace.folder / "originals").write_bytes(b"in the way")
    with workspace.staging() as staging, pytest.raises(VaultUnavailable):
        workspace.perform(ImportSubmission(a_read_bundle(staging)))
    (workspace.folder / "originals").unlink()
    assert (files(workspace.folder), workspace.fetch(log_head)) == before
    assert workspace.fetch(queue) == ()


def test_files_moved_by_a_transaction_that_fails_are_taken_back(workspace):
    with workspace.staging() as staging:
        bundle = a_read_bundle(staging)
        bundle.files[-1].staged.unlink()  # by then the rows are written and the other files have moved
        with pytest.raises(VaultUnavailable, match="No such file"):
            workspace.perform(ImportSubmission(bundle))
    assert files(workspace.folder) == {}
    assert workspace.fetch(queue) == ()


def imports(folder: Path):
    """Imports submissions without end, each with files of its own, and says what is staged and what is imported."""

    def work(say):
        with Workspace.open(folder, actor="child") as workspace:
            for number in itertools.count():
                with workspace.staging() as staging:
                    bundle = a_read_bundle(staging)
                    own = tuple(made_unlike(file, number) for file in bundle.files)
                    say("staged")
                    workspace.perform(ImportSubmission(replace(bundle, files=own)))
                say("imported")

    return work


def made_unlike(file, number):
    content = file.staged.read_bytes() + b" %d" % number
    file.staged.write_bytes(content)
    return replace(file, size=len(content), sha256=hashlib.sha256(content).hexdigest())


@needs_fork
def test_files_moved_by_a_process_that_died_before_its_commit_are_cleared_away(tmp_path: Path):
    def work(say):
        class Dying(ImportSubmission):
            def perform(self, unit):
                super().perform(unit)
                say("moved")
                signal.pause()

        with Workspace.open(tmp_path, actor="child") as workspace:
            a_submission(workspace)
            with workspace.staging() as staging:
                bundle = a_read_bundle(staging)
                # One file with content of its own, the others shared with the submission that stays.
                workspace.perform(Dying(replace(bundle, files=(made_unlike(bundle.files[0], 1), *bundle.files[1:]))))

    assert killed(work, after=1, delay_ms=0) == ["moved"]
    assert len([name for name in files(tmp_path) if name.startswith("originals/")]) == 5
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        assert len(workspace.fetch(queue)) == 1
        exhibits = workspace.fetch(lambda reading: reading.rows("exhibit"))
        assert workspace.fetch(log_report).troubles == ()
    assert set(files(tmp_path)) == {f"originals/{row['sha256'][:2]}/{row['sha256']}" for row in exhibits}


@needs_fork
def test_an_import_killed_at_any_instant_leaves_a_whole_case_or_none(tmp_path: Path):
    outcomes = set()
    for kill in range(KILLS):
        folder = tmp_path / f"{kill}"
        said = killed(imports(folder), after=1 + kill % 6, delay_ms=kill * 37 % 20 / 2)
        with Workspace.open(folder, actor=REVIEWER) as workspace:
            exhibits = workspace.fetch(lambda reading: reading.rows("exhibit"))
            shops = len(workspace.fetch(queue))
            assert shops - said.count("imported") in (0, 1)
            assert workspace.fetch(log_report).troubles == ()
            for row in exhibits:
                workspace.verify_original(row["sha256"])
        assert set(files(folder)) == {f"originals/{row['sha256'][:2]}/{row['sha256']}" for row in exhibits}
        outcomes.add(shops)
    assert len(outcomes) > 1
