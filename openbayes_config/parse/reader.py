"""From a source to nodes, problems, comments and the plain value."""

from __future__ import annotations

from functools import partial

from openbayes_config.parse import pyyaml
from openbayes_config.parse.builder import BoundError
from openbayes_config.parse.faults import other_tabs, unread_colon
from openbayes_config.parse.nodes import FindComments, Mapping, Node, Problem, Scalar, Sequence, no_comments
from openbayes_config.parse.recovery import recover
from openbayes_config.parse.spans import comments
from openbayes_config.parse.values import evaluate
from openbayes_config.text import Source, Span

_MOST_PROBLEMS = 100
_MOST_CHARACTERS = 8  # a problem for each of the first control characters


def parse(source: Source) -> tuple[Node | None, tuple[Problem, ...], FindComments, object]:
    """Root, problems in the order of the text, what finds the comments, and plain value of a source."""
    problems = [*_encoding(source), *_characters(source)]
    text = _printable(source.text) if problems else source.text
    try:
        text, faults, built = recover(text, source.bom)
    except BoundError as bound:
        return None, tuple(sorted([*problems, bound.problem], key=_place)), no_comments, None
    plain = evaluate(built) if built.root is not None else None
    problems += other_tabs(source.text, faults, built.scalars)
    problems += faults + built.problems + ([] if faults else _root(built.root, text))
    problems = _first(problems, refused=True) + _first(problems, refused=False)
    problems.sort(key=_place)
    if any(each.refused for each in problems):
        plain = None
    return built.root, tuple(problems), partial(comments, text, built.scalars), plain


def _first(problems: list[Problem], refused: bool) -> list[Problem]:
    return sorted((each for each in problems if each.refused == refused), key=_place)[:_MOST_PROBLEMS]


def _place(problem: Problem) -> Span:
    return problem.span


def _encoding(source: Source) -> list[Problem]:
    if source.fault is None:
        return []
    return [Problem("encoding", source.fault, {"encoding": source.encoding if source.encoding != "utf-8" else ""})]


def _characters(source: Source) -> list[Problem]:
    """The first characters that PyYAML's reader refuses, bytes that could not be read left out."""
    found: list[Problem] = []
    for match in pyyaml.NON_PRINTABLE.finditer(source.text):
        if source.fault is None or not "\ud800" <= match[0] <= "\udfff":
            found.append(Problem("control_character", Span(*match.span()), {"character": match[0]}))
        if len(found) == _MOST_CHARACTERS:
            break
    return found


def _printable(text: str) -> str:
    """The text with something that PyYAML takes in the place of every character that it refuses."""
    return pyyaml.NON_PRINTABLE.sub(lambda match: " " if match[0] in "\0\x0b\x0c" else "\ufffd", text)


def _root(root: Node | None, text: str) -> list[Problem]:
    """A root that is no mapping; the client takes an empty or false one for a mapping without keys."""
    if isinstance(root, Mapping):
        return []
    if root is None or (isinstance(root, Scalar) and not root.value) or (isinstance(root, Sequence) and not root.items):
        return [Problem("empty", root.span if root else Span(0, 0), {}, refused=False)]
    # A file of one line with a colon that YAML does not take for one is a text.
    colon = unread_colon(text, root.span.start) if isinstance(root, Scalar) else None
    args = {"found": _kind(root), "reason": colon[0] if colon else "", "colon": colon[1] if colon else None}
    return [Problem("root_not_mapping", root.span, args, refused=False)]


def _kind(root: Node) -> str:
    if isinstance(root, Scalar):
        return "text" if isinstance(root.value, str) else "value"
    return "list"
