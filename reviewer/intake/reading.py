"""Reading a bundle: structure, tag files, bytes, contents, clocks, in that order; the first fault refuses it whole."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.errors import Refused
from reviewer.intake.bag import MANIFEST, Bag, DigestDiffers, FileMissing, open_bag
from reviewer.intake.bundle import LOOK_COST, Cancelled, Progress, ReadBundle, StagedFile
from reviewer.intake.clocks import Claims, read_clock
from reviewer.intake.device_clocks import set_right
from reviewer.intake.document import Document, FileEntry, FileNotDescribed, SizeDiffers, read_document
from reviewer.intake.loose import is_bagged
from reviewer.intake.loose_reading import DocumentNotWanted, read_loose
from reviewer.intake.names import printable
from reviewer.intake.opening import Opening, opened_source
from reviewer.intake.sealing import unsealed
from reviewer.intake.signature import verified
from reviewer.intake.source import Source
from reviewer.intake.staging import Copied, Staging, Watch
from reviewer.media.examination import Content, Examination
from reviewer.media.probe import examine
from reviewer.media.sandbox import Sandbox

_ORDER = (ExhibitKind.FILM, ExhibitKind.SOUND, ExhibitKind.PHOTO, ExhibitKind.DOCUMENT)


class FilmWithoutPicture(Refused):
    key = "intake.film_without_picture"


class SoundWithoutSound(Refused):
    key = "intake.sound_without_sound"


class PhotoIsNoPicture(Refused):
    key = "intake.photo_is_no_picture"


_NOT_AS_ITS_ROLE = {ExhibitKind.FILM: FilmWithoutPicture, ExhibitKind.SOUND: SoundWithoutSound, ExhibitKind.PHOTO: PhotoIsNoPicture}


def read_bundle(
    path: Path,
    staging: Path,
    *,
    opening: Opening | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ReadBundle:
    """Reads a bundle, zip or folder, and copies its payload into `staging`, an empty folder the caller made.

    Every digest is verified by the bytes themselves and every exhibit looked into by a child process. Loose files are read by the
    submission.json among them or the confirmed one in `opening`. Raises a Refused that says what is wrong with which file,
    ReadingStopped when `cancelled` says so, or a Fault when the disk fails; nothing is left in `staging` then. The bundle itself is never
    changed.
    """
    terms = opening or Opening()
    watch = Watch(progress, cancelled)
    area = Staging(staging, watch)
    with (
        area.filling(),
        unsealed(path, terms, folder=staging) as plain,
        opened_source(plain, terms) as source,
        Sandbox(terms.limits.sandbox) as sandbox,
    ):
        if is_bagged(source):
            return _read_bag(source, terms, area, watch=watch, sandbox=sandbox)
        loose = read_loose(source, terms, area, watch=watch, sandbox=sandbox)
        for entry in loose.document.files:
            check_content(entry, loose.found[entry.path].examination)
        examinations = {path: found.examination for path, found in loose.found.items()}
        return _bundle(loose.document, _placed(loose.document, examinations, loose.copied), loose.tag_digest)


def _read_bag(source: Source, terms: Opening, area: Staging, *, watch: Watch, sandbox: Sandbox) -> ReadBundle:
    if terms.document is not None:
        raise DocumentNotWanted(bundle=source.label)
    bag = open_bag(source, terms.limits)
    signature = verified(bag.tag_manifest, bag.signature, trust=terms.trust) if bag.signature is not None else None
    document = read_document(bag.document)
    _check_agreement(bag, document)
    copied = area.copy(source, bag.payload, bag.digests)
    examinations = {}
    for entry in document.files:
        examinations[entry.path] = examine(copied[entry.path].staged, entry.kind, sandbox)
        watch.advance(LOOK_COST)
        check_content(entry, examinations[entry.path])
    return replace(_bundle(document, _placed(document, examinations, copied), bag.tag_digest), signature=signature)


def _placed(document: Document, examinations: Mapping[str, Examination], copied: Mapping[str, Copied]) -> list[StagedFile]:
    """The files where their clocks put them, those of one device by its one error."""
    right = set_right(examinations, document.submission.visit.zone)
    return [_staged_file(document, entry, right[entry.path], copied[entry.path].staged) for entry in document.files]


def _bundle(document: Document, files: list[StagedFile], tag_digest: str) -> ReadBundle:
    return ReadBundle(document.submission, document.text, tuple(sorted(files, key=_exhibit_order)), tag_digest)


def _check_agreement(bag: Bag, document: Document) -> None:
    """submission.json describes the payload that the manifest lists: the same files, sizes and digests."""
    described = {entry.path: entry for entry in document.files}
    for path in described:
        if path not in bag.payload:
            raise FileMissing(file=printable(path), manifest=MANIFEST)
    for path, entry in bag.payload.items():
        if path not in described:
            raise FileNotDescribed(file=printable(path))
        if described[path].sha256 != bag.digests[path]:
            raise DigestDiffers(file=printable(path))
        if described[path].size != entry.size:
            raise SizeDiffers(file=printable(path), stated=described[path].size, found=entry.size)


def check_content(entry: FileEntry, examination: Examination) -> None:
    """Refuses an exhibit that is not at all what its role says; one that is damaged, or could not be examined, is kept and marked."""
    if entry.kind is ExhibitKind.DOCUMENT or examination.content is Content.UNKNOWN:
        return
    facts = examination.facts
    has_content = {
        ExhibitKind.FILM: facts.has_film,
        ExhibitKind.SOUND: facts.has_sound and facts.duration_us > 0,
        ExhibitKind.PHOTO: examination.content is Content.PHOTO,
    }
    if not has_content[entry.kind]:
        raise _NOT_AS_ITS_ROLE[entry.kind](file=printable(entry.path))


def _staged_file(document: Document, entry: FileEntry, examination: Examination, staged: Path) -> StagedFile:
    name = entry.original_name or entry.path.rpartition("/")[2]
    claims = Claims(examination.moment, entry.captured, entry.uncertainty_s, "" if entry.kind is ExhibitKind.DOCUMENT else name)
    clock = read_clock(claims, document.submission)
    is_unplaced = entry.kind is ExhibitKind.DOCUMENT and clock.source is ClockSource.UNKNOWN
    facts = examination.facts
    return StagedFile(
        path=entry.path,
        original_name=name,
        kind=entry.kind,
        size=entry.size,
        sha256=entry.sha256,
        media_type=entry.media_type,
        captured_at=None if is_unplaced else clock.at,
        clock_source=clock.source,
        uncertainty_us=clock.uncertainty_us,
        facts=replace(facts, device=facts.device or entry.device),
        staged=staged,
        claimed_at=clock.claimed_at,
        streams=examination.streams,
        correction_us=examination.moment.correction_us if examination.moment else 0,
        nonsense_at=clock.nonsense,
    )


def _exhibit_order(file: StagedFile) -> tuple[int, bool, datetime | int, str]:
    return _ORDER.index(file.kind), file.captured_at is None, file.captured_at or 0, file.path
