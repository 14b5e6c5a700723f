import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from tests.invented_case import CountedEntropy

from dalil.custody.key import create_key, load_key, open_key, read_passphrase, settings_folder
from dalil.custody.person import current_person, introduce
from dalil.errors import InputError, NotFoundError, RefusedError


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("DALIL_KEY_PASSPHRASE_FILE", raising=False)
    return settings_folder()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_use_makes_a_key_that_only_its_owner_reads(settings: Path) -> None:
    key, made = open_key(entropy=CountedEntropy())
    assert made
    assert [mode(path) for path in (settings, settings / "dalil.key", settings / "dalil.age")] == [0o700, 0o600, 0o600]
    assert "not wrapped" in key.backup_hint
    again, made = open_key(entropy=CountedEntropy("other"))
    assert (again, made) == (key, False)


def test_a_key_shows_nothing_secret_of_itself() -> None:
    key, _ = open_key(entropy=CountedEntropy())
    assert key.identity not in repr(key)
    assert repr(key.seed) not in repr(key)


def test_a_label_stays_with_the_key(tmp_path: Path) -> None:
    open_key(tmp_path / "demo.key", entropy=CountedEntropy(), label="DEMO")
    assert load_key(tmp_path / "demo.key").label == "DEMO"


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_reads_the_key(tmp_path: Path) -> None:
    key = create_key(tmp_path / "demo.key", entropy=CountedEntropy(), label="DEMO")
    command = ["openssl", "pkey", "-in", str(tmp_path / "demo.key"), "-pubout", "-outform", "DER"]
    assert subprocess.run(command, capture_output=True, check=True).stdout[-32:] == key.public


def test_a_passphrase_wraps_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words").write_text("seven lamps\n")
    monkeypatch.setenv("DALIL_KEY_PASSPHRASE_FILE", str(tmp_path / "words"))
    key = create_key(tmp_path / "w.key", entropy=CountedEntropy(), passphrase=read_passphrase(), label="DEMO")
    assert key.wrapped
    assert key.identity.encode() not in (tmp_path / "w.age").read_bytes()
    assert load_key(tmp_path / "w.key", "seven lamps") == key
    with pytest.raises(RefusedError):
        load_key(tmp_path / "w.key")
    with pytest.raises(InputError):
        load_key(tmp_path / "w.key", "eight lamps")


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    create_key(tmp_path / "k.key", entropy=CountedEntropy())
    (tmp_path / "k.key").chmod(0o644)
    with pytest.raises(RefusedError, match="others"):
        load_key(tmp_path / "k.key")


def test_damaged_and_missing_keys_are_told_apart(tmp_path: Path) -> None:
    create_key(tmp_path / "k.key", entropy=CountedEntropy())
    with pytest.raises(NotFoundError):
        open_key(tmp_path / "none.key", entropy=CountedEntropy())
    (tmp_path / "k.key").write_bytes(b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    with pytest.raises(InputError):
        load_key(tmp_path / "k.key")
    (tmp_path / "k.age").unlink()
    with pytest.raises(NotFoundError):
        load_key(tmp_path / "k.key")


@pytest.mark.parametrize("text", [None, "", "\n"])
def test_a_passphrase_file_that_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    monkeypatch.setenv("DALIL_KEY_PASSPHRASE_FILE", str(tmp_path / "words"))
    if text is not None:
        (tmp_path / "words").write_text(text)
    with pytest.raises(InputError):
        read_passphrase()


def test_a_person_introduces_themselves_once(settings: Path) -> None:
    assert current_person(settings) is None
    entropy = CountedEntropy()
    first = introduce(settings, name="Ismat Verr", role="analyst", entropy=entropy)
    assert introduce(settings, name="Ismat Verr", role="analyst", entropy=entropy) == first == current_person(settings)
    second = introduce(settings, name="Dara Holm", role="lawyer", entropy=entropy)
    assert current_person(settings) == second
    assert second.pseudonym != first.pseudonym
    third = introduce(settings, name="Dara Holm", role="lawyer", entropy=entropy, afresh=True)
    assert (current_person(settings), third.pseudonym != second.pseudonym) == (third, True)
    assert first.key.path.exists()
    assert "Ismat" not in repr(first)
    assert mode(settings / "person.json") == 0o600


@pytest.mark.parametrize(("name", "role"), [("", "analyst"), ("Ismat Verr", " ")])
def test_a_person_has_a_name_and_a_role(settings: Path, name: str, role: str) -> None:
    with pytest.raises(InputError):
        introduce(settings, name=name, role=role, entropy=CountedEntropy())


def test_a_damaged_file_of_the_person_is_told(settings: Path) -> None:
    introduce(settings, name="Ismat Verr", role="analyst", entropy=CountedEntropy())
    (settings / "person.json").write_bytes(b"{}")
    with pytest.raises(InputError):
        current_person(settings)
