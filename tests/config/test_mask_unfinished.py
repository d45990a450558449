"""Secrets in files that are half typed, or that YAML reads otherwise than they were meant."""

from __future__ import annotations

import time

import pytest

from openbayes_config.document import parse
from openbayes_config.mask import guesses, secrets

REST = "Xw9Kp3Lm5"


def file(parameters: str) -> str:
    return f"resource: cpu\nparameters:\n{parameters}\n"


def shows(text: str, *messages: str) -> bool:
    """Whether the secret can be seen in the file, or in a message that quotes a part of it."""
    masker = secrets(parse(text))
    return any(REST in shown for shown in (masker.source, *map(masker.hide, messages)))


@pytest.mark.parametrize(
    "parameters",
    [
        "  p: {value:Xw9Kp3Lm5, is_secret: true}",
        "  p: {value: Zq7, Xw9Kp3Lm5, is_secret: true}",
        "  p: {value: Xw9Kp3Lm5, is_secret:true}",
        "  p: {value: Xw9Kp3Lm5, is_secret=true}",
        "  p:\n    value: Xw9Kp3Lm5\n    is_secret:",
        "  {value:Xw9Kp3Lm5, is_secret: true}",
        "  {password: Zq7, Xw9Kp3Lm5, b: 1}",
    ],
)
def test_a_secret_that_yaml_takes_for_a_key_is_hidden(parameters: str) -> None:
    assert not shows(file(parameters), "`value:Xw9Kp3Lm5` is lost", "`Xw9Kp3Lm5` is lost", "--value=Xw9Kp3Lm5")


@pytest.mark.parametrize(
    "parameters",
    [
        "  p: {is_secret: true, source: env, env: HF_TOKEN, val}",
        "  p: {is_secret: true, sour}",
        "  p: {is_secret: true, source: env, env: HF_TOKEN, vaule: }",
        "  {password: $PW, epochs}",
        "  {lr: 1, epochs, is_secret: true}",
    ],
)
def test_a_key_that_is_being_typed_is_shown(parameters: str) -> None:
    text = file(parameters)
    assert secrets(parse(text)).source == text


@pytest.mark.parametrize(
    "parameters",
    [
        "  p:\n    value Xw9Kp3Lm5\n    is_secret: true",
        "  p:\n    value 'Xw9Kp3Lm5'\n    is_secret: true",
        "  p:\n    value:Xw9Kp3Lm5\n    is_secret: true",
        "  p:\n    value=Xw9Kp3Lm5\n    is_secret: true",
        "  p:\n    is_secret: true\n    value:Xw9Kp3Lm5",
        "  p:\n    is_secret true\n    value: Xw9Kp3Lm5",
        "  p:\n    value: Xw9Kp3Lm5\n    is_secret:true",
        "  p:\n    value |\n      Xw9Kp3Lm5\n    is_secret: true",
        "  p:\n    value:|\n      Zq7\n      Xw9Kp3Lm5\n    is_secret: true",
        "  p:\n   value: |\n      Xw9Kp3Lm5\n    is_secret: true",
        '  p:\n    value "a\n      Xw9Kp3Lm5"\n    is_secret: true',
        "  p: {value: Zq7}Xw9Kp3Lm5, is_secret: true}",
        "  p: {is_secret: true, value: Zq7}Xw9Kp3Lm5, source: env}",
        "  p: {value: Zq7: Xw9Kp3Lm5, is_secret: true}",
        "  p: {value: Zq7\u2028Xw9Kp3Lm5, is_secret: true}",
        "  p:\n    value: Zq7\u2028Xw9Kp3Lm5\n    is_secret: true",
        "  api_key: [Zq7]Xw9Kp3Lm5, a]",
        "  api_key: {a: Zq7}Xw9Kp3Lm5}",
        "  api_key: Zq7: Xw9Kp3Lm5",
        "  p: {secret: 'Zq7\u2028Xw9Kp3Lm5': 1}",
        "  x: &a &Xw9Kp3Lm5\n  password: *a",
    ],
)
def test_a_half_typed_secret_is_hidden_also_in_messages(parameters: str) -> None:
    messages = [f"`{quoted}` is lost" for quoted in ("value Xw9Kp3Lm5", "&Xw9Kp3Lm5", "Xw9Kp3Lm5, a]", "Xw9Kp3Lm5}")]
    assert not shows(file(parameters), *messages, "--p=value:Xw9Kp3Lm5 is_secret", "Xw9Kp3Lm5, is_secret: true}")


@pytest.mark.parametrize(
    "parameters",
    [
        "  lr: {value: 0.1}\n  p:\n    is_secret: true\n    source: env\n    env: HF_TOKEN\n  q: [",
        "  lr:\n    value: 0.1\n    note: slow\n  p:\n    is_secret: true\n    source: env\n    env: X\n  q: [",
        "  valid: 3\n  values: [1, 2]\n  val_split: 0.1\n  api_key: [$A, $B]\n  q: [",
        "  p:\n    is_secret: true\n    source: env\n    env: HF_TOKEN\n    value:\n  lr: 0.1\n  q: [",
        "  p:\n    value:\n      is_secret: true\n  q: [",
    ],
)
def test_what_stands_beside_a_secret_in_an_unfinished_file_is_shown(parameters: str) -> None:
    text = file(parameters)
    assert secrets(parse(text)).source == text


@pytest.mark.parametrize("written", ["!Pass123w", "!!Pass123w", "*Pass123w", "&Pass123w", "#Pass123w"])
@pytest.mark.parametrize("entry", ["DB_PASSWORD: {}", "X:\n    is_secret: true\n    value: {}"])
def test_a_secret_that_yaml_takes_for_something_else_is_hidden(entry: str, written: str) -> None:
    text = f"parameters:\n  {entry.format(written)}\n  lr: 1\n"
    masker = secrets(parse(text))
    assert masker.source == text.replace(written, "*" * len(written))
    assert "Pass123w" not in masker.hide("there is no `&Pass123w`, and `!Pass123w` is no tag")


def test_a_note_behind_a_secret_without_a_value_stays() -> None:
    text = "parameters:\n  X:\n    is_secret: true\n    value:  # set it there\n  lr: 1\n"
    assert secrets(parse(text)).source == text


@pytest.mark.parametrize(
    "unit",
    [
        "value: secret\n",
        "value x\n",
        "{value: a, ",
        "p: {value: a, value: b",
        "  value |\n   secret\n",
        "api_key: [ ",
        "{api_key: [a, ",
        ", ",
        "- ",
        "value ",
        "\n",
    ],
)
def test_the_work_is_linear(unit: str) -> None:
    text = "is_secret: [\n" + unit * (50_000 // len(unit))
    start = time.process_time()
    found = [*guesses.unread(text)]
    assert time.process_time() - start < 2
    assert len(found) < 50_000
