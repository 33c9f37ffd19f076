"""Subtitles as the two formats write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.moments import Span
from reviewer.domain.transcript import TranscriptLine
from reviewer.errors import Refused
from reviewer.intake.transcripts import TranscriptUnreadable, read_transcript

VTT = """WEBVTT - desk
Kind: captions

STYLE
::cue { color: white }

NOTE made by hand

greeting
00:01.000 --> 00:02.5 align:start position:10%
<v.loud Clerk>Good <b>morning</b> &amp; welcome</v>

01:00:00.000 --> 01:00:01.000
- 您好
"""


def test_webvtt_is_read_without_its_styling():
    assert read_transcript(VTT, file="a.vtt") == (
        TranscriptLine(Span(1_000_000, 2_500_000), "Good morning & welcome", "Clerk"),
        TranscriptLine(Span(3_600_000_000, 3_601_000_000), "- 您好"),
    )


def test_srt_is_read_with_windows_line_ends_and_a_byte_order_mark():
    text = "\ufeff2\r\n00:00:03,000 --> 00:00:04,000\r\n<i>客户：</i>多少钱？\r\n\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}Hello\r\n"
    assert read_transcript(text, file="a.srt") == (
        TranscriptLine(Span(1_000_000, 2_000_000), "Hello"),
        TranscriptLine(Span(3_000_000, 4_000_000), "多少钱？", "客户"),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("WEBVTT\n", 1),
        ("just words\n", 1),
        ("1\n00:00:02,000 --> 00:00:01,000\nbackwards\n", 2),
        ("1\n00:00:01,000 --> 00:00:02,000\nfine\n\n2\n00:61:01,000 --> 00:62:02,000\nno such minute\n", 6),
    ],
)
def test_what_is_no_transcript_is_refused_with_the_line(text, line):
    with pytest.raises(TranscriptUnreadable, match=rf"a\.srt .* line {line}\)"):
        read_transcript(text, file="a.srt")


@given(st.text(alphabet="0123456789:,.->\n WEBVT<v>客a", max_size=200))
def test_whatever_is_given_is_read_or_refused(text):
    try:
        lines = read_transcript(text, file="a.srt")
    except Refused:
        return
    assert all(line.words and line.span.duration_us >= 0 for line in lines)
