"""Issuing a scorecard: the gates, the signed file, and the step that seals the review."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from reviewer.domain.ids import ReviewId
from reviewer.domain.readiness import Obstacle, obstacles
from reviewer.errors import Fault, Refused
from reviewer.operations.card import Issue, prepare_card
from reviewer.operations.operation import Operation
from reviewer.operations.review import ReasonMissing
from reviewer.operations.subject import Subject
from reviewer.reports.card import AbsencePicture, Card, Paper, Picture, WavePicture
from reviewer.store.originals import Staged
from reviewer.store.records import reviews, scorecards
from reviewer.store.records.scorecards import Issued
from reviewer.store.records.work import work_of
from reviewer.store.unit import Unit
from reviewer.wording import Language

MakePdf = Callable[[Card, Path], str]
"""Draws and signs a card into a new file, and returns the scorecard.json that lies inside it."""


class ItemsOpen(Refused):
    """Items are not decided."""

    key = "operations.items_open"


class FindingMissing(Refused):
    """An item loses points and no finding says why."""

    key = "operations.finding_missing_on"


class EvidenceMissing(Refused):
    """A deduction or commendation has no citation."""

    key = "operations.evidence_missing"


class DifferenceUnexplained(Refused):
    """A verdict contradicts the shopper's answer and gives no reason."""

    key = "operations.difference_unexplained"


class AbsenceNotPlayed(Refused):
    """What did not happen is claimed of recordings that were not played through."""

    key = "operations.absence_not_played_on"


class CardNotWritten(Fault):
    """The place for the PDF cannot be written."""

    key = "operations.card_not_written"


class CardNotPlaced(Fault):
    """The review is signed, but its PDF lies only in the vault."""

    key = "operations.card_not_placed"


@dataclass(frozen=True)
class IssueScorecard(Operation[Issued]):
    """Sign a review: its PDF is made, kept in the vault, put at `out`, recorded, and the review sealed; or nothing of all that.

    Refuses with ItemsOpen, ReasonMissing, FindingMissing, DifferenceUnexplained, EvidenceMissing, AbsenceNotPlayed or ReviewSigned
    before the PDF is made. `signer` is the name in the certificate; pictures are cut beforehand, so that no transaction waits for a
    decoder.
    """

    review_id: ReviewId
    signer: str
    out: Path
    language: Language
    make_pdf: MakePdf
    studio: str = ""
    pictures: tuple[Picture, ...] = ()
    waves: tuple[WavePicture, ...] = ()
    absences: tuple[AbsencePicture, ...] = ()
    paper: Paper = Paper.A4
    second: Language | None = None
    needs_countersignature: bool = False
    label: ClassVar[str] = "operations.issue_scorecard"
    seals: ClassVar[bool] = True

    def perform(self, unit: Unit) -> Issued:
        subject = Subject.of(unit, self.review_id)
        _refuse_unready(unit, subject)
        issued = self.make(unit)
        reviews.sign(unit, self.review_id)
        return issued

    def make(self, unit: Unit) -> Issued:
        """Draws, signs, keeps and records the next version of the review's scorecard."""
        card = prepare_card(unit, self.review_id, self._issue(unit))
        with unit.originals.staging() as folder:
            pdf = folder / "scorecard.pdf"
            document = self.make_pdf(card, pdf)
            sha256 = _sha256(pdf)
            self._set_out(unit, pdf, kept=unit.originals.path(sha256))
            unit.originals.keep([Staged(pdf, sha256)])
        issued = Issued(card.number, card.version, document, sha256, self.signer, unit.at)
        scorecards.add(unit, self.review_id, issued)
        return issued

    def _issue(self, unit: Unit) -> Issue:
        shown = Issue(unit.at, self.language, self.studio, self.pictures, self.waves)
        shown = replace(shown, absences=self.absences, paper=self.paper, second=self.second)
        return replace(shown, needs_countersignature=self.needs_countersignature)

    def _set_out(self, unit: Unit, pdf: Path, *, kept: Path) -> None:
        """A copy beside its place, moved there once the step is on disk: until then whatever was there before stays."""
        beside = self.out.with_name(f".{self.out.name}.part")
        try:
            self.out.parent.mkdir(parents=True, exist_ok=True)
            if self.out.is_dir():
                raise CardNotWritten(file=self.out, reason=os.strerror(errno.EISDIR))
            unit.when_rolled_back(lambda: beside.unlink(missing_ok=True))
            shutil.copyfile(pdf, beside)
        except OSError as error:
            raise CardNotWritten(file=self.out, reason=error.strerror) from error
        unit.when_committed(lambda: self._place(beside, kept))

    def _place(self, beside: Path, kept: Path) -> None:
        try:
            beside.replace(self.out)
        except OSError as error:
            raise CardNotPlaced(file=self.out, reason=error.strerror, kept=kept) from error


def _refuse_unready(unit: Unit, subject: Subject) -> None:
    found = obstacles(work_of(unit, subject.review.id))
    open_items = [obstacle.item for obstacle in found if obstacle.key == "operations.item_open"]
    if open_items:
        raise ItemsOpen(count=len(open_items), item=open_items[0])
    for obstacle in found:
        raise _refusal(obstacle)


def _refusal(obstacle: Obstacle) -> Refused:
    match obstacle.key:
        case "operations.reason_missing_on":
            return ReasonMissing(item=obstacle.item)
        case "operations.finding_missing":
            return FindingMissing(item=obstacle.item)
        case "operations.differs_from_answer":
            return DifferenceUnexplained(item=obstacle.item, **dict(obstacle.facts))
        case "operations.absence_not_played":
            return AbsenceNotPlayed(item=obstacle.item, finding=obstacle.finding, **dict(obstacle.facts))
        case _:
            return EvidenceMissing(item=obstacle.item, finding=obstacle.finding)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
