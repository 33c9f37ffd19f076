"""Signing at the desk: refused without proof, then a scorecard that verifies."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import Shiboken

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.domain.moments import Span
from reviewer.domain.review import ReviewState
from reviewer.operations.evidence import CiteEvidence
from reviewer.operations.findings import DeductPoints
from reviewer.operations.workspace import Workspace
from reviewer.reports.identity import Identity
from reviewer.reports.verification import State
from reviewer.reports.verifying import verify
from reviewer.ui.background import MediaPool
from reviewer.ui.scorecard.issuing import Signing
from reviewer.ui.scorecard.sign_dialog import SignDialog
from tests.builders import REVIEWER, all_met

PASSPHRASE = "quiet lobby 41"
SIGN_MS = 60_000


@pytest.fixture
def decided_review(workspace_folder, review_id):
    """Every item met, but for one deduction without proof."""
    with Workspace.open(workspace_folder, actor=REVIEWER) as workspace:
        all_met(workspace, review_id)
        workspace.perform(DeductPoints(review_id, "B-02"))
    return review_id


@pytest.fixture
def signing(workspace_folder):
    pool = MediaPool()
    yield Signing(workspace_folder / "identity", workspace_folder / "cards", workspace_folder / "previews", pool)
    pool.close()


@pytest.fixture
def dialog(qtbot, decided_review, session, signing, settled):
    dialog = SignDialog(None, session, signing)
    dialog.show()
    settled()
    yield dialog
    # It deletes itself once it is closed.
    if Shiboken.isValid(dialog):
        dialog.close()


def fill_in(dialog, again=PASSPHRASE):
    dialog.form.name.setText("Lin Qing")
    dialog.form.organisation.setText("Clear View Studio")
    dialog.form.secret.setText(PASSPHRASE)
    dialog.form.repeated.setText(again)


def prove(session, settled, workbench):
    finding = session.desk.findings[0]
    film = session.desk.exhibit("E-01")

    workbench.perform(CiteEvidence(finding.id, Citation(CitationKind.SPAN, film.exhibit.id, Span(0, 500_000))))
    settled()


def test_signing_is_refused_without_proof_and_says_where(dialog):
    fill_in(dialog)
    waiting = [line for line in dialog.list.lines if line.is_in_the_way]
    assert [line.item for line in waiting] == ["B-02"]
    assert not dialog.sign.isEnabled()
    assert "1" in dialog.reason.text()


def test_the_way_to_what_is_missing_is_one_press(qtbot, dialog):
    with qtbot.waitSignal(dialog.item_requested) as heard:
        dialog.list.go_requested.emit("B-02")
    assert heard.args == ["B-02"]


def test_two_different_passphrases_are_not_accepted(dialog, session, settled, real_workbench):
    prove(session, settled, real_workbench)
    fill_in(dialog, again="another one")
    assert not dialog.sign.isEnabled()
    assert dialog.reason.text() == "The two passphrases differ"


def test_a_clear_review_is_signed_and_its_scorecard_verifies(qtbot, dialog, session, settled, real_workbench, signing):
    prove(session, settled, real_workbench)
    fill_in(dialog)
    with qtbot.waitSignal(dialog.signed, timeout=SIGN_MS) as heard:
        qtbot.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
    settled()
    assert verify(heard.args[0], trust=[signing.identity / "root.pem"]).state is State.GENUINE
    assert session.desk.review.state is ReviewState.SIGNED
    assert not session.is_open
    assert dialog.show_file.isVisible()


def test_a_wrong_passphrase_is_refused_beside_the_form_and_nothing_is_sealed(qtbot, dialog, session, settled, real_workbench, signing):
    prove(session, settled, real_workbench)
    Identity.create(signing.identity, "Lin Qing", organisation="Clear View Studio", passphrase=PASSPHRASE)
    dialog.form.look_again()
    dialog.form.secret.setText("not this one")
    qtbot.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.refused.isVisible, timeout=SIGN_MS)
    assert session.is_open
