"""Hover: what is said about a place, and about which part of the text."""

from __future__ import annotations

import pytest

from tests.lsp.hovering import MIDDLE, PROJECT, TOP, TUNING, described, file, lines, said

TEMPLATE = "according to the client's template"


def test_a_key() -> None:
    assert said(file(middle=MIDDLE.replace("resource", "res|ource"))) == (
        "resource",
        [
            "resource: Compute type",
            "text, required",
            *described("resource"),
            "Documentation",
        ],
    )


def test_a_key_in_chinese() -> None:
    found = lines(file(middle=MIDDLE.replace("node", "no|de")), "zh")
    assert found == [
        "node：节点数量",
        "整数，必填",
        *described("node", lang="zh"),
    ]


def test_keys_of_bindings_and_specifications() -> None:
    assert "Access right" in lines(file(top=TOP.replace("type:", "ty|pe:")))[0]
    name = lines(file(rest=TUNING.replace("name: lr", "na|me: lr")))
    assert name[1] == "text, required"


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("type: DOUBLE, min|_value: 1", "number, required for DOUBLE"),
        ("type: INTEGER, scale|_type: x", "text, required for INTEGER"),
        ("type: DISCRETE, discrete|_values: [1]", "list, required for DISCRETE"),
        ("type: DISCRETE, max|_value: 1", "number, not used for DISCRETE"),
        ("type: CATEGORICAL, discrete|_values: [1]", "list, not used for CATEGORICAL"),
        ("type: double, min|_value: 1", "number; type decides whether it is needed"),
        ("min|_value: 1", "number; type decides whether it is needed"),
    ],
)
def test_what_the_type_of_a_specification_needs(spec: str, told: str) -> None:
    text = file(rest=TUNING.replace("{name: lr, type: DISCRETE, discrete_values: [1, 2, 3]}", f"{{name: lr, {spec}}}"))
    assert lines(text)[1] == told


def test_an_unknown_key_has_no_page() -> None:
    assert lines(file(top="data_bindings:\n  - {data: a/b/1, path: /input0, type: ro, no|te: x}\n"))[0].startswith("OB")
    named = lines(file(top="data_bindings:\n  - {data: a/b/1, na|me: c/d/1, path: /input0, type: ro}\n"))
    assert named[0] == "name: not documented. If it is not empty, the client binds it instead of data."
    assert "Documentation" not in named


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1e-4", "read as the text 1e-4, not as a number"),
        ("yes", "read as the boolean true"),
        ("010", "read as 8, an octal number"),
        ("0x10", "read as 16, a hexadecimal number"),
        ("0b11", "read as 3, a binary number"),
        ("1:30", "read as 90, a number of base 60"),
        ("1_000", "read as the number 1000"),
        ("3.10", "read as the number 3.1"),
        ("1.0e-4", "read as the number 0.0001"),
        ("2024-01-02", "read as the date 2024-01-02, not as text"),
        ("~", "read as null, no value"),
        ("None", "read as the text None, not as null"),
        ("0o10", "read as the text 0o10, not as a number"),
        ("08", "read as the text 08, not as a number"),
    ],
)
def test_a_value_that_is_read_as_another_one(written: str, told: str) -> None:
    assert told in lines(file(parameters=f"parameters:\n  x: {written}|\n"))


@pytest.mark.parametrize(
    "written", ["5", "0.5", "true", "null", "text", "'1e-4'", "-7", "+7", "1.5", "v1.0", "a-b", "-", "0"]
)
def test_a_value_that_is_read_as_it_stands(written: str) -> None:
    assert not [
        line for line in lines(file(parameters=f"parameters:\n  x: {written}|\n")) if line.startswith("read as")
    ]


def test_what_is_sent_instead() -> None:
    assert lines(file(middle=MIDDLE.replace("node: 1", "node: yes|")))[:3] == [
        "node: Number of nodes",
        "read as the boolean true",
        "sent as 1",
    ]
    text = file(rest=TUNING.replace("Grid", "gr|id"))
    assert "sent as Grid" in lines(text)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ('type: INTEGER, min_value: "3|", max_value: 5, scale_type: UNIT_LINEAR_SCALE', ["sent as 3"]),
        ("type: INTEGER, min_value: 3|, max_value: 5, scale_type: UNIT_LINEAR_SCALE", []),
        ("type: INTEGER, min_value: 3.5|, max_value: 5, scale_type: UNIT_LINEAR_SCALE", []),
        ("type: DOUBLE, min_value: 1e-4|, max_value: 5, scale_type: UNIT_LINEAR_SCALE", ["sent as 0.0001"]),
        ("type: DISCRETE, discrete_values: [1, 2|]", ["sent as 2.0"]),
        ("type: DISCRETE, discrete_values: [1, x|]", []),
        ("type: CATEGORICAL, discrete_values: [1, 2|]", []),
        ("type: CATEGORICAL, categorical_values: ['1|']", []),
    ],
)
def test_what_is_sent_of_a_specification(spec: str, told: list[str]) -> None:
    text = file(rest=TUNING.replace("{name: lr, type: DISCRETE, discrete_values: [1, 2, 3]}", f"{{name: lr, {spec}}}"))
    assert [line for line in lines(text) if line.startswith("sent as")] == told


def test_several_nodes() -> None:
    assert lines(file(middle=MIDDLE.replace("node: 1", "node: '3|'"))) == [
        "node: Number of nodes",
        "sent as 3",
        "3 nodes: the client makes a batch job of it; hyperparameter tuning ignores node.",
    ]
    assert not lines(file(middle=MIDDLE.replace("node: 1", "node: 1|")))


def test_a_file_that_is_left_out_gets_no_rules() -> None:
    text = file(top="data_bindings: []\nbind|ings: ['a/b/1:/input0']\n")
    assert "OB201" in str(lines(text))
    assert "OB201" not in str(lines(text, project=PROJECT._replace(excluded=True)))


def test_resource_and_environment() -> None:
    assert said(file(middle=MIDDLE.replace("rtx-4090", "rtx|-4090"))) == (
        "rtx-4090",
        ["rtx-4090: in the list of your account of 2026-11-01", "with a GPU", "executions at a time: 2 at most"],
    )
    assert lines(file(middle=MIDDLE.replace("pytorch", "py|torch")))[0] == (
        "pytorch-2.6-2204: known from public sources (2026)"
    )
    assert lines(file(middle=MIDDLE.replace("rtx-4090", "mi|ne")))[0] == (
        "mine: in no list that obconf has; bayes gear resource lists what your account can use"
    )
    assert lines(file(middle=MIDDLE.replace("rtx-4090", '"|"')))[0] == (
        "Empty: the client takes rtx-4090 instead, which is billed."
    )
    assert lines(file(middle=MIDDLE.replace("pytorch-2.6-2204", '"|"')))[0] == (
        "Empty: the client takes pytorch-2.6-2204 instead."
    )
    assert lines(file(middle=MIDDLE.replace("pytorch-2.6-2204", "pytorch-2|.0")), "zh")[0].endswith("（日期不详）")


def test_the_final_command() -> None:
    found = said(file(middle=MIDDLE.replace("command", "comm|and"), parameters="parameters: {epochs: 5}\n"))[1]
    assert found[-3:-1] == ["A task runs:", "python train.py --data /input0 --epochs=5"]
    doubtful = lines(
        file(middle=MIDDLE.replace("python", "py|thon"), parameters="parameters: {a: [1], b: 1, c: yes}\n")
    )
    assert doubtful[2] == "How the platform writes --a, --c is not documented; shown as client 0.28.2 wrote it."
    tuned = said(file(middle=MIDDLE.replace("python", "py|thon"), rest=TUNING))
    assert tuned == (
        "python train.py --data /input0",
        ["Every trial runs this and adds its own values:", "python train.py --data /input0"],
    )
    refused = lines(file(middle=MIDDLE.replace("python", "py|thon").replace("node: 1", "node: x")))
    assert refused == ["bayes gear run task refuses this file, so nothing runs."]


def test_an_empty_command() -> None:
    found = lines(file(middle=MIDDLE.replace("python train.py --data /input0", '"|"')))
    told = "command is empty: a workspace starts, a task and hyperparameter tuning do not."
    assert found[0] == told
    tuned = lines(file(middle=MIDDLE.replace("python train.py --data /input0", '"|"'), rest=TUNING))
    assert tuned[0] == told
    also = MIDDLE.replace("python train.py --data /input0", '"|"').replace("node: 1", "node: x")
    assert lines(file(middle=also))[0] == "bayes gear run task refuses this file, so nothing runs."


@pytest.mark.parametrize(
    ("written", "part", "told"),
    [
        ("cat /inp|ut0/x", "/input0", "/input0: openbayes/mnist/1, read-only (line 2)"),
        ("cat /inp|ut3", "/input3", "/input3: no binding that is sent leads here"),
        ("cp a /out|put/b", "/output", "/output: the working directory, kept as the output of the execution"),
        (
            "echo $H|F",
            "$HF",
            f"HF: a secret parameter; the platform makes it an environment variable ({TEMPLATE})",
        ),
        (
            "echo ${epo|chs}",
            "${epochs}",
            "epochs: also a parameter, but parameters are flags, not variables of the shell",
        ),
        ("echo $HO|ME", "$HOME", "HOME: a variable of the shell; this file does not set it"),
        ("python tr|ain.py", "train.py", "train.py: flags that it declares: 4 (--epochs, --data, --verbose, --mode)"),
    ],
)
def test_words_of_the_command(written: str, part: str, told: str) -> None:
    parameters = "parameters:\n  HF: {is_secret: true, source: env, env: X}\n  epochs: 5\n"
    middle = "# 中文 😀\n" + MIDDLE.replace("python train.py --data /input0", written)
    found = said(file(middle=middle, parameters=parameters))
    assert (found[0], found[1][0]) == (part, told)


def test_tuning() -> None:
    assert "Grid: 5 of 6 combinations are tried (max_job_count 5), at most 2 at a time, rounds: 3" in lines(
        file(rest=TUNING.replace("parameter_specs", "parameter|_specs"))
    )
    assert lines(file(rest=TUNING.replace("MAXIMIZE", "MAX|IMIZE"))) == [
        "MAXIMIZE: The larger the better: accuracy, precision, F1"
    ]
    assert lines(file(rest=TUNING.replace("name: lr", "name: ep|ochs")))[1].startswith("train.py:3 declares --epochs")
    assert lines(file(rest=TUNING.replace("accuracy", "accu|racy")))[1:] == ["train.py reports: accuracy"]
    found = lines(file(rest=TUNING.replace("Grid", "gr|id")))
    assert found[0] == "grid: Goes through all combinations; DISCRETE and CATEGORICAL only"
    assert found[1].startswith("Grid: 5 of 6 combinations")
    assert lines(file(rest=TUNING.replace("max_job_count: 5", "max_job_count: 5|")))[0] == (
        "max_job_count: Number of trials"
    )
