"""A disk without room: a fault that changes nothing, and everything works again once there is room."""

from contextlib import contextmanager

import pytest

from reviewer.domain.findings import FindingText
from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.findings import DeductPoints
from reviewer.operations.intake import ImportSubmission
from reviewer.operations.review import Decide
from reviewer.queries.desk import desk
from reviewer.queries.journal import log_report
from reviewer.queries.queue import queue
from reviewer.store.engine import StoreUnavailable
from tests.builders import a_read_bundle, a_submission

resource = pytest.importorskip("resource", reason="the limit that stands for a full disk is one of POSIX")


@contextmanager
def a_full_disk(size: int):
    """No file may grow beyond `size` bytes: what a disk without room does to one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_a_fault_that_changes_nothing_and_passes(workspace, review_id):
    workspace.perform(Decide(review_id, Verdict("A-02", VerdictState.MET)))
    before = workspace.fetch(desk, review_id)
    written = (workspace.folder / "workspace.db-wal").stat().st_size
    for more in (0, 1000, 5000, 9000):
        with a_full_disk(written + more), pytest.raises(StoreUnavailable, match=r"full|I/O"):
            workspace.perform(DeductPoints(review_id, "B-01", FindingText(fact="很长" * 20_000)))
        assert workspace.fetch(desk, review_id) == before
    workspace.perform(DeductPoints(review_id, "B-01"))
    workspace.undo(review_id)
    assert workspace.fetch(desk, review_id).items == before.items
    assert workspace.fetch(log_report).troubles == ()


def test_an_import_onto_a_full_disk_leaves_no_half_case(workspace):
    with workspace.staging() as staging:
        bundle = a_read_bundle(staging)
        written = 20_000  # bytes; the rows take more
        with a_full_disk(written), pytest.raises(StoreUnavailable):
            workspace.perform(ImportSubmission(bundle))
    assert workspace.fetch(queue) == ()
    assert [path for path in workspace.folder.rglob("*") if path.is_file() and path.parent != workspace.folder] == []
    a_submission(workspace)
