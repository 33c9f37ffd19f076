"""Submissions made by hand, whole or broken in one chosen place, with real film, sound and pictures in them."""

import hashlib
import io
import json
import tempfile
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np
from PIL import Image

ZONE = "Asia/Shanghai"
BEIJING = "+08:00"
START = f"2026-07-18T10:30:00{BEIJING}"
END = f"2026-07-18T11:20:00{BEIJING}"
MIB = 2**20


def a_photo(width=64, height=48, taken="2026:07:18 10:31:07", offset=BEIJING, subsec="25", orientation=1) -> bytes:
    """A JPEG with EXIF."""
    noise = np.random.default_rng(7).integers(0, 255, (height, width, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "Huawei", "P60"
    details = exif.get_ifd(0x8769)
    if taken:
        details[0x9003] = taken
    if offset:
        details[0x9011] = offset
    if subsec:
        details[0x9291] = subsec
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (31.0, 13.0, 48.0), "E", (121.0, 28.0, 12.0)
    held = io.BytesIO()
    image.save(held, "JPEG", exif=exif)
    return held.getvalue()


def a_sound(seconds=0.5, container="wav") -> bytes:
    """A tone as PCM in WAV, or as AAC in MP4."""
    held = io.BytesIO()
    rate = 16000
    with av.open(held, "w", format={"wav": "wav", "m4a": "ipod"}[container]) as output:
        stream = output.add_stream({"wav": "pcm_s16le", "m4a": "aac"}[container], rate=rate, layout="mono")
        tone = (np.sin(np.arange(int(seconds * rate)) / 20) * 9000).astype(np.int16)[None]
        if tone.size:
            frame = av.AudioFrame.from_ndarray(tone, format="s16", layout="mono")
            frame.sample_rate = rate
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return held.getvalue()


def a_film(frames=12, created="2026-07-18T02:30:30Z", container="mp4", with_sound=False) -> bytes:
    """A moving square in H.264, 12 frames a second; an MP4 has its index in front, so that it opens even when cut."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"film.{container}"
        _film_into(path, frames, created, with_sound)
        return path.read_bytes()


def _film_into(path: Path, frames: int, created: str, with_sound: bool) -> None:
    with av.open(str(path), "w", options={"movflags": "+faststart"} if path.suffix == ".mp4" else {}) as output:
        if created:
            output.metadata["creation_time"] = created
        stream = output.add_stream("libx264", rate=12, width=64, height=48, pix_fmt="yuv420p")
        sound = output.add_stream("aac", rate=16000, layout="mono") if with_sound else None
        for number in range(frames):
            picture = np.zeros((48, 64, 3), np.uint8)
            picture[:, number * 3 : number * 3 + 8] = 255
            output.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        output.mux(stream.encode(None))
        if sound is not None:
            silence = av.AudioFrame.from_ndarray(np.zeros((1, 16000), np.int16), format="s16", layout="mono")
            silence.sample_rate = 16000
            output.mux([*sound.encode(silence), *sound.encode(None)])


def a_text() -> bytes:
    return "10:31 到达前台\n".encode()


ROLES = {
    ".jpg": ("photo", "image/jpeg"),
    ".png": ("photo", "image/png"),
    ".wav": ("sound", "audio/wav"),
    ".m4a": ("sound", "audio/mp4"),
    ".mp4": ("film", "video/mp4"),
    ".txt": ("document", "text/plain"),
}


def some_files() -> dict[str, bytes]:
    return {
        "data/film/lobby.mp4": a_film(),
        "data/sound/desk.wav": a_sound(),
        "data/photos/大堂.jpg": a_photo(),
        "data/notes.txt": a_text(),
    }


def described(path: str, content: bytes) -> dict:
    role, media_type = ROLES[Path(path).suffix]
    return {"path": path, "size": len(content), "sha256": digest(content), "media_type": media_type, "role": role}


def a_document(payload: dict[str, bytes], /, **changes) -> dict:
    """A submission.json for the files; `changes` replace its members."""
    document = {
        "schema": "urn:reviewer:submission:1",
        "bundle_id": str(uuid.UUID(int=7, version=4)),
        "filed": f"2026-07-18T15:00:00{BEIJING}",
        "made_with": "tests",
        "assignment": {
            "id": "A-17",
            "client": "Harbour Homes",
            "site": "江湾花园",
            "site_type": "residential",
            "wave": "2026-Q3",
            "rubric": "property-residential",
            "identity": "prospective owner",
            "window": {"from": START, "to": f"2026-07-18T18:00:00{BEIJING}"},
        },
        "shopper": {"id": "S-042"},
        "visit": {
            "start": START,
            "end": END,
            "zone": ZONE,
            "check_in": {"at": START, "latitude": 31.23, "longitude": 121.47, "accuracy_m": 12},
        },
        "files": [described(path, content) for path, content in payload.items()],
        "answers": [{"question": "Q07", "text": "Was the visitor greeted?", "value": False, "at": START, "items": ["D-01"]}],
        "notes": [{"at": START, "text": "reached the desk", "kind": "reached_desk"}],
        "quotes": [{"at": START, "speaker": "staff", "words": "这个需要经理批准", "position": "desk"}],
    }
    return {**document, **changes}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_bag(files=None, document=None, **tags) -> dict[str, bytes]:
    """Every file of a bag by name. `tags` replace a tag file's bytes, or with None leave it out, before the tag manifest is made.

    Keys of `tags` are the file names with `_` for `-` and without their ending: bagit, bag_info, manifest, submission.
    """
    payload = some_files() if files is None else files
    document = a_document(payload) if document is None else document
    text = document if isinstance(document, bytes) else json.dumps(document, ensure_ascii=False, indent=1).encode()
    made = {
        "bagit.txt": tags.get("bagit", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        "bag-info.txt": tags.get("bag_info", f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode()),
        "manifest-sha256.txt": tags.get("manifest", manifest(payload)),
        "submission.json": tags.get("submission", text),
    }
    kept = {name: content for name, content in made.items() if content is not None}
    kept["tagmanifest-sha256.txt"] = tags.get("tagmanifest", manifest(kept))
    return {**{name: content for name, content in kept.items() if content is not None}, **payload}


def manifest(files: dict[str, bytes]) -> bytes:
    return "".join(f"{digest(content)}  {path}\n" for path, content in files.items()).encode()


def zipped(path: Path, bag: dict[str, bytes], method=zipfile.ZIP_DEFLATED, top="") -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in bag.items():
            archive.writestr(zipfile.ZipInfo(top + name, (2026, 7, 18, 15, 0, 0)), content, method)
    return path


def laid_out(folder: Path, bag: dict[str, bytes]) -> Path:
    for name, content in bag.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def beijing(hour: int, minute: int, second: int = 0, microsecond: int = 0) -> datetime:
    zone = datetime.fromisoformat(START).tzinfo or UTC
    return datetime(2026, 7, 18, hour, minute, second, microsecond, zone)
