"""The outline of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_lsp.features.symbols import MAX_DEPTH, Symbol, symbols
from tests.lsp.support import snapshot
from tests.lsp.wire import Editor

ROOT = Path(__file__).parent.parent
TEXTS = [path.read_bytes().decode() for path in sorted((ROOT / "fixtures").glob("*.yaml"))]

FILE = """\
data_bindings:
  - data: openbayes/mnist/1   # 中文 😀
    path: /input0
    type: ro
  - studio/weights/3:/input1:rw
resource: &gpu rtx-4090
command: |
  python train.py
  echo done

parameters:
  lr: 0.1
  token: {is_secret: true, value: hunter22222}
  gpu: *gpu
hyper_tuning:
  max_job_count: 3
  parameter_specs:
    - name: depth
      type: INTEGER
      min_value: 1
      max_value: 9
    - {name: opt, type: CATEGORICAL, categorical_values: [sgd, adam]}
  side_metrics: [loss, '']
"""


def shown(found: Iterable[Symbol], depth: int = 0) -> Iterator[str]:
    for each in found:
        yield "  " * depth + f"{each.name} | {each.detail} | {each.kind}"
        yield from shown(each.children, depth + 1)


def test_outline() -> None:
    assert list(shown(symbols(snapshot(FILE)))) == [
        "data_bindings |  | array",
        "  /input0 | <- openbayes/mnist/1 (ro) | binding",
        "    data | openbayes/mnist/1 | string",
        "    path | /input0 | string",
        "    type | ro | string",
        "  /input1 | <- studio/weights/3 (rw) | binding",
        "resource | rtx-4090 | string",
        "command | python train.py… | command",
        "parameters |  | object",
        "  lr | 0.1 | parameter",
        "  token | *********** | parameter",
        "    is_secret | true | boolean",
        "    value | *********** | string",
        "  gpu | *gpu | parameter",
        "hyper_tuning |  | object",
        "  max_job_count | 3 | number",
        "  parameter_specs |  | array",
        "    depth | INTEGER 1 .. 9 | parameter",
        "      name | depth | string",
        "      type | INTEGER | string",
        "      min_value | 1 | number",
        "      max_value | 9 | number",
        "    opt | CATEGORICAL [sgd, adam] | parameter",
        "      name | opt | string",
        "      type | CATEGORICAL | string",
        "      categorical_values | [sgd, adam] | array",
        "        sgd |  | string",
        "        adam |  | string",
        "  side_metrics | [loss, ''] | array",
        "    loss |  | string",
        "    '' |  | string",
    ]


def check(found: Iterable[Symbol], start: int, end: int) -> int:
    """Editors refuse an outline in which a name is empty, or a place outside of the one that holds it."""
    count = 0
    for each in found:
        assert each.name.strip()
        assert "\n" not in each.name + each.detail
        assert start <= each.span.start <= each.selection.start <= each.selection.end <= each.span.end <= end
        count += 1 + check(each.children, *each.span)
    return count


@pytest.mark.parametrize("text", TEXTS)
def test_places_hold_each_other_in_every_beginning(text: str) -> None:
    for end in range(0, len(text), 5):
        check(symbols(snapshot(text[:end])), 0, end)
    assert check(symbols(snapshot(text)), 0, len(text))


@pytest.mark.parametrize("text", ["", "- a\n- \n- [b]\n- {c: d}\n", "a: &x [*x]\n", ": v\n? [k]\n: v\n'': w\n", "text"])
def test_odd_files(text: str) -> None:
    check(symbols(snapshot(text)), 0, len(text))


def test_depth_is_bounded() -> None:
    text = "[" * 150 + "]" * 150
    found, depth = symbols(snapshot(text)), 0
    while found:
        found, depth = found[0].children, depth + 1
    assert depth == MAX_DEPTH


async def test_protocol(editor: Editor) -> None:
    await editor.open(FILE)
    params = types.DocumentSymbolParams(editor.document)
    found = await editor.ask("text_document_document_symbol_async", params)
    if editor.profile in ("vscode", "neovim-0.7", "neovim-0.12"):
        binding = found[0].children[0]
        assert (binding.name, binding.detail) == ("/input0", "<- openbayes/mnist/1 (ro)")
        assert editor.covered(binding.range) == FILE[FILE.index("data: ") : FILE.index("\n  - studio")]
        assert editor.covered(found[0].selection_range) == "data_bindings"
    else:
        assert isinstance(found[0], types.SymbolInformation)
        assert [each.name for each in found[:3]] == ["data_bindings", "/input0", "data"]
        assert found[2].container_name == "/input0"
        assert editor.covered(found[2].location.range) == "data: openbayes/mnist/1"
