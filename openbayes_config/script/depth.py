"""Long chains of operators, which end the process in the ast module of Python 3.10 instead of raising an error."""

from __future__ import annotations

# Far more than programs have, and little enough for the small stacks that threads have on some systems.
MOST = 1000
_LINKS = ".([+-*/%|&^@<>"
_TOKEN = (
    r"""(?s:(?P<string>[A-Za-z]{0,2}(?:'{3}(?:[^\\]|\\.)*?'{3}|"{3}(?:[^\\]|\\.)*?"{3}"""
    r"""|'(?:[^\\'\n]|\\.)*'|"(?:[^\\"\n]|\\.)*"))"""
    r"""|(?P<skip>\#[^\n]*|\\\r?\n)|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<link>[-.+*/%|&^@<>]+)"""
    r"""|(?P<stop>[,;:]|\n)|\w+|.)"""
)


def chained(text: str) -> bool:
    """Whether an expression may have more than ``MOST`` links (operators, attributes, calls, subscripts) in a row."""
    if sum(text.count(char) for char in _LINKS) <= MOST:
        return False
    import re

    links = [0]
    for found in re.finditer(_TOKEN, text):
        kind, token = found.lastgroup, found.group()
        if kind == "open":
            links[-1] += 1
            links.append(0)
        elif kind == "close" and len(links) > 1:
            links.pop()
        elif kind == "stop" and (token != "\n" or len(links) == 1):
            links[-1] = 0
        elif kind == "link":
            links[-1] += 1
        elif kind == "string" and "f" in token[:2].lower():
            # Python 3.10 parses what stands in an f-string on its own.
            links[-1] += sum(token.count(char) for char in _LINKS)
        if links[-1] > MOST or (len(links) > 1 and links[-2] > MOST):
            return True
    return False
