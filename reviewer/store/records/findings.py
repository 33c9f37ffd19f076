"""Findings with the citations that hang on them."""

from dataclasses import asdict, dataclass

from reviewer.domain.evidence import Citation, CitationKind, Region
from reviewer.domain.findings import Cause, Finding, FindingKind, FindingText, PlacedCitation, Severity
from reviewer.domain.ids import CitationId, ExhibitId, FindingId, ReviewId
from reviewer.domain.moments import Span
from reviewer.store.journal import Row
from reviewer.store.reading import Reading
from reviewer.store.records import reviews
from reviewer.store.unit import Unit

_REGION = ("left_ppm", "top_ppm", "width_ppm", "height_ppm")
_COUNTERS = {FindingKind.COMMENDATION: ("commendations_given", "K")}
_OTHERWISE = ("findings_given", "F")


@dataclass(frozen=True)
class Draft:
    """A finding that has no code yet."""

    kind: FindingKind
    item: str
    text: FindingText
    occurrences: int = 1
    cause: Cause | None = None
    position: str = ""
    severity: Severity = Severity.MINOR


def add(unit: Unit, review_id: ReviewId, draft: Draft) -> FindingId:
    """Give a finding its code, `F-01` or `K-01` onwards in the order they are made, and keep it."""
    counter, letter = _COUNTERS.get(draft.kind, _OTHERWISE)
    number = reviews.next_number(unit, review_id, counter)
    values: Row = {
        "review_id": review_id,
        "code": f"{letter}-{number:02d}",
        "kind": draft.kind.value,
        "item": draft.item,
        "occurrences": draft.occurrences,
        **asdict(draft.text),
        "cause": draft.cause.value if draft.cause else None,
        "position": draft.position,
        "severity": draft.severity.value,
    }
    return FindingId(unit.insert("finding", values))


def change(unit: Unit, finding: Finding) -> None:
    """Write a finding's text, cause, position, severity and occurrences; code, kind and item stay."""
    values: Row = {
        "occurrences": finding.occurrences,
        **asdict(finding.text),
        "cause": finding.cause.value if finding.cause else None,
        "position": finding.position,
        "severity": finding.severity.value,
    }
    unit.update("finding", finding.id, values)


def remove(unit: Unit, finding_id: FindingId) -> None:
    """Take a finding away with its citations."""
    for row in unit.rows("citation", finding_id=finding_id):
        unit.delete("citation", row["id"])
    unit.delete("finding", finding_id)


def get(reading: Reading, finding_id: FindingId) -> Finding:
    """Raises RowUnknown."""
    row = reading.row("finding", finding_id)
    return _finding(row, reading.rows("citation", finding_id=finding_id))


def review_of(reading: Reading, finding_id: FindingId) -> ReviewId:
    """Raises RowUnknown."""
    return ReviewId(reading.row("finding", finding_id)["review_id"])


def of_review(reading: Reading, review_id: ReviewId) -> tuple[Finding, ...]:
    """In the order they were made."""
    citations = reviews.grouped(reading.rows_through("citation", "finding", review_id=review_id), "finding_id")
    return tuple(_finding(row, citations.get(row["id"], [])) for row in reading.rows("finding", review_id=review_id))


def on_item(reading: Reading, review_id: ReviewId, item: str) -> tuple[Finding, ...]:
    rows = reading.rows("finding", review_id=review_id, item=item)
    return tuple(_finding(row, reading.rows("citation", finding_id=row["id"])) for row in rows)


def cite(unit: Unit, finding_id: FindingId, citation: Citation) -> CitationId:
    span, region = citation.span, citation.region
    values: Row = {
        "finding_id": finding_id,
        "kind": citation.kind.value,
        "exhibit_id": citation.exhibit_id,
        "start_us": span.start_us if span else None,
        "end_us": span.end_us if span else None,
        **{name: getattr(region, name) if region else None for name in _REGION},
        "question": citation.question,
        "words": citation.words,
    }
    return CitationId(unit.insert("citation", values))


def finding_of(reading: Reading, citation_id: CitationId) -> FindingId:
    """Raises RowUnknown."""
    return FindingId(reading.row("citation", citation_id)["finding_id"])


def remove_citation(unit: Unit, citation_id: CitationId) -> None:
    unit.delete("citation", citation_id)


def _finding(row: Row, citations: list[Row]) -> Finding:
    return Finding(
        id=FindingId(row["id"]),
        code=row["code"],
        kind=FindingKind(row["kind"]),
        item=row["item"],
        occurrences=row["occurrences"],
        text=FindingText(row["fact"], row["quote"], row["analysis"], row["advice"], row["headline"]),
        cause=None if row["cause"] is None else Cause(row["cause"]),
        position=row["position"],
        severity=Severity(row["severity"]),
        citations=tuple(PlacedCitation(CitationId(found["id"]), _citation(found)) for found in citations),
    )


def _citation(row: Row) -> Citation:
    return Citation(
        kind=CitationKind(row["kind"]),
        exhibit_id=None if row["exhibit_id"] is None else ExhibitId(row["exhibit_id"]),
        span=None if row["start_us"] is None else Span(row["start_us"], row["end_us"]),
        region=None if row["left_ppm"] is None else Region(*(row[name] for name in _REGION)),
        question=row["question"],
        words=row["words"],
    )
