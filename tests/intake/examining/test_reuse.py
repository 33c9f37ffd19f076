"""What was handed in before is recognised however it was saved again; what is new is not."""

from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pytest

from reviewer.domain.reuse import KnownExhibit
from reviewer.domain.submission import Submission
from reviewer.intake.examining import Earlier, Index, examine_submission, measure_files, remembered
from reviewer.intake.examining.material import Material
from reviewer.media.fingerprint import read
from reviewer.rubric.library import shipped
from tests.intake.examining.cases import a_file, a_note, a_submission, an_answer, at, kinds_of
from tests.intake.examining.media import a_photo_file, a_picture, photos, saved, staged

BEFORE = "A-16"


@cache
def known() -> tuple[KnownExhibit, ...]:
    """The worked cases' photos, remembered as an earlier submission's exhibits."""
    files = tuple(replace(staged(path, "photo"), path=path.name) for path in photos())
    material = Material(a_submission(), files, None, measure_files(files))
    return remembered(material, BEFORE, {path.name: f"E-{number:02d}" for number, path in enumerate(photos())})[0]


def earlier(with_originals=True) -> Earlier:
    by_code = {f"E-{number:02d}": path for number, path in enumerate(photos())}
    return Earlier(Index(known()), lambda exhibit: by_code[exhibit.code] if with_originals else None)


def found_in(*files, before=None):
    return [
        (finding.kind, dict(finding.facts)["exhibit"])
        for finding in examine_submission(a_submission(), files, shipped("property-residential"), earlier=before or earlier()).findings
        if finding.kind.endswith("reused")
    ]


def cut(picture, left, top, right, bottom):
    height, width = picture.shape[:2]
    return picture[int(height * top) : int(height * (1 - bottom)), int(width * left) : int(width * (1 - right))]


MADE = {
    "re-encoded": lambda picture: picture,
    "half the size": lambda picture: cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
    "brightened": lambda picture: np.clip(picture * 1.2, 0, 255).astype(np.uint8),
    "mirrored": lambda picture: picture[:, ::-1],
    "turned left": np.rot90,
    "turned right": lambda picture: np.rot90(picture, 3),
    "upside down": lambda picture: np.rot90(picture, 2),
    "mirrored and turned": lambda picture: np.rot90(picture[:, ::-1]),
    "cut all around": lambda picture: cut(picture, 0.05, 0.05, 0.05, 0.05),
    "cut by a tenth": lambda picture: cut(picture, 0.1, 0.1, 0.1, 0.1),
    "cut at the left": lambda picture: cut(picture, 0.1, 0, 0, 0),
    "cut at a corner": lambda picture: cut(picture, 0, 0, 0.1, 0.1),
    "between bars": lambda picture: cv2.copyMakeBorder(picture, 120, 120, 0, 0, cv2.BORDER_CONSTANT),
}


@pytest.mark.parametrize("how", MADE)
def test_a_photo_of_an_earlier_submission_is_recognised(tmp_path, how):
    numbers = (0, 5, 8)
    copies = [a_photo_file(saved(tmp_path, MADE[how](a_picture(number)), f"{number}.jpg", quality=60)) for number in numbers]
    assert found_in(*copies) == [("photo_reused", f"E-{number:02d}") for number in numbers]


def test_the_same_file_is_recognised_by_its_digest():
    assert found_in(staged(photos()[3], "photo")) == [("file_reused", "E-03")]


def test_without_the_earlier_original_the_whole_frame_must_be_near(tmp_path):
    again = a_photo_file(saved(tmp_path, a_picture(5), quality=60))
    part = a_photo_file(saved(tmp_path, MADE["cut by a tenth"](a_picture(5)), "b.jpg"))
    assert found_in(again, before=earlier(with_originals=False)) == [("photo_reused", "E-05")]
    assert found_in(part, before=earlier(with_originals=False)) == []


def test_other_photos_are_not_taken_for_known_ones():
    half = len(photos()) // 2
    new = [replace(staged(path, "photo"), sha256=path.name) for path in photos()[:half]]
    before = Earlier(Index(known()[half:]), earlier().original)
    assert found_in(*new, before=before) == []


def test_a_photo_twice_in_one_bundle_is_told_unless_it_is_a_second_try(tmp_path):
    one = a_photo_file(saved(tmp_path, a_picture(2)))
    other = a_photo_file(saved(tmp_path, MADE["cut at the left"](a_picture(2)), "b.jpg"))
    later = replace(other, captured_at=at("10:36:00"), claimed_at=at("10:36:00"))
    tried = replace(other, captured_at=at("10:30:20"), claimed_at=at("10:30:20"))
    assert kinds_of(a_submission(), one, later, measures=None) == ["photo_twice"]
    assert kinds_of(a_submission(), one, tried, measures=None) == []


def test_one_file_under_two_names_is_told():
    one, other = a_file("a.m4a", sha256="same"), a_file("b.m4a", sha256="same")
    assert kinds_of(a_submission(), one, other) == ["file_twice"]


def test_the_numbers_of_a_photo_do_not_change():
    """They are kept in workspaces: another number means that nothing kept is found again."""
    generator = np.random.default_rng(4)
    grey = cv2.resize(generator.integers(0, 255, (12, 16), dtype=np.uint8), (640, 480), interpolation=cv2.INTER_CUBIC)
    made, asked = read(grey)
    assert made.frame == asked[0]
    assert f"{made.frame:016x}" == "d69595c51a1d60bd"


TOLD = (
    "Reached the gate at 10:30; the guard stood by the barrier, looked at the card, at me, at the card again and asked whom I visit. "
    "He telephoned the service centre, waited for the answer with the receiver at his ear, then handed the card back with both hands."
)


def told_before(submission: Submission) -> Earlier:
    texts = remembered(Material(submission, ()), BEFORE, {})[1]
    return Earlier(Index((), texts))


def kinds_after(submission: Submission, before: Submission) -> list[str]:
    return kinds_of(submission, earlier=told_before(before))


def test_a_narrative_told_again_with_other_times_is_recognised():
    before = a_submission(an_answer(comment=TOLD))
    again = a_submission(an_answer(comment=TOLD.replace("10:30", "14:05").replace("barrier", "gate")))
    assert kinds_after(again, before) == ["text_reused"]


def test_one_text_told_again_among_new_ones_is_recognised_in_its_place():
    new = (
        "Bins at the north-west corner of the lobby were full to the brim, two bags stood beside them and a third lay open on the floor. "
        "In the washroom the middle tap gave a thread of water, the soap was empty, and the cleaning card bore its last signature at nine. "
        "On the playground the slide was whole, the swing hung level, and the plate of the last inspection was dated in May."
    )
    submission = a_submission(an_answer(comment=new), notes=[a_note("10:31:00", TOLD)])
    findings = examine_submission(
        submission, (), shipped("property-residential"), measures={}, earlier=told_before(a_submission(an_answer(comment=TOLD)))
    ).findings
    assert [(finding.kind, finding.place) for finding in findings] == [("text_reused", "/notes/0/text")]


def test_stock_phrases_and_other_narratives_are_left_alone():
    stock = a_submission(an_answer(comment="Counter clear, leaflets in line."))
    other = "The lift came after half a minute; its doors carried nine finger marks at hand height, mirror clean, call bell in order."
    assert kinds_after(stock, stock) == []
    assert kinds_after(a_submission(an_answer(comment=other)), a_submission(an_answer(comment=TOLD))) == []


def test_chinese_narratives_are_compared_too():
    told = (
        "门岗保安先看证件再看本人，随后询问拜访哪一户，并打电话向客服中心确认；确认后双手递还证件，指明右手边第二栋，直走即可到达。大堂人员一直低头"
        "看手机，没有抬头也没有问候，我主动上前问路，他用手指了一下方向，没有起身。"
    )
    assert kinds_after(a_submission(an_answer(comment=told)), a_submission(an_answer(comment=told))) == ["text_reused"]
