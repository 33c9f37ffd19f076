"""Checking a scorecard: the file, the originals of its bundle, and whether a later version has taken its place."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.intake import read_bundle
from reviewer.reports.known_roots import known_revocations, known_roots
from reviewer.reports.verification import Reason, State, Verification, because
from reviewer.reports.verifying import Reliance, verify


@dataclass(frozen=True)
class Known:
    """What the reader knows besides the file: revocation lists, later scorecards, whether quality assurance must have signed."""

    revoked: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    needs_countersignature: bool = False


def verify_scorecard(pdf: Path, *, bundle: Path | None = None, trust: Sequence[Path] = (), known: Known | None = None) -> Verification:
    """Verifies offline; without `trust` it relies on the roots known on this machine.

    A bundle is read as strictly as for import. Raises Refused when the bundle itself is broken, CannotRead for the PDF.
    """
    besides = known or Known()
    reliance = Reliance.read(
        trust or known_roots(), besides.revoked or known_revocations(), needs_countersignature=besides.needs_countersignature
    )
    found = verify(pdf, originals=None if bundle is None else _digests(bundle), reliance=reliance)
    reasons = _superseding(pdf, found, [(other, verify(other, reliance=reliance)) for other in besides.others])
    return replace(found, state=State.CANNOT_TELL, reasons=reasons) if found.is_genuine and reasons else found


def _superseding(pdf: Path, found: Verification, others: Sequence[tuple[Path, Verification]]) -> tuple[Reason, ...]:
    """A genuine later version of the same number, or one that names this very file, takes its place."""
    digest = hashlib.sha256(pdf.read_bytes()).hexdigest()
    reasons = []
    for path, other in others:
        if found.card is None or other.card is None or not other.is_genuine:
            continue
        is_later = other.card.number == found.card.number and other.card.version > found.card.version
        if is_later or other.card.replaces == digest:
            reasons.append(because("superseded", version=other.card.version, file=path.name))
    return tuple(reasons)


def _digests(bundle: Path) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="reviewer-verify-") as folder:
        return {file.path: file.sha256 for file in read_bundle(bundle, Path(folder)).files}
