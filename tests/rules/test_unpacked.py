"""Parameters that are mappings with a flag or a `value`: what is said of their other keys."""

from __future__ import annotations

import pytest

from openbayes_config.diagnostic import Diagnostic
from openbayes_config.fixer import fix
from openbayes_config.linter import lint
from tests.texts import UNTOUCHED

FILE = (
    """\
data_bindings: []
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
parameters:
  HF_TOKEN: %s
"""
    + UNTOUCHED
)


def found(written: str) -> list[Diagnostic]:
    """What is said of a parameter with this value."""
    report = lint(FILE % written)
    assert not report.failures
    return list(report.diagnostics)


def said(each: Diagnostic, lang: str = "en") -> str:
    """All words of a finding."""
    return " ".join((each.what(lang), each.effect(lang), each.help(lang)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "key", "known"),
    [
        ("{is_secret: true, soruce: env, env: HF}", "soruce", "source"),
        ("{is_secret: true, Source: env, env: HF}", "Source", "source"),
        ("{is_secret: true, source:env, env: HF}", "source:env", "source"),
        ("{isSecret: true, source: null, sorce: env, env: HF}", "sorce", "source"),
        ("{is_secret: true, valeu: x1}", "valeu", "value"),
        ("{is_secret: true, source: env, evn: HF}", "evn", "env"),
        ("{is_secret: true, source: env, ENV: HF}", "ENV", "env"),
        ("{is_secret: false, soruce: env, env: HF}", "soruce", "source"),
        ("{is_secret: , soruce: env, env: HF}", "soruce", "source"),
        ("{is_secret: false, valu: 3}", "valu", "value"),
    ],
)
def test_a_misspelt_key_is_named_once(written: str, key: str, known: str) -> None:
    """Nothing else is said: with the right key the rest would be right as well, or be told then."""
    (only,) = found(written)
    text = FILE % written
    assert (only.rule.id, text[slice(*only.span)]) == ("OB303", key)
    for lang in ("en", "zh"):
        assert f"`{key}`" in said(only, lang)
        assert f"`{known}`" in only.help(lang)
        assert "`value`，所以" not in said(only, lang)
        assert "has the key `value`" not in said(only, lang)


def test_two_misspelt_keys_are_two_findings() -> None:
    assert [each.rule.id for each in found("{is_secret: true, soruce: env, evn: HF}")] == ["OB303", "OB303"]


def test_a_misspelt_key_is_renamed_if_asked_for() -> None:
    text = FILE % "{is_secret: true, soruce: env, evn: HF}"
    assert fix(text).text == text
    assert fix(text, unsafe=True).text == FILE % "{is_secret: true, source: env, env: HF}"


@pytest.mark.parametrize(
    "written",
    [
        "{is_secret: false, soruce: env, env: HF}",
        "{is_secret: true, source:env, env: HF}",
        "{is_secret: true, soruce: vault, env: HF}",
        "{is_secret: true, value: x1, soruce: env, env: HF}",
    ],
)
def test_a_key_is_not_renamed_where_that_is_not_enough(written: str) -> None:
    assert not any(each.fixes for each in found(written) if each.rule.id == "OB303")


@pytest.mark.parametrize("written", ["\n    is_secret:", "{is_secret: }", "{is_secret: false}", "{isSecret: false}"])
def test_a_flag_alone_does_not_lead_to_a_value_in_the_file(written: str) -> None:
    (only,) = found(written)
    for lang in ("en", "zh"):
        assert "`source: env`" in only.help(lang)
        assert "env: HF_TOKEN" in only.help(lang)
        assert "value:" not in said(only, lang)


def test_a_name_that_no_variable_can_have() -> None:
    (only,) = lint((FILE % "{is_secret: }").replace("HF_TOKEN", "hf-token")).diagnostics
    assert "env: HF_TOKEN" in only.help("en")


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("{is_secret: true, beta: 1}", ["OB602", "OB303"]),
        ("{is_secret: false, name: adam, beta: 0.9}", ["OB303"]),
        ("{is_secret: true, env: HF, enf: X}", ["OB602", "OB303"]),
        ("{is_secret: true, source: env, env: HF, note: n}", ["OB303"]),
    ],
)
def test_other_keys_beside_a_flag(written: str, rules: list[str]) -> None:
    """There is no `value`, so none is spoken of as if there were."""
    told = found(written)
    assert [each.rule.id for each in told] == rules
    assert told[-1].what("en").startswith("Beside `is_secret`")
    assert "has the key `value`" not in said(told[-1])


def test_keys_beside_a_value() -> None:
    (only,) = found("{value: adam, beta: 0.9, gamma: 1}")[-1:]
    assert only.what("en").endswith("has the key `value`, so only that is sent, without `beta`, `gamma`")
