"""A picture to print and a journal to prove, made in code."""

import hashlib
from pathlib import Path

from PIL import Image, ImageDraw

from reviewer.reports.card import LogHead
from reviewer.reports.log_proof import proof_of_last
from reviewer.store.merkle import Frontier


def draw_scene(path: Path, size: tuple[int, int], number: int) -> None:
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, height * 0.7, width, height), fill=(120, 124, 118))
    draw.rectangle((width * 0.4, height * 0.3, width * 0.64, height * 0.7), fill=(60 + number % 120, 84, 110))
    draw.ellipse((width * 0.1, height * 0.4, width * 0.25, height * 0.6), fill=(96, 130, 96))
    image.save(path, "JPEG", quality=80)


def a_log_head() -> LogHead:
    leaves = [hashlib.sha256(b"step %d" % number).digest() for number in range(2318)]
    root = Frontier()
    for leaf in leaves:
        root.append(leaf)
    return LogHead(len(leaves), root.root().hex(), leaves[-1].hex(), tuple(node.hex() for node in proof_of_last(leaves)))
