"""Moments and findings for other programs: WebVTT, Audacity labels, CSV and JSON."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from reviewer.domain.moments import SECOND_US, Span, WallClock

# A cell that begins with one of these would be reckoned by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHOWN_US = 2 * SECOND_US


@dataclass(frozen=True)
class Label:
    """One line: `kind` is e.g. `moment` or `finding`, `code` e.g. `F-07`; the span lies on the timeline."""

    span: Span
    kind: str
    code: str
    text: str


def to_vtt(labels: Sequence[Label]) -> str:
    """WebVTT (W3C). Instants are shown for two seconds; moments before the visit begins are left out, for VTT has no negative time."""
    cues = ["WEBVTT"]
    for label in sorted(labels, key=lambda label: label.span):
        if label.span.start_us >= 0:
            end_us = max(label.span.end_us, label.span.start_us + _SHOWN_US if not label.span.duration_us else 0)
            words = f"{label.code} {label.text}".strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            words = " ".join(words.split())
            cues.append(f"{_cue_time(label.span.start_us)} --> {_cue_time(end_us)}\n{words}")
    return "\n\n".join(cues) + "\n"


def to_audacity(labels: Iterable[Label]) -> str:
    """Audacity's label track: start, end in seconds, and text, by tabs."""
    lines = (
        f"{label.span.start_us / SECOND_US:.6f}\t{label.span.end_us / SECOND_US:.6f}\t{' '.join(f'{label.code} {label.text}'.split())}\n"
        for label in sorted(labels, key=lambda label: label.span)
    )
    return "".join(lines)


def to_csv(labels: Iterable[Label], clock: WallClock) -> str:
    """Comma-separated with a heading; cells never begin a formula."""
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow(("kind", "code", "from", "to", "start_s", "end_s", "text"))
    for label in sorted(labels, key=lambda label: label.span):
        edges = (label.span.start_us, label.span.end_us)
        walls = [clock.at(edge).isoformat(timespec="milliseconds") for edge in edges]
        seconds = [f"{edge / SECOND_US:.6f}" for edge in edges]
        rows.writerow((label.kind, _harmless(label.code), *walls, *seconds, _harmless(label.text)))
    return out.getvalue()


def to_json(labels: Iterable[Label], clock: WallClock) -> str:
    """A list of objects; times as RFC 3339 in the site's zone and as microseconds since the visit began."""
    rows = [
        {
            "kind": label.kind, "code": label.code, "text": label.text, "start_us": label.span.start_us, "end_us": label.span.end_us,
            "from": clock.at(label.span.start_us).isoformat(), "to": clock.at(label.span.end_us).isoformat(),
        }
        for label in sorted(labels, key=lambda label: label.span)
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _cue_time(instant_us: int) -> str:
    whole, milliseconds = divmod(instant_us // 1000, 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
