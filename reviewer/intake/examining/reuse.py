"""Files and texts handed in before: in the same bundle, or with an earlier submission of the workspace."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import numpy as np

from reviewer.domain.evidence import ClockSource, ExhibitKind
from reviewer.domain.findings import Severity
from reviewer.domain.intake_findings import IntakeFinding
from reviewer.domain.reuse import KnownExhibit, KnownText
from reviewer.intake.bundle import StagedFile
from reviewer.intake.examining.material import Material, found, found_in
from reviewer.intake.examining.narrative import PLACES, WHOLE, alike, signature, texts
from reviewer.intake.names import printable
from reviewer.media.fingerprint import NEAR, Fingerprint
from reviewer.media.fingerprint_index import NumberIndex
from reviewer.media.quality import Measures
from reviewer.media.quality_measuring import is_made_from
from reviewer.media.sandbox import Sandbox

ALIKE = 0.75
"""The share of common pieces from which a text counts as told before."""

SAME_BY_NUMBER = 4
"""Without the earlier original, only a whole frame this near counts: different pictures measure 18 and more."""

_CONFIRMED = 5
_ONE_MOMENT = timedelta(minutes=1)

FindOriginal = Callable[[KnownExhibit], Path | None]
"""Where the original of an earlier exhibit lies; None when it was disposed of."""


def _nowhere(_: KnownExhibit) -> Path | None:
    return None


class Index:
    """Everything known of earlier submissions, ready to be asked. Build it once for many questions: it sorts all numbers."""

    def __init__(self, exhibits: Iterable[KnownExhibit] = (), texts: Iterable[KnownText] = ()) -> None:
        self._exhibits = tuple(exhibits)
        self._texts = tuple(texts)
        self._by_digest = {exhibit.sha256: exhibit for exhibit in reversed(self._exhibits)}
        self._frames = NumberIndex.of((owner, exhibit.numbers[:1]) for owner, exhibit in enumerate(self._exhibits))
        self._windows = NumberIndex.of((owner, exhibit.numbers[1:]) for owner, exhibit in enumerate(self._exhibits))
        self._signatures = np.array([text.signature for text in self._texts], np.uint32).reshape(-1, PLACES)

    def exact(self, sha256: str) -> KnownExhibit | None:
        """The earliest known exhibit with this digest."""
        return self._by_digest.get(sha256)

    def candidates(self, asked: tuple[int, ...]) -> list[tuple[KnownExhibit, int]]:
        """Photos that may show the same shot, the most alike first, by the numbers of `media.fingerprint.read`.

        With each the bits in which the whole frames differ; 64 where only a part is alike.
        """
        whole = self._frames.search(asked, radius=NEAR)
        parts = self._windows.search(asked, radius=NEAR, is_wide=False)
        owners = sorted({*whole, *parts}, key=lambda owner: (whole.get(owner, 64), parts.get(owner, 64), owner))
        return [(self._exhibits[owner], whole.get(owner, 64)) for owner in owners]

    def told(self, text: str) -> tuple[KnownText, float] | None:
        """The most alike text from ALIKE on, with the share of common pieces."""
        if not self._texts:
            return None
        shares = alike(signature(text), self._signatures)
        best = int(np.argmax(shares))
        return (self._texts[best], float(shares[best])) if shares[best] >= ALIKE else None


@dataclass(frozen=True)
class Earlier:
    """What was handed in before, and how to get at its originals."""

    index: Index
    original: FindOriginal = _nowhere


def remembered(material: Material, submission: str, codes: dict[str, str]) -> tuple[tuple[KnownExhibit, ...], tuple[KnownText, ...]]:
    """What later submissions are to be held against: `submission` is this one's name, `codes` the exhibit codes by path."""
    exhibits = []
    for file in material.files:
        fingerprint = material.measures.get(file.path, Measures()).fingerprint
        numbers = fingerprint.numbers if fingerprint else ()
        exhibits.append(KnownExhibit(submission, codes.get(file.path, file.path), file.sha256, numbers))
    known = tuple(KnownText(submission, place, signature(text)) for place, text in texts(material.submission).items())
    return tuple(exhibits), known


def reused(material: Material, earlier: Earlier | None) -> Iterator[IntakeFinding]:
    with Sandbox() as sandbox:
        yield from _within(material, sandbox)
        for file in material.files if earlier else ():
            if earlier is not None and file.size:
                yield from _before(material, file, earlier=earlier, sandbox=sandbox)
    if earlier is not None:
        yield from _told_before(material, earlier.index)


def _within(material: Material, sandbox: Sandbox) -> Iterator[IntakeFinding]:
    """One file under two names; and photos made from one shot, unless both clocks put them within a minute, as two tries are."""
    for one, other in combinations(material.files, 2):
        if one.sha256 == other.sha256 and one.size:
            yield found_in("file_twice", Severity.MINOR, other, other=printable(one.path))
    photos = [file for file in material.files if _fingerprint(material, file) is not None]
    index = Index(KnownExhibit("", str(number), file.sha256, _numbers(material, file)) for number, file in enumerate(photos))
    for number, file in enumerate(photos):
        measures = material.measures[file.path]
        for known, _ in index.candidates(measures.asked):
            other = photos[int(known.code)]
            is_pair = int(known.code) < number and other.sha256 != file.sha256 and not _are_two_tries(file, other)
            if is_pair and is_made_from(file.staged, other.staged, sandbox=sandbox):
                yield found_in("photo_twice", Severity.MINOR, file, other=printable(other.path))
                break


def _are_two_tries(one: StagedFile, other: StagedFile) -> bool:
    if one.captured_at is None or other.captured_at is None or ClockSource.UNKNOWN in {one.clock_source, other.clock_source}:
        return False
    return timedelta(0) < abs(one.captured_at - other.captured_at) <= _ONE_MOMENT


def _before(material: Material, file: StagedFile, *, earlier: Earlier, sandbox: Sandbox) -> Iterator[IntakeFinding]:
    known = earlier.index.exact(file.sha256)
    if known is not None:
        yield _seen("file_reused", file, known)
        return
    measures = material.measures.get(file.path)
    if file.kind is not ExhibitKind.PHOTO or measures is None:
        return
    for candidate, distance in earlier.index.candidates(measures.asked)[:_CONFIRMED]:
        original = earlier.original(candidate)
        is_same = is_made_from(file.staged, original, sandbox=sandbox) if original is not None else distance <= SAME_BY_NUMBER
        if is_same:
            yield _seen("photo_reused", file, candidate)
            return


def _told_before(material: Material, index: Index) -> Iterator[IntakeFinding]:
    """The whole narrative, or where that is new, single texts."""
    told = texts(material.submission)
    for place in sorted(told, key=lambda place: place != WHOLE):
        match = index.told(told[place])
        if match is not None:
            known, share = match
            facts = {"percent": round(share * 100), "submission": known.submission}
            yield found("text_reused", Severity.MAJOR, place="/answers" if place == WHOLE else place, **facts)
            if place == WHOLE:
                return


def _seen(kind: str, file: StagedFile, known: KnownExhibit) -> IntakeFinding:
    finding = found_in(kind, Severity.CRITICAL, file, exhibit=known.code, submission=known.submission)
    return replace(finding, at=file.captured_at if file.clock_source is not ClockSource.UNKNOWN else None)


def _fingerprint(material: Material, file: StagedFile) -> Fingerprint | None:
    return material.measures.get(file.path, Measures()).fingerprint


def _numbers(material: Material, file: StagedFile) -> tuple[int, ...]:
    fingerprint = _fingerprint(material, file)
    return fingerprint.numbers if fingerprint else ()
