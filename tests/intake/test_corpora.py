"""Many hostile archives, of which none is taken, and many good ones, of which none is turned away."""

import os
import zipfile
from itertools import product
from pathlib import Path

import pytest

from reviewer.errors import Refused
from reviewer.intake import Opening, draft, read_bundle
from tests.intake import bundles
from tests.intake.crooked import DESCRIPTOR, UTF8, Member, archive, members_of
from tests.intake.test_hostile_zips import NAMES, STRUCTURE

NOTES = {"data/notes.txt": b"10:31 a note"}
BAG = bundles.a_bag(NOTES)
LOOSE = {"notes.txt": b"10:31 a note", "b.txt": b"x"}


def hostile() -> dict[str, bytes]:
    """Every crooked structure, every bad name as bag and as loose files, every bag file tampered with, every byte range cut or doubled."""
    made = {f"structure {name}": content for name, (content, _) in STRUCTURE.items()}
    for name in NAMES:
        flags = 0 if name.isascii() else UTF8
        is_harmless_when_loose = name == "data/e\u0301.txt"
        for title, members in (("bag", members_of(BAG)), ("loose", members_of(LOOSE))):
            if not (is_harmless_when_loose and title == "loose"):
                made[f"name in {title} {name[:30]!r}"] = archive([*members, Member(name.encode(), b"x", flags=flags)])
    for kind in (0o120000, 0o010000, 0o020000, 0o060000, 0o140000):
        for title, files in (("bag", BAG), ("loose", LOOSE)):
            made[f"special {kind:o} in {title}"] = archive(members_of(files, attributes=(kind | 0o777) << 16))
    for name in BAG:
        made[f"without {name}"] = zip_of({other: content for other, content in BAG.items() if other != name})
        made[f"changed {name}"] = zip_of({**BAG, name: BAG[name] + b"\n0"})
        made[f"twice {name}"] = archive([*members_of(BAG), Member(name.encode(), b"other")])
        made[f"in other case {name}"] = archive([*members_of(BAG), Member(name.upper().encode(), b"other")])
        made[f"as a folder {name}"] = archive([*members_of(BAG), Member(f"{name}/x".encode(), b"other")])
    made |= lying_fields()
    good = zip_of(BAG)
    made |= {f"cut after {share} %": good[: len(good) * share // 100] for share in range(2, 100, 7)}
    made |= {f"a byte more at {share} %": with_byte(good, len(good) * share // 100) for share in range(1, 100, 9)}
    return made


def lying_fields() -> dict[str, bytes]:
    fields = {
        "crc": 1,
        "stated_size": 10**9,
        "local_size": 10**6,
        "local_method": 8,
        "local_name": b"../x",
        "method": 99,
        "flags": 1,
        "comment": b"x",
        "disk": 3,
        "offset": 5,
        "before": b"zz",
        "after": b"zz",
        "packed_tail": b"tail",
    }
    first = {
        f"lying {field} in {title}": archive(members_of(files, **{field: value}))
        for field, value in fields.items()
        for title, files in BOTH
    }
    swapped = {
        f"lying descriptor {size}": archive(members_of(BAG, flags=DESCRIPTOR, descriptor=os.urandom(size))) for size in (12, 16, 20, 24)
    }
    return first | swapped


BOTH = (("bag", BAG), ("loose", LOOSE))


def with_byte(content: bytes, at: int) -> bytes:
    return content[:at] + b"!" + content[at:]


def zip_of(files: dict[str, bytes]) -> bytes:
    return archive(members_of(files))


HOSTILE = hostile()


def everything_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_of_at_least_two_hundred_hostile_archives_none_is_taken_and_nothing_is_written(tmp_path):
    assert len(HOSTILE) >= 200
    staging = tmp_path / "deep" / "down" / "staging"
    staging.mkdir(parents=True)
    path = tmp_path / "hostile.zip"
    path.touch()
    before = everything_below(tmp_path)
    taken = []
    for name, content in HOSTILE.items():
        path.write_bytes(content)
        try:
            read_bundle(path, staging, opening=Opening(document=draft(path).document) if "loose" in name else None)
        except Refused:
            continue
        taken.append(name)
    assert taken == []
    assert everything_below(tmp_path) == before


GOOD_NAMES = [
    "notes.txt",
    "大堂 照片.txt",
    "a/b/c/d.txt",
    "été.txt",
    "IMG (1).txt",
    "x'y.txt",
    "50%.txt",
    "🙂.txt",
    "ひらがな.txt",
    "a.b.c.txt",
]
METHODS = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}
WRAPPINGS = ["bag", "bag below a folder", "loose", "loose below a folder", "folder bag", "loose folder"]
GOOD = [*product(GOOD_NAMES, WRAPPINGS, METHODS)]


def test_there_are_at_least_a_hundred_good_ones():
    assert len(GOOD) >= 100


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_good_archives_and_folders_are_all_taken(tmp_path, wrapping):
    for number, (name, (_, method)) in enumerate(product(GOOD_NAMES, METHODS.items())):
        files = {f"data/{name}": b"10:31 a note" * 20, "data/empty.bin": b""}
        is_loose = "loose" in wrapping
        held = {path.removeprefix("data/"): content for path, content in files.items()} if is_loose else documented(files)
        place = tmp_path / str(number)
        place.mkdir()
        if wrapping in {"folder bag", "loose folder"}:
            path = bundles.laid_out(place / "visit", held)
        else:
            path = bundles.zipped(place / "visit.zip", held, method, top="江湾/" if "below" in wrapping else "")
        staging = place / "staging"
        staging.mkdir()
        bundle = read_bundle(path, staging, opening=Opening(document=draft(path).document) if is_loose else None)
        assert {file.path for file in bundle.files} == set(files)


def documented(files: dict[str, bytes]) -> dict[str, bytes]:
    """A bag of texts and of files that are nothing else."""
    kinds = {"txt": "text/plain", "bin": "application/octet-stream"}
    entries = [
        {"path": path, "size": len(content), "sha256": bundles.digest(content), "media_type": kinds[path[-3:]], "role": "document"}
        for path, content in files.items()
    ]
    escaped = "".join(f"{bundles.digest(content)}  {path.replace('%', '%25')}\n" for path, content in files.items())
    return bundles.a_bag(files, {**bundles.a_document({}), "files": entries}, manifest=escaped.encode())
