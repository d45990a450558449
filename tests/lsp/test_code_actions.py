"""Code actions and commands as editors ask for them."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcException

from tests.lsp.launch import Launching
from tests.lsp.plain import edited
from tests.lsp.wire import Editor
from tests.texts import RANDOM

CONVERTER = get_converter()
TEXT = (
    """\
# 说明 😀
资源 😀: {}
resource: cpu
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters: {'数据 😀': 1, lr: 010}
data_bindings: # 中文 😀
  - {data: "a/数据😀/1", path: /input0, type: readonly}
"""
    + RANDOM
)


def literals(found: list[types.CodeAction | types.Command]) -> list[types.CodeAction]:
    """All actions, which are literals."""
    assert all(isinstance(each, types.CodeAction) for each in found)
    return [each for each in found if isinstance(each, types.CodeAction)]


async def run(editor: Editor, command: str, *arguments: Any) -> Any:
    """Let the server run a command."""
    return await editor.ask("workspace_execute_command_async", types.ExecuteCommandParams(command, list(arguments)))


def edits_of(edit: types.WorkspaceEdit | None) -> list[dict[str, Any]]:
    """The text edits as JSON."""
    assert edit
    plain: Any = CONVERTER.unstructure(edit)
    parts = [*plain.get("changes", {}).values(), *(each["edits"] for each in plain.get("documentChanges", ()))]
    return [each for part in parts for each in part]


@pytest.mark.profiles("vscode", "neovim-0.7", "neovim-0.12", "helix")
async def test_a_repair(editor: Editor) -> None:
    """The preferred one of a finding; of the version that was asked about, where the editor can tell versions."""
    await editor.open(TEXT)
    found = literals(await editor.actions("readonly", only=["quickfix"]))
    (preferred,) = [each for each in found if each.is_preferred]
    assert preferred.title == "Write `ro`"
    assert edited(TEXT, edits_of(preferred.edit), editor.encoding) == TEXT.replace("readonly", "ro")
    assert [each.code for each in preferred.diagnostics or ()] == ["OB203"]
    assert preferred.edit
    assert bool(preferred.edit.document_changes) == (editor.profile in ("vscode", "helix"))
    for change in preferred.edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1


@pytest.mark.profiles("vscode", "neovim-0.7", "neovim-0.12", "helix")
async def test_everything_that_is_offered_can_be_applied(editor: Editor) -> None:
    """By an editor that knows nothing of obconf."""
    await editor.open(TEXT)
    everywhere = types.Range(types.Position(0, 0), types.Position(20, 0))
    found = literals(await editor.actions(everywhere))
    kinds = {str(getattr(each.kind, "value", each.kind)) for each in found}
    rewrites = set[str]() if editor.profile == "neovim-0.7" else {"refactor.rewrite"}
    assert kinds == {"quickfix", "source.fixAll.obconf"} | rewrites
    for action in found:
        if action.disabled:
            assert editor.profile != "neovim-0.7"
            assert not action.edit
        else:
            assert edited(TEXT, edits_of(action.edit), editor.encoding) == editor.applied(action.edit)


@pytest.mark.profiles("vscode", "neovim-0.7", "neovim-0.12", "helix")
async def test_repairing_all(editor: Editor) -> None:
    """What editors run when a file is saved."""
    await editor.open(TEXT)
    (action,) = literals(await editor.actions("node", only=["source.fixAll"]))
    wanted = TEXT.replace("resource: cpu\nresource: cpu\n", "resource: cpu\n").replace("readonly", "ro")
    assert editor.applied(action.edit) == wanted
    await editor.change(wanted)
    assert not await editor.actions("node", only=["source.fixAll.obconf"])


@pytest.mark.profiles("jupyterlab")
async def test_an_editor_that_can_do_nothing_is_offered_nothing(editor: Editor) -> None:
    """It could not apply it."""
    await editor.open(TEXT)
    assert editor.offered.code_action_provider is None
    assert not await editor.actions("readonly")


async def test_unknown_commands_and_malformed_arguments(editor: Editor) -> None:
    """A clean error: no traceback, no path."""
    await editor.open(TEXT)
    for command, arguments in (
        ("obconf.nothing", []),
        ("obconf.applyFix", [3]),
        ("obconf.fixAll", []),
        ("obconf.convertBindings", [editor.uri, 1]),
        ("obconf.showRenderedJob", [editor.uri, "Task"]),
    ):
        with pytest.raises(JsonRpcException) as caught:
            await run(editor, command, *arguments)
        assert "Traceback" not in str(caught.value)
        assert ".py" not in str(caught.value)
        assert caught.value.code == -32602
    assert await editor.diagnostics()


@pytest.mark.profiles("vscode", "neovim-0.7", "neovim-0.12", "helix")
async def test_commands_edit(editor: Editor) -> None:
    """The editor is asked to, and applies the edit."""
    await editor.open(TEXT)
    assert editor.offered.execute_command_provider
    assert "obconf.fixAll" in editor.offered.execute_command_provider.commands
    before = len(editor.edited)
    await run(editor, "obconf.fixAll", editor.uri)
    await editor.settle()
    assert "readonly" not in editor.applied(editor.edited[before])


async def test_actions_in_chinese(launched: Launching) -> None:
    """In the editor's language."""
    editor = await launched("vscode", locale="zh-cn")
    await editor.open(TEXT)
    found = literals(await editor.actions("readonly", only=["quickfix"]))
    assert found[0].title == "改为 `ro`"
    assert any(each.title == "在此行忽略 OB203（unknown-access）" for each in found)
