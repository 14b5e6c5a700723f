"""Tokens of time-stamping authorities that lie, and honest ones whose authority has ended since.

The authority is `openssl ts`, made while the tests run; `openssl ts -verify` is asked too, as a lawyer would.
"""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attack.test_case_attacks import change, failures, flip, invalid, manifest_again, rewrite
from tests.invented_case import fill_case, make_key, make_person, open_case
from tests.time_authority import TimeAuthority, make_authority

from dalil.custody.folder import CaseFolder
from dalil.custody.key import Key
from dalil.custody.policy_file import renew_policy
from dalil.custody.timestamps import authorities, enrol_authority, queue, queue_renewals, requests, stamps, take_in
from dalil.custody.token import make_query, read_token
from dalil.errors import InputError, IntegrityError
from dalil.proof.canonical import JsonObject
from dalil.proof.certificate import certificate_fingerprint, read_certificates
from dalil.proof.outside import Outside
from dalil.proof.policy import read_policy
from dalil.proof.verdict import State, Verdict, Verification
from dalil.proof.verification import timeline_of, verify_case

NOW = "2031-05-10T00:00:00Z"
TOKEN = "log/checkpoints/13.tsr"
URL = "http://lamp.example/tsr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A case with two authorities, both of which have stamped its checkpoint of 13 entries."""

    folder: Path
    key: Key
    lamp: TimeAuthority
    bell: TimeAuthority


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Stamped:
    folder = tmp_path_factory.mktemp("stamped")
    key = make_key(folder / "keys")
    case = folder / "case"
    fill_case(case, key, make_person(folder / "keys"))
    lamp, bell = make_authority(folder / "lamp"), make_authority(folder / "bell", "Bell Clock")
    with open_case(case, key, seed="enrol") as writer:
        for name, authority in (("Lamp Time", lamp), ("Bell Clock", bell)):
            enrol_authority(writer, name=name, url=URL, pem=authority.root.read_bytes(), required=None)
    stamp(case, key, lamp, bell)
    return Stamped(folder=case, key=key, lamp=lamp, bell=bell)


def stamp(case: Path, key: Key, *by: TimeAuthority) -> None:
    known = authorities(CaseFolder(case))
    with open_case(case, key, seed=f"queue {by}") as writer:
        queue(writer, known)
    for seal, authority in zip(requests(case), by, strict=True):
        token = authority.answer((case / seal.path).read_bytes())
        with open_case(case, key, seed=f"take {seal.path}") as writer:
            take_in(writer, known, token)


@pytest.fixture
def stamped(made: Stamped, tmp_path: Path) -> Stamped:
    return replace(made, folder=Path(shutil.copytree(made.folder, tmp_path / "case")))


def outside(*roots: TimeAuthority, now: str = NOW) -> Outside:
    certificates = [der for one in roots for der in read_certificates(one.root.read_bytes())]
    return Outside(certificates=certificates, read_token=read_token, now=now)


def checked(case: Path, *roots: TimeAuthority, now: str = NOW) -> Verification:
    return verify_case(case, outside=outside(*roots, now=now))


def asking(case: Path, *roots: TimeAuthority, count: int = 1) -> Verification:
    """Under a policy from outside that names these authorities by fingerprint and asks for `count` of them."""
    named = {
        f"a{number}": certificate_fingerprint(read_certificates(one.root.read_bytes())[0])
        for number, one in enumerate(roots)
    }
    policy = replace(read_policy((case / "policy.txt").read_bytes()), authorities=named, timestamps=count)
    return verify_case(case, policy, outside=Outside(read_token=read_token, now=NOW))


def body(case: Path, size: int = 13) -> bytes:
    return (case / f"log/checkpoints/{size}.ckpt").read_bytes().partition(b"\n\n")[0] + b"\n"


def state(found: Verification, what: str) -> list[State]:
    return [check.state for check in found.checks if check.what == what]


def test_two_authorities_vouch_for_all_entries(stamped: Stamped) -> None:
    found = asking(stamped.folder, stamped.lamp, stamped.bell, count=2)
    assert failures(found) == {}
    assert (found.verdict, state(found, "timestamps")) == (Verdict.VALID, [State.OK])
    assert state(found, TOKEN) == state(found, TOKEN + "2") == [State.OK]


def test_openssl_and_the_library_agree_on_every_token(stamped: Stamped, tmp_path: Path) -> None:
    (tmp_path / "body").write_bytes(body(stamped.folder))
    (tmp_path / "other").write_bytes(body(stamped.folder) + b"x")
    for name, authority in (("13.tsr", stamped.lamp), ("13.tsr2", stamped.bell)):
        token = stamped.folder / "log/checkpoints" / name
        time = read_token(token.read_bytes(), body(stamped.folder), read_certificates(authority.root.read_bytes())).time
        assert openssl(token, tmp_path / "body", authority, time) == 0
        assert openssl(token, tmp_path / "other", authority, time) == 1
        other = stamped.bell if authority == stamped.lamp else stamped.lamp
        assert openssl(token, tmp_path / "body", other, time) == 1
        with pytest.raises(IntegrityError):
            read_token(token.read_bytes(), body(stamped.folder), read_certificates(other.root.read_bytes()))


def openssl(token: Path, data: Path, authority: TimeAuthority, time: str) -> int:
    moment = str(int(datetime.fromisoformat(time).timestamp()))
    command = ["openssl", "ts", "-verify", "-data", str(data), "-in", str(token), "-attime", moment]
    done = subprocess.run([*command, "-CAfile", str(authority.root)], capture_output=True, check=False)
    return done.returncode


def test_a_token_bounds_the_time_of_what_it_covers(stamped: Stamped) -> None:
    times = timeline_of(stamped.folder, outside(stamped.lamp))
    before, after = times.no_later_than(12), times.no_earlier_than(13)
    assert before is not None
    assert after is not None
    assert before.by == "timestamp of Lamp Time"
    assert before.time <= after.time
    assert times.no_later_than(13) is None
    assert times.no_earlier_than(12) is None


def test_an_authority_that_only_the_case_names_is_told_so(stamped: Stamped) -> None:
    policy = replace(read_policy((stamped.folder / "policy.txt").read_bytes()), authorities={}, timestamps=1)
    found = verify_case(stamped.folder, policy, outside=outside())
    assert state(found, TOKEN) == [State.NOTE]
    assert (found.verdict, state(found, "timestamps")) == (Verdict.INCOMPLETE, [State.MISSING])


def test_the_policy_asks_for_a_timestamp_and_there_is_none(stamped: Stamped) -> None:
    with open_case(stamped.folder, stamped.key, seed="more") as writer:
        writer.record("names.shown", result={"pages": 1})
    found = asking(stamped.folder, stamped.lamp, stamped.bell)
    assert (found.verdict, failures(found)) == (Verdict.INCOMPLETE, {})
    assert state(found, "timestamps") == [State.MISSING]


def test_one_authority_does_not_count_twice(stamped: Stamped) -> None:
    shutil.copyfile(stamped.folder / TOKEN, stamped.folder / (TOKEN + "3"))
    assert state(asking(stamped.folder, stamped.lamp, count=2), "timestamps") == [State.MISSING]


def test_tokens_are_not_passed_over_where_nobody_can_read_them(stamped: Stamped) -> None:
    found = verify_case(stamped.folder)
    assert (found.verdict, failures(found)) == (Verdict.INCOMPLETE, {})


def replaced(case: Path, token: bytes, at: str = TOKEN) -> None:
    (case / at).write_bytes(token)
    manifest_again(case)


def test_foreign_token_over_other_bytes(stamped: Stamped) -> None:
    replaced(stamped.folder, stamped.lamp.answer(make_query(b"other bytes")))
    found = asking(stamped.folder, stamped.lamp, stamped.bell)
    assert found.verdict is Verdict.INVALID
    assert "other bytes" in failures(found)[TOKEN]


def test_forged_token_of_an_authority_of_the_same_name(stamped: Stamped, tmp_path: Path) -> None:
    forger = make_authority(tmp_path / "forger")
    replaced(stamped.folder, forger.answer(make_query(body(stamped.folder))))
    assert TOKEN in failures(asking(stamped.folder, stamped.lamp))


def test_every_bit_of_a_token_counts_or_changes_nothing(stamped: Stamped) -> None:
    """Some bits lie outside of what is signed; the time that is read never changes."""
    token = (stamped.folder / TOKEN).read_bytes()
    roots = read_certificates(stamped.lamp.root.read_bytes())
    time = read_token(token, body(stamped.folder), roots).time
    refused = 0
    for bit in range(0, len(token) * 8, 61):
        try:
            assert read_token(flip(bit)(token), body(stamped.folder), roots).time == time, bit
        except IntegrityError:
            refused += 1
    assert refused > 100


@pytest.mark.parametrize("token", [b"", b"0", b"\x30\x80\x00\x00", b"\x30\x03\x30\x01", bytes(100), b"\xff" * 100])
def test_malformed_token(stamped: Stamped, token: bytes) -> None:
    replaced(stamped.folder, token)
    assert TOKEN in failures(asking(stamped.folder, stamped.lamp))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_as_a_token(token: bytes) -> None:
    with pytest.raises(IntegrityError):
        read_token(token, b"x", ())


def test_a_refusal_of_the_authority_is_no_token(stamped: Stamped) -> None:
    refusal = bytes.fromhex("30053003020102")
    with pytest.raises(IntegrityError, match="not grant"):
        read_token(refusal, b"x", read_certificates(stamped.lamp.root.read_bytes()))


def test_token_removed(stamped: Stamped) -> None:
    (stamped.folder / TOKEN).unlink()
    manifest_again(stamped.folder)
    found = checked(stamped.folder, stamped.lamp)
    assert (found.verdict, failures(found)) == (Verdict.INCOMPLETE, {})


def test_re_signed_with_the_stolen_key_where_a_token_was_left(stamped: Stamped) -> None:
    token = (stamped.folder / TOKEN).read_bytes()

    def edit(entries: list[JsonObject]) -> None:
        entries[2]["claimed_time"] = "2031-05-09T08:00:59Z"
        del entries[13:]

    rewrite(stamped.folder, stamped.key, edit)
    shutil.rmtree(stamped.folder / "log/tile")
    (stamped.folder / TOKEN).write_bytes(token)
    manifest_again(stamped.folder)
    assert "other bytes" in failures(checked(stamped.folder, stamped.lamp))[TOKEN]


def test_an_entry_that_gives_another_time_than_its_token(stamped: Stamped) -> None:
    kept = {name: (stamped.folder / name).read_bytes() for name in (TOKEN, "log/checkpoints/13.ckpt")}

    def edit(entries: list[JsonObject]) -> None:
        result = entries[13]["result"]
        assert isinstance(result, dict)
        result["time"] = "2001-01-01T00:00:00Z"

    rewrite(stamped.folder, stamped.key, edit)
    for name, data in kept.items():
        (stamped.folder / name).write_bytes(data)
    assert "entry 13" in failures(checked(stamped.folder, stamped.lamp))


@pytest.mark.parametrize("name", ["log/authorities/x.pem", f"log/authorities/{'a' * 64}.pem"])
def test_a_certificate_added(stamped: Stamped, name: str) -> None:
    (stamped.folder / name).write_bytes(stamped.lamp.root.read_bytes())
    invalid(stamped.folder, name)


def test_a_certificate_replaced_or_gone(stamped: Stamped, tmp_path: Path) -> None:
    path = min((stamped.folder / "log/authorities").iterdir())
    other = make_authority(tmp_path / "other").root.read_bytes()
    change(path, lambda _: other)
    invalid(stamped.folder, path.relative_to(stamped.folder).as_posix())
    path.unlink()
    manifest_again(stamped.folder)
    assert verify_case(stamped.folder).verdict is not Verdict.VALID


def ended(tmp_path: Path, seconds: int) -> TimeAuthority:
    """An authority whose stamping certificate ends that many seconds from now."""
    until = (datetime.now(tz=UTC) + timedelta(seconds=seconds)).strftime("%Y%m%d%H%M%SZ")
    return make_authority(tmp_path / "ending", "Short Clock", until=until)


def test_expired_since_authority_is_valid_with_a_note(stamped: Stamped, tmp_path: Path) -> None:
    short = ended(tmp_path, 3600)
    token = short.answer(make_query(body(stamped.folder)))
    replaced(stamped.folder, token)
    later = (datetime.now(tz=UTC) + timedelta(days=400)).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = checked(stamped.folder, short, now=later)
    assert failures(found) == {}
    told = [check.detail for check in found.checks if check.what == TOKEN and check.state is State.NOTE]
    assert len(told) == 1
    assert "counted at its time and has ended" in told[0]
    assert State.OK in state(found, TOKEN)
    (tmp_path / "body").write_bytes(body(stamped.folder))
    time = read_token(token, body(stamped.folder), read_certificates(short.root.read_bytes())).time
    assert openssl(stamped.folder / TOKEN, tmp_path / "body", short, time) == 0
    assert openssl(stamped.folder / TOKEN, tmp_path / "body", short, later) == 1, "as a lawyer without -attime sees it"


def test_expired_before_it_stamped(stamped: Stamped, tmp_path: Path) -> None:
    """The tool stamps with a certificate that has ended; nobody has to believe that."""
    past = make_authority(tmp_path / "past", since="20210101000000Z", until="20220101000000Z")
    token = past.answer(make_query(body(stamped.folder)))
    with pytest.raises(IntegrityError):
        read_token(token, body(stamped.folder), read_certificates(past.root.read_bytes()))


def renewed(stamped: Stamped) -> None:
    known = authorities(CaseFolder(stamped.folder))
    old = {seal: one for seal, one in stamps(CaseFolder(stamped.folder)) if one is not None and seal.number == 1}
    with open_case(stamped.folder, stamped.key, seed="renew") as writer:
        assert [seal.path for seal in queue_renewals(writer, old, "9999")] == ["log/checkpoints/13.renew-1.tsq"]
        assert queue_renewals(writer, old, "9999") == [], "it is asked for already"
    (request,) = requests(stamped.folder)
    token = stamped.bell.answer((stamped.folder / request.path).read_bytes())
    with open_case(stamped.folder, stamped.key, seed="renewed") as writer:
        take_in(writer, known, token)
        assert queue_renewals(writer, old, "9999") == []
    assert requests(stamped.folder) == []


def test_a_renewal_covers_the_old_token_and_its_checkpoint(stamped: Stamped, tmp_path: Path) -> None:
    renewed(stamped)
    found = asking(stamped.folder, stamped.lamp, stamped.bell, count=2)
    assert failures(found) == {}
    assert state(found, "log/checkpoints/13.renew-1.tsr") == [State.OK]
    data = body(stamped.folder) + (stamped.folder / TOKEN).read_bytes()
    (tmp_path / "both").write_bytes(data)
    token = stamped.folder / "log/checkpoints/13.renew-1.tsr"
    time = read_token(token.read_bytes(), data, read_certificates(stamped.bell.root.read_bytes())).time
    assert openssl(token, tmp_path / "both", stamped.bell, time) == 0


def test_a_renewal_of_something_else(stamped: Stamped) -> None:
    renewed(stamped)
    replaced(stamped.folder, stamped.bell.answer(make_query(body(stamped.folder))), "log/checkpoints/13.renew-1.tsr")
    assert "log/checkpoints/13.renew-1.tsr" in failures(asking(stamped.folder, stamped.lamp, stamped.bell))


def test_a_certificate_that_ends_within_a_year_is_told(stamped: Stamped) -> None:
    found = checked(stamped.folder, stamped.lamp, now="2095-06-01T00:00:00Z")
    assert any("renew it" in check.detail for check in found.checks if check.what == TOKEN)
    renewed(stamped)
    found = checked(stamped.folder, stamped.lamp, stamped.bell, now="2095-06-01T00:00:00Z")
    assert not any("renew it" in check.detail for check in found.checks if check.what == TOKEN)


def test_answers_that_are_none_are_not_taken_in(stamped: Stamped, tmp_path: Path) -> None:
    with open_case(stamped.folder, stamped.key, seed="more") as writer:
        writer.record("names.shown", result={"pages": 1})
    known = authorities(CaseFolder(stamped.folder))
    with open_case(stamped.folder, stamped.key, seed="queue") as writer:
        queue(writer, known)
    forger = make_authority(tmp_path / "forger")
    first = (stamped.folder / requests(stamped.folder)[0].path).read_bytes()
    size = CaseFolder(stamped.folder)
    before = sum(1 for _ in size.entries())
    for token in (b"", forger.answer(first), stamped.lamp.answer(make_query(b"other"))):
        with (
            pytest.raises(IntegrityError),
            open_case(stamped.folder, stamped.key, seed=hashlib.sha256(token).hexdigest()) as writer,
        ):
            take_in(writer, known, token)
    assert sum(1 for _ in size.entries()) == before
    assert len(requests(stamped.folder)) == 2
    waiting = [check for check in checked(stamped.folder, stamped.lamp).checks if "asked for" in check.detail]
    assert len(waiting) == 2


def test_an_anchor_is_no_proof_by_itself(stamped: Stamped) -> None:
    said: JsonObject = {"sha256": "a" * 64, "time": "2031-05-09T08:00:00Z", "what": "block 900000 of a public chain"}
    with open_case(stamped.folder, stamped.key, seed="anchor") as writer:
        entry = writer.record("time.anchored", result=said)
    bound = timeline_of(stamped.folder, outside(stamped.lamp)).no_earlier_than(entry.seq)
    assert bound is not None
    assert (bound.time, bound.proven) == ("2031-05-09T08:00:00Z", False)
    for wrong in ({"sha256": "a"}, {"time": "yesterday"}):
        with pytest.raises(IntegrityError), open_case(stamped.folder, stamped.key, seed=f"{wrong}") as writer:
            writer.record("time.anchored", result={**said, **wrong})


def test_a_certificate_placed_before_a_crash_is_taken_out(stamped: Stamped) -> None:
    """As if the power went between the certificate and its entry."""
    stray = stamped.folder / f"log/authorities/{'a' * 64}.pem"
    stray.write_bytes(b"half a certificate")
    (stamped.folder / "lock").write_bytes(b"x")
    with open_case(stamped.folder, stamped.key, seed="recover"):
        pass
    assert not stray.exists()
    assert failures(checked(stamped.folder, stamped.lamp)) == {}


def test_groups_that_somebody_wrote_by_hand_stay(stamped: Stamped, tmp_path: Path) -> None:
    path = stamped.folder / "policy.txt"
    witness = make_key(tmp_path, "w").cosigner("w")
    path.write_bytes(path.read_bytes().replace(b"quorum none", f"witness w {witness.vkey}\nquorum w".encode()))
    with open_case(stamped.folder, stamped.key, seed="policy") as writer:
        assert renew_policy(writer, timestamps=2).quorum == "w"
        assert renew_policy(writer, quorum=0).quorum is None
    assert read_policy(path.read_bytes()).timestamps == 2


@pytest.mark.parametrize(
    ("name", "url", "pem"),
    [
        ("", URL, None), ("Lamp", "file:///etc/passwd", None), ("Lamp", "ftp://lamp.example", None),
        ("Lamp", "http://", None), ("Lamp", "http://user@lamp.example/", None), ("Lamp", URL, b"none"),
    ],
)  # fmt: skip
def test_an_authority_that_cannot_be_one(
    stamped: Stamped, tmp_path: Path, name: str, url: str, pem: bytes | None
) -> None:
    data = make_authority(tmp_path / "new").root.read_bytes() if pem is None else pem
    with open_case(stamped.folder, stamped.key, seed="x") as writer, pytest.raises(InputError):
        enrol_authority(writer, name=name, url=url, pem=data)


def test_two_certificates_are_no_root(stamped: Stamped) -> None:
    both = stamped.lamp.root.read_bytes() + stamped.bell.root.read_bytes()
    with open_case(stamped.folder, stamped.key, seed="x") as writer, pytest.raises(InputError, match="several"):
        enrol_authority(writer, name="Two", url=URL, pem=both)
    with open_case(stamped.folder, stamped.key, seed="y") as writer, pytest.raises(InputError, match="More"):
        enrol_authority(writer, name="Lamp", url=URL, pem=stamped.lamp.root.read_bytes(), required=3)


def test_clock_set_back_against_a_token(stamped: Stamped) -> None:
    """The case claims 2031 and the authority says otherwise: the claimed time decides nothing, and that is said."""
    with open_case(stamped.folder, stamped.key, seed="late") as writer:
        writer.record("names.shown", result={"pages": 1})
    told = [check.detail for check in checked(stamped.folder, stamped.lamp).checks if check.state is State.NOTE]
    assert any("against the time that others vouch for" in detail for detail in told)
    assert any("entries 0 to 12: no later than" in detail for detail in told)
    assert any("no earlier than" in detail for detail in told)
