"""Where the parts of a binding stand, in the long and in the short form."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeGuard

from openbayes_config.client import Outcome
from openbayes_config.diagnostic import Related, Text
from openbayes_config.document import Document, child, resolve
from openbayes_config.job.mounts import INPUTS
from openbayes_config.parse.nodes import Mapping, Node, Path, Scalar
from openbayes_config.text import Span

Part: TypeAlias = Literal["data", "path", "type"]
_PARTS: tuple[Part, ...] = ("data", "path", "type")


def text(node: Node | None, part: Part) -> str:
    """A part of a binding as the client reads it; empty where it is not there."""
    node = resolve(node)
    if isinstance(node, Scalar):
        parts = node.text.split(":")
        index = _PARTS.index(part)
        return parts[index] if index < len(parts) else ""
    if isinstance(node, Mapping):
        value = resolve(child(node, part))
        name = resolve(child(node, "name")) if part == "data" else None
        if isinstance(name, Scalar) and isinstance(name.value, str) and name.value:
            return name.text
        return value.text if isinstance(value, Scalar) else ""
    return ""


def span(document: Document, node: Node, part: Part) -> Span:
    """The characters of a part; of the whole binding where the part is not there."""
    at = resolve(node)
    if isinstance(at, Mapping):
        value = child(at, part)
        return value.span if value else node.span
    if not isinstance(at, Scalar) or at is not node:
        return node.span
    start = document.source.slice(node.span).find(at.text)
    parts = at.text.split(":")
    index = _PARTS.index(part)
    if start < 0 or index >= len(parts):
        return node.span
    start += node.span.start + sum(len(each) + 1 for each in parts[:index])
    return Span(start, start + len(parts[index]))


def guessed_type(path: str) -> tuple[str, bool]:
    """The access that a binding without one is meant to have, and whether that is beyond doubt."""
    if path in INPUTS:
        return "ro", True
    return ("rw" if path.strip("/") == "output" else "ro"), False


def _is_path(value: object) -> TypeGuard[Path]:
    return isinstance(value, tuple)


def earlier(document: Document, outcome: Outcome, message: Text) -> tuple[Related, ...]:
    """The place of the earlier binding because of which this one is left out."""
    first = outcome.args.get("first")
    node = document.at(*first) if _is_path(first) else None
    return (Related(span(document, node, "data"), message),) if node else ()
