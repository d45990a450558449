"""What is offered in a file that cannot be read yet: open brackets and quotes, keys that are typed once more."""

from __future__ import annotations

import pytest

from openbayes_config.document import Document
from tests.lsp.offering import accepted, items, labels

TRAINED = "command: python train.py\n"
STARTERS = ["Task", "Workspace", "Hyperparameter tuning"]
SPECS = "hyper_tuning:\n  parameter_specs:\n"


@pytest.mark.parametrize("marked", ["{|}", '{"|"}', '{\n  "|"\n}', "|: rtx", "res|: rtx", "{\n  |"])
def test_no_whole_file_where_it_does_not_fit(marked: str) -> None:
    """Between brackets and before a colon there is no room for one."""
    found = labels(marked)
    assert "resource" in found
    assert not set(STARTERS).intersection(found)


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        # Open brackets reach to the cursor.
        (TRAINED + "parameters: {\n  |\nnode: 1", ["lr", "epochs", "opt", "depth", "api-key", "HF_TOKEN"]),
        (TRAINED + "parameters: {\n  lr: 1,\n  |", ["epochs", "opt", "depth", "api-key", "HF_TOKEN"]),
        ("env: x\nhyper_tuning:\n  side_metrics: [\n    |\n  goal: x\ncommand: python train.py", ["val_loss", "acc"]),
        ("parameters: {\n|\nnode: 1", ["resource", "env", "command", "hyper_tuning", "data_bindings", "bindings"]),
        # The first key of an item that goes on below.
        ("data_bindings:\n  - d|\n    path: /input0\n    type: ro", ["data"]),
        (SPECS + "    - n|\n      type: INTEGER\n      scale_type: x", ["name", "min_value", "max_value"]),
        ("data_bindings:\n  - a b|\n    path: /input0", []),
        ("data_bindings:\n  - d|\n   path: /input0", []),
        # A key above its own block.
        ("env: x\nhyper_t|\n  max_job_count: 0", ["hyper_tuning"]),
        ("env: x\n|\n  max_job_count: 0", ["hyper_tuning"]),
        ("env: x\nhyper_t|\n  max_job_coun: 0\n  goal: x", ["hyper_tuning"]),
        ("data_b|\n  - data: x", ["data_bindings"]),
        ("|\n  - data: x\nenv: y", ["data_bindings"]),
        ("env: x\n|\n- data: x\n  path: /input0", ["data_bindings"]),
        ("env: x\nbin|\n  - a/b/1:/input0", ["bindings"]),
        ("env: x\npara|\n  batch: 0", ["parameters"]),
        ("hyper_tuning:\n  par|\n    - name: x", ["parameter_specs"]),
        ("hyper_tuning:\n  goal: x\n  si|\n    - x\n  algorithm: y", ["side_metrics"]),
        (SPECS + "    - name: x\n      cat|\n        - A", ["categorical_values", "discrete_values"]),
        (TRAINED + "parameters:\n  api|\n    is_secret: true", ["lr", "epochs", "opt", "depth", "api-key"]),
        ("parameters:\n  T:\n    is_secret: true\n  |\n    env: T\ncommand: python train.py", ["source"]),
        ("hyper_tuning:\n|\n  goal: x\n  algorithm: y\n  side_metrics: []", [*"mphp"]),
        # Keys in quotes.
        (TRAINED + 'parameters:\n  "|"\n', ["lr", "epochs", "opt", "depth", "api-key", "HF_TOKEN"]),
        (TRAINED + 'parameters:\n  "e|"\n  lr: 1', ["epochs", "opt", "depth", "api-key", "HF_TOKEN"]),
        (TRAINED + "parameters:\n  lr: 1\n  'e|\n  depth: 18", ["epochs", "opt", "api-key", "HF_TOKEN"]),
        ('env:\n  "lab|"', ["lab-image"]),
        # A key word that is gone.
        ("env: x\n|: cpu", ["resource"]),
        ("data_bindings:\n  - |: x\n    path: y", ["data", "type"]),
        ("parameters: {|: x}\ncommand: python train.py", ["lr"]),
        ("data_bindings: [{data: x, |: /input0}]", ["path", "type"]),
        ("? env\n|: cpu", []),
        (TRAINED + 'parameters:\n  "ep|: 5\n  opt: "adam"', ["lr"]),
        ("data_bindings: []\n|\n  goal: x", ["hyper_tuning"]),
        ('{"hyper_tuning": {\n    "|\n    "goal": "",\n    "algorithm": ""}}', ["max_job_count", "parallel_count"]),
        # A reference without quotes between brackets.
        ("bindings: [a/b/1:/input0, a/b/2:|]", ["/input1", "/input2", "/input3", "/input4", "/output"]),
        ("bindings: [a/b/2:/input1:|", ["ro", "rw"]),
        # Another mapping below one without a closing brace.
        ("data_bindings: [\n  {data: |\n  {data: a/b/1, path: /input0}\n]", ["lab/faces/3", "lab/words/1"]),
        ("data_bindings: [\n  {data: a/b/1, path: |\n  {data: a/b/1, path: /input0}\n]", ["/input1", "/input2"]),
    ],
)
def test_offers(marked: str, offered: list[str]) -> None:
    """What comes first in each place; whole sections are left out."""
    found = [each.label for each in items(marked) if each.kind != "snippet" or "-" in each.label or "_" in each.label]
    if offered == [*"mphp"]:
        assert [each[0] for each in found] == offered
    elif offered and len(offered) > 1:
        assert found[: len(offered)] == offered
    else:
        assert found[:1] == offered


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        ("parameters: {\n  |\n}\n", "HF_TOKEN", "{\n  HF_TOKEN: {is_secret: true, source: env, env: HF_TOKEN}\n}"),
        ("data_bindings:\n- d|\n  path: /input0", "data", "data_bindings:\n- data: \n  path: /input0"),
        # What is typed too deep moves to where its block stands.
        (TRAINED + "parameters:\n    c|\n  lr: 0.01\n", "epochs", "parameters:\n  epochs: 5\n  lr: 0.01\n"),
        (TRAINED + "parameters:\n      c|\n  lr: 0.01\n", "epochs", "parameters:\n  epochs: 5\n  lr: 0.01\n"),
        (
            SPECS + "      D|\n    - name: a\n      type: DOUBLE\n",
            "DISCRETE",
            "    - name: batch-size\n      type: DISCRETE\n      discrete_values: [16, 32, 64]\n    - name: a\n",
        ),
        # A key above its own block is no more than the key.
        ("env: x\nhyper_t|\n  max_job_count: 0\n", "hyper_tuning", "env: x\nhyper_tuning:\n  max_job_count: 0\n"),
        ("data_b|\n- data: x\n", "data_bindings", "data_bindings:\n- data: x\n"),
        ("parameters:\n  lr: 1\nh|\n  goal: x\n", "hyper_tuning", "parameters:\n  lr: 1\nhyper_tuning:\n  goal: x\n"),
        ("parameters:\n  lr: 1\n|\n  goal: x\n", "hyper_tuning", "parameters:\n  lr: 1\nhyper_tuning:\n  goal: x\n"),
        ('env: x\n"h|"\n  goal: x\n', "hyper_tuning", '"hyper_tuning":\n  goal: x\n'),
        (TRAINED + "parameters:\n  ap|\n    is_secret: true\n", "api-key", "  api-key:\n    is_secret: true\n"),
        # Keys in quotes stay in them.
        ('env: x\n"r|"\n', "resource", 'env: x\n"resource": \n'),
        (TRAINED + 'parameters:\n  "e|"\n', "epochs", 'parameters:\n  "epochs": 5\n'),
        (TRAINED + 'parameters: {"lr": 1, "e|"}\n', "epochs", 'parameters: {"lr": 1, "epochs": 5}\n'),
        ('parameters:\n  "|"\n', "HF_TOKEN", 'parameters:\n  "HF_TOKEN":\n    is_secret: true\n'),
        ('env:\n  "lab|"\n', "lab-image", 'env:\n  "lab-image"\n'),
        ('parameters: {"|: 0.1, "b": 5}\ncommand: python train.py', "lr", 'parameters: {"lr": 0.1, "b": 5}'),
        ('parameters:\n  "ep|: 5\n' + TRAINED, "epochs", 'parameters:\n  "epochs": 5\n'),
        ("parameters: {a: 1, |: 5}\n" + TRAINED, "epochs", "parameters: {a: 1, epochs: 5}\n"),
        ("env: x\n|: cpu\n", "resource", "env: x\nresource: cpu\n"),
        ("bindings: [a/b/1:/input0, a/b/2:|]", "/input1", "bindings: [a/b/1:/input0, a/b/2:/input1]"),
        ("data_bindings: [{data: x, path: |\n  {data: a}]", "/input0", "[{data: x, path: /input0\n  {data: a}]"),
    ],
)
def test_accepting(marked: str, label: str, text: str) -> None:
    """The text after accepting one of the items."""
    assert text in accepted(marked, label)


@pytest.mark.parametrize(
    "marked",
    [
        TRAINED + "parameters:\n    c|\n  lr: 0.01\n",
        SPECS + "      D|\n    - name: a\n",
        "env: x\nhyper_t|\n  max_job_count: 0\n",
        "env: x\n|\n- data: x\n",
        "parameters:\n  lr: 1\n|\n  goal: x\n",
        "data_bindings:\n  - d|\n    path: /input0\n",
        '"|"\nenv: x\n',
    ],
)
def test_readable_afterwards(marked: str) -> None:
    """Whatever is accepted in these places, the file can be read."""
    assert items(marked)
    for each in items(marked):
        text = accepted(marked, each.label)
        assert not Document.parse(text).problems, text
