"""Folder bags obey the same rules as zips, and links lead nowhere."""

import os

import pytest

from reviewer.intake import Limits, read_bundle
from reviewer.intake.source import BundleUnreadable, FileChanged
from tests.intake import bundles


@pytest.fixture
def folder(tmp_path):
    return bundles.laid_out(tmp_path / "bag", bundles.a_bag())


def test_a_link_to_a_file_is_refused(folder, refused):
    (folder / "data" / "link.txt").symlink_to("/etc/passwd")
    assert "data/link.txt is a link or a special file" in str(refused(folder))


def test_a_link_to_a_folder_is_refused(folder, refused, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (folder / "data" / "more").symlink_to(tmp_path / "elsewhere")
    assert "data/more is a link or a special file" in str(refused(folder))


def test_a_link_in_place_of_a_tag_file_is_refused(folder, refused, tmp_path):
    (folder / "bagit.txt").rename(tmp_path / "real.txt")
    (folder / "bagit.txt").symlink_to(tmp_path / "real.txt")
    assert "bagit.txt is a link or a special file" in str(refused(folder))


def test_a_pipe_is_refused_and_not_waited_for(folder, refused):
    os.mkfifo(folder / "data" / "pipe")
    assert "data/pipe is a link or a special file" in str(refused(folder))


def test_names_that_differ_in_case_are_refused(folder, refused):
    (folder / "data" / "NOTES.txt").write_text("x")
    assert "are one name on some systems" in str(refused(folder))


def test_a_name_that_is_no_text_is_refused(folder, refused):
    (folder / "data" / os.fsdecode(b"\xc6\xdf.txt")).write_bytes(b"x")
    assert "not marked as UTF-8" in str(refused(folder))


def test_a_device_name_is_refused(folder, refused):
    (folder / "data" / "aux.txt").write_text("x")
    assert "data/aux.txt is the name of a device" in str(refused(folder))


def test_a_folder_of_loose_files_is_refused_until_its_draft_is_confirmed(tmp_path, refused):
    (tmp_path / "loose").mkdir()
    (tmp_path / "loose" / "photo.jpg").write_bytes(bundles.a_photo())
    assert "loose holds loose files and no submission.json" in str(refused(tmp_path / "loose"))


def test_the_limits_hold_for_folders(folder, refused):
    assert "more than the limit of 3" in str(refused(folder, Limits(entries=3)))
    assert "limit of 100 for one file" in str(refused(folder, Limits(file_bytes=100)))
    assert "unpacks to" in str(refused(folder, Limits(total_bytes=1000)))


def test_a_file_swapped_for_another_while_reading_is_refused(folder, staging):
    """The file that was judged is the file that is read, by device and inode."""

    def swap(_done, _total):
        target = folder / "data" / "sound" / "desk.wav"
        if not target.is_symlink():
            target.unlink()
            target.symlink_to("/etc/passwd")

    with pytest.raises(BundleUnreadable, match=r"desk\.wav"):
        read_bundle(folder, staging, progress=swap)
    assert list(staging.iterdir()) == []


def test_another_file_of_the_same_size_put_in_place_while_reading_is_refused(folder, staging, tmp_path):
    target = folder / "data" / "sound" / "desk.wav"
    (tmp_path / "other").write_bytes(bytes(target.stat().st_size))

    def swap(_done, _total):
        if (tmp_path / "other").exists():
            (tmp_path / "other").rename(target)

    with pytest.raises(FileChanged, match=r"desk\.wav changed while it was read"):
        read_bundle(folder, staging, progress=swap)
    assert list(staging.iterdir()) == []


def test_a_file_that_grows_while_reading_is_refused(folder, staging):
    def grow(_done, _total):
        with (folder / "data" / "sound" / "desk.wav").open("ab") as file:
            file.write(b"more")

    with pytest.raises(FileChanged, match=r"desk\.wav changed while it was read"):
        read_bundle(folder, staging, progress=grow)
    assert list(staging.iterdir()) == []
