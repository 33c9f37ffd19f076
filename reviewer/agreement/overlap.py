"""Where two reviewers found their evidence: how far spans and regions overlap, matched one to one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reviewer.agreement.assignment import best_pairs
from reviewer.domain.evidence import Citation, Region
from reviewer.domain.moments import Span


def span_overlap(first: Span, second: Span) -> float:
    """Intersection over union in time, 0 to 1; two instants overlap wholly when they are the same."""
    common = first.overlap_us(second)
    union = first.duration_us + second.duration_us - common
    return common / union if union else float(first == second)


def region_overlap(first: Region, second: Region) -> float:
    """Intersection over union in area (Jaccard), 0 to 1."""
    across = min(_right(first), _right(second)) - max(first.left_ppm, second.left_ppm)
    down = min(_bottom(first), _bottom(second)) - max(first.top_ppm, second.top_ppm)
    common = max(0, across) * max(0, down)
    return common / (first.width_ppm * first.height_ppm + second.width_ppm * second.height_ppm - common)


@dataclass(frozen=True)
class Edges:
    """How far the second's edges lie from the first's: after it in time (microseconds), right of and below it (millionths)."""

    start_us: int = 0
    end_us: int = 0
    left_ppm: int = 0
    top_ppm: int = 0
    right_ppm: int = 0
    bottom_ppm: int = 0


@dataclass(frozen=True)
class Match:
    """Two citations that mean the same place; `first` and `second` are their positions in the two reviews."""

    first: int
    second: int
    overlap: float
    edges: Edges
    is_span: bool
    is_region: bool


@dataclass(frozen=True)
class EvidenceMatch:
    """The citations of two reviews, matched; what only one of them cites is listed by position."""

    matches: tuple[Match, ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]


def match_citations(first: Sequence[Citation], second: Sequence[Citation]) -> EvidenceMatch:
    """Matches citations one to one so that their overlaps sum to the most; those that nowhere overlap stay alone."""
    gains = np.array([[citation_overlap(one, other) for other in second] for one in first], dtype=np.float64).reshape(
        len(first), len(second)
    )
    pairs = best_pairs(gains)
    matches = tuple(_match(row, column, citations=(first[row], second[column])) for row, column in pairs)
    return EvidenceMatch(
        matches,
        tuple(sorted(set(range(len(first))) - {row for row, _ in pairs})),
        tuple(sorted(set(range(len(second))) - {column for _, column in pairs})),
    )


def citation_overlap(first: Citation, second: Citation) -> float:
    """How far two citations mean the same place, 0 to 1.

    In one exhibit the overlap of their spans, of their regions, or of both multiplied; without an exhibit 1 for the same question.
    """
    if first.exhibit_id is None or second.exhibit_id is None:
        return float(first.exhibit_id == second.exhibit_id and first.question == second.question)
    if first.exhibit_id != second.exhibit_id or (first.span is None) != (second.span is None):
        return 0.0
    overlap = 1.0
    if first.span is not None and second.span is not None:
        overlap *= span_overlap(first.span, second.span)
    if first.region is not None and second.region is not None:
        overlap *= region_overlap(first.region, second.region)
    return overlap


def _match(row: int, column: int, *, citations: tuple[Citation, Citation]) -> Match:
    first, second = citations
    is_span = first.span is not None and second.span is not None
    is_region = first.region is not None and second.region is not None
    return Match(row, column, citation_overlap(first, second), _edges(first, second), is_span, is_region)


def _edges(first: Citation, second: Citation) -> Edges:
    start = end = left = top = right = bottom = 0
    if first.span is not None and second.span is not None:
        start, end = second.span.start_us - first.span.start_us, second.span.end_us - first.span.end_us
    if first.region is not None and second.region is not None:
        left, top = second.region.left_ppm - first.region.left_ppm, second.region.top_ppm - first.region.top_ppm
        right, bottom = _right(second.region) - _right(first.region), _bottom(second.region) - _bottom(first.region)
    return Edges(start, end, left, top, right, bottom)


def _right(region: Region) -> int:
    return region.left_ppm + region.width_ppm


def _bottom(region: Region) -> int:
    return region.top_ppm + region.height_ppm
