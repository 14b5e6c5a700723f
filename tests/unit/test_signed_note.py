import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dalil.errors import DalilError, IntegrityError, InvalidValueError, SettingsError
from dalil.proof.checkpoint import Checkpoint, read_checkpoint
from dalil.proof.note import SignatureLine, SignedNote, read_note, sign_note, verified_by
from dalil.proof.policy import read_policy
from dalil.proof.verifier_key import Algorithm, VerifierKey, read_vkey

NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN_SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
NEUMANN_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    f"\n\u2014 PeterNeumann {NEUMANN_SIGNATURE}\n"
).encode()
ED25519_PRIME = 2**255 - 19


def private(seed: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def key(seed: int, name: str = "log", algorithm: Algorithm = Algorithm.ED25519) -> VerifierKey:
    return VerifierKey(name=name, public=private(seed).public_key().public_bytes_raw(), algorithm=algorithm)


def note(seed: int = 1, text: str = "hello\n") -> SignedNote:
    return sign_note(text, key(seed), private(seed).sign)


def test_a_known_note_verifies() -> None:
    known = read_vkey(NEUMANN)
    assert known.vkey == NEUMANN
    assert verified_by(read_note(NEUMANN_NOTE), [known]) == (known,)


def test_a_note_is_read_as_it_was_written() -> None:
    assert read_note(bytes(note())) == note()


def test_lines_of_unknown_keys_are_passed_over() -> None:
    assert verified_by(note(1), [key(2, "other")]) == ()


def test_a_bad_signature_under_a_known_key_is_refused() -> None:
    altered = SignedNote(text="hullo\n", signatures=note().signatures)
    with pytest.raises(IntegrityError):
        verified_by(altered, [key(1)])


def test_a_good_line_does_not_excuse_a_bad_one() -> None:
    good = note().signatures[0]
    bad = SignatureLine(name="log", key_id=good.key_id, signature=bytes(64))
    with pytest.raises(IntegrityError):
        verified_by(SignedNote(text="hello\n", signatures=(good, bad)), [key(1)])


def test_a_cosignature_binds_the_time_it_names() -> None:
    witness = key(3, "witness", Algorithm.COSIGNATURE)
    moment = (1_936_000_000).to_bytes(8, "big")
    signature = private(3).sign(b"cosignature/v1\ntime 1936000000\nhello\n")
    line = SignatureLine(name="witness", key_id=witness.key_id, signature=moment + signature)
    assert verified_by(SignedNote(text="hello\n", signatures=(line,)), [witness]) == (witness,)
    later = SignatureLine(name="witness", key_id=witness.key_id, signature=bytes(8) + signature)
    with pytest.raises(IntegrityError):
        verified_by(SignedNote(text="hello\n", signatures=(later,)), [witness])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text only\n",
        b"text\n\nno dash\n",
        b"text\n\n\xe2\x80\x94 name !!!!\n",
        b"text\n\n\xe2\x80\x94 name AAAA\n",
        b"te\x01xt\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"text\n\n\xe2\x80\x94 name AAAAAAAA",
        b"\xff\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"x" * (2 << 20),
    ],
)
def test_malformed_notes_are_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_note(data)


def small_order_points() -> set[bytes]:
    """Encodings of the eight points of small order, by the curve's own arithmetic: the oracle."""
    p = ED25519_PRIME
    d = -121665 * pow(121666, -1, p) % p
    root = pow(2, (p - 1) // 4, p)
    # A point of order 8 doubles to one with y = 0, hence d y^4 + 2 y^2 - 1 = 0.
    heights = {0, 1, p - 1}
    discriminant = (1 + d) % p
    for s in _roots(discriminant, root):
        heights.update(_roots((s - 1) * pow(d, -1, p) % p, root))
    return {((y + extra) % 2**255).to_bytes(32, "little") for y in heights for extra in (0, p) if y + extra < 2**255}


def _roots(square: int, root: int) -> set[int]:
    p = ED25519_PRIME
    candidate = pow(square, (p + 3) // 8, p)
    return {r % p for c in (candidate, candidate * root % p) for r in (c, -c) if r * r % p == square}


def test_every_key_of_small_order_is_refused_at_enrolment() -> None:
    points = small_order_points()
    assert len(points) == 7
    for point in points:
        for encoding in (point, point[:-1] + bytes([point[-1] | 0x80])):
            with pytest.raises(InvalidValueError, match="small order"):
                VerifierKey(name="log", public=encoding)


@pytest.mark.parametrize(
    "text",
    [
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Axpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "x+00000000+AQ",
        "x+00000000+",
    ],
)
def test_malformed_keys_are_refused(text: str) -> None:
    with pytest.raises(IntegrityError):
        read_vkey(text)


def test_a_checkpoint_has_one_form() -> None:
    checkpoint = Checkpoint(origin="dalil/case/x", size=3, root=bytes(32))
    assert read_checkpoint(checkpoint.text) == checkpoint
    root = base64.b64encode(bytes(32)).decode()
    for text in (f"o\n03\n{root}\n", f"o\n3\n{root}\nmore\n", f"o\n-3\n{root}\n", f"\n3\n{root}\n", "o\n3\nAAAA\n"):
        with pytest.raises(IntegrityError):
            read_checkpoint(text)


def test_a_policy_counts_witnesses_by_group() -> None:
    first, second, third = (key(seed, f"w{seed}", Algorithm.COSIGNATURE) for seed in (4, 5, 6))
    policy = read_policy(
        f"# who\nlog {key(1).vkey}\nwitness a {first.vkey}\nwitness b {second.vkey}\nwitness c {third.vkey}\n"
        "group two 2 a b c\nquorum two\n".encode()
    )
    assert not policy.satisfied_by(frozenset({first}))
    assert policy.satisfied_by(frozenset({first, third}))


def test_all_problems_of_a_policy_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read_policy(b"log nonsense\nwitness\ngroup g 3 a b\nsecret x\n")
    assert len(caught.value.problems) == 6
    assert isinstance(caught.value, DalilError)
