"""Which rules are asked, and what is said about a configuration that cannot be used."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openbayes_config.linter import lint
from openbayes_config.rules import RULES
from openbayes_config.settings import DEFAULT, Settings
from openbayes_config.settings.globs import matches
from openbayes_config.settings.reader import KEYS, parse
from openbayes_config.settings.required import holds, is_requirement

TWICE = """\
resource: cpu
env: pytorch-2.6-2204
command: python main.py
node: 1
node: 1
nodee: 2
"""
BROKEN = "resource: [cpu\n"


def ids(chosen: Settings, text: str = TWICE) -> set[str]:
    """The rules that speak about a text."""
    return {each.rule.id for each in lint(text, settings=chosen).diagnostics}


@pytest.mark.parametrize(
    ("chosen", "speaks"),
    [
        (DEFAULT, True),
        (Settings(select=("OB0",)), True),
        (Settings(select=("duplicate-key",)), True),
        (Settings(select=("OB1",)), False),
        (Settings(ignore=("OB014",)), False),
        (Settings(ignore=("OB0",)), False),
        (Settings(ignore=("ALL",)), False),
        (Settings(ignore=("OB0",), extend_select=("OB014",)), True),
        (Settings(select=("OB014",), ignore=("OB014",)), False),
        (Settings(select=("OB014",), ignore=("OB01",)), True),
        (Settings(min_severity="warning"), True),
        (Settings(min_severity="error"), False),
        (Settings(min_severity="error", severity=(("OB014", "error"),)), True),
        (Settings(severity=(("OB", "error"), ("duplicate-key", "info")), min_severity="warning"), False),
        (Settings(per_file_ignores=(("*.yaml", ("OB014",)),)).at("a/openbayes.yaml"), False),
        (Settings(per_file_ignores=(("b/*", ("OB014",)),)).at("a/openbayes.yaml"), True),
        (Settings(extend_select=("OB014",), per_file_ignores=(("a", ("OB0",)),)).at("a/openbayes.yaml"), False),
    ],
)
def test_the_more_precise_choice_counts(chosen: Settings, speaks: bool) -> None:
    """The repeated key is a warning of OB014."""
    assert ("OB014" in ids(chosen)) == speaks


@pytest.mark.parametrize(
    "chosen", [Settings(ignore=("ALL",)), Settings(select=("OB2",)), Settings(severity=(("OB001", "info"),))]
)
def test_what_cannot_be_read_is_always_said(chosen: Settings) -> None:
    """No choice hides that the file was not read, nor makes it less severe."""
    findings = lint(BROKEN, settings=chosen._replace(min_severity="error")).diagnostics
    assert ("OB001", "error") in {(each.rule.id, each.severity) for each in findings}


def test_rules_of_low_confidence_or_in_preview_have_to_be_named() -> None:
    """By id or name, or by the least confidence; never by the beginning of an id."""
    sure = RULES[20]
    low, preview = sure._replace(confidence="low"), sure._replace(preview=True)
    assert DEFAULT.enabled(sure) and not DEFAULT.enabled(low) and not DEFAULT.enabled(preview)
    assert not Settings(extend_select=(low.id[:3],)).enabled(low)
    assert Settings(extend_select=(low.id,)).enabled(low) and Settings(extend_select=(low.name,)).enabled(preview)
    assert Settings(min_confidence="low").enabled(low) and not Settings(min_confidence="low").enabled(preview)
    assert not Settings(min_confidence="high").enabled(sure._replace(confidence="medium"))


@pytest.mark.parametrize(
    ("pattern", "path", "hit"),
    [
        ("openbayes.yaml", "openbayes.yaml", True),
        ("openbayes.yaml", "a/b/openbayes.yaml", True),
        ("/openbayes.yaml", "a/openbayes.yaml", False),
        ("./openbayes.yaml", "openbayes.yaml", True),
        ("a", "a/b/openbayes.yaml", True),
        ("a/", "x/a/openbayes.yaml", True),
        ("a/*", "a/openbayes.yaml", True),
        ("a/*.yaml", "a/b/openbayes.yaml", False),
        ("a/**/*.yaml", "a/openbayes.yaml", True),
        ("a/**", "a/b/c/openbayes.yaml", True),
        ("**/c", "a/b/c/openbayes.yaml", True),
        ("b", "a/bb/openbayes.yaml", False),
        ("a\\b", "a/b/openbayes.yaml", True),
        ("", "openbayes.yaml", False),
        ("[ab]/o*", "b/openbayes.yaml", True),
    ],
)
def test_patterns(pattern: str, path: str, hit: bool) -> None:
    """Names in any folder, paths from the folder of the configuration, folders with all that is below them."""
    assert matches(pattern, path) == hit


def test_patterns_are_quick() -> None:
    """However many folders a pattern leaves open."""
    assert not matches("**/a/" * 200 + "b", "a/" * 400 + "c")


@pytest.mark.parametrize(
    ("requirement", "version", "met"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1, <1", "0.9.3", True),
        (">=0.1, <1", "1.0.0", False),
        ("0.1", "0.1.0", True),
        ("==0.1.1", "0.1.0", False),
        ("!=0.1.0", "0.1.0", False),
        (">0.1", "0.1.1", True),
        ("<=0.1", "0.1.1", False),
    ],
)
def test_required_versions(requirement: str, version: str, met: bool) -> None:
    """All conditions have to hold."""
    assert is_requirement(requirement) and holds(requirement, version) == met


@pytest.mark.parametrize("requirement", ["", ">=", "new", "~=0.1", ">=0.1,", "0.1.x", "９"])
def test_what_is_no_version(requirement: str) -> None:
    """It is a mistake, never passed over."""
    assert not is_requirement(requirement)


@pytest.mark.parametrize(
    ("table", "path", "said"),
    [
        ({"selct": []}, ("selct",), "did you mean `select`?"),
        ({"per_file_ignores": {}}, ("per_file_ignores",), "did you mean `per-file-ignores`?"),
        ({"zzz": 1}, ("zzz",), "the keys are select"),
        ({"select": "OB2"}, ("select",), "takes a list of texts, not this text"),
        ({"select": ["OB2", 3]}, ("select",), "takes a list of texts, not this list"),
        ({"select": ["OB777"]}, ("select",), "no such rule"),
        ({"ignore": ["Duplicate_Keys"]}, ("ignore",), "did you mean `duplicate-key`?"),
        ({"ignore": ["OB001"]}, ("ignore",), "cannot be turned off"),
        ({"severity": {"syntax-error": "off"}}, ("severity", "syntax-error"), "cannot be turned off"),
        ({"severity": {"OB014": "fatal"}}, ("severity", "OB014"), "the choices are error, warning, info, off"),
        ({"severity": "error"}, ("severity",), "takes a table, not this text"),
        ({"per-file-ignores": {"*": ["x"]}}, ("per-file-ignores", "*"), "no such rule"),
        ({"mode": "tasks"}, ("mode",), "cannot be `tasks`"),
        ({"lang": True}, ("lang",), "cannot be `True`"),
        ({"client": "0.1.0"}, ("client",), "before 0.4.25"),
        ({"client": "new"}, ("client",), "no version of the official client"),
        ({"required-version": "~=1"}, ("required-version",), "like `>=0.1`"),
        ({"catalog": ""}, ("catalog",), "takes a text"),
    ],
)
def test_mistakes_are_told_apart(table: dict[str, object], path: tuple[str, ...], said: str) -> None:
    """Each with the key that it stands under, in words for people; the rest of the settings stays usual."""
    chosen, wrong = parse(table, RULES)
    assert [each.path for each in wrong] == [path]
    assert said in wrong[0].text.in_("en", wrong[0].args)
    assert wrong[0].text.in_("zh", wrong[0].args).encode("gbk")
    assert chosen.enabled(RULES[20])


def test_what_is_right_is_read() -> None:
    """Letter case of rules does not matter, `off` is the same as to ignore."""
    table = {
        "select": ["ob2", "Duplicate-Key"],
        "severity": {"OB014": "off", "ob2": "info"},
        "per-file-ignores": {"a/**": ["OB6"]},
        "exclude": ["b"],
        "min-confidence": "low",
        "platform": "windows-gbk",
        "client": "v0.28.0",
    }
    chosen, wrong = parse(table, RULES)
    assert wrong == ()
    assert chosen == Settings(
        select=("OB2", "OB014"),
        ignore=("OB014",),
        severity=(("OB2", "info"),),
        per_file_ignores=(("a/**", ("OB6",)),),
        exclude=("b",),
        min_confidence="low",
        platform="windows-gbk",
        client="0.28.0",
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["OB2", "task", "zh", "off"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*KEYS, "other"]), VALUES, max_size=5))
def test_no_table_makes_it_raise(table: dict[str, object]) -> None:
    """Whatever TOML can hold is read or is a mistake, and then both languages can say so."""
    chosen, wrong = parse(table, RULES)
    for each in wrong:
        assert each.text.in_("en", each.args) and each.text.in_("zh", each.args)
    assert isinstance(chosen.at("openbayes.yaml").enabled(RULES[0]), bool)


def test_settings_made_by_hand_may_hold_lists() -> None:
    by_hand: Any = {"ignore": ["OB101"]}
    assert "OB101" not in {each.rule.id for each in lint("node: 1\n", settings=Settings(**by_hand)).diagnostics}
