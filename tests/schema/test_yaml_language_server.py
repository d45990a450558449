"""What other editors show: the YAML language server, with this schema and without obconf.

Runs where OBCONF_YLS names the server's program, or where npm has put it under node_modules.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from openbayes_config.client import template
from openbayes_schema import load_schema, localized
from tests.dumping import dumped
from tests.schema.language_server import LanguageServer, running
from tests.schema.test_examples import EXAMPLES, FINDINGS, GOOD

NUMBERS = count()
PROGRAM = os.environ.get("OBCONF_YLS") or str(Path(__file__).parents[2] / "node_modules/.bin/yaml-language-server")
pytestmark = pytest.mark.skipif(
    not Path(PROGRAM).exists(), reason="no yaml-language-server: set OBCONF_YLS to its program"
)


@pytest.fixture(scope="module", params=["en", "zh"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """One server for each language of the schema."""
    schema = tmp_path_factory.mktemp("schema") / "openbayes.schema.json"
    schema.write_text(json.dumps(localized(load_schema(), request.param)), encoding="utf-8")
    with running(PROGRAM, schema) as started:
        yield started


def shown(server: LanguageServer, text: str) -> list[str]:
    """The messages for a text, opened as a new document."""
    return server.diagnostics(f"file:///project/{next(NUMBERS)}/openbayes.yaml", text)


def labels(server: LanguageServer, text: str) -> set[str]:
    """What is offered where a bar stands in the text."""
    before = text.partition("|")[0]
    uri = f"file:///project/{next(NUMBERS)}/openbayes.yaml"
    server.diagnostics(uri, text.replace("|", ""))
    answer = server.ask("completion", uri, before.count("\n"), len(before) - before.rfind("\n") - 1)
    return {item["label"] for item in answer["items"]}


@pytest.mark.parametrize("name", GOOD)
def test_is_silent_on_good_examples(server: LanguageServer, name: str) -> None:
    """Nothing is underlined in a file that is right."""
    assert shown(server, (EXAMPLES / name / "openbayes.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(set(FINDINGS) - set(GOOD)))
def test_finds_as_much_as_the_validator(server: LanguageServer, name: str) -> None:
    """One message for each finding."""
    messages = shown(server, (EXAMPLES / name / "openbayes.yaml").read_text(encoding="utf-8"))
    assert len(messages) == len(FINDINGS[name])


def test_is_silent_on_the_template(server: LanguageServer) -> None:
    """Placeholders of a new file are no mistakes, nor are anchors that another section uses."""
    text = dumped({**template.TEMPLATE, "hyper_tuning": dict(template.TUNING)}, sort_keys=False)
    assert shown(server, text) == []
    merged = text.replace("parameters: {}", "x-common: &common {seed: 1}\nparameters:\n  <<: *common\n  lr: 1e-4")
    assert shown(server, merged) == []


def test_says_what_is_expected(server: LanguageServer) -> None:
    """Our own words in the language of the schema, instead of a pattern."""
    messages = shown(server, "data_bindings: [{data: a/b/1, path: /input0, type: readonly}]\n")
    right = load_schema()["properties"]["data_bindings"]["items"]["properties"]["type"]
    words = {right["patternErrorMessage"], right["x-zh"]["patternErrorMessage"]}
    assert len(words & set(messages)) == 1


def test_offers_keys_values_and_snippets(server: LanguageServer) -> None:
    """Completion knows the format, and never offers null."""
    assert {"ro", "rw"} == labels(server, "data_bindings:\n- data: a/b/1\n  type: |\n")
    assert {"MAXIMIZE", "MINIMIZE"} <= labels(server, "hyper_tuning:\n  goal: |\n")
    assert {"Bayesian", "Grid", "Random"} <= labels(server, "hyper_tuning:\n  algorithm: |\n")
    specs = labels(server, "hyper_tuning:\n  parameter_specs:\n  - |\n")
    assert {"DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL", "name", "type"} <= specs
    assert {"node", "parameters", "hyper_tuning"} <= labels(server, "resource: cpu\n|\n")
