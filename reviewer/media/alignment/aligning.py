"""Two recordings of one scene on one clock: `align`, and `align_many` for one reference and several others."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import numpy as np

from reviewer.media.alignment.hearing import Hearing, listen
from reviewer.media.alignment.matching import matched
from reviewer.media.alignment.pieces import Stretch, joined, stretch_of
from reviewer.media.alignment.result import Alignment, Piece
from reviewer.media.alignment.tracing import Pair
from reviewer.media.alignment.wander import followed
from reviewer.media.progress import Cancelled, Progress, report

_MICROSECONDS = 1_000_000
_PPM_STEP = Decimal("0.00001")
_NOT_ALIGNED = Alignment(aligned=False)


def align(reference: Path, other: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Alignment:
    """Where the other recording lies on the reference's clock; says that they share nothing rather than guess.

    Raises NothingToHear, NoRoomToListen, and Stopped when cancelled.
    """
    return align_many(reference, [other], progress=progress, cancelled=cancelled)[0]


def align_many(
    reference: Path, others: Sequence[Path], *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Alignment, ...]:
    """One alignment for each of the others, in their order; the reference is decoded once, the next file while one is compared."""
    found = []
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="listening") as pool:
        coming = [pool.submit(listen, path, cancelled=cancelled) for path in (reference, *others[:1])]
        try:
            with coming[0].result().samples:
                heard = coming[0].result()
                for number in range(len(others)):
                    if number + 1 < len(others):
                        coming.append(pool.submit(listen, others[number + 1], cancelled=cancelled))
                    with coming[number + 1].result().samples:
                        found.append(_aligned((heard, coming[number + 1].result()), cancelled))
                    report(progress, (number + 1) / len(others))
        finally:
            _close(coming)
    return tuple(found)


def _close(coming: list[Future[Hearing]]) -> None:
    """Lets go of what was heard or is being heard still, when the work ends early."""
    for future in coming:
        if not future.cancel() and future.exception() is None:
            future.result().samples.close()


def _aligned(pair: Pair, cancelled: Cancelled | None) -> Alignment:
    """The shorter recording is looked for in the longer one, whichever of them is the reference."""
    is_turned = pair[1].length_s > pair[0].length_s
    searched = (pair[1], pair[0]) if is_turned else pair
    traces = matched(searched, cancelled=cancelled).traces
    if not traces:
        return _NOT_ALIGNED
    claims = [run for trace in traces for run in followed(trace, searched, claim=stretch_of(trace), cancelled=cancelled)]
    stretches = joined(claims, searched, cancelled=cancelled)
    if is_turned:
        stretches = _without_gaps([stretch.inverted() for stretch in stretches], pair[1].length_s)
    pieces = tuple(_piece(stretch, pair) for stretch in stretches)
    longest = max(pieces, key=lambda piece: piece.end_us - piece.start_us)
    return Alignment(
        aligned=True,
        pieces=pieces,
        offset_us=longest.offset_us,
        drift_ppm=longest.drift_ppm,
        uncertainty_us=longest.uncertainty_us,
        confidence=round(sum(s.agreeing for s in stretches) / max(1, sum(s.measured for s in stretches)), 3),
        overlap_us=sum(_overlap_us(piece, round(pair[0].length_s * _MICROSECONDS)) for piece in pieces),
    )


def _without_gaps(stretches: list[Stretch], length_s: float) -> list[Stretch]:
    ordered = sorted(stretches, key=lambda stretch: stretch.start_s)
    edges = [0.0, *(stretch.end_s for stretch in ordered[:-1]), length_s]
    return [
        Stretch(stretch.line, low, max(low, high), stretch.uncertainty_s, stretch.agreeing, stretch.measured)
        for stretch, (low, high) in zip(ordered, pairwise(np.maximum.accumulate(edges).tolist()), strict=True)
    ]


def _piece(stretch: Stretch, pair: Pair) -> Piece:
    """Moments heard instead of moments decoded: both lines of time move by their codec's delay."""
    reference, other = pair
    offset_s = stretch.line.offset + (1 + stretch.line.slope) * other.codec_delay_s - reference.codec_delay_s
    return Piece(
        start_us=round(stretch.start_s * _MICROSECONDS),
        end_us=round(stretch.end_s * _MICROSECONDS),
        offset_us=round(offset_s * _MICROSECONDS),
        drift_ppm=Decimal(stretch.line.slope * 1e6).quantize(_PPM_STEP),
        uncertainty_us=round(stretch.uncertainty_s * _MICROSECONDS),
    )


def _overlap_us(piece: Piece, reference_us: int) -> int:
    low, high = piece.reference_us(piece.start_us), piece.reference_us(piece.end_us)
    return max(0, min(high, reference_us) - max(low, 0))
