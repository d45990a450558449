"""Semantic tokens."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_lsp.features.tokens import tokens
from openbayes_lsp.legend import MODIFIERS, TYPES
from openbayes_lsp.routes.tokens import encoded
from tests.lsp.support import snapshot
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]


def shown(text: str) -> list[str]:
    return [
        f"{text[slice(*each.span)]} {each.type}{' ' + each.modifier if each.modifier else ''}"
        for each in tokens(snapshot(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "bindings:\n  - openbayes/mnist/1:/input0\n  - 'a/jobs/x/output:/input1:rw'\n",
            (
                "openbayes namespace,mnist class,1 number,/input0 variable,"
                "a namespace,jobs keyword,x class,output keyword,/input1 variable,rw keyword modification"
            ),
        ),
        (
            "data_bindings:\n  - path: /input0\n    type: RO\n    data: a/b/3/c\n",
            "/input0 variable,RO keyword readonly,a namespace,b class,3 number",
        ),
        (
            "data_bindings: [{data: input0/a/1, path: input0, type: rw}]\n",
            "input0 namespace,a class,1 number,input0 variable,rw keyword modification",
        ),
        ("bindings: ['./data:/input0']\n", "/input0 variable"),
        ("bindings: [a/b/1:/input0:maybe]\n", "a namespace,b class,1 number,/input0 variable"),
        ("bindings: [&x a/b/1:/input0, *x]\n", "a namespace,b class,1 number,/input0 variable"),
        (
            "command: X=1 nohup python a.py --lr=$LR -n 2 /input0/a && echo ${A} > log\n",
            (
                "X variable,nohup function,--lr parameter,$LR variable,-n parameter,/input0 variable,"
                "&& operator,echo function,${A} variable,> operator"
            ),
        ),
        ("command: |\n  a --b\n  c '$D' \\$E\n", "a function,--b parameter,c function"),
        ('command: |\n  "a\n  b" c\n', '"a function,b" function'),
        ("command: a\nparameters: {x: 'in /input1'}\n", "a function,/input1 variable"),
        ("resource: cpu\n", ""),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert shown(text) == [each for each in expected.split(",") if each]


@pytest.mark.parametrize("typed", ["parameters:\n  lr: [1\n", "nod\n", "env: 'x\n"])
def test_a_command_keeps_its_colours_while_another_line_is_typed(typed: str) -> None:
    command = "command: python a.py --lr=1 && echo $A\n"
    assert shown(command)
    assert shown(command + typed)[: len(shown(command))] == shown(command)


@pytest.mark.parametrize("text", TEXTS)
def test_every_beginning(text: str) -> None:
    for end in range(0, len(text) + 1, 11):
        found = list(tokens(snapshot(text[:end])))
        assert all(before.span.end <= after.span.start for before, after in pairwise(found))
        assert all(each.span.start < each.span.end <= end for each in found)


async def test_protocol(editor: Editor) -> None:
    await editor.open(
        "# 说明 😀\nbindings: # 😀\n- '团队😀/数据/1:/input0:rw'\n"
        "command: |\n  echo 😀$A $中文\n  python 😀.py --学 --lr 1\n"
    )
    params = types.SemanticTokensParams(editor.document)
    data: list[int] = (await editor.ask("text_document_semantic_tokens_full_async", params)).data
    line = column = 0
    read: list[tuple[str, str, int]] = []
    for at in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[at : at + 5]
        line, column = line + down, right if down else column + right
        within = types.Range(types.Position(line, column), types.Position(line, column + length))
        read.append((editor.covered(within), TYPES[kind], modifiers))
    assert read == [
        ("团队😀", "namespace", 0),
        ("数据", "class", 0),
        ("1", "number", 0),
        ("/input0", "variable", 0),
        ("rw", "keyword", 1 << MODIFIERS.index("modification")),
        ("echo", "function", 0),
        ("$A", "variable", 0),
        ("python", "function", 0),
        ("--lr", "parameter", 0),
    ]
    provider = editor.offered.semantic_tokens_provider
    assert provider is not None
    assert tuple(provider.legend.token_types) == TYPES


@pytest.mark.parametrize("unit", ["A=1 ", "\U0001f600$X "])
def test_a_long_command_takes_its_time(unit: str) -> None:
    start = time.process_time()
    assert encoded(snapshot(f"command: {unit * 8_000} python train.py\n"))
    assert time.process_time() - start < 6
