import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import IntegrityError, InvalidValueError
from dalil.proof.merkle import EMPTY_ROOT, MerkleTree, leaf_hash, verify_consistency, verify_inclusion

# The leaves and roots that implementations of RFC 6962 test against.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive_root(leaves: list[bytes]) -> bytes:
    """The recursive definition of RFC 6962 section 2.1, word by word: the oracle."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def leaves(count: int) -> list[bytes]:
    return [b"leaf %d" % number for number in range(count)]


def tree(count: int) -> MerkleTree:
    return MerkleTree(map(leaf_hash, leaves(count)))


def test_the_root_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert MerkleTree().root() == EMPTY_ROOT


def test_known_roots() -> None:
    known = MerkleTree(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES)
    assert [known.root(size).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize("count", range(40))
def test_roots_are_those_of_the_definition(count: int) -> None:
    assert tree(count).root() == naive_root(leaves(count))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 9, 31, 33])
def test_every_inclusion_proof_leads_to_the_root(count: int) -> None:
    grown = tree(count)
    for size in range(1, count + 1):
        for index in range(size):
            verify_inclusion(
                leaf_hash(leaves(count)[index]), index, size, grown.inclusion(index, size), grown.root(size)
            )


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 9, 33])
def test_every_consistency_proof_leads_from_root_to_root(count: int) -> None:
    grown = tree(count)
    for size in range(1, count + 1):
        for old in range(1, size + 1):
            verify_consistency(old, size, grown.consistency(old, size), grown.root(old), grown.root(size))


@given(st.integers(2, 70), st.data())
def test_a_flipped_bit_in_a_proof_is_found(count: int, data: st.DataObject) -> None:
    grown = tree(count)
    index = data.draw(st.integers(0, count - 1))
    proof = list(grown.inclusion(index))
    which = data.draw(st.integers(0, len(proof) - 1))
    proof[which] = bytes([proof[which][0] ^ 1]) + proof[which][1:]
    with pytest.raises(IntegrityError):
        verify_inclusion(leaf_hash(leaves(count)[index]), index, count, proof, grown.root())


@given(st.integers(2, 70), st.data())
def test_another_history_is_not_consistent(count: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, count))
    other = MerkleTree(leaf_hash(b"other %d" % number) for number in range(old))
    grown = tree(count)
    with pytest.raises(IntegrityError):
        verify_consistency(old, count, grown.consistency(old), other.root(), grown.root())


@given(st.integers(1, 40), st.integers(0, 39), st.lists(st.binary(min_size=32, max_size=32), max_size=8))
def test_invented_proofs_are_refused(size: int, index: int, proof: list[bytes]) -> None:
    with pytest.raises(IntegrityError):
        verify_inclusion(leaf_hash(b"not there"), index, size, proof, tree(size).root())


def test_consistency_from_nothing_says_nothing() -> None:
    grown = tree(3)
    with pytest.raises(IntegrityError):
        verify_consistency(0, 3, [], EMPTY_ROOT, grown.root())
    with pytest.raises(InvalidValueError):
        grown.consistency(0)


def test_equal_sizes_with_two_roots_are_a_split_view() -> None:
    with pytest.raises(IntegrityError, match="split view"):
        verify_consistency(2, 2, [], tree(2).root(), naive_root([b"a", b"b"]))


@pytest.mark.parametrize("wrong", [b"", b"\x00" * 31, b"\x00" * 33])
def test_every_hash_has_32_bytes(wrong: bytes) -> None:
    grown = tree(2)
    with pytest.raises(IntegrityError):
        verify_inclusion(wrong, 0, 1, [], wrong)
    with pytest.raises(IntegrityError):
        verify_consistency(1, 2, [wrong], grown.root(1), grown.root())
    with pytest.raises(InvalidValueError):
        grown.append(wrong)
