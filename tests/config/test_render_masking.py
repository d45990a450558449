"""What is shown of a rendering: no secrets, and nothing that breaks out of Markdown."""

from __future__ import annotations

from operator import methodcaller

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.client import Overrides
from openbayes_config.renderer import Rendering, masked, render
from openbayes_config.renderer.markdown import code
from tests.dumping import dumped

in_a_notebook = methodcaller("_repr_markdown_")
REST = (
    "hyper_tuning: {max_job_count: 0, parallel_count: 1, hyperparameter_metric: a, goal: b, algorithm: grid, "
    "parameter_specs: [], side_metrics: []}\n"
)


def file(parameters: str, command: str = "python main.py", binding: str = "openbayes/mnist/1:/input0") -> str:
    return (
        f"bindings: [{binding!r}]\nresource: cpu\nenv: pytorch\ncommand: {command!r}\nnode: 1\n"
        f"parameters: {parameters}\n{REST}"
    )


def everything(rendering: Rendering) -> str:
    """All that a printer may take from a masked rendering, and what a notebook takes by itself."""
    shown = masked(rendering)
    parts = (shown.command, shown.words, shown.parameters_file, shown.input, shown.dropped)
    return f"{parts!r}{rendering!r}{in_a_notebook(rendering)}"


@pytest.mark.parametrize("client", ["0.28.5", "0.28.0"])
@pytest.mark.parametrize("mode", ["task", "workspace", "hypertuning"])
@pytest.mark.parametrize(
    "parameters",
    [
        "{A: {is_secret: true, value: QQQ}}",
        "{A: {is_secret: true, value: QZ}}",
        "{A: {is_secret: true, value: [QZ, {k: QZ}]}}",
        "{A: {isSecret: 1, value: QQQQQQQ}}",
        "{A: {secret: true, value: QZ}}",
        "{A: {issecret: true, value: QZ}}",
        "{A: {IS_SECRET: true, vaule: QZ}}",
        "{HF_TOKEN: QZ}",
        "{api_key: [QZ]}",
        "{api_key: {a: QQQ}}",
        "{api_key: {QQQ, QQQQ}}",
        "{api_key: '{QQQ9aaa}'}",
        "{A: {is_secret: true, value: {QQQ: 1}}}",
        "{A: {is_secret: true, value: {QQQ}}}",
        "{A: {is_secret: true, value: hunter-QQ}, b: x-hunter-QQ-y}",
        "{A: hf_QQQQQQQQQQQQQQQQQQQQQQQQ}",
        "{A: {is_secret: true, value: 'it''s \"QQQ\"'}, b: 'it''s \"QQQ\"'}",
    ],
)
def test_no_secret_of_the_file_is_shown(parameters: str, mode: str, client: str) -> None:
    rendering = render(file(parameters), mode=mode, client=client)  # type: ignore[arg-type]
    assert rendering.accepted
    assert "Q" not in everything(rendering)


def test_the_value_of_a_variable_is_real_in_the_library_and_hidden_when_shown() -> None:
    text = file("{A: {is_secret: true, source: env, env: HF_TOKEN}}", command="echo QQQ-QQQ")
    rendering = render(text, environ={"HF_TOKEN": "QQQ-QQQ"})
    assert rendering.input and rendering.input["parameters"] == [{"name": "A", "value": "QQQ-QQQ", "isSecret": True}]
    assert "QQQ" not in everything(rendering)


def test_the_place_of_a_variable_is_shown() -> None:
    shown = masked(render(file("{A: {is_secret: true, source: env, env: HF_TOKEN}}")))
    assert shown.input and shown.input["parameters"] == [{"name": "A", "value": "$HF_TOKEN", "isSecret": True}]


def test_a_secret_in_the_command_or_in_an_option_is_hidden() -> None:
    rendering = render(file("{}", command="python main.py --token QQQ && HF_TOKEN=QQQ x"))
    assert masked(rendering).command == "python main.py --token *** && HF_TOKEN=*** x"
    assert "QQQ" not in everything(rendering)
    options = Overrides(command=("x", "--password=QQQ"), data=("a:/b:password=QQQ",))
    assert "QQQ" not in everything(render(file("{}"), overrides=options))


def test_what_is_not_secret_is_shown_as_it_is() -> None:
    rendering = render(file("{token_count: 5, max_tokens: 7, lr: 0.1, A: {is_secret: false, value: x}}"))
    shown = masked(rendering)
    assert (shown.command, shown.input, shown.words) == (rendering.command, rendering.input, rendering.words)


def test_masking_keeps_the_rest() -> None:
    rendering = render(file("{A: {is_secret: true, value: QQQ}, b: 1}"))
    shown = masked(rendering)
    assert shown.command == "python main.py --b=1"
    assert (shown.accepted, shown.bindings, shown.report) == (True, (1, 1), rendering.report)
    assert repr(rendering) == "<Rendering task for 0.28.5: 'python main.py --b=1'>"


def test_a_notebook_shows_command_and_bindings() -> None:
    assert in_a_notebook(render(file("{b: 1}"))) == (
        "**task** on `cpu`, environment `pytorch`, nodes: 1\n\n"
        "```sh\npython main.py --b=1\n```\n\n"
        "| data | path | access |\n| --- | --- | --- |\n| `openbayes/mnist/1` | `/input0` | READ_ONLY |\n\n"
        "Bindings sent: 1 of 1 written."
    )


def test_a_notebook_shows_why_a_file_is_refused() -> None:
    text = in_a_notebook(render("resource: cpu\n"))
    assert text.startswith("**Refused by the official client.**\n\n- ")


@pytest.mark.parametrize("hostile", ["```", "a`b|c", "<img src=x>", "x\n```\n# y", "[a](b)", "\x1b[31m", "a\nb"])
def test_text_of_a_file_cannot_leave_its_place_in_markdown(hostile: str) -> None:
    quoted = dumped(hostile, default_style='"', allow_unicode=False).strip()
    text = file("{}").replace("'python main.py'", quoted).replace("resource: cpu", f"resource: {quoted}")
    rendering = render(text)
    assert rendering.accepted
    shown = in_a_notebook(rendering)
    assert "\x1b" not in shown
    fence = next(line for line in shown.split("\n") if line.endswith("sh")).removesuffix("sh")
    assert set(fence) == {"`"}
    inner = shown.split(fence + "sh\n")[1].split("\n" + fence)[0]
    assert fence not in inner
    assert hostile.count("\n") == inner.count("\n")


@given(st.text(alphabet="ab`|<>\\*_\n", max_size=12))
def test_a_code_span_holds_any_text(text: str) -> None:
    shown = code(text)
    fence = shown[: len(shown) - len(shown.lstrip("`"))]
    assert shown.endswith(fence) and fence not in shown[len(fence) : -len(fence)]
