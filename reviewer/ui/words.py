"""How nouns and figures of the field read in the window: names, marks, points, times."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reviewer.domain.evidence import Citation, CitationKind
from reviewer.domain.findings import Cause
from reviewer.domain.moments import SECOND_US, WallClock
from reviewer.domain.review import Measure, Verdict, VerdictState
from reviewer.domain.scorecard import ItemScore, Scorecard
from reviewer.domain.submission import Answer
from reviewer.queries.desk import DeskExhibit
from reviewer.rubric.rubric import LocalText
from reviewer.ui.kit.glyphs import Glyph
from reviewer.ui.speech import spoken

MINUS = "−"
DASH = "–"

_GLYPHS = {
    VerdictState.MET: Glyph.MET, VerdictState.NOT_MET: Glyph.FAIL, VerdictState.PARTLY: Glyph.PARTLY,
    VerdictState.NOT_APPLICABLE: Glyph.NOT_APPLICABLE, VerdictState.NOT_VERIFIABLE: Glyph.NOT_VERIFIABLE,
}  # fmt: skip

CITATION_ICONS = {
    CitationKind.SPAN: "film-strip", CitationKind.FRAME: "camera", CitationKind.REGION: "bounding-box",
    CitationKind.ANSWER: "chat-text", CitationKind.QUOTE: "quotes",
}  # fmt: skip


def local(text: LocalText) -> str:
    """A text of the rubric in the language of the window."""
    return text.shown(spoken())


def verdict_glyph(state: VerdictState | None, score: ItemScore | None = None) -> Glyph:
    """The mark of a verdict; too close to call goes before what it counts as, and None is open."""
    if score is not None and score.is_too_close:
        return Glyph.CLOSE
    return Glyph.OPEN if state is None else _GLYPHS[state]


def verdict_name(glyph: Glyph) -> str:
    names = {
        Glyph.MET: QCoreApplication.translate("Verdict", "Met"),
        Glyph.FAIL: QCoreApplication.translate("Verdict", "Not met"),
        Glyph.PARTLY: QCoreApplication.translate("Verdict", "Partly met"),
        Glyph.NOT_APPLICABLE: QCoreApplication.translate("Verdict", "N/A"),
        Glyph.NOT_VERIFIABLE: QCoreApplication.translate("Verdict", "Can’t verify"),
        Glyph.CLOSE: QCoreApplication.translate("Verdict", "Too close"),
        Glyph.OPEN: QCoreApplication.translate("Verdict", "Open"),
    }
    return names[glyph]


def cause_name(cause: Cause) -> str:
    names = {
        Cause.ATTITUDE: QCoreApplication.translate("Cause", "Attitude"),
        Cause.SLOW_RESPONSE: QCoreApplication.translate("Cause", "Slow response"),
        Cause.LACK_OF_SKILL: QCoreApplication.translate("Cause", "Lack of skill"),
        Cause.PROCESS_DEVIATION: QCoreApplication.translate("Cause", "Process deviation"),
        Cause.ENVIRONMENT_NOT_KEPT: QCoreApplication.translate("Cause", "Environment not kept"),
    }
    return names[cause]


def site_type_name(site_type: str) -> str:
    names = {
        "residential": QCoreApplication.translate("SiteType", "Residential"),
        "office": QCoreApplication.translate("SiteType", "Office"),
        "commercial": QCoreApplication.translate("SiteType", "Commercial"),
        "appliance": QCoreApplication.translate("SiteType", "Appliance"),
        "bank": QCoreApplication.translate("SiteType", "Bank"),
        "online": QCoreApplication.translate("SiteType", "Online"),
        "other": QCoreApplication.translate("SiteType", "Other"),
    }
    return names[site_type]


def state_name(state: str) -> str:
    """The name of a shop's state or stage in the queue."""
    names = {
        "new": QCoreApplication.translate("State", "New"),
        "intake_findings": QCoreApplication.translate("State", "Intake findings"),
        "returned": QCoreApplication.translate("State", "Returned"),
        "open": QCoreApplication.translate("State", "In review"),
        "in_review": QCoreApplication.translate("State", "In review"),
        "waiting_for_proof": QCoreApplication.translate("State", "Waiting for proof"),
        "ready": QCoreApplication.translate("State", "Ready to sign"),
        "signed": QCoreApplication.translate("State", "Signed"),
    }
    return names[state]


def plain(number: Decimal) -> str:
    """A figure without trailing zeros: `2`, `2.5`; never in exponents."""
    text = format(number.normalize(), "f")
    return text if "." not in text else text.rstrip("0").rstrip(".")


def could_be(scorecard: Scorecard) -> str:
    """The range of a total that hangs on open items: `86–88`."""
    if scorecard.lowest is None or scorecard.highest is None:
        return DASH
    low, high = (plain(each.quantize(Decimal("0.1"))) for each in (scorecard.lowest, scorecard.highest))
    return f"{low}{DASH}{high}"


def points(taken: Decimal) -> str:
    """Points taken off, with a true minus: `−2`, or `0`."""
    return f"{MINUS}{plain(taken)}" if taken else "0"


def seconds(duration_us: int) -> str:
    """A duration as it is read in a measure: `3.1` under a minute, `2:45` under an hour, `1:02:45` above."""
    if duration_us < 60 * SECOND_US:
        return f"{duration_us / SECOND_US:.1f}".removesuffix(".0")
    whole = duration_us // SECOND_US
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def measured(measure: Measure, limit_us: int, *, is_too_close: bool) -> str:
    """Value, uncertainty where it decides, and limit: `3.1 ± 0.4 / 3 s`, `2:45 / 3:00`."""
    value = seconds(measure.duration_us)
    if is_too_close:
        value = f"{value} ± {seconds(measure.uncertainty_us)}"
    return f"{value} / {duration(limit_us)}"


def duration(length_us: int) -> str:
    """A length that stands alone: `3 s`, `3:00`."""
    return f"{seconds(length_us)} s" if length_us < 60 * SECOND_US else seconds(length_us)


def within(uncertainty_us: int) -> str:
    """`9 ms`, `1 s`, `3 min`."""
    if uncertainty_us < 1_000:
        return f"{max(1, round(uncertainty_us / 100)) / 10} ms"
    if uncertainty_us < SECOND_US:
        return f"{round(uncertainty_us / 1000)} ms"
    whole = uncertainty_us / SECOND_US
    return f"{whole:.1f} s".replace(".0 ", " ") if whole < 120 else f"{round(whole / 60)} min"


def limit_us_of(rule: object) -> int:
    """The limit of a timed item in microseconds; 0 for items that are not timed."""
    return int(getattr(rule, "limit_us", 0))


def needs_measure(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.measure is None


def answered(answer: Answer) -> str:
    """What the shopper answered: yes, no, a figure or words."""
    if answer.value is True:
        return QCoreApplication.translate("Answer", "Yes")
    if answer.value is False:
        return QCoreApplication.translate("Answer", "No")
    return DASH if answer.value is None else str(answer.value)


def cited(citation: Citation, exhibit: DeskExhibit | None, clock: WallClock) -> str:
    """A citation in one line: `E-03 10:41:52–10:42:06`, `Q07`, `E-14`."""
    if citation.kind is CitationKind.ANSWER or exhibit is None:
        return citation.question
    code = exhibit.exhibit.code
    if citation.span is None or exhibit.track is None:
        return code
    span = exhibit.track.on_timeline(citation.span)
    if citation.kind is CitationKind.FRAME:
        return f"{code} {clock.shown(span.start_us, 2)}"
    return f"{code} {clock.shown(span.start_us)}{DASH}{clock.shown(span.end_us)}"


def day_and_time(moment: datetime, zone: str) -> str:
    """`Sat 10:30`, in the zone of the site and the language of the window."""
    local_moment = moment.astimezone(ZoneInfo(zone))
    day = QLocale().dayName(local_moment.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{day} {local_moment:%H:%M}"


def long_day(moment: datetime, zone: str) -> str:
    """`Saturday 31 May 2025`, `2025年5月31日 星期六`."""
    local_moment = moment.astimezone(ZoneInfo(zone))
    return QLocale().toString(QDate(local_moment.year, local_moment.month, local_moment.day), QLocale.FormatType.LongFormat)


def due(due_at: datetime, now: datetime, *, zone: str) -> tuple[str, Glyph]:
    """When a shop is due, in words, and the light of its urgency: late, today, tomorrow, later."""
    here, then = now.astimezone(ZoneInfo(zone)), due_at.astimezone(ZoneInfo(zone))
    if due_at < now:
        return _late(now - due_at), Glyph.RED
    if then.date() == here.date():
        return QCoreApplication.translate("Due", "today {0}").format(f"{then:%H:%M}"), Glyph.ORANGE
    if then.date() == here.date() + timedelta(days=1):
        return QCoreApplication.translate("Due", "tomorrow {0}").format(f"{then:%H:%M}"), Glyph.YELLOW
    if then - here < timedelta(days=6):
        return day_and_time(due_at, zone), Glyph.GREEN
    return QLocale().toString(QDate(then.year, then.month, then.day), QLocale.FormatType.ShortFormat), Glyph.GREEN


def _late(by: timedelta) -> str:
    hours = int(by.total_seconds() // 3600)
    if hours >= 48:
        return QCoreApplication.translate("Due", "{0} days late").format(hours // 24)
    return QCoreApplication.translate("Due", "{0} h late").format(max(1, hours))
