"""The files that ``obconf init`` writes, as the real client takes them."""

from __future__ import annotations

import shlex

import pytest

from openbayes_config.diagnostic import Lang
from openbayes_config.document import parse
from openbayes_config.files import MemoryFiles
from openbayes_config.starter import fill, is_untouched, new_file, plan_for, plan_of, read_run_line
from tests.conformance.fixtures import template_case
from tests.conformance.plain import same
from tests.conformance.runner import MODES, Case, Mode, Options, Pool
from tests.conformance.samples import file, tuned

FOLDERS = {
    "empty": MemoryFiles({}),
    "script": MemoryFiles(
        {"train.py": "import argparse\np = argparse.ArgumentParser()\np.add_argument('--n', default=3)\n"}
    ),
}
_COMPLETE = file(resource="resource: rtx-4090\n", env="env: pytorch-2.6-2204\n", hyper_tuning=tuned())
RUNS = [
    Options(("a/b/1:/input0",), "e", "r", 2, ("python", "main.py")),
    Options(("a/b/1:/input0", "a/b/1:/input1:rw", "c/d/10:/output:READ_WRITE"), "e", "r", None, ("x",)),
    Options(("c/d/10:/input0", "c/d/1:/input1"), None, "cpu", 1, ("python main.py | tee log",)),
    Options((), "yes", "1e3", 0, ("echo", "a:", "b")),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_new_files_are_accepted(pool: Pool, mode: Mode, lang: Lang, folder: str) -> None:
    """In their mode, whatever the folder holds."""
    text = new_file(plan_for(FOLDERS[folder], mode), lang)
    assert pool.one(Case("new", text.encode()), mode).operation


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("options", RUNS, ids=str)
def test_a_command_and_its_file_send_the_same(pool: Pool, mode: Mode, options: Options) -> None:
    """The client with the options, and the client with the file and no options, both filled in and new."""
    line = read_run_line(shlex.join(["bayes", "gear", "run", mode, *options.args()]))
    plan = plan_of(line, FOLDERS["empty"])
    template = parse(template_case(pool).data)
    assert is_untouched(template)
    wanted = pool.one(Case("options", _COMPLETE, options), mode).sent
    assert wanted
    for text in (new_file(plan, "zh"), fill(template, plan)):
        sent = pool.one(Case("file", text.encode()), mode).sent
        for key in (
            "runtime",
            "resource",
            "dataBindings",
            "newTask",
            "newBatchTask",
            "newWorkspace",
            "newBatchWorkspace",
        ):
            assert same(sent.get(key), wanted.get(key)), key
        assert mode != "hypertuning" or sent["command"] == wanted["command"]
