"""The configurations that docs/ci.md shows are taken by what reads them, and are the same in both languages."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from openbayes_cli.report.formats import FORMATS
from openbayes_config import __version__
from tests.cli.support import COMPLETE, ROOT
from tests.dumping import dumped
from tests.packaging.support import run
from tests.packaging.test_action import ACTION
from tests.packaging.test_pre_commit import MANIFEST

PAGES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("ci.md", "ci.zh-CN.md")]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = "a step of "
# How each file is checked; a workflow is checked with the steps that are shown on their own put into it.
_CHECKS = {
    ".pre-commit-config.yaml": ("-m", "pre_commit", "validate-config"),
    ".github/workflows/obconf.yml": ("-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"),
    ".gitlab-ci.yml": ("-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"),
}


class Block(NamedTuple):
    """A configuration and the file that it belongs into."""

    file: str
    text: str


def blocks() -> list[Block]:
    """The YAML blocks of the page; their first line names the file."""
    texts = [text for kind, text in _BLOCK.findall(PAGES[0]) if kind == "yaml"]
    return [Block(text.splitlines()[0].removeprefix("# "), text) for text in texts]


def test_both_languages_show_the_same() -> None:
    """Every block, letter by letter."""
    english, chinese = ([text for _, text in _BLOCK.findall(page)] for page in PAGES)
    assert english == chinese
    assert len(blocks()) == 6


@pytest.mark.parametrize("block", blocks(), ids=lambda block: f"{block.file}")
def test_their_readers_take_them(block: Block, tmp_path: Path) -> None:
    """pre-commit itself; the published schemas of the workflows."""
    file, text = block.file.removeprefix(_STEP), block.text
    if block.file.startswith(_STEP):
        job = {"runs-on": "ubuntu-latest", "steps": yaml.safe_load(text)}
        text = dumped({"on": "push", "jobs": {"obconf": job}})
    path = tmp_path / "configuration.yml"
    path.write_text(text, encoding="utf-8")
    checked = run(sys.executable, *_CHECKS[file], str(path), cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_hooks_are_those_of_the_manifest() -> None:
    """Names, entries and patterns."""
    local: Any = yaml.safe_load(blocks()[1].text)["repos"][0]["hooks"][0]
    for key in ("entry", "language", "files", "types"):
        assert local[key] == MANIFEST[0][key]
    for page in PAGES:
        assert all(f"`{hook['id']}`" in page for hook in MANIFEST)
        assert all(" ".join([hook["entry"], *hook.get("args", [])]) in page for hook in MANIFEST)


def test_inputs_formats_and_versions_exist() -> None:
    """Whatever a reader copies."""
    steps: Any = yaml.safe_load(blocks()[3].text)
    assert set(steps[0]["with"]) == set(ACTION["inputs"])
    for page in PAGES:
        assert all(f"`{name}`" in page for name in FORMATS)
        assert set(re.findall(r"(?:==|@v|rev: v)(\d+\.\d+\.\d+)", page)) == {__version__}


def test_the_shown_commands_run(tmp_path: Path) -> None:
    """With the options that are shown."""
    from openbayes_cli import main

    (tmp_path / "openbayes.yaml").write_text(COMPLETE, encoding="utf-8")
    [line] = [line for line in yaml.safe_load(blocks()[5].text)["obconf"]["script"] if line.startswith("obconf")]
    words = line.replace("obconf.", f"{tmp_path.as_posix()}/obconf.").split()[1:]
    assert main([str(tmp_path) if word == "." else word for word in words]) == 0
    assert (tmp_path / "obconf.json").read_text(encoding="utf-8") == "[]\n"
    assert (tmp_path / "obconf.xml").exists()
