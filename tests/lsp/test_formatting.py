"""Formatting as editors ask for it."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.lsp.wire import Editor

UNTIDY = "# 说明 😀\nresource:   cpu  \n\n\n\nparameters: # 中文 😀\n    名称:  '😀 值'   \n    b: [ 1,2 ]\n"
TIDY = "# 说明 😀\nresource: cpu\n\nparameters: # 中文 😀\n  名称: '😀 值'\n  b: [1, 2]\n"


async def formatted(editor: Editor, options: types.FormattingOptions) -> str:
    params = types.DocumentFormattingParams(editor.document, options)
    edits: list[types.TextEdit] | None = await editor.ask("text_document_formatting_async", params)
    return editor.applied(edits)


async def test_document(editor: Editor) -> None:
    await editor.open(UNTIDY)
    assert await formatted(editor, types.FormattingOptions(2, True)) == TIDY


async def test_it_is_done_once(editor: Editor) -> None:
    await editor.open(TIDY.replace("\n", "\r\n"))
    params = types.DocumentFormattingParams(editor.document, types.FormattingOptions(2, True))
    assert not await editor.ask("text_document_formatting_async", params)


@pytest.mark.parametrize(
    ("options", "indent"),
    [
        (types.FormattingOptions(4, True), 4),
        (types.FormattingOptions(4, False), 2),
        (types.FormattingOptions(0, True), 2),
        (types.FormattingOptions(1000, True), 8),
    ],
)
@pytest.mark.profiles("vscode")
async def test_indentation_of_the_editor(editor: Editor, options: types.FormattingOptions, indent: int) -> None:
    await editor.open("p:\n   a: 1\n")
    assert await formatted(editor, options) == f"p:\n{' ' * indent}a: 1\n"


async def test_range(editor: Editor) -> None:
    await editor.open(UNTIDY)
    start = editor.text.index("parameters")
    params = types.DocumentRangeFormattingParams(
        editor.document, editor.range(start, start + 3), types.FormattingOptions(2, True)
    )
    edits = await editor.ask("text_document_range_formatting_async", params)
    assert editor.applied(edits) == UNTIDY
    params.range = editor.range(editor.text.index("名称"), editor.text.index("名称") + 1)
    edits = await editor.ask("text_document_range_formatting_async", params)
    assert editor.applied(edits) == UNTIDY[:start] + TIDY[TIDY.index("parameters") :]


async def test_a_broken_file_is_left_alone(editor: Editor) -> None:
    await editor.open("resource:   'cpu\nenv:   x\n")
    assert await formatted(editor, types.FormattingOptions(2, True)) == editor.text


async def test_a_byte_order_mark_stays(editor: Editor) -> None:
    await editor.open("\ufeffresource:   cpu\n")
    assert await formatted(editor, types.FormattingOptions(2, True)) == "\ufeffresource: cpu\n"
