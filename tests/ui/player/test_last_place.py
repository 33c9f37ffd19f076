"""A case opens where it was left."""

from PySide6.QtCore import QSettings

from reviewer.ui.frame.last_place import LastPlace
from reviewer.ui.preferences import Preferences


def test_a_case_opens_where_it_was_left(panel, session, case, tmp_path):
    preferences = Preferences(QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))
    place = LastPlace(session, panel, preferences, panel)
    session.leave()
    session.show(case)
    assert session.playhead_us == 2_000_000
    panel.seek(7_300_000)
    place.keep()
    session.leave()
    session.show(case)
    assert session.playhead_us == 7_300_000
