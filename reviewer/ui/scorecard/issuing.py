"""Everything a signature needs besides the store: the unlocked key, and the pictures cut before the transaction begins."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from reviewer.domain.ids import ReviewId
from reviewer.media.progress import Cancelled, Progress, stop_if
from reviewer.operations.issue import IssueScorecard
from reviewer.operations.paper import signed_by
from reviewer.operations.pictures import CutPictures, PicturePlan, cut_pictures
from reviewer.queries.desk import Desk
from reviewer.reports.identity import Identity, Signer
from reviewer.ui.background import MediaPool
from reviewer.wording import Language


@dataclass(frozen=True)
class Signing:
    """Where identity, scorecards and previews of a workspace lie, and the pool that does the slow part."""

    identity: Path
    cards: Path
    previews: Path
    pool: MediaPool


@dataclass(frozen=True)
class NewIdentity:
    """Who signs here from now on."""

    name: str
    organisation: str


@dataclass(frozen=True)
class Ready:
    """An unlocked key and the cut pictures; `folder` holds their files until the scorecard is issued."""

    signer: Signer
    cut: CutPictures
    folder: "tempfile.TemporaryDirectory[str]"


@dataclass(frozen=True)
class Preparing:
    """One signature as it was asked for; the work of a background thread."""

    plan: PicturePlan
    signing: Signing
    passphrase: str
    new: NewIdentity | None = None

    def __call__(self, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Ready:
        """Unlock the key (made first where it is new) and cut the pictures. Raises what identity and decoders raise."""
        signer = self._identity().unlock(self.passphrase)
        stop_if(cancelled)
        with ExitStack() as failing:
            folder = tempfile.TemporaryDirectory(prefix="reviewer-")
            failing.callback(folder.cleanup)
            cut = cut_pictures(self.plan, Path(folder.name), previews=self.signing.previews, progress=progress)
            failing.pop_all()
        return Ready(signer, cut, folder)

    def _identity(self) -> Identity:
        if self.new is None:
            return Identity.open(self.signing.identity)
        return Identity.create(self.signing.identity, self.new.name, organisation=self.new.organisation, passphrase=self.passphrase)


def issue(review_id: ReviewId, ready: Ready, *, out: Path, language: Language) -> IssueScorecard:
    """The operation that signs and seals."""
    return IssueScorecard(
        review_id,
        ready.signer.name,
        out,
        language=language,
        make_pdf=signed_by(ready.signer),
        studio=ready.signer.organisation,
        pictures=ready.cut.pictures,
        waves=ready.cut.waves,
        absences=ready.cut.absences,
    )


def card_path(cards: Path, desk: Desk) -> Path:
    """Where the scorecard of a case goes: named by site and day of the visit."""
    name = "".join(letter if letter.isalnum() else "-" for letter in desk.submission.assignment.site).strip("-") or "scorecard"
    day = desk.clock.at(0).strftime("%Y-%m-%d")
    return cards / f"{name} {day} R{desk.review.id}.pdf"
