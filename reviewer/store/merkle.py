"""The Merkle tree of RFC 9162, section 2.1, grown one leaf at a time."""

import hashlib

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """HASH(0x00 || entry): the prefix keeps a leaf from being mistaken for a node."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the complete subtrees on the right edge: enough to append a leaf in O(log n)."""

    def __init__(self) -> None:
        self._roots: list[bytes] = []
        self.size = 0

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        self.size += 1
        complete = self.size
        while complete % 2 == 0:
            leaf = node_hash(self._roots.pop(), leaf)
            complete //= 2
        self._roots.append(leaf)

    def root(self) -> bytes:
        if not self._roots:
            return EMPTY_ROOT
        head = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            head = node_hash(left, head)
        return head
