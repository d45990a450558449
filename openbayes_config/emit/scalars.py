"""One value on one line, quoted only where a reader would see something else."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal, TypeAlias

Quote: TypeAlias = Literal["'", '"']

# What YAML 1.2's core schema does not read as text, beside what YAML 1.1 does not.
_CORE_SCHEMA = (
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}


def scalar(value: object, *, flow: bool = False, quote: Quote = '"') -> str:
    """A text, number, truth value or ``None`` as a YAML value on one line.

    A text stands without quotes where YAML 1.1, as PyYAML reads it, and YAML 1.2 both give back the same text;
    ``flow`` says that it will stand between brackets or braces. ``quote`` is used where quotes are needed.
    """
    if value is None or isinstance(value, (bool, int)):
        return "null" if value is None else str(value).lower()
    if isinstance(value, float):
        return _number(value)
    text = str(value)
    return text if _reads_back(text, flow, as_key=False) else quoted(text, quote)


def key(text: str, *, flow: bool = False, quote: Quote = '"') -> str:
    """A text as a mapping key, quoted only where it must be."""
    return text if _reads_back(text, flow, as_key=True) else quoted(text, quote)


def quoted(text: str, quote: Quote = '"') -> str:
    """A text in quotes; in double ones, whatever was asked for, where it holds characters that need an escape."""
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _number(value: float) -> str:
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    text = repr(value)
    # YAML 1.1 reads 1e-05 as a text; a number needs the dot.
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


@lru_cache(maxsize=512)
def _reads_back(text: str, flow: bool, *, as_key: bool) -> bool:
    from re import fullmatch

    from openbayes_config.parse import read

    if not text.isprintable() or fullmatch(_CORE_SCHEMA, text):
        return False
    pair = f"{text}: k" if as_key else f"k: {text}"
    tree = read("{" + pair + "}" if flow else pair)
    return not tree.problems and tree.plain == ({text: "k"} if as_key else {"k": text})
