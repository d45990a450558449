"""Which values under the name of a secret are hidden, and which are references and placeholders."""

from __future__ import annotations

import pytest

from openbayes_config.document import parse
from openbayes_config.mask import hide, secrets

REST = "Xw9Kp3Lm5"


def shows(text: str, *messages: str) -> bool:
    """Whether the secret can be seen in the file, or in a message that quotes a part of it."""
    masker = secrets(parse(text))
    return any(REST in shown for shown in (masker.source, *map(masker.hide, messages)))


@pytest.mark.parametrize(
    "parameter",
    [
        "api_key: {a: Xw9Kp3Lm5}",
        "api_key: {a: {b: [Xw9Kp3Lm5]}}",
        "api_key:\n    a: Xw9Kp3Lm5\n    source: env",
        "api_key: {Xw9Kp3Lm5}",
        "api_key: {value: {a: Xw9Kp3Lm5}}",
        "api_key: [{a: Xw9Kp3Lm5}]",
    ],
)
def test_all_of_a_mapping_is_hidden_under_the_name_of_a_secret(parameter: str) -> None:
    assert not shows(f"parameters:\n  {parameter}\n", "--api_key={'a': 'Xw9Kp3Lm5'}")


@pytest.mark.parametrize(
    "parameter",
    [
        "api_key: {is_secret: true, source: env, env: HF_TOKEN}",
        "api_key: {source: env, env: HF_TOKEN, note: for the hub}",
        "api_key: {type: string, required: true, default: null}",
        "api_key: {value: $HF_TOKEN, scope: read}",
        "credentials: {a: $A, b: '${B}'}",
    ],
)
def test_what_a_mapping_may_say_in_the_open_is_shown(parameter: str) -> None:
    text = f"parameters:\n  {parameter}\n"
    assert secrets(parse(text)).source == text


@pytest.mark.parametrize(
    "text",
    [
        "parameter_specs:\n  - name: password\n    type: CATEGORICAL\n    categorical_values: [Xw9Kp3Lm5, b]\n",
        "env:\n  - name: API_KEY\n    value: Xw9Kp3Lm5\n",
        "- {name: HF_TOKEN, values: [Xw9Kp3Lm5]}\n",
    ],
)
def test_a_secret_that_is_named_in_its_mapping_is_hidden(text: str) -> None:
    assert not shows(text, "CATEGORICAL - Xw9Kp3Lm5")


@pytest.mark.parametrize(
    "text",
    [
        "- {name: password, type: string, env: PW, value: $PW}\n",
        "- {name: token, min_value: 1, max_value: 5}\n",
        "- {name: max_tokens, value: 512}\n",
    ],
)
def test_a_name_in_a_mapping_hides_nothing_else(text: str) -> None:
    assert secrets(parse(text)).source == text


@pytest.mark.parametrize("begin", ["$", "$-", "${", "{", "[", "<", "$(", "{{", "%"])
@pytest.mark.parametrize("end", ["", "}", "]", ">", "!"])
@pytest.mark.parametrize("entry", ["api_key: {}", "passwords: [{}, a]", "p: {{is_secret: true, value: {}}}"])
def test_a_secret_may_begin_with_any_character(begin: str, end: str, entry: str) -> None:
    value = begin + REST + end
    for quote in "'\"":
        text = f"parameters:\n  {entry.format(quote + value + quote)}\n"
        assert not shows(text, f"--api_key={value}", f"`{value}` is lost")


@pytest.mark.parametrize(
    "value", ["$Xw9Kp3Lm5", "${Xw9Kp3Lm5}", "{Xw9Kp3Lm5}", "[Xw9Kp3Lm5]", "<Xw9Kp3Lm5>", "$^Xw9Kp3Lm5"]
)
def test_in_a_command_too(value: str) -> None:
    for command in ("python t.py --password '{}'", "PASSWORD='{}' python t.py", 'x --api-key="{}" -y'):
        assert REST not in hide(command.format(value))


@pytest.mark.parametrize(
    "value",
    [
        "$HF_TOKEN",
        "${HF_TOKEN}",
        "$HF_TOKEN2",
        "$token",
        "$myToken",
        "$A$B",
        "${A}_${B}",
        "$1",
        "${HF_TOKEN:?}",
        "${HF_TOKEN:?set it first}",
        "${HF_TOKEN:-}",
        "${HF_TOKEN:-$OTHER}",
        "${oc.env:HF_TOKEN}",
        "$env:HF_TOKEN",
        "%HF_TOKEN%",
        "${{ secrets.HF_TOKEN }}",
        "{{ hf_token }}",
        "{{hf_token}}",
        "$(cat /run/token)",
        "{token}",
        "[CLS]",
        "<pad>",
        "<your token here>",
        "<你的令牌>",
        "...",
    ],
)
def test_references_and_placeholders_are_shown(value: str) -> None:
    for text in (f"token: {value}", f"--token '{value}' -x", f'--token "{value}"', f"TOKEN={value}"):
        assert hide(text) == text
    text = f"parameters:\n  api_key: '{value}'\n  password: [\"{value}\"]\n"
    assert secrets(parse(text)).source == text


def test_what_an_old_client_puts_on_the_command_line_is_shown() -> None:
    text = "python main.py --HF_TOKEN={'is_secret': True, 'source': 'env', 'env': 'HF_TOKEN'} --x_token=[1, 2]"
    assert hide(text) == text


def test_a_secret_that_is_written_as_its_variable_is_hidden() -> None:
    assert "Zq7" not in secrets(parse("parameters:\n  A: {is_secret: true, source: env, env: Zq7Xw9Kp3Lm5}\n")).source
    for name in ("HF_TOKEN", "hf_token", "HF-TOKEN2", "HfToken", "$HF_TOKEN"):
        text = f"parameters:\n  A: {{is_secret: true, source: env, env: {name}}}\n"
        assert secrets(parse(text)).source == text
