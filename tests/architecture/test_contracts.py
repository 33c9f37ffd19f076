"""Imports only go down: the contracts of pyproject.toml, checked with the suite and not only by whoever remembers to."""

import subprocess
import sys

from tests.architecture.sources import ROOT


def test_every_import_contract_is_kept():
    # In a process of its own: import-linter sets up logging and caches for the whole process.
    command = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command(['--no-logo', '--no-cache']))"
    finished = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
