"""The edits that write a file's bindings under another key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openbayes_config import emit
from openbayes_config.document import Document, resolve
from openbayes_config.emit.places import line_end, own_line
from openbayes_config.normalizer.items import converted, flow_text, kept_as_comments, long_lines, short_text
from openbayes_config.normalizer.triples import To, Triple
from openbayes_config.normalizer.written import KEYS, Binding, Group
from openbayes_config.parse import nodes
from openbayes_config.text import Edit, Span


class Plan:
    """What is to be written: the root's entry that holds the bindings, and each with its triple."""

    __slots__ = ("bindings", "document", "outer", "root", "to")

    def __init__(
        self, document: Document, groups: Sequence[Group], bindings: list[tuple[Binding, Triple]], to: To
    ) -> None:
        root = resolve(document.root)
        filled = [group for group in groups if group.bindings]
        self.document = document
        self.root = root if isinstance(root, nodes.Mapping) else None
        self.outer = (filled or list(groups))[0].outer if groups else None
        self.bindings = bindings
        self.to: To = to

    def edits(self) -> Iterator[Edit]:
        """All edits, in no order."""
        if self.root is None or self.outer is None:
            return
        for entry in self.root.entries:
            if entry is not self.outer and not entry.merge and nodes.key_of(entry.key) in KEYS:
                yield emit.removal(self.document, entry)
        if nodes.key_of(self.outer.key) != self.to and isinstance(self.outer.key, nodes.Scalar):
            yield emit.rename(self.outer.key, self.to)
        yield from self._value(self.outer.value)

    def _value(self, value: nodes.Node) -> Iterator[Edit]:
        if isinstance(value, nodes.Sequence):
            for binding, triple in self.bindings:
                yield from converted(self.document, value, binding, triple, self.to)
        elif not self.bindings:
            if isinstance(value, nodes.Mapping):
                yield Edit(value.span, "[]")
        elif not isinstance(resolve(value), nodes.Sequence) or not all(self._stays(each) for each, _ in self.bindings):
            yield self._rewritten(value)

    def _stays(self, binding: Binding) -> bool:
        return binding.whole and (binding.form == "long") == (self.to == "data_bindings")

    def _rewritten(self, value: nodes.Node) -> Edit:
        """The whole value anew: where it is an alias, a mapping, or no list."""
        text, newline = self.document.source.text, self.document.source.newline
        if self.root is None or self.root.flow:
            return Edit(value.span, "[" + ", ".join(flow_text(*each, self.to) for each in self.bindings) + "]")
        new = newline.join(self._lines(value, emit.column_of(self.document, self.root)))
        end = len(text[: value.span.end].rstrip(" \t\r\n"))
        column = own_line(self.document, value.span.start)
        if column is not None:
            return Edit(Span(value.span.start - column, end), new)
        start, behind = len(text[: value.span.start].rstrip(" \t")), line_end(text, end)
        return Edit(Span(start, behind), text[end:behind].rstrip(" \t") + newline + new)

    def _lines(self, value: nodes.Node, column: int) -> Iterator[str]:
        indent = " " * (column + emit.indent_step(self.document).sequence)
        comments = [each for each in self.document.comments if value.span.start <= each.span.start < value.span.end]
        for binding, triple in self.bindings:
            own = kept_as_comments(self.document, binding)
            line = line_end(self.document.source.text, binding.item.span.end)
            above = [comment.text for comment in comments if comment.span.start < line and comment.text not in own]
            comments = [comment for comment in comments if comment.span.start >= line]
            yield from (indent + text for text in (*above, *own))
            first, *rest = [short_text(binding, triple)] if self.to == "bindings" else long_lines(binding, triple)
            yield f"{indent}- {first}"
            yield from (f"{indent}  {text}" for text in rest)
        yield from (indent + comment.text for comment in comments)
