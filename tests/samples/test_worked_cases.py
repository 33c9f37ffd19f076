"""The shipped worked cases are what they say: digests, times, places, clocks and voices agree with one another."""

import hashlib
import json
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import clockface
import jsonschema
import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
SCHEMA = ROOT / "resources" / "schemas" / "submission-1.schema.json"
SHIPPED = ("residential", "office", "commercial")
LARGEST = 4_000_000


def filed(case):
    return json.loads((SAMPLES / case / "submission.json").read_text(encoding="utf-8"))


def truth(case):
    return json.loads((SAMPLES / "making" / "truth" / f"{case}.json").read_text(encoding="utf-8"))


def files(case, role):
    return [entry for entry in filed(case)["files"] if entry["role"] == role]


def moment(text):
    return datetime.fromisoformat(text)


def sound(path):
    """Mono samples and their rate."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)]), rate


def loudness(samples, rate, start_s, end_s):
    piece = samples[max(0, round(start_s * rate)) : round(end_s * rate)].astype(float)
    return float(np.sqrt(np.mean(piece**2)))


def degrees(ifd, key):
    whole, minutes, seconds = (float(part) for part in ifd[key])
    return whole + minutes / 60 + seconds / 3600


@pytest.fixture(params=SHIPPED)
def case(request):
    return request.param


def test_a_case_is_small_enough_to_ship(case):
    assert sum(file.stat().st_size for file in (SAMPLES / case).rglob("*") if file.is_file()) <= LARGEST


def test_every_payload_file_is_listed_with_its_size_and_digest(case):
    listed = {entry["path"]: entry for entry in filed(case)["files"]}
    shipped = {
        file.relative_to(SAMPLES / case).as_posix(): file.read_bytes() for file in (SAMPLES / case / "data").rglob("*") if file.is_file()
    }
    assert set(listed) == set(shipped)
    for path, content in shipped.items():
        assert (listed[path]["size"], listed[path]["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_a_submission_keeps_the_published_schema(case):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(filed(case), schema, format_checker=jsonschema.FormatChecker())


def test_everything_happened_within_the_assignment_and_was_filed_within_a_day(case):
    submission = filed(case)
    start, end = (moment(submission["visit"][key]) for key in ("start", "end"))
    assert moment(submission["assignment"]["window"]["from"]) <= start < end <= moment(submission["assignment"]["window"]["to"])
    assert timedelta(0) < moment(submission["filed"]) - end < timedelta(hours=24)
    for entry in submission["answers"] + submission["notes"] + submission["quotes"]:
        assert start <= moment(entry["at"]) <= end


def test_films_and_sounds_carry_their_true_start_as_creation_time(case):
    for entry in files(case, "film") + files(case, "sound"):
        with av.open(str(SAMPLES / case / entry["path"])) as container:
            assert moment(container.metadata["creation_time"]) == moment(entry["captured"]).astimezone(UTC)


def test_films_decode_whole_with_picture_and_sound_of_one_length(case):
    for entry in files(case, "film"):
        with av.open(str(SAMPLES / case / entry["path"])) as container:
            pictures = [frame.time for frame in container.decode(video=0)]
        samples, rate = sound(SAMPLES / case / entry["path"])
        assert pictures[0] == 0
        assert abs(pictures[-1] + 0.1 - len(samples) / rate) < 0.15


def test_the_clock_in_the_picture_shows_the_media_time_to_the_frame(case, qapp):
    for entry in files(case, "film"):
        start = moment(entry["captured"])
        with av.open(str(SAMPLES / case / entry["path"])) as container:
            for index, frame in enumerate(container.decode(video=0)):
                if index % 70 in (0, 9, 10, 35):
                    shown = (start + timedelta(milliseconds=round(frame.time * 1000))).strftime("%Y-%m-%d %H:%M:%S")
                    assert clockface.read(frame.to_ndarray(format="rgb24")) == shown


def test_photos_carry_time_zone_and_place_of_the_visit(case):
    visit = filed(case)["visit"]["check_in"]
    for entry in files(case, "photo"):
        with Image.open(SAMPLES / case / entry["path"]) as photo:
            exif = photo.getexif()
        inner, place = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
        clock = datetime.strptime(f"{inner[0x9003]}.{inner[0x9291]} {inner[0x9011]}", "%Y:%m:%d %H:%M:%S.%f %z")
        assert clock == moment(entry["captured"])
        assert abs(degrees(place, 2) - visit["latitude"]) < 0.003
        assert abs(degrees(place, 4) - visit["longitude"]) < 0.003


def test_each_line_is_heard_where_the_truth_says_and_not_before(case):
    told = truth(case)["speech"]
    recorder = files(case, "sound")[0]["path"]
    samples, rate = sound(SAMPLES / case / recorder)
    previous_end = -10.0
    for line in told:
        place = next(one for one in line["heard_in"] if one["exhibit"] == recorder)
        start, end = place["start_us"] / 1e6, place["end_us"] / 1e6
        spoken = loudness(samples, rate, start, min(end, start + 0.6))
        if start - previous_end > 1.0:
            assert spoken > 2 * loudness(samples, rate, start - 0.4, start - 0.06), line["words"]
        previous_end = end


def test_the_phone_heard_the_same_lines_with_more_noise(case):
    recorder = files(case, "sound")[0]["path"]
    quiet, rate = sound(SAMPLES / case / recorder)
    for line in truth(case)["speech"]:
        at_recorder = next(one for one in line["heard_in"] if one["exhibit"] == recorder)
        for place in line["heard_in"]:
            if place["exhibit"] == recorder:
                continue
            phone, _ = sound(SAMPLES / case / place["exhibit"])
            window = round((place["end_us"] - place["start_us"]) / 1e6 * rate)
            heard = np.abs(phone[round(place["start_us"] / 1e6 * rate) :][:window]).reshape(-1)
            same = np.abs(quiet[round(at_recorder["start_us"] / 1e6 * rate) :][:window]).reshape(-1)
            hops = window // 400
            envelopes = [np.sqrt((part[: hops * 400].reshape(hops, 400) ** 2).mean(axis=1)) for part in (heard, same)]
            assert np.corrcoef(*envelopes)[0, 1] > 0.6, line["words"]


def test_the_findings_of_the_truth_point_into_files_that_exist(case):
    lengths = {}
    for entry in files(case, "film") + files(case, "sound"):
        with av.open(str(SAMPLES / case / entry["path"])) as container:
            lengths[entry["path"]] = container.duration
    photos = {entry["path"] for entry in files(case, "photo")}
    for finding in truth(case)["findings"]:
        assert finding["citations"]
        for citation in finding["citations"]:
            if "span" in citation:
                assert 0 <= citation["span"]["start_us"] < citation["span"]["end_us"] <= lengths[citation["exhibit"]]
            else:
                assert citation["exhibit"] in photos
                assert citation["region"]


def test_quotes_of_the_shopper_are_words_that_were_said(case):
    said = {(moment(line["at"]), line["words"]) for line in truth(case)["speech"]}
    for quote in filed(case)["quotes"]:
        assert (moment(quote["at"]), quote["words"]) in said


def test_quoted_proofs_lie_on_the_utterance_they_quote(case):
    speech = {(place["exhibit"], line["words"]): place for line in truth(case)["speech"] for place in line["heard_in"]}
    for finding in truth(case)["findings"]:
        for citation in finding["citations"]:
            if citation["kind"] == "quote":
                spoken = speech[citation["exhibit"], citation["words"]]
                assert citation["span"]["start_us"] == spoken["start_us"]
                assert abs(citation["span"]["end_us"] - spoken["end_us"]) < 150_000


def rubric_items(case):
    rubric = ROOT / "resources" / "rubrics" / f"{filed(case)['assignment']['rubric']}.toml"
    return {item["code"] for item in tomllib.loads(rubric.read_text(encoding="utf-8"))["items"]}


def test_answers_and_truth_name_items_of_the_rubric(case):
    codes = rubric_items(case)
    assert {ruling["item"] for ruling in truth(case)["verdicts"]} <= codes
    assert {item for answer in filed(case)["answers"] for item in answer.get("items", [])} <= codes


def test_each_failed_item_of_the_truth_has_its_finding(case):
    failed = {ruling["item"] for ruling in truth(case)["verdicts"] if ruling["state"] == "not_met"}
    assert failed == {finding["item"] for finding in truth(case)["findings"] if finding["kind"] == "deduction"}


def test_the_truth_of_the_residential_case_rules_on_every_item():
    assert {ruling["item"] for ruling in truth("residential")["verdicts"]} == rubric_items("residential")
