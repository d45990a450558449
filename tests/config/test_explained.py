"""What becomes of bindings and parameters, and the words for it that the command line and editors share."""

from __future__ import annotations

import pytest

from openbayes_config.client import DEFAULT, judge, version
from openbayes_config.client.parameters import parameters
from openbayes_config.client.view import view
from openbayes_config.document import parse
from openbayes_config.explained.plain import plain
from openbayes_config.explained.sections import section, sections, why_dropped
from openbayes_config.explained.trials import BOUND, sample
from openbayes_config.renderer import render
from openbayes_config.renderer.explanation import explain
from openbayes_config.renderer.fates import fates
from openbayes_config.renderer.words import word_of
from tests.texts import GRID

REST = (
    """\
resource: rtx-4090
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters: {epochs: 5}
"""
    + GRID
)


def ends(text: str) -> list[tuple[str, str | None]]:
    document = parse(text)
    found = fates(document, judge(document, "task").outcomes)
    return [("/".join(map(str, each.path)), each.reason) for each in found]


@pytest.mark.parametrize(
    ("bindings", "expected"),
    [
        ("data_bindings: [{data: a/b/1, path: /input0, type: ro}]", [("data_bindings/0", None)]),
        (
            "data_bindings:\n- {data: a/b/10, path: /input0, type: ro}\n- {data: a/b/1, path: /input1, type: ro}",
            [("data_bindings/0", None), ("data_bindings/1", "prefix_data")],
        ),
        (
            "data_bindings: []\nbindings: ['a/b/1:/input0', 'c/d/1:/input1']",
            [("bindings/0", "shadowed_bindings"), ("bindings/1", "shadowed_bindings")],
        ),
        (
            "data_bindings: {bindings: ['a/b/1:/input0', 'a/b/1:/input1:w']}",
            [("data_bindings/bindings/0", None), ("data_bindings/bindings/1", "unknown_access")],
        ),
        ("bindings: ['a/b/1', 'a:b:c:d']", [("bindings/1", "colon_count")]),
        ("data_binding: [{data: a/b/1, path: /input0}]", [("data_binding/0", "legacy_key")]),
        ("data_bindings: text", []),
        ("x: &it {data: a/b/1, path: /input0, type: ro}\ndata_bindings: [*it]", [("data_bindings/0", None)]),
    ],
)
def test_the_fate_of_every_binding(bindings: str, expected: list[tuple[str, str | None]]) -> None:
    assert ends(bindings + "\n" + REST) == expected


@pytest.mark.parametrize(
    ("bindings", "by"),
    [
        ("data_bindings: []\nbindings: ['a/b/1:/input0']", "data_bindings"),
        ("data_bindings: {bindings: ['a/b/1:/input0'], binding: ['c/d/1:/input1']}", "bindings"),
        ("data_bindings: {bindings: ['a/b/1:/input0:w']}", ""),
    ],
)
def test_what_is_read_in_the_place_of_a_lost_binding_is_named(bindings: str, by: str) -> None:
    explained = explain(render(bindings + "\n" + REST))
    assert [each.by for each in explained.lost] == [by]
    why = section("dropped", explained, "en").rows[0].cells[-1].text
    assert why == (
        f"`{by}` is there too, and the client reads only that" if by else why_dropped("unknown_access", "en")
    )


def test_a_fate_is_known_in_a_broken_file() -> None:
    assert ends("bindings: ['a/b/1:/input0:x']\nnode: [") == [("bindings/0", "unknown_access")]


@pytest.mark.parametrize(
    ("parameter", "client", "expected"),
    [
        ("x: 5", "0.28.5", "--x=5"),
        ("x: {value: 5, type: int}", "0.28.5", "--x=5"),
        ("x: {value: 5}", "0.28.0", "--x={'value': 5}"),
        ("x: {is_secret: true, source: env, env: X}", "0.28.5", None),
        ("x: 2024-01-02", "0.28.5", None),
        ("x: &x [*x]", "0.28.5", None),
    ],
)
def test_the_word_of_one_parameter_of_a_refused_file(parameter: str, client: str, expected: str | None) -> None:
    known = parameters(view(parse(f"parameters:\n  {parameter}\n")))
    word = word_of(known[0], version(client))
    assert (word.text if word else None) == expected


def test_the_words_of_a_file_are_those_of_its_parameters() -> None:
    rendering = render(REST)
    known = parameters(view(rendering.report.document))
    assert [word_of(each, DEFAULT) for each in known] == list(rendering.words[1:])


def test_sections_have_ids_and_sources() -> None:
    text = "data_bindings:\n- {data: a/b/1, path: /input0, type: ro}\n- {data: a/b/1, path: /input1, type: ro}\n" + REST
    explained = explain(render(text))
    assert [each.id for each in sections(explained, "en")] == ["mounts", "dropped", "unused", "settings", "runs"]
    lost = section("lost", explained, "en").rows
    assert [cell.text for cell in lost[0].cells] == [
        *("ro", "/input1", "a/b/1", "line 3", "data_bindings.1"),
        why_dropped("same_data", "en"),
    ]
    assert lost[0].source and lost[0].source.pointer == "/data_bindings/1"


def test_a_sample_is_bounded_and_hides_secrets() -> None:
    token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"
    text = REST.replace("Grid", "Random").replace("max_job_count: 5", "max_job_count: 99999")
    found = sample(render(text.replace("[x, y]", f"[{token}]"), mode="hypertuning"))
    assert len(found.trials) == BOUND
    assert found.bounded
    assert token not in found.line(found.trials[0])
    assert len(sample(render(text, mode="hypertuning"), 7).trials) == 7


def test_plain_data_is_json() -> None:
    assert plain({"a": [float("nan"), float("-inf"), 1.5], 2: (True, None)}) == {
        "a": ["NaN", "-Infinity", 1.5],
        "2": [True, None],
    }
