"""Unknown, misspelt and repeated keys."""

from __future__ import annotations

import pytest

from openbayes_config.client import MODES, Overrides
from openbayes_config.client.near import distance, nearest
from tests.config.client.files import NOTHING, one, reasons, sent, specs, text, tuning, verdict


def known(data: str, key: str = "unknown_key", **more: object) -> list[object]:
    """The ``known`` argument in each mode; missing where nothing is said."""
    return [
        outcome.args["known"]
        for mode in MODES
        for outcome in verdict(data, mode, **more).outcomes  # type: ignore[arg-type]
        if outcome.reason == key
    ]


@pytest.mark.parametrize(
    ("data", "near"),
    [
        (text(foo="1"), [None] * 3),
        (text(comand="x", command="''"), ["command"] * 2),
        (text(comand="x", command="y"), [None] * 3),
        (text(nodes="4"), ["node"] * 2),
        (text(node="2", nodes="4"), [None] * 3),
        (text(parameter="{a: 1}"), ["parameters"] * 3),
        (text(data_bindngs="[]"), ["data_bindings"] * 3),
        (text(resource="rtx-4090", resources="a"), ["resource"] * 3),
        (text(hyper_tuning=tuning(gaol="x", goal="''")), ["goal"]),
        (text(hyper_tuning=tuning(zzzzz="x")), [None] * 3),
        (specs("{name: a, type: DISCRETE, discrete_value: [1]}"), ["discrete_values"]),
        (specs("{name: a, type: CATEGORICAL, categorical_values: [], min_vale: 1}"), [None] * 3),
        (text(data_bindings="[{data: a, path: b, type: ro, nam: x}]"), ["name"] * 3),
        (text(data_bindings="[{data: a, path: b, type: ro, label: x}]"), [None] * 3),
        (text(data_bindings="{bindings: [], data_bindins: []}"), ["data_bindings"] * 3),
    ],
)
def test_unknown_keys_and_what_was_meant(data: str, near: list[str | None]) -> None:
    assert known(data) == near


@pytest.mark.parametrize(
    "data",
    [
        text(**{"x-common": "{a: 1}"}),
        text(common="&c {a: 1}"),
        text(common="[&a 1, &b {c: d}]"),
        text(common="{a: &a 1, b: &b 2}"),
        text(parameters="{anything: 1}"),
        text(parameters="{a: {anything: 1}}"),
        text(data_bindings="[{data: a, path: b, type: ro, x-note: c}]"),
    ],
)
def test_keys_about_which_nothing_is_said(data: str) -> None:
    assert known(data) == []


def test_unknown_keys_point_at_the_key() -> None:
    data = text(foo="1")
    outcome = one(verdict(data), "unknown_key")
    assert outcome.node is not None
    assert data[outcome.node.span.start : outcome.node.span.end] == "foo"


def test_a_legacy_key_is_not_asked_for_beside_the_data_option() -> None:
    data = text(data_binding="[{data: a, path: b, type: ro}]")
    assert known(data, "legacy_key") == ["data_bindings"] * 3
    assert known(data, "legacy_key", overrides=Overrides(data=("a:/b",))) == []


@pytest.mark.parametrize(
    ("data", "path", "same"),
    [
        (text() + "node: 2\n", ("node",), False),
        (text() + "node: 1\n", ("node",), True),
        (text() + "node: 1.0\n", ("node",), True),
        (text() + "node: true\n", ("node",), False),
        (text(parameters="{a: [1,2], a: [1, 2]}"), ("parameters", "a"), True),
        (text(parameters="{a: .nan, a: .nan}"), ("parameters", "a"), True),
        (text(parameters="{a: {b: 1, b: 2}}"), ("parameters", "a", "b"), False),
        (text(data_bindings="[{data: a, data: b, path: c, type: ro}]"), ("data_bindings", 0, "data"), False),
        (text(x="1", parameters="{x: &x {b: 1, b: 2}, y: *x}"), ("parameters", "x", "b"), False),
        ("x-c: &c {a: 1, a: 2}\n" + text(parameters="{<<: *c}"), ("parameters", "a"), False),
    ],
)
def test_repeated_keys(data: str, path: tuple[str | int, ...], same: bool) -> None:
    found = verdict(data)
    outcome = one(found, "duplicate_key")
    assert (found.stage, outcome.path, outcome.args["same_value"]) == (None, path, same)
    assert outcome.node is not None
    winner = outcome.args["winner"]
    assert isinstance(winner, tuple)
    assert winner > tuple(outcome.node.span)


def test_the_last_of_repeated_keys_counts() -> None:
    assert sent(text() + "node: 2\nnode: 3\n")["newBatchTask"]["size"] == 3
    assert reasons(verdict(text() + "node: 2\nnode: 3\n")) == ["duplicate_key", "duplicate_key"]


@pytest.mark.parametrize(
    "data",
    [
        text(foo="{a: 1, a: 2}"),
        text(hyper_tuning=tuning(foo="1") + " #") + "",
        text(command="x"),
        text(data_bindings="[{data: a, path: b, type: ro, foo: 1, foo: 2}]"),
    ],
)
def test_repeated_keys_that_nobody_reads(data: str) -> None:
    assert "duplicate_key" not in reasons(verdict(data))


def test_repeated_keys_count_only_where_a_mode_looks() -> None:
    data = text(hyper_tuning=tuning().replace("goal: g", "goal: f, goal: g"))
    assert ["duplicate_key" in reasons(verdict(data, mode)) for mode in MODES] == [False, False, True]


@pytest.mark.parametrize(
    ("one_text", "other", "away"),
    [("", "ab", 2), ("abc", "abc", 0), ("ab", "ba", 2), ("a", "abcdef", 3), ("kitten", "sitting", 3)],
)
def test_the_distance_of_texts(one_text: str, other: str, away: int) -> None:
    assert distance(one_text, other, 3) == away


def test_the_first_of_the_nearest_is_taken() -> None:
    assert nearest("dat", ["date", "data", "da"]) == "date"
    assert nearest("something", ["else"]) is None


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("name", "node", None),
        ("noed", "node", "node"),
        ("nodes", "node", "node"),
        ("evn", "env", "env"),
        ("end", "env", "env"),
        ("ends", "env", None),
        ("comand", "command", "command"),
        ("commmnd", "command", "command"),
    ],
)
def test_short_keys_must_be_nearer(key: str, known: str, meant: str | None) -> None:
    assert nearest(key, [known]) == meant


def test_a_misspelt_required_key_is_missing_too() -> None:
    found = verdict(text(comand="x", command=NOTHING))
    assert (found.stage, sorted(reasons(found))) == ("model", ["missing_key", "unknown_key"])
