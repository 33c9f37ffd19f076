"""Where the links of ARCHITECTURE.md to lines should lead. `python -m tests.architecture.map_links` leads them there again."""

import re

from tests.architecture.sources import ROOT

MAP = ROOT / "ARCHITECTURE.md"
LINK = re.compile(r"\[`(?P<symbol>\w+(?:\.\w+)?)(?P<rest>`[^\]]*\]\()(?P<path>[^)#]+)#L(?P<line>\d+)\)")


def line_of(path: str, symbol: str) -> int:
    """The line that defines `name` or `Class.name`, from 1; ValueError when the file has no such thing."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    at = 0
    for name in symbol.split("."):
        opening = re.compile(rf"\s*(?:class|def) {name}\b")
        at = next((number for number in range(at, len(lines)) if opening.match(lines[number])), -1)
        if at < 0:
            raise ValueError(f"{path} defines no {symbol}")
    return at + 1


def led_again(text: str) -> str:
    """The map with every link at its line."""
    return LINK.sub(lambda link: f"[`{link['symbol']}{link['rest']}{link['path']}#L{line_of(link['path'], link['symbol'])})", text)


if __name__ == "__main__":
    MAP.write_text(led_again(MAP.read_text(encoding="utf-8")), encoding="utf-8")
