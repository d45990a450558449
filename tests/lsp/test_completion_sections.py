"""Whole sections hold what fits the file and its script: mounts and names that nothing has yet, the right variable."""

from __future__ import annotations

import pytest

from openbayes_config.files import MemoryFiles
from openbayes_lsp.features.completion import complete
from openbayes_lsp.project import Project
from tests.lsp.offering import PROJECT, accepted, labels
from tests.lsp.support import at

TRAINED = "command: python train.py\n"
SPECS = "hyper_tuning:\n  parameter_specs:\n"
READ = "Dataset, read-only"
WRITE = "Execution output, read-write"
SECRET = "Secret from an environment variable"
FIVE = "data_bindings:\n" + "".join(
    f"  - data: a/b/{number}\n    path: /input{number}\n    type: ro\n" for number in range(5)
)
SHORT = "bindings:\n" + "".join(f"  - a/b/{number}:/input{number}\n" for number in range(5))


def test_mounts_that_are_left() -> None:
    """A dataset goes to a free input, an output to the working directory, and neither to where something is."""
    assert {READ, WRITE} <= set(labels("data_bindings:\n  - path: /input0\n  - |"))
    assert READ not in labels(FIVE + "  - |")
    assert WRITE in labels(FIVE + "  - |")
    assert not {READ, WRITE}.intersection(labels(FIVE + "  - path: /output\n  - |"))
    assert not {READ, WRITE}.intersection(labels(SHORT + "  - a/b/9:/output\ndata_bindings: [|]"))
    assert not {READ, WRITE}.intersection(labels(FIVE + "  - path: /openbayes/home\n  |"))
    text = accepted("data_bindings:\n  - path: /openbayes/input/input0\n    data: x\n  - |", READ)
    assert text.endswith("  - data: openbayes/mnist/1\n    path: /input1\n    type: ro")


def test_short_bindings_that_are_left() -> None:
    """The first free path stands behind the data, none where all are taken."""
    assert accepted(SHORT + "  - |", "lab/faces/3").endswith("  - lab/faces/3:/output")
    assert accepted(SHORT + "  - a/b/9:/output\n  - |", "lab/faces/3").endswith("  - lab/faces/3")


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        (TRAINED + SPECS + "    - |", "DOUBLE", "- name: lr\n      type: DOUBLE\n"),
        (TRAINED + SPECS + "    - |", "INTEGER", "- name: epochs\n      type: INTEGER\n"),
        (
            TRAINED + SPECS + "    - |",
            "DISCRETE",
            "- name: depth\n      type: DISCRETE\n      discrete_values: [18, 34]",
        ),
        (
            TRAINED + SPECS + "    - |",
            "CATEGORICAL",
            "- name: opt\n      type: CATEGORICAL\n      categorical_values: [sgd, adam]",
        ),
        # What has the name already is not tuned twice.
        (
            TRAINED + "parameters: {depth: 18}\n" + SPECS + "    - |",
            "DISCRETE",
            "- name: epochs\n      type: DISCRETE\n",
        ),
        (TRAINED + SPECS + "    - name: lr\n    - |", "DOUBLE", "- name: \n      type: DOUBLE\n"),
        ("command: python train.py --lr=1\n" + SPECS + "    - |", "DOUBLE", "- name: \n      type: DOUBLE\n"),
        (SPECS + "    - name: lr\n    - |", "DOUBLE", "- name: \n      type: DOUBLE\n"),
        (SPECS + "    - |", "DOUBLE", "- name: lr\n      type: DOUBLE\n"),
        (TRAINED + "parameters: {lr: 1}\nhyper_tuning:\n  |", "Tuning", "- name: \n      type: DOUBLE\n"),
        ("|", "Hyperparameter tuning", "    - name: lr\n      type: DOUBLE\n"),
        # The variable has the parameter's name.
        ("parameters:\n  WANDB_API_KEY: |", SECRET, "env: WANDB_API_KEY"),
        ("parameters:\n  hf-token:\n    |", SECRET, "env: HF_TOKEN"),
        ("parameters: {wandb-key: |}", SECRET, "{is_secret: true, source: env, env: WANDB_KEY}"),
        ("parameters:\n  密钥: |\nnode: 1", SECRET, "source: env\n    env: \nnode: 1"),
    ],
)
def test_accepting(marked: str, label: str, text: str) -> None:
    """The text after accepting a section."""
    assert text in accepted(marked, label)


def test_names_by_type() -> None:
    """The names that suit the type of a specification come first."""
    first = [labels(f"{TRAINED}{SPECS}    - type: {kind}\n      name: |")[0] for kind in ("DOUBLE", "INTEGER")]
    assert first == ["lr", "epochs"]
    first = [labels(f"{TRAINED}{SPECS}    - type: {kind}\n      name: |")[0] for kind in ("DISCRETE", "CATEGORICAL")]
    assert first == ["depth", "opt"]


def test_nothing_twice() -> None:
    """A secret parameter is offered once."""
    assert labels("parameters:\n  |") == ["HF_TOKEN"]


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        # Lists on a line of their own, with the dash.
        (TRAINED + "hyper_tuning:\n  side_metrics:\n    |", ["val_loss", "acc", "-"]),
        (TRAINED + "hyper_tuning:\n  side_metrics:\n    - acc\n    |", ["val_loss", "-"]),
        (TRAINED + SPECS + "    - name: opt\n      categorical_values:\n        |", ["sgd", "adam", "-"]),
        (TRAINED + SPECS + "    - name: opt\n      categorical_values:\n        - sgd\n        a|", ["adam", "-"]),
        ("bindings:\n  |", ["lab/faces/3", "lab/words/1", "-"]),
        # Lists behind their key.
        (TRAINED + "hyper_tuning:\n  side_metrics: |", ["val_loss", "acc"]),
        (TRAINED + "hyper_tuning: {side_metrics: |}", ["val_loss", "acc"]),
        (TRAINED + SPECS + "    - name: depth\n      discrete_values: |", ["18", "34"]),
        ("bindings: |", ["lab/faces/3", "lab/words/1"]),
        ("data_bindings: |", [READ, WRITE]),
        ("hyper_tuning:\n  parameter_specs: |", ["DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"]),
        ("node: 1\nresource: |x", ["lab-gpu"]),
    ],
)
def test_lists(marked: str, offered: list[str]) -> None:
    """Items are offered where a list may begin, or go on."""
    assert labels(marked)[: len(offered)] == offered
    assert "resource" in marked or len(labels(marked)) == len(offered)


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        (TRAINED + "hyper_tuning:\n  side_metrics:\n    |", "acc", "  side_metrics:\n    - acc"),
        (TRAINED + "hyper_tuning:\n  side_metrics:\n  - acc\n  v|", "val_loss", "  - acc\n  - val_loss"),
        ("bindings:\n  |", "lab/faces/3", "bindings:\n  - lab/faces/3:/input0"),
        (SHORT + "  |", "lab/faces/3", "  - lab/faces/3:/output"),
        (TRAINED + "hyper_tuning:\n  side_metrics: |", "acc", "  side_metrics: [acc]"),
        (TRAINED + "hyper_tuning: {side_metrics: |}", "acc", "{side_metrics: [acc]}"),
        ("bindings: |", "lab/faces/3", "bindings: \n  - lab/faces/3:/input0"),
        ("bindings:|", "lab/faces/3", "bindings:\n  - lab/faces/3:/input0"),
        ("{bindings: |}", "lab/faces/3", "{bindings: [lab/faces/3:/input0]}"),
        ("data_bindings:|", READ, "data_bindings:\n  - data: openbayes/mnist/1\n    path: /input0\n    type: ro"),
        ("{data_bindings:|}", READ, "{data_bindings: [{data: openbayes/mnist/1, path: /input0, type: ro}]}"),
        (
            "hyper_tuning:\n  parameter_specs: |",
            "DISCRETE",
            "  parameter_specs: \n    - name: batch-size\n      type: DISCRETE\n      discrete_values: [16, 32, 64]",
        ),
    ],
)
def test_accepting_items(marked: str, label: str, text: str) -> None:
    """A new item is written as the list is, or would be."""
    assert text in accepted(marked, label)


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        ("parameters:\n  lr: |", []),
        ("parameters:\n  HF_TOKEN: |", [SECRET]),
        ("hyper_tuning: |", []),
        ("parameters: |", []),
        ("data_bindings: |", []),
        ("bindings: |", []),
        (TRAINED + "hyper_tuning:\n  side_metrics: |", []),
        (TRAINED + "parameters:\n  opt: |", ["sgd", "adam"]),
        ("resource: |", ["lab-gpu"]),
    ],
)
def test_unasked(marked: str, offered: list[str]) -> None:
    """Behind a blank, Enter means the next line: no block that nobody asked for."""
    found = complete(*at(marked, project=PROJECT), " ").items
    assert [each.label for each in found][: len(offered) or None] == offered


def test_examples_of_data() -> None:
    """Without any name of a dataset, the documented one."""
    bare = Project("en", files=MemoryFiles({}))
    for marked in ("data_bindings:\n  - data: |", "data_bindings: [{data: o|}]", "bindings:\n  - |"):
        found = complete(*at(marked, project=bare)).items
        assert [each.label for each in found] == ["openbayes/mnist/1"]
        assert "documentation" in found[0].detail
    assert "openbayes/mnist/1" not in labels("data_bindings:\n  - data: |")
    assert labels("resource: |", bare) == labels("resource: |", bare._replace(neighbours=()))


ANCHORS = "x: &common {lr: 1}\ny: &gpu cpu\nz: &more\n  lr: 2\n"


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        (ANCHORS + "resource: *|", ["*common", "*gpu", "*more"]),
        (ANCHORS + "resource: *g|\nenv: &later x", ["*common", "*gpu", "*more"]),
        (ANCHORS + "parameters:\n  <<: |", ["*common", "*more"]),
        (ANCHORS + "parameters:\n  <<: *c|", ["*common", "*more"]),
        (ANCHORS + "parameters: {<<: [*common, *|]}", ["*common", "*more"]),
        ("data_bindings:\n  - &one\n    data: x\n  - *|", ["*one"]),
        ("a: &text\n  some words\nparameters:\n  <<: *|", []),
        ("resource: *|", []),
        ("parameters:\n  <<: |", []),
    ],
)
def test_anchors(marked: str, offered: list[str]) -> None:
    """Behind an asterisk stands the name of something that was marked before; what is merged is a mapping."""
    assert labels(marked) == offered
    for label in offered:
        assert f"{label}" in accepted(marked, label)


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("node: 0 # obconf: ignore[|", "ignore[OB503]"),
        ("node: 0 # obconf: ignore[OB1|", "ignore[OB503]"),
        ("node: 0 # obconf: ignore[OB101, |", "ignore[OB101, OB503]"),
        ("node: 0 # obconf: ignore【|", "ignore【OB503】"),
        ("node: 0 # obconf: ignore[|]", "ignore[OB503]"),
        ("node: 0 # obconf: ignore[|] why", "ignore[OB503] why"),
    ],
)
def test_closing_a_comment(marked: str, text: str) -> None:
    """The bracket around rules is closed."""
    assert accepted(marked, "OB503 node-below-one").endswith(text)
