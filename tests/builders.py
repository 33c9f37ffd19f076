"""Things tests need, valid unless told otherwise: a bundle on disk, one read and staged, a submission, an open review."""

import json
import tempfile
import uuid
from dataclasses import replace
from functools import cache
from pathlib import Path

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.intake import ReadBundle, read_bundle
from reviewer.operations.intake import ImportSubmission
from reviewer.operations.review import Decide, OpenReview
from reviewer.operations.workspace import DATABASE, Workspace
from reviewer.queries.desk import desk
from tests.intake.bundles import a_bag, a_document, a_film, a_photo, a_sound, a_text, laid_out

REVIEWER = "Lin Qing"
SOUND_S = 30


@cache
def some_files() -> dict[str, bytes]:
    """Film E-01 from 10:30:30 (1 s), sound E-02 from 10:30:30 (30 s), photo E-03 at 10:31:07.25, document E-04 off the timeline."""
    return {
        "data/film/lobby.mp4": a_film(),
        "data/sound/desk.wav": a_sound(SOUND_S),
        "data/photos/大堂.jpg": a_photo(),
        "data/notes.txt": a_text(),
    }


@cache
def _empty_database() -> bytes:
    # Made once for the whole run: the migrations have tests of their own.
    with tempfile.TemporaryDirectory() as folder:
        Workspace.open(Path(folder), actor=REVIEWER).close()
        return Path(folder, DATABASE).read_bytes()


def a_workspace(folder: Path) -> Workspace:
    """An empty one, open for writing; close it, or use it as a context manager."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE).write_bytes(_empty_database())
    return Workspace.open(folder, actor=REVIEWER)


def a_bundle(folder: Path, **changes) -> Path:
    """A bag as a folder; `changes` replace members of submission.json."""
    document = a_document(some_files(), **{"bundle_id": str(uuid.uuid4()), **changes})
    for entry in document["files"]:
        if entry["role"] == "sound":
            entry["captured"] = "2026-07-18T10:30:30+08:00"
            entry["clock_uncertainty_s"] = 0.25
    return laid_out(folder, a_bag(some_files(), document))


@cache
def _read() -> tuple[ReadBundle, dict[str, bytes]]:
    # Read once for the whole run: looking into media takes a child process.
    with tempfile.TemporaryDirectory() as folder:
        staging = Path(folder, "staging")
        staging.mkdir()
        bundle = read_bundle(a_bundle(Path(folder, "bundle")), staging)
        return bundle, {file.path: file.staged.read_bytes() for file in bundle.files}


def a_read_bundle(staging: Path, rubric="property-residential", **changes) -> ReadBundle:
    """A bundle as intake hands it over, its files staged; each call makes another one, with the same media.

    `changes` replace fields of its submission.
    """
    bundle, contents = _read()
    files = []
    for number, file in enumerate(bundle.files):
        staged = staging / f"{number}"
        staged.write_bytes(contents[file.path])
        files.append(replace(file, staged=staged))
    bundle_id = str(uuid.uuid4())
    document = json.dumps({**json.loads(bundle.document), "bundle_id": bundle_id}, ensure_ascii=False)
    submission = replace(bundle.submission, bundle_id=bundle_id, assignment=replace(bundle.submission.assignment, rubric=rubric))
    submission = replace(submission, **changes)
    return replace(bundle, submission=submission, document=document, files=tuple(files), tag_digest=uuid.uuid4().hex * 2)


def a_submission(workspace, rubric="property-residential", **changes):
    """Its id; `changes` replace fields of the submission."""
    with workspace.staging() as staging:
        return workspace.perform(ImportSubmission(a_read_bundle(staging, rubric, **changes))).result


def a_review(workspace, reviewer=REVIEWER, **changes):
    """The id of an open review of a new submission, with nothing decided."""
    return workspace.perform(OpenReview(a_submission(workspace, **changes), reviewer)).result


def all_met(workspace, review_id) -> None:
    """Decide every open item of a review as met."""
    for item in workspace.fetch(desk, review_id).items:
        if item.verdict is None:
            workspace.perform(Decide(review_id, Verdict(item.item.code, VerdictState.MET)))


def exhibit_id(workspace, review_id, code):
    return workspace.fetch(desk, review_id).exhibit(code).exhibit.id


def a_span_citation(workspace, review_id, start_us=0, end_us=500_000) -> Citation:
    """Half a second of the film."""
    return Citation(CitationKind.SPAN, exhibit_id(workspace, review_id, "E-01"), Span(start_us, end_us))
