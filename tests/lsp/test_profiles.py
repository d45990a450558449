"""The same server in four kinds of editors."""

from __future__ import annotations

import pytest

from tests.lsp.launch import Launching
from tests.lsp.wire import Editor

FAULTY = 'x-note: "中文 😀"\nresource: [1]\n'


async def test_findings_arrive_in_every_editor(editor: Editor) -> None:
    """Asked for or published, they are the same, and at the same characters."""
    await editor.open(FAULTY)
    found = {str(each.code): editor.covered(each.range) for each in await editor.diagnostics()}
    assert "[1]" in found.values()
    assert "OB101" in found


async def test_findings_follow_every_change(editor: Editor) -> None:
    """Each text has its own, and a document that is closed has none."""
    await editor.open("command: python train.py\nbindings: [a/b/1:/input0]\ndata_bindings: []\n")
    assert any(str(each.code).startswith("OB2") for each in await editor.diagnostics())
    await editor.change("command: python train.py\nbindings: [a/b/1:/input0]\n")
    assert not any(str(each.code).startswith("OB2") for each in await editor.diagnostics())
    await editor.close()
    await editor.settle()
    assert editor.pulls or not editor.published[editor.uri][-1].diagnostics


async def test_other_yaml_is_left_alone(editor: Editor) -> None:
    """JupyterLab sends every YAML file."""
    uri = await editor.open("command: 1\n", uri="file:///project/docker-compose.yaml")
    await editor.settle()
    assert uri not in editor.published
    assert not editor.pulls or await editor.diagnostics() == []


@pytest.mark.profiles("vscode", "neovim-0.12", "helix")
async def test_columns_count_what_was_agreed_on(editor: Editor) -> None:
    """VS Code counts UTF-16 units, Neovim and Helix bytes."""
    assert editor.encoding == ("utf-16" if editor.profile == "vscode" else "utf-8")
    await editor.open('x: "中文😀" ')
    assert editor.position().character == (10 if editor.profile == "vscode" else 16)


async def test_leaving_as_the_protocol_asks(launched: Launching) -> None:
    """The server ends with 0."""
    editor = await launched("neovim-0.7")
    assert await editor.stop() == 0
