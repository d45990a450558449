"""``obconf render``: one line on stdout, what it does not show on stderr."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import openbayes_schema
from openbayes_cli import main, render
from openbayes_config.diagnostic import Text
from openbayes_config.explained import notes

REFUSED = """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
resource: t4
env: pytorch-2.0
command: python main.py
parameters:
  input: /input0
  epochs: 5
"""
REST = """\
node: 1
hyper_tuning:
  max_job_count: 3
  parallel_count: 1
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: grid
  parameter_specs:
    - {name: lr, type: DISCRETE, discrete_values: [0.1, 1]}
  side_metrics: []
"""
GOOD = REFUSED + REST
SECRET = GOOD.replace("  epochs: 5\n", "  HF: {is_secret: true, source: env, env: OBCONF_TEST_TOKEN}\n")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OBCONF_LANG", "en")
    for name in ("OBCONF_TEST_TOKEN", "FORCE_COLOR", "CLICOLOR_FORCE", "OBCONF_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def write(text: str, name: str = "openbayes.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8", newline="")


class Ran:
    """How a run ended and what it said."""

    def __init__(self, arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
        self.code = main(["render", *arguments])
        self.out, self.err = capsys.readouterr()

    @property
    def said(self) -> list[str]:
        """The lines of stderr."""
        return self.err.splitlines()


def checked(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A machine output that its published schema accepts."""
    jsonschema.validate(value, openbayes_schema.load_output_schema("render"))
    return value


def test_the_documented_case(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran([], capsys)
    assert (ran.code, ran.out) == (0, "python main.py --input=/input0 --epochs=5\n")
    assert ran.said == ["task: resource t4, env pytorch-2.0, 1 node, 1 of 1 bindings sent, to export: none"]


def test_the_same_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--lang", "zh"], capsys)
    assert ran.out == "python main.py --input=/input0 --epochs=5\n"
    assert ran.said == [
        "task：算力 t4，镜像 pytorch-2.0，1 个节点，提交 1 个数据绑定（共写了 1 个），需要 export 的环境变量：无"
    ]


def test_a_refused_file_gives_the_reasons_and_the_line_after_a_repair(capsys: pytest.CaptureFixture[str]) -> None:
    write(REFUSED)
    ran = Ran([], capsys)
    assert (ran.code, ran.out) == (1, "")
    assert "error[OB101]" in ran.err
    assert "`hyper_tuning`" in ran.err
    assert ran.said[-1] == "note: After `obconf fix` this would run: python main.py --input=/input0 --epochs=5"
    assert Path("openbayes.yaml").read_text(encoding="utf-8") == REFUSED


def test_a_refused_file_that_needs_a_person_promises_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    write("parameters: 5\n")
    ran = Ran([], capsys)
    assert (ran.code, ran.out) == (1, "")
    assert "obconf fix` this" not in ran.err


def test_fixed_renders_the_repaired_text_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    write(REFUSED)
    ran = Ran(["--fixed"], capsys)
    assert (ran.code, ran.out) == (0, "python main.py --input=/input0 --epochs=5\n")
    assert Path("openbayes.yaml").read_text(encoding="utf-8") == REFUSED


def test_words_after_two_dashes_keep_the_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--", "sleep", "360", "--mode", "x"], capsys)
    assert (ran.code, ran.out) == (0, "sleep 360 --mode x --input=/input0 --epochs=5\n")
    assert "take the place of `command`" in ran.said[0]
    assert "`parameters` are appended nevertheless" in ran.said[0]


def test_options_of_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["-d", "a/b/1:/input1", "-d", "c/d/1:/output:rw", "-e", "e-1", "-r", "cpu", "-n", "3"], capsys)
    assert ran.code == 0
    assert ran.said == [
        "note: -d takes the place of all bindings in the file (1); it adds none to them.",
        "task: resource cpu, env e-1, 3 nodes, 2 of 2 bindings sent, to export: none",
    ]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        ("a:/input0,b:/input1", "once for each binding"),
        ("a:/input0:readonly", "must be ro or rw"),
        ("a", "write data:path"),
    ],
)
def test_data_that_the_client_loses_is_an_error(data: str, advice: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["-d", data], capsys)
    assert ran.code == 1
    assert ran.out == "python main.py --input=/input0 --epochs=5\n"
    assert any(line.startswith(f"error: `-d {data}` is not sent") and advice in line for line in ran.said)
    assert "0 of 1 bindings sent" in ran.said[-1]


def test_a_tuning_names_the_values_of_its_trials(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--mode", "hypertuning"], capsys)
    assert (ran.code, ran.out) == (0, "python main.py\n")
    assert "Every trial adds its own values behind this command: --lr=..." in ran.err
    assert ran.said[-1].startswith("hypertuning: resource t4, env pytorch-2.0, number of nodes not sent, 1 of 1")


def test_a_workspace_sends_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--mode", "workspace"], capsys)
    assert (ran.code, ran.out) == (0, "")
    assert ran.said[0] == "note: A workspace runs no command; none is sent."


@pytest.mark.parametrize("number", ["x", "--5", "1.5", "", "9" * 5000])
def test_a_number_of_nodes_that_is_none_is_wrong_usage(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran([f"--node={number}"], capsys)
    assert (ran.code, ran.out) == (2, "")
    assert ran.said[0] == f"error: --node takes a whole number, not `{number}`."


def test_what_is_not_documented_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("  epochs: 5\n", "  amp: true\n  lr: 0.1\n  name: a b\n"))
    ran = Ran([], capsys)
    assert ran.out == "python main.py --input=/input0 --amp=True --lr=0.1 --name=a b\n"
    assert "--amp=True (a boolean), --lr=0.1 (a number that is not whole), --name=a b (text with blanks" in ran.said[0]
    assert "--input" not in ran.said[0]
    old = Ran(["--client", "0.28.0"], capsys)
    assert (old.code, old.out, len(old.said)) == (0, ran.out, 1)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("python main.py | tee log", "`tee` gets them"),
        ('"python main.py # note"', "ends with a comment, `# note`"),
        ("|\n  python main.py", "ends with a line end"),
        ("python main.py &", "ends with `&`"),
        ("(python main.py)", "ends with `)`"),
    ],
)
def test_parameters_that_no_program_gets_are_said(command: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("python main.py", command))
    assert words in Ran([], capsys).err


def test_line_ends_of_a_command_stay_and_control_characters_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("command: python main.py", 'command: "cd x\\npython\\tmain.py \\e[31m"'))
    assert Ran([], capsys).out == "cd x\npython\tmain.py \\x1b[31m --input=/input0 --epochs=5\n"


def test_params_json(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--params-json"], capsys)
    assert (ran.code, ran.out) == (0, '{"input": "/input0", "epochs": 5}\n')
    assert "openbayes_params.json" in ran.said[0]
    write(REFUSED)
    assert Ran(["--params-json"], capsys).out == ""


def test_a_lost_binding_is_an_error_beside_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("path: /input0\n    type: ro", "path: /input0\n    type: readonly"))
    ran = Ran([], capsys)
    assert (ran.code, ran.out) == (1, "python main.py --input=/input0 --epochs=5\n")
    assert ran.said[0].startswith("openbayes.yaml:")
    assert "error[OB" in ran.said[0]
    assert "0 of 1 bindings sent" in ran.said[-1]


def test_a_variable_counts_only_when_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(SECRET)
    ran = Ran([], capsys)
    assert ran.code == 0
    assert ran.said[-1].endswith("to export: OBCONF_TEST_TOKEN")
    refused = Ran(["--check-env"], capsys)
    assert (refused.code, refused.out) == (1, "")
    assert "OBCONF_TEST_TOKEN" in refused.err
    monkeypatch.setenv("OBCONF_TEST_TOKEN", "hunter2-hunter2")
    assert Ran(["--check-env"], capsys).code == 0
    shown = Ran(["--check-env", "--format", "json"], capsys)
    assert "hunter2" not in shown.out + shown.err


def test_no_secret_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    secret = "{is_secret: true, value: QQQ}"
    write(GOOD.replace("epochs: 5", f"A: {secret}\n  B: {{secret: true, value: QQ}}\n  C_TOKEN: QQQQ"))
    for options in ([], ["--client", "0.28.0"], ["--mode", "workspace"], ["--format", "json"], ["--params-json"]):
        ran = Ran(options, capsys)
        assert "QQ" not in ran.out + ran.err


def test_json_is_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["--format", "json"], capsys)
    value = checked(json.loads(ran.out))
    assert (ran.code, ran.err) == (0, "")
    assert list(value) == [
        "schema_version",
        "path",
        "mode",
        "client",
        "accepted",
        "stage",
        "operation",
        "command",
        "words",
        "parameters_file",
        "input",
        "dropped",
        "findings",
    ]
    assert value["path"] == "openbayes.yaml"
    assert value["command"] == "python main.py --input=/input0 --epochs=5"
    at = GOOD.index("/input0\n  epochs")
    assert value["words"][1] == {
        "text": "--input=/input0",
        "source": {
            "option": None,
            "pointer": "/parameters/input",
            "start": {"line": 9, "column": 10, "offset": at},
            "end": {"line": 9, "column": 17, "offset": at + 7},
        },
        "grade": "documented",
    }
    assert value["parameters_file"] == {"input": "/input0", "epochs": 5}
    assert value["input"]["newTask"] == {"command": "python main.py", "code": "<code>"}
    assert value["input"]["projectId"] == "<project>"


def test_json_of_a_workspace_of_a_refused_file_and_of_options(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    value = checked(json.loads(Ran(["--format", "json", "--mode", "workspace"], capsys).out))
    assert (value["command"], value["input"]["newWorkspace"]) == (None, {"code": ""})
    value = checked(json.loads(Ran(["--format", "json", "-d", "x", "--", "ls"], capsys).out))
    assert value["words"][0]["source"] == {"option": "--", "pointer": None, "start": None, "end": None}
    assert value["dropped"][0]["option"] == "--data x"
    write(REFUSED)
    ran = Ran(["--format", "json"], capsys)
    value = checked(json.loads(ran.out))
    assert (ran.code, value["accepted"], value["stage"], value["input"]) == (1, False, "model", None)
    assert value["findings"][0]["rule"] == "OB101"


def test_numbers_that_json_does_not_have_are_texts(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("epochs: 5", "a: .nan\n  b: [.inf, {c: -.inf}]"))
    value = checked(json.loads(Ran(["--format", "json"], capsys).out))
    assert value["parameters_file"] == {"input": "/input0", "a": "NaN", "b": ["Infinity", {"c": "-Infinity"}]}
    assert [each["value"] for each in value["input"]["parameters"]][1:] == ["NaN", ["Infinity", {"c": "-Infinity"}]]


def test_jsonl_takes_many_files(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, "a.yaml")
    write(REFUSED, "b.yaml")
    ran = Ran(["a.yaml", "b.yaml", "--format", "jsonl"], capsys)
    values = [checked(json.loads(line)) for line in ran.out.splitlines()]
    assert [(value["path"], value["accepted"]) for value in values] == [("a.yaml", True), ("b.yaml", False)]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.yaml", "b.yaml"], "These are 2 files"),
        (["a.yaml", "--params-json", "--format", "json"], "Leave out --format"),
        (["missing.yaml"], "missing.yaml does not exist"),
        (["a.yaml", "--client", "0.1"], "0.1"),
        (["a.yaml", "-n", "many"], "many"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD, "a.yaml")
    write(GOOD, "b.yaml")
    ran = Ran(arguments, capsys)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_the_findings_are_those_of_validate(capsys: pytest.CaptureFixture[str]) -> None:
    """What is beside the file counts here too: the script, and the catalogue."""
    write(GOOD)
    write("import argparse\nargparse.ArgumentParser().parse_args()\n", "main.py")
    names = [{"name": "rtx-409O"}]
    listing = {"kind": "resource", "account": "", "date": "2026-01-02", "names": names}
    Path(".obconf").mkdir()
    write(json.dumps({"schema_version": 1, "listings": [listing]}), ".obconf/catalog.json")
    found = {each["name"] for each in json.loads(Ran(["--format", "json"], capsys).out)["findings"]}
    main(["validate", "--mode", "task", "--format", "json"])
    assert found == {each["name"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert "undeclared-parameter" in found
    write('severity = {undeclared-parameter = "error"}\n', "obconf.toml")
    assert Ran([], capsys).code == 1


def test_a_command_without_two_dashes_gets_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD)
    ran = Ran(["python", "main.py"], capsys)
    assert ran.code == 2
    assert ran.said[-1] == "note: A command goes behind two dashes: obconf render -- python main.py"


def test_the_words_are_in_gbk() -> None:
    texts = [value for module in (notes, render) for value in vars(module).values() if isinstance(value, Text)]
    assert len(texts) > 15
    for text in (*texts, *notes.TAILS.values(), *notes.DOUBTS.values()):
        (text.en + text.zh).encode("gbk")


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    write(GOOD.replace("epochs: 5", "数据: 一"))
    ran = Ran(["-o", "line.txt"], capsys)
    assert (ran.code, ran.out) == (0, "")
    assert Path("line.txt").read_bytes() == "python main.py --input=/input0 --数据=一\n".encode()


@pytest.mark.parametrize("text", ["", "[", "- 1", "\x00", "a: 2024-13-45", "a: !x 1"])
def test_any_text_gives_an_answer(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(text)
    ran = Ran([], capsys)
    assert (ran.code, ran.out) == (1, "")
    assert "error[OB" in ran.err
