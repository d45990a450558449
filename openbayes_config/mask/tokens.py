"""Secrets that can be known by their look, or by the name before them, wherever they stand in a text.

The table is our own and small: formats that their issuers document. The scanners with long tables
(detect-secrets, gitleaks) report whole repositories and bring an HTTP client or a binary with them.
Every pattern takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from openbayes_config.mask.names import is_secret_name, is_secret_value, may_name_secrets
from openbayes_config.text import Span

# How it begins, and all of it. Only what begins somewhere in a text is looked for: compiling all takes 10 ms.
_TOKENS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("hf_", "api_org_"), r"hf_[A-Za-z0-9]{16,}|api_org_[A-Za-z0-9]{16,}"),  # Hugging Face
    (("gho_", "ghp_", "ghr_", "ghs_", "ghu_", "github_pat_"), r"gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\w{16,}"),
    (
        ("glpat-", "glptt-", "glrt-", "gldt-", "glft-", "glsoat-", "glcbt-"),
        r"gl(?:pat|ptt|rt|dt|ft|soat|cbt)-[\w-]{16,}",  # GitLab
    ),
    # OpenAI, Anthropic, DeepSeek, DashScope
    (("sk-",), r"sk-(?:(?:proj|ant|or|svcacct|admin)-[\w-]{16,}|[A-Za-z0-9]{16,})"),
    # Groq, Replicate, npm, Docker, W&B, Stripe
    (
        ("gsk_", "r8_", "npm_", "dckr_pat_", "wandb_v1_", "k_live_", "k_test_"),
        r"(?:gsk|r8|npm|dckr_pat|wandb_v1|[rs]k_(?:live|test))_\w{16,}",
    ),
    (("nvapi-", "xai-", "pypi-"), r"(?:nvapi|xai|pypi)-[\w-]{16,}"),  # NVIDIA, xAI, PyPI
    (("AKIA", "ASIA"), r"(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])"),  # AWS
    (("AIza",), r"AIza[\w-]{35}"),  # Google
    (("LTAI", "AKID"), r"(?:LTAI|AKID)[A-Za-z0-9]{12,}"),  # Alibaba Cloud, Tencent Cloud
    (("xox", "xapp-"), r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}"),  # Slack
    (("eyJ",), r"(?:(?<![\w-])|(?<=[^\w-]--)|(?<=\A--))eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*"),  # JSON web token
)
_MARKS = tuple((mark, pattern) for marks, pattern in _TOKENS for mark in marks)
# What stands before it in lower case, and all of it. The group is what is hidden.
_AFTER: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((b"://",), r"://[^\s/:@'\"]*:([^\s/@'\"]+)@"),
    (
        (b"bearer", b"authorization:"),
        r"(?i:\b(?:bearer|authorization:\s{0,9}(?:basic|token)))\s{1,9}([\w.~+/=-]{8,})",
    ),
    ((b"wandb",), r"\bwandb\s{1,9}login\s{1,9}(?:-[\w=-]+\s{1,9})*([0-9a-f]{40})\b"),
    ((b"private key",), r"-----BEGIN [A-Z ]*PRIVATE KEY-----([\s\S]*?)(?:-----END|\Z)"),
)
_NAME = r"(?<![\w.$-])(?P<name>[\w.-]+)[\"']?"
_SEPARATOR = r"(?:=|(?P<colon>[ \t]*:(?:[ \t]+|(?=[\"'])))|(?P<blank>(?:[ \t]|\\\r?\n|\\\\\\n)+(?=[^\s-])))"
_WORD = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|["'][^\n]*|\\.|[^\s;&|<>"'`\\])+"""
# Programs that take a password behind a flag that other programs use for something else. The group is the password.
_IN_COMMAND = r"[^;&|\n]{0,200}?[ \t]"
_OF_PROGRAMS: tuple[tuple[str, str], ...] = (
    ("sshpass", rf"\bsshpass[ \t]{{1,9}}-p[ \t]{{0,9}}({_WORD})"),
    ("mysql", rf"\bmysql(?:dump|admin)?(?![\w-]){_IN_COMMAND}-p(?!\d+:\d)({_WORD})"),
    ("mariadb", rf"\bmariadb(?![\w-]){_IN_COMMAND}-p(?!\d+:\d)({_WORD})"),
    ("docker login", rf"\bdocker login\b{_IN_COMMAND}-p[ \t]{{1,9}}({_WORD})"),
    (
        "--password-stdin",
        rf"\becho[ \t]{{1,9}}(?:-n[ \t]{{1,9}})?({_WORD})[ \t]{{0,9}}\|[^;&|\n]{{0,200}}?--password-stdin",
    ),
    ("curl", rf"\bcurl\b{_IN_COMMAND}(?:-u|--user)[ \t=]{{0,9}}[\"']?[\w.@+-]+:([^\s\"'\\]+)"),
)
_QUOTED = r"""\"(?:[^"\\\n]|\\.)*"|'[^'\n]*'"""
_NOT_TEXT = tuple("&*|>!{[")
_END_OF_ENTRY = r"[ \t]#|[,}\]](?=[\s,}\]]|\Z)|[\r\n]"


class _Patterns(NamedTuple):
    name: re.Pattern[str]
    word: re.Pattern[str]
    quoted: re.Pattern[str]
    end_of_entry: re.Pattern[str]


def spans(text: str) -> Iterator[Span]:
    """The places in ``text`` that hold a token-like string or the value of a name that says it is secret."""
    yield from known(text)
    yield from named(text)


def named(text: str) -> Iterator[Span]:
    """The places in ``text`` that hold the value of a name that says it is secret."""
    if may_name_secrets(text):
        yield from _behind_names(text)
    for match in _of_programs(text):
        if is_secret_value("password", match[1]):
            yield Span(*match.span(1))


def _behind_names(text: str) -> Iterator[Span]:
    pattern = _patterns().name
    at = 0
    while name := pattern.search(text, at):
        value = _value(text, name) if is_secret_name(name["name"]) else None
        at = value.end if value else name.end()
        if value and is_secret_value(name["name"], text[value.start : value.end]):
            yield value


def known(text: str) -> Iterator[Span]:
    """The places in ``text`` that hold what looks like a token, whatever it is called."""
    begun = tuple(dict.fromkeys(pattern for mark, pattern in _MARKS if mark in text))
    if begun:
        for match in _token(begun).finditer(text):
            yield Span(*match.span())
    # The marks are ASCII, and a text with other characters takes ten times as long to be put in lower case.
    lowered = text.encode("ascii", "replace").lower()
    after = tuple(pattern for marks, pattern in _AFTER if any(mark in lowered for mark in marks))
    if after:
        for match in _after(after).finditer(text):
            yield Span(*match.span(match.lastindex or 0))


def _value(text: str, name: re.Match[str]) -> Span | None:
    """What follows ``NAME=``, ``--name`` or, where an entry can begin, ``name:``."""
    if name["colon"]:
        return _entry_value(text, name.end()) if _begins_entry(text, name.start()) else None
    if name["blank"] and not name["name"].startswith("-"):
        return None
    word = _patterns().word.match(text, name.end())
    return Span(*word.span()) if word and not _is_structure(word[0]) else None


def _is_structure(word: str) -> bool:
    """Whether it begins a list or a mapping, as old clients write them: ``--HF_TOKEN={'is_secret': True, ...``."""
    return word[0] in "[{" and any(mark in word for mark in "\"',:")


def _entry_value(text: str, start: int) -> Span | None:
    if text.startswith(_NOT_TEXT, start):
        return None
    if quoted := _patterns().quoted.match(text, start):
        return Span(*quoted.span())
    end = _patterns().end_of_entry.search(text, start)
    stop = end.start() if end else len(text)
    return Span(start, stop) if stop > start else None


def _begins_entry(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in " \t\"'":
        at -= 1
    return at < 0 or text[at] in "\r\n{,[#+-?"


def _of_programs(text: str) -> Iterator[re.Match[str]]:
    for mark, pattern in _OF_PROGRAMS:
        if mark in text:
            yield from _of_program(pattern).finditer(text)


@lru_cache(maxsize=16)
def _of_program(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=16)
def _token(begun: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(begun)})")


@lru_cache(maxsize=16)
def _after(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        re.compile(_NAME + _SEPARATOR),
        re.compile(_WORD),
        re.compile(_QUOTED),
        re.compile(_END_OF_ENTRY),
    )
