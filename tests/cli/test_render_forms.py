"""``obconf render --explain``, ``--format markdown`` and ``--cli``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from openbayes_cli import main
from openbayes_cli.console import Painter
from openbayes_cli.rendering import explain as layout
from openbayes_cli.rendering import forms
from openbayes_cli.width import cells
from openbayes_config.client import Mode, Overrides
from openbayes_config.diagnostic import Lang, Text
from openbayes_config.explained import sections
from openbayes_config.renderer import render
from openbayes_config.renderer.explanation import explain
from tests.cli.support import COMPLETE, REFUSED

TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
TUNING = """\
  max_job_count: 7
  parallel_count: 2
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: Grid
  parameter_specs:
    - {name: lr, type: DISCRETE, discrete_values: [0.1, 1]}
  side_metrics: []
"""
FULL = (
    """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
  - data: openbayes/mnist
    path: /input1
    type: rw
resource: t4
env: pytorch-2.0
command: python 训练.py --数据 /input0
parameters:
  学习率: 0.1
  epochs: 5
  HF: {is_secret: true, source: env, env: HF_TOKEN}
  api_key: abcdefgh12
node: 2
hyper_tuning:
"""
    + TUNING
)
PLAIN = COMPLETE.replace("parameters:\n  epochs: 5\n", "parameters: {}\n")

ENGLISH = """\
task: openbayes.yaml, client 0.28.5

Command
  python 训练.py --数据 /input0 --学习率=0.1 --epochs=5 --api_key=**********
  1---------------------------- 2----------- 3--------- 4-------------------

  1  line 10  command             observed
  2  line 12  parameters.学习率   how the platform writes a number that is not
                                  whole is not documented
  3  line 13  parameters.epochs   documented
  4  line 15  parameters.api_key  documented

Data bindings
  ro  /input0  openbayes/mnist/1  line 2  data_bindings.0

Written, but not sent
  line 5  data_bindings.1  the `data` of an earlier entry begins with this one's

Not used in this run
  line 17  hyper_tuning  not used in this mode

Secrets
  HF       line 14  parameters.HF       value of the variable HF_TOKEN
  api_key  line 15  parameters.api_key  value in the file, shown masked

Machine and image
  resource     t4           line 8   resource
  environment  pytorch-2.0  line 9   env
  nodes        2            line 16  node

Runs
  jobs x nodes x rounds: 1 x 2 x 1

Notes
  Since client 0.28.3 the platform appends the parameters, and how it writes
  these is not documented: --学习率=0.1 (a number that is not whole). They are
  shown as client 0.28.2 wrote them.
"""
CHINESE = """\
task：openbayes.yaml，客户端 0.28.5

命令
  python 训练.py --数据 /input0 --学习率=0.1 --epochs=5 --api_key=**********
  1---------------------------- 2----------- 3--------- 4-------------------

  1  第 10 行  command             实测
  2  第 12 行  parameters.学习率   平台如何书写非整数，文档没有说明
  3  第 13 行  parameters.epochs   文档有说明
  4  第 15 行  parameters.api_key  文档有说明

数据绑定
  ro  /input0  openbayes/mnist/1  第 2 行  data_bindings.0

写了但不会提交
  第 5 行  data_bindings.1  前面某一项的 data 以这一项的 data 开头

本次不使用
  第 17 行  hyper_tuning  这种方式用不到

敏感参数
  HF       第 14 行  parameters.HF       取自环境变量 HF_TOKEN
  api_key  第 15 行  parameters.api_key  值写在文件里，显示时已遮盖

算力与镜像
  算力      t4           第 8 行   resource
  镜像      pytorch-2.0  第 9 行   env
  节点数量  2            第 16 行  node

运行
  任务 x 节点 x 轮次：1 x 2 x 1

说明
  客户端 0.28.3 起参数由平台附加，以下参数的具体写法没有文档说明：--学习率=0.1
  （非整数）。这里按客户端 0.28.2 的写法显示。
"""
TUNED = """\
hypertuning: a.yaml, client 0.28.5

Command
  x y
  1--

  1  option  --  observed

Data bindings
  rw  /b  a  option  --data a:/b:rw

Written, but not sent
  option  --data c:/d:x  access mode other than `ro` and `rw`

Not used in this run
  line 2   data_bindings  `--data` takes its place
  line 8   resource       `--resource` takes its place
  line 10  command        `--` takes its place
  line 16  node           not used in this mode

Secrets
  HF       line 14  parameters.HF       value of the variable HF_TOKEN
  api_key  line 15  parameters.api_key  value in the file, shown masked

Machine and image
  resource     a100         option  --resource
  environment  pytorch-2.0  line 9  env

Runs
  jobs x nodes x rounds: 7 x 1 x 4
  trials: 7, at a time: 2, rounds one after another: 4
  combinations in the grid: 2
"""
MARKDOWN = """\
### task：openbayes.yaml，客户端 0.28.5

#### 命令

````sh
echo ``` '|'
````

| 部分 | 来源 | 字段或选项 | 依据 |
| --- | --- | --- | --- |
| 1 | 第 3 行 | `command` | 实测 |

#### 数据绑定

| 读写方式 | 路径 | 数据 | 来源 | 字段或选项 |
| --- | --- | --- | --- | --- |
| ro | `/i\\|x` | `` a`b `` | 第 5 行 | `bindings.0` |

#### 本次不使用

| 来源 | 字段或选项 | 原因 |
| --- | --- | --- |
| 第 8 行 | `hyper_tuning` | 这种方式用不到 |

#### 算力与镜像

| 名称 | 值 | 来源 | 字段或选项 |
| --- | --- | --- | --- |
| 算力 | `t4` | 第 1 行 | `resource` |
| 镜像 | `<b>` | 第 2 行 | `env` |
| 节点数量 | `1` | 第 6 行 | `node` |

#### 运行

- 任务 x 节点 x 轮次：1 x 1 x 1
"""
SPIKY = (
    "resource: t4\nenv: <b>\ncommand: echo ``` '|'\nbindings:\n  - a`b:/i|x\nnode: 1\nparameters: {}\n"
    + COMPLETE[COMPLETE.index("hyper_tuning") :]
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OBCONF_LANG", "en")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR", "OBCONF_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def ran(text: str, *arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    Path("openbayes.yaml").write_text(text, encoding="utf-8", newline="")
    code = main(["render", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def explained(
    text: str, width: int = 80, *, mode: Mode = "task", lang: Lang = "en", options: Overrides | None = None
) -> str:
    found = explain(render(text, mode=mode, overrides=options))
    return layout.text("a.yaml", found, lang, width, Painter(False))


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_whole_explanation(lang: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A lost binding is still an error, beside the explanation."""
    code, out, err = ran(FULL, "--explain", "--lang", lang, capsys=capsys)
    assert (code, out) == (1, expected)
    assert "OB205" in err


def test_a_file_without_errors_says_nothing_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(COMPLETE, "--explain", capsys=capsys)
    assert (code, err) == (0, "")
    assert "  python main.py --epochs=5\n  1------------- 2---------\n" in out


def test_options_and_tuning() -> None:
    options = Overrides(("a:/b:rw", "c:/d:x"), None, "a100", None, ("x", "y"))
    assert explained(FULL, mode="hypertuning", options=options).startswith(TUNED)


def test_a_workspace_has_no_command() -> None:
    shown = explained(FULL, mode="workspace")
    assert shown.startswith("workspace: a.yaml, client 0.28.5\n\nData bindings\n")
    assert shown.endswith("Notes\n  A workspace runs no command; none is sent.\n")


def test_the_default_of_the_client_has_no_line() -> None:
    shown = explained(COMPLETE.replace("rtx-4090", '""'))
    assert "default of the client\n" in shown
    assert "line 5" not in shown


def test_rows_break_between_words_and_marks_stay_below() -> None:
    parameters = "".join(f"  数据{n}: 一二三四五\n" for n in range(12))
    shown = explained(COMPLETE.replace("  epochs: 5\n", parameters), 40)
    rows = shown.split("Command\n")[1].split("\n\n")[0].split("\n")
    assert len(rows) > 10
    for row, marks in zip(rows[::2], rows[1::2], strict=True):
        assert cells(row) == cells(marks) <= 40
        for number in marks.replace("-", " ").split():
            at = marks.index(number)
            word = "python" if number == "1" else f"--数据{int(number) - 2}="
            before = next(n for n in range(len(row)) if cells(row[:n]) == at)
            assert row[before:].startswith(word)


def test_each_line_of_a_command_is_marked() -> None:
    shown = explained(COMPLETE.replace("python main.py", "|-\n  cd x\n\n  python y"))
    assert "  cd x\n  1---\n\n  python y --epochs=5\n  1------- 2---------\n" in shown


def test_a_long_word_is_not_broken() -> None:
    shown = explained(COMPLETE.replace("python main.py", "x" * 200)).split("\n")
    assert "  " + "x" * 200 in shown
    assert "  1" + "-" * 77 in shown


def test_control_characters_are_escaped_and_secrets_hidden() -> None:
    text = COMPLETE.replace("python main.py", f'"a\\e[31m\\u202e --token={TOKEN}"')
    shown = explained(text, options=Overrides((f"{TOKEN}:/x",)))
    assert "a\\x1b[31m\\u202e --token=*" in shown
    assert "\x1b" not in shown
    assert TOKEN not in shown


@pytest.mark.parametrize("option", [["--explain"], ["--format", "markdown"], ["--cli"]])
def test_a_refused_file_is_explained_as_ever(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(REFUSED, *option, capsys=capsys)
    assert (code, out) == (1, "")
    assert err == ran(REFUSED, capsys=capsys)[2]
    assert "error[OB101]" in err


def test_markdown_holds_what_the_file_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(SPIKY, "--format", "markdown", "--lang", "zh", capsys=capsys) == (0, MARKDOWN, "")
    assert ran(SPIKY, "--format", "markdown", capsys=capsys)[1].startswith("### task: openbayes.yaml")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_terminal_of_80_columns_gets_the_same_in_colours(lang: str) -> None:
    """The text under the colours is what a pipe gets."""
    import fcntl
    import pty
    import re
    import struct
    import subprocess
    import termios

    from tests.cli.process import environment

    Path("openbayes.yaml").write_text(FULL, encoding="utf-8")
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 25, 80, 0, 0))
    command = [sys.executable, "-m", "openbayes_cli", "render", "--explain", "--lang", lang]
    with subprocess.Popen(
        command, stdout=terminal, stderr=subprocess.DEVNULL, env=environment(TERM="xterm", PYTHONUTF8="1")
    ):
        os.close(terminal)
        seen = b""
        try:
            while part := os.read(master, 1 << 16):
                seen += part
        except OSError:
            pass
    os.close(master)
    text = seen.decode().replace("\r\n", "\n")
    assert "\x1b[" in text
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == (CHINESE if lang == "zh" else ENGLISH)


def test_the_equivalent_line(capsys: pytest.CaptureFixture[str]) -> None:
    text = PLAIN.replace("python main.py", """python -c "print('a  b')" """)
    line = (
        "bayes gear run task -d openbayes/mnist/1:/input0:ro -e pytorch-2.6-2204 -r rtx-4090 -n 1 "
        """-- 'python -c "print('"'"'a  b'"'"')"'\n"""
    )
    assert ran(text, "--cli", capsys=capsys) == (0, line, "")


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (COMPLETE, [], "error: There is no such line: `bayes gear run` has no option for `parameters` (epochs)."),
        (
            FULL,
            ["--mode", "hypertuning", "-d", "a:/b"],
            "error: There is no such line: `bayes gear run` has no options",
        ),
        (PLAIN, ["--", "x", f"--token={TOKEN}"], "error: The line is not shown, because it holds a secret."),
        (PLAIN, ["--", "x\x1b"], "error: There is no such line: control characters"),
    ],
)
def test_where_there_is_no_line(text: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    code, out, err = ran(text, *arguments[:at], "--cli", *arguments[at:], capsys=capsys)
    assert (code, out) == (1, "")
    assert said in err
    assert TOKEN not in err


def test_a_lost_option_is_an_error_beside_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(PLAIN, "--cli", "-d", "a", capsys=capsys)
    assert (code, out) == (1, "bayes gear run task -e pytorch-2.6-2204 -r rtx-4090 -n 1 -- 'python main.py'\n")
    assert err.startswith("error: `-d a` is not sent")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--explain", "--cli"],
        ["--explain", "--params-json"],
        ["--cli", "--format", "json"],
        ["--cli", "--format", "markdown"],
        ["--explain", "--format", "jsonl"],
        ["--params-json", "--format", "markdown"],
    ],
)
def test_two_forms_at_once(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(COMPLETE, *arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert arguments[0] in err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--explain", "--cli"):
        assert main(["render", "gone.yaml", option]) == 2
        assert capsys.readouterr().out == ""


def test_the_words_are_in_gbk() -> None:
    texts = [value for module in (sections, forms) for value in vars(module).values() if isinstance(value, Text)]
    assert len(texts) > 30
    for text in (*texts, *sections.WHY.values(), *forms.NO_LINE.values()):
        (text.en + text.zh).encode("gbk")
