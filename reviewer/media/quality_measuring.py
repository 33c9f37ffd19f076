"""Measuring the files of a submission in child processes, several at once, and keeping what came of it beside the other previews."""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from reviewer.domain.evidence import ExhibitKind
from reviewer.media.previews import preview_path, write_whole
from reviewer.media.progress import Cancelled, Progress, report, stop_if
from reviewer.media.quality import Measures
from reviewer.media.quality_photo import THUMBNAIL_LONGEST, VIEW_LONGEST
from reviewer.media.sandbox import ChildFault, Sandbox, SandboxLimits, side_by_side

_PHOTO = "reviewer.media.quality_photo:measure"
_RECORDING = "reviewer.media.quality_film:measure"
_CONFIRM = "reviewer.media.fingerprint_match:confirm"
_LIMITS = SandboxLimits(seconds=300)
# Another number whenever a measure changes its meaning: what was kept before is then measured anew.
_KEPT = "measures-1.json"


@dataclass(frozen=True)
class Original:
    """A file to measure; `sha256` names it in the cache."""

    path: Path
    sha256: str
    kind: ExhibitKind


def measured(
    originals: Sequence[Original], *, previews: Path | None = None, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Iterator[tuple[Original, Measures]]:
    """Each film, sound and photo with its measures; empty ones for a file that could not be measured. Documents are left out.

    With `previews`, what was measured before is read from there, and new measures, thumbnails and views are kept there. Raises Stopped
    when cancelled.
    """
    wanted = [original for original in originals if original.kind is not ExhibitKind.DOCUMENT]
    kept = {original: _kept(original, previews) for original in wanted}
    done = 0
    for original in wanted:
        if (measures := kept[original]) is not None:
            done += 1
            yield original, measures
    for function, are_photos in ((_PHOTO, True), (_RECORDING, False)):
        fresh = [one for one in wanted if kept[one] is None and (one.kind is ExhibitKind.PHOTO) is are_photos]
        answers = side_by_side(function, [one.path for one in fresh], limits=_LIMITS)
        for original, answer in zip(fresh, answers, strict=True):
            stop_if(cancelled)
            done += 1
            report(progress, done / len(wanted))
            yield original, _taken(original, answer, previews)


def is_made_from(path: Path, other: Path, *, sandbox: Sandbox) -> bool:
    """True where two pictures show the same shot, by their local features; False also where one of them kills the child."""
    try:
        return sandbox.call(_CONFIRM, path, str(other)).get("is_same") is True
    except ChildFault:
        return False


def _taken(original: Original, answer: dict[str, Any] | ChildFault, previews: Path | None) -> Measures:
    if isinstance(answer, ChildFault) or answer.get("measures") is None:
        return Measures()
    try:
        measures = Measures.from_json(answer["measures"])
        pictures = {
            f"photo-{longest}.jpg": base64.b64decode(answer[name], validate=True)
            for longest, name in ((VIEW_LONGEST, "view"), (THUMBNAIL_LONGEST, "thumbnail"))
            if name in answer
        }
    except (KeyError, TypeError, ValueError):
        # Only a child that a file took over would answer so.
        return Measures()
    if previews is not None:
        kept = {**pictures, _KEPT: json.dumps(measures.to_json()).encode("ascii")}
        for name, content in kept.items():
            _write(preview_path(previews, original.sha256, name=name), content)
    return measures


def _write(path: Path, content: bytes) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(content)

    write_whole(path, fill)


def _kept(original: Original, previews: Path | None) -> Measures | None:
    if previews is None:
        return None
    path = preview_path(previews, original.sha256, name=_KEPT)
    try:
        return Measures.from_json(json.loads(path.read_bytes()))
    except (OSError, KeyError, TypeError, ValueError):
        return None
