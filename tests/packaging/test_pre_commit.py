"""The hooks, run by pre-commit itself: from a repository, and as ``repo: local`` with the package as a dependency."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.support import COMPLETE, ROOT
from tests.dumping import dumped
from tests.packaging.support import commit_all, copy_of_the_project, git, need_registry, run

MANIFEST: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INCOMPLETE = COMPLETE.replace("node: 1\n", "")
SHORTHAND = COMPLETE.replace(
    "data_bindings:\n  - data: openbayes/mnist/1\n    path: /input0\n    type: ro\n",
    "bindings:\n  - openbayes/mnist/1:/input0:ro\n",
)


def pre_commit(folder: Path, home: Path, hook: str) -> subprocess.CompletedProcess[str]:
    """Run one hook on all files of a repository."""
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never", "--verbose", hook)
    return run(*command, cwd=folder, env={"PRE_COMMIT_HOME": str(home), "OBCONF_LANG": "en"})


def project(folder: Path, config: dict[str, Any]) -> Path:
    """A repository with a file for each hook to find something in, and files that are none of their business."""
    for name, text in (
        ("good/openbayes.yaml", COMPLETE),
        ("bad/openbayes.yaml", INCOMPLETE),
        ("short/openbayes.yaml", SHORTHAND),
        ("my-openbayes.yaml", "[]\n"),
        ("openbayes.yaml.bak", "[]\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / ".pre-commit-config.yaml").write_text(dumped({"repos": [config]}), encoding="utf-8")
    commit_all(folder)
    return folder


def hooks_work(folder: Path, home: Path) -> None:
    """Check, repair, convert; each changes only what it says."""
    checked = pre_commit(folder, home, "obconf")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "bad/openbayes.yaml:" in checked.stdout
    assert "missing-key" in checked.stdout
    assert "openbayes.yaml.bak" not in checked.stdout
    assert "my-openbayes.yaml" not in checked.stdout
    assert git(folder, "status", "--porcelain") == ""

    normalized = pre_commit(folder, home, "obconf-normalize")
    assert "files were modified by this hook" in normalized.stdout
    assert git(folder, "diff", "--name-only") == "short/openbayes.yaml"
    assert (folder / "short/openbayes.yaml").read_text(encoding="utf-8") == COMPLETE
    git(folder, "add", "--all")

    fixed = pre_commit(folder, home, "obconf-fix")
    assert "files were modified by this hook" in fixed.stdout
    assert git(folder, "diff", "--name-only") == "bad/openbayes.yaml"
    git(folder, "add", "--all")
    assert pre_commit(folder, home, "obconf").returncode == 0


def test_the_manifest() -> None:
    """pre-commit takes it, and the hooks look at what the client reads."""
    checked = run(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert [hook["id"] for hook in MANIFEST] == ["obconf", "obconf-fix", "obconf-normalize"]


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("openbayes.yaml", True),
        ("a/b/openbayes.yaml", True),
        ("openbayes.yml", False),
        ("my-openbayes.yaml", False),
        ("openbayes.yaml.bak", False),
        (".openbayes.yaml", False),
        ("openbayes.yaml/x.yaml", False),
    ],
)
def test_the_files_of_the_hooks(name: str, matches: bool) -> None:
    """The pattern is searched for, not matched."""
    assert [bool(re.search(hook["files"], name)) for hook in MANIFEST] == [matches] * 3


def test_from_a_repository(tmp_path: Path) -> None:
    """As pre-commit installs a hook: a clone at a revision, built and installed by pip."""
    need_registry()
    (tmp_path / "obconf").mkdir()
    revision = copy_of_the_project(tmp_path / "obconf")
    hooks = [{"id": hook["id"]} for hook in MANIFEST]
    config = {"repo": (tmp_path / "obconf").as_uri(), "rev": revision, "hooks": hooks}
    hooks_work(project(tmp_path / "project", config), tmp_path / "home")


def test_as_a_local_hook(tmp_path: Path) -> None:
    """The same hooks where the repository cannot be cloned: the package comes from a registry, or is a wheel."""
    need_registry()
    wheels = tmp_path / "wheels"
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels), str(ROOT))
    built = run(*command, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    [wheel] = wheels.glob("obconf-*.whl")
    hooks = [{**hook, "additional_dependencies": [str(wheel)]} for hook in MANIFEST]
    hooks_work(project(tmp_path / "project", {"repo": "local", "hooks": hooks}), tmp_path / "home")
