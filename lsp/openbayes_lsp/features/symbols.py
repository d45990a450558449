"""The outline of a file: what each key and item is, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from openbayes_config.diagnostic import printable
from openbayes_config.document import child, resolve
from openbayes_config.normalizer.written import KEYS, read
from openbayes_config.parse.nodes import Alias, Entry, Mapping, Node, Path, Scalar, Sequence, key_of

if TYPE_CHECKING:
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

Kind: TypeAlias = Literal[
    "binding", "parameter", "command", "object", "array", "string", "number", "boolean", "null", "alias"
]

MAX_DEPTH: Final = 16
"""Deeper entries are not listed: editors show no more, and some cannot take it."""

_LONGEST: Final = 80


class Symbol(NamedTuple):
    """An entry or item. ``span`` holds those of all its ``children``, and ``selection``, the place of its name.

    ``name`` is never empty; ``detail`` tells in one line what is there. Secrets are masked in both.
    """

    name: str
    detail: str
    kind: Kind
    span: Span
    selection: Span
    children: tuple[Symbol, ...] = ()


def symbols(snapshot: Snapshot) -> tuple[Symbol, ...]:
    """The top-level entries, or items, of a file with all that is in them."""
    root = snapshot.document.root
    return tuple(_Outline(snapshot).within(root, ())) if root else ()


class _Outline:
    def __init__(self, snapshot: Snapshot) -> None:
        self._hide = snapshot.masker.hide
        self._shown = snapshot.masker.source

    def within(self, node: Node, path: Path) -> Iterator[Symbol]:
        if len(path) >= MAX_DEPTH:
            return
        if isinstance(node, Mapping):
            yield from (self._entry(entry, (*path, key_of(entry.key))) for entry in node.entries)
        elif isinstance(node, Sequence):
            yield from (self._item(item, (*path, index)) for index, item in enumerate(node.items))

    def _entry(self, entry: Entry, path: Path) -> Symbol:
        key, value, _ = entry
        kind: Kind = "command" if path == ("command",) else "parameter" if _is_parameter(path) else _kind(value)
        name = self._cut(self._hide(key.text)) if isinstance(key, Scalar) else self._line(key.span)
        inner = child(value, "value") if kind == "parameter" and isinstance(value, Mapping) else value
        children = tuple(self.within(value, path))
        return Symbol(name or '""', self._detail(inner), kind, entry.span, key.span, children)

    def _item(self, item: Node, path: Path) -> Symbol:
        name, detail, kind = self._named(item, path)
        return Symbol(name or f"[{path[-1]}]", detail, kind, item.span, item.span, tuple(self.within(item, path)))

    def _named(self, item: Node, path: Path) -> tuple[str, str, Kind]:
        if path[0] in KEYS and (binding := read(item)).data + binding.path:
            access = f" ({binding.access})" if binding.access else ""
            detail = f"<- {binding.data}{access}" if binding.path else ""
            return self._safe(binding.path or binding.data), self._safe(detail), "binding"
        value = resolve(item)
        if path[:2] == ("hyper_tuning", "parameter_specs") and isinstance(value, Mapping):
            return self._text(value, "name"), self._range(value), "parameter"
        return "" if isinstance(item, (Mapping, Sequence)) else self._line(item.span), "", _kind(item)

    def _range(self, spec: Mapping) -> str:
        """The type of a specification and the values that it may take."""
        low, high = self._text(spec, "min_value"), self._text(spec, "max_value")
        values = [node for key in ("discrete_values", "categorical_values") if (node := child(spec, key))]
        listed = [self._line(each.span) for each in values]
        return " ".join(filter(None, (self._text(spec, "type"), f"{low} .. {high}" if low and high else "", *listed)))

    def _text(self, mapping: Mapping, key: str) -> str:
        node = resolve(child(mapping, key))
        return self._safe(node.text) if isinstance(node, Scalar) else ""

    def _detail(self, node: Node | None) -> str:
        if node is None or (isinstance(node, (Mapping, Sequence)) and not node.flow):
            return ""
        if isinstance(node, Scalar) and node.style in ("literal", "folded"):
            return self._cut(self._shown[node.span.start : node.span.end].partition("\n")[2])
        return self._line(node.span)

    def _line(self, span: Span) -> str:
        return self._cut(self._shown[span.start : span.end])

    def _safe(self, text: str) -> str:
        return self._cut(self._hide(text))

    def _cut(self, text: str) -> str:
        """The first line of a text that is masked already."""
        lines = text.strip().splitlines() or [""]
        line = printable(lines[0].strip())
        return line[: _LONGEST - 1] + "…" if len(line) > _LONGEST or len(lines) > 1 else line


def _is_parameter(path: Path) -> bool:
    return len(path) == 2 and path[0] == "parameters"


def _kind(node: Node) -> Kind:
    if isinstance(node, Alias):
        return "alias"
    if not isinstance(node, Scalar):
        return "object" if isinstance(node, Mapping) else "array"
    if node.value is None or isinstance(node.value, bool):
        return "null" if node.value is None else "boolean"
    return "number" if isinstance(node.value, (int, float)) else "string"
