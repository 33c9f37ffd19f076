"""What reading a large bundle costs beside the least that could be done with the same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.intake import bundles

MIB = 2**20
FILE_MIB = 64
BLOCK = 4 * MIB
KINDS = ("film", "stored", "sound", "sheet")

READ = """
import resource, sys, time
from pathlib import Path
from reviewer.intake import read_bundle
staging = Path(sys.argv[2]); staging.mkdir()
begun = time.perf_counter()
read_bundle(Path(sys.argv[1]), staging)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def a_large_bag(folder: Path, mebibytes: int) -> Path:
    """A bag folder of what submissions are made of: half packed recordings, a quarter plain sound, a quarter sheets; kept as documents."""
    files = {}
    (folder / "data").mkdir(parents=True)
    for number in range(mebibytes // FILE_MIB):
        path = f"data/{number:03d}{KINDS[number % len(KINDS)]}.bin"
        digest = hashlib.sha256()
        with (folder / path).open("wb") as file:
            for part in range(FILE_MIB):
                block = _mebibyte(KINDS[number % len(KINDS)], seed=number * FILE_MIB + part)
                digest.update(block)
                file.write(block)
        files[path] = digest.hexdigest()
    described = [
        {"path": path, "size": FILE_MIB * MIB, "sha256": sha256, "media_type": "application/octet-stream", "role": "document"}
        for path, sha256 in files.items()
    ]
    manifest = "".join(f"{sha256}  {path}\n" for path, sha256 in files.items()).encode()
    bag = bundles.a_bag({}, {**bundles.a_document({}), "files": described}, manifest=manifest, bag_info=None)
    bundles.laid_out(folder, bag)
    return folder


def _mebibyte(kind: str, seed: int) -> bytes:
    chance = np.random.default_rng(seed)
    if kind == "sound":
        return np.cumsum(chance.integers(-40, 40, MIB // 2)).astype(np.int16).tobytes()
    if kind == "sheet":
        line = b"%07d,Q%02d,yes,the visitor was greeted within %d s\n"
        return b"".join(line % (seed * 20_000 + row, row % 97, chance.integers(9)) for row in range(20_000)).ljust(MIB, b" ")[:MIB]
    return chance.bytes(MIB)


def zipped(folder: Path, target: Path) -> Path:
    """The folder as a zip, every second recording stored and all else deflated."""
    with zipfile.ZipFile(target, "w", compresslevel=6) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder), zipfile.ZIP_STORED if "stored" in path.name else zipfile.ZIP_DEFLATED)
    return target


def one_pass(folder: Path, target: Path) -> float:
    """Seconds for reading, digesting and writing the payload in one pass, brought to the disk at the end of each file."""
    target.mkdir()
    begun = time.perf_counter()
    for path in sorted((folder / "data").iterdir()):
        digest = hashlib.sha256()
        with path.open("rb", buffering=0) as source, (target / path.name).open("wb", buffering=0) as copy:
            while block := source.read(BLOCK):
                digest.update(block)
                copy.write(block)
            os.fsync(copy.fileno())
    return time.perf_counter() - begun


def hashing(folder: Path) -> float:
    """Seconds for digesting the unpacked payload alone."""
    begun = time.perf_counter()
    for path in sorted((folder / "data").iterdir()):
        with path.open("rb", buffering=0) as source:
            hashlib.file_digest(source, "sha256")
    return time.perf_counter() - begun


def reading(bundle: Path, staging: Path) -> tuple[float, float]:
    """Seconds and bytes of memory of an import's reading, in a process of its own."""
    run = subprocess.run([sys.executable, "-c", READ, str(bundle), str(staging)], check=True, capture_output=True, text=True)
    seconds, memory = map(float, run.stdout.split())
    return seconds, memory


def cleared(act: Callable[[Path], float], place: Path) -> float:
    """What `act` returns, with the folder it filled taken away again."""
    try:
        return act(place)
    finally:
        shutil.rmtree(place)
