"""Renaming parameters and anchors."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from openbayes_config.document import parse
from openbayes_config.text import apply
from openbayes_lsp.features.rename import Refused, rename, renameable
from tests.lsp.launch import Launching
from tests.lsp.support import at, snapshot
from tests.lsp.wire import Editor

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]
FILE = """\
command: "echo 😀 ${TOKEN} && python train.py --lr=1 --lr-decay 2 --lr 3"
parameters:
  'lr': &a 0.1
  lr-decay: *a
  TOKEN: {is_secret: true, source: env, env: T}
hyper_tuning:
  parameter_specs:
    - {name: "lr", type: DOUBLE}
"""


@pytest.mark.parametrize(
    ("where", "new", "expected"),
    [
        ("'l|r'", "rate", [("--lr=1", "--rate=1"), ("--lr 3", "--rate 3"), ("'lr'", "'rate'"), ('"lr"', '"rate"')]),
        (
            "--l|r=1",
            "学习率",
            [("--lr=1", "--学习率=1"), ("--lr 3", "--学习率 3"), ("'lr'", "'学习率'"), ('"lr"', '"学习率"')],
        ),
        ("  lr-de|cay", "decay", [("--lr-decay", "--decay"), ("  lr-decay", "  decay")]),
        ("  lr-de|cay", "yes", [("--lr-decay", "--yes"), ("  lr-decay", '  "yes"')]),
        ("${TOK|EN}", "KEY", [("${TOKEN}", "${KEY}"), ("TOKEN: ", "KEY: ")]),
        ("&|a", "x_1", [("&a", "&x_1"), ("*a", "*x_1")]),
        ("*a|", "x", [("&a", "&x"), ("*a", "*x")]),
        ("'l|r'", "lr", []),
    ],
)
def test_rename(where: str, new: str, expected: list[tuple[str, str]]) -> None:
    shown, offset = at(FILE.replace(where.replace("|", ""), where))
    result = FILE
    for old, now in expected:
        result = result.replace(old, now)
    assert apply(FILE, rename(shown, offset, new)) == result
    assert parse(result).loads


@pytest.mark.parametrize(
    ("where", "new", "words"),
    [
        ("'l|r'", "", "empty"),
        ("'l|r'", " ", "empty"),
        ("'l|r'", "--rate", "begins with a dash"),
        ("'l|r'", "a b", "name of a flag"),
        ("'l|r'", "a=b", "name of a flag"),
        ("'l|r'", "a'b", "name of a flag"),
        ("'l|r'", "a\nb", "name of a flag"),
        ("'l|r'", "$x", "name of a flag"),
        ("'l|r'", "TOKEN", "a parameter `{name}` already"),
        ("TOK|EN:", "1st", "environment variable"),
        ("TOK|EN:", "密钥", "environment variable"),
        ("&|a", "a b", "anchor's name"),
        ("&|a", "锚", "anchor's name"),
        ("comm|and", "x", "nothing here"),
    ],
)
def test_refused(where: str, new: str, words: str) -> None:
    shown, offset = at(FILE.replace(where.replace("|", ""), where))
    with pytest.raises(Refused) as refused:
        rename(shown, offset, new)
    assert words in refused.value.text.en
    assert refused.value.text.zh != refused.value.text.en


def test_a_name_that_changes_something_else() -> None:
    """A colon at the end of a flag would make a mapping of the command."""
    shown, offset = at("command: python a.py --l|r 1\nparameters: {lr: 1}\n")
    with pytest.raises(Refused, match="something else"):
        rename(shown, offset, "lr:")
    shown, offset = at("a: &|x 1\nb: &y 2\nc: [*x, *y]\n")
    with pytest.raises(Refused, match="already"):
        rename(shown, offset, "y")


@pytest.mark.parametrize("text", TEXTS)
def test_every_place(text: str) -> None:
    """What is renamed keeps its value; nothing is ever raised but a refusal."""
    shown = snapshot(text)
    count = 0
    for offset in range(0, len(shown.text), 2):
        found = renameable(shown, offset)
        if found is None:
            continue
        assert found.span.start - 1 <= offset <= found.span.end
        after = parse(apply(shown.text, rename(shown, offset, "renamed-1")))
        assert after.loads == shown.document.loads
        assert repr(after.plain()).replace("renamed-1", found.text) == repr(shown.document.plain())
        count += 1
    assert count or "parameters" not in text or "parameters: {}" in text


async def test_protocol(editor: Editor) -> None:
    await editor.open(FILE)
    at_name = editor.position("lr=1")
    found = await editor.ask("text_document_prepare_rename_async", types.PrepareRenameParams(editor.document, at_name))
    assert (found.placeholder, editor.covered(found.range)) == ("lr", "lr")
    edit = await editor.ask("text_document_rename_async", types.RenameParams(editor.document, at_name, "学习率"))
    assert editor.applied(edit) == FILE.replace("--lr=", "--学习率=").replace("--lr ", "--学习率 ").replace(
        "'lr'", "'学习率'"
    ).replace('"lr"', '"学习率"')
    assert (edit.document_changes is not None) == (editor.profile in ("vscode", "helix"))
    nowhere = types.PrepareRenameParams(editor.document, types.Position(0, 0))
    assert await editor.ask("text_document_prepare_rename_async", nowhere) is None
    await editor.open("parameters:\n  ghp_abcdefghijklmnopqrstuvwxyz0123456789: 1\n")
    token = types.PrepareRenameParams(editor.document, editor.position("ghp_"))
    assert await editor.ask("text_document_prepare_rename_async", token) is None


@pytest.mark.parametrize(("locale", "words"), [("en", "begins with a dash"), ("zh-cn", "短横线开头")])
async def test_refusal(launched: Launching, locale: str, words: str) -> None:
    editor = await launched("vscode", locale=locale)
    await editor.open(FILE)
    params = types.RenameParams(editor.document, editor.position("lr=1"), "--x")
    with pytest.raises(JsonRpcException, match=words) as refused:
        await editor.ask("text_document_rename_async", params)
    assert refused.value.code == -32803
