"""What a change of the file means for the job."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import cast

import pytest

from openbayes_config.client import MODES, Mode, UnsupportedClient, judge, version
from openbayes_config.document import parse
from openbayes_config.fixer import fix
from openbayes_config.fixer.faithful import differing
from openbayes_config.jobdiff import Change, Variable, Written, compare
from openbayes_config.normalizer import Refusal, To, normalize
from tests.conformance.generate import generate

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.yaml"))
FORMS: tuple[To, ...] = ("data_bindings", "bindings")
JOB = """\
data_bindings:
  - {data: me/set/1, path: /input0, type: ro}
  - {data: me/more/2, path: /input1, type: rw}
resource: t4
env: pytorch-2.6-2204
command: python a.py
node: 1
parameters:
  lr: 0.1
  epochs: 5
  token: {is_secret: true, value: QQQQQQQQ}
hyper_tuning:
  max_job_count: 4
  parallel_count: 1
  hyperparameter_metric: loss
  goal: MINIMIZE
  algorithm: Grid
  parameter_specs:
    - {name: a, type: DISCRETE, discrete_values: [1, 2]}
    - {name: b, type: CATEGORICAL, categorical_values: [x, y]}
  side_metrics: []
"""


def mount(data: str, path: str, access: str) -> dict[str, str]:
    return {"data": data, "path": path, "access": access}


SET = mount("me/set/1", "/input0", "READ_ONLY")
TABLE: list[tuple[str, str, list[Change]]] = [
    ("python a.py", "python b.py", [Change("command", "", "changed", "python a.py", "python b.py")]),
    ("resource: t4", "resource: a100", [Change("resource", "", "changed", "t4", "a100")]),
    ("pytorch-2.6-2204", "tensorflow-2.12", [Change("env", "", "changed", "pytorch-2.6-2204", "tensorflow-2.12")]),
    ("node: 1", "node: 2", [Change("node", "", "changed", 1, 2)]),
    ("type: ro", "type: rw", [Change("mount", "/input0", "changed", SET, {**SET, "access": "READ_WRITE"})]),
    ("me/set/1", "me/set/2", [Change("mount", "/input0", "changed", SET, {**SET, "data": "me/set/2"})]),
    ("/input0", "/input2", [Change("mount", "/input0", "changed", SET, {**SET, "path": "/input2"})]),
    ("  - {data: me/set/1, path: /input0, type: ro}\n", "", [Change("mount", "/input0", "removed", SET, None)]),
    ("lr: 0.1", 'lr: "0.1"', [Change("parameter", "lr", "changed", 0.1, "0.1")]),
    ("epochs: 5", "epochs: 5.0", [Change("parameter", "epochs", "changed", 5, 5.0)]),
    ("  epochs: 5\n", "", [Change("parameter", "epochs", "removed", 5, None)]),
    (
        "  lr: 0.1\n  epochs: 5\n",
        "  epochs: 5\n  lr: 0.1\n",
        [Change("parameter_order", "", "changed", ["lr", "epochs", "token"], ["epochs", "lr", "token"])],
    ),
    ("QQQQQQQQ", "RRRRRRRR", [Change("parameter", "token", "changed", None, None, True)]),
    (
        "value: QQQQQQQQ",
        "source: env, env: TOKEN",
        [Change("parameter", "token", "changed", None, Variable("TOKEN"), True)],
    ),
    ("max_job_count: 4", "max_job_count: 9", [Change("max_job_count", "", "changed", 4, 9)]),
    ("parallel_count: 1", "parallel_count: 2", [Change("parallel_count", "", "changed", 1, 2)]),
    ("metric: loss", "metric: acc", [Change("hyperparameter_metric", "", "changed", "loss", "acc")]),
    ("MINIMIZE", "MAXIMIZE", [Change("goal", "", "changed", "MINIMIZE", "MAXIMIZE")]),
    ("algorithm: Grid", "algorithm: Random", [Change("algorithm", "", "changed", "Grid", "Random")]),
    ("side_metrics: []", "side_metrics: [a]", [Change("side_metrics", "", "changed", [], ["a"])]),
    (
        "[x, y]",
        "[x]",
        [
            Change(
                "parameter_spec",
                "b",
                "changed",
                {"type": "CATEGORICAL", "categorical_values": ["x", "y"]},
                {"type": "CATEGORICAL", "categorical_values": ["x"]},
            )
        ],
    ),
    # spelling
    ("python a.py", '"python a.py"  # quoted', []),
    ("node: 1", 'node: "1"', []),
    ("algorithm: Grid", "algorithm: grid", []),
    ("[1, 2]", "[1.0, 2]", []),
    ("{data: me/set/1, path: /input0, type: ro}", '{type: "ro", path: /input0, data: me/set/1}', []),
    ("resource: t4\nenv: pytorch-2.6-2204\n", "env: pytorch-2.6-2204\nresource: t4\n", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), TABLE)
def test_changes(old: str, new: str, expected: list[Change]) -> None:
    assert old in JOB
    compared = compare(JOB, JOB.replace(old, new, 1))
    assert repr(list(compared.changes)) == repr(expected)
    assert compared.same is (not expected)


@pytest.mark.parametrize(("old", "new", "expected"), TABLE)
def test_the_other_way_round(old: str, new: str, expected: list[Change]) -> None:
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    back = compare(JOB.replace(old, new, 1), JOB).changes
    assert [(each.part, each.kind, repr(each.old), repr(each.new)) for each in back] == [
        (each.part, turned[each.kind], repr(each.new), repr(each.old)) for each in expected
    ]


def test_the_order_of_specifications() -> None:
    lines = JOB.splitlines()
    at = lines.index("  parameter_specs:") + 1
    lines[at : at + 2] = reversed(lines[at : at + 2])
    changes = compare(JOB, "\n".join(lines)).changes
    assert changes == (Change("parameter_spec_order", "", "changed", ["a", "b"], ["b", "a"]),)


def test_modes() -> None:
    """A filled block on either side brings hypertuning in; a mode that is asked for is the only one."""
    empty = JOB[: JOB.index("hyper_tuning")] + (
        "hyper_tuning: {max_job_count: 0, parallel_count: 1, hyperparameter_metric: '', goal: '', algorithm: '',"
        " parameter_specs: [], side_metrics: []}\n"
    )
    assert compare(empty, empty).modes == ("task",)
    assert compare(empty, JOB).modes == compare(JOB, empty).modes == ("task", "hypertuning")
    assert compare(empty, JOB).changes[0] == Change("accepted", "hypertuning", "changed", False, True)
    assert compare(empty, JOB, mode="task").same
    assert compare(JOB, JOB.replace("python a.py", "ls"), mode="workspace").same
    assert compare(JOB, JOB.replace("node: 1", "node: 3"), mode="hypertuning").same


def test_clients_that_send_text() -> None:
    """Up to 0.28.2 a parameter is text behind the command, so its type does not matter."""
    assert compare(JOB, JOB.replace("0.1", '"0.1"'), client="0.28.0").same
    changes = compare(JOB, JOB.replace("0.1", "0.2"), client="0.28.0").changes
    assert changes == (Change("parameter", "lr", "changed", "0.1", "0.2"),)
    with pytest.raises(UnsupportedClient):
        compare(None, None, client="0.1.0")


def test_a_refused_file_is_compared_as_far_as_can_be_told() -> None:
    refused = JOB.replace("node: 1\n", "").replace("lr: 0.1", "lr: 2024-01-01")
    compared = compare(JOB, refused)
    assert compared.new
    assert not compared.new.accepted
    assert "OB101" in [each.rule.id for each in compared.new.reasons]
    assert "OB101" in [each.rule.id for each in compared.appeared]
    assert compared.changes == (
        Change("accepted", "task", "changed", True, False),
        Change("accepted", "hypertuning", "changed", True, False),
        Change("node", "", "removed", 1, None),
        Change("parameter", "lr", "changed", 0.1, Written("2024-01-01")),
    )


def test_a_map_is_not_a_variable() -> None:
    """A parameter whose value is a map looks like nothing else."""
    secret = JOB.replace("lr: 0.1", "lr: {is_secret: true, source: env, env: X}")
    changes = compare(secret, JOB.replace("lr: 0.1", "lr: {name: X}")).changes
    assert changes == (Change("parameter", "lr", "changed", Variable("X"), {"name": "X"}),)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
@pytest.mark.parametrize("mode", [None, *MODES])
def test_nothing_changes_between_a_file_and_itself(path: Path, mode: Mode | None) -> None:
    data = path.read_bytes()
    compared = compare(data, data, mode=mode)
    assert (compared.changes, compared.appeared, compared.vanished) == ((), (), ())


def respellings(data: bytes) -> list[bytes]:
    found = [fix(data).data]
    for form in FORMS:
        with suppress(Refusal):
            found.append(normalize(parse(data), form).data)
    return [each for each in found if each != data]


@pytest.mark.parametrize("client", ["0.28.5", "0.28.0"])
def test_changes_are_those_of_the_requests(client: str) -> None:
    """Generated files against their respellings and against each other: no change exactly where the requests are
    the same.
    """
    rng = Random(7)
    datas = [case.data for case in generate(11, 12)] + [path.read_bytes() for path in FIXTURES]
    pairs = [(data, again) for data in datas for again in respellings(data)]
    pairs += [(rng.choice(datas), rng.choice(datas)) for _ in range(20)]
    tried = same = 0
    for old, new in pairs:
        for mode in MODES:
            was, becomes = (judge(parse(data), mode, version(client)).submission for data in (old, new))
            if was and becomes:
                tried += 1
                compared = compare(old, new, mode=mode, client=client)
                assert compared.same is (requests(was.input) == requests(becomes.input)), (old, new, mode)
                same += compared.same
                assert compared.same or differing(was, becomes)
    assert same > 10
    assert tried - same > 10


def requests(sent: Mapping[str, object]) -> str:
    """A request for a comparison: mounts have no order, no bindings and an empty list of them are the same."""
    bindings = cast("list[object]", sent["dataBindings"] or [])
    return repr((sorted(map(repr, bindings)), {**sent, "dataBindings": None}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "- 1",
        "a: &a [*a]",
        "parameters: &p {x: *p}",
        "parameters: {x: " + "9" * 5000 + "}",
        "parameters: [1]\nhyper_tuning: 7\nnode: [1]\ncommand: {a: b}\ndata_bindings: 3",
        "hyper_tuning: {side_metrics: x, parameter_specs: [1, {name: [x], type: {}}, {type: DOUBLE, min_value: .nan}]}",
        "parameters: {t: {is_secret: true, source: env, env: [1]}, u: {is_secret: true, source: 5, value: QQQQ}}",
        "\x00",
        "x" * (2 << 20),
        "[" * 5000,
    ],
)
def test_hostile_input(text: str) -> None:
    """Never raises, differs from a job, is the same as itself, and shows no secret."""
    assert compare(text, text).same
    compared = compare(text, JOB)
    assert not compared.same
    assert not compare(JOB, text).same
    assert "QQQQ" not in repr(compared.changes)


def test_aliases_that_multiply_take_no_time() -> None:
    """A value that would fill the memory if it were written out."""
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]\n" for n in range(1, 12))
    text = JOB.replace("lr: 0.1", "lr: *a11")
    assert not compare(bomb + text, JOB).same


def test_texts_that_are_no_jobs_differ() -> None:
    assert [each.part for each in compare("[", "{").changes] == ["text"]
    assert compare("[", "{").changes[0].old is None


def test_a_file_that_is_not_there() -> None:
    compared = compare(None, JOB)
    assert compared.changes[0] == Change("file", "", "added", None, None)
    assert {each.kind for each in compared.changes} == {"added"}
    assert {each.kind for each in compare(JOB, None).changes} == {"removed"}
    assert compare(None, None).same


def test_a_secret_of_one_file_is_hidden_in_the_other() -> None:
    old = JOB.replace("python a.py", "python a.py --t QQQQQQQQ")
    new = old.replace("  token: {is_secret: true, value: QQQQQQQQ}\n", "").replace("a.py", "b.py")
    assert "QQQQ" not in repr(compare(old, new).changes) + repr(compare(new, old).changes)
    (change,) = compare(old, old.replace("QQQQQQQQ", "RRRRRRRR")).changes[:1]
    assert (change.part, change.old, change.secret) == ("command", "python a.py --t ********", True)
