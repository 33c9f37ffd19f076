import csv
import json
from datetime import UTC, datetime
from io import StringIO

from reviewer.domain.moments import SECOND_US, Span, WallClock
from reviewer.media.labels import Label, to_audacity, to_csv, to_json, to_vtt

CLOCK = WallClock.starting(datetime(2025, 5, 31, 2, 30, tzinfo=UTC), "Asia/Shanghai")
LABELS = (
    Label(Span(90 * SECOND_US, 95_500_000), "finding", "F-01", "No pass <handed> over & gone"),
    Label(Span(3 * SECOND_US, 3 * SECOND_US), "moment", "", "=1+1"),
)


def test_vtt_is_in_order_escaped_and_shows_instants_for_two_seconds():
    assert to_vtt(LABELS) == (
        "WEBVTT\n\n00:00:03.000 --> 00:00:05.000\n=1+1\n\n00:01:30.000 --> 00:01:35.500\nF-01 No pass &lt;handed&gt; over &amp; gone\n"
    )


def test_audacity_gets_seconds_and_text_by_tabs():
    assert to_audacity(LABELS).splitlines() == ["3.000000\t3.000000\t=1+1", "90.000000\t95.500000\tF-01 No pass <handed> over & gone"]


def test_csv_has_wall_times_and_no_cell_that_a_spreadsheet_would_reckon():
    heading, moment, finding = csv.reader(StringIO(to_csv(LABELS, CLOCK)))
    assert heading[2:4] == ["from", "to"]
    assert moment[-1] == "'=1+1"
    assert finding[2] == "2025-05-31T10:31:30.000+08:00"


def test_json_gives_both_clocks():
    rows = json.loads(to_json(LABELS, CLOCK))
    assert [(row["code"], row["start_us"], row["from"]) for row in rows][1] == ("F-01", 90_000_000, "2025-05-31T10:31:30+08:00")
