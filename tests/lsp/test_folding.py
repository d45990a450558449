"""Folding."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_config.document import parse
from openbayes_lsp.features.folding import Fold, folds
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", []),
        ("p:\n  a: 1\n  # c\n\nq: 2\n", [(0, 1)]),
        ("p:\n  a: 1\n\n\n# next\nq:\n  b: 2\n", [(0, 1), (5, 6)]),
        ("s:\n  - a: 1\n    b: 2\n  - c: 3\n", [(0, 3), (1, 2)]),
        ("s:\n  # a - b\n  -\n    a: 1\n", [(0, 3), (2, 3)]),
        ("s:\n  - a\n  # b - c\n  - # d\n    e: 1\n    f: 2\n  -\n    - -1\n", [(0, 7), (3, 5), (6, 7)]),
        ("c: |\n  one\n\n  two\n\n\nd: 1\n", [(0, 3)]),
        ("c: |+\n  one\n\n\nd: 1\n", [(0, 1)]),
        ("c:\n  python\n  x.py\n", [(0, 2)]),
        ("c: 'a\n  b'\n", [(0, 1)]),
        ("a: [\n  1,\n  2\n]\nb: 1\n", [(0, 2)]),
        ("a: [1,\n  2]\n", [(0, 1)]),
        ("a: [{\n  b: 1,\n}, {\n  c: 2\n}]\n", [(0, 3), (2, 3)]),
        ("a: [\n]\n", []),
        ("# one\n# two\n\n# three\na: 1 # four\n# five\n# six\n", [(0, 1, True), (5, 6, True)]),
        ("\r\n# one\r\n# two\r\np:\r\n  a: 1\r\n", [(1, 2, True), (3, 4)]),
        ("- - a\n  - b\n", [(0, 1)]),
        ("", []),
    ],
)
def test_folds(text: str, expected: list[tuple[int, int]]) -> None:
    assert folds(parse(text)) == tuple(Fold(*each) for each in expected)


@pytest.mark.parametrize("text", TEXTS)
def test_every_beginning(text: str) -> None:
    for end in range(0, len(text) + 1, 9):
        document = parse(text[:end])
        found = folds(document)
        lines = text[:end].replace("\r\n", "\n").split("\n")
        assert all(0 <= each.first < each.last < len(lines) for each in found)
        assert all(lines[each.last].strip() for each in found if document.loads)
        assert [each.first for each in found] == sorted({each.first for each in found})


async def test_protocol(editor: Editor) -> None:
    await editor.open("# 说明\n# 😀\nparameters:\n  名称: |\n    中文\n    😀\n\nnode: 1\n")
    params = types.FoldingRangeParams(editor.document)
    found = await editor.ask("text_document_folding_range_async", params)
    assert [(each.start_line, each.end_line) for each in found] == [(0, 1), (2, 5), (3, 5)]
    assert [each.kind for each in found] == [types.FoldingRangeKind.Comment, None, None]
    assert {each.start_character for each in found} == {None}
