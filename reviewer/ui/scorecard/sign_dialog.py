"""Before signing: what stands in the way, the total, who signs; then the signed file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from reviewer.domain.readiness import Obstacle
from reviewer.errors import ReviewerError
from reviewer.operations.pictures import PicturePlan, picture_plan
from reviewer.queries.desk import Desk
from reviewer.queries.readiness import readiness
from reviewer.ui.kit.buttons import Button
from reviewer.ui.kit.focus import FocusRing
from reviewer.ui.kit.labels import Hairline, Label
from reviewer.ui.notices import RefusedLine
from reviewer.ui.scorecard.issuing import Preparing, Ready, Signing, card_path, issue
from reviewer.ui.scorecard.obstacles import ObstacleList, lines_of
from reviewer.ui.scorecard.signer_form import SignerForm
from reviewer.ui.scorecard.totals import Totals
from reviewer.ui.session import Session
from reviewer.ui.speech import spoken
from reviewer.ui.words import local, long_day

_SIZE = (860, 560)


class SignDialog(QDialog):
    """Lists the obstacles, asks for the passphrase, signs, and shows where the scorecard lies.

    Signals:
        item_requested: an item to be put in order first; the dialog has closed.
        signed: path of the signed scorecard.
    """

    item_requested = Signal(str)
    signed = Signal(object)

    def __init__(self, window: QWidget, session: Session, signing: Signing) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._signing = signing
        self._out: Path | None = None
        self._is_busy = False
        self.list = ObstacleList()
        self.list.go_requested.connect(self._go)
        self.form = SignerForm(signing.identity)
        self.form.changed.connect(self._judge)
        self.refused = RefusedLine()
        self.totals = Totals()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.reason = Label("", "text3", pixels="small")
        self.cancel = Button(self.tr("Cancel"))
        self.sign = Button(self.tr("Sign"), "pen-nib", look="main")
        self.show_file = Button(self.tr("Show the file"), "file-pdf")
        self.show_file.hide()
        self.cancel.clicked.connect(self.reject)
        self.sign.clicked.connect(self._begin)
        self.show_file.clicked.connect(self._open_file)
        self.setWindowTitle(self.tr("Sign the scorecard"))
        self.resize(*_SIZE)
        self._build()
        self._ring = FocusRing(self)
        session.desk_changed.connect(self._read)
        self._read(session.desk)

    def _read(self, desk: Desk | None) -> None:
        if desk is not None:
            self._session.workbench.fetch(readiness, desk.review.id, then=partial(self._show, desk))

    def _show(self, desk: Desk, obstacles: tuple[Obstacle, ...]) -> None:
        is_closed = not self._session.is_open
        self.list.show_lines(lines_of(desk, obstacles))
        self.totals.show_desk(desk)
        self.form.setVisible(not is_closed)
        self.sign.setVisible(not is_closed)
        if is_closed:
            self.cancel.setText(self.tr("Close"))
        self._judge()

    def _judge(self) -> None:
        """Whether signing is possible, and beside the button why not."""
        waits = [line for line in self.list.lines if line.is_in_the_way]
        lacks = self.form.lacks()
        self.sign.setEnabled(not waits and not lacks and not self._is_busy)
        self.form.set_waiting(is_waiting=bool(waits))
        if self._out is not None:
            self.reason.setText(self.tr("Signed: {0}").format(self._out))
        elif self._is_busy:
            self.reason.setText(self.tr("Cutting exhibits and signing…"))
        else:
            self.reason.setText(self.tr("%n thing(s) stand in the way", "", len(waits)) if waits else lacks)

    def _begin(self) -> None:
        desk = self._session.desk
        if desk is None:
            return
        self.refused.clear()
        self._set_busy(is_busy=True)
        self._session.workbench.fetch(picture_plan, desk.review.id, then=partial(self._prepare, desk))

    def _prepare(self, desk: Desk, plan: PicturePlan) -> None:
        work = Preparing(plan, self._signing, self.form.passphrase, self.form.new_identity())
        self._signing.pool.prepare(work, then=partial(self._issue, desk), failed=self._fail, progress=self._advance)

    def _advance(self, share: float) -> None:
        self.progress.setValue(round(share * 90))

    def _issue(self, desk: Desk, ready: Ready) -> None:
        self._out = None
        out = card_path(self._signing.cards, desk)
        operation = issue(desk.review.id, ready, out=out, language=spoken())
        done, failed = partial(self._done, ready, out), partial(self._undone, ready)
        self._session.workbench.perform(operation, done, refused=failed, failed=failed)

    def _done(self, ready: Ready, out: Path, _issued: object) -> None:
        ready.folder.cleanup()
        self._out = out
        self._set_busy(is_busy=False)
        self.show_file.show()
        self.signed.emit(out)

    def _undone(self, ready: Ready, error: ReviewerError) -> None:
        ready.folder.cleanup()
        self._fail(error)

    def _fail(self, error: ReviewerError) -> None:
        self.form.look_again()
        self.refused.show_error(error)
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.progress.setVisible(is_busy)
        self.progress.setValue(0)
        self.form.setEnabled(not is_busy)
        self._judge()

    def _go(self, item: str) -> None:
        self.item_requested.emit(item)
        self.accept()

    def _open_file(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._built_head())
        outer.addLayout(self._built_body(), 1)
        outer.addWidget(self._built_foot())

    def _built_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 10)
        head.setSpacing(2)
        head.addWidget(Label(self.tr("Sign the scorecard"), pixels=18, weight=600))
        desk = self._session.desk
        if desk is not None:
            assignment, visit = desk.submission.assignment, desk.submission.visit
            parts = (assignment.site, long_day(visit.start, visit.zone), f"{local(desk.rubric.title)} {desk.rubric.version}")
            words = self.tr("{0}. Signing seals this review; later changes need an adjudication or an appeal.")
            about = Label(words.format(" · ".join(parts)), "text2")
            about.setWordWrap(True)
            head.addWidget(about)
        return head

    def _built_body(self) -> QHBoxLayout:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.list)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QVBoxLayout()
        left.setContentsMargins(20, 0, 20, 12)
        left.setSpacing(10)
        left.addWidget(area, 1)
        left.addWidget(self.form)
        left.addWidget(self.refused)
        left.addWidget(self.progress)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(Hairline(Qt.Orientation.Vertical))
        body.addWidget(self.totals)
        return body

    def _built_foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        self.reason.setWordWrap(True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.reason, 1)
        for button in (self.show_file, self.cancel, self.sign):
            row.addWidget(button)
        return foot
