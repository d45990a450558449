"""Metrics that a script reports, variables and files that it reads, and texts that are not read at all."""

from __future__ import annotations

import sys
import time
import warnings
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.script import MAX_SIZE, Script, Unread, decode_script, read_script
from openbayes_config.script.depth import chained


def read(text: str, files: dict[str, str] | None = None) -> Script:
    script = read_script(dedent(text), None if files is None else files.get)
    assert isinstance(script, Script)
    return script


@pytest.mark.parametrize(
    ("text", "metrics", "complete"),
    [
        ("import openbayestool\nopenbayestool.log_metric('acc', 1)", ("acc",), True),
        ("import openbayestool as ob\nob.log_metric('acc', 1); ob.log_metric('acc', 2)", ("acc",), True),
        ("from openbayestool import log_metric as m\nm('acc', 1)\nm(key='loss', value=2)", ("acc", "loss"), True),
        ("from openbayestool import *\nlog_metric('acc', 1)", ("acc",), True),
        ("from openbayestool import log_metric\nN = 'acc'\nlog_metric(N, 1)", ("acc",), True),
        ("from openbayestool import log_metric\nlog_metric(f'{a}_acc', 1)\nlog_metric('b', 1)", ("b",), False),
        ("from openbayestool import log_metric\ntrain(callback=log_metric)\nlog_metric('b', 1)", ("b",), False),
        (
            "from openbayestool import log_metric\nimport subprocess\nlog_metric('b', 1)\nsubprocess.run(x)",
            ("b",),
            False,
        ),
        ("def log_metric(a, b): ...\nlog_metric('acc', 1)", (), False),
        ("import wandb\nwandb.log_metric('acc', 1)", (), False),
        ("print(1)", (), False),
    ],
)
def test_metrics(text: str, metrics: tuple[str, ...], complete: bool) -> None:
    script = read(text)
    assert (script.metrics, script.metrics_complete) == (metrics, complete)


def test_metrics_of_local_modules() -> None:
    files = {"train.py": "from openbayestool import log_metric\ndef f(): log_metric('acc', 1)"}
    script = read("import torch\nfrom train import f\nf()", files)
    assert (script.metrics, script.metrics_complete) == (("acc",), True)
    assert not read("from train import f\nf()", {"train.py": "import openbayestool\ndef f(:"}).metrics_complete


def test_places_of_metrics() -> None:
    own = "from openbayestool import log_metric\nimport part\nN = 'acc'\n# 中文\n"
    own += "log_metric('中文 😀', 1); log_metric(N, 2)\n"
    files = {"part.py": "import openbayestool\nopenbayestool.log_metric(key='loss', value=1)\n"}
    script = read(own, files)
    assert [(each.name, each.path, (files.get(each.path) or own)[slice(*each.span)]) for each in script.reports] == [
        ("中文 😀", "", "'中文 😀'"),
        ("acc", "", "N"),
        ("loss", "part.py", "'loss'"),
    ]


def test_modules_that_are_too_deep_are_not_read() -> None:
    files = {f"m{i}.py": f"import m{i + 1}" for i in range(4)}
    script = read("import m0", files)
    assert script.modules == ("m0.py", "m1.py")
    assert not script.metrics_complete


def test_environment() -> None:
    script = read(
        """
        import os
        from os import environ, getenv as g
        os.environ["A"]; os.getenv("B"); os.environ.get("C", ""); environ["D"]; g("E"); "F" in os.environ
        os.environ["OUT"] = "1"
        os.environ[name]
        """
    )
    assert script.environment == {"A", "B", "C", "D", "E", "F"}


def test_the_parameters_file() -> None:
    assert read("open('/output/openbayes_params.json')").parameters_file
    assert not read("# openbayes_params.json\nopen('params.json')").parameters_file


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("print 'hello'", "syntax"),
        ("def f(:", "syntax"),
        ("x = 1\n  y = 2", "syntax"),
        ("a\0b", "null"),
        ("x = 1\n" * (MAX_SIZE // 5), "too_large"),
        ("(" * 5000 + ")" * 5000, "too_deep"),
        ("-" * 100_000 + "1", "too_deep"),
        ("1+" * 100_000 + "1", "too_deep"),
        ("a" + ".b" * 100_000, "too_deep"),
        ("1" * 100_000, "syntax"),
    ],
    ids=range(10),
)
def test_unread(text: str, reason: str) -> None:
    unread = read_script(text)
    assert isinstance(unread, Unread)
    assert unread.reason == reason


def test_a_syntax_error_has_a_line() -> None:
    assert read_script("import os\nprint 'a'\n") == Unread("syntax", 2)


def test_warnings_of_a_script_stay_inside() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(read_script("x = '\\d'"), Script)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("# 说明\n".encode(), "# 说明\n"),
        (b"\xef\xbb\xbfx = 1", "x = 1"),
        ("# -*- coding: gbk -*-\nx = '数据'".encode("gbk"), "# -*- coding: gbk -*-\nx = '数据'"),
        ("#!/usr/bin/python\n# vim: set fileencoding=gb18030 :\n#数".encode("gb18030"), None),
        ("x = '数据'".encode("gbk"), Unread("encoding")),
        (b"# coding: nonsense\n", Unread("encoding")),
        (b"# coding: punycode\n", Unread("encoding")),
        (b"# coding: zlib\n", Unread("encoding")),
        (b"x = 1\n# coding: gbk\n", "x = 1\n# coding: gbk\n"),
        (b"x" * (MAX_SIZE + 1), Unread("too_large")),
    ],
    ids=range(10),
)
def test_encodings(data: bytes, expected: str | Unread | None) -> None:
    found = decode_script(data)
    assert found == (data.decode("gb18030") if expected is None else expected)


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    text = decode_script(data)
    assert isinstance(text, Unread) or isinstance(read_script(text), Script | Unread)


WORDS = st.sampled_from(
    [
        *(
            "import argparse",
            "from openbayestool import log_metric",
            "import click",
            "import typer",
            "p",
            "=",
            "f",
            "None",
        ),
        *(
            "argparse.ArgumentParser",
            "p.add_argument",
            "p.parse_args",
            "'--x'",
            "@click.option",
            "typer.run",
            "sys.argv",
        ),
        *("(", ")", ",", "[", "]", "*", "{", "}", ":", "\n", "\n ", "def f", "class A", "lambda", "log_metric"),
    ]
)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300)
def test_no_words_raise(words: list[str]) -> None:
    assert isinstance(read_script(" ".join(words)), Script | Unread)


HOSTILE = {
    "parses": "import argparse\np = argparse.ArgumentParser()\n" + "p.parse_args(x)\n" * 5_000,
    "flags": "import argparse\np = argparse.ArgumentParser()\n" + "p.add_argument('--x')\n" * 5_000 + "p.parse_args()",
    "wide line": "x = '说'; " + "p.add_argument('--x');" * 5_000,
    "functions": "\n".join(f"def f{i}(p):\n p.add_argument('--x')\n f{i}(p)" for i in range(3_000)),
    "parameters": f"def f({', '.join(f'a{i}' for i in range(5_000))}):\n" + " a1.add_argument('--x')\n" * 3_000,
    "imports": "import a.b.c.d as x\n" * 8_000,
    "metrics": "from openbayestool import log_metric\n" + "log_metric(log_metric, 1)\n" * 5_000,
    "commands": "import click\n"
    + "".join(f"@click.command()\n@click.option('--x')\ndef f{i}(): ...\n" for i in range(2_000)),
    "typer": "import typer\napp = typer.Typer()\n"
    + "".join(f"@app.command()\ndef f{i}(a=1): ...\n" for i in range(3_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_work_is_linear(text: str) -> None:
    start = time.process_time()
    read_script(text, lambda path: None)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = " + "+".join(["a"] * 2000), True),
        ("x" + "()" * 2000, True),
        ("x" + "[0]" * 2000, True),
        ("x" + "(1, 2)\\\n" * 2000, True),
        ("f'{" + "a." * 2000 + "b}'", True),
        ("(\n" + "+ 1\n" * 2000 + ")", True),
        ("x = [" + "-1.5, " * 20_000 + "]", False),
        ("x = a.b(c)[0] + 1\n" * 20_000, False),
        ("x = '" + "." * 20_000 + "'", False),
        ("# " + "." * 20_000, False),
    ],
    ids=range(10),
)
def test_chains_that_would_end_an_old_python(text: str, expected: bool) -> None:
    assert chained(text) is expected


def test_the_chain_is_only_looked_for_where_it_ends_the_process() -> None:
    text = "x = " + "+".join(["a"] * 1500)
    assert isinstance(read_script(text), Unread) is (sys.version_info < (3, 11))
