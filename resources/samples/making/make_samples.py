"""Makes the worked cases: unpacked submissions in resources/samples/CASE and their truth in making/truth/CASE.json.

    python resources/samples/making/make_samples.py [residential] [office] [commercial]

Needs espeak-ng with its Chinese voices (Debian: apt-get install espeak-ng) and the packages of the project. The same input gives the
same pictures, sounds and texts; files are byte for byte the same as long as the encoders are the same versions.
"""

import shutil
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

from bundle import midnight, moment, submission, truth, write_json
from film import frames, write_film, write_sound
from mix import PHONE, RECORDER, heard, mouth
from photographs import write_photo
from report import read_report
from stage import Case

SAMPLES = Path(__file__).resolve().parents[1]
NAMES = ("residential", "office", "commercial")


def make_films(case: Case, folder: Path) -> None:
    for film in case.films:
        sound = heard(case, PHONE, film.start, film.length_s)
        pictures = frames(film, partial(mouth, case), midnight(case))
        write_film(folder / film.path, pictures, sound, moment(case, film.start))


def make_files(case: Case, folder: Path) -> None:
    """Every payload file of a case, into an empty folder."""
    for kind in ("film", "sound", "photo"):
        (folder / "data" / kind).mkdir(parents=True)
    make_films(case, folder)
    sound = heard(case, RECORDER, case.recorder_start, case.recorder_length_s)
    write_sound(folder / case.recorder, sound, moment(case, case.recorder_start))
    for index, photo in enumerate(case.photos):
        write_photo(folder / photo.path, photo, case, moment(case, photo.at), index)


def make(name: str) -> int:
    """Make one case and return the size of its payload in bytes."""
    case: Case = import_module(name).CASE
    report = read_report(SAMPLES / "making" / "reports" / f"{name}.toml")
    folder = SAMPLES / name
    shutil.rmtree(folder, ignore_errors=True)
    make_files(case, folder)
    write_json(folder / "submission.json", submission(case, report, folder))
    truths = SAMPLES / "making" / "truth"
    truths.mkdir(exist_ok=True)
    write_json(truths / f"{name}.json", truth(case, report))
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def main() -> None:
    for name in sys.argv[1:] or NAMES:
        if name not in NAMES:
            raise SystemExit(f"{name} is not a worked case; there are {', '.join(NAMES)}.")
        print(f"{name}: {make(name):,} bytes")


if __name__ == "__main__":
    main()
