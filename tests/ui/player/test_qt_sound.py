import pytest

from reviewer.media.engine.clock import OutputClock
from reviewer.media.engine.mixer import Mixer
from reviewer.media.engine.sound_feed import NullOutput, SoundFeed
from reviewer.ui.player.sound_output import machine_output


# QtMultimedia talks about every library and device this machine lacks.
@pytest.mark.qt_log_level_fail("CRITICAL")
def test_sound_runs_on_with_a_device_and_without_one_and_its_thread_ends(qtbot):
    from reviewer.ui.player.qt_sound import QtSoundOutput

    feed, clock = SoundFeed(Mixer()), OutputClock()
    feed.begin(1_000_000, 1.0)
    clock.start(1_000_000, 1.0)
    output = QtSoundOutput(feed, clock)
    output.start()
    qtbot.waitUntil(lambda: clock.now_us() > 1_200_000)
    output.stop()


def test_a_window_that_nobody_sees_sounds_for_nobody(qapp):
    assert isinstance(machine_output(SoundFeed(Mixer()), OutputClock()), NullOutput)
