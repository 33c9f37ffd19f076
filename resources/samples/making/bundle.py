"""Writes submission.json and the truth of a case; both take times, sizes and digests from what was really made."""

import hashlib
import json
import uuid
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mix import said
from report import Box, Expected, Proof, Report
from stage import Case, seconds

ZONE = "Asia/Shanghai"
PROJECT = uuid.UUID("6f2b8a5e-9d0c-5a57-8d55-2f8d2f9f4a11")
MEDIA_TYPES = {"film": "video/mp4", "sound": "audio/mp4", "photo": "image/jpeg"}
Json = dict[str, Any]


def midnight(case: Case) -> datetime:
    return datetime.fromisoformat(case.date).replace(tzinfo=ZoneInfo(ZONE))


def moment(case: Case, clock: str) -> datetime:
    """A clock time of the visit as an aware moment, to the hundredth of a second or finer."""
    return midnight(case) + timedelta(milliseconds=round(seconds(clock) * 1000))


def stated(case: Case, clock: str) -> str:
    """RFC 3339 with the site's offset; fractions of a second only where there are any."""
    instant = moment(case, clock)
    return instant.isoformat(timespec="milliseconds" if instant.microsecond else "seconds")


def filed_file(folder: Path, path: str, role: str, captured: str) -> Json:
    content = (folder / path).read_bytes()
    return {
        "path": path,
        "original_name": Path(path).name,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "media_type": MEDIA_TYPES[role],
        "role": role,
        "captured": captured,
        "device": "recorder, pocket" if role == "sound" else "phone, Pocket One",
        "clock_uncertainty_s": 0.5 if role == "film" else 1.0,
    }


def files(case: Case, folder: Path) -> list[Json]:
    films = [filed_file(folder, film.path, "film", stated(case, film.start)) for film in case.films]
    sound = filed_file(folder, case.recorder, "sound", stated(case, case.recorder_start))
    shots = [filed_file(folder, photo.path, "photo", stated(case, photo.at)) for photo in case.photos]
    return [*films, sound, *shots]


def quotes(case: Case, report: Report) -> list[Json]:
    by_time = {line.at: line for line in case.lines}
    return [
        {"at": stated(case, each.at), "speaker": "staff", "words": by_time[each.at].words, "position": each.position}
        for each in report.quotes
    ]


def answers(case: Case, report: Report) -> list[Json]:
    listed = []
    for answer in report.answers:
        entry: Json = {"question": answer.question, "text": answer.text, "value": answer.value, "at": stated(case, answer.at)}
        entry |= {"comment": answer.comment} if answer.comment else {}
        entry |= {"items": list(answer.items)} if answer.items else {}
        listed.append(entry)
    return listed


def submission(case: Case, report: Report, folder: Path) -> Json:
    """The whole tag file of the bundle."""
    notes = [{"at": stated(case, note.at), "text": note.text} | ({"kind": note.kind} if note.kind else {}) for note in report.notes]
    place = {"latitude": case.latitude, "longitude": case.longitude, "accuracy_m": report.accuracy_m}
    window = {"from": stated(case, report.window[0]), "to": stated(case, report.window[1])}
    return {
        "schema": "urn:reviewer:submission:1",
        "bundle_id": str(uuid.uuid5(PROJECT, report.bundle)),
        "filed": report.filed,
        "made_with": "worked case of the reviewer workstation",
        "assignment": report.assignment | {"site_type": case.name, "window": window},
        "shopper": {"id": report.shopper},
        "visit": {
            "start": stated(case, report.visit[0]),
            "end": stated(case, report.visit[1]),
            "zone": ZONE,
            "check_in": {"at": stated(case, report.check_in)} | place,
        },
        "files": files(case, folder),
        "answers": answers(case, report),
        "notes": notes,
        "quotes": quotes(case, report),
    }


def starts(case: Case) -> dict[str, tuple[float, float]]:
    """Where each film and sound lies: seconds since midnight and length in seconds."""
    films = {film.path: (seconds(film.start), film.length_s) for film in case.films}
    return films | {case.recorder: (seconds(case.recorder_start), case.recorder_length_s)}


def in_media(case: Case, path: str, start_s: float, end_s: float) -> Json:
    begin, _ = starts(case)[path]
    return {"start_us": round((start_s - begin) * 1_000_000), "end_us": round((end_s - begin) * 1_000_000)}


def millionths(box: Box, size: tuple[int, int]) -> Json:
    names = ("left_ppm", "top_ppm", "width_ppm", "height_ppm")
    return {name: round(value / size[index % 2] * 1_000_000) for index, (name, value) in enumerate(zip(names, box, strict=True))}


def proof(case: Case, each: Proof) -> Json:
    told: Json = {"kind": each.kind, "exhibit": each.exhibit}
    if each.start:
        told["span"] = in_media(case, each.exhibit, seconds(each.start), seconds(each.end))
    if each.box:
        told["region"] = millionths(each.box, (1280, 960) if each.exhibit.endswith(".jpg") else (1280, 720))
    return told | ({"words": each.words} if each.words else {})


def finding(case: Case, each: Expected) -> Json:
    told: Json = {"about": each.about, "kind": each.kind, "item": each.item, "occurrences": each.occurrences, "fact": each.fact}
    told |= {"quote": each.quote, "analysis": each.analysis, "advice": each.advice, "cause": each.cause, "position": each.position}
    return told | {"citations": [proof(case, one) for one in each.proofs]}


def speech(case: Case) -> list[Json]:
    """Every utterance with its clock time and its place in each exhibit that holds it whole."""
    told = []
    for line in case.lines:
        begin, end = said(case, line)
        places = [
            {"exhibit": path} | in_media(case, path, begin, end)
            for path, (start, long) in starts(case).items()
            if start <= begin and end <= start + long
        ]
        told.append(
            {"at": stated(case, line.at), "lasts_s": round(end - begin, 3), "who": line.who, "words": line.words, "heard_in": places}
        )
    return told


def truth(case: Case, report: Report) -> Json:
    """What was planted, where it can be seen and heard, and what a careful reviewer must find."""
    zero = seconds(report.visit[0])
    planted = [
        {"kind": each.kind, "at": stated(case, each.at), "timeline_us": round((seconds(each.at) - zero) * 1_000_000), "label": each.label}
        for each in report.moments
    ]
    return {
        "case": case.name,
        "timeline_zero": stated(case, report.visit[0]),
        "zone": ZONE,
        "moments": planted,
        "speech": speech(case),
        "verdicts": [asdict(each) for each in report.verdicts],
        "findings": [finding(case, each) for each in report.expected],
    }


def write_json(path: Path, document: Json) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
