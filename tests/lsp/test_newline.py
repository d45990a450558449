"""Where a new line begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_config.text import apply
from openbayes_lsp.features.newline import newline
from tests.lsp.support import at, snapshot
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]


@pytest.mark.parametrize(
    ("marked", "column"),
    [
        ("parameters:\n|", 2),
        ("parameters:   # 说明 😀\n|\nnode: 1\n", 2),
        ("parameters:\n  a:\n  |", 4),
        ("parameters:\n  a: 1\n|", 2),
        ("parameters:\n  a: 1\n      |", 2),
        ("parameters:\n  - a\n|", 2),
        ("data_bindings:\n  - data: x\n|", 4),
        ("data_bindings:\n  - data: x\n    path: /input0\n|", 4),
        ("data_bindings:\n|", 2),
        ("hyper_tuning:\n  side_metrics:\n  - a\ndata_bindings:\n|", 0),
        ("hyper_tuning:\n  side_metrics:\n  - a\nparameters:\n|", 2),
        ("resource: cpu\n    |", 0),
        ("# comment\n    |", 0),
        ("command: |-\n|", 2),
        ("command: >  # folded\n|", 2),
        ("command: &x !!str |\n|", 2),
        ("command: |4\n|", 4),
        ("p:\n  - a: |\n|", 6),
        ("command: |\n    python a.py\n|", 4),
        ("command: |\n    if x:\n      y:\n|", 6),
        ("command: |\n    - a: b\n|\nnode: 1\n", 4),
        ("a: [\n|\n]\n", 2),
        ("a: [\n  1,\n|\n]\n", 2),
        ("'a: b':\n|", 2),
        ("a: 'b:\n    |\n  c'\n", None),
        ("a: 1\n\n    |", None),
        ("a:\n|b: 1\n", None),
        ("|", None),
        ("\n|", None),
        ("url: http://x:\n    |", 0),
        ("- a:\n|", 4),
        ("? a\n|", 0),
    ],
)
def test_newline(marked: str, column: int | None) -> None:
    shown, offset = at(marked)
    edit = newline(shown, offset, 2)
    line = shown.line_of(offset)
    if column is None or column == line.end - line.start:
        assert edit is None
    else:
        assert edit is not None
        assert (edit.span, edit.new) == (line, " " * column)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_destroyed(text: str) -> None:
    for offset in range(0, len(text), 3):
        made = text[:offset] + "\n" + text[offset:]
        edit = newline(snapshot(made), offset + 1, 2)
        assert edit is None or apply(made, (edit,)).split() == made.split()


async def test_protocol(editor: Editor) -> None:
    await editor.open_at("# 说明 😀\ndata_bindings:\n  - data: 中文😀/x/1\n|\nnode: 1\n")
    params = types.DocumentOnTypeFormattingParams(
        editor.document, editor.position(), "\n", types.FormattingOptions(2, True)
    )
    edits = await editor.ask("text_document_on_type_formatting_async", params)
    assert editor.applied(edits) == "# 说明 😀\ndata_bindings:\n  - data: 中文😀/x/1\n    \nnode: 1\n"
    params.ch = "x"
    assert not await editor.ask("text_document_on_type_formatting_async", params)
