"""Names: where they are given, where they are used, and what a script says about them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_config.files import MemoryFiles
from openbayes_lsp.features.names import Name, definitions, name_at
from openbayes_lsp.project import Project
from openbayes_lsp.snapshot import Snapshot
from tests.lsp.launch import Launching
from tests.lsp.support import at
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]
SCRIPT = """\
# 训练 😀
import argparse
from openbayestool import log_metric
parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float)  # 学习率
args = parser.parse_args()
log_metric("acc", 1)
"""
FILE = """\
bindings:
  - openbayes/mnist/1:/input0
  - data: a/b/1
    path: "/input1"
    type: ro
resource: &gpu cpu
command: echo 😀 $TOKEN && python train.py --lr=1 --data /input0/x "${TOKEN}" --other
parameters:
  'lr': 0.1
  input: /input1
  TOKEN: {is_secret: true, source: env, env: T}
  gpu: *gpu
  copy: *gpu
hyper_tuning:
  hyperparameter_metric: acc
  parameter_specs:
    - {name: "lr", type: DOUBLE, min_value: 0.1, max_value: 1.0}
  side_metrics: [loss, 'acc']
"""


def found(marked: str, files: bool = True) -> tuple[Snapshot, Name | None, int]:
    beside = MemoryFiles({"train.py": SCRIPT.encode()}) if files else None
    shown, offset = at(marked, project=Project("en", files=beside))
    return shown, name_at(shown, offset), offset


def described(marked: str) -> list[str]:
    """The places of the name at the cursor: ``=`` where it is given."""
    shown, name, _ = found(marked)
    if name is None:
        return []
    lines = [
        f"{shown.source.position(use.span.start).line}{'=' if use.gives else ':'}{shown.source.slice(use.span)}"
        for use in name.uses
    ]
    return lines + [f"{each.path}: {SCRIPT[slice(*each.span)]}" for each in name.outside]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("  '|lr'", ["7:lr", "9=lr", "17=lr", 'train.py: parser.add_argument("--lr", type=float)']),
        ("--l|r=1", ["7:lr", "9=lr", "17=lr", 'train.py: parser.add_argument("--lr", type=float)']),
        ('"lr|"', ["7:lr", "9=lr", "17=lr", 'train.py: parser.add_argument("--lr", type=float)']),
        ("  TOK|EN: {", ["7:TOKEN", "7:TOKEN", "11=TOKEN"]),
        ("resource: |&gpu", ["6=gpu", "12:gpu", "13:gpu"]),
        ("copy: *gp|u", ["6=gpu", "12:gpu", "13:gpu"]),
        ("metric: ac|c", ["15:acc", "18:acc", 'train.py: "acc"']),
        ("[lo|ss", ["18:loss"]),
        ("mnist/1:/input|0", ["2=/input0", "7:/input0"]),
        ("input: /in|put1", ["4=/input1", "10:/input1"]),
        ("python tr|ain.py", ["7:train.py", "train.py: "]),
        ("--oth|er", []),
        ("resou|rce:", []),
    ],
)
def test_places(where: str, expected: list[str]) -> None:
    plain = where.replace("|", "")
    assert FILE.count(plain) == 1
    assert described(FILE.replace(plain, where)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("command: bash -c 'python a.py --lr 1'\nparameters: {l|r: 1}\n", ["2=lr"]),
        ("command: python a.py '$TOKEN' \\$TOKEN\nparameters: {TO|KEN: {is_secret: true, value: x}}\n", ["2=TOKEN"]),
        ("command: python a.py $lr\nparameters: {l|r: 1}\n", ["2=lr"]),
        ("command: python a.py --lr 1 | tee x\nparameters: {l|r: 1}\n", ["2=lr"]),
        ('command: python a.py --lr 1\nparameters: {"\\x6c|r": 1}\n', []),
        ("x: &a {lr: 1}\nparameters:\n  <<: *a\ncommand: python a.py --l|r 2\n", ["1=lr", "4:lr"]),
        ("x: &a {lr: 1}\nparameters:\n  <<: *a\n  l|r: 2\n", ["1=lr", "4=lr"]),
        ("parameters: {a: 1, |a: 2}\n", ["1=a", "1=a"]),
        ("a: &x 1\nb: &x 2\nc: *|x\n", ["2=x", "3:x"]),
    ],
)
def test_certain_only(text: str, expected: list[str]) -> None:
    """What does not certainly belong to a name is left out."""
    assert described(text) == expected


def test_definitions() -> None:
    _, name, offset = found(FILE.replace("mnist/1:", "mnist/1:|"))
    assert name
    assert [use.gives for use in definitions(name, offset)[0]] == [True]
    shown, name, offset = found(FILE.replace("--lr=1", "--l|r=1"), files=False)
    assert name
    assert [shown.source.position(use.span.start).line for use in definitions(name, offset)[0]] == [9, 17]
    shown, name, offset = found(FILE.replace("'lr'", "'|lr'"), files=False)
    assert name
    assert [shown.source.position(use.span.start).line for use in definitions(name, offset)[0]] == [17]


@pytest.mark.parametrize("text", [*TEXTS, FILE])
def test_every_beginning(text: str) -> None:
    for end in range(0, len(text) + 1, 13):
        shown, _, _ = found(text[:end] + "|")
        for offset in {0, end // 2, end - 1, end}:
            name = name_at(shown, offset)
            assert not name or all(shown.source.slice(use.span) for use in name.uses)


async def test_protocol(editor: Editor) -> None:
    await editor.open("x: &名 1\n".replace("名", "n") + "y: [中文 😀, *n]\n")
    position = editor.position("n]")
    shown = await editor.ask(
        "text_document_document_highlight_async", types.DocumentHighlightParams(editor.document, position)
    )
    assert [(editor.covered(each.range), each.kind) for each in shown] == [
        ("n", types.DocumentHighlightKind.Write),
        ("n", types.DocumentHighlightKind.Read),
    ]
    places = await editor.ask("text_document_definition_async", types.DefinitionParams(editor.document, position))
    assert [each.range for each in places] == [shown[0].range]
    for declared, count in ((True, 2), (False, 1)):
        params = types.ReferenceParams(types.ReferenceContext(declared), editor.document, position)
        assert len(await editor.ask("text_document_references_async", params)) == count
    nowhere = types.DefinitionParams(editor.document, editor.position("x"))
    assert not await editor.ask("text_document_definition_async", nowhere)


@pytest.mark.parametrize("profile", ["vscode", "helix"])
async def test_scripts(launched: Launching, tmp_path: Path, profile: str) -> None:
    (tmp_path / "train.py").write_text(SCRIPT.replace("type=float", "help='😀', type=float"), encoding="utf-8")
    editor = await launched(profile, folder=tmp_path)
    await editor.open(FILE, uri=(tmp_path / "openbayes.yaml").as_uri())
    params = types.DefinitionParams(editor.document, editor.position("lr=1"))
    (place,) = await editor.ask("text_document_definition_async", params)
    assert place.uri == (tmp_path / "train.py").as_uri()
    width = {"utf-16": 2, "utf-8": 4}[editor.encoding]
    assert (place.range.start, place.range.end) == (
        types.Position(4, 0),
        types.Position(4, len("parser.add_argument(\"--lr\", help='', type=float)") + width),
    )
