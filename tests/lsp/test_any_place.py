"""Whatever a file looks like, and wherever the cursor is: every question about its shape gets an answer."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.lsp.wire import Editor

TEXTS = {
    "empty": "",
    "half typed": "resource: cpu\r\nparameters:\r\n  lr: 0.1\r\n  'na\r\ncommand: python 😀.py --lr",
    "brackets": "a: [1, {b: &x 'c\n  d: *x\n- e",
    "no mapping": "- 中文\n- - 😀\n-\n",
    "deep": "[" * 190 + "]" * 190,
    "too deep": "{a: " * 300,
    "bound": "bindings: [a/b/1:/input0, {data: }]\nhyper_tuning: {parameter_specs: [{name: }, 1, *q]}\n",
    "odd line ends": "a: |\r  x\u2028\r\r\nb:\x85 c\x0c\n\ufeff# d",
    "tabs": "a:\n\tb: 1\n\t- c",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_every_question_is_answered(editor: Editor, text: str) -> None:
    await editor.open(text)
    document, options = editor.document, types.FormattingOptions(2, True)
    whole = editor.range(0, len(text))
    await editor.ask("text_document_formatting_async", types.DocumentFormattingParams(document, options))
    await editor.ask("text_document_document_symbol_async", types.DocumentSymbolParams(document))
    await editor.ask("text_document_folding_range_async", types.FoldingRangeParams(document))
    await editor.ask("text_document_document_link_async", types.DocumentLinkParams(document))
    await editor.ask("text_document_semantic_tokens_full_async", types.SemanticTokensParams(document))
    await editor.ask(
        "text_document_range_formatting_async", types.DocumentRangeFormattingParams(document, whole, options)
    )
    places = [editor.range(at, at).start for at in range(0, len(text) + 1, max(1, len(text) // 9))]
    for place in (*places, types.Position(10_000, 10_000)):
        await editor.ask(
            "text_document_on_type_formatting_async",
            types.DocumentOnTypeFormattingParams(document, place, "\n", options),
        )
        await editor.ask("text_document_definition_async", types.DefinitionParams(document, place))
        await editor.ask("text_document_document_highlight_async", types.DocumentHighlightParams(document, place))
        await editor.ask(
            "text_document_references_async", types.ReferenceParams(types.ReferenceContext(True), document, place)
        )
        found = await editor.ask("text_document_prepare_rename_async", types.PrepareRenameParams(document, place))
        if found:
            edit = await editor.ask("text_document_rename_async", types.RenameParams(document, place, "renamed"))
            assert "renamed" in editor.applied(edit)
    ranges = await editor.ask("text_document_selection_range_async", types.SelectionRangeParams(document, places))
    assert len(ranges) == len(places)
