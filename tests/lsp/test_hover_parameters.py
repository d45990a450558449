"""Hover: parameters and secrets."""

from __future__ import annotations

import pytest

from openbayes_config.settings import Settings
from tests.lsp.hovering import MIDDLE, PROJECT, TUNING, all_of, described, file, lines, said
from tests.lsp.support import snapshot

TOKEN = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.mark.parametrize("key", ["is_secret", "source", "env"])
def test_the_keys_of_a_secret(key: str) -> None:
    text = "parameters:\n  HF: {is_secret: true, source: env, env: HF_TOKEN}\n".replace(f"{key}:", f"{key}|:", 1)
    found = lines(file(parameters=text))
    assert found[0].startswith(f"{key}: ")
    assert found[2:4] == described("parameters", "HF", key)
    assert found[-1].startswith("Secret parameter HF")
    plain = lines(file(parameters="parameters:\n  HF: {en|v: HF_TOKEN}\n"))
    assert plain[0].startswith("A task gets --HF=")


def test_a_parameter() -> None:
    assert said(file(parameters="parameters:\n  ep|ochs: 5\n")) == (
        "epochs",
        [
            "A task gets --epochs=5 behind its command (documented).",
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
        "A task gets --x=0.5 behind its command (how the platform writes a number that is not whole is not documented)."
    )
    older = PROJECT._replace(settings=Settings(client="0.28.0"))
    assert lines(file(parameters="parameters:\n  x: 0.|5\n"), project=older)[0].startswith(
        "Client 0.28.0 itself appends"
    )


def test_a_client_that_sends_no_parameters() -> None:
    older = PROJECT._replace(settings=Settings(client="0.28.2"))
    found = lines(file(parameters="parameters:\n  x: |5\n", rest=TUNING), project=older)
    assert found[0].endswith("other modes do not send it.")
    assert not [line for line in found if line.startswith("in a tuning")]


def test_parameters_of_a_tuning_and_of_a_refused_file() -> None:
    assert lines(file(parameters="parameters:\n  x: |5\n", rest=TUNING))[1].startswith("in a tuning sent beside")
    assert lines("parameters:\n  x: |5\n")[0] == "A task gets --x=5 behind its command (documented)."


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


@pytest.mark.parametrize("word", ["PASSWORD='Zq7$Xw9Kp3' x", "x --password 'Zq7$Xw9Kp3'", "x --token '${Xw9Kp3}'"])
def test_a_part_of_a_secret_is_no_variable(word: str) -> None:
    shown = snapshot(file(middle=MIDDLE.replace("python train.py", word)), project=PROJECT)
    assert "Xw9Kp3" not in "".join(found.markdown for found in all_of(shown))
