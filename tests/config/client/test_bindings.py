"""Data bindings: forms, the skip rule, access modes, and everything that is lost."""

from __future__ import annotations

import time
from typing import Any

import pytest

from openbayes_config.client import MODES, Overrides, judge, version
from openbayes_config.document import parse
from tests.config.client.files import one, reasons, sent, text, verdict

A = "{data: a, path: /input0, type: ro}"
B = "{data: b, path: /input1, type: rw}"
SENT_A = ("a", "/input0", "READ_ONLY")
SENT_B = ("b", "/input1", "READ_WRITE")


def bound(value: str | None = None, **more: Any) -> list[tuple[str, str, str]] | None:
    """What is bound in every mode, by both clients, for a value of ``data_bindings``."""
    data = text(**({} if value is None else {"data_bindings": value}), **more)
    requests = [
        sent(data, mode, client=version(each))["dataBindings"] for mode in MODES for each in ("0.28.5", "0.28.0")
    ]
    assert all(each == requests[0] for each in requests)
    return requests[0] and [(each["name"], each["path"], each["bindingAuth"]) for each in requests[0]]


def lost(value: str | None = None, **more: Any) -> list[str]:
    found = verdict(text(**({} if value is None else {"data_bindings": value}), **more))
    return reasons(found, "dropped", "replaced", "refused")


@pytest.mark.parametrize("value", ["null", "[]", "{}", "{bindings: null}", "{binding: null}", "{data_binding: null}"])
def test_nothing_to_bind_is_null(value: str) -> None:
    assert (bound(value), lost(value)) == (None, [])


def test_without_a_key_nothing_is_bound() -> None:
    assert (bound(), lost()) == (None, [])
    assert (bound(bindings="[]"), bound(bindings="null")) == (None, None)


def test_the_three_ways_to_write_bindings() -> None:
    assert bound(f"[{A}, {B}]") == [SENT_A, SENT_B]
    assert bound(bindings="['a:/input0', 'b:/input1:rw']") == [SENT_A, SENT_B]
    assert bound(f"{{bindings: ['a:/input0'], data_bindings: [{B}]}}") == [SENT_A, SENT_B]
    assert bound(f"{{binding: ['a:/input0'], data_binding: [{B}]}}") == [SENT_A, SENT_B]


@pytest.mark.parametrize(
    "value",
    [
        "[{data: a, path: b}]",
        "[{data: a, type: ro}]",
        "[{path: a, type: ro}]",
        "[{data: 1, path: b, type: ro}]",
        "[{data: a, path: b, type: null}]",
        "[{data: a, path: b, type: ro, name: 1}]",
        "['a:/input0']",
        "[null]",
        "''",
        "0",
        "!!set {a, b}",
        "{data_bindings: null}",
        "{data_bindings: {}}",
        "{data_bindings: [{data: a, path: b}]}",
        "{bindings: a}",
        "{bindings: [1]}",
        "{binding: [null]}",
    ],
)
def test_shapes_that_the_model_refuses(value: str) -> None:
    found = verdict(text(data_bindings=value))
    assert (found.stage, found.submission) == ("model", None)


@pytest.mark.parametrize("value", ["a:b", "{a: b}", "[1]", "[null]", "1"])
def test_shorthand_must_be_a_list_of_texts(value: str) -> None:
    assert verdict(text(bindings=value)).stage == "model"


def test_a_missing_type_is_refused_and_judged_as_read_only_beside() -> None:
    found = verdict(text(data_bindings="[{data: a, path: /input0}, {data: a, path: /input1}]"))
    assert found.stage == "model"
    assert reasons(found) == ["missing_key", "missing_key", "same_data"]


def test_lists_may_be_sets() -> None:
    assert bound(bindings="!!set {'a:/input0', 'b:/input1:rw'}") == [SENT_A, SENT_B]


@pytest.mark.parametrize("beside", ["[]", "null", f"[{A}]", "{}"])
def test_bindings_beside_data_bindings_are_not_read(beside: str) -> None:
    found = verdict(text(data_bindings=beside, bindings="['c:/input2', nonsense, 1]"))
    outcome = one(found, "shadowed_bindings")
    assert (found.stage, outcome.path, outcome.args["entries"]) == (None, ("bindings",), 3)
    assert outcome.args["by_empty"] is (beside != f"[{A}]")
    assert bound(beside, bindings="[c:/input2]") == ([SENT_A] if "data:" in beside else None)


@pytest.mark.parametrize("beside", ["null", "[]", "['a:/input0']"])
def test_nothing_is_lost_beside_data_bindings(beside: str) -> None:
    assert lost(f"[{A}]", bindings=beside) == []


def test_of_nested_keys_the_first_filled_one_counts() -> None:
    assert bound("{bindings: [], binding: ['a:/input0']}") == [SENT_A]
    assert bound(f"{{data_bindings: [], data_binding: [{A}]}}") == [SENT_A]
    value = f"{{bindings: ['a:/input0'], binding: ['c:/d'], data_bindings: [{B}], data_binding: [{A}]}}"
    assert bound(value) == [SENT_A, SENT_B]
    assert lost(value) == ["shadowed_bindings"]


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("{data: a/10, path: /input1, type: rw}", "same_data"),
        ("{data: a/1, path: /input1, type: rw}", "prefix_data"),
        ("{data: '', path: /input1, type: rw}", "empty_data"),
        ("{data: z, path: ro, type: rw}", "path_suffix"),
        ("{data: z, path: o, type: rw}", "path_suffix"),
        ("{data: z, path: '', type: rw}", "path_suffix"),
        ("{data: z, name: a/1, path: /input1, type: rw}", "prefix_data"),
        ("{data: a/10, path: /input0, type: ro}", "repeated_binding"),
        ("{data: a/10, path: /input0, type: READ_ONLY}", "repeated_binding"),
    ],
)
def test_an_earlier_entry_hides_a_later_one(second: str, reason: str) -> None:
    value = f"[{{data: a/10, path: /input0, type: ro}}, {second}]"
    found = verdict(text(data_bindings=value))
    outcome = one(found, reason)
    assert (outcome.kind, outcome.path) == ("dropped", ("data_bindings", 1))
    assert outcome.args["first"] == ("data_bindings", 0)
    assert bound(value) == [("a/10", "/input0", "READ_ONLY")]


def test_the_other_order_hides_nothing() -> None:
    value = "[{data: a/1, path: /input0, type: ro}, {data: a/10, path: /input1, type: ro}]"
    assert (len(bound(value) or ()), lost(value)) == (2, [])


def test_paths_are_compared_only_where_types_are_empty() -> None:
    full = "[{data: a, path: /openbayes/input/input0, type: %s}, {data: b, path: /input0, type: %s}]"
    assert lost(full % ("''", "''")) == ["path_suffix"]
    assert lost(full % ("ro", "ro")) == []


def test_one_path_may_be_bound_twice() -> None:
    value = "[{data: a, path: /input0, type: ro}, {data: b, path: /input0, type: ro}]"
    assert (len(bound(value) or ()), lost(value)) == (2, [])


def test_shorthand_knows_no_duplicates() -> None:
    assert len(bound(bindings="['a:/input0', 'a:/input0', 'a:/input1:rw', ':']") or ()) == 4


def test_nested_shorthand_hides_long_entries() -> None:
    value = "{bindings: ['b:/x'], data_bindings: [{data: b, path: /input1, type: rw}]}"
    assert (bound(value), lost(value)) == ([("b", "/x", "READ_ONLY")], ["same_data"])


@pytest.mark.parametrize(
    ("access", "granted"),
    [
        ("ro", "READ_ONLY"),
        ("RO", "READ_ONLY"),
        ("read_only", "READ_ONLY"),
        ("rW", "READ_WRITE"),
        ("Read_Write", "READ_WRITE"),
    ],
)
def test_access_modes_in_any_letter_case(access: str, granted: str) -> None:
    value = f"[{{data: a, path: /input0, type: {access}}}]"
    assert bound(value) == bound(bindings=f"['a:/input0:{access}']") == [("a", "/input0", granted)]
    found = verdict(text(data_bindings=value))
    assert reasons(found) == ([] if access == access.lower() else ["letter_case"])


@pytest.mark.parametrize("access", ["r", "w", "wr", "readonly", "read-only", "' ro'", "'ro '", "rwx"])
def test_unknown_access_modes_lose_the_binding(access: str) -> None:
    value = f"[{{data: a, path: /input0, type: {access}}}]"
    assert (bound(value), lost(value)) == ([], ["unknown_access"])
    short = access.strip("'")
    assert bound(bindings=f"['a:/input0:{short}']") == []
    outcome = one(verdict(text(bindings=f"['a:/input0:{short}']")), "unknown_access")
    assert (outcome.path, outcome.args) == (("bindings", 0), {"data": "a", "path": "/input0", "access": short})


def test_an_empty_type_is_read_only_but_a_trailing_colon_is_not() -> None:
    assert bound("[{data: a, path: /input0, type: ''}]") == [SENT_A]
    assert (bound(bindings="['a:/input0:']"), lost(bindings="['a:/input0:']")) == ([], ["unknown_access"])


@pytest.mark.parametrize("value", ["a:/input0:ro:x", "'C:\\data:/input0:ro'", "http://a:80/b:/input0:ro", "':::'"])
def test_too_many_colons_lose_the_binding(value: str) -> None:
    assert (bound(bindings=f"[{value}]"), lost(bindings=f"[{value}]")) == ([], ["colon_count"])


@pytest.mark.parametrize(
    ("entry", "requests"),
    [
        ("{data: x:y, path: /input0, type: ro}", []),
        ("{data: x:y, path: /input0, type: ''}", []),
        ("{data: a, path: /input0, type: 'ro:'}", []),
        ("{data: a, path: 'b:rw', type: ''}", [("a", "b", "READ_WRITE")]),
    ],
)
def test_colons_inside_parts(entry: str, requests: list[tuple[str, str, str]]) -> None:
    assert (bound(f"[{entry}]"), lost(f"[{entry}]")) == (requests, ["colon_count"])


@pytest.mark.parametrize("value", ["a", "''", "a b"])
def test_shorthand_without_a_path_crashes(value: str) -> None:
    found = verdict(text(bindings=f"['b:/input1', '{value.strip(chr(39))}']"))
    assert (found.stage, one(found, "shorthand_without_path").path) == ("flatten", ("bindings", 1))


def test_nested_legacy_shorthand_without_a_path_vanishes() -> None:
    assert (bound("{binding: [a]}"), lost("{binding: [a]}")) == (None, ["colon_count"])


@pytest.mark.parametrize("key", ["data_binding", "data-bindings", "dataBindings", "binding"])
def test_legacy_keys_bind_nothing(key: str) -> None:
    found = verdict(text(**{key: f"[{A}]"}))
    outcome = one(found, "legacy_key")
    assert (found.stage, outcome.path, outcome.args["known"]) == (None, (key,), "data_bindings")
    assert bound(**{key: f"[{A}]"}) is None
    assert one(verdict(text(**{key: "['a:/input0']"})), "legacy_key").args["known"] == "bindings"


@pytest.mark.parametrize("value", [A, "{a: b}", "{1: 2}", f"{{datas: [{A}]}}"])
def test_a_map_instead_of_a_list_binds_nothing(value: str) -> None:
    assert (bound(value), lost(value)) == (None, ["not_a_list"])


def test_a_name_replaces_the_data() -> None:
    value = "[{data: a, name: train set, path: /input0, type: ro}]"
    outcome = one(verdict(text(data_bindings=value)), "name_for_data")
    assert (outcome.path, outcome.args) == (("data_bindings", 0, "name"), {"data": "a", "name": "train set"})
    assert bound(value) == [("train set", "/input0", "READ_ONLY")]


@pytest.mark.parametrize("name", ["''", "null", "a"])
def test_a_name_that_changes_nothing(name: str) -> None:
    value = f"[{{data: a, name: {name}, path: /input0, type: ro}}]"
    assert (bound(value), lost(value)) == ([SENT_A], [])


def test_more_than_documented_is_sent() -> None:
    value = "[" + ", ".join(f"{{data: d{index}, path: 'C', type: rw}}" for index in range(7)) + "]"
    assert (len(bound(value) or ()), lost(value)) == (7, [])


@pytest.mark.parametrize(
    ("data", "requests", "reason"),
    [
        (("c:/input2", "c:/input3:RW"), [("c", "/input2", "READ_ONLY"), ("c", "/input3", "READ_WRITE")], None),
        (("a:/input0,b:/input1",), [], "unknown_access"),
        (("x/y/1",), [], "colon_count"),
        (("",), [], "colon_count"),
    ],
)
def test_the_data_option_replaces_everything(
    data: tuple[str, ...], requests: list[tuple[str, str, str]], reason: str | None
) -> None:
    file = text(data_bindings=f"[{A}, {A}, {{data: x, path: y, type: z}}]")
    found = verdict(file, overrides=Overrides(data=data))
    assert found.submission is not None
    got: Any = found.submission.input["dataBindings"]
    assert [(each["name"], each["path"], each["bindingAuth"]) for each in got] == requests
    assert reasons(found, "dropped", "replaced") == ([reason] if reason else [])
    assert one(found, "overridden").path == ("data_bindings",)


def test_the_data_option_saves_from_the_crash_only() -> None:
    option = Overrides(data=("a:/input0",))
    assert verdict(text(bindings="[zz]"), overrides=option).stage is None
    assert verdict(text(bindings="[1]"), overrides=option).stage == "model"


@pytest.mark.usefixtures("no_collector")
def test_work_stays_near_linear() -> None:
    def took(count: int) -> float:
        value = "[" + ", ".join(f"{{data: d/{index:05}x, path: /p{index}, type: ro}}" for index in range(count)) + "]"
        document = parse(text(data_bindings=value))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            assert judge(document, "task").accepted
            best = min(best, time.process_time() - start)
        return best

    assert took(2400) < 40 * took(300)
