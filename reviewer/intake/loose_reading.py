"""Reading and drafting loose files: what a bag says beforehand is found out here while copying."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from reviewer.errors import Refused
from reviewer.intake.bag import TAG_MANIFEST
from reviewer.intake.bundle import LOOK_COST, Cancelled, Progress
from reviewer.intake.copying import Copier
from reviewer.intake.document import Document, read_document
from reviewer.intake.drafting import Assumption, Draft, completed, drafted, written
from reviewer.intake.folder import Folder
from reviewer.intake.found import Found
from reviewer.intake.looking import listened, look
from reviewer.intake.loose import Loose, is_bagged, laid_open
from reviewer.intake.opening import Opening, names_proposal, opened_source
from reviewer.intake.sealing import unsealed
from reviewer.intake.source import Entry, Source
from reviewer.intake.staging import Copied, Staging, Watch
from reviewer.intake.tag_files import tag_files
from reviewer.media.sandbox import Sandbox


class DraftNotConfirmed(Refused):
    """No submission.json: a person has to confirm the draft first."""

    key = "intake.draft_not_confirmed"


class DocumentNotWanted(Refused):
    """A bag is read by its own submission.json alone."""

    key = "intake.document_not_wanted"


def draft(path: Path, *, opening: Opening | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Draft:
    """A submission.json for the loose files at `path`, to be confirmed and given back in `Opening.document`; nothing is kept.

    Each file is read once and looked into by a child process. Raises DocumentNotWanted where there is one already, a Refused for what no
    import would take, ReadingStopped, or a Fault.
    """
    terms = opening or Opening()
    watch = Watch(progress, cancelled)
    with ExitStack() as opened:
        scratch = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="reviewer-unsealed-")))
        plain = opened.enter_context(unsealed(path, terms, folder=scratch))
        source = opened.enter_context(opened_source(plain, terms))
        if is_bagged(source):
            raise DocumentNotWanted(bundle=source.label)
        loose = laid_open(source, terms.limits)
        if loose.document is not None:
            raise DocumentNotWanted(bundle=source.label)
        found = _surveyed(loose, terms, watch)
        names = terms.names or names_proposal(plain, limits=terms.limits).encoding
    made = drafted(found, loose.title, zone=terms.zone, mapping=terms.mapping)
    if names is None:
        return made
    return Draft(made.document, (Assumption("names", "/files", (("encoding", names.value),)), *made.questions), made.mapping)


def read_loose(source: Source, opening: Opening, area: Staging, *, watch: Watch, sandbox: Sandbox) -> "LooseReading":
    """Copies, looks and completes the document. Raises DraftNotConfirmed, and what completing and reading it refuse."""
    loose = laid_open(source, opening.limits)
    given = opening.document if opening.document is not None else loose.document
    if given is None:
        raise DraftNotConfirmed(bundle=source.label)
    copied = area.copy(source, loose.payload)
    found = []
    for path, copy in copied.items():
        found.append(look(path, copy.entry, place=copy.staged, sha256=copy.sha256, sandbox=sandbox))
        watch.advance(LOOK_COST)
    text = written(completed(given, found))
    document = read_document(text.encode("utf-8"))
    return LooseReading(document, copied, {file.path: file for file in found}, tag_digest(found, text))


class LooseReading:
    """What reading loose files yields: the document, the copies and what was found, by payload path."""

    def __init__(self, document: Document, copied: dict[str, Copied], found: dict[str, Found], tag_digest: str) -> None:
        self.document = document
        self.copied = copied
        self.found = found
        self.tag_digest = tag_digest


def tag_digest(found: list[Found], text: str) -> str:
    """The digest that the tag manifest would have if the same files were packed with the same document."""
    return hashlib.sha256(tag_files(found, text)[TAG_MANIFEST]).hexdigest()


def _surveyed(loose: Loose, opening: Opening, watch: Watch) -> list[Found]:
    watch.expect(sum(entry.size for entry in loose.payload.values()) + LOOK_COST * len(loose.payload))
    found = []
    with tempfile.TemporaryDirectory(prefix="reviewer-draft-") as scratch, Sandbox(opening.limits.sandbox) as sandbox:
        for path, entry in loose.payload.items():
            with _placed(loose.source, entry, Path(scratch), watch=watch) as (place, sha256):
                found.append(listened(look(path, entry, place=place, sha256=sha256, sandbox=sandbox), place, sandbox))
            watch.advance(LOOK_COST)
    return found


@contextmanager
def _placed(source: Source, entry: Entry, scratch: Path, *, watch: Watch) -> Iterator[tuple[Path, str]]:
    """Where a child can open the file, and its digest: in its folder, or unpacked for as long as it is looked at."""
    if isinstance(source, Folder):
        digest = hashlib.sha256()
        for block in source.blocks(entry):
            digest.update(block)
            watch.advance(len(block))
        yield source.place(entry), digest.hexdigest()
        return
    place = scratch / "unpacked"
    with Copier() as copier:
        sha256 = copier.copy(source.blocks(entry), place, seen=watch.advance)
    yield place, sha256
    place.unlink()
