"""Completion over the wire: what four kinds of editors get."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.launch import Launching
from tests.lsp.wire import Editor


def edit_of(item: types.CompletionItem) -> types.TextEdit:
    """The edit of an item; that which replaces the whole word where there are two."""
    edit = item.text_edit
    if isinstance(edit, types.InsertReplaceEdit):
        return types.TextEdit(edit.replace, edit.new_text)
    assert edit
    return edit


async def accept(editor: Editor, marked: str, label: str) -> str:
    """The text after accepting an item where the last ``|`` stands; tab stops are left in it."""
    await editor.open_at(marked)
    item = next(each for each in await editor.complete() if each.label == label)
    return editor.applied([edit_of(item)])


async def test_keys(editor: Editor) -> None:
    """Required ones first, with documentation in a form that the editor shows."""
    await editor.open_at("node: 1\nc|\n")
    found = await editor.complete()
    item = next(each for each in found if each.label == "command")
    assert [each.sort_text for each in found] == sorted(str(each.sort_text) for each in found)
    assert item.kind == types.CompletionItemKind.Property
    assert item.detail and item.documentation
    marked_up = isinstance(item.documentation, types.MarkupContent)
    assert marked_up == (editor.profile in ("vscode", "neovim-0.7", "neovim-0.12"))
    assert marked_up or "`" not in str(item.documentation)
    assert "node" not in [each.label for each in found]


async def test_snippets_where_they_can_be(editor: Editor) -> None:
    """Tab stops for some, plain text for the others."""
    await editor.open_at("hyper_tuning:\n  parameter_specs:\n    - |\n")
    item = next(each for each in await editor.complete() if each.label == "INTEGER")
    snippet = item.insert_text_format == types.InsertTextFormat.Snippet
    assert snippet == editor.snippets == ("${1:" in edit_of(item).new_text)


async def test_lines_are_indented_once(editor: Editor) -> None:
    """By the editor where it does so, else by the server; an editor that completes words gets one line."""
    await editor.open_at("hyper_tuning:\n  parameter_specs:\n    - |\n")
    item = next(each for each in await editor.complete() if each.label == "INTEGER")
    text = edit_of(item).new_text
    if editor.profile == "neovim-0.7":
        assert text == "{name: layers, type: INTEGER, min_value: 2, max_value: 8, scale_type: UNIT_LINEAR_SCALE}"
        return
    second = text.split("\n")[1]
    assert len(second) - len(second.lstrip(" ")) == (2 if editor.snippets else 6)
    assert (item.insert_text_mode == types.InsertTextMode.AdjustIndentation) == (editor.profile == "vscode")


async def test_whole_files(editor: Editor) -> None:
    """Only where several lines can be inserted."""
    await editor.open_at("|")
    found = [each.label for each in await editor.complete()]
    assert ("Task" in found) == (editor.profile != "neovim-0.7")
    assert "resource" in found


async def test_wide_characters(editor: Editor) -> None:
    """The edit stands where it belongs in the units of the editor."""
    marked = 'parameters: {"中文 😀": 1, T: {is_secret: |}}\n'
    assert await accept(editor, marked, "true") == marked.replace("|", "true")
    assert await accept(editor, "# 中文 😀\nresource: '|'\n", "cpu") == "# 中文 😀\nresource: 'cpu'\n"


async def test_replacing_a_word(editor: Editor) -> None:
    """Editors that let people choose may keep what stands behind the cursor."""
    assert await accept(editor, "resource: rtx|-4090\n", "rtx-5090") == "resource: rtx-5090\n"
    await editor.open_at("resource: rtx|-4090\n")
    item = next(each for each in await editor.complete() if each.label == "rtx-5090")
    assert isinstance(item.text_edit, types.InsertReplaceEdit) == (editor.profile in ("vscode", "neovim-0.12", "helix"))


async def test_filtering_for_those_who_do_not(editor: Editor) -> None:
    """An editor that tells nothing about itself gets only what goes on with the word."""
    await editor.open_at("resource: t|\n")
    found = [each.label for each in await editor.complete()]
    assert "t4" in found and ("cpu" in found) != (editor.profile == "jupyterlab")


@pytest.mark.profiles("jupyterlab")
@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("resource: 'rtx-4^", ["'rtx-4090'"]),
        ("bindings:\n  - a/b/1:/ou^t\n", ["a/b/1:/output"]),
        ("command: echo p^", []),
        ("command: |-\n  pyt^", []),
    ],
)
async def test_whole_words_for_those_who_replace_them(editor: Editor, marked: str, texts: list[str]) -> None:
    """JupyterLab passes over edits and puts a text in the place of the word."""
    await editor.open_at(marked, marker="^")
    assert [each.insert_text for each in await editor.complete()] == texts


async def test_filtering_within_quotes(editor: Editor) -> None:
    """Editors compare what stands in the range, quotes included, with one text or another."""
    await editor.open_at("resource: 'rt|\n")
    item = next(each for each in await editor.complete() if each.label == "rtx-4090")
    assert edit_of(item).new_text == "'rtx-4090'"
    assert item.filter_text == (None if editor.profile == "neovim-0.7" else "'rtx-4090")


async def test_outdated_names(editor: Editor) -> None:
    """They are struck through where the editor does so."""
    await editor.open_at("resource: |\n")
    old = next(each for each in await editor.complete() if each.label == "TITAN_RTX")
    assert old.detail and "2021" in old.detail
    assert bool(old.label_details) == (editor.profile in ("vscode", "neovim-0.12"))
    assert bool(old.tags) == (editor.profile in ("vscode", "neovim-0.12", "helix"))
    assert not old.deprecated


async def test_broken_text(editor: Editor) -> None:
    """A file that no parser takes is completed as well."""
    await editor.open_at('command: "python\nhyper_tuning: {goal: |\nnode: [')
    assert [each.label for each in await editor.complete()] == ["MAXIMIZE", "MINIMIZE"]


async def test_files_of_the_folder(launched: Launching, tmp_path: Path) -> None:
    """Scripts beside the file, their flags, and what comes next where the editor can ask again."""
    tmp_path.joinpath("train.py").write_text(
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('--epochs', type=int)\np.parse_args()\n"
    )
    options = {"commands": ["editor.action.triggerSuggest"]}
    editor = await launched("vscode", locale="zh-cn", options=options, folder=tmp_path)
    uri = tmp_path.joinpath("openbayes.yaml").as_uri()
    await editor.open_at("command: |\n", uri=uri)
    assert "python train.py" in [each.label for each in await editor.complete()]
    await editor.open_at("command: python train.py\nparameters:\n  |\n", uri=uri)
    found = {each.label: each for each in await editor.complete()}
    assert "train.py" in str(found["epochs"].documentation)
    await editor.open_at("|\n", uri=uri)
    resource = next(each for each in await editor.complete() if each.label == "resource")
    assert resource.command and resource.command.command == "editor.action.triggerSuggest"
    assert "必填" in str(resource.detail)


async def test_asks_again_only_where_it_can(editor: Editor) -> None:
    """A command that the editor did not name is never sent."""
    await editor.open_at("|\n")
    assert all(each.command is None for each in await editor.complete())


@pytest.mark.profiles("vscode", "neovim-0.7", "neovim-0.12")
async def test_silent_behind_a_space(editor: Editor) -> None:
    """Nobody asked."""
    await editor.open_at("node: 1\n  |")
    context = types.CompletionContext(types.CompletionTriggerKind.TriggerCharacter, " ")
    params = types.CompletionParams(editor.document, editor.position(None), context)
    found = await editor.ask("text_document_completion_async", params)
    assert not found.items
