"""Texts told again: signatures by which near-duplicates are found without keeping the texts.

A text is taken as the set of its four-character pieces, without capitals, punctuation and figures, so that changed times do not hide a
copy. A signature holds, for each of 64 orders of all possible pieces, the least piece of the text; the share of equal places in two
signatures estimates the share of common pieces (Broder, "On the resemblance and containment of documents", 1997).
"""

import unicodedata
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reviewer.domain.submission import Submission

PLACES = 64
LEAST_PIECES = 60
"""Shorter texts are alike by chance: stock phrases such as `counter clear, leaflets in line`."""

_PIECE = 4
_PRIME = np.uint64((1 << 31) - 1)
_RANDOM = np.random.Generator(np.random.PCG64(20260718))
_FACTORS = _RANDOM.integers(1, int(_PRIME), PLACES, dtype=np.uint64)
_SHIFTS = _RANDOM.integers(0, int(_PRIME), PLACES, dtype=np.uint64)
WHOLE = "/"


def texts(submission: Submission) -> dict[str, str]:
    """The texts worth comparing by their place: each long comment or note, and under WHOLE all of them together."""
    told = {f"/answers/{number}/comment": answer.comment for number, answer in enumerate(submission.answers)}
    told |= {f"/answers/{number}/value": answer.value for number, answer in enumerate(submission.answers) if isinstance(answer.value, str)}
    told |= {f"/notes/{number}/text": note.text for number, note in enumerate(submission.notes)}
    whole = "\n".join(told.values())
    return {place: text for place, text in (*told.items(), (WHOLE, whole)) if len(_pieces(text)) >= LEAST_PIECES}


def signature(text: str) -> tuple[int, ...]:
    """The text's signature: PLACES numbers below 2^31."""
    hashed = np.array(sorted(_pieces(text)), np.uint64)
    if not len(hashed):
        return (int(_PRIME),) * PLACES
    orders = (hashed[None, :] * _FACTORS[:, None] + _SHIFTS[:, None]) % _PRIME
    return tuple(orders.min(axis=1).tolist())


def alike(asked: Sequence[int], known: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Estimated share of common pieces with each known signature, shape (texts, PLACES)."""
    shares: NDArray[np.float64] = (known == np.array(asked, np.uint32)).mean(axis=1)
    return shares


def _pieces(text: str) -> set[int]:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalpha())
    return {zlib.crc32(plain[start : start + _PIECE].encode()) >> 1 for start in range(len(plain) - _PIECE + 1)}
