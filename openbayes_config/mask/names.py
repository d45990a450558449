"""Which names say that their value is a secret."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, wraps


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
# Each of these names holds one of these words.
_ROOTS = (b"credential", b"key", b"pass", b"pwd", b"secret", b"token")
_CHINESE_ROOTS = ("令牌", "口令", "密码", "密钥")
_SWITCHES = _words("add allow disable enable has hide is no num n require return show skip use with without")
_FLAGS = _words("confidential isprivate issecret issecrets issensitive private secret secrets sensitive")
_NOT_VALUES = frozenset(["", "~", "true", "false", "yes", "no", "on", "off", "none", "null", "auto"])
# A variable's name. One with small and capital letters and digits is taken for a password that begins with ``$``.
_VARIABLE = r"(?!(?=\w*[a-z])(?=\w*[A-Z])\w*\d)[A-Za-z_]\w*"
# Ends may be cut: a word of a command ends at a blank.
_REFERENCE = (
    rf"\$(?:env:)?(?:{_VARIABLE}|\d+\b)",
    rf"\$\{{(?:[a-z.]+:)?{_VARIABLE}(?::?\?[^{{}}]*|:?-(?:\$\{{?{_VARIABLE}\}}?)?)?(?:\}}|\Z)",
    r"\$\([a-z<./][^()]*(?:\)|\Z)",
    r"\$?\{\{(?:[^{}]*\}\}|\s[^{}]*\Z)",
    rf"%{_VARIABLE}%",
)
_PLACEHOLDER = r"<[^<>\d]*>|\[[A-Z_]+\]|\{[a-z_]+\}"
_SHORT_NUMBER = 6
# No reference is longer.
_LONG = 300
# What is known of longer names is not kept.
_KEPT = 64


def _remembered(judge: Callable[[str], bool]) -> Callable[[str], bool]:
    """Every key press asks about the same names."""
    known = lru_cache(maxsize=4096)(judge)

    @wraps(judge)
    def asked(name: str) -> bool:
        return known(name) if len(name) <= _KEPT else judge(name)

    return asked


@_remembered
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


def may_name_secrets(text: str) -> bool:
    """Whether a name in a text can be one of those that :func:`is_secret_name` knows; quick, and true too often."""
    # The words are ASCII but for a few, and a text with other characters takes ten times as long to be put in lower
    # case.
    lowered = text.encode("ascii", "replace").lower()
    return any(root in lowered for root in _ROOTS) or any(root in text for root in _CHINESE_ROOTS)


@_remembered
def is_secret_flag(name: str) -> bool:
    """Whether a person who writes this key in a parameter's mapping means "this is secret": ``is_secret``,
    ``isSecret`` and their misspellings (the client knows only these two spellings).
    """
    plain = "".join(char for char in name.lower() if char.isalnum())
    return plain in _FLAGS or _near(plain, "issecret")


def is_secret_value(name: str, value: str) -> bool:
    """Whether ``value`` can be the secret of ``name``: not a switch, a placeholder or a special token (``<pad>``,
    ``[CLS]``), and for a ``token`` not a small number.

    Nor is it what is nothing but references: ``$NAME``, ``${NAME}``, ``${NAME:?text}``, ``$(command)``, ``%NAME%``,
    ``{{ ... }}``, ``${{ ... }}``. That is a choice: a password can be written just so, too, but a file that takes its
    secrets from variables is what it should be, and has to stay readable. ``$Xw9Kp3`` is taken for a password.
    """
    plain = value.strip().strip("\"'")
    if plain.lower() in _NOT_VALUES or not any(map(str.isalnum, plain)):
        return False
    if plain[0] in "$%{[<" and len(plain) < _LONG and _stand_in().fullmatch(plain):
        return False
    return not (name.lower().endswith("token") and plain.isdecimal() and len(plain) < _SHORT_NUMBER)


def is_variable(name: str) -> bool:
    """Whether it can be meant as the name of a variable. Small and capital letters and digits make a password."""
    return not all(any(map(kind, name)) for kind in (str.islower, str.isupper, str.isdigit))


def _near(word: str, known: str) -> bool:
    """Whether one letter was left out, added or replaced, or two neighbours were swapped."""
    same = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, wanted = word[same:], known[same:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == wanted
    return swapped or rest[1:] in (wanted, wanted[1:]) or rest == wanted[1:]


@cache
def _stand_in() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(_REFERENCE)})(?:/[a-z._-]+)*[\W_]*?)+|(?:{_PLACEHOLDER})\W*")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
