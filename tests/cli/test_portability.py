"""What is said about reading a file on a system that is not UTF-8."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from openbayes_cli import portability
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE

CHINESE = COMPLETE + "# 数据集\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files with Chinese comments."""
    for name in ("openbayes.yaml", "other.yaml"):
        (tmp_path / name).write_text(CHINESE, encoding="utf-8")
    return tmp_path


def test_utf8_says_nothing(folder: Path, inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portability, "_encoding_here", lambda: "")
    assert inside("validate", "--lang", "en", cwd=folder).err == "openbayes.yaml: no problems.\n"


def test_a_platform_that_is_configured(folder: Path, inside: Inside) -> None:
    """Once for all files, and without a word about the verdict."""
    (folder / "obconf.toml").write_text('platform = "windows-gbk"\n')
    done = inside("validate", "openbayes.yaml", "other.yaml", "--lang", "en", cwd=folder)
    assert done.code == 0
    assert done.err.count("note: ") == 1
    assert "the system's encoding is GBK" in done.err and "PYTHONUTF8=1" in done.err
    zh = inside("validate", "--lang", "zh", cwd=folder)
    assert "系统编码是 GBK 时" in zh.err


def test_a_system_that_is_not_utf8(folder: Path, inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getpreferredencoding", lambda do_setlocale=True: "cp936")
    done = inside("validate", "--lang", "en", cwd=folder)
    assert (done.code, done.err.count("GBK")) == (0, 0 if sys.flags.utf8_mode else 1)


def test_ascii_is_the_same_everywhere(tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "openbayes.yaml").write_text(COMPLETE)
    (tmp_path / "obconf.toml").write_text('platform = "windows-gbk"\n')
    assert "note" not in inside("validate", "--lang", "en", cwd=tmp_path).err
