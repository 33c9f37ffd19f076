"""RFC 9162, 2.1.1: the head of a list is defined by recursion; the frontier must give the same."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from reviewer.store.merkle import Frontier, leaf_hash, node_hash


def recursive_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(recursive_root(leaves[:split]), recursive_root(leaves[split:]))


def test_the_frontier_gives_the_root_of_every_list_up_to_130_leaves():
    frontier, leaves = Frontier(), []
    assert frontier.root() == recursive_root([])
    for number in range(130):
        leaves.append(leaf_hash(bytes([number])))
        frontier.append(leaves[-1])
        assert (frontier.size, frontier.root()) == (number + 1, recursive_root(leaves))


# From the test vectors of the Certificate Transparency reference implementation (merkle tree of 8 leaves).
def test_published_roots_are_reproduced():
    entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    frontier, roots = Frontier(), []
    for entry in entries:
        frontier.append(leaf_hash(bytes.fromhex(entry)))
        roots.append(frontier.root().hex())
    assert roots[0] == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert roots[1] == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert roots[7] == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_the_frontier_agrees_with_the_definition_on_any_list(entries: list[bytes]):
    frontier = Frontier()
    for entry in entries:
        frontier.append(leaf_hash(entry))
    assert frontier.root() == recursive_root([leaf_hash(entry) for entry in entries])
