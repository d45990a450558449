"""``obconf diff``: files, revisions, formats, and as a diff driver of git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import openbayes_schema
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, ROOT, environment, obconf

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
CHANGED = COMPLETE.replace("main.py", "train.py --amp").replace("epochs: 5", "epochs: '5'")
SECRET = COMPLETE.replace("epochs: 5", "token: {is_secret: true, value: QQQQQQQQ}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files to compare."""
    files = {"a.yaml": COMPLETE, "b.yaml": CHANGED, "refused.yaml": REFUSED, "secret.yaml": SECRET}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(SECRET.replace("QQQQQQQQ", "RRRRRRRR"), encoding="utf-8")
    (tmp_path / "spelt.yaml").write_text(
        "# spelt\n" + COMPLETE.replace("main.py", 'main.py"').replace("python", '"python')
    )
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a.yaml", "a.yaml"], 0),
        (["a.yaml", "spelt.yaml"], 0),
        (["refused.yaml", "refused.yaml"], 0),
        (["a.yaml", "b.yaml"], 1),
        (["a.yaml", "b.yaml", "--mode", "workspace", "--client", "0.28.0"], 0),
        (["a.yaml", "refused.yaml"], 1),
        (["a.yaml"], 2),
        (["a.yaml", "b.yaml", "a.yaml"], 2),
        (["-", "-"], 2),
        (["a.yaml", "gone.yaml"], 2),
        (["a.yaml", "."], 2),
        (["a.yaml", "b.yaml", "--client", "0.1.0"], 2),
    ],
)
def test_exit_codes(arguments: list[str], code: int, folder: Path, inside: Inside) -> None:
    done = inside("diff", *arguments, "--lang", "en", cwd=folder)
    assert done.code == code
    assert bool(done.out) is (code < 2)
    assert bool(done.err) is (code == 2)


EN = """\
--- a.yaml
+++ b.yaml
command
  - python main.py
  + python train.py --amp
parameter epochs
  - 5 (number)
  + "5" (text)
"""
ZH = """\
--- a.yaml
+++ b.yaml
入口命令
  - python main.py
  + python train.py --amp
参数 epochs
  - 5（数字）
  + "5"（文本）
"""


@pytest.mark.parametrize(("lang", "expected"), [("en", EN), ("zh", ZH)])
def test_text(lang: str, expected: str, folder: Path, inside: Inside) -> None:
    done = inside("diff", "a.yaml", "b.yaml", "--lang", lang, cwd=folder)
    assert (done.out, done.err) == (expected, "")
    coloured = inside("diff", "a.yaml", "b.yaml", "--lang", lang, "--color", "always", cwd=folder).out
    assert "\x1b[31m  - python main.py\x1b[0m\n\x1b[32m  + python train.py --amp\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("lang", "same", "refused"),
    [
        ("en", "Both files start the same job.\n", "The client refuses refused.yaml as task:\n  5:13 error[OB101] "),
        ("zh", "两份文件启动的任务相同。\n", "以 task 方式运行时，客户端拒绝 refused.yaml：\n  5:13 error[OB101] "),
    ],
)
def test_words(lang: str, same: str, refused: str, folder: Path, inside: Inside) -> None:
    assert inside("diff", "a.yaml", "spelt.yaml", "--lang", lang, cwd=folder).out.endswith(same)
    assert refused in inside("diff", "a.yaml", "refused.yaml", "--lang", lang, cwd=folder).out


def test_markdown(folder: Path, inside: Inside) -> None:
    """What comes from the file stands in code spans that it cannot leave."""
    hostile = COMPLETE.replace("python main.py", "python `|<b>@x[y](z)").replace("epochs", '"e`|*<i>"')
    (folder / "hostile.yaml").write_text(hostile, encoding="utf-8")
    out = inside("diff", "a.yaml", "b.yaml", "--format", "markdown", "--lang", "en", cwd=folder).out
    assert out == (
        "**obconf diff** `a.yaml` `b.yaml`\n\n| | - | + |\n| --- | --- | --- |\n"
        "| command | `python main.py` | `python train.py --amp` |\n"
        '| parameter `epochs` | `5 (number)` | `"5" (text)` |\n'
    )
    out = inside("diff", "a.yaml", "hostile.yaml", "--format", "markdown", "--lang", "en", cwd=folder).out
    assert "| parameter `` e`\\|*<i> `` |" in out
    assert "| `` python `\\|<b>@x[y](z) `` |" in out


@pytest.mark.parametrize(
    "names",
    [("a.yaml", "b.yaml"), ("a.yaml", "refused.yaml"), ("secret.yaml", "other.yaml"), ("a.yaml", "a.yaml")],
)
def test_json_is_what_its_schema_says(names: tuple[str, str], folder: Path, inside: Inside) -> None:
    done = inside("diff", *names, "--format", "json", "--lang", "zh", cwd=folder)
    value: dict[str, Any] = json.loads(done.out)
    schema = openbayes_schema.load_output_schema("diff")
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(value, schema)
    assert set(value) == set(schema["required"])
    assert value["same"] is (done.code == 0) is (value["changes"] == [])
    assert (value["old"]["path"], value["new"]["path"]) == names


def test_json_values(folder: Path, inside: Inside) -> None:
    value = json.loads(inside("diff", "a.yaml", "b.yaml", "--format", "json", cwd=folder).out)
    assert value["changes"][1] == {
        "part": "parameter",
        "name": "epochs",
        "kind": "changed",
        "old": {"value": 5},
        "new": {"value": "5"},
        "secret": False,
    }


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_secrets_change_without_being_shown(format: str, folder: Path, inside: Inside) -> None:
    for names in (("secret.yaml", "other.yaml"), ("a.yaml", "other.yaml"), ("secret.yaml", "a.yaml")):
        done = inside("diff", *names, "--format", format, "--lang", "en", cwd=folder)
        assert done.code == 1
        assert "token" in done.out
        assert "QQ" not in done.out
        assert "RR" not in done.out


def test_what_could_steer_a_terminal_is_escaped(folder: Path, inside: Inside) -> None:
    (folder / "b.yaml").write_text(COMPLETE.replace("python main.py", '"a\\e[2J\\u202e\\nb"'), encoding="utf-8")
    out = inside("diff", "a.yaml", "b.yaml", "--lang", "en", cwd=folder).out
    assert "  + a\\x1b[2J\\u202e\\nb\n" in out


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", ["text", "markdown"])
def test_every_kind_of_change_has_words(lang: str, format: str, folder: Path, inside: Inside) -> None:
    """Dates, variables, orders, ranges, what is empty."""
    job = COMPLETE.replace("  epochs: 5", "  a: 1\n  b: [1, .nan]\n  c: null")
    other = COMPLETE.replace("  epochs: 5", "  c: {x: y}\n  b: {is_secret: true, source: env, env: X}\n  a: 2024-01-01")
    specs = "[{name: r, type: DOUBLE, min_value: 0, max_value: 1, scale_type: s}, {name: q}]"
    other = other.replace("parameter_specs: []", f"parameter_specs: {specs}").replace("/input0", "/input4")
    (folder / "job.yaml").write_text(job, encoding="utf-8")
    (folder / "much.yaml").write_text(other.replace('goal: ""', "goal: [up]"), encoding="utf-8")
    said = inside("diff", "job.yaml", "much.yaml", "--format", format, "--lang", lang, cwd=folder)
    back = inside("diff", "much.yaml", "job.yaml", "--format", format, "--lang", lang, cwd=folder)
    assert (said.code, back.code, said.err, back.err) == (1, 1, "", "")
    words = ("2024-01-01 (refused)", "from the variable X", "order of parameters", "c, b, a", "min_value 0.0", "goal")
    chinese = ("2024-01-01（被拒绝）", "取自环境变量 X", "参数的顺序", "c、b、a", "min_value 0.0", "最优解的方向")
    for part in chinese if lang == "zh" else words:
        assert part in said.out
        assert part in back.out


def test_stdin_and_output(folder: Path) -> None:
    done = obconf("diff", "a.yaml", "-", "--lang", "en", "-o", "out.txt", cwd=folder, stdin=CHANGED.encode())
    assert (done.code, done.out, done.err) == (1, "", "")
    assert (folder / "out.txt").read_text(encoding="utf-8") == EN.replace("b.yaml", "<stdin>")


def git(folder: Path, *words: str) -> str:
    """What git prints, with the settings of nobody and ``obconf`` on PATH."""
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    names = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(folder), "OBCONF_LANG": "en"}
    people = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", *people, *words],
        cwd=folder,
        env=environment(PATH=path, **names),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose first commit holds a job, with a subfolder."""
    starters, folder = tmp_path / "bin", tmp_path / "repository"
    starters.mkdir()
    starter = starters / "obconf"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m openbayes_cli "$@"\n')
    starter.chmod(0o755)
    (folder / "sub").mkdir(parents=True)
    for name in ("openbayes.yaml", "sub/openbayes.yaml"):
        (folder / name).write_text(COMPLETE, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    (folder / "openbayes.yaml").write_text(CHANGED, encoding="utf-8")
    return folder


@needs_git
def test_revisions(repository: Path, inside: Inside) -> None:
    def codes(*files: str, cwd: Path = repository) -> int:
        return inside("diff", "--lang", "en", *files, cwd=cwd).code

    assert codes("HEAD:openbayes.yaml", "openbayes.yaml") == 1
    assert codes("HEAD:openbayes.yaml", ":openbayes.yaml") == 0
    assert codes("main:openbayes.yaml", "HEAD:sub/openbayes.yaml") == 0
    assert codes("HEAD:./openbayes.yaml", "openbayes.yaml", cwd=repository / "sub") == 0
    assert codes("--", "HEAD:openbayes.yaml", "openbayes.yaml") == 1
    out = inside("diff", "HEAD:openbayes.yaml", "openbayes.yaml", "--lang", "en", cwd=repository).out
    assert out == EN.replace("a.yaml", "HEAD:openbayes.yaml").replace("b.yaml", "openbayes.yaml")


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a name with a colon")
def test_a_file_that_exists_by_that_name_wins(repository: Path, inside: Inside) -> None:
    (repository / "HEAD:openbayes.yaml").write_text(CHANGED, encoding="utf-8")
    assert inside("diff", "HEAD:openbayes.yaml", "openbayes.yaml", cwd=repository).code == 0


@needs_git
@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        ("gone:openbayes.yaml", "git knows no revision gone.", "git 中没有 gone 这个版本。"),
        ("HEAD:./gone.yaml", "There is no file ./gone.yaml in HEAD.", "HEAD 中没有 ./gone.yaml 这个文件。"),
        ("HEAD:./sub", "There is no file ./sub in HEAD.", "HEAD 中没有 ./sub 这个文件。"),
        (
            ":./gone.yaml",
            "There is no file ./gone.yaml in the index of git.",
            "git 的暂存区中没有 ./gone.yaml 这个文件。",
        ),
        (
            "--output=x:openbayes.yaml",
            "--output=x:openbayes.yaml cannot be read: no such file or folder.",
            "无法读取 --output=x:openbayes.yaml：没有这个文件或目录。",
        ),
        (
            "C:\\jobs\\a.yaml",
            "C:\\\\jobs\\\\a.yaml cannot be read: no such file or folder.".replace("\\\\", "\\"),
            "无法读取 C:\\jobs\\a.yaml：没有这个文件或目录。",
        ),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths are shown with slashes there")
def test_what_is_not_there_is_one_line(name: str, en: str, zh: str, repository: Path, inside: Inside) -> None:
    for lang, line in (("en", f"error: {en}\n"), ("zh", f"错误：{zh}\n")):
        done = inside("diff", "--lang", lang, "--", name, "openbayes.yaml", cwd=repository)
        assert (done.code, done.out, done.err) == (2, "", line)


@needs_git
def test_paths_count_from_the_top(repository: Path, inside: Inside) -> None:
    done = inside("diff", "HEAD:gone.yaml", "openbayes.yaml", "--lang", "en", cwd=repository)
    assert done.err.splitlines()[1].endswith("From the current folder: HEAD:./gone.yaml")


def test_without_git_or_repository(folder: Path, inside: Inside) -> None:
    done = inside("diff", "HEAD:a.yaml", "a.yaml", "--lang", "en", cwd=folder, env={"PATH": str(folder)})
    assert (done.code, done.err) == (
        2,
        "error: HEAD:a.yaml: there is no such file, and no git on PATH to look for it.\n",
    )
    if shutil.which("git"):
        ceiling = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
        done = inside("diff", "HEAD:a.yaml", "a.yaml", "--lang", "en", cwd=folder, env=ceiling)
        assert done.err == "error: HEAD:a.yaml: there is no such file, and this is no git repository.\n"


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
def test_nothing_that_the_repository_names_is_run(repository: Path, inside: Inside) -> None:
    """No text conversion, no filter, no file system monitor, and no git of the current folder."""
    trap = repository / "git"
    trap.write_text("#!/bin/sh\ntouch sprung\ncat\n")
    trap.chmod(0o755)
    (repository / ".gitattributes").write_text("openbayes.yaml diff=trap filter=trap\n")
    for name in ("diff.trap.textconv", "filter.trap.smudge", "core.fsmonitor", "core.pager"):
        git(repository, "config", name, str(trap))
    for name in ("HEAD:openbayes.yaml", ":openbayes.yaml"):
        done = inside(
            "diff", name, "openbayes.yaml", cwd=repository, env={"PATH": f".{os.pathsep}{os.environ['PATH']}"}
        )
        assert done.code in (1, 2)
    assert not (repository / "sprung").exists()


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a URL of a path")
def test_nothing_is_fetched(repository: Path, inside: Inside) -> None:
    """A partial clone lacks what was not checked out; git would get it from where it was cloned."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    for text in (CHANGED, REFUSED):
        (repository / "openbayes.yaml").write_text(text, encoding="utf-8")
        git(repository, "commit", "-q", "-a", "-m", "next")
    git(repository.parent, "clone", "-q", "--filter=blob:none", f"file://{repository}", "clone")
    arguments = ("diff", "HEAD~:openbayes.yaml", "HEAD:openbayes.yaml", "--lang", "en")
    assert inside(*arguments, cwd=repository).code == 1
    missing = repository.parent / "clone"
    before = sorted((missing / ".git" / "objects").rglob("*"))
    assert inside(*arguments, cwd=missing).code == 2
    assert sorted((missing / ".git" / "objects").rglob("*")) == before


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as a program")
def test_a_diff_driver_of_git(repository: Path) -> None:
    """As ``docs/diff.md`` sets it up: changed, added, removed, renamed and respelt files."""
    attributes, program = "openbayes.yaml diff=obconf\n", "obconf diff --git-driver"
    for page in ("diff.md", "diff.zh-CN.md"):
        documented = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert f"```\n{attributes}```" in documented
        assert f"$ git config diff.obconf.command '{program}'\n" in documented
    (repository / ".gitattributes").write_text(attributes)
    git(repository, "config", "diff.obconf.command", program)
    assert git(repository, "diff") == EN.replace("a.yaml", "a/openbayes.yaml").replace("b.yaml", "b/openbayes.yaml")
    assert "-command: python main.py" in git(repository, "diff", "--no-ext-diff")
    (repository / "openbayes.yaml").write_text("# spelt\n" + COMPLETE, encoding="utf-8")
    assert git(repository, "diff").endswith("Both files start the same job.\n")
    (repository / "openbayes.yaml").unlink()
    assert "file\n  ~ removed\n" in git(repository, "diff")
    (repository / "new").mkdir()
    git(repository, "mv", "sub/openbayes.yaml", "new/openbayes.yaml")
    (repository / "new" / "openbayes.yaml").write_text(CHANGED, encoding="utf-8")
    git(repository, "add", ".")
    shown = git(repository, "diff", "--cached", "-M")
    assert "+++ b/new/openbayes.yaml\n" in shown
    assert "  + python train.py --amp\n" in shown


@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", "x.yaml has conflicts, so it is not compared.\n"), ("zh", "x.yaml 有冲突，没有比较。\n")],
)
def test_a_file_with_conflicts(lang: str, line: str, inside: Inside) -> None:
    done = inside("diff", "--git-driver", "x.yaml", "--lang", lang)
    assert (done.code, done.out) == (0, line)
