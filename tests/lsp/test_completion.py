"""What is offered, and what accepting it makes of the file."""

from __future__ import annotations

import pytest

from openbayes_config.catalog import Catalog, Listing, Name
from openbayes_config.document import Document
from openbayes_config.fixer import fix
from openbayes_lsp.features.completion import MOST, complete
from openbayes_lsp.features.completion.items import plain, stop
from openbayes_lsp.features.completion.references import SOURCES
from tests.lsp.offering import PROJECT, accepted, items, labels
from tests.lsp.support import at

TRAINED = "command: python train.py\n"
BOUND = "- data: openbayes/mnist/1\n  path: /input0\n  type: ro"
SECRET = "parameters:\n  T:\n    is_secret: true\n    source: env\n    env: T"
MOUNTS = ["/input0", "/input1", "/input2", "/input3", "/input4", "/output"]


@pytest.mark.parametrize(
    ("marked", "offered"),
    [
        # Keys: required ones first, none twice.
        (
            "hyper_tuning:\n  goal: X\n  |\n  algorithm: Y\n",
            ["max_job_count", "parallel_count", "hyperparameter_metric", "parameter_specs", "side_metrics"],
        ),
        ("resource: a\nenv: b\nnode: 1\nparameters: {}\nhyper_tuning:\n  goal: X\nbindings: []\nc|", ["command"]),
        (
            "resource: a\nenv: b\nnode: 1\nparameters: {}\nhyper_tuning: {}\nc|\ncommand: x\n",
            ["data_bindings", "bindings"],
        ),
        ("data_bindings:\n  - data: a\n    |", ["path", "type"]),
        ("data_bindings: [{data: a, |}]", ["path", "type"]),
        ("data_bindings:\n  - pa|th: a\n", ["data", "path", "type"]),
        ("parameters:\n  T:\n    is_secret: true\n    |", ["source", "env", "value"]),
        ("parameters:\n  T:\n    is_secret: true\n    source: env\n    |", ["env"]),
        (
            "hyper_tuning:\n  parameter_specs:\n    - name: a\n      type: INTEGER\n      |",
            ["min_value", "max_value", "scale_type"],
        ),
        ("hyper_tuning:\n  parameter_specs:\n    - type: CATEGORICAL\n      |", ["name", "categorical_values"]),
        # Values.
        ("hyper_tuning:\n  goal: |", ["MAXIMIZE", "MINIMIZE"]),
        ("hyper_tuning:\n  algorithm:|", ["Bayesian", "Random", "Grid"]),
        ("hyper_tuning:\n  parameter_specs:\n    - type: |", ["DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"]),
        ("hyper_tuning: {parameter_specs: [{scale_type: U|}]}", ["UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"]),
        ("parameters:\n  T:\n    is_secret: |", ["true", "false"]),
        ("parameters:\n  T:\n    source: |", ["env"]),
        ("data_bindings:\n  - path: /input0\n  - path: |", MOUNTS[1:]),
        ("data_bindings:\n  - path: /openbayes/input/input0\n  - {path: /|, type: rw}", MOUNTS[1:]),
        ("data_bindings:\n  - data: x\n    type: |", ["ro", "rw"]),
        ("data_bindings:\n  - path: /output\n    type: |", ["rw", "ro"]),
        ("data_binding:\n  - data: x\n    path: |", MOUNTS),
        # Data, in both forms.
        ("data_bindings:\n  - data: |", ["lab/faces/3", "lab/words/1"]),
        ("bindings:\n  - |", ["lab/faces/3", "lab/words/1"]),
        ("bindings:\n  - a/b/1:|", MOUNTS),
        ("bindings:\n  - a/b/1:/input0\n  - a/b/2:/in|", MOUNTS[1:]),
        ("bindings: ['a/b/1:/input0:|']", ["ro", "rw"]),
        ("bindings:\n  - a/b/1:/output:|\n", ["rw", "ro"]),
        # What the script declares and reports.
        (TRAINED + "parameters:\n  |", ["lr", "epochs", "opt", "depth", "api-key", "HF_TOKEN"]),
        (TRAINED + "parameters:\n  epochs: 1\n  |\n  lr: 0.1", ["opt", "depth", "api-key", "HF_TOKEN"]),
        ("command: python train.py --lr=1\nparameters: {epochs: 1, |}", ["opt", "depth", "api-key", "HF_TOKEN"]),
        (TRAINED + "parameters:\n  opt: |", ["sgd", "adam"]),
        (TRAINED + "data_bindings: [{data: a, path: /input3}]\nparameters:\n  opt: |", ["sgd", "adam", "/input3"]),
        (TRAINED + "hyper_tuning:\n  parameter_specs:\n    - name: |", ["epochs", "opt", "depth", "lr", "api-key"]),
        (TRAINED + "hyper_tuning:\n  hyperparameter_metric: |", ["val_loss", "acc"]),
        (TRAINED + "hyper_tuning:\n  hyperparameter_metric: acc\n  side_metrics: [|]", ["val_loss"]),
        (TRAINED + "hyper_tuning:\n  parameter_specs:\n    - name: opt\n      categorical_values: [sgd, |]", ["adam"]),
        (
            TRAINED + "hyper_tuning:\n  parameter_specs:\n    - name: depth\n      discrete_values:\n        - |",
            ["18", "34"],
        ),
        # The command.
        ("command: python |", ["train.py", "tools/"]),
        ("command: python tools/|", ["tools/eval.py"]),
        ("command: cd tools && python |", ["eval.py"]),
        ("command: |\n  pip install x\n  python tr|", ["train.py", "tools/"]),
        ("command: 'python train.py --o|'", ["--lr=", "--epochs=", "--opt=", "--depth="]),
        ("command: python train.py --lr=1 --|\nparameters: {epochs: 1}", ["--opt=", "--depth="]),
        ("command: python train.py --opt=|", ["--opt=sgd", "--opt=adam"]),
        ("bindings: [a/b/1:/input1]\ncommand: python train.py /|", ["/input1"]),
        ("parameters: {T: {is_secret: true}}\ncommand: echo $|", ["$T"]),
        ("command: python train.py # no|", []),
        ("command: python train.py '|", []),
        # Comments.
        ("node: 1 # ob|", ["obconf: ignore[]", "obconf: ignore-file[]"]),
        ("node: 1 # obconf: |", ["obconf: ignore[]", "obconf: ignore-file[]"]),
        ("node: 1 # note|", []),
        # Nothing is known of these.
        ("x-own:\n  |", []),
        ("node: |", []),
        ("resource: a |", []),
    ],
)
def test_offers(marked: str, offered: list[str]) -> None:
    """A table of places and of what is offered there; whole sections are left out."""
    assert [
        each.label for each in items(marked) if each.kind != "snippet" or "_" in each.label or "-" in each.label
    ] == offered


@pytest.mark.parametrize(
    ("marked", "label", "text"),
    [
        ("resource:|", "cpu", "resource: cpu"),
        ("resource: |# note", "cpu", "resource: cpu # note"),
        ('resource: "rtx|-4090"', "cpu", 'resource: "cpu"'),
        ("resource: 'rt|", "cpu", "resource: 'cpu'"),
        ("res|ource: x", "env", "env: x"),
        ("data_bindings:\n  - data: a\n     |\nnode: 1", "path", "data_bindings:\n  - data: a\n    path: \nnode: 1"),
        ("data_bindings:\n- |", "data", "data_bindings:\n- data: "),
        ("data_bindings:\n-|", "data", "data_bindings:\n- data: "),
        ("hyper_tuning:\n    goal: X\n    |", "side_metrics", "hyper_tuning:\n    goal: X\n    side_metrics: []"),
        ("node: 1\r\n|", "parameters", "node: 1\r\nparameters:\r\n  "),
        ('{"node": 1, |}', "env", '{"node": 1, "env": }'),
        ("bindings:\n  - |", "lab/faces/3", "bindings:\n  - lab/faces/3:/input0"),
        ("bindings:\n  - lab|/x/1:/input1:rw", "lab/faces/3", "bindings:\n  - lab/faces/3:/input1:rw"),
        ("bindings:\n  - a/b/1:|", "/input0", "bindings:\n  - a/b/1:/input0"),
        ("command: python tr|ain.py --x", "train.py", "command: python train.py --x"),
        (TRAINED + "parameters:\n  |", "epochs", TRAINED + "parameters:\n  epochs: 5"),
        ("data_bindings:\n- data: a\n|", "Dataset, read-only", f"data_bindings:\n- data: a\n{BOUND}"),
        ("parameters:\n  T:|", "Secret from an environment variable", SECRET),
        ("node: 1  # obconf: ig|", "obconf: ignore[]", "node: 1  # obconf: ignore[]"),
        ("node: 1 #|", "obconf: ignore[]", "node: 1 # obconf: ignore[]"),
        ("a: 1 # obconf：ignore【OB101，OB5|】", "OB506", "a: 1 # obconf：ignore【OB101，OB506】"),
        ("中文😀: 1 # obconf: ignore[OB101, OB5|] why", "OB506", "中文😀: 1 # obconf: ignore[OB101, OB506] why"),
    ],
)
def test_accepting(marked: str, label: str, text: str) -> None:
    """The text after accepting one of the items."""
    if label.startswith("OB"):
        from openbayes_config.rules import RULES

        rule = next(each for each in RULES if each.name == "node-below-one")
        label, text = f"{rule.id} {rule.name}", text.replace("OB506", rule.id)
    assert accepted(marked, label) == text


def test_empty_file() -> None:
    """Whole files come first, with what the folder has."""
    found = items("|")
    assert [each.label for each in found[:3]] == ["Task", "Workspace", "Hyperparameter tuning"]
    assert found[0].preselect
    assert "command: python train.py\n" in found[0].plain
    assert "goal: MINIMIZE\n" in found[2].plain
    assert "${" in found[2].snippet
    from openbayes_config.linter import lint

    for each, mode in zip(found[:3], ("task", "workspace", "hypertuning"), strict=True):
        report = lint(Document.parse(each.plain), mode=mode)  # type: ignore[arg-type]
        assert [one for one in report.diagnostics if one.severity == "error"] == []


def test_file_of_comments() -> None:
    """It is as good as empty, also when the first word is being typed."""
    text = accepted("# 图像分类\nwo|", "Workspace")
    assert text.startswith("# 图像分类\ndata_bindings:\n")
    assert "Workspace" not in labels("node: 1\nwo|")


def test_sections_by_type() -> None:
    """Each type of specification as a whole."""
    marked = "hyper_tuning:\n  parameter_specs:\n    |"
    assert labels(marked)[:4] == ["DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"]
    text = accepted(marked, "DISCRETE")
    assert text.endswith("    - name: batch-size\n      type: DISCRETE\n      discrete_values: [16, 32, 64]")


@pytest.mark.parametrize(
    ("command", "empty"), [("'python a.py'", "''"), ('"python a.py"', '""'), ("python a.py", '""')]
)
def test_sections_have_the_quotation_marks_of_the_file(command: str, empty: str) -> None:
    """They are those of the repair that adds the same keys."""
    text = f"resource: cpu\nenv: pytorch-2.6-2204\ncommand: {command}\nnode: 1\nparameters: {{}}\n"
    lines = accepted(text + "hyper|", "hyper_tuning (Not used)").splitlines()
    assert f"  goal: {empty}" in lines
    assert f"  goal: {empty}" in fix(text).text.splitlines()


def test_names_of_the_account_come_first() -> None:
    """Then those of other files, then those that come with obconf, outdated ones last."""
    listing = Listing("resource", "alice", "2026-11-01", (Name("a100-80g"), Name("cpu")))
    found = items("resource: |", PROJECT._replace(catalog=Catalog([listing])))
    assert [each.label for each in found[:3]] == ["a100-80g", "cpu", "lab-gpu"]
    assert "2026-11-01" in found[0].detail
    assert "not in your account's list" in next(each.detail for each in found if each.label == "rtx-4090")
    old = [each.deprecated for each in found]
    assert any(old) and old == sorted(old)


def test_many_datasets_go_by_parts() -> None:
    """Of 20,000 references no more are shown than fit."""
    names = tuple(Name(f"user{number % 3}/set-{number}/1") for number in range(20_000))
    project = PROJECT._replace(catalog=Catalog([Listing("dataset", "", "2026-11-01", names)]))
    assert labels("data_bindings: [{data: |}]", project)[:3] == ["user0/", "user1/", "user2/"]
    assert complete(*at("data_bindings: [{data: |}]", project=project)).cut
    assert not complete(*at("resource: |", project=project)).cut
    assert len(items("data_bindings: [{data: user1/|}]", project)) <= MOST
    assert labels("data_bindings: [{data: set-1777|}]", project)[:2] == ["user1/set-1777/1", "user1/set-17770/1"]


def test_secrets_stay_where_they_are() -> None:
    """Neither those of other files, nor those that a script has as defaults."""
    for marked in ("bindings:\n  - |", TRAINED + "parameters:\n  api-key: |", TRAINED + "parameters:\n  |", "env: |"):
        for each in items(marked):
            assert "sk-" not in repr(each) and "hf_" not in repr(each)


def test_rules_of_this_line_come_first() -> None:
    """Those that found something there, then the others; each once."""
    found = items("data_bindings: []\nbindings: [a/b/1:/input0]  # obconf: ignore[|]\n")
    assert [each.preselect for each in found].count(True) == 1
    assert found[0].preselect and found[0].documentation
    assert any("shadowed-bindings" in each.label for each in found[:3])
    assert not any("OB901" in each.label or each.label.startswith("OB001") for each in found)
    assert not any("OB201" in each.label for each in items("node: 1 # obconf: ignore[OB201, |"))


def test_in_chinese() -> None:
    """Everything that is said is said in the editor's language."""
    project = PROJECT._replace(lang="zh")
    for marked in ("|", "resource: |", TRAINED + "parameters:\n  |", "data_bindings:\n  - |", "node: 1 # obconf: |"):
        for each in items(marked, project):
            said = each.detail + each.documentation
            assert any("\u4e00" <= char <= "\u9fff" for char in said), (marked, each)
            said.encode("gbk")


def test_sources_are_translated() -> None:
    """The list that comes with obconf says in English where its names are from."""
    from openbayes_schema import load_catalog

    assert {each["source"] for each in load_catalog()["names"]} <= set(SOURCES)


def test_not_in_the_way() -> None:
    """Lists that nobody asked for stay away where somebody is about to go on."""
    for marked, trigger in (("node: 1\n  |", " "), ("hyper_tuning:|", ":"), ("node: 1 # |", " "), ("-|", "-")):
        assert complete(*at(marked, project=PROJECT), trigger).items == ()
        assert complete(*at(marked, project=PROJECT)).items or marked == "-|"
    assert complete(
        *at("goal: |\nhyper_tuning:\n  goal: ~".replace("|", "").replace("~", "|"), project=PROJECT), " "
    ).items


def test_snippets() -> None:
    """Tab stops and their text."""
    assert plain(r"a ${1:b, c} ${2|d,e|} $0 ${3:x\}\$y} \$z") == "a b, c d  x}$y $z"
    assert plain(stop("a$b}c\\")) == "a$b}c\\"
    assert plain(stop("a$b}c\\", 1)) == "a$b}c\\"
