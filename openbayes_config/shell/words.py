"""One word of a command line: its end, and what is left of it without quotes."""

from __future__ import annotations

from openbayes_config.shell.tokens import Problem, ProblemKind, Word
from openbayes_config.text import Span

BLANKS = " \t"
_ENDS = " \t\n|&;<>()"
_PLAIN_STOP = frozenset(_ENDS + "\\'\"`$*?[~")
_IN_DOUBLE = frozenset('$`"\\\n')
_CLOSER = {"'": "'", '"': '"', "`": "`", "(": ")", "{": "}"}
_NAME_AFTER_DOLLAR = frozenset("@*#?$!-_")

# What the shell does not hand on as it stands. "=", "~", "#" and "!" mean nothing to it inside a word.
_SPECIAL = frozenset(" \t\r\n|&;<>()$`\\\"'*?[]{}")


def is_plain(text: str) -> bool:
    """Whether a text inside of a word stays what it is, without quotes."""
    return _SPECIAL.isdisjoint(text) and text.isprintable()


def read_word(text: str, start: int) -> tuple[Word, Problem | None]:
    """The word that begins at ``start``; one that never ends goes to the end of ``text``."""
    parts: list[str] = []
    static = True
    problem: Problem | None = None
    at = start
    while at < len(text) and not problem and not _ends(text, at):
        end, part, same, kind = _part(text, at)
        problem = Problem(kind, Span(at, len(text))) if kind else None
        static = static and same and not (at == start and text[at] == "~")
        parts.append(part)
        at = end
    return Word(Span(start, at), "".join(parts), static), problem


def _ends(text: str, at: int) -> bool:
    return text[at] in _ENDS and not text.startswith(("<(", ">("), at)


def _part(text: str, at: int) -> tuple[int, str, bool, ProblemKind | None]:
    """End, content, whether the content is what the program gets, and what is not closed."""
    char = text[at]
    if char not in _PLAIN_STOP:
        end = at + 1
        while end < len(text) and text[end] not in _PLAIN_STOP:
            end += 1
        return end, text[at:end], True, None
    if char == "\\":
        return _escape(text, at)
    if char == "'":
        end = text.find("'", at + 1)
        return (end + 1, text[at + 1 : end], True, None) if end >= 0 else (len(text), text[at + 1 :], True, "quote")
    if char == '"':
        end = end_of(text, at + 1, '"')
        inner = text[at + 1 : end - 1 if end >= 0 else len(text)]
        return (end if end >= 0 else len(text), *_unescape(inner), None if end >= 0 else "quote")
    opener = _opener(text, at)
    if opener:
        end = end_of(text, at + len(opener), opener)
        kind: ProblemKind = "quote" if opener == "$'" else "substitution"
        stop = end if end >= 0 else len(text)
        return stop, text[at:stop], False, None if end >= 0 else kind
    return at + 1, char, not _is_special(text, at), None


def _escape(text: str, at: int) -> tuple[int, str, bool, ProblemKind | None]:
    if at + 1 == len(text):
        return at + 1, "\\", True, "escape"
    return at + 2, "" if text[at + 1] == "\n" else text[at + 1], True, None


def _opener(text: str, at: int) -> str | None:
    openers = ("$(", "${", "$'", "`", "<(", ">(")
    return next((each for each in openers if text.startswith(each, at)), None)


def _is_special(text: str, at: int) -> bool:
    """Whether an unquoted ``$``, ``*``, ``?`` or ``[`` means something to the shell."""
    if text[at] == "$":
        return _names_variable(text, at)
    return text[at] in "*?" or (text[at] == "[" and not _is_end(text, at + 1))


def _is_end(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in _ENDS


def _names_variable(text: str, dollar: int) -> bool:
    after = text[dollar + 1 : dollar + 2]
    return (after.isascii() and after.isalnum()) or after in _NAME_AFTER_DOLLAR if after else False


def _unescape(inner: str) -> tuple[str, bool]:
    """The content of double quotes, and whether nothing in it is replaced by the shell."""
    parts: list[str] = []
    static = True
    at = 0
    while (stop := inner.find("\\", at)) >= 0:
        static = static and not _replaced(inner, at, stop)
        after = inner[stop + 1 : stop + 2]
        parts += (inner[at:stop], "" if after == "\n" else after if after in _IN_DOUBLE else "\\" + after)
        at = stop + 2
    return "".join([*parts, inner[at:]]), static and not _replaced(inner, at, len(inner))


def _replaced(text: str, start: int, end: int) -> bool:
    dollar = text.find("$", start, end)
    while dollar >= 0:
        if _names_variable(text, dollar) or text.startswith(("${", "$("), dollar):
            return True
        dollar = text.find("$", dollar + 1, end)
    return text.find("`", start, end) >= 0


def end_of(text: str, at: int, opener: str) -> int:
    """The end of what ``opener`` before ``at`` opens, -1 if it never ends."""
    waiting = [opener]
    while at < len(text):
        char, top = text[at], waiting[-1]
        if char == "\\" and top != "'":
            at += 2
            continue
        if char == _CLOSER[top[-1]]:
            waiting.pop()
            if not waiting:
                return at + 1
        elif opened := _opened(text, at, top):
            waiting.append(opened)
            at += len(opened) - 1
        at += 1
    return -1


def _opened(text: str, at: int, top: str) -> str | None:
    if top in ("'", "$'"):
        return None
    openers = ("$(", "${", "`") if top == '"' else ("$(", "${", "$'", "'", '"', "`", "(")
    return next((each for each in openers if text.startswith(each, at)), None)
