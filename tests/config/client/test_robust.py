"""Whatever stands in a file, there is a verdict, and it agrees with itself."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.client import MODES, STAGES, Overrides, Verdict, judge, judge_modes, version
from openbayes_config.document import parse
from tests.config.client.files import ROOT, TUNING, text, tuning, verdict

CLIENTS = (version("0.28.5"), version("0.28.0"))
FRAGMENTS = (
    *("1", "''", "null", "true", "a", "'a:/b'", "010", "2024-01-02", "!!set {a}", "!!binary YQ==", "[]", "{}", "[a]"),
    *("{a: b}", "&a [*a]", "{value: 1}", "{is_secret: true, source: env, env: X}", "0x" + "f" * 5000, "[", "'", "? "),
    *(
        "!!omap [a: 1]",
        "{1: 2}",
        "{? [a] : b}",
        "[{data: a, path: b, type: ro}]",
        "{<<: {a: b}}",
        '"\\ud800"',
        "=",
        "\t",
    ),
)
KEYS = (*ROOT, *TUNING, "data_bindings", "bindings", "data_binding", "binding", "<<", "1", "x", "data", "name", "type")


def check(found: Verdict) -> None:
    """The stage is that of the first refusal; a submission exists exactly without one and is JSON."""
    refused = {each.stage for each in found.outcomes if each.kind == "refused"}
    assert None not in refused
    assert found.stage == next((stage for stage in STAGES if stage in refused), None)
    assert all(each.stage is None for each in found.outcomes if each.kind not in ("refused", "coerced"))
    if found.submission is None:
        assert found.stage is not None or not found.outcomes
    else:
        json.dumps(found.submission.input)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(FRAGMENTS)), max_size=6), st.booleans())
def test_mixed_files(pairs: list[tuple[str, str]], inside: bool) -> None:
    changed = dict(pairs)
    data = text(hyper_tuning=tuning(**changed)) if inside else text(**changed)
    document = parse(data)
    for client in CLIENTS:
        for found in judge_modes(document, MODES, client, environ={}).values():
            check(found)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*<>!|#'\"?,1 \n\t=~", max_size=60))
def test_random_texts(data: str) -> None:
    for client in CLIENTS:
        for found in judge_modes(parse(data), MODES, client).values():
            check(found)


@pytest.mark.parametrize("end", range(0, len(text(bindings="[a:b]")), 7))
def test_every_beginning_of_a_file(end: int) -> None:
    for found in judge_modes(parse(text(bindings="[a:b]")[:end]), MODES).values():
        check(found)


@pytest.mark.parametrize(
    "data",
    [
        "&a [*a]",
        "&a {b: *a}",
        "&a {<<: *a, resource: r}",
        "hyper_tuning: &h {parameter_specs: [*h]}\n",
        "data_bindings: &d [*d]\n",
        "data_bindings: &d {data_bindings: [*d], bindings: *d}\n",
        "parameters: &p {a: *p, b: {value: *p}}\n",
        "parameters: &p {a: [*p, *p], a: [*p]}\n",
        "? &k {a: b}\n: c\n",
    ],
)
def test_files_that_contain_themselves(data: str) -> None:
    for base in (data, data + text() if not data.startswith("&") else data):
        for client in CLIENTS:
            for mode in MODES:
                check(verdict(base, mode, client))


def test_modes_judged_together_are_judged_alike() -> None:
    document = parse(text(bindings="[a, b:c]", foo="1", node="'2'"))
    together = judge_modes(document, MODES)
    for mode in MODES:
        assert together[mode] == judge(document, mode)


def test_any_options() -> None:
    odd: Any = Overrides(data=("", ":", "::::"), env="", resource=" ", node=10**30, command=("", " "))
    for mode in MODES:
        check(verdict(text(), mode, overrides=odd))


def test_what_obconf_does_not_read_is_not_judged() -> None:
    deep = "x: " + "[" * 300 + "]" * 300 + "\n"
    found = verdict(text() + deep)
    assert (found.stage, found.outcomes, found.submission, found.accepted) == (None, (), None, False)


def test_a_submission_is_of_what_was_set_when_it_was_judged() -> None:
    environ = {"X": "old"}
    found = verdict(text(parameters="{a: {is_secret: true, source: env, env: X}}"), environ=environ)
    environ.clear()
    assert found.submission
    assert found.submission.input["parameters"] == [{"name": "a", "value": "old", "isSecret": True}]


def test_verdicts_go_from_process_to_process() -> None:
    parameters = "{a: [1, {b: 010}], c: {is_secret: true, source: env, env: X}}"
    found = verdict(text(parameters=parameters), environ={"X": "sent", "OTHER": "not"})
    sent = pickle.dumps(found)
    assert b"OTHER" not in sent
    again = pickle.loads(sent)
    assert found.accepted and again.submission == found.submission
    assert repr(again.submission) in repr(again)
