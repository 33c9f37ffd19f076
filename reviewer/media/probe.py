"""What a shopper's file holds: facts of film, sound and photo, asked in a child process and never in ours."""

from dataclasses import replace
from pathlib import Path

from reviewer.domain.evidence import ExhibitKind, MediaFacts
from reviewer.media.examination import Content, Examination
from reviewer.media.sandbox import ChildDied, ChildFault, ChildOutOfMemory, ChildTimedOut, Sandbox

_FUNCTION = {
    ExhibitKind.FILM: "reviewer.media.recording_probe:examine",
    ExhibitKind.SOUND: "reviewer.media.recording_probe:examine",
    ExhibitKind.PHOTO: "reviewer.media.photo_probe:examine",
}
_FAULT = {ChildDied: "media.fault_decoder_died", ChildTimedOut: "media.fault_decoder_hung", ChildOutOfMemory: "media.fault_decoder_swelled"}


def examine(path: Path, kind: ExhibitKind, sandbox: Sandbox) -> Examination:
    """Looks into a file as the kind it is said to be.

    Never raises for what the file holds: a file that kills the child comes back as Content.UNKNOWN, unreadable. Documents are not
    opened at all.
    """
    if kind is ExhibitKind.DOCUMENT:
        return Examination(Content.UNKNOWN, MediaFacts())
    try:
        return Examination.from_json(sandbox.call(_FUNCTION[kind], path))
    except ChildFault as fault:
        return unknown(_FAULT[type(fault)])
    except (KeyError, TypeError, ValueError):
        # Only a child that a file took over would answer so.
        return unknown("media.fault_decoder_died")


def probe(path: Path, kind: ExhibitKind) -> MediaFacts:
    """The facts of one file, by a child of its own; for many files share a Sandbox through `examine`."""
    with Sandbox() as sandbox:
        return examine(path, kind, sandbox).facts


def unknown(fault: str) -> Examination:
    """The examination of a file that could not be examined."""
    return Examination(Content.UNKNOWN, replace(MediaFacts(), is_readable=False, fault=fault))
