"""What a file becomes when it is run."""

from __future__ import annotations

from collections.abc import Mapping
from operator import methodcaller

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.catalog import Catalog, Listing, Name
from openbayes_config.client import MODES, Mode, Overrides
from openbayes_config.files import MemoryFiles
from openbayes_config.linter import lint
from openbayes_config.renderer import Grade, Rendering, render, rendered
from tests.dumping import dumped

in_a_notebook = methodcaller("_repr_markdown_")

TUNING = """\
hyper_tuning:
  max_job_count: 3
  parallel_count: 1
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: random
  parameter_specs:
    - {name: lr, type: DOUBLE, min_value: 0.1, max_value: 1, scale_type: UNIT_LINEAR_SCALE}
    - {name: layers, type: DISCRETE, discrete_values: [1, 2]}
  side_metrics: []
"""
BINDINGS = """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
"""


def file(parameters: str = "{}", command: str = "python main.py", bindings: str = BINDINGS, node: str = "1") -> str:
    return (
        f"{bindings}resource: rtx-4090\nenv: pytorch-2.6-2204\ncommand: {command}\n"
        f"node: {node}\nparameters: {parameters}\n{TUNING}"
    )


def task(parameters: str, client: str = "0.28.5") -> Rendering:
    return render(file(parameters), client=client)


def test_the_documented_case() -> None:
    rendering = task("{input: /input0, epochs: 5}")
    assert rendering.accepted
    assert rendering.command == "python main.py --input=/input0 --epochs=5"
    assert rendering.parameters_file == {"input": "/input0", "epochs": 5}
    assert [(word.text, word.source.pointer, word.grade) for word in rendering.words] == [
        ("python main.py", "/command", "observed"),
        ("--input=/input0", "/parameters/input", "documented"),
        ("--epochs=5", "/parameters/epochs", "documented"),
    ]
    assert rendering.bindings == (1, 1)
    assert (rendering.resource, rendering.env, rendering.nodes) == ("rtx-4090", "pytorch-2.6-2204", 1)


def test_words_know_where_they_stand() -> None:
    text = file("{input: /input0, epochs: 5}")
    spans = [word.source.span for word in render(text).words]
    assert [text[span.start : span.end] for span in spans if span] == ["python main.py", "/input0", "5"]


@pytest.mark.parametrize(
    ("value", "text", "grade"),
    [
        ("5", "5", "documented"),
        ("-5", "-5", "documented"),
        ("010", "8", "documented"),
        ("/input0", "/input0", "documented"),
        ("1e-4", "1e-4", "documented"),
        ("'~/x#1=2!%'", "~/x#1=2!%", "documented"),
        ("数据", "数据", "documented"),
        ("{value: 7, type: int}", "7", "documented"),
        ("true", "True", "not documented"),
        ("off", "False", "not documented"),
        ("", "None", "not documented"),
        ("~", "None", "not documented"),
        ("[1, 2]", "[1, 2]", "not documented"),
        ("{a: 1}", "{'a': 1}", "not documented"),
        ("0.1", "0.1", "not documented"),
        ("1.0", "1.0", "not documented"),
        (".nan", "nan", "not documented"),
        ("''", "", "not documented"),
        ("a b", "a b", "not documented"),
        ("'a\tb'", "a\tb", "not documented"),
        ("$HOME", "$HOME", "not documented"),
        ("a;b", "a;b", "not documented"),
        ("'*.txt'", "*.txt", "not documented"),
        ("a{b}", "a{b}", "not documented"),
        ("'\"'", '"', "not documented"),
        ("a　b", "a　b", "not documented"),
    ],
)
def test_every_appended_word_has_a_grade(value: str, text: str, grade: Grade) -> None:
    word = render(file(f"\n  p: {value}")).words[-1]
    assert (word.text, word.grade) == (f"--p={text}", grade)


@pytest.mark.parametrize("name", ["--lr", "''", "'a b'", "'a;b'", "'$a'"])
def test_an_odd_name_is_not_documented(name: str) -> None:
    word = render(file(f"\n  {name}: 1")).words[-1]
    assert (word.grade, word.doubt) == ("not documented", "name")


def test_what_client_0_28_0_appends() -> None:
    parameters = """
  p: true
  n: ~
  l: [1, 2]
  m: {a: 1}
  s: a b
  --lr: 1
  f: 0.00001
  g: 1.0e+16
  e: ''
  d: 2024-01-02
  v: {value: 5, type: int}
"""
    rendering = task(parameters, "0.28.0")
    assert rendering.command == (
        "python main.py --p=True --n=None --l=[1, 2] --m={'a': 1} --s=a b ----lr=1 --f=1e-05 --g=1e+16 --e= "
        "--d=2024-01-02 --v={'value': 5, 'type': 'int'}"
    )
    assert {word.grade for word in rendering.words} == {"observed"}
    assert " ".join(word.text for word in rendering.words) == rendering.command
    assert rendering.input and rendering.input["newTask"] == {"command": rendering.command, "code": "<code>"}


def test_from_0_28_3_on_the_command_is_sent_without_parameters() -> None:
    rendering = task("{lr: 1}")
    assert rendering.input and rendering.input["newTask"] == {"command": "python main.py", "code": "<code>"}
    assert rendering.operation == "createJob"


def test_secrets_are_neither_appended_nor_in_the_parameters_file() -> None:
    rendering = task("{A: {is_secret: true, source: env, env: HF_TOKEN}, B: {is_secret: true, value: x}, c: 1}")
    assert rendering.command == "python main.py --c=1"
    assert rendering.parameters_file == {"c": 1}
    assert rendering.variables == ("HF_TOKEN",)


def test_a_variable_that_is_not_set_refuses_only_where_the_environment_counts() -> None:
    text = file("{A: {is_secret: true, source: env, env: HF_TOKEN}}")
    assert render(text).accepted
    assert render(text, environ={"HF_TOKEN": "x"}).accepted
    refused = render(text, environ={})
    assert (refused.accepted, refused.stage, refused.command, refused.words) == (False, "secrets", None, ())


def test_in_a_tuning_the_command_is_sent_as_it_is() -> None:
    rendering = render(file("{epochs: 5}"), mode="hypertuning")
    assert rendering.command == "python main.py"
    assert rendering.trial == ("lr", "layers")
    assert rendering.nodes is None
    assert rendering.operation == "createHypertuning"


def test_a_workspace_sends_no_command() -> None:
    rendering = render(file("{epochs: 5}"), mode="workspace")
    assert rendering.accepted
    assert (rendering.command, rendering.words) == (None, ())
    assert rendering.parameters_file == {"epochs": 5}


def test_words_of_the_command_line_replace_the_command_and_keep_the_parameters() -> None:
    text = file("{input: /input0, epochs: 5}")
    rendering = render(text, overrides=Overrides(command=("sleep", "360")))
    assert rendering.command == "sleep 360 --input=/input0 --epochs=5"
    assert rendering.words[0].source.option == "--"


def test_data_of_the_command_line_replaces_all_bindings() -> None:
    rendering = render(file(), overrides=Overrides(data=("a/b/1:/input1:rw", "c/d/1:/input0,x/y/1:/input2")))
    assert rendering.bindings == (1, 2)
    assert [each.source.option for each in rendering.dropped] == ["--data c/d/1:/input0,x/y/1:/input2"]
    assert rendering.input
    assert rendering.input["dataBindings"] == [{"path": "/input1", "name": "a/b/1", "bindingAuth": "READ_WRITE"}]


def test_other_options_replace_what_the_file_says() -> None:
    rendering = render(file(), overrides=Overrides(env="tensorflow-2", resource="cpu", node=3))
    assert (rendering.resource, rendering.env, rendering.nodes) == ("cpu", "tensorflow-2", 3)
    assert rendering.command == "python main.py"


@pytest.mark.parametrize(
    ("bindings", "counts"),
    [
        ("", (0, 0)),
        ("data_bindings: []\n", (0, 0)),
        (BINDINGS + "bindings: [a/b/1:/input1]\n", (1, 2)),
        ("data_binding: [{data: a, path: /input0}]\n", (0, 1)),
        ("bindings: [a/b/1:/input0, a/c/1:/input1:readonly]\n", (1, 2)),
        ("data_bindings: {data: a, path: /input0, type: ro}\n", (0, 1)),
        ("data_bindings: {bindings: [a/b/1:/input0, b/c/1:/input1]}\n", (2, 2)),
        ("data_bindings: []\n" + BINDINGS, (1, 1)),
        (BINDINGS + "data_bindings: []\n", (0, 1)),
        (BINDINGS + "  - {data: openbayes/mnist/1, path: /input1, type: ro}\n", (1, 2)),
    ],
)
def test_bindings_are_counted_as_sent_and_as_written(bindings: str, counts: tuple[int, int]) -> None:
    assert render(file(bindings=bindings)).bindings == counts


def test_what_is_dropped_has_a_reason_and_a_place() -> None:
    rendering = render(file(bindings=BINDINGS + "bindings: [a/b/1:/input1]\n"))
    assert [(each.reason, each.source.pointer) for each in rendering.dropped] == [("shadowed_bindings", "/bindings")]


@pytest.mark.parametrize("text", ["", "- 1\n", "a: [", "command: x\n", "x: 2024-13-45\n", "\x00", "a: \U0001f600"])
def test_a_refused_file_renders_nothing(text: str) -> None:
    rendering = render(text)
    assert not rendering.accepted
    assert (rendering.stage, rendering.command, rendering.words, rendering.input) == (rendering.stage, None, (), None)
    assert rendering.stage in ("yaml", "model")
    assert rendering.report.count("error")


def test_beyond_the_own_bounds_nothing_is_said_about_the_client() -> None:
    rendering = render("# " + "x" * (1 << 20) + "\n" + file())
    assert (rendering.accepted, rendering.stage) == (False, None)
    assert rendering.report.diagnostics


def test_line_ends_in_a_command_stay() -> None:
    rendering = render(file("{a: 1}", command="|\n  cd /output\n  python main.py\n"))
    assert rendering.command == "cd /output\npython main.py\n --a=1"
    assert rendering.tail and rendering.tail.kind == "new_command"


@pytest.mark.parametrize(
    ("command", "kind"),
    [("python main.py", "arguments"), ('"python main.py # x"', "comment"), ('"python main.py &"', "new_command")],
)
def test_the_tail_tells_what_the_parameters_reach(command: str, kind: str) -> None:
    tail = render(file("{a: 1}", command=command)).tail
    assert tail and tail.kind == kind
    assert render(file("{}", command=command)).tail is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("2024-01-02", "2024-01-02"), ("&x [*x]", "[[...]]"), ("&x {b: *x}", "{'b': {...}}"), ("!!set {y}", "{'y'}")],
)
def test_what_json_cannot_hold_is_text_up_to_0_28_2(value: str, text: str) -> None:
    rendering = task(f"{{a: {value}}}", "0.28.0")
    assert rendering.command == f"python main.py --a={text}"
    assert rendering.parameters_file == {"a": text}
    assert task(f"{{a: {value}}}").stage == "submit"
    in_a_notebook(rendering)


@pytest.mark.parametrize("client", ["0.28.0", "0.28.5"])
@pytest.mark.parametrize("value", ["{n}", "[{n}]", "{{k: [{n}]}}"])
def test_a_whole_number_that_python_cannot_write_is_refused(value: str, client: str) -> None:
    rendering = task("{a: " + value.format(n="0x" + "f" * 5000) + "}", client)
    assert (rendering.accepted, rendering.stage) == (False, "submit")


def test_merged_and_aliased_parameters_are_rendered() -> None:
    text = "x-base: &base {a: 1}\nx-b: &b 2\n" + file("\n  <<: *base\n  c: *b")
    rendering = render(text)
    assert rendering.command == "python main.py --a=1 --c=2"
    assert [word.source.pointer for word in rendering.words[1:]] == ["/parameters/a", "/parameters/c"]


@pytest.mark.parametrize("mode", MODES)
def test_a_checked_file_is_rendered_without_checking_it_again(mode: Mode) -> None:
    text = file("{input: /input0, epochs: 5}")
    report = lint(text)
    found = rendered(report, mode)
    assert found.report is report
    assert (found.input, found.words) == (render(text, mode=mode).input, render(text, mode=mode).words)


def test_a_mode_that_was_not_asked_for_is_no_guess() -> None:
    with pytest.raises(KeyError):
        rendered(lint(file(), mode="task"), "workspace")


def test_the_findings_know_the_files_beside_and_the_catalogue() -> None:
    listed = Catalog([Listing("resource", "", "2026-01-02", (Name("rtx-6000"),))])
    text = file("{epochs: 5}").replace("resource: rtx-4090", "resource: rtx-60000")
    alone, beside = render(text), render(text, files=MemoryFiles({"other.py": ""}), catalog=listed)
    added = names(beside) - names(alone)
    assert "missing-script" in added
    assert beside.report.context.catalog is listed


def names(rendering: Rendering) -> set[str]:
    return {each.rule.name for each in rendering.report.diagnostics}


def test_a_node_that_is_no_number_of_nodes_is_one() -> None:
    assert render(file(node="0")).nodes == 1
    assert render(file(node="4")).nodes == 4


@given(
    st.text(max_size=80), st.sampled_from(["task", "workspace", "hypertuning"]), st.sampled_from(["0.28.0", "0.28.5"])
)
def test_any_text_can_be_rendered(text: str, mode: str, client: str) -> None:
    rendering = render(text, mode=mode, client=client)  # type: ignore[arg-type]
    repr(rendering)
    in_a_notebook(rendering)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.text(min_size=1, max_size=6), PLAIN, max_size=4), st.sampled_from(["0.28.0", "0.28.5"]))
def test_the_words_are_the_line(parameters: Mapping[str, object], client: str) -> None:
    block = dumped(dict(parameters), allow_unicode=True, default_flow_style=True, width=10**6)
    rendering = render(file(block.removesuffix("...\n")), client=client)
    if not rendering.accepted:
        return
    assert rendering.command == " ".join(word.text for word in rendering.words)
    if client == "0.28.0":
        read = yaml.safe_load(block)
        assert rendering.command == "python main.py" + "".join(f" --{key}={value}" for key, value in read.items())
