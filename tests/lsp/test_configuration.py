"""Settings and files beside the document, as editors tell about them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from openbayes_lsp.workspace import uri_of
from tests.lsp.launch import Launching
from tests.lsp.wire import Editor

TEXT = """resource: no-such-machine
env: pytorch-2.8-2204
command: python train.py
node: 1
data_bindings: []
"""


async def codes(editor: Editor) -> set[str]:
    """The rules that have findings."""
    await editor.settle()
    return {str(each.code) for each in await editor.diagnostics()}


async def has(editor: Editor, expected: set[str]) -> bool:
    """Whether these rules have findings, at the latest when typing has paused."""
    for _ in range(60):
        if await codes(editor) == expected:
            return True
        await asyncio.sleep(0.05)
    return False


async def test_a_configuration_file_counts_at_once(editor: Editor, tmp_path: Path) -> None:
    """Also when it changes while the document is open: told by the editor, or seen with the next edit."""
    await editor.open(TEXT, uri=uri_of(str(tmp_path / "openbayes.yaml")))
    before = await codes(editor)
    silenced = sorted(before)[0]
    (tmp_path / "obconf.toml").write_text(f'ignore = ["{silenced}"]\n')
    editor.notify(
        "workspace/didChangeWatchedFiles", changes=[{"uri": uri_of(str(tmp_path / "obconf.toml")), "type": 1}]
    )
    assert await has(editor, before - {silenced})
    (tmp_path / "obconf.toml").unlink()
    await editor.change(TEXT + "# changed\n")
    assert await has(editor, before)


async def test_settings_that_are_sent_along_count(editor: Editor) -> None:
    """Some editors send their settings with the notification."""
    await editor.open(TEXT)
    before = await codes(editor)
    silenced = sorted(before)[0]
    editor.notify("workspace/didChangeConfiguration", settings={"obconf": {"ignore": [silenced]}})
    assert await has(editor, before - {silenced})
    editor.notify("workspace/didChangeConfiguration", settings={"obconf": {}})
    assert await has(editor, before)


@pytest.mark.parametrize("settings", [None, [], 3, {"obconf": None}, {"obconf": {"ignore": 3, "mode": []}}, {"x": {}}])
async def test_odd_settings_stop_nothing(editor: Editor, settings: object) -> None:
    """Whatever an editor sends."""
    await editor.open(TEXT)
    before = await codes(editor)
    editor.notify("workspace/didChangeConfiguration", settings=settings)
    assert await has(editor, before)


async def test_what_is_open_beside_counts_as_it_stands(editor: Editor, tmp_path: Path) -> None:
    """Before it is saved, at once, and no longer when it is closed."""
    uri = await editor.open(TEXT, uri=uri_of(str(tmp_path / "openbayes.yaml")))
    before = await codes(editor)
    silenced = sorted(before)[0]
    config = await editor.open(f'ignore = ["{silenced}"]\n', uri=uri_of(str(tmp_path / "obconf.toml")), language="toml")
    editor.uri = uri
    assert await has(editor, before - {silenced})
    await editor.close(config)
    editor.uri = uri
    assert await has(editor, before)


async def test_a_mistake_in_the_settings_is_told_as_one(launched: Launching) -> None:
    """With the setting's name, without a line that nobody has written."""
    editor = await launched("vscode", locale="en", settings={"ignore": ["no-such-rule"]})
    await editor.open(TEXT)
    await editor.settle()
    (message,) = editor.messages
    assert message.message.startswith("In the editor's settings `obconf`: ")
