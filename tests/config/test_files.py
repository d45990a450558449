"""Files beside an openbayes.yaml are read within their folder only, and anew when they change."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from openbayes_config import lint
from openbayes_config.files import BUILT_IN, MAX_SIZE, DiskFiles, Excluded, Files, Ignore, MemoryFiles
from openbayes_config.script import Script, Unread

CONTENT: dict[str, str | bytes] = {
    "train.py": "import argparse\np = argparse.ArgumentParser()\np.add_argument('--lr')\np.parse_args()\n",
    "src/main.py": "from options import args\n",
    "src/options.py": "import argparse\np = argparse.ArgumentParser()\np.add_argument('--x')\nargs = p.parse_args()\n",
    "数据.txt": "说明".encode("gbk") * 20,
    "wide.txt": "说明".encode("utf-16"),
    ".openbayesignore": "*.txt\n",
}


@pytest.fixture(params=["disk", "memory"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    """The same files, on the disk and in memory."""
    if request.param == "memory":
        return MemoryFiles(CONTENT)
    for name, content in CONTENT.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return DiskFiles(str(tmp_path))


def test_read(files: Files) -> None:
    assert files.read("./src//options.py") == CONTENT["src/options.py"]
    assert files.read("数据.txt") == "说明" * 20
    assert files.read("wide.txt") == "说明"
    assert files.read("src") is None
    assert files.read("") is None
    assert files.read("no.py") is None


def test_exists_and_names(files: Files) -> None:
    assert files.exists("train.py")
    assert files.exists("src")
    assert files.exists("src/")
    assert not files.exists("Train.py")
    assert not files.exists("train.py/x")
    assert files.names("src") == ("main.py", "options.py")
    assert set(files.names()) == {"train.py", "src", "数据.txt", "wide.txt", ".openbayesignore"}
    assert files.names("no") == ()


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../x", "src/../train.py", "..", "\\x", "C:\\x", "C:x", "a\0b", "x" * 2000, "x/" * 200 + "y"],
)
def test_paths_that_are_not_below_the_folder(files: Files, path: str) -> None:
    assert files.read(path) is None
    assert not files.exists(path)
    assert files.names(path) == ()
    assert files.script(path) is None


def test_script(files: Files) -> None:
    script = files.script("train.py")
    assert isinstance(script, Script)
    assert script.complete
    assert files.script("./train.py") is script
    assert files.script("no.py") is None
    following = files.script("src/main.py")
    assert isinstance(following, Script)
    assert following.modules == ("src/options.py",)
    assert following.complete


def test_ignored(files: Files) -> None:
    assert files.ignored("数据.txt") == Excluded("*.txt", 1)
    assert files.ignored(".git/config") == Excluded(".git", None)
    assert files.ignored("train.py") is None
    assert files.ignored("../x.txt") is None


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from b import args\n", encoding="utf-8")
    (tmp_path / "b.py").write_text("args = 1\n", encoding="utf-8")
    files = DiskFiles(str(tmp_path))
    before = files.script("a.py")
    assert isinstance(before, Script)
    assert not before.complete
    (tmp_path / "b.py").write_text(str(CONTENT["src/options.py"]), encoding="utf-8")
    after = files.script("a.py")
    assert isinstance(after, Script)
    assert after.complete
    (tmp_path / ".openbayesignore").write_text("a.py\n", encoding="utf-8")
    assert files.ignored("a.py") == Excluded("a.py", 1)
    (tmp_path / "a.py").unlink()
    assert files.script("a.py") is None
    assert files.read("a.py") is None


class _Counted(MemoryFiles):
    """Counts how often it is asked whether a file changed."""

    def __init__(self, files: dict[str, str | bytes]) -> None:
        super().__init__(files)
        self.asked: Counter[str] = Counter()

    def stamp(self, path: str) -> object:
        self.asked[path] += 1
        return super().stamp(path)


def test_a_lint_asks_for_each_file_of_a_script_once_and_the_next_one_again() -> None:
    content = dict(CONTENT)
    files = _Counted(content)
    text = "command: python src/main.py\nparameters: {x: 1}\n"
    assert "OB317" not in {each.rule.id for each in lint(text, files=files).diagnostics}
    files.asked.clear()
    lint(text, files=files)
    assert files.asked["src/main.py"] == files.asked["src/options.py"] == 1
    content["src/options.py"] = str(content["src/options.py"]).replace("--x", "--other")
    assert "OB317" in {each.rule.id for each in lint(text, files=files).diagnostics}


def test_links(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    (inside / "src").mkdir(parents=True)
    (tmp_path / "secret.py").write_text("x = 1", encoding="utf-8")
    (inside / "src" / "a.py").write_text("x = 1", encoding="utf-8")
    (inside / "in.py").symlink_to("src/a.py")
    (inside / "out.py").symlink_to("../secret.py")
    (inside / "up").symlink_to("..")
    (inside / "loop").symlink_to("loop")
    (inside / "gone.py").symlink_to("nothing.py")
    (tmp_path / "link").symlink_to("project")
    files = DiskFiles(str(tmp_path / "link"))
    assert files.read("in.py") == "x = 1"
    for path in ("out.py", "up/secret.py", "loop", "gone.py"):
        assert files.read(path) is None
        assert files.script(path) is None
    assert not files.exists("out.py")
    assert files.names("up") == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    files = DiskFiles(str(tmp_path))
    assert files.read("pipe.py") is None
    assert files.script("pipe.py") is None
    assert files.exists("pipe.py")


def test_large_files(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"#" * (MAX_SIZE + 1))
    for files in (DiskFiles(str(tmp_path)), MemoryFiles({"a.py": "#" * (MAX_SIZE + 1)})):
        assert files.read("a.py") is None
        assert files.script("a.py") == Unread("too_large")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    files = DiskFiles(str(tmp_path / "no"))
    assert files.read("a.py") is None
    assert files.names() == ()
    assert files.ignored("a.py") is None


# Answers of the official client 0.28.5 (pathspec 0.12.1, style "gitwildmatch").
@pytest.mark.parametrize(
    ("lines", "path", "excluded"),
    [
        ("*.py", "src/a.py", True),
        ("/a.py", "src/a.py", False),
        ("/a.py", "a.py", True),
        ("src/a.py", "x/src/a.py", False),
        ("src", "src/deep/a.py", True),
        ("src/", "src/a.py", True),
        ("src/", "src", False),
        ("src/*", "src/deep/a.py", True),
        ("**/a.py", "a.py", True),
        ("src/**/a.py", "src/a.py", True),
        ("src/**/a.py", "src/x/y/a.py", True),
        ("src/**", "src", False),
        ("src/**", "src/a.py", True),
        ("*", "a/b", True),
        ("**/", "a", False),
        ("**/", "a/b", True),
        ("/**/", "a/b", False),
        ("# a.py", "# a.py", False),
        ("\\#a", "#a", True),
        ("\\!a", "!a", True),
        ("a\\ ", "a ", True),
        ("   a.py  ", "a.py", True),
        ("[ab].py", "b.py", True),
        ("[!ab].py", "b.py", False),
        ("[^a-c].py", "d.py", True),
        ("[]a]", "]", True),
        ("a[", "a[", True),
        ("a?c", "abc", True),
        ("*.py\n!a.py", "a.py", False),
        ("!a.py\n*.py", "a.py", True),
        ("src/\n!src/a.py", "src/a.py", False),
        ("!.git", ".git/config", True),
        ("", ".venv/x", True),
        ("", ".venvx", False),
        ("A.py", "a.py", False),
    ],
)
def test_patterns(lines: str, path: str, excluded: bool) -> None:
    assert bool(Ignore(lines).excludes(path)) is excluded


def test_the_pattern_that_decides_is_named() -> None:
    ignore = Ignore("*.py\n\n!b.py\nb*\n")
    assert ignore.excludes("b.py") == Excluded("b*", 4)
    assert ignore.excludes("a.py") == Excluded("*.py", 1)
    assert ignore.excludes("x/Thumbs.db") == Excluded("Thumbs.db", None)
    assert all(ignore.excludes(name.replace("*", "x")) for name in BUILT_IN)


@pytest.mark.parametrize("pattern", ["a\\", "[z-a]", "!"])
def test_patterns_that_end_the_upload(pattern: str) -> None:
    assert Ignore(f"a\n{pattern}").broken == Excluded(pattern, 2)


PIECES = ["a", "b", "ab", "*", "**", "?", "a*", "*.py", "[ab]", "[!a]", "\\a", "x.py", "\\*", "a b"]
NAMES = ["a", "b", "ab", "c", "x.py", "a.py", "a b", "*"]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_agrees(tmp_path: Path) -> None:
    """One pattern at a time, without ``!``, is where git and the client agree."""
    draw = random.Random(7)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    paths = sorted({"/".join(draw.choices(NAMES, k=draw.choice([1, 2, 3]))) for _ in range(200)})
    wrong: list[tuple[str, str]] = []
    for _ in range(20):
        pattern = draw.choice(["", "", "/"]) + "/".join(draw.choices(PIECES, k=draw.choice([1, 1, 2, 3])))
        (tmp_path / ".gitignore").write_text(pattern + "\n", encoding="utf-8")
        asked = subprocess.run(
            ["git", "-C", tmp_path, "check-ignore", "--no-index", "-z", "--stdin"],
            input="\0".join(paths),
            capture_output=True,
            text=True,
            check=False,
        )
        theirs = {each for each in asked.stdout.split("\0") if each}
        ours = {path for path in paths if Ignore(pattern).excludes(path)}
        wrong += [(pattern, path) for path in sorted(theirs ^ ours)]
    assert wrong == []


def test_patterns_take_no_longer_than_they_are_long() -> None:
    start = time.process_time()
    ignore = Ignore("*a" * 400 + "b\n" + "**/a/" * 150 + "b\n" + "[a]" * 300)
    assert ignore.excludes("a/" * 60 + "a" * 200) is None
    assert time.process_time() - start < 6
