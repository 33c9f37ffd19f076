"""Clocks: exhibits outside the visit, without a usable time, or whose clock is plainly off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.moments import SECOND_US
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining.material import Material, found_in


def mistimed(material: Material) -> Iterator[IntakeFinding]:
    yield from _devices(material)
    for file in material.files:
        if file.nonsense_at is not None:
            yield found_in("date_nonsense", Severity.MINOR, file, claim=file.nonsense_at.isoformat())
        yield from _clock(material, file)


def _clock(material: Material, file: StagedFile) -> Iterator[IntakeFinding]:
    if file.kind is ExhibitKind.DOCUMENT:
        return
    visit = material.submission.visit
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


def _devices(material: Material) -> Iterator[IntakeFinding]:
    """One finding for each device whose clock is off, at the first of its files."""
    seen: dict[str, list[StagedFile]] = {}
    for file in material.files:
        if file.correction_us:
            seen.setdefault(file.facts.device, []).append(file)
    for device, files in seen.items():
        correction_us = files[0].correction_us
        direction = "examining.clock_behind" if correction_us > 0 else "examining.clock_ahead"
        off = _length(abs(correction_us))
        yield found_in("clock_off", Severity.MINOR, files[0], device=device, off=off, direction_key=direction, count=len(files))


def _length(length_us: int) -> str:
    """`21 h 58 min`; seconds below an hour, where they matter."""
    minutes, seconds = divmod(length_us // SECOND_US, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"
