"""What is wrong where PyYAML stops, in a vocabulary of our own.

A fault becomes a problem of kind ``"syntax"`` (``"tab"`` for a tab, ``"unknown_tag"`` for a tag prefix that is
not declared). Its span is on what a person has to change. ``args``:

``reason``
    one of :data:`Reason`;
``found``
    the text that the finding is about, as written, at most one line;
``key``
    the key at the beginning of its line, or ``""``;
``opened``
    the span of the quote or bracket that is not closed, of the mapping's first key where the indentation is
    wrong, else ``None``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal, TypeAlias

from openbayes_config.parse.events import Fault
from openbayes_config.parse.nodes import Problem, Scalar
from openbayes_config.parse.spans import contents, end_of_line, start_of_line
from openbayes_config.text import Span

Reason: TypeAlias = Literal[
    "full_width_colon",  # `node：1`
    "colon_without_space",  # `node:1`
    "missing_colon",  # a line that is neither `key: value` nor part of the value above it
    "key_without_colon",  # `hyper_tuning` above a block of its own
    "plain_colon",  # `: ` inside a value without quotes
    "bad_indent",  # a line that fits no level of indentation around it
    "unclosed_quote",  # the span begins at the quote
    "text_after_quote",  # `"python" main.py`
    "text_after_value",  # anything else behind a finished value: `[a] b`, `*x y`
    "unclosed_bracket",
    "unopened_bracket",
    "missing_comma",
    "extra_comma",
    "reserved_character",  # a value that begins with * & ! @ % ` ? : , | > -
    "dash_in_line",  # `key: - item`
    "unknown_escape",  # `"C:\\project"`
    "block_header",  # something behind | or > that does not belong there
    "document_end",  # `...` where a value is expected
    "directive",  # a line that begins with %
    "yaml_version",  # %YAML 2.0
    "unreadable",  # nothing of these
]

_KEY = re.compile(
    r"[ \t]*(?:-[ ]+)*"
    r"(?:([^\s:：#\[{,&*!|>%@`\"'?-][^\s:：#]*)|\"([^\"]*)\"|'([^']*)')"
)
_FULL_WIDTH = re.compile(r"[ ]*(?:-[ ]+)*[\w.\"'-]+[ ]*(?P<colon>：)")
_NO_SPACE = re.compile(r"[ ]*(?:-[ ]+)*[A-Za-z_][\w-]*(?P<colon>:)(?=[^\s:/])")


class _Fault:
    """A fault with the text around it."""

    __slots__ = ("at", "blanked", "fault", "line", "text")

    def __init__(self, text: str, fault: Fault, blanked: Span) -> None:
        self.text = text
        self.fault = fault
        self.blanked = blanked
        self.at = min(fault.at, len(text))
        self.line = start_of_line(text, self.at)

    def problem(self, reason: Reason, span: Span, opened: Span | None = None) -> Problem:
        found = self.text[span.start : min(span.end, end_of_line(self.text, span.start))]
        return Problem(
            "syntax", span, {"reason": reason, "found": found, "key": self.key(span.start), "opened": opened}
        )

    def key(self, at: int) -> str:
        """The key at the beginning of the line that holds ``at``."""
        start = start_of_line(self.text, at)
        match = _KEY.match(self.text, start, end_of_line(self.text, at))
        return next((name for name in match.groups() if name), "") if match else ""

    def rest(self, at: int) -> Span:
        """From ``at`` to the end of its line, without a comment and white space at the end."""
        rest = self.text[at : end_of_line(self.text, at)]
        return Span(at, at + max(len(rest.split(" #")[0].rstrip()), min(1, len(rest))))

    def char(self, at: int) -> Span:
        return Span(at, min(at + 1, len(self.text)))

    def indentation(self, at: int) -> Span:
        """The white space in front of the line that holds ``at``; its first word where there is none."""
        start = start_of_line(self.text, at)
        end = (
            start
            + len(self.text[start : end_of_line(self.text, at)])
            - len(self.text[start : end_of_line(self.text, at)].lstrip(" "))
        )
        return Span(start, end) if end > start else self.rest(start)

    def continued(self) -> int | None:
        """Where the scalar of several lines began that ends in front of the fault."""
        for scalar in self.fault.scalars[-1:]:
            if scalar.end <= self.at and not self.text[scalar.end : self.at].strip(" "):
                return scalar.start
        return None

    def begins_line(self, at: int) -> bool:
        """Whether only white space and dashes stand in front of ``at`` in its line."""
        return not self.text[start_of_line(self.text, at) : at].strip(" -")


def explain(text: str, fault: Fault, blanked: Span) -> Problem:
    """The problem that a fault is.

    ``blanked`` is what had to go before the rest could be read: it tells where the fault really is.
    """
    here = _Fault(text, fault, blanked)
    words = fault.problem
    if is_tab(fault):
        return _tab(here)
    if "undefined tag handle" in words:
        return Problem("unknown_tag", here.rest(here.at), {"tag": text[slice(*here.rest(here.at))]})
    return _colon(here) or _quote(here) or _bracket(here) or _by_words(here)


def without_colon(text: str, key: Span) -> Problem:
    """The problem of a key that stands alone above its block."""
    name = text[slice(*key)]
    return Problem("syntax", key, {"reason": "key_without_colon", "found": name, "key": name, "opened": None})


def _tab(here: _Fault) -> Problem:
    span = tab_run(here.text, here.at)
    return Problem("tab", span, {"indent": span.start == here.line, "key": here.key(span.end)})


def tab_run(text: str, at: int) -> Span:
    """The white space around the tab at ``at``, within its line."""
    start, end = at, at + 1
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return Span(start, end)


def other_tabs(text: str, faults: list[Problem], scalars: Iterable[Scalar]) -> list[Problem]:
    """A problem for each other line that begins with a tab, where one was the first fault."""
    if not any(fault.kind == "tab" for fault in faults):
        return []
    known = {fault.span for fault in faults}
    spans = contents(text, scalars)
    starts = [span.start for span in spans]
    found: list[Problem] = []
    for match in LEADING_TABS.finditer(text):
        span = Span(*match.span())
        near = bisect_right(starts, span.start) - 1
        if span not in known and not (near >= 0 and span.start < spans[near].end):
            found.append(_tab(_Fault(text, Fault("", text.index("\t", span.start), "", None, (), ()), span)))
    return found[:_MOST_TABS]


LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_MOST_TABS = 20


def is_tab(fault: Fault) -> bool:
    """Whether PyYAML stops at a tab where only spaces can be."""
    return "'\\t'" in fault.problem and "cannot start" in fault.problem


def _colon(here: _Fault) -> Problem | None:
    """A full-width colon, or one without a space, in the line that had to go."""
    above = here.continued()
    places = (here.blanked.start, here.at, here.fault.context_at, above)
    for line in sorted({start_of_line(here.text, at) for at in places if at is not None}):
        overwritten = here.blanked.start <= end_of_line(here.text, line) and line < here.blanked.end
        if overwritten or (above is not None and line == start_of_line(here.text, above)):
            found = unread_colon(here.text, line)
            if found:
                return here.problem(*found)
    return None


def unread_colon(text: str, line: int) -> tuple[Reason, Span] | None:
    """The colon behind the key of the line that begins at ``line``, if YAML does not take it for one."""
    for pattern, reason in _COLONS:
        if match := pattern.match(text, line, end_of_line(text, line)):
            return reason, Span(*match.span("colon"))
    return None


_COLONS: tuple[tuple[re.Pattern[str], Reason], ...] = (
    (_FULL_WIDTH, "full_width_colon"),
    (_NO_SPACE, "colon_without_space"),
)


def _quote(here: _Fault) -> Problem | None:
    start = here.blanked.start
    quoted = "quoted scalar" in here.fault.context
    if quoted and ("escape" in here.fault.problem):
        return here.problem("unknown_escape", Span(here.text.rfind("\\", 0, here.at), here.char(here.at).end))
    starts = (here.fault.context_at, *(scalar.start for scalar in here.fault.scalars))
    if here.text.startswith(('"', "'"), start) and start in starts:
        return here.problem("unclosed_quote", here.rest(start), here.char(start))
    if quoted and here.fault.context_at is not None:
        return here.problem("unclosed_quote", here.rest(here.fault.context_at), here.char(here.fault.context_at))
    before = here.text[here.line : here.at].rstrip()
    if before.endswith(('"', "'")) and here.fault.problem.startswith(("expected <block end>", "mapping values")):
        return here.problem("text_after_quote", here.rest(here.at))
    return None


def _bracket(here: _Fault) -> Problem | None:
    if not here.fault.brackets:
        return None
    opened = here.fault.brackets[-1]
    if here.blanked.end == here.blanked.start + 1 and here.text.startswith(" ", here.blanked.start):
        before = len(here.text[: here.blanked.end].rstrip())
        return here.problem("missing_comma", here.char(before - 1), here.char(opened))
    same_line = start_of_line(here.text, opened) == here.line
    if same_line and here.text.startswith(",", here.at):
        return here.problem("extra_comma", here.char(here.at), here.char(opened))
    if not same_line or here.at >= len(here.text.rstrip()) or here.blanked.start == opened:
        return here.problem("unclosed_bracket", here.char(opened), here.char(opened))
    if here.fault.problem.startswith("expected ','"):
        return here.problem("missing_comma", here.rest(here.at), here.char(opened))
    return None


def _by_words(here: _Fault) -> Problem:
    words, at = here.fault.problem, here.at
    context = here.fault.context_at
    if words.startswith("could not find expected ':'") and context is not None:
        return here.problem("missing_colon", here.rest(context))
    if words.startswith("mapping values"):
        return _mapping_value(here)
    if words.startswith("expected <block end>"):
        return _block_end(here)
    if "document start" in words and here.text.startswith("%", at):
        return here.problem("directive", here.rest(at))
    if "document start" in words:
        return here.problem("bad_indent", here.indentation(min(here.blanked.start, at)))
    if words.startswith("sequence entries"):
        return here.problem("dash_in_line", here.char(at))
    if "a block scalar" in here.fault.context:
        return here.problem("block_header", here.rest(at if context is None else context))
    if "YAML directive" in words or "incompatible YAML" in words:
        return here.problem("yaml_version", here.rest(at))
    if "directive" in here.fault.context or "tag handle" in words:
        return here.problem("directive", here.rest(at if context is None else context))
    return _character(here)


def _mapping_value(here: _Fault) -> Problem:
    """A colon where no key can be: in a value, or in a line that continues the value above it."""
    above = here.continued()
    if above is None:
        return here.problem("plain_colon", here.char(here.at))
    if here.begins_line(above):
        return here.problem("missing_colon", here.rest(above))
    return here.problem("bad_indent", here.indentation(here.at), here.rest(above))


def _block_end(here: _Fault) -> Problem:
    if here.text.startswith(("]", "}"), here.at):
        return here.problem("unopened_bracket", here.char(here.at))
    if not here.begins_line(here.at):
        return here.problem("text_after_value", here.rest(here.at))
    first = here.fault.context_at
    return here.problem("bad_indent", here.indentation(here.at), here.rest(first) if first is not None else None)


def _character(here: _Fault) -> Problem:
    """A character that a value cannot begin with."""
    if here.text.startswith("...", here.at):
        return here.problem("document_end", here.rest(here.at))
    for at in (here.fault.context_at, here.at):
        if at is not None and here.text.startswith(("]", "}"), at):
            return here.problem("unopened_bracket", here.char(at))
        if at is not None and here.text.startswith(tuple("*&!@%`?:,|>-"), at):
            return here.problem("reserved_character", here.char(at))
    if here.begins_line(here.at):
        return here.problem("bad_indent", here.indentation(here.at))
    return here.problem("unreadable", here.char(here.at))
