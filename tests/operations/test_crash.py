"""Nothing acknowledged is lost, at whatever instant the process dies."""

import itertools
from pathlib import Path

from reviewer.domain.findings import FindingText
from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.findings import DeductPoints, EditFinding
from reviewer.operations.review import Decide
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.queries.history import history
from reviewer.queries.journal import log_head, log_report
from tests.builders import REVIEWER, a_review
from tests.crashing import killed, needs_fork

KILLS = 20


def reviewing(folder: Path, review_id):
    """Works on a review without end, and says each step that was acknowledged, with its digest."""

    def work(say):
        with Workspace.open(folder, actor="child") as workspace:
            finding = workspace.perform(DeductPoints(review_id, "A-02")).result
            for number in itertools.count():
                state = (VerdictState.MET, VerdictState.PARTLY)[number % 2]
                workspace.perform(EditFinding(finding, text=FindingText(fact=f"第 {number} 次")))
                say_head(workspace, say)
                workspace.perform(Decide(review_id, Verdict("B-01", state)))
                say_head(workspace, say)
                workspace.undo(review_id)
                say_head(workspace, say)

    return work


def say_head(workspace, say):
    head = workspace.fetch(log_head)
    say(f"{head.size} {head.last}")


@needs_fork
def test_every_acknowledged_step_survives_a_kill_and_undo_goes_on_from_there(tmp_path: Path):
    with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
        review_id = a_review(workspace)
    for kill in range(KILLS):
        said = killed(reviewing(tmp_path, review_id), after=1 + kill * 7 % 11, delay_ms=kill * 31 % 17 / 3)
        with Workspace.open(tmp_path, actor=REVIEWER) as workspace:
            digests = {line.step: line.digest for line in workspace.fetch(history, review_id)}
            for line in said:
                step, digest = line.split()
                assert digests[int(step)] == digest
            assert workspace.fetch(log_report).troubles == ()
            assert workspace.fetch(desk, review_id).undo_label is not None
            workspace.undo(review_id)
            workspace.redo(review_id)
