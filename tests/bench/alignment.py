"""What laying recordings on one clock costs, and how well it is done: `python -m tests.bench.alignment [--long] [--strangers N]`.

Recordings of hours are made first, which takes minutes; they are kept in out/bench-alignment for the next run. Every cost stands beside
that of decoding alone, which depends on the machine in the same way. Where audio-offset-finder, syncstart or audalign are installed,
they get the same pair; they are no dependencies of ours.
"""

import argparse
import importlib.util
import itertools
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from reviewer.media.alignment import align
from reviewer.media.alignment.hearing import listen
from tests.media.alignment.scenes import RATE, music, on_a_clock, pink, record, speech, with_noise

FOLDER = Path("out/bench-alignment")
START_S = 137.432
ALONE = """
import json, resource, sys, time
from pathlib import Path
from reviewer.media.alignment import align
begun = time.perf_counter()
found = align(Path(sys.argv[1]), Path(sys.argv[2]))
wall_s = time.perf_counter() - begun
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({
    "wall_s": wall_s,
    "cpu_s": sum(each.ru_utime + each.ru_stime for each in used),
    "peak_mb": (used[0].ru_maxrss + 2 * used[1].ru_maxrss) / 1024,
    "aligned": found.aligned,
    "offset_ms": found.offset_us / 1000,
    "drift_ppm": float(found.drift_ppm),
    "uncertainty_ms": found.uncertainty_us / 1000,
}))
"""
PEERS = {
    "audio_offset_finder": "from audio_offset_finder.audio_offset_finder import find_offset_between_files as f;"
    "r = f(a, b, trim=100000); print(r['time_offset'])",
    "syncstart": "from syncstart import file_offset as f; print(f(in1=a, in2=b, take=100000)[1])",
    "audalign": "import audalign; print(audalign.align_files(a, b, recognizer=audalign.CorrelationRecognizer()))",
}


@dataclass(frozen=True)
class Pair:
    """Two recordings to be made: the other hears the reference's scene from START_S on."""

    name: str
    minutes: int
    codec: tuple[str, str, int, int]
    snr_db: float
    fast_ppm: int
    wall_s: float
    overlap_min: int = 0


AAC, OPUS, AMR = ("m4a", "aac", 32_000, 44_100), ("ogg", "libopus", 16_000, 48_000), ("amr", "libopencore_amrnb", 12_200, 8_000)
SHORT = (
    Pair("10 min, AMR, 20 dB", 10, AMR, 20, 20, 1.0),
    Pair("10 min, Opus, -5 dB", 10, OPUS, -5, -50, 1.0),
    Pair("10 min, AAC, -15 dB", 10, AAC, -15, 100, 1.0),
    Pair("10 min, AAC, 3 min in common", 10, AAC, 5, 50, 1.0, overlap_min=3),
)
LONG = (
    Pair("2 h, AMR, 5 dB", 120, AMR, 5, 50, 6.0),
    Pair("2 h, Opus, -15 dB", 120, OPUS, -15, -100, 6.0),
    Pair("2 h, AAC, 3 min in common", 120, AAC, 5, 50, 6.0, overlap_min=3),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="two-hour pairs too; making them takes about ten minutes")
    parser.add_argument("--peers", action="store_true", help="the peers that are installed, on the first ten-minute pair")
    parser.add_argument("--strangers", type=int, default=0, help="so many unrelated pairs of three minutes")
    chosen = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    table = Table(title="alignment", title_justify="left")
    for heading in ("pair", "wall s", "asked", "cpu s", "decoding s", "peak MB", "offset off by ms", "drift off by ppm", "stated ± ms"):
        table.add_column(heading, justify="left" if heading == "pair" else "right")
    for pair in (*SHORT, *(LONG if chosen.long else ())):
        table.add_row(*_measured(pair))
    Console(width=130).print(table)
    if chosen.peers:
        _compare(*_files(SHORT[0]))
    if chosen.strangers:
        _count_false(chosen.strangers)


def _measured(pair: Pair) -> Iterator[str]:
    reference, other = _files(pair)
    begun = time.perf_counter()
    for path in (reference, other):
        listen(path).samples.close()
    decoding_s = time.perf_counter() - begun
    # In a process of its own, or its peak would be that of making the recordings.
    done = subprocess.run([sys.executable, "-c", ALONE, str(reference), str(other)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    yield from (pair.name, f"{found['wall_s']:.2f}", f"{pair.wall_s:.0f}", f"{found['cpu_s']:.2f}", f"{decoding_s:.2f}")
    yield f"{found['peak_mb']:.0f}"
    if not found["aligned"]:
        yield from ("refused", "", "")
        return
    drift_ppm = (1 / (1 + pair.fast_ppm * 1e-6) - 1) * 1e6
    yield f"{found['offset_ms'] - _start_s(pair) * 1000:+.3f}"
    yield f"{found['drift_ppm'] - drift_ppm:+.4f}"
    yield f"{found['uncertainty_ms']:.2f}"


def _start_s(pair: Pair) -> float:
    return pair.minutes * 60 - pair.overlap_min * 60 if pair.overlap_min else START_S


def _files(pair: Pair) -> tuple[Path, Path]:
    """The pair's recordings, made where they are not there yet."""
    ending, codec, bit_rate, rate = pair.codec
    reference, other = FOLDER / f"{pair.minutes}.m4a", FOLDER / f"{pair.name.replace(' ', '')}.{ending}"
    seconds = pair.minutes * 60
    if not reference.exists():
        record(
            reference, with_noise(_scene(pair.minutes)[: seconds * RATE], pink(seconds, 2), 20), codec="aac", bit_rate=64_000, rate=44_100
        )
    if not other.exists():
        start = round(_start_s(pair) * RATE)
        heard = with_noise(_scene(pair.minutes)[start : start + seconds * RATE], pink(seconds, 3), pair.snr_db)
        record(other, on_a_clock(heard, pair.fast_ppm), codec=codec, bit_rate=bit_rate, rate=rate)
    return reference, other


@cache
def _scene(minutes: int) -> "np.ndarray":
    return speech(minutes * 120, 1)


def _compare(reference: Path, other: Path) -> None:
    for name, program in PEERS.items():
        if importlib.util.find_spec(name) is None:
            sys.stdout.write(f"{name}: not installed\n")
            continue
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", f"a, b = {str(reference)!r}, {str(other)!r}; {program}"], capture_output=True, text=True, check=False
        )
        last = (done.stdout.strip() or done.stderr.strip() or "?").splitlines()[-1]
        sys.stdout.write(f"{name}: {time.perf_counter() - begun:.2f} s wall, truth {START_S} s, says {last[:200]}\n")


def _count_false(pairs: int) -> None:
    """Unrelated pairs of every kind in turn; any that is aligned is named."""
    for kind, make in STRANGERS.items():
        each = -(-pairs // len(STRANGERS))
        count = next(n for n in itertools.count(2) if n * (n - 1) // 2 >= each)
        recordings = []
        for number in range(count):
            path = FOLDER / f"stranger-{kind.replace(' ', '-')}-{number}.wav"
            recordings.append(path if path.exists() else record(path, make(number)))
        tried = list(itertools.combinations(recordings, 2))[:each]
        false = [f"{one.stem} and {two.stem}" for one, two in tried if align(one, two).aligned]
        sys.stdout.write(f"{kind}: {len(false)} of {len(tried)} strangers aligned {false[:3]}\n")


STRANGERS: dict[str, Callable[[int], "np.ndarray"]] = {
    "speech": lambda number: with_noise(speech(180, 500 + number), pink(180, 600 + number), 10),
    "speech in the same noise": lambda number: with_noise(speech(180, 700 + number), pink(180, 3), 3),
    "speech over the same music": lambda number: with_noise(speech(180, 800 + number), music(180, 4), 6),
    "speech over the same loop": lambda number: with_noise(speech(180, 900 + number), np.roll(music(180, 5, loop=60), number * 99_991), 6),
    "near silence": lambda number: pink(180, 950 + number) * 1e-4,
    "a tone": lambda number: (0.2 * np.sin(np.arange(180 * RATE) * 2 * np.pi * 440 / RATE + number)).astype(np.float32),
}


if __name__ == "__main__":
    main()
