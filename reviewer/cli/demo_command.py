"""`reviewer demo`: the three worked cases, imported and opened; headless, worked through to a verified scorecard."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import AsJson
from reviewer.cli.speaking import Exit, Voice, answering
from reviewer.cli.window import Window
from reviewer.cli.worked_review import WorkedReview
from reviewer.domain.evidence import Citation
from reviewer.domain.ids import ReviewId, SubmissionId
from reviewer.errors import Fault
from reviewer.intake import pack
from reviewer.operations.importing import import_bundle
from reviewer.operations.issuing import issue_scorecard
from reviewer.operations.review import OpenReview
from reviewer.operations.verification import verify_scorecard
from reviewer.operations.workspace import Workspace
from reviewer.places import resource
from reviewer.reports.identity import Identity
from reviewer.reports.known_roots import keep_root
from reviewer.wording import Language, say

CASES = ("residential", "office", "commercial")
REVIEWER = "Zhou Lan 周岚"
STUDIO = "Hengchuan Demonstration Studio 衡川示范评测"
PASSPHRASE = "demonstration only"  # noqa: S105 - printed in the manual; the key it seals is made afresh each time


@dataclass(frozen=True)
class Demo:
    """The demonstration's own folder: bundles, a workspace made afresh, and what is issued from it."""

    out: Path

    @property
    def workspace(self) -> Path:
        return self.out / "workspace"

    def build(self) -> tuple[ReviewId, Citation | None]:
        """Packs, imports and half works the cases; returns the residential review and the citation it still lacks."""
        shutil.rmtree(self.workspace, ignore_errors=True)
        with Workspace.open(self.workspace, actor=REVIEWER) as workspace:
            submissions = [self._imported(workspace, case) for case in CASES]
            Identity.create(self.workspace / "identity", name=REVIEWER, organisation=STUDIO, passphrase=PASSPHRASE)
            review_id = workspace.perform(OpenReview(submissions[0], REVIEWER)).result
            return review_id, _worked(workspace, review_id).perform()

    def issue(self, review_id: ReviewId, missing: Citation | None, language: Language) -> Path:
        """Adds the missing proof, signs, and leaves `scorecard.pdf` and `scorecard.json`."""
        card = self.out / "scorecard.pdf"
        with Workspace.open(self.workspace, actor=REVIEWER) as workspace:
            if missing is not None:
                _worked(workspace, review_id).prove_last(missing)
            signer = Identity.open(self.workspace / "identity").unlock(PASSPHRASE)
            issued = issue_scorecard(workspace, review_id, signer, out=card, language=language)
        (self.out / "scorecard.json").write_text(issued.document, encoding="utf-8")
        return card

    def _imported(self, workspace: Workspace, case: str) -> SubmissionId:
        bundle = self.out / "bundles" / f"{case}.zip"
        bundle.parent.mkdir(parents=True, exist_ok=True)
        pack(resource("samples", case), bundle)
        return import_bundle(workspace, bundle)


def add_to(program: typer.Typer, window: Window) -> None:
    def demo(
        headless: Annotated[bool, typer.Option("--headless", help="Work the residential case through to a verified scorecard.")] = False,
        out: Annotated[Path, typer.Option("--out", help="Folder for everything the demonstration makes.")] = Path("out"),
        language: Annotated[Language, typer.Option(help="Language of the scorecard.")] = Language.ENGLISH,
        as_json: AsJson = False,
    ) -> None:
        """Build the worked cases and open the desk on the residential one."""
        voice = Voice(as_json)
        with answering(voice):
            demonstration = Demo(out)
            review_id, missing = demonstration.build()
            _rely_on(demonstration, voice)
            if not headless:
                raise typer.Exit(window.open(demonstration.workspace, review_id=review_id))
            window.picture(demonstration.workspace, review_id, out=out / "desk.png")
            _finish(demonstration, voice, demonstration.issue(review_id, missing, language))

    program.command("demo")(demo)


def _finish(demonstration: Demo, voice: Voice, card: Path) -> None:
    found = verify_scorecard(card, bundle=demonstration.out / "bundles" / "residential.zip", trust=(_root(demonstration),))
    made = [card, demonstration.out / "scorecard.json", demonstration.out / "desk.png"]
    voice.result({"genuine": found.is_genuine, "made": [str(path) for path in made]}, *map(str, made), *found.sentences(Language.ENGLISH))
    if not found.is_genuine:
        raise typer.Exit(int(Exit.REFUSED))


def _worked(workspace: Workspace, review_id: ReviewId) -> WorkedReview:
    return WorkedReview.of(workspace, review_id, resource("samples", "making", "truth", "residential.json"))


def _root(demonstration: Demo) -> Path:
    return Identity.open(demonstration.workspace / "identity").root_path


def _rely_on(demonstration: Demo, voice: Voice) -> None:
    """Puts the demonstration's root among the known ones, so that `reviewer verify` needs no option; it can do without."""
    try:
        keep_root(Identity.open(demonstration.workspace / "identity"))
    except Fault as fault:
        voice.message(f"{fault} {say('cli.trust_instead', root=_root(demonstration))}")
