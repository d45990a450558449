"""Parameters and secrets."""

from __future__ import annotations

import math
from typing import Any

import pytest

from openbayes_config.client import MODES, version
from tests.config.client.files import one, reasons, sent, text, verdict

ENVIRON = {"X": "xv", "E": "", "S": " a\n"}
OLD = version("0.28.0")


def parameter(value: str) -> Any:
    """What is sent for one parameter; the same in all modes."""
    requests = [sent(text(parameters=f"{{a: {value}}}"), mode, environ=ENVIRON)["parameters"] for mode in MODES]
    assert requests[0] == requests[1] == requests[2]
    assert requests[0][0]["name"] == "a"
    return requests[0][0]["value"], requests[0][0]["isSecret"]


def outcomes(value: str) -> list[str]:
    return reasons(verdict(text(parameters=f"{{a: {value}}}"), environ=ENVIRON))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1e-4", "1e-4"),
        ("1e4", "1e4"),
        ("1.0e4", "1.0e4"),
        ("1.0e-4", 0.0001),
        ("08", "08"),
        ("0o10", "0o10"),
        ("0:30", "0:30"),
        ("1:75", "1:75"),
        ("01:23:45", "01:23:45"),
        ("yes", True),
        ("off", False),
        ("y", "y"),
        ("yEs", "yEs"),
        ("3.10", 3.1),
        ("1_000", 1000),
        ("~", None),
        ("", None),
        ("None", "None"),
        ("2024-1-2", "2024-1-2"),
        ("[1, a]", [1, "a"]),
        ("{b: c}", {"b": "c"}),
        ("{b: {1: c, false: d, null: e, 1.5: f}}", {"b": {"1": "c", "false": "d", "null": "e", "1.5": "f"}}),
        ("!!omap [x: 1]", [["x", 1]]),
        ("!!pairs [x: 1, x: 2]", [["x", 1], ["x", 2]]),
    ],
)
def test_values_are_sent_as_yaml_reads_them(written: str, value: object) -> None:
    assert parameter(written) == (value, False)
    assert outcomes(written) == []


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("010", 8, "octal_number"),
        ("-010", -8, "octal_number"),
        ("16:9", 969, "base_60_number"),
        ("12:30:45", 45045, "base_60_number"),
        ("1:30.5", 90.5, "base_60_number"),
    ],
)
def test_numbers_in_another_base(written: str, value: float, reason: str) -> None:
    assert parameter(written) == (value, False)
    for place in (written, f"[{written}]", f"{{value: {written}}}", f"{{x: [{written}]}}"):
        assert outcomes(place) == [reason]


@pytest.mark.parametrize("written", [".inf", "-.inf", ".nan", "{value: .inf}", "[.inf]"])
def test_what_no_json_has_is_sent(written: str) -> None:
    assert not math.isfinite(float(str(parameter(written)[0]).strip("[]")))
    assert outcomes(written) == ["non_finite_number"]


def test_order_and_repeated_names() -> None:
    assert [each["name"] for each in sent(text(parameters="{b: 1, a: 2, b: 3}"))["parameters"]] == ["b", "a"]


def test_no_parameters() -> None:
    assert [sent(text(), mode)["parameters"] for mode in MODES] == [[], [], None]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2024-01-02", "date"),
        ("2024-01-02 03:04:05", "datetime"),
        ("!!binary YQ==", "binary"),
        ("!!set {x}", "set"),
        ("[2024-01-02]", "date"),
        ("{x: 2024-01-02}", "date"),
        ("{2024-01-02: x}", "date"),
        ("{!!binary YQ==: x}", "binary"),
        ("{value: 2024-01-02}", "date"),
        ("&a [*a]", "cycle"),
        ("&a {b: [*a]}", "cycle"),
        ("0x" + "f" * 5000, "integer"),
    ],
)
def test_what_cannot_be_sent_stops_after_the_upload(written: str, found: str) -> None:
    for mode in MODES:
        stopped = verdict(text(parameters=f"{{a: {written}}}"), mode)
        outcome = one(stopped, "unsendable_value")
        assert (stopped.stage, outcome.args["found"], outcome.path[0]) == ("submit", found, "parameters")
        assert outcome.node is not None


def test_only_what_is_sent_has_to_be_sendable() -> None:
    assert parameter("{value: 1, x: 2024-01-02}") == (1, False)
    assert parameter("{is_secret: 2024-01-02, value: v}") == ("v", True)


@pytest.mark.parametrize(
    ("written", "value", "secret", "found"),
    [
        ("{value: 5, type: int}", 5, False, ["unpacked_map"]),
        ("{value: 5}", 5, False, []),
        ("{env: X}", {"env": "X"}, False, []),
        ("{}", {}, False, []),
        ("{source: null}", {"source": None}, False, []),
        ("{is_secret: true, source: env, env: X}", "xv", True, []),
        ("{isSecret: true, source: env, env: X}", "xv", True, []),
        ("{is_secret: true, source: env, env: S}", " a\n", True, []),
        ("{is_secret: true, source: env, env: X, value: null}", "xv", True, []),
        ("{is_secret: true, source: env, env: X, note: n}", "xv", True, ["unpacked_map"]),
        ("{is_secret: true, value: t}", "t", True, ["secret_in_file"]),
        ("{is_secret: true, value: ''}", "", True, ["secret_in_file"]),
        ("{is_secret: true, value: t, env: X}", "t", True, ["secret_in_file"]),
        ("{is_secret: true}", None, True, ["null_secret"]),
        ("{is_secret: true, env: X}", None, True, ["null_secret"]),
        ("{is_secret: true, source: null, env: X}", None, True, ["null_secret"]),
        ("{is_secret: true, value: null}", None, True, ["null_secret"]),
        ("{is_secret: 'false', value: 1}", 1, True, ["truth_of_text", "secret_in_file"]),
        ("{is_secret: 0, value: 1}", 1, False, []),
        ("{is_secret: null, isSecret: true, value: 1}", 1, False, ["shadowed_flag", "open_secret"]),
        ("{is_secret: false, isSecret: true, value: 1}", 1, False, ["shadowed_flag", "open_secret"]),
        ("{is_secret: true, isSecret: false, value: 1}", 1, True, ["shadowed_flag", "secret_in_file"]),
        ("{is_secret: false}", None, False, ["null_value"]),
        ("{is_secret: false, value: null}", None, False, []),
        ("{secret: true, value: x}", "x", False, ["open_secret"]),
        ("{IS_SECRET: true, value: x}", "x", False, ["open_secret"]),
        ("{secret: false, value: x}", "x", False, []),
        ("{issecret: true, env: X}", {"issecret": True, "env": "X"}, False, ["open_secret"]),
    ],
)
def test_maps_are_taken_apart(written: str, value: object, secret: bool, found: list[str]) -> None:
    assert parameter(written) == (value, secret)
    assert [each for each in outcomes(written) if each != "open_secret"] == [
        each for each in found if each != "open_secret"
    ]
    assert ("open_secret" in outcomes(written)) is ("open_secret" in found and "shadowed_flag" not in found)


@pytest.mark.parametrize(
    ("written", "reason", "key"),
    [
        ("{source: env, env: X}", "source_without_flag", "source"),
        ("{is_secret: false, source: env, env: X}", "source_without_flag", "source"),
        ("{is_secret: true, source: env, env: X, value: 1}", "source_and_value", "value"),
        ("{is_secret: true, source: env, env: X, value: ''}", "source_and_value", "value"),
        ("{is_secret: true, source: ENV, env: X}", "unknown_source", "source"),
        ("{is_secret: true, source: '', env: X}", "unknown_source", "source"),
        ("{is_secret: true, source: false, env: X}", "unknown_source", "source"),
        ("{is_secret: true, source: [], env: X}", "unknown_source", "source"),
        ("{is_secret: true, source: env}", "missing_variable_name", "env"),
        ("{is_secret: true, source: env, env: ''}", "missing_variable_name", "env"),
        ("{is_secret: true, source: env, env: null}", "missing_variable_name", "env"),
        ("{is_secret: true, source: env, env: 0}", "missing_variable_name", "env"),
        ("{is_secret: true, source: env, env: 123}", "variable_name_not_text", "env"),
        ("{is_secret: true, source: env, env: [X]}", "variable_name_not_text", "env"),
        ("{is_secret: true, source: env, env: !!binary WA==}", "variable_name_not_text", "env"),
        ("{is_secret: true, source: env, env: NONE}", "variable_not_set", "env"),
        ("{is_secret: true, source: env, env: E}", "variable_not_set", "env"),
        ("{is_secret: true, source: env, env: 'A=B'}", "variable_not_set", "env"),
        ('{is_secret: true, source: env, env: "\\ud800"}', "variable_not_set", "env"),
    ],
)
def test_secrets_are_checked_before_the_upload(written: str, reason: str, key: str) -> None:
    for mode in MODES:
        found = verdict(text(parameters=f"{{a: {written}}}"), mode, environ=ENVIRON)
        outcome = one(found, reason)
        assert (found.stage, outcome.path) == ("secrets", ("parameters", "a", key))
        assert outcome.node is not None


def test_without_an_environment_every_variable_counts_as_set() -> None:
    data = text(parameters="{a: {is_secret: true, source: env, env: HF_TOKEN}}")
    assert sent(data)["parameters"] == [{"name": "a", "value": "$HF_TOKEN", "isSecret": True}]


def test_no_outcome_carries_a_secret() -> None:
    hidden = "hunter2"
    data = text(parameters=f"{{a: {{is_secret: true, value: {hidden}}}, b: {{secret: true, value: {hidden}}}}}")
    for client in (version("0.28.5"), OLD):
        assert hidden not in repr([each.args for each in verdict(data, client=client).outcomes])


@pytest.mark.parametrize(
    ("parameters", "appended"),
    [
        ("{}", ""),
        ("{input: /input0, epochs: 5}", " --input=/input0 --epochs=5"),
        ("{p: true, q: null, r: [1, 2], s: a b}", " --p=True --q=None --r=[1, 2] --s=a b"),
        ("{--lr: 1, '': 2, 'x y': ''}", " ----lr=1 --=2 --x y="),
        ("{a: {b: [c, null]}}", " --a={'b': ['c', None]}"),
        ("{a: 1e-5, b: 0.00001, c: 1.0e+6, d: 1.0e+16}", " --a=1e-5 --b=1e-05 --c=1000000.0 --d=1e+16"),
        ("{a: 2024-01-02, b: !!binary YQ==, c: !!omap [x: 1]}", " --a=2024-01-02 --b=b'a' --c=[('x', 1)]"),
        ("{a: .inf, b: .nan, c: &c [*c]}", " --a=inf --b=nan --c=[[...]]"),
    ],
)
def test_old_clients_append_to_the_command_of_a_task(parameters: str, appended: str) -> None:
    data = text(parameters=parameters)
    assert sent(data, client=OLD)["newTask"]["command"] == "c" + appended
    assert sent(text(parameters=parameters, node="2"), client=OLD)["newBatchTask"]["command"] == "c" + appended
    assert sent(data, "hypertuning", client=OLD)["command"] == "c"


@pytest.mark.parametrize("mode", ["workspace", "hypertuning"])
def test_old_clients_send_no_parameters_in_other_modes(mode: Any) -> None:
    found = verdict(text(parameters="{a: 1, b: {is_secret: true, value: v}}"), mode, OLD)
    assert reasons(found) == ["parameters_not_sent", "parameters_not_sent"]
    assert found.submission is not None
    assert "parameters" not in found.submission.input


@pytest.mark.parametrize(
    "value", ["{is_secret: true, value: v}", "{source: env, env: X}", "{secret: true, value: v}", "{isSecret: 1}"]
)
def test_old_clients_print_secrets_into_the_command(value: str) -> None:
    assert reasons(verdict(text(parameters=f"{{a: {value}}}"), client=OLD)) == ["secret_in_command"]


def test_old_clients_stop_at_endless_numbers() -> None:
    data = text(parameters="{a: 0x" + "f" * 5000 + "}")
    assert (verdict(data, client=OLD).stage, verdict(data, "workspace", OLD).stage) == ("submit", None)
