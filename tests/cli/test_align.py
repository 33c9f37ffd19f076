import pytest

from tests.media.alignment.scenes import RATE, record, speech


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    folder, scene = tmp_path_factory.mktemp("recordings"), speech(60, 1)
    return {
        "reference": str(record(folder / "desk.wav", scene[: 50 * RATE])),
        "other": str(record(folder / "门口 pocket.wav", scene[12 * RATE :])),
        "stranger": str(record(folder / "stranger.wav", speech(40, 2))),
    }


def test_align_prints_one_track_for_each_recording(recordings, say):
    answer = say("align", recordings["reference"], recordings["other"], recordings["stranger"], "--json")
    assert answer.code == 0
    found, stranger = answer.document["tracks"]
    assert (
        set(found) == {"path", "aligned", "offset_s", "drift_ppm", "uncertainty_ms", "confidence", "overlap_s", "pieces"} == set(stranger)
    )
    assert (found["path"], found["aligned"]) == (recordings["other"], True)
    assert found["offset_s"] == pytest.approx(12, abs=0.0002)
    assert found["overlap_s"] == pytest.approx(38, abs=0.01)
    assert [(piece["start_s"], piece["end_s"]) for piece in found["pieces"]] == [(0, pytest.approx(48, abs=0.01))]
    assert (stranger["aligned"], stranger["offset_s"], stranger["pieces"]) == (False, None, [])


def test_align_says_in_sentences_what_it_found(recordings, say):
    answer = say("align", recordings["reference"], recordings["other"], recordings["stranger"])
    assert answer.code == 0
    first, second = answer.out.splitlines()
    assert first.startswith("门口 pocket.wav: starts at 12.000 s of desk.wav, drift 0.0")
    assert second.startswith("stranger.wav: not aligned")


def test_align_refuses_a_file_without_sound_and_one_that_is_not_there(recordings, tmp_path, say):
    (tmp_path / "list.txt").write_text("milk", encoding="utf-8")
    for name in ("list.txt", "gone.wav"):
        answer = say("align", recordings["reference"], tmp_path / name)
        assert answer.code == 1
        assert f"{name} holds no sound" in answer.err
    assert say("align", recordings["reference"]).code == 2
