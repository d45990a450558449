"""What the rules about commands, parameters and scripts find, beyond the examples on their pages."""

from __future__ import annotations

import subprocess
import time
from shutil import which

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config import emit
from openbayes_config.context import AskedMode
from openbayes_config.diagnostic import Diagnostic
from openbayes_config.files import Files, MemoryFiles
from openbayes_config.linter import lint
from openbayes_config.settings import Settings
from openbayes_config.text import apply
from tests.rules.test_quiet_commands import FILE, FILES, USUAL, quoted


def found(
    command: str,
    parameters: str = USUAL,
    specs: str = "[]",
    *,
    files: Files | None = None,
    mode: AskedMode = "any",
    client: str = "0.28.5",
) -> list[Diagnostic]:
    text = FILE.format(command=command, parameters=parameters, specs=specs)
    chosen = Settings(select=("OB3",), extend_select=("OB309", "OB312"))
    report = lint(text, mode=mode, client=client, files=files, settings=chosen)
    assert not report.failures
    return [each for each in report.diagnostics if each.rule.id >= "OB306"]


def ids(*args: str, **options: object) -> list[str]:
    return [each.rule.id for each in found(*args, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "command",
    [
        "python main.py | tee log",
        "python main.py 2>&1 | tee -a log",
        "python main.py && echo done",
        "python main.py || true",
        "python main.py; sleep 60",
        "python main.py &",
        "python main.py;",
        "python main.py |",
        "python main.py >",
        "nohup python main.py > log 2>&1 &",
        "(cd src && python main.py)",
        "{ python main.py; }",
        "if true; then python main.py; fi",
        "bash -c 'python main.py'",
        'bash -lc "python main.py"',
        "bash -c 'python main.py \"$@\"'",
        'bash -c "python main.py $@"',
        "python main.py # note",
        "./run.sh | tee log",
        "torchrun main.py | tee log",
        "python main.py \\",
        "python - <<EOF\nprint(1)\nEOF",
        "python main.py && ls -la /output && du -sh /output",
    ],
)
def test_swallowed(command: str) -> None:
    """All that stands behind the program and takes what is for it."""
    assert "OB306" in ids(quoted(command.replace("\n", "\n\n")))


@pytest.mark.skipif(which("bash") is None, reason="no bash")
@pytest.mark.parametrize(
    ("command", "gets"),
    [
        ("python main.py | cat", "main.py"),
        ("python main.py 'a  b' | cat", "main.py a  b"),
        ("true && python main.py && echo done", "main.py"),
        ("python main.py # note", "main.py"),
        ("python main.py;", "main.py"),
        ("for i in 1; do python main.py $i; done", "main.py 1"),
        ("(true && python main.py)", "main.py"),
        ("bash -c 'python main.py'", "main.py"),
        ("bash -c 'true; python main.py | cat'", "main.py"),
        ("bash -c 'python main.py \"$@\"'", "main.py"),
    ],
)
def test_the_rewritten_command_hands_the_parameters_on(command: str, gets: str) -> None:
    """A real shell runs the repaired command with a program that shows its arguments."""
    finding = next(each for each in found(quoted(command)) if each.rule.id == "OB306")
    text = FILE.format(command=quoted(command), parameters=USUAL, specs="[]")
    fixed = apply(text, finding.fixes[0].edits)
    line = str(lint(fixed).document.plain()["command"])  # type: ignore[index]
    shown = 'python() { echo "$@"; }; export -f python; ' + line + " --lr=0.001 --epochs=5"
    result = subprocess.run(["bash", "-c", shown], capture_output=True, text=True, check=True)
    assert f"{gets} --lr=0.001 --epochs=5" in result.stdout


def test_swallowed_only_by_what_gets_them() -> None:
    """Without parameters, or in a mode that sends none, the end of a command is nobody's business."""
    specs = "[{name: lr, type: DISCRETE, discrete_values: [1]}]"
    assert ids("python main.py | tee log", "{}") == []
    assert ids("python main.py | tee log", "{}", specs) == ["OB306"]
    assert ids("python main.py | tee log", "{}", specs, mode="task") == []
    assert ids("python main.py | tee log", mode="workspace") == []
    assert ids("python main.py | tee log", mode="hypertuning", client="0.28.0") == []


def test_swallowed_by_a_shell_script_that_looks_at_no_arguments() -> None:
    """Its text is beside the file."""
    files = MemoryFiles({"run.sh": "python train.py\n", "train.py": ""})
    assert ids("bash run.sh", files=files) == ["OB306"]
    assert not found("bash run.sh", files=files)[0].fixes
    assert ids("cd x && bash run.sh", files=files) == []
    assert ids("bash run.sh", files=MemoryFiles({"run.sh": "python train.py $1\n"})) == []


def test_a_block_keeps_its_lines_when_it_is_rewritten() -> None:
    """Comments, the indentation and the line ends of the file stay."""
    text = FILE.format(
        command="|  # how to run\n    pip install x\n    python main.py | tee log\n", parameters=USUAL, specs="[]"
    )
    text = text.replace("\n", "\r\n")
    finding = next(each for each in lint(text).diagnostics if each.rule.id == "OB306")
    fixed = apply(text, finding.fixes[0].edits)
    block = "command: |-  # how to run\r\n    bash -c 'pip install x\r\n    python main.py \"$@\" | tee log' _\r\n"
    assert block in fixed
    assert "OB306" not in {each.rule.id for each in lint(fixed).diagnostics}


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("python main.py 'a", "'"),
        ('python main.py "a', '"'),
        ("python main.py --name it's", "'"),
        ("echo $(date", "$("),
        ("echo ${HOME", "${"),
        ("echo `date", "`"),
    ],
)
def test_open_quote(command: str, place: str) -> None:
    """The character that opens it is marked."""
    for style in (quoted(command), "|-\n  " + command):
        text = FILE.format(command=style, parameters=USUAL, specs="[]")
        finding = next(each for each in lint(text).diagnostics if each.rule.id == "OB307")
        assert text[slice(*finding.span)].strip() in (place, place * 2)


@pytest.mark.parametrize(
    ("command", "parameters", "expected"),
    [
        ("python train.py --lr=0.5", "{lr: 0.1}", ["OB308"]),
        ("python train.py --lr 0.5", "{lr: 0.1}", ["OB308"]),
        ("python train.py -d /input0", "{data: /input1}", ["OB308"]),
        ("python train.py --epoch 5", "{epochs: 10}", ["OB308"]),
        ("python main.py --data /input0", "{data-dir: x}", []),
        ("python prepare.py --lr=0.5 && python main.py", "{lr: 0.1}", []),
        ("python train.py", "{Epochs: 5}", ["OB317"]),
        ("python train.py", "{nothing: 5}", ["OB317"]),
        ("cd src && python train.py", "{nothing: 5}", ["OB317"]),
        ("torchrun train.py", "{nothing: 5}", ["OB317"]),
        ("bash -c 'python train.py \"$@\" | tee log' _", "{nothing: 5}", ["OB317"]),
        ("python train.py | tee log", "{nothing: 5}", ["OB306"]),
        ("python lenient.py", "{nothing: 5}", []),
        ("python train.py", "{t: 5}", ["OB318"]),
        ("python train.py", "{lr: fast}", ["OB320"]),
        ("python train.py", "{epochs: 7}", ["OB320"]),
        ("python train.py", "{epochs: '5'}", []),
        ("python click_main.py", "{optimizer: rms}", ["OB320"]),
        ("python train.py", "{fp16: 1}", ["OB322"]),
        ("python train.py", "{}", []),
    ],
)
def test_flags_of_scripts(command: str, parameters: str, expected: list[str]) -> None:
    """What the script's text says about a parameter."""
    files = MemoryFiles({**FILES, "main.py": "", "prepare.py": ""})
    assert [each for each in ids(quoted(command), parameters, files=files) if each != "OB312"] == expected


@pytest.mark.parametrize(
    ("specs", "expected"),
    [
        ("[{name: epochs, type: DISCRETE, discrete_values: [1, 5]}]", ["OB319"]),
        ("[{name: lr, type: DISCRETE, discrete_values: [1, 5]}]", []),
        ("[{name: epochs, type: DOUBLE, min_value: 1, max_value: 5, scale_type: UNIT_LINEAR_SCALE}]", ["OB320"]),
        ('[{name: epochs, type: CATEGORICAL, categorical_values: ["5", "6"]}]', ["OB320"]),
        ("[{name: learning, type: DISCRETE, discrete_values: [1, 5]}]", ["OB317"]),
        ('[{name: fp16, type: CATEGORICAL, categorical_values: ["True", "False"]}]', ["OB322"]),
    ],
)
def test_flags_that_tuning_varies(specs: str, expected: list[str]) -> None:
    """As with parameters, but a task does not have them."""
    files = MemoryFiles(FILES)
    assert ids("python train.py", "{}", specs, files=files) == expected
    assert ids("python train.py", "{}", specs, files=files, mode="task") == []


@pytest.mark.parametrize("name", ["lr", "p"])
def test_thousands_of_flags_are_looked_up_in_their_time(name: str) -> None:
    """In the command, in the parameters and in the script."""
    many = range(4_000)
    script = "import argparse\np = argparse.ArgumentParser()\n"
    script += "".join(f"p.add_argument('--p{each}', '-p{each}')\n" for each in many) + "p.parse_args()\n"
    flags = "".join(f" --{name}{each} 1" for each in many)
    given = ", ".join(f"p{each}: 1" for each in many)
    start = time.process_time()
    found(f"python train.py{flags}", f"{{{given}}}", files=MemoryFiles({"train.py": script}))
    assert time.process_time() - start < 9


def test_thousands_of_parameters_take_their_time_and_no_more() -> None:
    """Only so many names are compared with every flag of the script."""
    script = "import argparse\np = argparse.ArgumentParser()\n"
    script += "".join(f"p.add_argument('--number_of_flag_{each}')\n" for each in range(400))
    given = ", ".join(f"numbar_of_flag_{each}: 1" for each in range(3000))
    start = time.process_time()
    every = found("python train.py", f"{{{given}}}", files=MemoryFiles({"train.py": script + "p.parse_args()\n"}))
    unknown = [each for each in every if each.rule.id == "OB317"]
    assert time.process_time() - start < 10
    assert len(unknown) == 3000
    assert unknown[0].args["near"] == "number_of_flag_0"


def test_a_flag_that_tuning_varies_and_the_command_gives_is_worth_knowing() -> None:
    """The last one counts, which is that of the trial."""
    (finding,) = found("python main.py --lr=1", "{}", "[{name: lr, type: DISCRETE, discrete_values: [1]}]")
    assert (finding.rule.id, finding.severity) == ("OB308", "info")


def test_places_of_flags_are_named() -> None:
    """File and line, also for a flag of a module that the script imports."""
    files = MemoryFiles({"train.py": "from options import get\nget()\n", "options.py": "import argparse\n" + OPTIONS})
    (finding,) = found("python train.py --data /input0 -o /input1", "{epochs: x}", files=files)
    assert "options.py:4" in finding.what("en") and "options.py:4" in finding.what("zh")


OPTIONS = """\
def get():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int)
    return parser.parse_args()
"""


def test_metrics() -> None:
    """A name that no call reports; with no certain answer nothing is said."""
    text = FILE.format(
        command="python train.py", parameters="{}", specs="[{name: lr, type: DISCRETE, discrete_values: [1]}]"
    )
    text = text.replace("hyperparameter_metric: accuracy", "hyperparameter_metric: acc")
    for script, expected in (("train.py", ["OB323"]), ("json_main.py", [])):
        files = MemoryFiles({"train.py": FILES[script]})
        report = lint(text, files=files, mode="hypertuning")
        assert [each.rule.id for each in report.diagnostics if each.rule.id == "OB323"] == expected


def test_inputs() -> None:
    """Other names of the directory count, and so do bindings that the client does not read."""
    plain = FILE.replace("data_bindings", "data_binding")
    for template in (FILE, plain):
        text = template.format(
            command="python main.py --a /openbayes/input/input0 --b=/input2", parameters="{}", specs="[]"
        )
        findings = [each for each in lint(text).diagnostics if each.rule.id == "OB311"]
        assert [text[slice(*each.span)] for each in findings] == ["/input2"]


@pytest.mark.parametrize(
    ("command", "parameters", "expected"),
    [
        ("python main.py --output-dir=/input0/x", "{}", ["/input0/x"]),
        ("cp -r out /input0/results", "{}", ["/input0/results"]),
        ("python main.py | tee /input0/log", "{}", ["/input0/log"]),
        ("python main.py", "{save_dir: /openbayes/input/input0/x}", ["/openbayes/input/input0/x"]),
        ("cp -r /input0/a /input1/b", "{}", []),
        ("python main.py --output /input1 < /input0/list", "{}", []),
        ("tar xf /input0/a.tar", "{}", []),
        ("unzip -o /input0/a.zip && python main.py", "{}", []),
        ("tensorboard --logdir /input0/logs", "{}", []),
        ("python main.py --checkpoint-dir /input0/ckpt", "{}", []),
        ("wget -q -O /input0/x.pt https://example.com/x.pt", "{}", ["/input0/x.pt"]),
    ],
)
def test_read_only_targets(command: str, parameters: str, expected: list[str]) -> None:
    """`/input0` is read-only, `/input1` is not."""
    text = FILE.format(command=command, parameters=parameters, specs="[]")
    findings = [each for each in lint(text).diagnostics if each.rule.id == "OB313"]
    assert [text[slice(*each.span)] for each in findings] == expected


@pytest.mark.parametrize(
    "command",
    [
        "python .\\train.py",
        "python ..\\src\\train.py",
        "python train.py --cfg=configs\\a.yaml",
        "'python \"src\\train.py\"'",
        "venv\\Scripts\\activate && python a.py",
        "C:/Python39/python.exe train.py",
        "python a.py --home %USERPROFILE%",
        "start.bat",
        "$env:CUDA_VISIBLE_DEVICES=0; python a.py",
        "py  -3 a.py",
        "\"'set' A=1; python a.py -v\"",
    ],
)
def test_windows_habits(command: str) -> None:
    """Each is found once."""
    assert ids(command, "{}").count("OB314") == 1


@pytest.mark.parametrize(
    "command",
    [
        "echo a\\ b",
        "pip install torch\\>=2.0 apex\\[all\\]",
        "sed -i 's/\\r$//' run.sh",
        "echo -e 'a\\tb\\n'",
        "python main.py --pattern '\\d+\\.png'",
        "date +%Y%m%d",
        "echo 100%",
        "find . -name \\*.py -exec wc -l {} \\;",
        "wget s3://bucket/x http://host/y",
    ],
)
def test_what_looks_like_windows_and_is_not(command: str) -> None:
    """Escapes, patterns and dates."""
    assert "OB314" not in ids(quoted(command), "{}")


def test_scripts_are_looked_for_only_where_they_must_be() -> None:
    """A folder without any project, and what a command may bring itself, say nothing."""
    assert ids("python main.py", "{}", files=MemoryFiles({"openbayes.yaml": "", "notes.md": ""})) == []
    files = MemoryFiles({"a.py": ""})
    assert ids("python main.py", "{}", files=files) == ["OB315"]
    assert ids("cp /input0/main.py . && python main.py", "{}", files=files) == []
    assert ids("python ../main.py", "{}", files=files) == []
    assert ids("python $SCRIPT", "{}", files=files) == []
    assert ids("python main.py", "{}", files=files, mode="workspace") == []


def test_a_command_of_the_command_line_is_not_that_of_the_file() -> None:
    """Words after `--` replace the command."""
    from openbayes_config.client import Overrides

    text = FILE.format(command="python main.py | tee log", parameters=USUAL, specs="[]")
    report = lint(text, overrides=Overrides(command=("python", "x.py")))
    assert not [each for each in report.diagnostics if each.rule.id in ("OB306", "OB311", "OB315")]


def test_nothing_is_said_about_a_text_that_cannot_be_read() -> None:
    """Half a file may hold the other half of the answer."""
    report = lint(FILE.format(command="python main.py 'a | tee log", parameters="{a: [1", specs="[]"))
    assert not [each for each in report.diagnostics if "OB306" <= each.rule.id <= "OB399"]


_PIECES = (
    *("python ", "train.py", " | tee log", " && ", ";", " &", "\n", "'", '"', "\\", " # x", "$(", ")", "{ ", " }"),
    *("bash -c ", '"$@"', " > ", "<<EOF\n", "EOF", "cd src", "--lr=1 ", "/input0", "%X_Y%", "C:\\a ", "set A=1"),
    *("中文", "é", "\t", "torchrun ", "-m pkg", "done", "for i in 1; do ", "train.sh "),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), st.sampled_from(("single", "double", "literal")))
def test_any_command_is_judged(command: str, style: str) -> None:
    """No rule raises; places are inside of the text; a repaired command is read, and its finding is gone."""
    written = {
        "single": quoted(command.replace("\n", " ")),
        "double": emit.quoted(command),
        "literal": "|\n" + "".join(f"  {line}\n" for line in command.split("\n")),
    }[style]
    text = FILE.format(command=written, parameters=USUAL, specs="[]")
    report = lint(text, files=MemoryFiles(FILES))
    assert not report.failures
    for each in report.diagnostics:
        assert 0 <= each.span.start <= each.span.end <= len(report.document.source.text)
        for fix in each.fixes if each.rule.id == "OB306" else ():
            after = lint(apply(text, fix.edits), files=MemoryFiles(FILES))
            assert after.document.loads
            assert "OB306" not in {other.rule.id for other in after.diagnostics}
