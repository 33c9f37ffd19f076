"""A bag is complete both ways, and each of its bytes is pinned by a digest."""

import pytest

from reviewer.intake import read_bundle
from tests.intake import bundles


def tampered(**replaced) -> dict[str, bytes]:
    """A whole bag in which some files were replaced afterwards."""
    bag = {**bundles.a_bag(), **{name: content for name, content in replaced.items() if content is not None}}
    return {name: content for name, content in bag.items() if replaced.get(name, b"") is not None}


FILES = bundles.some_files()
NOTES = FILES["data/notes.txt"]
MANIFEST = bundles.manifest(FILES)

BROKEN = {
    "a wrong digest": (tampered(**{"data/notes.txt": b"X" + NOTES[1:]}), "data/notes.txt does not have the SHA-256"),
    "a missing file": (tampered(**{"data/notes.txt": None}), "data/notes.txt is listed but missing"),
    "an extra file": (tampered(**{"data/more.txt": b"x"}), "data/more.txt lies in the bundle but manifest-sha256.txt does not list it"),
    "a changed submission.json": (tampered(**{"submission.json": b"{}"}), "submission.json does not have the SHA-256"),
    "a changed manifest": (tampered(**{"manifest-sha256.txt": MANIFEST + b"\n"}), "manifest-sha256.txt does not have the SHA-256"),
    "a changed bag-info.txt": (tampered(**{"bag-info.txt": b"x: y\n"}), "bag-info.txt does not have the SHA-256"),
    "a stray tag file": (tampered(**{"more.txt": b"x"}), "more.txt in b.zip is not listed in tagmanifest-sha256.txt"),
    "a fetch.txt": (tampered(**{"fetch.txt": b"x"}), "b.zip has a fetch.txt"),
    "no bagit.txt": (bundles.a_bag(bagit=None), "bagit.txt is missing from b.zip"),
    "no manifest": (bundles.a_bag(manifest=None), "manifest-sha256.txt is missing from b.zip"),
    "no tag manifest": (bundles.a_bag(tagmanifest=None), "tagmanifest-sha256.txt is missing from b.zip"),
    "no submission.json": (bundles.a_bag(submission=None), "submission.json is missing from b.zip"),
    "a submission.json nobody pinned": (bundles.a_bag(tagmanifest=b""), "is not listed in tagmanifest-sha256.txt"),
    "a pinned file that is missing": (
        bundles.a_bag(tagmanifest=bundles.manifest({"gone.txt": b""})),
        "gone.txt is listed but missing",
    ),
    "BagIt 0.96": (bundles.a_bag(bagit=b"BagIt-Version: 0.96\nTag-File-Character-Encoding: UTF-8\n"), "does not say BagIt-Version 1.0"),
    "BagIt in Latin 1": (bundles.a_bag(bagit=b"BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n"), "does not say BagIt"),
    "a byte-order mark": (bundles.a_bag(bagit=b"\xef\xbb\xbfBagIt-Version: 1.0\n"), "bagit.txt is not plain UTF-8"),
    "a manifest that is no text": (bundles.a_bag(manifest=b"\xff\xfe"), "manifest-sha256.txt is not plain UTF-8"),
    "a manifest line of rubbish": (bundles.a_bag(manifest=b"rubbish\n"), "Line 1 of manifest-sha256.txt"),
    "an MD5 manifest": (bundles.a_bag(manifest=b"d41d8cd98f00b204e9800998ecf8427e  data/notes.txt\n"), "Line 1 of manifest-sha256.txt"),
    "a file listed twice": (bundles.a_bag(manifest=MANIFEST + MANIFEST), "is listed twice in manifest-sha256.txt"),
    "a tag file in the manifest": (bundles.a_bag(manifest=bundles.manifest({"bagit.txt": b""})), "Line 1 of manifest-sha256.txt"),
    "another Payload-Oxum": (bundles.a_bag(bag_info=b"Payload-Oxum: 1.1\n"), "b.zip does not hold as many files and bytes"),
    "two bags in one zip": (
        {f"{top}/{name}": content for top in "ab" for name, content in bundles.a_bag({"data/notes.txt": NOTES}).items()},
        "b.zip holds another bundle at a/bagit.txt",
    ),
}


@pytest.mark.parametrize(("bag", "phrase"), BROKEN.values(), ids=BROKEN)
def test_a_broken_bag_is_refused_in_a_sentence(tmp_path, refused, bag, phrase):
    assert phrase in str(refused(bundles.zipped(tmp_path / "b.zip", bag)))
    assert phrase.replace("b.zip", "bag") in str(refused(bundles.laid_out(tmp_path / "bag", bag)))


def test_a_bag_of_bagit_python_is_read(tmp_path, staging):
    """It says version 0.97 and lists more algorithms; what it pins is verified all the same."""
    import bagit

    folder = bundles.laid_out(tmp_path / "bag", {name.removeprefix("data/"): content for name, content in FILES.items()})
    bag = bagit.make_bag(str(folder), checksums=["sha256", "sha512"])
    (folder / "submission.json").write_bytes(bundles.a_bag(FILES)["submission.json"])
    bag.save(manifests=True)
    assert len(read_bundle(folder, staging).files) == 4


def test_line_ends_upper_case_and_a_percent_sign_are_read_as_the_standard_says(tmp_path, staging):
    files = {"data/100%.txt": b"all of it"}
    listed = f"{bundles.digest(b'all of it').upper()} *data/100%25.txt\r\n".encode()
    bag = bundles.a_bag(files, manifest=listed, bagit=b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n")
    assert read_bundle(bundles.zipped(tmp_path / "b.zip", bag), staging).files[0].path == "data/100%.txt"


def test_the_tag_digest_pins_the_whole_bundle(tmp_path, staging):
    bag = bundles.a_bag()
    read = read_bundle(bundles.zipped(tmp_path / "b.zip", bag), staging)
    assert read.tag_digest == bundles.digest(bag["tagmanifest-sha256.txt"])
