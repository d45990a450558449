"""Files are read and written whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from openbayes_cli.failure import Failure
from openbayes_cli.files import READ_LIMIT, read_input, shown_path, write_file

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions and links")


def test_writes_a_new_file(tmp_path: Path) -> None:
    """With the permissions that the user's mask gives."""
    path = tmp_path / "new"
    write_file(str(path), b"x\r\n")
    (tmp_path / "plain").touch()
    assert path.read_bytes() == b"x\r\n"
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix_only
def test_keeps_mode_and_links(tmp_path: Path) -> None:
    """The file that a link names is replaced, the link stays."""
    target = tmp_path / "target"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to("target")
    write_file(str(link), b"new", expected=b"old")
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "target"]


def test_a_file_that_changed_is_left_alone(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    path = tmp_path / "openbayes.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(Failure, match="was changed by another program"):
        write_file(str(path), b"ours", expected=b"read before")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one takes its place only when it is complete."""
    path = tmp_path / "openbayes.yaml"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(Failure, match="cannot be written"):
        write_file(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_writes_to_devices() -> None:
    """They are not replaced."""
    write_file("/dev/null", b"x")
    assert not Path("/dev/null").is_file()


@posix_only
def test_reading_a_device_ends() -> None:
    """Far beyond what is judged."""
    assert len(read_input("/dev/zero").data) == READ_LIMIT


@pytest.mark.parametrize("name", ["gone", "folder", "gone/file"])
def test_what_cannot_be_read_is_a_failure(name: str, tmp_path: Path) -> None:
    """One sentence, no exception of the system's."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(Failure, match="cannot be read"):
        read_input(str(tmp_path / name))


def test_paths_are_shown_relative_with_forward_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As given where they lie elsewhere."""
    monkeypatch.chdir(tmp_path)
    assert shown_path(str(tmp_path / "a" / "b")) == "a/b"
    assert shown_path(os.path.join(".", "a")) == "a"  # noqa: PTH118
    assert shown_path(os.path.join("..", "a")) == "../a"  # noqa: PTH118
    assert shown_path(str(tmp_path.parent / "a")) == (tmp_path.parent / "a").as_posix()
