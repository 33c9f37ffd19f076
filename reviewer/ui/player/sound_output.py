"""Where the sound of a case goes on this machine."""

from PySide6.QtGui import QGuiApplication

from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.sound_feed import NullOutput, SoundFeed, SoundOutput

# Platforms that draw for nobody; nobody would hear them either, and looking for devices there only makes noise in the log.
_UNSEEN = frozenset({"offscreen", "minimal", "vnc"})


def machine_output(feed: SoundFeed, clock: OutputClock) -> SoundOutput:
    """The default sound device, or a silent output in real time where there is none."""
    if QGuiApplication.platformName() in _UNSEEN:
        return NullOutput(feed, clock)
    from PySide6.QtMultimedia import QMediaDevices

    from reviewer.ui.player.qt_sound import QtSoundOutput

    if QMediaDevices.defaultAudioOutput().isNull():
        return NullOutput(feed, clock)
    return QtSoundOutput(feed, clock)
