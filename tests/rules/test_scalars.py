"""Scalars, secrets and names: where the rules about them speak, and where they are silent."""

from __future__ import annotations

import pytest

from openbayes_config.catalog import Catalog, Listing, Name
from openbayes_config.client import Overrides
from openbayes_config.diagnostic import Diagnostic
from openbayes_config.linter import lint
from openbayes_config.settings import Settings
from openbayes_config.text import apply

FILE = """\
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters: {}
hyper_tuning:
  max_job_count: 0
  parallel_count: "1"
  hyperparameter_metric: ""
  goal: ""
  algorithm: ""
  parameter_specs: []
  side_metrics: []
"""
TOKEN = "hf_AbCdEfGhIjKlMnOpQrSt"


def file(parameters: str = "{}", command: str = "python main.py") -> str:
    """A file with these parameters and this command, as they are written."""
    text = FILE.replace("parameters: {}", f"parameters: {parameters}")
    return text.replace("command: python main.py", f"command: {command}")


def found(text: str, client: str = "0.28.5") -> list[Diagnostic]:
    """What is found, but for what speaks of the command's script and bindings."""
    report = lint(text, client=client)
    assert not report.failures
    return [each for each in report.diagnostics if not each.rule.id.startswith("OB3")]


def ids(text: str, client: str = "0.28.5") -> list[str]:
    return [each.rule.id for each in found(text, client)]


@pytest.mark.parametrize(
    "written",
    ["1e", "e5", "1e-", "0x1e5", "12e4567x", "1e999", "1e-999", "1.2.3", "face", "'1e-4'", "!!str x", "1 e4", "+", "."],
)
def test_texts_that_are_no_numbers(written: str) -> None:
    assert ids(file(f"{{a: {written}}}")) == []


@pytest.mark.parametrize(
    ("written", "number"),
    [("1e-4", "0.0001"), ("1e4", "10000"), ("-2E+3", "-2000"), ("1.5e3", "1500"), ("1e-7", "1.0e-07"), (".5e1", "5")],
)
def test_numbers_are_written_so_that_yaml_reads_them(written: str, number: str) -> None:
    text = file(f"{{a: {written}}}")
    [finding] = found(text)
    repaired = apply(text, finding.fixes[0].edits)
    assert f"{{a: {number}}}" in repaired
    assert ids(repaired) == []
    assert ids(apply(text, finding.fixes[1].edits)) == []


def test_octal_numbers_keep_their_sign_and_their_advice() -> None:
    """A text is offered only where one can be sent."""
    node, parameter = found(file("{a: -0_10}").replace("node: 1", "node: 010"))
    assert node.help("en") == "Write `10` for the decimal number."
    assert parameter.help("en") == 'Write `-10` for the decimal number, or `"-0_10"` for the text.'
    assert "{a: -10}" in apply(file("{a: -0_10}"), found(file("{a: -0_10}"))[0].fixes[0].edits)


def test_nothing_is_chosen_unasked() -> None:
    """Where two repairs make sense, neither is a safe one."""
    for written in ("1e-4", "off", "010", "1:30", "2024_01", "~", "None"):
        [finding] = found(file(f"{{a: {written}}}"))
        assert finding.fixes and not any(fix.safe for fix in finding.fixes), written


@pytest.mark.parametrize("written", ["[1e-4]", "{x: 1e-4}", "{value: 1e-4}", "&a 1e-4", "[[x, {y: 1e-4}]]"])
def test_values_are_looked_for_where_they_are_sent_from(written: str) -> None:
    assert ids(file(f"{{a: {written}}}")) == ["OB015"]


def test_what_is_not_sent_is_not_read() -> None:
    assert ids(file("{a: {is_secret: true, source: env, env: off}}")) == ["OB601"]
    assert "OB015" not in ids(file("{a: 1e-4, a: 0.1}"))
    assert "OB015" not in ids(file("{a: {value: 1, note: 1e-4}}"))


def test_bounds_are_numbers_either_way() -> None:
    """The client makes the number of such a text."""
    spec = "[{name: lr, type: DOUBLE, min_value: 1e-4, max_value: 1e-1, scale_type: UNIT_LOG_SCALE}]"
    assert "OB015" not in ids(FILE.replace("parameter_specs: []", f"parameter_specs: {spec}"))


def test_older_clients_write_the_same_text() -> None:
    assert ids(file("{a: 1e-4}"), "0.28.0") == []


def test_a_set_has_no_values() -> None:
    assert ids(file("{a: !!set {x, y}}")) == []


@pytest.mark.parametrize(
    "command",
    [
        "python main.py # train",
        "python main.py # --debug",
        "python main.py --fast # 5 epochs",
        "python main.py --fast # 训练",
        "'python draw.py --color #fff'",
        "python a.py \"it's\" # it's",
    ],
)
def test_comments_that_a_shell_takes_for_one_too(command: str) -> None:
    assert "OB021" not in ids(file(command=command))


def test_a_command_that_is_given_otherwise() -> None:
    text = file(command="python draw.py --color #fff")
    overrides = Overrides(command=("python", "other.py"))
    assert "OB021" not in [each.rule.id for each in lint(text, overrides=overrides).diagnostics]


def test_one_word_for_each_secret() -> None:
    """A token under a telling name is said once, and one that is marked as secret by the rule for those."""
    assert ids(file(f"{{HF_TOKEN: {TOKEN}}}")) == ["OB609"]
    assert ids(file(f"{{HF_TOKEN: {{is_secret: true, value: {TOKEN}}}}}")) == ["OB608"]
    assert ids(file(f"{{HF_TOKEN: {{IS_SECRET: true, value: {TOKEN}}}}}")) == ["OB603"]
    assert ids(file(command=f"python main.py --token {TOKEN}")) == ["OB609"]


def test_a_secret_is_never_said() -> None:
    for parameters in (f"{{HF_TOKEN: {TOKEN}}}", "{db_password: correct-horse}", "{a: {is_secret: on, value: horse9}}"):
        report = lint(file(parameters))
        said = [
            each.what(lang) + each.effect(lang) + each.help(lang)
            for each in report.diagnostics
            for lang in ("en", "zh")
        ]
        said += [fix.title.en + edit.new for each in report.diagnostics for fix in each.fixes for edit in fix.edits]
        assert said and not any(word in line for line in said for word in (TOKEN, "horse"))


def test_advice_is_shown_whole() -> None:
    """What hides secrets leaves the commands alone that set one, in both languages."""
    for parameters in (f"{{HF_TOKEN: {TOKEN}}}", "{HF_TOKEN: {is_secret: true, value: horse9}}"):
        report = lint(file(parameters))
        for lang in ("en", "zh"):
            words = report.text(lang)
            assert "`export HF_TOKEN=...`" in words and "`$env:HF_TOKEN='...'`" in words
            assert TOKEN not in words and "horse9" not in words


@pytest.mark.parametrize(
    "parameters",
    [
        "{max_tokens: 512}",
        "{pad_token: '<pad>'}",
        "{token: $HF_TOKEN}",
        "{api_key: your-api-key}",
        "{password: xxxxxxxx}",
        "{use_auth_token: true}",
        "{HF_TOKEN: hf_xxxxxxxxxxxxxxxxxxxxxxxx}",
        "{password: ''}",
    ],
)
def test_what_is_no_secret(parameters: str) -> None:
    assert ids(file(parameters)) == []


def test_clients_without_secrets_get_no_such_advice() -> None:
    [finding] = [each for each in found(file(f"{{HF_TOKEN: {TOKEN}}}"), "0.28.0") if each.rule.id == "OB609"]
    assert finding.fixes == ()
    assert "0.28.3" in finding.help("en") and "0.28.3" in finding.help("zh")


@pytest.mark.parametrize(
    ("resource", "expected"),
    [("rtx-4080", []), ("RTX-4090", ["OB504"]), ("t4", []), ("a100", []), ("vgpu", []), ("rtx 4090", ["OB504"])],
)
def test_names_of_resources(resource: str, expected: list[str]) -> None:
    assert ids(FILE.replace("resource: cpu", f"resource: {resource}")) == expected


def test_the_list_of_the_account_decides() -> None:
    """A name that obconf knows from elsewhere may be missing there; a list of one kind says nothing of the other."""
    catalog = Catalog((Listing("resource", "alice", "2026-07-01", (Name("h800-8", gpu=True), Name("rtx-4090"))),))

    def said(resource: str) -> list[str]:
        text = FILE.replace("resource: cpu", f"resource: {resource}")
        return [each.rule.id for each in lint(text, catalog=catalog).diagnostics]

    assert said("h800-8") == []
    assert said("cpu") == ["OB505"]
    assert said("h800_8") == ["OB504"]


def test_a_cpu_image_on_a_gpu_is_said_on_demand() -> None:
    text = FILE.replace("resource: cpu", "resource: rtx-4090").replace("pytorch-2.6-2204", "pytorch-2.8-2204-cpu")
    assert ids(text) == []
    asked = lint(text, settings=Settings(extend_select=("OB506",)))
    assert [each.rule.id for each in asked.diagnostics] == ["OB506"]
