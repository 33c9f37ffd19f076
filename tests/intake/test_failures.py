"""A disk that fills, a person who cancels, a process that dies: nothing half read stays behind."""

import subprocess
import sys
from pathlib import Path

import pytest

import reviewer
from reviewer.errors import Fault
from reviewer.intake import read_bundle
from reviewer.intake.source import BundleMissing
from reviewer.intake.staging import ReadingStopped
from tests.intake import bundles

ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from reviewer.errors import Fault
from reviewer.intake import read_bundle
# The kernel refuses the write just as it does on a disk that fills while it is written to.
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    read_bundle(Path(sys.argv[1]), Path(sys.argv[2]))
except Fault as fault:
    print(type(fault).__name__, fault)
"""


def test_a_disk_that_fills_is_a_fault_and_nothing_is_kept(tmp_path, staging):
    path = bundles.zipped(tmp_path / "b.zip", bundles.a_bag({"data/big.txt": bytes(range(256)) * 1000}))
    clone = Path(reviewer.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(path), str(staging)], capture_output=True, text=True, cwd=clone, check=True
    )
    assert done.stdout.startswith("DiskFull The disk that holds")
    assert list(staging.iterdir()) == []


def test_a_cancelled_reading_leaves_nothing(tmp_path, staging):
    asked = []

    def cancelled():
        asked.append(None)
        return len(asked) > 3

    with pytest.raises(ReadingStopped, match="nothing was kept"):
        read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging, cancelled=cancelled)
    assert list(staging.iterdir()) == []


def test_an_error_in_the_listener_leaves_nothing(tmp_path, staging):
    def fall_over(_done, _total):
        raise LookupError("a bug of the caller")

    with pytest.raises(LookupError):
        read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging, progress=fall_over)
    assert list(staging.iterdir()) == []


def test_a_staging_folder_that_is_not_empty_is_a_mistake_of_the_caller(tmp_path, staging):
    (staging / "mine").write_text("keep me")
    with pytest.raises(ValueError, match="not empty"):
        read_bundle(bundles.zipped(tmp_path / "b.zip", bundles.a_bag()), staging)
    assert (staging / "mine").read_text() == "keep me"


def test_a_bundle_that_is_not_there_is_a_fault(tmp_path, staging):
    with pytest.raises(BundleMissing, match="check the path"):
        read_bundle(tmp_path / "nowhere.zip", staging)
    assert issubclass(BundleMissing, Fault)


def test_a_link_the_person_names_is_followed(tmp_path, staging):
    """Links are forbidden inside a bundle, not on the way to it."""
    (tmp_path / "link").symlink_to(bundles.laid_out(tmp_path / "bag", bundles.a_bag()))
    assert len(read_bundle(tmp_path / "link", staging).files) == 4
