"""Who signs: the identity of this workspace and its passphrase, or a new identity at first use."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from reviewer.errors import ReviewerError
from reviewer.reports.identity import SHORTEST_PASSPHRASE, Identity
from reviewer.ui.kit.labels import CutLabel, Label
from reviewer.ui.notices import RefusedLine
from reviewer.ui.scorecard.issuing import NewIdentity


class SignerForm(QWidget):
    """Signals:
    changed: something was typed.
    """

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._is_new = True
        self._is_waiting = False
        self._damaged = RefusedLine()
        self._signer = CutLabel()
        self._hint = Label("", "text3", pixels="small")
        self._hint.setWordWrap(True)
        self.name, self.organisation = QLineEdit(), QLineEdit()
        self._secret, self.repeated = QLineEdit(), QLineEdit()
        for field in (self._secret, self.repeated):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 142)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, Label] = {}
        names = (self.tr("Signer"), self.tr("Your name"), self.tr("Organisation"), self.tr("Passphrase"), self.tr("Again"))
        fields: tuple[QWidget, ...] = (self._signer, self.name, self.organisation, self._secret, self.repeated)
        for row, (text, each) in enumerate(zip(names, fields, strict=True)):
            self._labels[each] = Label(text, "text3")
            each.setAccessibleName(text)
            self._grid.addWidget(self._labels[each], row, 0)
            self._grid.addWidget(each, row, 1)
        self._grid.addWidget(self._hint, len(names), 1)
        self._grid.addWidget(self._damaged, len(names) + 1, 1)
        for field in (self.name, self.organisation, self._secret, self.repeated):
            field.textChanged.connect(self.changed)
        self.look_again()

    @property
    def passphrase(self) -> str:
        return self._secret.text()

    @property
    def secret(self) -> QLineEdit:
        return self._secret

    def look_again(self) -> None:
        """Show the identity of this workspace, or ask for a new one where there is none."""
        self._is_new = not Identity.exists(self._folder)
        for field in (self.name, self.organisation, self.repeated):
            field.setVisible(self._is_new)
            self._labels[field].setVisible(self._is_new)
        self._signer.setVisible(not self._is_new)
        self._labels[self._signer].setVisible(not self._is_new)
        self._hint.setVisible(self._is_new)
        self._hint.setText(
            self.tr("First signature here: a key and a certificate in this name are made. Nobody can restore the passphrase.")
        )
        if not self._is_new:
            self._show_identity()

    def new_identity(self) -> NewIdentity | None:
        """Who shall sign from now on; None where somebody does already."""
        return NewIdentity(self.name.text().strip(), self.organisation.text().strip()) if self._is_new else None

    def lacks(self) -> str:
        """What is still to be filled in, in words; "" when nothing is."""
        if self._is_new and not (self.name.text().strip() and self.organisation.text().strip()):
            return self.tr("Name and organisation are missing")
        if len(self.passphrase) < (SHORTEST_PASSPHRASE if self._is_new else 1):
            return (
                self.tr("The passphrase needs at least {0} characters").format(SHORTEST_PASSPHRASE)
                if self._is_new
                else self.tr("Passphrase")
            )
        if self._is_new and self.passphrase != self.repeated.text():
            return self.tr("The two passphrases differ")
        return ""

    def set_waiting(self, *, is_waiting: bool) -> None:
        """While something stands in the way the passphrase waits."""
        self._secret.setPlaceholderText(self.tr("needed once the list above is clear") if is_waiting else "")

    def _show_identity(self) -> None:
        try:
            identity = Identity.open(self._folder)
        except ReviewerError as error:
            self._damaged.show_error(error)
            return
        until = identity.certificate.not_valid_after_utc.date()
        self._signer.setText(self.tr("{0}, {1}, valid to {2}").format(identity.name, identity.organisation, until.isoformat()))
