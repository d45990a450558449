"""Reading configuration files: TOML, and the lines on which its keys stand."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from openbayes_config.diagnostic import Text
from openbayes_config.lookup.nearest import PYPROJECT
from openbayes_config.lookup.unusable import Unusable, reason

_TABLE = ("tool", "obconf")
MAX_SIZE = 1 << 20
"""Bytes of the largest configuration that is read."""


class Table(NamedTuple):
    """The table of a configuration file. ``prefix`` are the keys that lead to it, ``text`` is the whole file."""

    path: str
    values: dict[str, object]
    prefix: tuple[str, ...]
    text: str

    def line_of(self, keys: Iterable[str], item: str | None = None) -> int:
        """The line, from 1, of the key at the end of ``keys``, or of the text ``item`` in its value."""
        return _line_of(self.text.splitlines(), (*self.prefix, *keys), item)


def read(path: str) -> Table | None:
    """The configuration in a file; ``None`` for a ``pyproject.toml`` without one. Raises :class:`Unusable`."""
    return parse(content(path), path)


def parse(data: bytes, path: str) -> Table | None:
    """The same for the content of the file at ``path``."""
    in_project = os.path.basename(path) == PYPROJECT
    if in_project and b"obconf" not in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unusable(_NOT_UTF8, path, line=line) from error
    values = _parsed(path, text)
    if not in_project:
        return Table(path, values, (), text)
    for key in _TABLE:
        inner = values.get(key)
        if not isinstance(inner, dict):
            return None
        values = cast("dict[str, object]", inner)
    return Table(path, values, _TABLE, text)


def content(path: str, limit: int = MAX_SIZE) -> bytes:
    """The bytes of a file. Raises :class:`Unusable`, also for one with more than ``limit`` bytes."""
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Unusable(_CANNOT_READ, path, reason=reason(error)) from error
    if len(data) > limit:
        raise Unusable(_TOO_LARGE, path, size=limit >> 20)
    return data


def _parsed(path: str, text: str) -> dict[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        values: dict[str, Any] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unusable(_NO_TOML, path, line=_line_in(str(error), text)) from error
    return values


def _line_in(message: str, text: str) -> int:
    """The line that the parser names; it says ``at end of document`` for the last one."""
    _, found, number = message.partition("at line ")
    digits = number.partition(",")[0]
    return int(digits) if found and digits.isdigit() else max(1, text.rstrip().count("\n") + 1)


def _line_of(lines: list[str], keys: tuple[str, ...], item: str | None) -> int:
    """Look for the key, and where it is written otherwise, for the longest part of ``keys`` that is found."""
    for count in range(len(keys), 0, -1):
        for number, path in _keys(lines):
            if path == keys[:count]:
                return _line_with(lines, number, keys[count - 1] if item is None else item)
    return 1


def _line_with(lines: list[str], start: int, item: str) -> int:
    """The first line from ``start`` on that holds ``item``; ``start`` where none does."""
    return next((number for number in range(start, len(lines) + 1) if item in lines[number - 1]), start)


def _keys(lines: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines on which tables and keys begin."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped.startswith("[") and "]" in stripped:
            table = _parts(stripped.strip("[").partition("]")[0])
            yield number, table
        elif "=" in stripped:
            yield number, (*table, *_parts(_before_equals(stripped)))


def _before_equals(line: str) -> str:
    quote = ""
    for at, char in enumerate(line):
        if char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        elif not quote and char == "=":
            return line[:at]
    return ""


def _parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key; a quoted part may hold dots."""
    parts, quote = [""], ""
    for char in key.strip():
        if char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        elif not quote and char == ".":
            parts.append("")
        elif quote or not char.isspace():
            parts[-1] += char
    return tuple(parts)


_CANNOT_READ = Text("{path} cannot be read: {reason}.", "无法读取 {path}：{reason}。")
_TOO_LARGE = Text("{path} is larger than {size} MiB.", "{path} 超过 {size} MiB。")
_NOT_UTF8 = Text(
    "{path}:{line}: this is not UTF-8, as TOML has to be.",
    "{path}:{line}: 不是 UTF-8 编码，而 TOML 文件必须是 UTF-8。",
)
_NO_TOML = Text("{path}:{line}: this is not valid TOML.", "{path}:{line}: 不是有效的 TOML。")
