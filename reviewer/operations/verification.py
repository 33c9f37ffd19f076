"""Checking a scorecard, and the originals of its bundle against the manifest it carries."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from reviewer.intake import read_bundle
from reviewer.reports.known_roots import known_roots
from reviewer.reports.verification import Verification
from reviewer.reports.verifying import verify


def verify_scorecard(pdf: Path, *, bundle: Path | None = None, trust: Sequence[Path] = ()) -> Verification:
    """Verifies offline; without `trust` it relies on the roots known on this machine.

    A bundle is read as strictly as for import. Raises Refused when the bundle itself is broken, CannotRead for the PDF.
    """
    originals = None if bundle is None else _digests(bundle)
    return verify(pdf, originals=originals, trust=trust or known_roots())


def _digests(bundle: Path) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="reviewer-verify-") as folder:
        return {file.path: file.sha256 for file in read_bundle(bundle, Path(folder)).files}
