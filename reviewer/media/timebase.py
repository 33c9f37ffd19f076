"""From a stream's own clock to microseconds of the exhibit and back.

Media time counts from the container's start time, for picture and sound alike, so that both stay together when a file does not
begin at zero (MP3 encoder delay, recordings cut by a phone).
"""

from fractions import Fraction

import av
import av.container
import av.stream

_MICROSECONDS = 1_000_000


def to_us(ticks: int, time_base: Fraction) -> int:
    """Ticks of a stream's time base in microseconds, to the nearest one."""
    return round(ticks * time_base * _MICROSECONDS)


def to_ticks(instant_us: int, time_base: Fraction) -> int:
    """Microseconds in ticks of a stream's time base, rounded down so that a seek lands at or before them."""
    return instant_us * time_base.denominator // (time_base.numerator * _MICROSECONDS)


def start_us(container: av.container.InputContainer) -> int:
    """The container's first presentation time: zero of the exhibit's media time."""
    return container.start_time or 0


def base_of(stream: av.stream.Stream) -> Fraction:
    """The stream's time base; microseconds where the container states none."""
    return stream.time_base or Fraction(1, _MICROSECONDS)
