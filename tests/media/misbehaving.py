"""What a decoder may do when a file turns against it; run in the sandbox by the tests beside it."""

import ctypes
import os
import signal
import sys
from pathlib import Path

from reviewer.media.sandbox import LONGEST_REPLY


def answer(path: str, number: int = 1) -> dict:
    return {"path": path, "number": number, "process": os.getpid()}


def surroundings(path: str) -> dict:
    return {"variables": sorted(os.environ)}


def crash(path: str) -> dict:
    ctypes.string_at(0)
    return {}


def leave(path: str) -> dict:
    os._exit(3)


def fail(path: str) -> dict:
    raise LookupError(path)


def wait(path: str) -> dict:
    signal.pause()
    return {}


def spin(path: str) -> dict:
    while True:
        pass


def swell(path: str) -> dict:
    return {"size": len(bytearray(4 * 2**30))}


def chatter(path: str) -> dict:
    print("a decoder prints a warning")
    os.write(1, b"and from C as well\n")
    sys.stdout.flush()
    return {"is_heard": True}


def flood(path: str) -> dict:
    return {"text": "x" * (LONGEST_REPLY + 1)}


def write(path: str) -> dict:
    Path(path).write_bytes(b"x" * 5000)
    return {}


def prevaricate(path: str) -> dict:
    return {"content": "film", "facts": {"width": "wide"}, "moment": None}
