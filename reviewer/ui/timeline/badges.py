"""The sync badge: how sure the place of a track is, and how fast its recorder ran."""

from PySide6.QtCore import QCoreApplication

from reviewer.domain.evidence import ClockSource, Track
from reviewer.ui.theme import look
from reviewer.ui.timeline.content import SURE_US, Recording
from reviewer.ui.words import plain, within


def badge_of(track: Track) -> tuple[str, str]:
    """Text and border token: `±9 ms +38 ppm`; `close` when too unsure to measure by, `fail` when it has no place of its own."""
    if track.source is ClockSource.UNKNOWN:
        return QCoreApplication.translate("Timeline", "not aligned"), "fail"
    # What was aligned is sure against its reference; against the wall both are as unsure as the reference.
    unsure_us = track.uncertainty_us if track.relative_us is None else track.relative_us
    text = f"±{within(unsure_us)}"
    if track.source is ClockSource.HAND:
        text = QCoreApplication.translate("Timeline", "by hand {0}").format(text)
    if track.drift_ppm:
        sign = "+" if track.drift_ppm > 0 else "−"
        text += f"  {sign}{plain(abs(track.drift_ppm))} ppm"
    return text, "close" if unsure_us > SURE_US else "edge"


def explained(track: Track, *, is_reference: bool) -> str:
    """Where a track's place came from and how sure it is, in a sentence."""
    sources = {
        ClockSource.METADATA: QCoreApplication.translate("Timeline", "Placed by the time in the file"),
        ClockSource.STATED: QCoreApplication.translate("Timeline", "Placed by the time the shopper stated"),
        ClockSource.FILE_TIME: QCoreApplication.translate("Timeline", "Placed by the time of the file system"),
        ClockSource.ALIGNMENT: QCoreApplication.translate("Timeline", "Aligned by its sound"),
        ClockSource.HAND: QCoreApplication.translate("Timeline", "Placed by hand"),
        ClockSource.UNKNOWN: QCoreApplication.translate("Timeline", "Has no place of its own"),
    }
    text = f"{sources[track.source]}, {badge_of(track)[0]}"
    if track.laid_by:
        moment = f"{track.laid_at:%Y-%m-%d %H:%M}" if track.laid_at else ""
        text += QCoreApplication.translate("Timeline", ", by {0} {1}").format(track.laid_by, moment).rstrip()
    if is_reference:
        text += ". " + QCoreApplication.translate("Timeline", "The other recordings are aligned to this one")
    return text


def codes_of(recordings: tuple[Recording, ...]) -> str:
    """`E-03` for one, `E-01 +3` for several; nothing for several where there is no room."""
    first = recordings[0].code
    if len(recordings) == 1:
        return first
    return f"{first} +{len(recordings) - 1}" if look().sizes.is_wide else ""
