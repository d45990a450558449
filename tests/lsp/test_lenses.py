"""Lenses, inlay hints, and the commands that show the rendered job and the trials."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from openbayes_config.settings import Settings
from openbayes_config.text import Span
from openbayes_lsp.features.hints import hints
from openbayes_lsp.features.lenses import lenses, shortened
from openbayes_lsp.features.steady import Kept, steady
from openbayes_lsp.features.unfinished import PATIENCE
from openbayes_lsp.project import Project
from openbayes_lsp.snapshot import Snapshot
from tests.lsp.launch import Launching
from tests.lsp.support import snapshot
from tests.lsp.test_job import TASK, TOKEN, TUNING
from tests.lsp.wire import Editor

FIXTURES = sorted(Path(__file__).parent.parent.joinpath("fixtures").glob("*.yaml"))
COMPLETE = TASK.replace("  - {data: openbayes/mnist/1, path: /input1, type: rw}\n", "")
BLOCK = TASK.replace(
    "  - {data: openbayes/mnist/1, path: /input1, type: rw}\n",
    "  - data: openbayes/mnist/1\n    path: /input1\n    type: rw\n",
)


def seen(shown: Snapshot) -> list[tuple[str, str, str]]:
    """What each lens stands above, its title and its command."""
    return [
        (shown.text[slice(*each.span)], each.title, " ".join((each.command, *each.arguments))) for each in lenses(shown)
    ]


def beside(shown: Snapshot, within: Span | None = None) -> list[tuple[str, str]]:
    """Each hint with the line before it."""
    found = hints(shown, within or Span(0, len(shown.text)))
    return [(shown.text[: each.offset].rpartition("\n")[2].strip(), each.label) for each in found]


def test_the_lenses_of_a_task() -> None:
    assert seen(snapshot(TASK)) == [
        ("command", "Task: python main.py --epochs=5 --lr=0.1", "obconf.showRenderedJob task")
    ]


def test_the_lenses_of_a_tuning() -> None:
    assert seen(snapshot(TUNING)) == [
        ("command", "Each trial: python main.py --a=... --b=...", "obconf.showRenderedJob hypertuning"),
        ("hyper_tuning", "6 combinations, 5 tried", "obconf.showTrials"),
    ]
    other = TUNING.replace("Grid", "Random").replace("max_job_count: 5", "max_job_count: 1")
    assert seen(snapshot(other))[-1][1] == "1 trial"
    one = TUNING.replace("[1, 2, 3]", "[1]").replace("[x, y]", "[x]")
    assert seen(snapshot(one))[-1][1] == "1 combination, 1 tried"
    none = TUNING.replace("max_job_count: 5", "max_job_count: 0")
    assert seen(snapshot(none))[-1][1] == "max_job_count is 0"
    assert seen(snapshot(TUNING, lang="zh"))[-1][1] == "共 6 种组合，尝试 5 种"


def test_a_refused_file() -> None:
    text = COMPLETE.replace("node: 1", "node: many")
    assert ("command", "Refused by the client, reasons: 1", "obconf.showRenderedJob task") in seen(snapshot(text))
    assert seen(snapshot("resource: 1\n")) == [
        ("resource", "Refused by the client, reasons: 2", "obconf.showRenderedJob task")
    ]


def test_a_workspace_runs_nothing() -> None:
    found = seen(snapshot(COMPLETE, project=Project("en", Settings(mode="workspace"))))
    assert found == [("command", "Workspace: no command is run", "obconf.showRenderedJob workspace")]


def kept(*versions: tuple[str, bool]) -> list[list[tuple[str, str]]]:
    """What stands above which key in each version of a file, with whether findings about it are held back."""
    before: Kept | None = None
    seen: list[list[tuple[str, str]]] = []
    for text, waiting in versions:
        before = steady(snapshot(text), before, waiting=waiting)
        seen.append([(text[slice(*each.span)], each.title) for each in before.lenses])
    return seen


@pytest.mark.parametrize("typed", ["nod", "data: [1", "resource: 5", "parameters: {a: 'x"])
def test_lenses_hold_still_while_a_line_is_typed(typed: str) -> None:
    """Nothing is called refused before it is finished, and what follows does not move."""
    begun = f"# 中文 😀\n{typed}\n{TUNING}"
    before, now, settled = kept((TUNING, False), (begun, True), (begun, False))
    assert now == before
    assert [key for key, _ in settled if key != "hyper_tuning"] == ["command"]
    if snapshot(begun).report.context.broken:
        assert settled[-1] == before[-1]


def test_a_lens_follows_the_command_that_is_typed() -> None:
    """Also while something is held back, as long as the file is accepted."""
    typed = COMPLETE.replace("python main.py", "python mai")
    (_, ((_, title),)) = kept((COMPLETE, False), (typed, True))
    assert title == "Task: python mai --epochs=5 --lr=0.1"


def test_a_lens_goes_with_its_key() -> None:
    """Nothing is kept of what was deleted."""
    gone = TUNING[: TUNING.index("hyper_tuning")] + "hyper"
    before, now = kept((TUNING, False), (gone, True))
    assert [key for key, _ in before] == ["command", "hyper_tuning"]
    assert [key for key, _ in now] == ["command"]


def test_a_long_command_is_cut_and_stands_on_one_line() -> None:
    assert shortened("python a.py \\\n  --x 1\n\necho \x1b[0m") == "python a.py \\ --x 1 echo \\x1b[0m"
    cut = shortened("python main.py " + "--flag " * 50)
    assert len(cut) <= 100
    assert cut.endswith(" ...")


def test_lenses_and_hints_can_be_turned_off() -> None:
    off = Project("en", lenses=False, hints=False)
    assert lenses(snapshot(TASK, project=off)) == []
    assert hints(snapshot(TASK, project=off), Span(0, 999)) == []
    assert lenses(snapshot(TASK, project=Project("en", excluded=True))) == []
    assert hints(snapshot(TASK, project=Project("en", excluded=True)), Span(0, 999)) == []


def test_the_hints_of_a_task() -> None:
    assert beside(snapshot(TASK)) == [
        ("- {data: openbayes/mnist/1, path: /input1, type: rw}", "not sent"),
        ("epochs: 5", "-> --epochs=5"),
        ("lr: 0.1", "-> --lr=0.1 ?"),
    ]


def test_the_hints_of_a_tuning() -> None:
    assert beside(snapshot(TUNING))[1:] == [("parameter_specs:", "6 combinations, 5 tried")]
    assert (
        hints(snapshot(TUNING), Span(0, len(TUNING)), trials=False) == hints(snapshot(TUNING), Span(0, len(TUNING)))[:1]
    )


@pytest.mark.parametrize(
    ("bindings", "place"),
    [
        ("data_bindings: []\nbindings: [a/b/1:/input0, c/d/2:/input1]", "bindings:"),
        ("data_binding:\n  - {data: a/b/1, path: /input0}", "data_binding:"),
        ("bindings:\n  - a/b/1:/input0:readonly  # why", "- a/b/1:/input0:readonly"),
        ("data_bindings: {data: a/b/1, path: /input0, type: rw}", "data_bindings:"),
    ],
)
def test_bindings_that_are_not_sent(bindings: str, place: str) -> None:
    text = bindings + TASK[TASK.index("\nresource") :]
    assert [each for each in beside(snapshot(text)) if each[1] == "not sent"] == [(place, "not sent")]


def test_a_lost_binding_in_block_style() -> None:
    assert beside(snapshot(BLOCK))[0] == ("- data: openbayes/mnist/1", "not sent")


def test_the_tooltip_says_why() -> None:
    found = hints(snapshot(TASK), Span(0, len(TASK)))
    assert [each.tooltip for each in found] == [
        "an earlier entry binds the same data; only `bindings` may repeat it",
        "A task gets this behind its command (documented).",
        (
            "A task gets this behind its command "
            "(how the platform writes a number that is not whole is not documented); shown as client 0.28.2 wrote it."
        ),
    ]


def test_only_what_was_asked_for() -> None:
    start = TASK.index("  lr: 0.1")
    assert beside(snapshot(TASK), Span(start, start + 9)) == [("lr: 0.1", "-> --lr=0.1 ?")]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("  x:\n    - 1\n    - 2\n", [("x:", "-> --x=[1, 2] ?")]),
        ("  x: [1,\n    2]\n", [("x: [1,", "-> --x=[1, 2] ?")]),
        ("  x: |\n    a\n    b\n", [("x: |", "-> --x=a\\nb\\n ?")]),
        ("  x: " + "a" * 60 + "\n", [("x: " + "a" * 60, "-> --x=" + "a" * 33 + "...")]),
        ("  x: {is_secret: true, value: abcdef}\n", []),
        ("  x:\n", [("x:", "-> --x=None ?")]),
        ("  x: 2024-01-02\n", []),
    ],
)
def test_values_of_every_form(parameters: str, expected: list[tuple[str, str]]) -> None:
    start = COMPLETE.index("  epochs")
    text = COMPLETE[:start] + parameters + COMPLETE[COMPLETE.index("extra") :]
    assert beside(snapshot(text)) == expected


def test_merged_parameters_get_no_hint_elsewhere() -> None:
    text = "x-all: &all {a: 1}\n" + COMPLETE.replace("parameters:\n", "parameters:\n  <<: *all\n")
    assert [label for _, label in beside(snapshot(text))] == ["-> --epochs=5", "-> --lr=0.1 ?"]


def test_no_secret_is_shown() -> None:
    text = COMPLETE.replace("main.py", f"main.py --token {TOKEN}").replace(
        "epochs: 5", f"epochs: {TOKEN}\n  password: 5x5x5x"
    )
    shown = snapshot(text)
    everything = repr((lenses(shown), hints(shown, Span(0, len(text)))))
    assert TOKEN not in everything
    assert "5x5x5x" not in everything


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_any_beginning_of_a_file(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for end in range(0, len(text) + 1, max(1, len(text) // 30)):
        shown = snapshot(text[:end])
        lenses(shown)
        assert all(0 <= each.offset <= end for each in hints(shown, Span(0, end)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(TASK.split("\n") + TUNING.split("\n") + ["- ", "  &a *a", "? x", "<<: *a", "x: |"]), max_size=12
    )
)
def test_any_text(parts: list[str]) -> None:
    shown = snapshot("\n".join(parts))
    lenses(shown)
    hints(shown, Span(0, len(shown.text)))


async def test_over_the_wire(editor: Editor) -> None:
    await editor.open(TUNING)
    found = await editor.ask("text_document_code_lens_async", types.CodeLensParams(editor.document))
    titles = {editor.covered(each.range): each.command for each in found}
    assert titles["hyper_tuning"].title == "6 combinations, 5 tried"
    assert list(titles["hyper_tuning"].arguments) == [editor.uri]
    assert list(titles["command"].arguments) == [editor.uri, "hypertuning"]
    offered = editor.offered.execute_command_provider
    assert offered and {"obconf.showRenderedJob", "obconf.showTrials"} <= set(offered.commands)


@pytest.mark.profiles("vscode", "neovim-0.12", "helix")
async def test_hints_over_the_wire(editor: Editor) -> None:
    await editor.open(TASK.replace("epochs: 5", "'中文 😀': 5"))
    everything = editor.range(0, len(editor.text))
    found = await editor.ask("text_document_inlay_hint_async", types.InlayHintParams(editor.document, everything))
    flag = next(each for each in found if each.label == "-> --中文 😀=5 ?")
    assert flag.position == editor.position("\n  lr:")
    assert flag.padding_left


async def test_the_commands_show_a_message(editor: Editor) -> None:
    await editor.open(TASK)
    before = len(editor.messages)
    found = await run(editor, "obconf.showRenderedJob", editor.uri, "task")
    await editor.settle()
    assert found["command"] == "python main.py --epochs=5 --lr=0.1"
    assert editor.messages[before].message.splitlines()[1] == found["command"]
    found = await run(editor, "obconf.showTrials", editor.uri)
    await editor.settle()
    assert editor.messages[before + 1].message.startswith("This file tunes nothing")
    assert found["accepted"] is False
    assert await run(editor, "obconf.showRenderedJob", "file:///nowhere/openbayes.yaml") is None
    assert await run(editor, "obconf.showRenderedJob") is None


@pytest.mark.profiles("vscode")
async def test_a_refused_file_leads_to_the_first_error(editor: Editor) -> None:
    await editor.open(COMPLETE.replace("node: 1", "node: many"))
    await run(editor, "obconf.showRenderedJob", editor.uri)
    await editor.settle()
    shown = editor.shown[-1]
    assert shown.uri == editor.uri
    assert shown.selection and editor.covered(shown.selection) == "many"


async def test_lenses_settle_with_the_findings(launched: Launching) -> None:
    """The editor is told to ask again when nobody types any more."""
    editor = await launched("vscode")
    await editor.open(COMPLETE)
    params = types.CodeLensParams(editor.document)

    async def titles() -> list[str]:
        return [each.command.title for each in await editor.ask("text_document_code_lens_async", params)]

    before = await titles()
    await editor.change(COMPLETE + "nod")
    assert await titles() == before
    await asyncio.sleep(PATIENCE + 0.1)
    await editor.settle()
    assert "codeLens" in editor.refreshed
    assert (await titles())[0].startswith("Refused by the client")


async def test_settings_turn_both_off(launched: Launching) -> None:
    off = {"codeLens": {"enable": False}, "inlayHints": {"enable": False}}
    editor = await launched("vscode", settings=off)
    await editor.open(TASK)
    await editor.settle()
    everything = editor.range(0, len(editor.text))
    assert not await editor.ask("text_document_code_lens_async", types.CodeLensParams(editor.document))
    params = types.InlayHintParams(editor.document, everything)
    assert not await editor.ask("text_document_inlay_hint_async", params)


async def test_an_editor_with_commands_of_its_own(launched: Launching) -> None:
    commands = ["obconf.showRenderedJob", 7]
    editor = await launched("vscode", options={"commands": commands})
    offered = editor.offered.execute_command_provider
    assert offered and "obconf.showRenderedJob" not in offered.commands
    assert "obconf.showTrials" in offered.commands
    await editor.open(TASK)
    found = await editor.ask("text_document_code_lens_async", types.CodeLensParams(editor.document))
    assert [each.command.command for each in found] == ["obconf.showRenderedJob"]


async def run(editor: Editor, command: str, *arguments: object) -> Any:
    """Have the server run a command."""
    return await editor.ask("workspace_execute_command_async", types.ExecuteCommandParams(command, list(arguments)))
