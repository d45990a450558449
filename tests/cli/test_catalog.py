"""``obconf catalog``, and what a kept catalogue adds to a check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, obconf

RESOURCES = """\
当前正在个人账号 alice 上进行操作...
NAME          GPU          CPU         MEMORY    DISK      DESC      QUOTA    LIMITATION    USAGE
cpu           -            4 cores     8 GB      50 GB     基础      N/A      5             --resource cpu
h800-8        80 GB        20 cores    80 GB     100 GB    NVIDIA    3 小时   1             --resource h800-8
"""
ENVS = "FRAMEWORK     VERSION     USAGE\npytorch       2.8-2204    --env pytorch-2.8-2204\n"
FILE = COMPLETE.replace("rtx-4090", "my-machine").replace("pytorch-2.6-2204", "pytorch-2.8-2204")
TODAY = date.today().isoformat()


@pytest.fixture
def home(tmp_path: Path) -> Mapping[str, str]:
    """A configuration folder of its own on every system."""
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "home"),
        "HOME": str(tmp_path / "home"),
        "APPDATA": str(tmp_path / "home"),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with what `bayes gear resource` printed, as a Chinese console writes it."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "openbayes.yaml").write_text(FILE)
    (project / "resources.txt").write_bytes(RESOURCES.encode("gbk"))
    return project


def test_add_and_show(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    done = inside("catalog", "add", "resources.txt", "--lang", "en", cwd=folder, env=home)
    assert (done.code, done.out) == (0, "")
    assert done.err == f".obconf/catalog.json: 2 resources of alice, {TODAY}.\n"
    stored = json.loads((folder / ".obconf" / "catalog.json").read_text())
    assert [(each["kind"], each["account"], each["date"]) for each in stored["listings"]] == [
        ("resource", "alice", TODAY)
    ]
    shown = inside("catalog", "show", "--lang", "en", cwd=folder, env=home)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines() == [
        f"resources of alice on {TODAY}: 2",
        "  cpu  no GPU  5 at once",
        "  h800-8  GPU  1 at once",
    ]


def test_chinese(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    done = inside("catalog", "add", "resources.txt", "--lang", "zh", cwd=folder, env=home)
    assert done.err == f".obconf/catalog.json：算力 2 个，账号 alice，{TODAY}。\n"
    assert inside("catalog", "show", "--lang", "zh", cwd=folder, env=home).out.startswith(
        f"alice 在 {TODAY} 的算力：2 个\n"
    )


def test_stdin_and_user(folder: Path, home: Mapping[str, str]) -> None:
    """What the pipe gives is added to what was kept before."""
    for given in (RESOURCES, ENVS):
        done = obconf("catalog", "add", "--user", "--lang", "en", cwd=folder, stdin=given.encode(), env=home)
        assert done.code == 0, done.err
    assert not (folder / ".obconf").exists()
    shown = obconf("catalog", "show", "--lang", "en", cwd=folder, env=home)
    assert "environments of an account that was not named" in shown.out
    assert "  h800-8" in shown.out


def test_nothing_to_add(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    done = inside("catalog", "add", "openbayes.yaml", "--lang", "en", cwd=folder, env=home)
    assert done.code == 2
    assert done.err.startswith("error: openbayes.yaml: no names in it. Expected what `bayes gear resource`")
    assert not (folder / ".obconf").exists()


def test_nothing_to_show(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    done = inside("catalog", "show", "--lang", "en", cwd=folder, env=home)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("No names are kept yet.")


@pytest.mark.parametrize("arguments", [["catalog"], ["catalog", "drop"], ["catalog", "show", "x"]])
def test_misuse(arguments: list[str], folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    for lang in ("en", "zh"):
        done = inside(*arguments, "--lang", lang, cwd=folder, env=home)
        assert (done.code, done.out) == (2, "")
        assert len(done.err.splitlines()) <= 2


@pytest.mark.parametrize("damaged", ["{", "[]", '{"schema_version": 9}', "\udc00".encode("utf-8", "surrogatepass")])
def test_a_damaged_catalogue_is_neither_used_nor_written_over(
    damaged: str | bytes, folder: Path, home: Mapping[str, str], inside: Inside
) -> None:
    (folder / ".obconf").mkdir()
    kept = folder / ".obconf" / "catalog.json"
    data = damaged.encode() if isinstance(damaged, str) else damaged
    kept.write_bytes(data)
    done = inside("catalog", "add", "resources.txt", "--lang", "en", cwd=folder, env=home)
    assert (done.code, kept.read_bytes()) == (2, data)
    checked = inside("validate", "--lang", "en", cwd=folder, env=home)
    assert checked.code == 0
    assert checked.err.startswith("warning: .obconf/catalog.json ")


def test_a_check_knows_the_names(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    """From the folder, from a folder above, from the user's; not with --isolated."""
    assert "my-machine" not in inside("validate", "--format", "concise", cwd=folder, env=home).out
    inside("catalog", "add", "resources.txt", cwd=folder, env=home)
    below = folder / "deep" / "down"
    below.mkdir(parents=True)
    (below / "openbayes.yaml").write_text(FILE)
    for path in ("openbayes.yaml", "deep/down/openbayes.yaml"):
        done = inside("validate", path, "--format", "concise", "--lang", "en", cwd=folder, env=home)
        assert done.code == 0
        assert f"`my-machine` was not among the names of `resource` on {TODAY}" in done.out
    alone = inside("validate", "--isolated", "--format", "concise", "--lang", "en", cwd=folder, env=home)
    assert "my-machine" not in alone.out


def test_the_users_own_names(folder: Path, home: Mapping[str, str], inside: Inside) -> None:
    inside("catalog", "add", "resources.txt", "--user", cwd=folder, env=home)
    done = inside("validate", "--format", "concise", "--lang", "en", cwd=folder, env=home)
    assert "OB505" in done.out
