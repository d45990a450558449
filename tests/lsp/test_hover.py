"""Hover: what is said about a place, and about which part of the text."""

from __future__ import annotations

import pytest

from openbayes_config.settings import Settings
from tests.lsp.hovering import MACHINE, MIDDLE, PROJECT, TOP, TUNING, all_of, file, lines, said
from tests.lsp.support import snapshot

TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"


def test_a_key() -> None:
    assert said(file(middle=MIDDLE.replace("resource", "res|ource"))) == (
        "resource",
        [
            "resource: Compute type",
            MACHINE,
            "text, required",
            'in the template of the client: "rtx-4090"',
            "Documentation",
        ],
    )


def test_a_key_in_chinese() -> None:
    found = lines(file(middle=MIDDLE.replace("node", "no|de")), "zh")
    assert found == [
        "node：节点数量",
        "使用的机器台数：1 为单机，大于 1 为多机。必填。",
        "整数，必填",
        "客户端模板中的值：1",
    ]


def test_keys_of_bindings_and_specifications() -> None:
    assert "Access right" in lines(file(top=TOP.replace("type:", "ty|pe:")))[0]
    assert lines(file(rest=TUNING.replace("discrete_values", "discrete|_values")))[2] == "list, may be left out"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1e-4", "read as the text 1e-4, not as a number"),
        ("yes", "read as true, true or false"),
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
    assert lines(file(middle=MIDDLE.replace("node: 1", "node: yes|")))[:2] == [
        "read as true, true or false",
        "sent as 1",
    ]
    text = file(rest=TUNING.replace("Grid", "gr|id"))
    assert "sent as Grid" in lines(text)


def test_a_binding_that_is_sent() -> None:
    expected = [
        "/input0: Input directory 0, read-only",
        "version 1 of the public dataset mnist",
        "in the list of your account of 2026-10-30",
        "sent in every mode",
    ]
    for part, marked in (
        ("openbayes/mnist/1", "openbayes/mn|ist/1"),
        ("/input0", "/in|put0"),
        ("ro", "r|o}"),
    ):
        assert said(file(top=TOP.replace(marked.replace("|", ""), marked))) == (part, expected)


@pytest.mark.parametrize(
    ("part", "marked"),
    [
        ("alice/jobs/k3x9q2mfw7d1/output", "alice/jo|bs/k3x9q2mfw7d1/output:/output:rw"),
        ("/output", "alice/jobs/k3x9q2mfw7d1/output:/out|put:rw"),
        ("rw", "alice/jobs/k3x9q2mfw7d1/output:/output:r|w"),
    ],
)
def test_the_parts_of_the_short_form(part: str, marked: str) -> None:
    found = said(file(top=f"bindings:\n  # 中文 😀\n  - {marked}\n"))
    assert found[0] == part
    assert found[1][:3] == [
        "/output: Working directory, kept as the output of the execution, read-write",
        "output of the execution k3x9q2mfw7d1 of alice",
        "sent in every mode",
    ]


@pytest.mark.parametrize(
    ("top", "why"),
    [
        (TOP + "  - {data: openbayes/mnist/1, path: /inp|ut1, type: rw}\n", "the same data is bound before it"),
        ("data_bindings: []\nbindings: ['a/b/1:/inp|ut0']\n", "another list of bindings takes its place"),
        ("bindings: ['a/b/1:/inp|ut0:readonly']\n", "access other than ro and rw"),
        ("data_binding:\n  - {data: a/b/1, path: /inp|ut0}\n", "a key of older documentation, not read"),
    ],
)
def test_a_binding_that_is_lost(top: str, why: str) -> None:
    assert f"not sent: {why}" in lines(file(top=top))


def test_a_binding_of_a_refused_file() -> None:
    refused = MIDDLE.replace("node: 1", "node: x")
    assert "sent once the client accepts the file" in lines(file(top=TOP.replace("/inp", "/in|p"), middle=refused))
    crashing = "bindings:\n  - a/b/1:/inp|ut0\n  - c/d/2\n"
    assert "sent once the client accepts the file" in lines(file(top=crashing))


def test_a_binding_that_stands_elsewhere() -> None:
    found = said(file(top="x-data: &it {data: a/b/1, path: /input0, type: ro}\ndata_bindings: [*i|t]\n"))
    assert found[0] == "*it"
    assert found[1][-1] == "sent in every mode"


def test_a_file_that_is_left_out_gets_no_rules() -> None:
    text = file(top="data_bindings: []\nbind|ings: ['a/b/1:/input0']\n")
    assert "OB201" in str(lines(text))
    assert "OB201" not in str(lines(text, project=PROJECT._replace(excluded=True)))


def test_a_binding_of_an_unknown_form() -> None:
    found = lines(file(top="bindings: ['mni|st:/data']\n"))
    assert found[0] == "/data: not a path that the documentation names, read-only"
    assert found[1].startswith("mnist is not of a form that the documentation has")


def test_a_parameter() -> None:
    assert said(file(parameters="parameters:\n  ep|ochs: 5\n")) == (
        "epochs",
        [
            "Appended to the command of a task: --epochs=5 (documented)",
            "train.py:3 declares --epochs: int, default 10",
            "passes over the data",
        ],
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("data: x", "train.py:4 declares --data: text, required"),
        ("verbose: x", "train.py:5 declares --verbose: a switch that takes no value"),
        ("mode: a", "train.py:6 declares --mode: one of a, b"),
        ("other: a", "train.py declares no such flag"),
    ],
)
def test_what_the_script_says(written: str, told: str) -> None:
    assert told in lines(file(parameters=f"parameters:\n  |{written}\n"))


def test_the_grade_of_a_flag_and_its_doubt() -> None:
    assert lines(file(parameters="parameters:\n  x: 0.|5\n"))[0] == (
        "Appended to the command of a task: --x=0.5 (not documented: not a whole number)"
    )
    older = PROJECT._replace(settings=Settings(client="0.28.0"))
    assert lines(file(parameters="parameters:\n  x: 0.|5\n"), project=older)[0].startswith(
        "Client 0.28.0 itself appends"
    )


def test_parameters_of_a_tuning_and_of_a_refused_file() -> None:
    assert lines(file(parameters="parameters:\n  x: |5\n", rest=TUNING))[1].startswith("in a tuning sent beside")
    assert lines("parameters:\n  x: |5\n")[0] == "Appended to the command of a task: --x=5 (documented)"


def test_a_secret() -> None:
    found = lines(file(parameters="parameters:\n  HF: {is_secret: true, source: env, env: HF|_TOKEN}\n"))
    assert len(found) == 1
    assert found[0].startswith("Secret parameter HF: the client takes its value from the variable HF_TOKEN")
    shown = "\n".join(
        lines(file(parameters=f"parameters:\n  api_key: hunter2|{TOKEN}\n  b: {{is_secret: true, value: s3cr3t}}\n"))
    )
    assert "hunter2" not in shown
    assert "--api_key=***" in shown


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{is_secret: true, env: HF|}", "sent without a value (null). Add source: env."),
        ("{is_secret: t|rue}", "sent without a value (null). Add source: env and env with the name"),
        ("{is_secret: true, value: s3cr3t|}", "the value stands in this file, which is uploaded with the sources."),
        ("{is_secret: true, value: ''|}", "the value stands in this file, which is uploaded with the sources."),
        ("{isSecret: true, source: env, env: A|}", "the client takes its value from the variable A. Set it in the"),
    ],
)
def test_where_the_value_of_a_secret_comes_from(written: str, told: str) -> None:
    assert lines(file(parameters=f"parameters:\n  x: {written}\n"))[0].startswith(f"Secret parameter x: {told}")


def test_a_secret_that_the_client_refuses_or_does_not_know() -> None:
    assert lines(file(parameters="parameters:\n  x: {is_secret: true, source: fi|le}\n"))[0].startswith("OB")
    older = PROJECT._replace(settings=Settings(client="0.28.0"))
    found = lines(file(parameters="parameters:\n  x: {is_secret: true, env: H|F}\n"), project=older)
    assert found[0].startswith("Client 0.28.0 itself appends --x={")


def test_no_secret_is_ever_shown() -> None:
    text = file(
        middle=MIDDLE.replace("train.py", f"train.py --token {TOKEN}"),
        parameters=f"parameters:\n  a: {TOKEN}\n  b: {{is_secret: true, value: s3cr3t-value}}\n  password: 1e-4\n",
    )
    shown = snapshot(text, project=PROJECT)
    everything = "".join(found.markdown + found.plain for found in all_of(shown))
    assert TOKEN not in everything
    assert "s3cr3t-value" not in everything
    assert "1e-4" not in everything.replace("`1e-4`, `1e4`", "").replace("1e-4, 1e4", "").replace("1.0e-4", "")


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
        "Nothing is written, so the client asks for its default, rtx-4090."
    )


def test_the_final_command() -> None:
    found = said(file(middle=MIDDLE.replace("command", "comm|and"), parameters="parameters: {epochs: 5}\n"))[1]
    assert found[-3:-1] == ["A task runs:", "python train.py --data /input0 --epochs=5"]
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
            "HF: a secret parameter; the platform makes it an environment variable (template of the client)",
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
    assert "Grid: 5 of 6 combinations are tried (max_job_count 5), up to 2 at a time, rounds: 3" in lines(
        file(rest=TUNING.replace("parameter_specs", "parameter|_specs"))
    )
    assert lines(file(rest=TUNING.replace("MAXIMIZE", "MAX|IMIZE"))) == [
        "The larger the better: accuracy, precision, F1"
    ]
    assert lines(file(rest=TUNING.replace("name: lr", "name: ep|ochs")))[0].startswith("train.py:3 declares --epochs")
    assert lines(file(rest=TUNING.replace("accuracy", "accu|racy"))) == ["train.py reports: accuracy"]
    found = lines(file(rest=TUNING.replace("Grid", "gr|id")))
    assert found[0] == "Goes through all combinations; DISCRETE and CATEGORICAL only"
    assert found[1].startswith("Grid: 5 of 6 combinations")
