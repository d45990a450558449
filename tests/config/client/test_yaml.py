"""The file as YAML: what the client's reader takes, and what the model makes of an odd root."""

from __future__ import annotations

import pytest

from openbayes_config.client import MODES, REQUIRED
from tests.config.client.files import NOTHING, reasons, text, verdict


@pytest.mark.parametrize("data", ["", "# only a comment\n", "null", "0", "false", "[]", "{}", "''", "0.0", "!!set {}"])
def test_an_empty_root_misses_every_required_key(data: str) -> None:
    found = verdict(data)
    assert found.stage == "model"
    assert [each.path for each in found.outcomes if each.reason == "missing_key"] == [(key,) for key in REQUIRED]


@pytest.mark.parametrize(("data", "kind"), [("[1]", "list"), ("text", "text"), ("3", "integer"), ("true", "boolean")])
def test_another_root_is_refused_by_the_model(data: str, kind: str) -> None:
    found = verdict(data)
    assert (found.stage, reasons(found)) == ("model", ["root_not_mapping"])
    assert found.outcomes[0].args["found"] == kind


@pytest.mark.parametrize(
    "data",
    [
        text() + "---\na: 1\n",
        "%YAML 2.0\n---\n" + text(),
        text() + "\tx: 1\n",
        text(command="!x c"),
        text(command="!!python/name:os.system c"),
        text(x="="),
        text(x="<<"),
        text(x="2024-13-45"),
        text(x="!!int word"),
        text(command="echo a: b"),
        text(command="[ a"),
        text(command="*a"),
        text(command="@a"),
        text(command="%a"),
        text(command="`a`"),
        text(command='"python" main.py'),
        text(parameters="{? [1, 2] : x}"),
        "node:1\n" + text(node=NOTHING),
        "resource: 显卡：\ttext\x07\n",
        text() + "x: \x7f\n",
    ],
)
def test_unreadable_files_are_refused_in_every_mode(data: str) -> None:
    for mode in MODES:
        found = verdict(data, mode)
        assert (found.stage, found.submission) == ("yaml", None)
        assert "unreadable" in reasons(found, "refused")


@pytest.mark.parametrize("data", [text().encode("utf-16"), "env: 数据\n".encode("gbk"), b"env: \xe9\n"])
def test_other_encodings_are_refused(data: bytes) -> None:
    assert verdict(data).stage == "yaml"


@pytest.mark.parametrize(
    "data",
    [
        "---\n" + text() + "...\n",
        "%YAML 1.2\n---\n" + text(),
        "\ufeff" + text(),
        text().replace("\n", "\r\n"),
        text().replace("\n", "\r"),
        text().rstrip("\n"),
        text(command="! c"),
        (
            '{"resource": "r", "env": "e", "command": "c", "node": 1, "parameters": {}, "hyper_tuning": '
            '{"max_job_count": 1, "parallel_count": 1, "hyperparameter_metric": "m", "goal": "g", "algorithm": "Grid",'
            ' "parameter_specs": [], "side_metrics": []}}'
        ),
        "x-base: &base {resource: r, env: e}\n<<: *base\n" + text(resource=NOTHING, env=NOTHING),
        text(x="&a [*a]"),
    ],
)
def test_what_the_reader_takes_is_accepted(data: str) -> None:
    assert [verdict(data.encode(), mode).stage for mode in MODES] == [None, None, None]


@pytest.mark.parametrize("key", ["1", "on", "~", "1.5", "2024-01-01", "!!binary YQ=="])
def test_a_root_key_that_is_no_text_is_refused(key: str) -> None:
    found = verdict(text() + f"{key}: x\n")
    assert (found.stage, reasons(found)) == ("model", ["non_text_key"])
    assert found.outcomes[0].node is not None


def test_a_no_break_space_makes_a_key_unknown() -> None:
    found = verdict(text(command=NOTHING) + "\u00a0command: c\n")
    assert found.stage == "model"
    assert sorted(reasons(found)) == ["missing_key", "unknown_key"]


def test_the_model_is_judged_on_what_could_be_recovered() -> None:
    found = verdict(text(node="[") + "x: 1\n")
    assert found.stage == "yaml"
    assert "unreadable" in reasons(found, "refused")
