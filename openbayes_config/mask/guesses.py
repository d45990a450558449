"""Where secrets stand in what no node covers: in comments, and in a file with a mistake in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from openbayes_config.mask import tokens
from openbayes_config.mask.names import is_secret_name, is_secret_value, may_name_secrets
from openbayes_config.text import Span

# How many lines a flag can be away from its value, and the length from which a part of a secret is looked for.
_NEAR = 20
_LONG_ENOUGH = 6
_FLAGS = ("secret", "sensitive", "private", "confidential")
_KEY = (
    r"[\"']?(?:is_?\w{0,3}secret|secret|source|env|name|type|note|comment|desc|description|help|value)[\"']?"
    r"[ \t]{0,9}[:=]"
)


class _Patterns(NamedTuple):
    half: re.Pattern[str]
    key: re.Pattern[str]
    items: re.Pattern[str]
    line: re.Pattern[str]
    own: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    end = rf"[ \t]#|,[ \t]{{0,9}}{_KEY}"
    return _Patterns(
        re.compile(
            rf"(?:^[ \t]*(?:-[ \t]+)?|[{{,][ \t]{{0,9}})[\"']?val\w{{0,4}}[\"']?(?=[ \t:=]|$)"
            rf"[ \t]{{0,9}}[:=]?[ \t]{{0,9}}((?:(?!{end}).)*)"
        ),
        re.compile(rf"[ \t]*(?:-[ \t]+)?{_KEY}", re.IGNORECASE),
        re.compile(
            rf"(?:^|[{{,])[ \t]{{0,40}}(?:-[ \t]+)?[\"']?([\w.-]+)[\"']?[ \t]{{0,9}}:[ \t]+(\[(?:(?!{end}).)*)", re.M
        ),
        re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)"),
        re.compile(r"[\[\]{},\"']|:[ \t]|[ \t]#"),
    )


@cache
def _value() -> re.Pattern[str]:
    return re.compile(r"\bval\w{0,4}[\"']?[ \t]{0,9}:[ \t]{1,9}([^\s#,}][^\r\n,}]*)")


def in_comments(text: str, comments: list[Span]) -> Iterator[Span]:
    """What stands behind ``value:`` in a comment, if comments speak of secrets."""
    if any(_speaks_of_secrets(text[slice(*comment)]) for comment in comments):
        yield from (Span(*match.span(1)) for comment in comments for match in _value().finditer(text, *comment))


def unread(text: str) -> Iterator[Span]:
    """What a text that holds a mistake lets one guess, also where YAML could read it."""
    if _speaks_of_secrets(text):
        yield from _flagged(text)
    if may_name_secrets(text):
        yield from _lists(text)
    yield from tokens.named(text)


def _lists(text: str) -> Iterator[Span]:
    for match in _patterns().items.finditer(text):
        if is_secret_name(match[1]) and is_secret_value(match[1], match[2].strip("[], \"'")):
            yield Span(*match.span(2))


def told(text: str) -> Iterator[str]:
    """How messages can quote a guessed secret: its lines, and what stands between YAML's own characters."""
    for line in text.splitlines():
        yield line.strip().strip("\"'")
        yield from (part.strip() for part in _patterns().own.split(line) if len(part.strip()) >= _LONG_ENOUGH)


def _speaks_of_secrets(text: str) -> bool:
    lowered = text.lower()
    return any(flag in lowered for flag in _FLAGS)


def _flagged(text: str) -> Iterator[Span]:
    """``value SECRET`` or ``value:SECRET`` near a flag, with the lines that go on with it."""
    lines = [Span(*match.span()) for match in _patterns().line.finditer(text)]
    shown = [text[slice(*line)].rstrip("\r\n") for line in lines]
    for at, line in enumerate(shown):
        flow = line.find("{")
        near: bool | None = None
        for match in _patterns().half.finditer(line):
            inside = 0 <= flow < match.start(1)
            if near is None:
                near = any(map(_speaks_of_secrets, [line] if inside and "}" in line else _around(shown, at)))
            if near:
                start = lines[at].start + match.start(1)
                yield Span(start, start + len(match[1].rstrip(" \t}]," if inside else None)))
                yield from () if match.start() else _going_on(shown, lines, at)


def _around(lines: list[str], at: int) -> list[str]:
    """The lines of the mapping to which a line belongs, as its indentation shows it."""
    least = _indent(lines[at]) - 1
    before, after = lines[max(0, at - _NEAR) : at][::-1], lines[at + 1 : at + _NEAR]
    above = next((n + 1 for n, line in enumerate(before) if line.strip() and _indent(line) < least), len(before))
    below = next((n for n, line in enumerate(after) if line.strip() and _indent(line) < least), len(after))
    return [*before[:above], lines[at], *after[:below]]


def _going_on(lines: list[str], spans: list[Span], at: int) -> Iterator[Span]:
    """The lines with more indentation below a value that do not begin with a key of their own."""
    for line, span in ((lines[below], spans[below]) for below in range(at + 1, len(lines))):
        if line.strip() and (_indent(line) <= _indent(lines[at]) or _patterns().key.match(line)):
            return
        yield Span(span.start + _indent(line), span.start + len(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
