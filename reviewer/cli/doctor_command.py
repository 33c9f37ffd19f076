"""`reviewer doctor`: what this machine has, what it lacks, and the line to type for it."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from reviewer.cli.options import AsJson, WorkspaceOption, workspace_folder
from reviewer.cli.speaking import Exit, Voice
from reviewer.places import resource
from reviewer.wording import say

_WINDOW_PROBE = "from PySide6.QtWidgets import QApplication; QApplication(['doctor'])"
_SOUND_PROBE = (
    "from PySide6.QtCore import QCoreApplication; from PySide6.QtMultimedia import QMediaDevices; "
    "app = QCoreApplication([]); raise SystemExit(0 if not QMediaDevices.defaultAudioOutput().isNull() else 1)"
)
_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "Inter-Regular.ttf")
_PACKAGES = ("PySide6_Essentials", "PySide6_Addons", "av", "opencv-python-headless", "SQLAlchemy", "reportlab", "pikepdf", "pyHanko")
_LEAST_FREE_BYTES = 2 * 2**30


@dataclass(frozen=True)
class Finding:
    """One thing examined. `level` is `good`, `advice` (works without) or `missing` (the program needs it)."""

    subject: str
    level: str
    sentence: str


def add_to(program: typer.Typer) -> None:
    program.command("doctor")(examine)


def examine(workspace: WorkspaceOption = None, as_json: AsJson = False) -> None:
    """Say what is missing on this machine and how to get it."""
    voice = Voice(as_json)
    found = [
        _python(),
        *_packages(),
        _window(),
        _sound(),
        _fonts(),
        _workspace(workspace_folder(workspace)),
        _program("pdfsig", "poppler-utils"),
    ]
    missing = [finding for finding in found if finding.level == "missing"]
    document: dict[str, object] = {"well": not missing, "findings": [vars(finding) for finding in found]}
    voice.result(document, *(f"{finding.level:8} {finding.subject}: {finding.sentence}" for finding in found))
    if missing:
        raise typer.Exit(int(Exit.REFUSED))


def _python() -> Finding:
    return Finding("python", "good", f"{platform.python_version()}, {sys.platform}")


def _packages() -> list[Finding]:
    found = []
    for package in _PACKAGES:
        try:
            found.append(Finding(package, "good", version(package)))
        except PackageNotFoundError:
            found.append(Finding(package, "missing", say("cli.package_missing", package=package)))
    return found


def _window() -> Finding:
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or sys.platform in {"darwin", "win32"}
    outcome = _child(_WINDOW_PROBE, {} if has_display else {"QT_QPA_PLATFORM": "offscreen"})
    if outcome.returncode:
        last = (outcome.stderr.strip().splitlines() or ["?"])[-1]
        return Finding("window", "missing", say("cli.window_missing", reason=last))
    if not has_display:
        return Finding("window", "advice", say("cli.no_display"))
    return Finding("window", "good", say("cli.window_good"))


def _sound() -> Finding:
    outcome = _child(_SOUND_PROBE, {})
    return Finding("sound", "good", say("cli.sound_good")) if outcome.returncode == 0 else Finding("sound", "advice", say("cli.no_sound"))


def _fonts() -> Finding:
    lacking = [name for name in _FONTS if not resource("fonts", name).is_file()]
    if lacking:
        return Finding("fonts", "missing", say("cli.fonts_missing", names=", ".join(lacking)))
    return Finding("fonts", "good", say("cli.fonts_good"))


def _workspace(folder: Path) -> Finding:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    if not os.access(there, os.W_OK):
        return Finding("workspace", "missing", say("cli.workspace_not_writable", folder=folder))
    free = shutil.disk_usage(there).free
    sentence = say("cli.workspace_free", folder=folder, gigabytes=f"{free / 2**30:.1f}")
    return Finding("workspace", "good" if free > _LEAST_FREE_BYTES else "advice", sentence)


def _program(name: str, package: str) -> Finding:
    if shutil.which(name):
        return Finding(name, "good", say("cli.program_good"))
    return Finding(name, "advice", say("cli.program_missing", name=name, package=package))


def _child(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env={**os.environ, **environment}, check=False
    )
