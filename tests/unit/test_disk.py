import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from dalil.custody import whole_disk
from dalil.custody.disk import MANY, Disk
from dalil.custody.whole_disk import WholeDisk
from dalil.errors import CLOSED, FULL, StorageError


def mounts(folder: Path, kind: str) -> str:
    device = folder.stat().st_dev
    return f"21 1 8:99 / / rw - ext4 none rw\n22 1 {os.major(device)}:{os.minor(device)} / /m rw - {kind} none rw\n"


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of mounts that this computer is made to have."""
    path = tmp_path / "mountinfo"
    monkeypatch.setattr(whole_disk, "_MOUNTS", path)
    monkeypatch.setattr(whole_disk, "sys", SimpleNamespace(platform="linux"))
    monkeypatch.setattr(whole_disk, "_kernel", lambda: (6, 1))
    return path


@pytest.mark.parametrize(("kind", "trusted"), [("ext4", True), ("xfs", True), ("fuseblk", False), ("vfat", False)])
def test_a_disk_is_synced_as_a_whole_only_where_that_is_as_good(
    listed: Path, tmp_path: Path, kind: str, trusted: bool
) -> None:
    listed.write_text(mounts(tmp_path, kind))
    found = WholeDisk.of(tmp_path)
    assert (found is not None) is trusted
    if found:
        found.close()


def test_an_old_kernel_a_strange_list_and_another_system_are_not_trusted(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WholeDisk.of(tmp_path) is None, "no list of mounts"
    listed.write_text(mounts(tmp_path, "ext4"))
    monkeypatch.setattr(whole_disk, "_kernel", lambda: (5, 7))
    assert WholeDisk.of(tmp_path) is None
    monkeypatch.setattr(whole_disk, "_kernel", lambda: (6, 1))
    monkeypatch.setattr(whole_disk, "sys", SimpleNamespace(platform="darwin"))
    assert WholeDisk.of(tmp_path) is None


def test_an_error_of_syncfs_is_told() -> None:
    whole = WholeDisk(os.open("/", os.O_RDONLY))
    whole.close()
    with pytest.raises(OSError, match="Bad file descriptor") as caught:
        whole.sync()
    assert caught.value.errno == errno.EBADF


class Counting(Disk):
    """Counts how it syncs."""

    def __init__(self, whole: WholeDisk | None) -> None:
        super().__init__()
        self._whole = whole
        self.synced: list[str] = []

    def sync_whole(self) -> None:
        self.synced.append("whole")

    def sync_file(self, path: Path) -> None:
        self.synced.append(path.name)

    def sync_folder(self, path: Path) -> None:
        self.synced.append(f"{path.name}/")


def test_a_few_files_are_synced_one_by_one_and_many_as_one(tmp_path: Path) -> None:
    whole = WholeDisk(os.open(tmp_path, os.O_RDONLY))
    files = [tmp_path / str(number) for number in range(MANY)]
    few, many, unable = Counting(whole), Counting(whole), Counting(None)
    few.settle(files[:2], [tmp_path / "f"])
    many.settle(files, [tmp_path / "f"])
    unable.settle(files, [tmp_path / "f"])
    whole.close()
    assert few.synced == ["0", "1", "f/"]
    assert many.synced == ["whole"]
    assert unable.synced == [*map(str, range(MANY)), "f/"]


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    disk = Disk()
    assert disk.add_folder(tmp_path / "a/b/c") == [tmp_path, tmp_path / "a", tmp_path / "a/b"]
    assert disk.add_folder(tmp_path / "a/b/d") == [tmp_path / "a/b"]
    assert disk.add_folder(tmp_path / "a/b/c") == []
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        disk.make_folder(tmp_path / "file/below")


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.ENOSPC, FULL), (errno.EIO, FULL), (errno.EROFS, CLOSED), (errno.EACCES, CLOSED)]
)
def test_a_refusal_of_the_machine_comes_with_what_to_do(number: int, remedy: str) -> None:
    error = StorageError.of(OSError(number, "named /secret/path"))
    assert error.remedy == remedy
    assert os.strerror(number) in error.diagnosis
    assert "secret" not in str(error)
