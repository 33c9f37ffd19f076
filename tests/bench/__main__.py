"""What the program costs on this machine, beside its budgets: `make bench`. Nothing here is a test; no test asserts a time.

Each figure is taken through the front door, on a workspace made for the purpose. Shares over 100 % are over budget.
"""

import hashlib
import itertools
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from reviewer.domain.review import Verdict, VerdictState
from reviewer.operations.review import Decide
from reviewer.operations.workspace import Workspace
from reviewer.queries.desk import desk
from reviewer.reports.identity import Identity
from reviewer.reports.scorecard_pdf import render
from reviewer.reports.signing import sign
from reviewer.reports.verifying import verify
from reviewer.rubric.library import shipped
from reviewer.rubric.scoring import score
from reviewer.rubric.trace import explain
from reviewer.wording import Language
from tests.bench import examining, importing
from tests.builders import REVIEWER, a_review
from tests.reports.cards import a_card

STARTS = 5
RATINGS = 1_000_000
OPERATIONS = 300
READINGS = 30
RESCORED = 10_000
DIGESTED_MIB = 64
LARGE_MIB = 1024
PASSPHRASE = "only for measuring"
# What `reviewer` loads before its first window.
WINDOW_MODULES = """
import importlib, pkgutil, reviewer.ui
for module in pkgutil.walk_packages(reviewer.ui.__path__, "reviewer.ui."):
    importlib.import_module(module.name)
"""


@dataclass(frozen=True)
class Figure:
    """One measured cost in milliseconds; `budget_ms` is 0 where there is none."""

    what: str
    cost_ms: float
    budget_ms: float = 0

    @property
    def share(self) -> str:
        return f"{self.cost_ms / self.budget_ms:.0%}" if self.budget_ms else ""


def main() -> None:
    table = Table(title=_machine(), title_justify="left")
    table.add_column("what")
    table.add_column("ms", justify="right")
    table.add_column("budget", justify="right")
    table.add_column("share", justify="right")
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(Path(folder)):
            budget = f"{figure.budget_ms:.0f}" if figure.budget_ms else ""
            table.add_row(figure.what, f"{figure.cost_ms:.2f}", budget, figure.share)
    Console(width=110).print(table)


def _machine() -> str:
    cpu = Path("/proc/cpuinfo")
    models = (
        [line.partition(":")[2].strip() for line in cpu.read_text().splitlines() if line.startswith("model name")] if cpu.exists() else []
    )
    model = models[0] if models else platform.processor()
    return (
        f"{platform.node()}: {model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def _figures(folder: Path) -> Iterator[Figure]:
    yield Figure(f"SHA-256 of {DIGESTED_MIB} MiB (to compare machines)", _yardstick())
    yield Figure("start of the program, modules of the window loaded", _process("-c", WINDOW_MODULES), 1000)
    yield from _workspace(folder / "workspace")
    yield from _scoring()
    yield from _paper(folder)
    yield from _agreement(folder / "ratings.csv")
    yield from _large_bundles(folder)
    yield from _examining(folder)


def _examining(folder: Path) -> Iterator[Figure]:
    yield Figure(f"one photo sought among {examining.PHOTOS:,}, hash stage", examining.search_ms(), 1)
    yield Figure("one 12-MP photo: view, thumbnail, quality, numbers; 2 children", examining.photo_ms(folder / "photos"), 25)
    share, wrong, pairs = examining.recognition()
    yield Figure(f"copies of photos missed, per thousand ({wrong} false matches in {pairs:,} pairs)", (1 - share) * 1000, 20)


def _large_bundles(folder: Path) -> Iterator[Figure]:
    """Side by side in one run: what must be done with the bytes at least, and what reading a bundle of them takes."""
    bag = importing.a_large_bag(folder / "large", LARGE_MIB)
    packed = importing.zipped(bag, folder / "large.zip")
    hashing = min(importing.hashing(bag) for _ in range(STARTS)) * 1000
    copying = min(importing.cleared(partial(importing.one_pass, bag), folder / "one-pass") for _ in range(2)) * 1000
    yield Figure(f"SHA-256 of {LARGE_MIB} MiB in files", hashing)
    yield Figure(f"read, SHA-256 and write of {LARGE_MIB} MiB in one pass", copying)
    memory = 0.0
    for what, bundle, budget in (("folder", bag, 1.25 * copying), ("zip", packed, 1.8 * hashing)):
        runs = []
        for _ in range(2):
            seconds, used = importing.reading(bundle, folder / "staging")
            shutil.rmtree(folder / "staging")
            runs.append(seconds * 1000)
            memory = max(memory, used)
        yield Figure(f"the same as a {what}, read for import", min(runs), budget)
    yield Figure("most memory of those readings, in MiB", memory / importing.MIB, 300)


def _workspace(folder: Path) -> Iterator[Figure]:
    with Workspace.open(folder, actor=REVIEWER) as workspace:
        begun = time.perf_counter()
        review_id = a_review(workspace)
        yield Figure("import of a bundle of 4 files, and its review opened", (time.perf_counter() - begun) * 1000)
        items = itertools.cycle(line.item.code for line in workspace.fetch(desk, review_id).items)
        verdicts = [Decide(review_id, Verdict(next(items), VerdictState.MET)) for _ in range(OPERATIONS)]
        costs = [_once(partial(workspace.perform, verdict)) for verdict in verdicts]
        yield Figure("one operation, on disk: median", statistics.median(costs))
        yield Figure("one operation, on disk: 99th percentile", statistics.quantiles(costs, n=100)[98], 5)
        yield Figure("undo of one operation: median", statistics.median(_once(lambda: workspace.undo(review_id)) for _ in range(READINGS)))
        yield Figure(
            "what the desk shows, read: median", statistics.median(_once(lambda: workspace.fetch(desk, review_id)) for _ in range(READINGS))
        )

    def reopened() -> None:
        with Workspace.open(folder, actor=REVIEWER) as workspace:
            workspace.fetch(desk, review_id)

    yield Figure("opening the case: workspace opened and the desk read", statistics.median(_once(reopened) for _ in range(STARTS)), 500)


def _scoring() -> Iterator[Figure]:
    """The largest shipped rubric, each fourth item lost, another one each time: as after a new version of it."""
    rubric = shipped("property-office")
    codes = [item.code for item in rubric.items()]
    states = [VerdictState.NOT_MET, VerdictState.MET, VerdictState.MET, VerdictState.MET]
    reviews = [{code: Verdict(code, states[(place + turn) % 4]) for place, code in enumerate(codes)} for turn in range(4)]
    chosen = itertools.islice(itertools.cycle(reviews), RESCORED)
    yield Figure(
        f"{RESCORED:,} reviews of {len(codes)} items scored again, one core",
        _once(lambda: [score(rubric, each) for each in chosen]),
        10_000,
    )
    change = partial(lambda verdicts: explain(score(rubric, verdicts), rubric, Language.SIMPLIFIED), reviews[0])
    yield Figure("one change scored again and told in words: median", statistics.median(_once(change) for _ in range(READINGS)), 16)


def _paper(folder: Path) -> Iterator[Figure]:
    pictures, unsigned, signed = folder / "pictures", folder / "unsigned.pdf", folder / "signed.pdf"
    pictures.mkdir()
    card = a_card(pictures)
    signer = Identity.create(folder / "identity", REVIEWER, organisation="Bench", passphrase=PASSPHRASE).unlock(PASSPHRASE)
    drawn = min(_once(lambda: render(card, unsigned)) for _ in range(2))
    yield Figure(f"scorecard drawn: PDF with {len(card.findings)} findings, {len(card.pictures)} pictures", drawn)
    yield Figure("scorecard signed", _once(lambda: sign(unsigned, signed, signer=signer, language=Language.ENGLISH)))
    yield Figure("scorecard verified: median", statistics.median(_once(lambda: verify(signed)) for _ in range(STARTS)))


def _agreement(sheet: Path) -> Iterator[Figure]:
    """Two raters who agree on about three of four items of a five-point scale; the whole command, CSV reading included."""
    chance = np.random.default_rng(8)
    first = chance.integers(1, 6, RATINGS // 2)
    second = np.where(chance.random(len(first)) < 0.7, first, chance.integers(1, 6, len(first)))
    with sheet.open("w", encoding="utf-8") as file:
        file.write("item,rater,rating\n")
        for place, (one, other) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
            file.write(f"S-{place:06d}/A-01,ana,{one}\nS-{place:06d}/A-01,ben,{other}\n")
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "reviewer", "agreement", str(sheet)], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cost = (time.perf_counter() - begun) * 1000
    # macOS counts in bytes, others in KiB.
    peak_mb = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    yield Figure(f"agreement of {RATINGS:,} ratings, the whole command (at most {peak_mb:.0f} of 500 MB)", cost, 5000)


def _once(act: Callable[[], object]) -> float:
    """Wall time of one call in milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _process(*arguments: str) -> float:
    """Median wall time of whole Python processes, the first of them left out because it warms the disk's cache."""
    run = [_once(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)) for _ in range(STARTS + 1)]
    return statistics.median(run[1:])


def _yardstick() -> float:
    block = bytes(DIGESTED_MIB * 1024 * 1024)
    return min(_once(lambda: hashlib.sha256(block).digest()) for _ in range(STARTS))


if __name__ == "__main__":
    main()
