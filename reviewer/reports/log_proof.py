"""That a step of the journal lies under the head that a scorecard carries (RFC 9162, sections 2.1.1 and 2.1.3)."""

import hashlib
from collections.abc import Sequence


def proof_of_last(leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """The inclusion proof of the last of these leaf hashes, nearest sibling first."""
    if len(leaves) <= 1:
        return ()
    split = _split(len(leaves))
    return (*proof_of_last(leaves[split:]), _root(leaves[:split]))


def is_included(last: bytes, proof: Sequence[bytes], *, size: int, root: bytes) -> bool:
    """Whether a leaf hash is the last of a tree of that size with that root."""
    node = last
    for sibling in proof:
        node = _node(sibling, node)  # everything beside the last leaf lies left of it
    return len(proof) == (size - 1).bit_count() and node == root if size else False


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return _node(_root(leaves[:split]), _root(leaves[split:]))


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1
