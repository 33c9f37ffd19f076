"""Performs the worked review of a sample case through the ordinary operations, one act after another.

The case's truth file says what is planted in its evidence and what a careful reviewer must find.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from reviewer.domain.evidence import Citation, CitationKind, Exhibit, ExhibitKind, Region
from reviewer.domain.findings import Cause, FindingKind, FindingText
from reviewer.domain.ids import FindingId, MarkerId, ReviewId
from reviewer.domain.moments import Span
from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.evidence import CiteEvidence, MeasureItem, PlaceMarker, RecordPlayed
from reviewer.operations.findings import Commend, DeductPoints, EditFinding
from reviewer.operations.review import Decide
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import Desk, desk
from reviewer.rubric.items.timed import TimedRule

Truth = Mapping[str, Any]

_UNPLAYED_TAIL = 6
"""The demonstration leaves the last sixth of the recorder unplayed, so that the ledger has something to show."""


@dataclass(frozen=True)
class WorkedReview:
    """One open review and the truth it is worked from."""

    workspace: Workspace
    review_id: ReviewId
    truth: Truth
    desk: Desk

    @classmethod
    def of(cls, workspace: Workspace, review_id: ReviewId, truth_file: Path) -> Self:
        return cls(workspace, review_id, json.loads(truth_file.read_text(encoding="utf-8")), workspace.fetch(desk, review_id))

    def perform(self) -> Citation | None:
        """Everything but one proof: the last deduction is left without its evidence, as a review in the middle of the day is.

        Returns the citation that is missing; `prove_last` adds it.
        """
        self._play()
        measured = self._measure()
        for told in self.truth["verdicts"]:
            state = VerdictState(told["state"])
            if state is not VerdictState.NOT_MET and told["item"] not in measured:
                self.workspace.perform(Decide(self.review_id, Verdict(told["item"], state, reason=told["reason"])))
        pending: Citation | None = None
        for told in self.truth["findings"]:
            finding_id, citations = self._establish(told), list(self._citations(told))
            if told is self._last_deduction():
                pending, citations = citations[0], []
            for citation in citations:
                self.workspace.perform(CiteEvidence(finding_id, citation))
        return pending

    def prove_last(self, citation: Citation) -> None:
        """Adds the proof that `perform` left out."""
        unproved = [finding for finding in self.workspace.fetch(desk, self.review_id).findings if not finding.is_proved]
        for finding in unproved:
            self.workspace.perform(CiteEvidence(finding.id, citation))

    def _last_deduction(self) -> Truth:
        deductions: list[Truth] = [told for told in self.truth["findings"] if told["kind"] == FindingKind.DEDUCTION.value]
        return deductions[-1]

    def _play(self) -> None:
        for laid in self.desk.exhibits:
            duration_us = laid.exhibit.facts.duration_us
            if laid.exhibit.kind is ExhibitKind.FILM:
                self._played(laid.exhibit, Span(0, duration_us))
            elif laid.exhibit.kind is ExhibitKind.SOUND:
                self._played(laid.exhibit, Span(0, duration_us - duration_us // _UNPLAYED_TAIL))

    def _played(self, exhibit: Exhibit, span: Span) -> None:
        self.workspace.perform(RecordPlayed(self.review_id, exhibit.id, (span,)))

    def _measure(self) -> set[str]:
        """Marks the moments the rubric knows and measures every timed item between its two; returns the items measured."""
        markers: dict[str, MarkerId] = {}
        for moment in self.truth["moments"]:
            kind = moment["kind"] if moment["kind"] in self.desk.rubric.moments else ""
            instant = moment["timeline_us"]
            placed = self.workspace.perform(PlaceMarker(self.review_id, kind, Span(instant, instant), moment["label"]))
            if kind:
                markers[kind] = placed.result
        measured = set()
        for item in self.desk.rubric.items():
            rule = item.rule
            if isinstance(rule, TimedRule) and rule.start in markers and rule.end in markers:
                self.workspace.perform(MeasureItem(self.review_id, item.code, markers[rule.start], markers[rule.end]))
                measured.add(item.code)
        return measured

    def _establish(self, told: Truth) -> FindingId:
        text = FindingText(told["fact"], told["quote"], told["analysis"], told["advice"])
        if told["kind"] == FindingKind.COMMENDATION.value:
            finding_id = self.workspace.perform(Commend(self.review_id, told["item"], text)).result
        else:
            finding_id = self.workspace.perform(DeductPoints(self.review_id, told["item"], text, told["occurrences"])).result
        cause = Cause(told["cause"]) if told["cause"] else None
        self.workspace.perform(EditFinding(finding_id, cause=cause, position=told["position"] or None))
        return finding_id

    def _citations(self, told: Truth) -> Iterator[Citation]:
        by_path = {laid.exhibit.path: laid.exhibit for laid in self.desk.exhibits}
        for place in told["citations"]:
            span, region = place.get("span"), place.get("region")
            yield Citation(
                CitationKind(place["kind"]),
                by_path[place["exhibit"]].id,
                Span(span["start_us"], span["end_us"]) if span else None,
                Region(**region) if region else None,
                words=place.get("words", ""),
            )
