"""What to write in the place of a value of the wrong kind, where that is certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from openbayes_config.client import Outcome
from openbayes_config.client.access import binding
from openbayes_config.client.coerce import to_number
from openbayes_config.client.template import TUNING, template_value
from openbayes_config.diagnostic import Fix, Snippet, Text, printable
from openbayes_config.document import Document, child, resolve
from openbayes_config.emit import inline, insertion, quote_of, quoted
from openbayes_config.job import bindings
from openbayes_config.parse import nodes
from openbayes_config.parse.nodes import Node, Scalar
from openbayes_config.rules._sent import part
from openbayes_config.text import Edit


class Repair(NamedTuple):
    """``new`` is the value that belongs there, ``help`` the sentence that says so where it is not the usual one."""

    new: Snippet
    fix: Fix
    help: Text | None = None


def repair(document: Document, outcome: Outcome, *, quotable: bool) -> Repair | None:
    """The one right value for an outcome of kind ``wrong_type``. Nothing of it is invented: it is what stands there in
    quotes, in brackets or in the other form of a binding, or what the template has for none.
    """
    node = outcome.node
    if node is None or isinstance(node, nodes.Alias) or _is_unreachable(document, node):
        return None
    if quotable and isinstance(node, Scalar):
        new = quoted(node.text, quote_of(document))
        fix = Fix(_PUT, (Edit(node.span, new),), True, part(outcome.path))
        return Repair(_shown(new), fix, _PUT_IT)
    if isinstance(outcome.path[-1], int):
        return _binding(document, outcome, node)
    return _nothing(document, outcome, node) or _list(outcome, node)


def _is_unreachable(document: Document, node: Node) -> bool:
    """Whether a tag says what the value is, or nothing stands where no colon is before it."""
    line = document.source.line_span(document.source.position(node.span.start).line)
    before = document.source.text[line.start : node.span.start]
    if before.split()[-1:] and before.split()[-1].startswith("!"):
        return True
    return node.span.start == node.span.end and not before.endswith(":")


def _nothing(document: Document, outcome: Outcome, node: Node) -> Repair | None:
    """The template's value where there is none, also where none is written as that of another kind."""
    if outcome.path in _NEVER_INVENTED or not _is_nothing(node):
        return None
    absent = isinstance(node, Scalar) and not node.text and node.style == "plain"
    if outcome.path == ("hyper_tuning",):
        if not isinstance(node, Scalar) or not absent:
            return None
        return Repair(Snippet(""), Fix(_FILL, (insertion(document, node, TUNING),), True))
    value = _template(outcome)
    if value is None:
        return None
    new = str(value) if outcome.args["expected"] == "integer" else inline(value, quote=quote_of(document))
    edit = Edit(node.span, " " + new if absent else new)
    return Repair(_shown(new), Fix(_WRITE, (edit,), True, part(outcome.path)), _WRITE_IT if not absent else None)


def _is_nothing(node: Node) -> bool:
    match node:
        case Scalar():
            return not node.text or node.value is None
        case nodes.Sequence():
            return not node.items
        case nodes.Mapping():
            return not node.entries
        case _:
            return False


def _template(outcome: Outcome) -> object:
    if outcome.path[-1] == "bindings":
        return []
    try:
        return template_value(outcome.path)
    except KeyError:
        return None


def _list(outcome: Outcome, node: Node) -> Repair | None:
    """A list of what stands there: one entry, or several separated by commas."""
    key = outcome.path[-1]
    if key not in _LISTS or not isinstance(node, Scalar) or "\n" in node.text or not node.text:
        return None
    numbers = key == "discrete_values"
    several = "," in node.text and (numbers or node.style == "plain")
    words = [word.strip() for word in node.text.split(",")] if several else [node.text]
    if not all(words) or node.text[0] in "[{" or (numbers and any(to_number(word) is None for word in words)):
        return None
    new = f"[{', '.join(words)}]" if numbers else inline(words)
    # Whether a comma separates or belongs to the text, only its author knows.
    safe = numbers or not several
    return Repair(_shown(new), Fix(_WRITE, (Edit(node.span, new),), safe, part(outcome.path)), _WRITE_IT)


def _binding(document: Document, outcome: Outcome, node: Node) -> Repair | None:
    """A binding in the form of the list in which it stands."""
    form: tuple[object, bool] | None = None
    match outcome.path[-2]:
        case "data_bindings" | "data_binding" if isinstance(node, Scalar):
            form = _long(node)
        case "bindings" | "binding" if isinstance(node, nodes.Mapping):
            form = _short(document, node)
        case _:
            pass
    if form is None:
        return None
    value, safe = form
    new = inline(value, flow=True, quote=quote_of(document))
    help_ = _LONG if isinstance(node, Scalar) else _SHORT
    return Repair(_shown(new), Fix(_WRITE_ITEM, (Edit(node.span, new),), safe, part(outcome.path)), help_)


def _long(node: Scalar) -> tuple[Mapping[str, object], bool] | None:
    found = binding(node.text) if isinstance(node.value, str) else None
    if found is None or not found.data or not found.path:
        return None
    written = node.text.count(":") == _COLONS_WITH_ACCESS
    guess, sure = bindings.guessed_type(found.path)
    access = ("rw" if found.access == "READ_WRITE" else "ro") if written else guess
    return {"data": found.data, "path": found.path, "type": access}, written or sure


def _short(document: Document, node: nodes.Mapping) -> tuple[str, bool] | None:
    values = {str(nodes.key_of(entry.key)): resolve(entry.value) for entry in node.entries}
    texts = [each.text for each in values.values() if isinstance(each, Scalar) and isinstance(each.value, str)]
    if not {"data", "path"} <= values.keys() <= {"data", "path", "type"} or len(texts) < len(values):
        return None
    if "#" in document.source.slice(node.span) or any(":" in text or not text for text in texts):
        return None
    data, path = (bindings.text(node, part) for part in _DATA_AND_PATH)
    guess, sure = bindings.guessed_type(path)
    access = bindings.text(node, "type") if child(node, "type") else guess
    return f"{data}:{path}:{access}", "type" in values or sure


def _shown(new: str) -> Snippet:
    return Snippet(printable(new))


_NEVER_INVENTED = (("resource",), ("env",))
_LISTS = ("side_metrics", "discrete_values", "categorical_values", "bindings", "binding")
_COLONS_WITH_ACCESS = 2
_DATA_AND_PATH: tuple[bindings.Part, ...] = ("data", "path")
_PUT = Text("Put it in quotes: `{new}`", "加上引号：`{new}`")
_PUT_IT = Text("Put it in quotes: `{new}`.", "请加上引号：`{new}`。")
_FILL = Text("Add the seven keys of `hyper_tuning`", "补上 `hyper_tuning` 的七个字段")
_WRITE = Text("Write `{key}: {new}`", "改为 `{key}: {new}`")
_WRITE_ITEM = Text("Write `{new}`", "改为 `{new}`")
_WRITE_IT = Text("Write `{key}: {new}`.", "请写成 `{key}: {new}`。")
_LONG = Text(
    "Write `- {new}`; the short form belongs under `bindings`.", "请写成 `- {new}`；简写应放在 `bindings` 下。"
)
_SHORT = Text(
    "Write `- {new}`; entries with `data:` and `path:` belong under `data_bindings`.",
    "请写成 `- {new}`；分别写 `data:`、`path:` 的条目应放在 `data_bindings` 下。",
)
