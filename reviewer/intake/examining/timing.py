"""Clocks: exhibits outside the visit, without a usable time, or whose clock is plainly off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining.case import Case, found_in


def mistimed(case: Case) -> Iterator[IntakeFinding]:
    for file in case.files:
        yield from _clock(case, file)


def _clock(case: Case, file: StagedFile) -> Iterator[IntakeFinding]:
    if file.kind is ExhibitKind.DOCUMENT:
        return
    visit = case.submission.visit
    claimed = file.claimed_at
    if claimed is None:
        yield found_in("clock_unknown", Severity.MINOR, file)
        return
    end = claimed + timedelta(microseconds=file.facts.duration_us)
    # A clock may be off by what it is unsure of.
    slack = timedelta(microseconds=file.uncertainty_us if file.clock_source is not ClockSource.UNKNOWN else 0)
    if claimed > visit.end + slack or end < visit.start - slack:
        facts = {"at": claimed.isoformat(), "start": visit.start.isoformat(), "end": visit.end.isoformat()}
        yield replace(found_in("outside_visit", Severity.MAJOR, file, **facts), at=claimed)
