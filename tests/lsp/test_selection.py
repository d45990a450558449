"""Growing selections."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_lsp.features.selection import selections
from tests.lsp.support import at, snapshot
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "command: 'python tra|in.py --a'\nnode: 1\n",
            [
                "train.py",
                "python train.py --a",
                "'python train.py --a'",
                "command: 'python train.py --a'",
                "command: 'python train.py --a'\nnode: 1",
            ],
        ),
        ("p:\n  a: [1, 2|3]\n", ["23", "1, 23", "[1, 23]", "a: [1, 23]", "p:\n  a: [1, 23]"]),
        (
            "command: |\n  one tw|o\n  three\n",
            ["two", "one two\n  three", "|\n  one two\n  three", "command: |\n  one two\n  three"],
        ),
        ("s:\n  - a: 1\n    b|: 2\n", ["b", "b: 2", "a: 1\n    b: 2", "- a: 1\n    b: 2", "s:\n  - a: 1\n    b: 2"]),
        ("a: 1 # com|ment\n", ["# comment"]),
    ],
)
def test_selections(marked: str, expected: list[str]) -> None:
    shown, offset = at(marked)
    found = [shown.source.slice(span) for span in selections(shown, offset)]
    assert found == [*expected, shown.text]


@pytest.mark.parametrize("text", [*TEXTS, "", "a: 'b", "[", "- \n- "])
def test_each_holds_the_one_before(text: str) -> None:
    shown = snapshot(text)
    for offset in range(0, len(shown.text) + 1, 3):
        found = selections(shown, offset)
        assert found[-1] == (0, len(shown.text))
        assert all(span.start <= offset <= span.end for span in found)
        assert all(big.start <= small.start and small.end <= big.end and big != small for small, big in pairwise(found))


async def test_protocol(editor: Editor) -> None:
    await editor.open("# 说明 😀\n名称: {中文😀: '值 😀'}\n")
    places = [editor.position("值"), types.Position(0, 0)]
    params = types.SelectionRangeParams(editor.document, places)
    first, second = await editor.ask("text_document_selection_range_async", params)
    found: list[str] = []
    while first:
        found.append(editor.covered(first.range))
        first = first.parent
    assert found == [
        "值 😀",
        "'值 😀'",
        "中文😀: '值 😀'",
        "{中文😀: '值 😀'}",
        "名称: {中文😀: '值 😀'}",
        editor.text,
    ]
    assert editor.covered(second.range) == "# 说明 😀"
