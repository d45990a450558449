"""Whole sections hold what fits the file and its script: mounts and names that nothing has yet, the right variable."""

from __future__ import annotations

import pytest

from tests.lsp.offering import accepted, labels

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
