"""Numbers as they are printed: true minus, thin groups, as many decimals as the figure has, rounded half up."""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
THIN = "\u202f"
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE


def fixed(number: Decimal, places: int) -> str:
    """`86.4`: rounded half up to a fixed number of decimals, with a true minus."""
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:f}".replace("-", MINUS)


def plain(number: Decimal) -> str:
    """All decimals the number has and no more: `25`, `2.5`."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)


def points(number: Decimal) -> str:
    """At least one decimal, at most three: `2.0`, `16.875`."""
    rounded = number.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP).normalize()
    decimals = max(1, -int(rounded.as_tuple().exponent)) if rounded else 1
    return fixed(number, decimals)


def loss(number: Decimal, places: int | None = None) -> str:
    """What was lost, with its sign: `−3.125`; nothing lost is `0.000`."""
    shown = points(abs(number)) if places is None else fixed(abs(number), places)
    return f"{MINUS}{shown}" if number else shown


def signed(number: Decimal, places: int) -> str:
    shown = fixed(number, places)
    return shown if shown.startswith(MINUS) or not number else f"+{shown}"


def percent(share: Decimal, places: int = 1) -> str:
    """A share of 1 as `92.0 %`."""
    return f"{fixed(share * 100, places)} %"


def whole_percent(share: Decimal) -> str:
    """`82 %`; cut, so that 100 % means all."""
    return f"{int(share * 100)} %"


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", THIN)


def duration(microseconds: int, *, decimals: int = 1) -> str:
    """`1.8 s`, `2:41.2 min`, `2:52 h`; whole figures lose their decimals."""
    if microseconds < MINUTE:
        return f"{_trimmed(Decimal(microseconds) / SECOND, decimals)} s"
    if microseconds < HOUR:
        minutes, rest = divmod(microseconds, MINUTE)
        shown = _trimmed(Decimal(rest) / SECOND, decimals)
        if shown.split(".")[0] == "60":
            minutes, shown = minutes + 1, "0"
        return f"{minutes}:{'0' if len(shown.split('.')[0]) < 2 else ''}{shown} min"
    minutes = (microseconds + MINUTE // 2) // MINUTE
    return f"{minutes // 60}:{minutes % 60:02d} h"


def uncertainty(microseconds: int) -> str:
    """`±12 ms` under a tenth of a second, `±0.3 s` under a minute, `±1 min` above."""
    if microseconds < 500:
        return "±<1 ms"
    if microseconds < 100_000:
        return f"±{fixed(Decimal(microseconds) / 1000, 0)} ms"
    if microseconds < MINUTE:
        return f"±{_trimmed(Decimal(microseconds) / SECOND, 1)} s"
    return f"±{fixed(Decimal(microseconds) / MINUTE, 0)} min"


def digest(text: str) -> str:
    """`99dd1728…3f90e634`: the first and last eight of a digest."""
    return f"{text[:8]}…{text[-8:]}"


def _trimmed(number: Decimal, decimals: int) -> str:
    shown = fixed(number, decimals)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
