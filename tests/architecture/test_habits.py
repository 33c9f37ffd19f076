"""Habits no linter rule of ours covers: broad catches, silenced checks without a reason, threads outside their rooms."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.sources import Source, everything, product, sources

BROAD = frozenset({"Exception", "BaseException"})
NOQA = re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*)?(?P<reason>.*)", re.IGNORECASE)
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z-]+(?:, ?[a-z-]+)*\])")

# Where threads may live, and why nowhere else: every lock and every hand-over between threads can then be read in one sitting.
THREADED = {
    "reviewer/ui/workbench.py": "the one store thread: every operation and query of the window",
    "reviewer/ui/background.py": "the pool that prepares media while the window stays awake",
    "reviewer/media/sandbox.py": "child processes in which shoppers' files are decoded, with their time limits",
    "reviewer/media/alignment/aligning.py": "two recordings are decoded at once, one per core; nothing is shared between them",
    "reviewer/intake/copying.py": "copies are digested and brought to the disk while the next bytes are read",
    "reviewer/media/engine/": "the playback engine: a decoder thread per film, a clock and a sound feed that several threads read",
    "reviewer/ui/player/": "hands the mixed sound to Qt's output in a thread of its own",
}
THREADING = frozenset({"threading", "_thread", "concurrent", "multiprocessing", "queue"})
SLEEPING = frozenset({"sleep", "msleep", "usleep", "qWait", "qSleep"})
# Errors that pure functions raise or let through start no thread.
THREADLESS = frozenset({"CancelledError"})
THREADING_OF_QT = frozenset({"QThread", "QThreadPool", "QRunnable", "QMutex", "moveToThread", "processEvents"})


def test_nothing_is_caught_broadly():
    broad = [source.place(node) for source in everything() for node in source.nodes(ast.ExceptHandler) if _is_broad(node)]
    assert broad == []


def test_every_silenced_type_error_names_its_code():
    assert [place for source in everything() for place, comment in _comments(source) if TYPE_IGNORE.search(comment)] == []


def test_every_silenced_lint_names_its_rule_and_its_reason():
    bare = [
        place
        for source in everything()
        for place, comment in _comments(source)
        if (silenced := NOQA.search(comment)) and not (silenced["codes"] and silenced["reason"].strip(" -:#"))
    ]
    assert bare == []


def test_threads_live_only_in_their_rooms():
    outside = [
        f"{source.place(node)} {name}"
        for source in product()
        if not source.name.startswith(tuple(THREADED))
        for node, name in _threading(source)
    ]
    assert outside == []


def test_every_room_for_threads_is_in_use():
    unused = [
        room
        for room in THREADED
        if (files := [source for source in sources("reviewer") if source.name.startswith(room)])
        and not any(list(_threading(source)) for source in files)
    ]
    assert unused == []


def test_no_test_waits_by_sleeping():
    sleeping = [
        source.place(node)
        for source in sources("tests")
        if source.name.rpartition("/")[2].startswith(("test_", "conftest"))
        for node in source.nodes(ast.Attribute)
        if node.attr in SLEEPING or ast.unparse(node) == "qtbot.wait"
    ]
    assert sleeping == []


def test_nothing_of_ours_is_mocked():
    mocking = [
        source.place(node)
        for source in sources("tests")
        for node in source.nodes(ast.Import, ast.ImportFrom)
        if "mock" in ast.unparse(node).lower()
    ]
    assert mocking == []


def _is_broad(node: ast.ExceptHandler) -> bool:
    if node.type is None:
        return True
    return any(isinstance(part, ast.Name) and part.id in BROAD for part in ast.walk(node.type))


def _comments(source: Source) -> Iterator[tuple[str, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            yield f"{source.name}:{token.start[0]}", token.string


def _threading(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Imports of Python's threading and uses of Qt's."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names if alias.name.split(".")[0] in THREADING)
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0 and (node.module or "").split(".")[0] in THREADING and not THREADLESS.issuperset(_imported(node)):
                yield node, str(node.module)
            yield from ((node, alias.name) for alias in node.names if alias.name in THREADING_OF_QT)
        elif isinstance(node, ast.Attribute) and node.attr in THREADING_OF_QT:
            yield node, node.attr


def _imported(node: ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names]
