"""What is remembered of every submission, so that a later one that hands in the same again is recognised."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KnownExhibit:
    """One exhibit of an earlier submission: `submission` and `code` as people know them, the digest, and for a photo its numbers.

    `numbers` are those of `media.fingerprint.Fingerprint`, the whole frame's first; empty for what is no photo.
    """

    submission: str
    code: str
    sha256: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class KnownText:
    """One text of an earlier submission by its signature; `place` is its field of submission.json, `/` for all texts together."""

    submission: str
    place: str
    signature: tuple[int, ...]
