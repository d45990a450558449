"""The rendered job and the trials, as a side view asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from openbayes_config.client import MODES, Mode
from openbayes_config.settings import Settings
from openbayes_lsp.features.job import Job, Section, job, summary
from openbayes_lsp.features.trials import trials
from openbayes_lsp.profile import Encoding
from openbayes_lsp.project import Project
from openbayes_lsp.routes.job import data
from tests.lsp.support import snapshot
from tests.lsp.wire import Editor
from tests.texts import GRID, UNTOUCHED

FIXTURES = sorted(Path(__file__).parent.parent.joinpath("fixtures").glob("*.yaml"))
TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
_TOP = """\
# 数据 😀
data_bindings:
  - {data: openbayes/mnist/1, path: /input0, type: ro}
  - {data: openbayes/mnist/1, path: /input1, type: rw}
resource: rtx-4090
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters:
  epochs: 5
  lr: 0.1
  HF: {is_secret: true, source: env, env: HF_TOKEN}
extra: 1
"""
TASK = _TOP + UNTOUCHED
TUNING = _TOP + GRID
ORDER = [
    "refused",
    "errors",
    "mounts",
    "settings",
    "parameters",
    "secrets",
    "trials",
    "dropped",
    "unused",
    "notes",
    "submission",
]


def part(found: Job, id: str) -> Section:
    return next(each for each in found.sections if each.id == id)


def cells(section: Section) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in section.rows]


def test_a_task() -> None:
    found = job(snapshot(TASK))
    assert (found.mode, found.client, found.accepted) == ("task", "0.28.5", True)
    assert found.command == "python main.py --epochs=5 --lr=0.1"
    assert found.title == (
        "`bayes gear run task` runs the command on rtx-4090 with the image pytorch-2.6-2204 (nodes: 1); "
        "data bindings sent: 1 of 2."
    )
    assert [(word.text, word.grade, word.note, word.parameter) for word in found.words] == [
        ("python main.py", "observed", "", None),
        ("--epochs=5", "documented", "documented", "epochs"),
        ("--lr=0.1", "not documented", "how the platform writes a number that is not whole is not documented", "lr"),
    ]
    assert [TASK[word.span.start : word.span.end] for word in found.words if word.span] == [
        "python main.py",
        "5",
        "0.1",
    ]


def test_a_binding_that_is_not_sent_is_struck_through() -> None:
    mounts = part(job(snapshot(TASK)), "mounts")
    sent, lost = mounts.rows
    assert [cell.text for cell in sent.cells][:3] == ["ro", "/input0", "openbayes/mnist/1"]
    assert not any(cell.struck for cell in sent.cells)
    assert [(cell.text, cell.struck) for cell in lost.cells][:3] == [
        ("rw", True),
        ("/input1", True),
        ("openbayes/mnist/1", True),
    ]
    assert lost.cells[-1].text == "an earlier entry binds the same data; only `bindings` may repeat it"
    assert lost.span and TASK[lost.span.start : lost.span.end].startswith("{data: openbayes/mnist/1, path: /input1")


@pytest.mark.parametrize(
    ("bindings", "lost"),
    [
        ("data_bindings: []\nbindings: [a/b/1:/input0, 'c/d/2:/input1:rw']", [("/input0", "ro"), ("/input1", "rw")]),
        ("data_binding:\n- {data: a/b/1, path: /input0}", [("/input0", "")]),
        ("bindings: ['a/b/1:/input0:readonly']", [("/input0", "readonly")]),
        ("bindings: ['a/b/1:/input0:ro:x']", [("", "")]),
        ("data_bindings: {data: a/b/1, path: /input0, type: rw}", [("/input0", "rw")]),
        ("data_bindings: {data: [1]}", [("", "")]),
        ("data_binding: [a/b/1]", [("", "")]),
        ("data_bindings: [{data: 'a:b', path: /input0, type: ro}]", [("/input0", "ro")]),
    ],
)
def test_every_way_to_lose_a_binding(bindings: str, lost: list[tuple[str, str]]) -> None:
    text = bindings + TASK[TASK.index("\nresource") :]
    found = job(snapshot(text))
    rows = [row.cells for each in found.sections if each.id == "mounts" for row in each.rows]
    assert [(row[1].text, row[0].text) for row in rows if row[0].struck] == lost
    told = [row.cells for each in found.sections if each.id in ("mounts", "dropped") for row in each.rows]
    assert any(any(cell.text.split(".")[0] in bindings for cell in row) for row in told)


def test_what_is_dropped_is_told_once() -> None:
    dropped = cells(part(job(snapshot(TASK)), "dropped"))
    assert [row[1] for row in dropped] == ["extra"]


def test_as_many_bindings_are_struck_through_as_are_not_sent() -> None:
    top = "data_bindings: []\nbindings: [a/b/1, 'a/b/1:/input0', 'a/b/2:/input0:ro:x', {data: c}, 'c/d/1:/input1:rx']"
    found = job(snapshot(top + TASK[TASK.index("\nresource") :]))
    assert "data bindings sent: 0 of 5." in found.title
    struck = [[cell.text for cell in row.cells if cell.struck] for row in part(found, "mounts").rows]
    assert [row[2] for row in struck] == ["a/b/1", "a/b/1", "a/b/2:/input0:ro:x", "c", "c/d/1"]


def test_what_this_run_does_not_use() -> None:
    def unused(text: str, mode: Mode) -> list[list[str]]:
        found = job(snapshot(text), mode)
        return [row[1:] for each in found.sections if each.id == "unused" for row in cells(each)]

    told = "not used in this mode"
    assert unused(TASK, "task") == unused(TASK, "workspace") == []
    assert unused(TUNING, "task") == [["hyper_tuning", told]]
    assert unused(TUNING.replace("node: 1", "node: 2"), "hypertuning") == [["node", told]]


def test_parameters_and_secrets_are_apart() -> None:
    found = job(snapshot(TASK))
    assert cells(part(found, "parameters")) == [
        ["epochs", "5", "documented"],
        ["lr", "0.1", "how the platform writes a number that is not whole is not documented"],
    ]
    assert cells(part(found, "secrets"))[0][0] == "HF"


@pytest.mark.parametrize(
    ("client", "mode", "told"),
    [
        (
            "0.28.5",
            "task",
            ["no value: sent as null", "value in the file, shown masked", "value of the variable HF_TOKEN"],
        ),
        ("0.28.0", "task", ["part of the command, shown masked"]),
        ("0.28.0", "workspace", []),
    ],
)
def test_where_the_values_of_secrets_come_from(client: str, mode: Mode, told: list[str]) -> None:
    more = "  A: {is_secret: true, env: A}\n  B: {is_secret: true, value: s3cr3t}\n  HF:"
    shown = snapshot(TASK.replace("  HF:", more), settings=Settings(client=client))
    found = job(shown, mode)
    assert [row[-1] for each in found.sections if each.id == "secrets" for row in cells(each)] == told
    assert any(each.id == "parameters" for each in found.sections) == (mode == "task")


def test_the_submission_is_json() -> None:
    found = part(job(snapshot(TASK)), "submission")
    assert (found.language, found.rows) == ("json", ())
    sent = json.loads(found.text or "")
    assert sent["newTask"]["command"] == "python main.py"
    assert sent["dataBindings"] == [{"path": "/input0", "name": "openbayes/mnist/1", "bindingAuth": "READ_ONLY"}]


def test_a_file_with_something_to_vary_is_a_tuning() -> None:
    found = job(snapshot(TUNING))
    assert found.mode == "hypertuning"
    assert cells(part(found, "trials"))[:3] == [
        ["Grid: 5 of 6 combinations are tried (`max_job_count` 5), at most 2 at a time, rounds: 3"],
        ["Examples: which values the platform tries first is not documented."],
        ["trial 1", "round 1", "python main.py --a=1.0 --b=x"],
    ]
    assert job(snapshot(TUNING), "task").mode == "task"
    assert job(snapshot(TUNING, project=Project("en", Settings(mode="workspace")))).mode == "workspace"


@pytest.mark.parametrize("mode", MODES)
def test_the_sections_keep_their_order(mode: Mode) -> None:
    for text in (TASK, TUNING):
        ids = [each.id for each in job(snapshot(text), mode).sections]
        assert ids == [each for each in ORDER if each in ids]


def test_a_refused_file_says_why() -> None:
    text = TASK.replace("node: 1", "node: many")
    found = job(snapshot(text))
    assert (found.accepted, found.command, found.words) == (False, None, ())
    assert found.title == "`bayes gear run task` refuses this file; reasons: 1."
    rows = part(found, "refused").rows
    assert [row.cells[0].text for row in rows] == ["OB102"]
    assert rows[0].span and text[rows[0].span.start : rows[0].span.end] == "many"
    assert [row.cells[0].text for row in part(found, "errors").rows] == ["OB204"]


def test_an_error_of_another_mode_is_none() -> None:
    """An empty command stops a task; a workspace does not care."""
    text = TASK.replace("command: python main.py", 'command: ""')
    assert not job(snapshot(text), "task").accepted
    assert "OB301" in {row.cells[0].text for row in part(job(snapshot(text), "task"), "refused").rows}
    assert job(snapshot(text), "workspace").accepted


def test_a_file_beyond_the_bounds_is_not_judged() -> None:
    found = job(snapshot("a: " + "[" * 400))
    assert not found.accepted


def test_chinese() -> None:
    found = job(snapshot(TASK, lang="zh"))
    assert "提交数据绑定 1 项（共写了 2 项）" in found.title
    assert part(found, "mounts").title == "数据绑定"


def test_no_secret_is_shown() -> None:
    text = TUNING.replace("python main.py", f"python main.py --token {TOKEN}").replace(
        "epochs: 5", f"epochs: 5\n  key: {{is_secret: true, value: hunter2!}}\n  note: {TOKEN}"
    )
    text = text.replace("extra: 1", f"extra: 1\n{TOKEN}: 2").replace("  lr: 0.1", f"  lr: 0.1\n  {TOKEN}: 3")
    for mode in MODES:
        assert TOKEN not in repr(job(snapshot(text), mode))
        assert "hunter2!" not in repr(job(snapshot(text), mode))
    assert TOKEN not in repr(trials(snapshot(text)))


def test_the_trials() -> None:
    found = trials(snapshot(TUNING))
    assert found.title == "Grid: 5 of 6 combinations are tried (`max_job_count` 5), at most 2 at a time, rounds: 3"
    rows = cells(part(found, "trials"))
    assert len(rows) == 1 + 5
    assert rows[0] == ["Examples: which values the platform tries first is not documented."]
    assert rows[5] == ["trial 5", "round 3", "python main.py --a=3.0 --b=x"]
    assert summary(found).splitlines()[2:4] == [rows[0][0], " ".join(rows[1])]
    assert part(found, "notes").rows


def test_trials_are_bounded() -> None:
    text = TUNING.replace("Grid", "Random").replace("max_job_count: 5", "max_job_count: 100000000")
    assert len(part(trials(snapshot(text)), "trials").rows) == 1 + 100


def test_a_limit_of_no_trials() -> None:
    text = TUNING.replace("max_job_count: 5", "max_job_count: 0")
    told = "`max_job_count` is 0; what the platform does then is not documented."
    assert trials(snapshot(text)).title == told
    found = job(snapshot(text))
    assert cells(part(found, "trials"))[0] == [told]
    assert "--trials" not in str(found) + str(trials(snapshot(text)))


def test_why_there_are_no_trials() -> None:
    found = trials(snapshot(TUNING.replace("[1, 2, 3]", "[]")))
    assert found.title == "The values of the trials cannot be chosen."
    assert cells(part(found, "trials")) == [["`discrete_values` of `a` is empty: list its values."]]
    assert not trials(snapshot(TASK)).accepted


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 28), ("utf-16", 22), ("utf-32", 21)])
def test_ranges_count_as_the_editor_does(encoding: Encoding, column: int) -> None:
    shown = snapshot('{"中文😀": 1, resource: 1}', encoding=encoding)
    wrong = data(shown, job(shown))["sections"][0]["rows"][0]
    assert wrong["cells"][0]["text"] == "OB102"
    assert wrong["range"] == {"start": {"line": 0, "character": column}, "end": {"line": 0, "character": column + 1}}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_fixture_has_an_answer(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    for mode in MODES:
        assert job(snapshot(text), mode).title


async def test_over_the_wire(editor: Editor) -> None:
    await editor.open(TASK)
    found = await editor.request("obconf/render", textDocument={"uri": editor.uri})
    assert found.command == "python main.py --epochs=5 --lr=0.1"
    assert (found.version, found.mode, found.lang, found.accepted) == (1, "task", "en", True)
    assert found.sections[0].id == "mounts"
    assert editor.text.splitlines()[int(found.words[1].range.start.line)].strip() == "epochs: 5"
    other = await editor.request("obconf/render", textDocument={"uri": editor.uri}, mode="workspace")
    assert (other.mode, other.command) == ("workspace", None)
    await editor.change(TUNING)
    found = await editor.request("obconf/trials", textDocument={"uri": editor.uri})
    assert (found.version, len(found.sections[0].rows)) == (2, 6)


async def test_a_file_that_is_not_open_has_no_job(editor: Editor) -> None:
    assert await editor.request("obconf/render", textDocument={"uri": "file:///nowhere/openbayes.yaml"}) is None
    assert await editor.request("obconf/trials", textDocument={"uri": "file:///nowhere/openbayes.yaml"}) is None


async def test_a_mode_that_is_none_is_refused(editor: Editor) -> None:
    await editor.open(TASK)
    with pytest.raises(JsonRpcException, match="mode has to be one of task, workspace, hypertuning"):
        await editor.request("obconf/render", textDocument={"uri": editor.uri}, mode="Task")
