"""Two reviews of one submission, item by item: decisions apart from evidence."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from reviewer.agreement.distributions import student_quantile
from reviewer.agreement.figures import UPPER, Figure, FloatArray, share, statement, undefined
from reviewer.agreement.overlap import EvidenceMatch, Match, match_citations
from reviewer.agreement.ratings import Ratings, Scale, Sheet, arrange
from reviewer.domain.evidence import Citation
from reviewer.domain.review import VerdictState

OVERLAP = statement("method_overlap")
MATCHED = statement("method_matched")


@dataclass(frozen=True)
class Opinion:
    """What one reviewer decided and cited, by rubric item; `total` is the scorecard's, None while items are open."""

    reviewer: str
    verdicts: Mapping[str, VerdictState]
    citations: Mapping[str, Sequence[Citation]] = field(default_factory=dict)
    total: float | None = None


@dataclass(frozen=True)
class PairedItem:
    """One rubric item in both reviews; None where a review leaves it open."""

    item: str
    first: VerdictState | None
    second: VerdictState | None
    evidence: EvidenceMatch

    @property
    def is_decided_alike(self) -> bool:
        return self.first is not None and self.first == self.second

    @property
    def is_proved_alike(self) -> bool:
        """True when every citation of either has its counterpart, also when there are none."""
        return not self.evidence.only_first and not self.evidence.only_second


def pair(first: Opinion, second: Opinion) -> tuple[PairedItem, ...]:
    """Both reviews side by side, in the order of the first, then what only the second has."""
    named = [*first.verdicts, *first.citations, *second.verdicts, *second.citations]
    return tuple(
        PairedItem(
            item,
            first.verdicts.get(item),
            second.verdicts.get(item),
            match_citations(first.citations.get(item, ()), second.citations.get(item, ())),
        )
        for item in dict.fromkeys(named)
    )


def verdict_ratings(cases: Mapping[str, Iterable[Opinion]]) -> Ratings:
    """The verdicts of many submissions as nominal ratings; an item here is one rubric item of one submission, `submission/item`."""
    entries = (
        (f"{submission}/{item}", opinion.reviewer, state.value)
        for submission, opinions in cases.items()
        for opinion in opinions
        for item, state in opinion.verdicts.items()
    )
    return arrange(Sheet.of(entries), scale=Scale.NOMINAL)


@dataclass(frozen=True)
class EvidenceAgreement:
    """How far reviewers agree on where the proof lies. Edge differences are medians of their absolute sizes, None without matches."""

    matched: Figure
    spans: Figure
    regions: Figure
    span_edges_us: float | None
    region_edges_ppm: float | None


def evidence_agreement(items: Iterable[PairedItem]) -> EvidenceAgreement:
    """Over the items of any number of paired reviews."""
    evidence = [item.evidence for item in items]
    matches = [match for each in evidence for match in each.matches]
    alone = sum(len(each.only_first) + len(each.only_second) for each in evidence)
    spans, regions = [match for match in matches if match.is_span], [match for match in matches if match.is_region]
    return EvidenceAgreement(
        matched=_matched(2 * len(matches), alone),
        spans=_mean_overlap(spans),
        regions=_mean_overlap(regions),
        span_edges_us=_median([abs(edge) for match in spans for edge in (match.edges.start_us, match.edges.end_us)]),
        region_edges_ppm=_median(
            [
                abs(edge)
                for match in regions
                for edge in (match.edges.left_ppm, match.edges.top_ppm, match.edges.right_ppm, match.edges.bottom_ppm)
            ]
        ),
    )


def _matched(with_counterpart: int, alone: int) -> Figure:
    """The share of citations with a counterpart; a matched pair counts as one observation for the interval."""
    citations = with_counterpart + alone
    if not citations:
        return undefined(MATCHED, statement("no_evidence"))
    value, independent = with_counterpart / citations, with_counterpart // 2 + alone
    return share(value, value * (1 - value) / independent, items=independent, method=MATCHED)


def _mean_overlap(matches: Sequence[Match]) -> Figure:
    if not matches:
        return undefined(OVERLAP, statement("no_match"))
    overlaps: FloatArray = np.array([match.overlap for match in matches], dtype=np.float64)
    value = float(overlaps.mean())
    if len(overlaps) < 2:
        return Figure(value, None, None, OVERLAP, (statement("one_item_no_interval"),))
    half = student_quantile(UPPER, len(overlaps) - 1) * float(overlaps.std(ddof=1)) / math.sqrt(len(overlaps))
    return Figure(value, min(value, max(0.0, value - half)), max(value, min(1.0, value + half)), OVERLAP)


def _median(sizes: Sequence[int]) -> float | None:
    return float(np.median(sizes)) if sizes else None
