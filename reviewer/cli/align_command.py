"""`reviewer align`: where other recordings lie on the clock of one, from their sound alone."""

from pathlib import Path
from typing import Annotated

import typer

from reviewer.cli.options import AsJson
from reviewer.cli.speaking import Document, Voice, answering, byte_progress
from reviewer.media.alignment import Alignment, Piece, align_many
from reviewer.wording import Language, say

_SECOND_US = 1_000_000


def add_to(program: typer.Typer) -> None:
    program.command("align")(align_recordings)


def align_recordings(
    reference: Annotated[Path, typer.Argument(help="The recording whose clock the others are laid on.")],
    others: Annotated[list[Path], typer.Argument(metavar="OTHER...", help="Recordings of the same scene.")],
    as_json: AsJson = False,
) -> None:
    """Lay recordings of one scene on one clock by their sound.

    t_reference = offset_s + t_other x (1 + drift_ppm x 1e-6). Exit code 0 also when a recording shares nothing with the reference:
    that is an answer, given as `"aligned": false`. 1 when a file holds no sound.
    """
    voice = Voice(as_json)
    with answering(voice):
        with byte_progress(say("alignment.listening")) as advance:
            found = align_many(reference, others, progress=lambda share: advance(round(share * 100), 100))
        tracks = [_track(path, alignment) for path, alignment in zip(others, found, strict=True)]
        lines = [line for path, alignment in zip(others, found, strict=True) for line in _lines(path, alignment, reference=reference)]
        voice.result({"tracks": tracks}, *lines)


def _track(path: Path, found: Alignment) -> Document:
    """One member of `tracks`; numbers are null where there is no alignment to state them of."""
    if not found.aligned:
        nothing = dict.fromkeys(("offset_s", "drift_ppm", "uncertainty_ms"))
        return {"path": str(path), "aligned": False, **nothing, "confidence": 0.0, "overlap_s": 0.0, "pieces": []}
    return {
        "path": str(path),
        "aligned": True,
        "offset_s": found.offset_us / _SECOND_US,
        "drift_ppm": float(found.drift_ppm),
        "uncertainty_ms": found.uncertainty_us / 1000,
        "confidence": found.confidence,
        "overlap_s": found.overlap_us / _SECOND_US,
        "pieces": [_part(piece) for piece in found.pieces],
    }


def _part(piece: Piece) -> Document:
    return {
        "start_s": piece.start_us / _SECOND_US,
        "end_s": piece.end_us / _SECOND_US,
        "offset_s": piece.offset_us / _SECOND_US,
        "drift_ppm": float(piece.drift_ppm),
        "uncertainty_ms": piece.uncertainty_us / 1000,
    }


def _lines(path: Path, found: Alignment, *, reference: Path) -> list[str]:
    if not found.aligned:
        return [say("alignment.not_aligned", file=path.name, reference=reference.name)]
    facts = _shown(_track(path, found))
    lines = [say("alignment.aligned", Language.ENGLISH, file=path.name, reference=reference.name, **facts)]
    if len(found.pieces) > 1:
        lines += [say("alignment.piece", Language.ENGLISH, **_shown(_part(piece))) for piece in found.pieces]
    return lines


def _shown(facts: Document) -> dict[str, object]:
    """The numbers of a document as a sentence shows them."""
    return {name: f"{value:.3f}" for name, value in facts.items() if isinstance(value, float)}
