"""Which names say that their value is a secret."""

from __future__ import annotations

import re
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS = _words(
    "accesskey accesstoken apikey authtoken credential credentials passphrase passwd password passwords privatekey "
    "secret secretkey secrets 令牌 口令 密码 密钥"
)
_KEYS = _words(
    "access account api app auth client deploy encryption huggingface hf master openai private secret service "
    "signing ssh wandb"
)
_PASSES = _words("admin db ftp http login mail mysql pg postgres proxy redis root smtp ssh sudo user")
# What a language model calls a token, and what is counted or limited.
_MODEL_TOKENS = _words(
    "audio begin bos class cls control end eos extra first forced im image img last mask max min next num pad per "
    "prompt sep special start stop sub text unk video vision visual word"
)
_SWITCHES = _words("add allow disable enable has hide is no num n require return show skip use with without")
_FLAGS = _words("confidential isprivate issecret issecrets issensitive private secret secrets sensitive")
_NOT_VALUES = frozenset(["", "~", "true", "false", "yes", "no", "on", "off", "none", "null", "auto"])
_NOT_A_VALUE = ("$", "{", "[")
_SHORT_NUMBER = 6


def is_secret_name(name: str) -> bool:
    """Whether a key, an option or a variable of this name holds a secret (``HF_TOKEN``, ``--api-key``).

    ``max_tokens``, ``pad_token``, ``keyframes`` and ``use_auth_token`` do not.
    """
    parts: list[str] = [part.lower() for part in _part().findall(name)]
    if not parts or (parts[0] in _SWITCHES and len(parts) > 1):
        return False
    last, before = parts[-1], parts[-2] if len(parts) > 1 else ""
    if last == "token":
        return before not in _MODEL_TOKENS
    if last == "key":
        return before in _KEYS
    if last == "pass":
        return before in _PASSES
    return last in _ALWAYS or (last == "pwd" and bool(before))


def is_secret_flag(name: str) -> bool:
    """Whether a person who writes this key in a parameter's mapping means "this is secret": ``is_secret``,
    ``isSecret`` and their misspellings (the client knows only these two spellings).
    """
    plain = "".join(char for char in name.lower() if char.isalnum())
    return plain in _FLAGS or _near(plain, "issecret")


def is_secret_value(name: str, value: str) -> bool:
    """Whether ``value`` can be the secret of ``name``: not a switch, a reference (``$TOKEN``), a placeholder
    or a special token (``<pad>``), and for a ``token`` not a small number.
    """
    plain = value.strip().strip("\"'")
    if plain.lower() in _NOT_VALUES or plain.startswith(_NOT_A_VALUE) or not any(map(str.isalnum, plain)):
        return False
    if plain[0] + plain[-1] == "<>":
        return False
    return not (name.lower().endswith("token") and plain.isdecimal() and len(plain) < _SHORT_NUMBER)


def _near(word: str, known: str) -> bool:
    """Whether one letter was left out, added or replaced, or two neighbours were swapped."""
    same = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, wanted = word[same:], known[same:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == wanted
    return swapped or rest[1:] in (wanted, wanted[1:]) or rest == wanted[1:]


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
