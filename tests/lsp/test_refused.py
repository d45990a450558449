"""What the rendered job, the lens and the message say of a file that the client refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from openbayes_config.client import MODES, Mode
from openbayes_config.pages import page
from openbayes_config.rules import RULES
from openbayes_config.settings import Settings
from openbayes_lsp.features.job import Job, job, summary
from openbayes_lsp.features.lenses import lenses
from openbayes_lsp.features.reasons import refusal_of
from openbayes_lsp.features.trials import trials
from openbayes_lsp.project import Project
from tests.lsp.support import snapshot
from tests.texts import GRID, UNTOUCHED

TESTS = Path(__file__).parent.parent
FILES = (*TESTS.joinpath("fixtures").glob("*.yaml"), *TESTS.parent.joinpath("examples").glob("*/openbayes.yaml"))
TEMPLATE = f"""\
data_bindings: []
resource: rtx-4090
env: pytorch-2.6-2204
command: ""
node: 1
parameters: {{}}
{UNTOUCHED}"""
TASK = TEMPLATE.replace('command: ""', "command: python main.py")
LOST = TASK.replace("data_bindings: []", "data_bindings: []\nbindings: ['a/b/1:/input0']")


def ids(found: Job, section: str) -> list[str]:
    return [row.cells[0].text for each in found.sections if each.id == section for row in each.rows]


def titles(text: str, mode: Mode | None = None) -> list[str]:
    shown = snapshot(text, settings=Settings(mode=mode) if mode else Settings())
    return [each.title for each in lenses(shown)]


def test_a_file_whose_command_is_to_be_written() -> None:
    found = job(snapshot(TEMPLATE))
    assert found.title == "`bayes gear run task` stops before the upload: `command` is empty."
    assert ids(found, "refused") == ["OB301"]
    assert titles(TEMPLATE) == ["Workspace: can start; a task needs `command`"]
    assert job(snapshot(TEMPLATE), "workspace").accepted
    assert job(snapshot(TEMPLATE, lang="zh")).title == "`bayes gear run task` 会在上传之前停下：`command` 是空的。"


@pytest.mark.parametrize("text", [TEMPLATE, TASK])
def test_a_file_that_tunes_nothing(text: str) -> None:
    for found in (job(snapshot(text), "hypertuning"), trials(snapshot(text))):
        assert found.title == "This file tunes nothing: `hyper_tuning` has to be filled in first."
        assert set(ids(found, "refused")) >= {"OB401"}
    assert titles(text, "hypertuning") == ["Tuning: `hyper_tuning` has to be filled in first"]


def test_a_tuning_that_is_half_written_is_refused() -> None:
    text = TASK.replace(
        "parameter_specs: []", "parameter_specs: [{name: a, type: CATEGORICAL, categorical_values: [x]}]"
    )
    assert job(snapshot(text)).title == "`bayes gear run hypertuning` refuses this file; reasons: 3."


def test_a_tuning_without_a_command_is_refused_after_the_upload() -> None:
    found = job(snapshot(TEMPLATE.replace(UNTOUCHED, GRID)))
    assert found.title == "`bayes gear run hypertuning` refuses this file; reasons: 1."
    assert ids(found, "refused") == ["OB301"]


def test_what_does_not_stop_the_client_is_no_reason() -> None:
    text = LOST.replace("node: 1", "node: many")
    found = job(snapshot(text))
    assert found.title == "`bayes gear run task` refuses this file; reasons: 1."
    assert (ids(found, "refused"), ids(found, "errors")) == (["OB102"], ["OB201"])
    assert [each.title for each in found.sections] == ["Why", "Other errors, which do not stop it"]
    assert summary(found).splitlines()[1:] == ["OB102 `node` is `many`, text; expected a whole number"]
    assert titles(text) == ["Refused by the client, reasons: 1"]


def test_a_misspelt_key_is_a_reason() -> None:
    text = LOST.replace("parameters:", "parametres:").replace("bindings: [", "resourse: x\nbindings: [")
    assert ids(job(snapshot(text)), "refused") == ["OB104"]


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    shown = snapshot(LOST.replace("node: 1", "node: many"), settings=Settings(ignore=("OB102",)))
    found = job(shown)
    assert found.title == "`bayes gear run task` refuses this file; no rule that is switched on says why."
    assert ids(found, "errors") == ["OB201"]
    assert [each.title for each in lenses(shown)] == ["Refused by the client"]


def test_a_comment_silences_no_client() -> None:
    text = TASK.replace("node: 1", "node: many  # obconf: ignore[OB102]")
    assert ids(job(snapshot(text)), "refused") == ["OB102"]


@pytest.mark.parametrize("mode", MODES)
def test_every_refusal_has_a_reason_and_no_reason_is_without_one(mode: Mode) -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in FILES]
    for rule in RULES:
        texts += [block.text for part in page(rule, "en").sections for block in part.blocks if block.kind != "text"]
    for text in texts:
        found = refusal_of(snapshot(text, project=Project("en")), mode)
        assert bool(found.outcomes) == bool(found.reasons), text
